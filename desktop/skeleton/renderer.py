"""The skeleton as a picture: numpy only, one core, the same pixels on every machine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton import outline, shading
from desktop.skeleton.bones import Floats, Skeleton
from desktop.skeleton.camera import Camera
from desktop.skeleton.frame import Bytes, Colour, Frame, Inks, Paint, Posed, Window
from desktop.skeleton.raster import FAR, Corners, visible
from desktop.skeleton.shape import Landed, Shape, composed, joined, land, shape

__all__ = ["Camera", "Colour", "Frame", "Inks", "Paint", "Renderer"]

NEAR_FROM = 1100.0
"""From so many pixels by metre on the near mesh is drawn."""
BAND = 1 << 20
"""How many pixels are worked on at once, so that a huge picture needs no huge memory."""


@dataclass(frozen=True, slots=True, eq=False)
class _Stage:
    """Everything that bands of one picture share, in fine pixels: `samples` of them on each side of a pixel."""

    landed: Landed
    openness: Floats
    corners: Corners
    face_bone: NDArray[np.int16]
    looks: Bytes
    ramps: shading.Ramps
    samples: int
    pixel: float


class Renderer:
    """Draws one skeleton in any pose, from anywhere."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Lay out the meshes of `skeleton`."""
        self._bones = len(skeleton.bones)
        self._whole = shape(skeleton.whole, self._bones)
        self._near = shape(joined(skeleton.near, skeleton.whole, self._bones), self._bones)
        self._light = shading.light_table()
        self._look_of_weight = outline.looks_by_weight()
        self._weights = np.array([outline.WEIGHTS[look] for look in shading.Look], np.uint8)

    def draw(  # noqa: PLR0913
        self,
        pose: Posed,
        camera: Camera,
        size: tuple[int, int],
        inks: Inks,
        *,
        paints: NDArray[np.integer] | None = None,
        samples: int = 1,
        body: bool = False,
        shadow: bool = True,
        lit: int = -1,
        near: bool | None = None,
    ) -> Frame:
        """A picture of `size` (width, height) pixels; `paints` (B,) are Paint values, `lit` is a row of a bone or -1.

        `samples` are taken on each side of a pixel. `near` None takes the finer mesh when one is close.
        """
        width, height = size
        frame = Frame(
            np.zeros((height, width, 4), np.uint8),
            np.full((height, width), np.inf, np.float32),
            np.full((height, width), -1, np.int16),
        )
        fine = width * samples, height * samples
        near = camera.pixels(size) > NEAR_FROM if near is None else near
        mesh = self._near if near else self._whole
        maps = composed(camera.matrix(fine), pose.matrices)
        shown = self._on_screen(mesh, maps, fine, camera.pixels(fine))
        if paints is not None:
            shown &= np.asarray(paints) != Paint.HIDDEN
        if not shown.any():
            return frame
        landed = land(mesh, maps, camera.pixels(fine))
        rows = np.flatnonzero(np.repeat(shown, mesh.faces))
        a, b, c = (each[rows] for each in mesh.corners)
        openness = np.float32(0.35) + np.float32(0.65) * mesh.openness
        stage = _Stage(
            landed,
            openness,
            (a, b, c),
            mesh.face_bone[rows],
            shading.looks(paints, self._bones, lit),
            shading.ramps(inks),
            samples,
            1.0 / camera.pixels(fine),
        )
        window = _bounds(mesh, landed, shown, size, samples)
        tall = max(1, BAND // max(1, window.width * samples * samples))
        for top in range(window.top, window.bottom, tall):
            self._band(stage, Window(window.left, top, window.right, min(top + tall, window.bottom)), size, frame)
        return frame

    def _on_screen(self, mesh: Shape, maps: Floats, size: tuple[int, int], scale: float) -> NDArray[np.bool_]:
        """Which bones (B,) may touch the picture, by the ball around each."""
        middle = np.einsum("bij,bj->bi", maps[:, :2, :3], mesh.centres) + maps[:, :2, 3]
        radius = mesh.radii * np.float32(scale) + np.float32(1)
        inside = (middle + radius[:, None] > 0) & (middle - radius[:, None] < np.array(size, np.float32))
        return np.asarray(inside.all(axis=1) & (mesh.faces > 0))

    def _band(self, stage: _Stage, window: Window, size: tuple[int, int], frame: Frame) -> None:
        """Draw some rows, with a margin for the lines of the rows beyond."""
        n, margin = stage.samples, 3
        top, bottom = max(0, window.top - margin), min(size[1], window.bottom + margin)
        fine = Window(window.left * n, top * n, window.right * n, bottom * n)
        landed = stage.landed
        seen = visible(landed.x, landed.y, landed.z, stage.corners, fine, (landed.across, landed.down, stage.openness))
        bone = stage.face_bone[seen.face]
        look = stage.looks[bone]
        tone = shading.tones(self._light, *seen.values)
        shape = fine.height, fine.width
        canvas = np.zeros(shape, np.uint32)
        canvas.reshape(-1)[seen.pixel] = stage.ramps.fills.reshape(-1)[look.astype(np.intp) * shading.TONES + tone]
        bones = np.full(shape, -1, np.int16)
        bones.reshape(-1)[seen.pixel] = bone
        weight = np.zeros(shape, np.uint8)
        weight.reshape(-1)[seen.pixel] = self._weights[look]
        line = outline.ink(seen.depth, bones, weight, stage.pixel, n)
        rgba = canvas.view(np.uint8).reshape(*shape, 4)
        self._ink(rgba, line, weight, stage.ramps)
        inner = slice(window.top - top, window.bottom - top)
        target = slice(window.top, window.bottom), slice(window.left, window.right)
        frame.rgba[target] = _averaged(rgba, n)[inner]
        depth = seen.depth[n // 2 :: n, n // 2 :: n][inner]
        frame.depth[target] = np.where(depth < FAR, depth, np.float32(np.inf))
        frame.bone[target] = bones[n // 2 :: n, n // 2 :: n][inner]

    def _ink(self, rgba: Bytes, line: Bytes, weight: Bytes, ramps: shading.Ramps) -> None:
        """Lay the lines over the colours."""
        rows = np.flatnonzero(line)
        flat = rgba.reshape(-1, 4)
        cover = line.reshape(-1)[rows].astype(np.int32)[:, None]
        colour = np.full((1, 4), 255, np.int32)
        colour[0, :3] = ramps.lines[0]
        under = flat[rows].astype(np.int32)
        flat[rows] = (under * (255 - cover) + colour * cover + 127) // 255


def _bounds(mesh: Shape, landed: Landed, shown: NDArray[np.bool_], size: tuple[int, int], samples: int) -> Window:
    """The part of the picture, in whole pixels, in which bones are."""
    rows = np.repeat(shown, mesh.counts)
    x, y = landed.x[rows], landed.y[rows]
    low = np.floor(np.array([x.min(), y.min()]) / samples) - 2
    high = np.ceil(np.array([x.max(), y.max()]) / samples) + 2
    left, top = np.clip(low, 0, size).astype(int).tolist()
    right, bottom = np.clip(high, 0, size).astype(int).tolist()
    return Window(left, top, right, bottom)


def _averaged(rgba: Bytes, samples: int) -> Bytes:
    """One pixel for every square of them."""
    if samples == 1:
        return rgba
    height, width = rgba.shape[0] // samples, rgba.shape[1] // samples
    squares = rgba.reshape(height, samples, width, samples, 4)
    total = squares.sum(axis=(1, 3), dtype=np.uint32)
    made: Bytes = ((total + samples * samples // 2) // (samples * samples)).astype(np.uint8)
    return made

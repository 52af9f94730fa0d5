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
MARGIN = 3
"""Rows beyond a band whose lines reach into it."""
MOST_SAMPLES = 8


@dataclass(frozen=True, slots=True, eq=False)
class _Stage:
    """What all bands of one picture share. Sizes are in fine pixels, `samples` of them on each side of a pixel."""

    landed: Landed
    openness: Floats
    corners: Corners
    face_bone: NDArray[np.int16]
    looks: Bytes
    alike: bool
    lit: int
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
        self._weights = outline.weights()
        # Once it has seen an array of this size go, the C library on Linux keeps the memory of smaller ones for the
        # next frame. To get it from the system every time takes longer than to draw.
        np.empty((32 << 20) - (1 << 16), np.uint8)

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
            np.full((height, width), FAR, np.float32),
            np.full((height, width), -1, np.int16),
        )
        samples = min(MOST_SAMPLES, max(1, samples))
        near = camera.pixels(size) > NEAR_FROM if near is None else near
        mesh = self._near if near else self._whole
        maps = composed(camera.matrix((width * samples, height * samples)), pose.matrices)
        shown = self._on_screen(mesh, maps, size, samples, camera.pixels(size) * samples)
        if paints is not None:
            shown &= np.asarray(paints) != Paint.HIDDEN
        if shown.any():
            looks = shading.looks(paints, self._bones, lit)
            stage = self._stage(mesh, maps, shown, looks, lit, inks, samples, camera.pixels(size) * samples)
            window = _bounds(mesh, stage.landed, shown, size, samples)
            tall = max(1, BAND // max(1, window.width * samples * samples))
            for top in range(window.top, window.bottom if window.width else 0, tall):
                self._band(stage, Window(window.left, top, window.right, min(top + tall, window.bottom)), size, frame)
        return frame

    def _stage(
        self,
        mesh: Shape,
        maps: Floats,
        shown: NDArray[np.bool_],
        looks: Bytes,
        lit: int,
        inks: Inks,
        samples: int,
        scale: float,
    ) -> _Stage:
        faces = np.flatnonzero(np.repeat(shown, mesh.faces))
        a, b, c = mesh.corners
        return _Stage(
            land(mesh, maps, scale),
            np.float32(0.35) + np.float32(0.65) * mesh.openness,
            (a.take(faces), b.take(faces), c.take(faces)),
            mesh.face_bone.take(faces),
            looks,
            bool((looks[shown] == looks[0]).all()),
            lit,
            shading.ramps(inks),
            samples,
            1.0 / scale,
        )

    def _on_screen(
        self, mesh: Shape, maps: Floats, size: tuple[int, int], samples: int, scale: float
    ) -> NDArray[np.bool_]:
        """Which bones (B,) may touch the picture, by the ball around each."""
        middle = (maps[:, :2, :3] * mesh.centres[:, None]).sum(axis=2) + maps[:, :2, 3]
        # A drawn leg is up to 3 percent longer or shorter than it is.
        radius = mesh.radii[:, None] * np.float32(scale * 1.05) + np.float32(4 * samples)
        inside = (middle + radius > 0) & (middle - radius < np.array(size, np.float32) * samples)
        return np.asarray(inside.all(axis=1) & (mesh.faces > 0))

    def _band(self, stage: _Stage, window: Window, size: tuple[int, int], frame: Frame) -> None:
        """Draw some rows, with a margin for the lines of the rows beyond."""
        n = stage.samples
        top, bottom = max(0, window.top - MARGIN), min(size[1], window.bottom + MARGIN)
        fine = Window(window.left * n, top * n, window.right * n, bottom * n)
        landed, shape = stage.landed, (fine.height, fine.width)
        seen = visible(landed.x, landed.y, landed.z, stage.corners, fine, (landed.across, landed.down, stage.openness))
        bone = stage.face_bone.take(seen.face)
        rgba = np.zeros((*shape, 4), np.uint8)
        bones = np.full(shape, -1, np.int16)
        bones.reshape(-1)[seen.pixel] = bone
        tone = shading.tones(self._light, *seen.values)
        weight = self._weights[stage.looks[0]]
        if stage.alike:
            colour = stage.ramps.fills[stage.looks[0]].take(tone)
        else:
            look = stage.looks.take(bone)
            colour = stage.ramps.fills.take(look.astype(np.intp) * shading.TONES + tone)
            weight = np.zeros(shape, np.uint8)
            weight.reshape(-1)[seen.pixel] = self._weights.take(look)
        rgba.view(np.uint32).reshape(-1)[seen.pixel] = colour
        picture = outline.Picture(seen.depth, bones, weight, stage.pixel, n)
        outline.lay(rgba, *outline.lines(picture, self._look_of_weight, stage.lit), stage.ramps.lines)
        inner = slice(window.top - top, window.bottom - top)
        target = slice(window.top, window.bottom), slice(window.left, window.right)
        frame.rgba[target] = averaged(rgba, n)[inner]
        frame.depth[target] = seen.depth[n // 2 :: n, n // 2 :: n][inner]
        frame.bone[target] = bones[n // 2 :: n, n // 2 :: n][inner]


def _bounds(mesh: Shape, landed: Landed, shown: NDArray[np.bool_], size: tuple[int, int], samples: int) -> Window:
    """The part of the picture, in whole pixels, in which bones are."""
    rows = np.repeat(shown, mesh.counts)
    x, y = landed.x[rows], landed.y[rows]
    low = np.floor(np.array([x.min(), y.min()]) / samples) - 2
    high = np.ceil(np.array([x.max(), y.max()]) / samples) + 2
    left, top = np.clip(low, 0, size).astype(int).tolist()
    right, bottom = np.clip(high, 0, size).astype(int).tolist()
    return Window(left, top, right, bottom)


def averaged(rgba: Bytes, samples: int) -> Bytes:
    """One pixel for every square of them."""
    if samples == 1:
        return rgba
    # Two of the four bytes at a time, each with room for the sum.
    packed = rgba.view(np.uint32)[..., 0]
    even, odd = packed & 0x00FF00FF, (packed >> 8) & 0x00FF00FF
    height, width = packed.shape[0] // samples, packed.shape[1] // samples
    made = np.empty((height, width, 4), np.uint8)
    for first, part in enumerate((even, odd)):
        tall = part.reshape(height, samples, width * samples)
        rows = sum(tall[:, n] for n in range(1, samples)) + tall[:, 0]
        wide = rows.reshape(height, width, samples)
        total = np.ascontiguousarray(sum(wide[:, :, n] for n in range(1, samples)) + wide[:, :, 0])
        sums = total.view(np.uint16).reshape(height, width, 2)
        made[:, :, first::2] = (sums + samples * samples // 2) // (samples * samples)
    return made

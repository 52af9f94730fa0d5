"""The skeleton as a picture: numpy only, one core, the same pixels on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton import shading
from desktop.skeleton.body import Body, Skin, under
from desktop.skeleton.bone_layer import BoneLayer, Placed, bounds, light
from desktop.skeleton.bones import Skeleton
from desktop.skeleton.camera import Camera
from desktop.skeleton.frame import Bytes, Colour, Frame, Inks, Paint, Posed, Shot, Window
from desktop.skeleton.raster import FAR
from desktop.skeleton.shadow import Shadow
from desktop.skeleton.shape import joined, shape

__all__ = ["Camera", "Colour", "Frame", "Inks", "Paint", "Renderer"]

NEAR_FROM = 1100.0
"""From so many pixels by metre on the near mesh is drawn."""
BAND = 1 << 20
"""How many pixels are worked on at once, so that a huge picture needs no huge memory."""
MOST_SAMPLES = 8


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """Everything that the bands of one picture share; `window` is None where nothing is in it."""

    placed: Placed
    skin: Skin | None
    window: Window | None
    lit: int
    inks: Inks
    ramps: shading.Ramps
    shot: Shot


class Renderer:
    """Draws one skeleton in any pose, from anywhere."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Lay out the meshes of `skeleton`."""
        count = len(skeleton.bones)
        self._whole = shape(skeleton.whole, count)
        self._near = shape(joined(skeleton.near, skeleton.whole, count), count)
        self._bones = BoneLayer()
        self._body = Body(skeleton.envelope)
        self._shadow = Shadow(skeleton)
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
        *_, frame = self.steps(
            pose,
            camera,
            size,
            inks,
            paints=paints,
            samples=samples,
            body=body,
            shadow=shadow,
            lit=lit,
            near=near,
        )
        return frame

    def steps(  # noqa: PLR0913
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
        band: int = 0,
    ) -> Iterator[Frame]:
        """The same for somebody who has other things to do meanwhile: the frame after every `band` of fine pixels.

        It is always the same one, and finished after the last step. `band` 0 takes what memory allows.
        """
        frame = _empty(size)
        samples = min(MOST_SAMPLES, max(1, samples))
        fine = size[0] * samples, size[1] * samples
        shot = Shot(size, samples, camera.matrix(fine), camera.pixels(fine))
        near = camera.pixels(size) > NEAR_FROM if near is None else near
        placed = self._bones.place(self._near if near else self._whole, pose.matrices, paints, lit, shot)
        skin = self._body.land(pose.matrices, placed.front, shot) if body else None
        scene = _Scene(placed, skin, _window(placed, skin, shot), lit, inks, shading.ramps(inks), shot)
        yield from self._banded(scene, frame, band or BAND)
        if shadow:
            self._shadow.draw(frame.rgba, pose.matrices, camera, inks)
        yield frame

    def _banded(self, scene: _Scene, frame: Frame, size: int) -> Iterator[Frame]:
        window, samples = scene.window, scene.shot.samples
        bands = list(_bands(window, scene.shot, size))
        # One band of whole pixels finds the light by itself; others have to agree on it.
        agreed = window is not None and (samples > 1 or len(bands) > 1)
        whole = light(scene.placed, window, scene.shot) if window and agreed else None
        for band, wide, inner in bands:
            own = None
            if window and whole is not None:
                rows = slice(wide.top // samples - window.top, wide.bottom // samples - window.top)
                own = np.repeat(np.repeat(whole[rows], samples, axis=0), samples, axis=1)
            layer = self._bones.draw(scene.placed, wide, own, scene.lit, scene.ramps, scene.shot)
            rgba = averaged(layer.rgba, samples)[inner]
            if scene.skin is not None:
                under(rgba, averaged(self._body.draw(scene.skin, wide, scene.inks, scene.shot), samples)[inner])
            target = slice(band.top, band.bottom), slice(band.left, band.right)
            middle = slice(samples // 2, None, samples)
            frame.rgba[target] = rgba
            frame.depth[target] = layer.depth[middle, middle][inner]
            frame.bone[target] = layer.bone[middle, middle][inner]
            yield frame


def _window(placed: Placed, skin: Skin | None, shot: Shot) -> Window | None:
    """The part of the picture that holds anything."""
    around = bounds(skin.x, skin.y, shot) if skin is not None else None
    return around.joined(placed.window) if around else placed.window


def _empty(size: tuple[int, int]) -> Frame:
    width, height = size
    return Frame(
        np.zeros((height, width, 4), np.uint8),
        np.full((height, width), FAR, np.float32),
        np.full((height, width), -1, np.int16),
    )


def _bands(window: Window | None, shot: Shot, size: int) -> Iterator[tuple[Window, Window, slice]]:
    """Parts of the window, each with what to draw for it in fine pixels, and which rows of that are its own."""
    if window is None:
        return
    n = shot.samples
    tall = max(4 * shot.margin, size // (window.width * n * n))
    for first in range(window.top, window.bottom, tall):
        after = min(first + tall, window.bottom)
        top, bottom = max(window.top, first - shot.margin), min(window.bottom, after + shot.margin)
        wide = Window(window.left * n, top * n, window.right * n, bottom * n)
        yield Window(window.left, first, window.right, after), wide, slice(first - top, after - top)


def averaged(rgba: Bytes, samples: int) -> Bytes:
    """One pixel for every square of them."""
    if samples == 1:
        return rgba
    # Two of the four bytes at a time, each with room for the sum.
    packed = rgba.view(np.uint32)[..., 0]
    height, width = packed.shape[0] // samples, packed.shape[1] // samples
    made = np.empty((height, width, 4), np.uint8)
    for first in range(2):
        part = (packed >> np.uint32(8 * first)) & np.uint32(0x00FF00FF)
        rows = part.reshape(height, samples, -1).sum(axis=1, dtype=np.uint32)
        total = rows.reshape(height, width, samples).sum(axis=2, dtype=np.uint32)
        sums = total.view(np.uint16).reshape(height, width, 2)
        made[:, :, first::2] = (sums + samples * samples // 2) // (samples * samples)
    return made

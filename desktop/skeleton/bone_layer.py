"""The bones of one picture: which of them are in it, where they land, and their colours and lines band by band."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton import hollows, outline, shading
from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Bytes, Indexes, Paint, Shot, Window
from desktop.skeleton.raster import Corners, visible
from desktop.skeleton.shape import Landed, Shape, composed, land

ENOUGH = 1 << 20
"""Where bones shade one another is found on no more than so many pixels, however big the picture."""
STRETCH = 1.05
"""A leg may be drawn a little longer than it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A part of a picture in fine pixels: `rgba` with colours multiplied by alpha, `depth`, and rows of bones."""

    rgba: Bytes
    depth: Floats
    bone: NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """The bones that may be in the picture, in fine pixels; `window` is in whole ones, None where nothing is."""

    landed: Landed
    corners: Corners
    face_bone: NDArray[np.int16]
    fills: Indexes
    weights: Bytes
    alike: bool
    front: float
    window: Window | None


class BoneLayer:
    """Draws bones; what never changes is kept."""

    def __init__(self) -> None:
        """Work out the table of light."""
        self._light = shading.light_table()

    def place(self, mesh: Shape, matrices: Floats, paints: NDArray[np.integer] | None, lit: int, shot: Shot) -> Placed:
        """Bring the bones of `mesh` into the picture."""
        maps = composed(shot.view, matrices)
        shown = on_screen(mesh, maps, shot)
        if paints is not None:
            shown &= np.asarray(paints) != Paint.HIDDEN
        looks = shading.looks(paints, len(shown), lit)
        depth = _middles(mesh, maps)[:, 2]
        before = shading.front(depth, shown)
        mist = shading.mists(depth, before, shot.height).astype(np.intp)
        shown &= mist < shading.MISTS - 1
        faces = np.flatnonzero(np.repeat(shown, mesh.faces))
        a, b, c = mesh.corners
        fills = looks.astype(np.intp) * shading.MISTS + mist
        landed = land(mesh, maps, shot.scale, self._light)
        points = np.repeat(shown, mesh.counts)
        return Placed(
            landed,
            (a.take(faces), b.take(faces), c.take(faces)),
            mesh.face_bone.take(faces),
            fills * shading.TONES,
            outline.weights(looks, shading.left(mist)),
            not fills[shown].any(),
            before,
            bounds(landed.x[points], landed.y[points], shot),
        )

    def draw(
        self, placed: Placed, window: Window, light: Bytes | None, lit: int, ramps: shading.Ramps, shot: Shot
    ) -> Layer:
        """The bones alone in a window of fine pixels; `light` as `light` gives it, None where it has to be found."""
        landed, shape = placed.landed, (window.height, window.width)
        seen = visible(landed.x, landed.y, landed.z, placed.corners, window)
        bone = seen.labels(placed.face_bone)
        if light is None:
            light = hollows.open_light(seen.depth, 1 / shot.scale, (window.left, window.top))
        colours = shading.tones(seen.values(landed.light), light.reshape(-1).take(seen.pixel))
        weight: Bytes = np.array(outline.WEIGHTS[shading.Look.SOLID], np.uint8)
        if not placed.alike:
            colours += placed.fills.take(bone)
            weight = np.zeros(shape, np.uint8)
            weight.reshape(-1)[seen.pixel] = placed.weights.take(bone)
        rgba, bones = np.zeros((*shape, 4), np.uint8), np.full(shape, -1, np.int16)
        rgba.view(np.uint32).reshape(-1)[seen.pixel] = ramps.fills.take(colours)
        bones.reshape(-1)[seen.pixel] = bone
        picture = outline.Picture(seen.depth, bones, weight, 1 / shot.scale, shot.line)
        outline.lay(rgba, *outline.lines(picture, lit), ramps.lines)
        return Layer(rgba, seen.depth, bones)


def light(placed: Placed, window: Window, shot: Shot) -> Bytes:
    """How much light reaches each whole pixel of a window of them, 0 to 255."""
    size = math.ceil(math.sqrt(max(1, window.width * window.height / ENOUGH)))
    coarse = Window(window.left // size, window.top // size, -(-window.right // size), -(-window.bottom // size))
    share = np.float32(1 / (size * shot.samples))
    landed = placed.landed
    seen = visible(landed.x * share, landed.y * share, landed.z, placed.corners, coarse)
    made = hollows.open_light(seen.depth, size * shot.samples / shot.scale, (coarse.left, coarse.top))
    made = np.repeat(np.repeat(made, size, axis=0), size, axis=1)
    top, left = window.top - coarse.top * size, window.left - coarse.left * size
    return made[top : top + window.height, left : left + window.width]


def on_screen(mesh: Shape, maps: Floats, shot: Shot) -> NDArray[np.bool_]:
    """Which bones (B,) may touch the picture, by the ball around each."""
    middle = _middles(mesh, maps)[:, :2]
    radius = mesh.radii[:, None] * np.float32(shot.scale * STRETCH) + np.float32(shot.margin * shot.samples)
    inside = (middle + radius > 0) & (middle - radius < np.array(shot.size, np.float32) * shot.samples)
    return np.asarray(inside.all(axis=1) & (mesh.faces > 0))


def _middles(mesh: Shape, maps: Floats) -> Floats:
    """Where the middle of each bone (B, 3) lands."""
    made: Floats = (maps[:, :, :3] * mesh.centres[:, None]).sum(axis=2) + maps[:, :, 3]
    return made


def bounds(x: Floats, y: Floats, shot: Shot) -> Window | None:
    """The part of the picture, in whole pixels, in which fine points and the lines around them are; None without."""
    if not x.size:
        return None
    low = np.floor(np.array([x.min(), y.min()]) / shot.samples) - shot.margin
    high = np.ceil(np.array([x.max(), y.max()]) / shot.samples) + shot.margin
    left, top = np.clip(low, 0, shot.size).astype(int).tolist()
    right, bottom = np.clip(high, 0, shot.size).astype(int).tolist()
    return Window(left, top, right, bottom) if right > left and bottom > top else None

"""The body around the bones: a breath of colour, denser where one looks along the skin, and a thin edge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton import outline
from desktop.skeleton.bones import Envelope, Floats
from desktop.skeleton.frame import Bytes, Inks, Shot, Window, grains
from desktop.skeleton.outline import BYTE, PAIR, Picture, mixed
from desktop.skeleton.raster import Corners, visible
from desktop.skeleton.shading import MISTS, Look, left, mists
from desktop.skeleton.shape import composed

LINE = 168
"""The weight of the edge of the body, of 255."""
CALM = 9.0
"""Lines within the body are drawn as if pixels were so many times bigger: only where much lies between."""
TONES = 256
ROUGH = 14.0
"""Steps of facing by which neighbours differ, so that no band is seen where the colour grows slowly."""


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """The points of the body in a picture: x and y in pixels, depth in metres, and steps of facing and of mist.

    `corners` are of triangles that are not lost in the mist; `misty` says whether any is in it.
    """

    x: Floats
    y: Floats
    z: Floats
    facing: Floats
    mist: Floats
    corners: Corners
    misty: bool


class Body:
    """The envelope laid out for drawing."""

    def __init__(self, envelope: Envelope) -> None:
        """Work out which way the skin faces."""
        self._points = np.ascontiguousarray(envelope.points.T)
        self._first, self._second = (np.ascontiguousarray(envelope.hung[:, n], np.intp) for n in range(2))
        self._share = envelope.share
        a, b, c = (np.ascontiguousarray(envelope.triangles[:, n], np.intp) for n in range(3))
        self._corners = a, b, c
        self._normals = _normals(envelope.points, (a, b, c))

    def land(self, matrices: Floats, front: float, shot: Shot) -> Skin:
        """Bring the body into the picture; mist gathers behind the depth `front`."""
        maps = np.ascontiguousarray(composed(shot.view, matrices).reshape(-1, 12).T)
        x, y, z = self._points

        def moved(row: int) -> Floats:
            own = [self._blend(maps[4 * row + n]) for n in range(4)]
            made: Floats = own[0] * x + own[1] * y + own[2] * z + own[3]
            return made

        toward = [self._blend(maps[8 + n]) for n in range(3)]
        facing = -sum(toward[n] * self._normals[n] for n in range(3))
        depth = moved(2)
        mist = mists(depth, front, shot.height)
        clear = np.minimum(
            np.minimum(*(mist.take(corner) for corner in self._corners[:2])), mist.take(self._corners[2])
        )
        seen = np.flatnonzero(clear < MISTS - 1)
        a, b, c = (corner.take(seen) for corner in self._corners)
        facing = np.clip(facing, 0, 1) * np.float32(TONES - 1)
        return Skin(moved(0), moved(1), depth, facing, mist, (a, b, c), bool(mist.any()))

    def _blend(self, values: Floats) -> Floats:
        second = values.take(self._second)
        made: Floats = second + (values.take(self._first) - second) * self._share
        return made

    def draw(self, skin: Skin, window: Window, inks: Inks, shot: Shot) -> Bytes:
        """The body alone in a window of fine pixels, colours multiplied by alpha."""
        shape = window.height, window.width
        seen = visible(skin.x, skin.y, skin.z, skin.corners, window)
        rgba, inside = np.zeros((*shape, 4), np.uint8), np.full(shape, -1, np.int16)
        inside.reshape(-1)[seen.pixel] = 0
        grain = grains(window.top, window.left, shape).reshape(-1).take(seen.pixel) - np.float32(0.5)
        tone = np.clip(seen.values(skin.facing) + grain * np.float32(ROUGH), 0, TONES - 1).astype(np.intp)
        weight: Bytes = np.array(LINE, np.uint8)
        if skin.misty:
            mist = np.clip(seen.values(skin.mist) + grain, 0, MISTS - 1).astype(np.intp)
            tone += mist * TONES
            weight = np.zeros(shape, np.uint8)
            weight.reshape(-1)[seen.pixel] = _lines().take(mist)
        rgba.view(np.uint32).reshape(-1)[seen.pixel] = _fills(inks).take(tone)
        picture = Picture(seen.depth, inside, weight, CALM / shot.scale, shot.line)
        cover, _ = outline.lines(picture)
        outline.lay(rgba, cover, None, np.round(np.array([inks.body_edge]) * 255).astype(np.int32))
        return rgba


@lru_cache(maxsize=8)
def _fills(inks: Inks) -> NDArray[np.uint32]:
    """Packed colours by mist, and in each by how much the skin faces the viewer."""
    along = (1 - np.linspace(0, 1, TONES)[:, None]) ** 3
    cover = inks.body_cover + (inks.body_edge_cover - inks.body_cover) * along
    colour = np.array(inks.body) + (np.array(inks.body_edge) - np.array(inks.body)) * along
    clear = np.concatenate([colour * cover, cover], axis=1)
    made = np.round(clear * left(np.arange(MISTS))[:, None, None] * 255).astype(np.uint8)
    return made.view(np.uint32).reshape(-1)


@lru_cache(maxsize=1)
def _lines() -> Bytes:
    """The weight of the edge by mist."""
    return outline.weights(np.zeros(MISTS, np.uint8), left(np.arange(MISTS)) * (LINE / outline.WEIGHTS[Look.SOLID]))


def _normals(points: Floats, corners: tuple[NDArray[np.intp], ...]) -> Floats:
    """Unit directions (3, V) away from the body at each point, weighed by the triangles around it."""
    a, b, c = (points.astype(np.float64)[corner] for corner in corners)
    across = np.cross(b - a, c - a)
    count = len(points)
    made = np.stack([sum(np.bincount(corner, across[:, n], count) for corner in corners) for n in range(3)])
    made /= np.maximum(np.sqrt((made * made).sum(axis=0)), 1e-12)
    return made.astype(np.float32)


def under(rgba: Bytes, layer: Bytes) -> None:
    """Lay `layer` below a picture of the same size; both have their colours multiplied by alpha."""
    pixels = np.flatnonzero(layer[..., 3] > 0)
    top, below = (each.view(np.uint32).reshape(-1) for each in (rgba, layer))
    over, under = top.take(pixels), below.take(pixels)
    covered = rgba.reshape(-1, 4)[:, 3].take(pixels).astype(np.uint32)
    none = np.uint32(0)
    over += mixed(under & PAIR, none, covered)
    over += mixed((under >> BYTE) & PAIR, none, covered) << BYTE
    top[pixels] = over

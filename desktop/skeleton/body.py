"""The body around the bones: a breath of colour, denser where one looks along the skin, and a thin edge."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton import outline
from desktop.skeleton.bones import Envelope, Floats
from desktop.skeleton.frame import Bytes, Inks, Shot, Window
from desktop.skeleton.outline import BYTE, PAIR, Picture, mixed
from desktop.skeleton.raster import visible
from desktop.skeleton.shape import composed

LINE = 115
"""The weight of the edge of the body, of 255."""
TONES = 256


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """The points of the body in a picture: x and y in pixels, depth in metres, and how much they face the viewer."""

    x: Floats
    y: Floats
    z: Floats
    facing: Floats


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

    def land(self, matrices: Floats, shot: Shot) -> Skin:
        """Bring the body into the picture."""
        maps = np.ascontiguousarray(composed(shot.view, matrices).reshape(-1, 12).T)
        x, y, z = self._points

        def moved(row: int) -> Floats:
            own = [self._blend(maps[4 * row + n]) for n in range(4)]
            made: Floats = own[0] * x + own[1] * y + own[2] * z + own[3]
            return made

        toward = [self._blend(maps[8 + n]) for n in range(3)]
        facing = -sum(toward[n] * self._normals[n] for n in range(3))
        return Skin(moved(0), moved(1), moved(2), np.clip(facing, 0, 1) * np.float32(TONES - 1))

    def _blend(self, values: Floats) -> Floats:
        second = values.take(self._second)
        made: Floats = second + (values.take(self._first) - second) * self._share
        return made

    def draw(self, skin: Skin, window: Window, inks: Inks, shot: Shot) -> Bytes:
        """The body alone in a window of fine pixels, colours multiplied by alpha."""
        shape = window.height, window.width
        seen = visible(skin.x, skin.y, skin.z, self._corners, window)
        rgba = np.zeros((*shape, 4), np.uint8)
        inside = np.full(shape, -1, np.int16)
        inside.reshape(-1)[seen.pixel] = 0
        tone = np.clip(seen.values(skin.facing), 0, TONES - 1).astype(np.intp)
        rgba.view(np.uint32).reshape(-1)[seen.pixel] = _fills(inks).take(tone)
        picture = Picture(seen.depth, inside, np.array(LINE, np.uint8), 1 / shot.scale, shot.line)
        colours = np.round(np.array([inks.body_edge]) * 255).astype(np.int32)
        outline.lay(rgba, *outline.lines(picture), colours)
        return rgba


def _fills(inks: Inks) -> NDArray[np.uint32]:
    """Packed colours by how much the skin faces the viewer."""
    along = (1 - np.linspace(0, 1, TONES)[:, None]) ** 3
    cover = inks.body_cover + (inks.body_edge_cover - inks.body_cover) * along
    colour = np.array(inks.body) + (np.array(inks.body_edge) - np.array(inks.body)) * along
    made = np.round(np.concatenate([colour * cover, cover], axis=1) * 255).astype(np.uint8)
    return made.view(np.uint32).reshape(-1)


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

"""The soft shadow that feet throw on the floor: a small map of the floor, blurred, laid under the picture."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats, Region, Skeleton
from desktop.skeleton.camera import Camera
from desktop.skeleton.frame import Bytes, Inks, grains

CELL = 0.006
"""Metres of floor from one place of the map to the next."""
MARGIN = 0.09
"""How many metres around the feet the shadow reaches."""
CONTACT, AROUND = 0.010, 0.045
"""Heights in metres over which the dark spot of a touch and the wide shade of a foot fade."""
FLATTEST = 5.0
"""Degrees; a floor seen more from the side than this is shown as if from here, or nothing would be seen of it."""
BELOW = 2.0
"""Degrees below level over which the shadow fades: the floor is not seen from below."""


class Shadow:
    """What stands on the floor: the middles of the feet's triangles, and how much floor each covers."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Take the feet out of the mesh."""
        mesh = skeleton.whole
        feet = np.array([bone.region is Region.FOOT for bone in skeleton.bones])
        own = np.flatnonzero(feet[mesh.triangle_bone]) if len(feet) else np.empty(0, np.intp)
        corners = mesh.points[mesh.triangles[own]].astype(np.float64)
        sides = corners[:, 1:] - corners[:, :1]
        flat = sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]
        # Seen from the floor each bone covers what half of its triangles do.
        self._cover = np.abs(flat) / 4 / (CELL * CELL)
        self._middle = corners.mean(axis=1)
        self._bone = mesh.triangle_bone[own]

    def draw(self, rgba: Bytes, matrices: Floats, camera: Camera, inks: Inks) -> None:
        """Lay the shadow under a picture (H, W, 4) whose colours are multiplied by alpha."""
        share = min(1.0, 1.0 + camera.rise / BELOW)
        if share <= 0 or not len(self._bone):
            return
        right, _, _ = camera.directions
        away = np.array([-right[1], right[0], 0.0])
        spread = matrices.astype(np.float64)[self._bone]
        middle = [sum(spread[:, row, n] * self._middle[:, n] for n in range(3)) + spread[:, row, 3] for row in range(3)]
        across = right[0] * middle[0] + right[1] * middle[1]
        along = away[0] * middle[0] + away[1] * middle[1]
        place = Floor(across, along)
        dark = place.map(self._cover, np.maximum(0.0, middle[2]))
        _under(rgba, *place.seen(dark, camera, rgba.shape[1::-1]), inks, share)


class Floor:
    """A grid over the floor that runs with the picture: columns to the right of it, rows away from the viewer."""

    def __init__(self, across: NDArray[np.float64], along: NDArray[np.float64]) -> None:
        """Around these points, in metres to the right and away."""
        self.left, self.front = float(across.min()) - MARGIN, float(along.min()) - MARGIN
        self.columns = math.ceil((float(across.max()) + MARGIN - self.left) / CELL) + 1
        self.rows = math.ceil((float(along.max()) + MARGIN - self.front) / CELL) + 1
        column = np.round((across - self.left) / CELL).astype(np.intp)
        row = np.round((along - self.front) / CELL).astype(np.intp)
        self._cell = row * self.columns + column
        self.middle = float(along.mean())

    def map(self, cover: NDArray[np.float64], height: NDArray[np.float64]) -> Floats:
        """How dark each place is, 0 to 1."""
        touch = self._sums(cover * np.exp(-((height / CONTACT) ** 2)))
        near = self._sums(cover * np.exp(-height / AROUND))
        touch = _blurred(_blurred(touch, 1), 1)
        near = _blurred(_blurred(near, 3), 3)
        return (0.5 * (1 - np.exp(-4.0 * touch)) + 0.5 * (1 - np.exp(-2.2 * near))).astype(np.float32)

    def _sums(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        sums = np.bincount(self._cell, weights, self.rows * self.columns).astype(np.float64)
        return sums.reshape(self.rows, self.columns)

    def seen(self, dark: Floats, camera: Camera, size: tuple[int, int]) -> tuple[slice, slice, Floats]:
        """The rows and columns of the picture that the floor takes, and how dark it is there."""
        scale = camera.pixels(size)
        right, up, _ = camera.directions
        centre = np.array(camera.centre)
        slope = max(math.sin(math.radians(camera.rise)), math.sin(math.radians(FLATTEST)))
        tilt = math.sin(math.radians(camera.rise))
        # In metres of the picture: where column 0 and row 0 of the map are, to the right of the middle and above it.
        start_x = self.left - float(right @ centre)
        away = centre[1] * right[0] - centre[0] * right[1]
        start_y = tilt * (self.middle - float(away)) + slope * (self.front - self.middle) - float(up[2] * centre[2])
        columns, x = _along(start_x * scale + size[0] / 2, CELL * scale, self.columns, size[0])
        rows, y = _along(size[1] / 2 - start_y * scale, -CELL * slope * scale, self.rows, size[1])
        return rows, columns, _between(_between(dark, y).T, x).T


def _along(start: float, step: float, count: int, size: int) -> tuple[slice, Floats]:
    """The pixels, of `size`, that a row of `count` places takes, and the place of each; `step` is pixels by place."""
    low, high = sorted((start, start + step * (count - 1)))
    first, after = (min(size, max(0, math.ceil(each - 0.5))) for each in (low, high))
    return slice(first, after), ((np.arange(first, after) + (0.5 - start)) / step).astype(np.float32)


def _between(values: Floats, places: Floats) -> Floats:
    """Rows of `values` at places between them."""
    places = np.clip(places, 0, np.float32(len(values) - 1.001))
    row = places.astype(np.intp)
    share = (places - row)[:, None]
    made: Floats = values.take(row, axis=0) * (1 - share) + values.take(row + 1, axis=0) * share
    return made.astype(np.float32, copy=False)


def _blurred(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The mean of a square of `2 * reach + 1` places around each."""
    side = 2 * reach + 1
    for _ in range(2):
        wide = np.zeros((len(values) + side, values.shape[1]))
        wide[reach + 1 : reach + 1 + len(values)] = values
        sums = np.cumsum(wide, axis=0)
        values = (sums[side:] - sums[:-side]).T / side
    return values


def _under(rgba: Bytes, rows: slice, columns: slice, dark: Floats, inks: Inks, share: float) -> None:
    """Lay the shadow below what the picture holds."""
    if not dark.size:
        return
    above = rgba[rows, columns]
    grain = grains(rows.start, columns.start, dark.shape)
    free = (255 - above[..., 3]).astype(np.float32) * np.float32(inks.shadow_cover * share)
    cover = dark * free
    colours = (*inks.shadow, 1.0)
    for channel, colour in enumerate(colours):
        if colour:
            above[..., channel] += (cover * np.float32(colour) + grain).astype(np.uint8)

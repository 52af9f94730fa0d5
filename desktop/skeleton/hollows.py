"""Shade where a nearer bone stands close by: it sets bones apart, and it moves with them as no baked shade can.

Worked out from depths alone, on a coarse grid that is laid smoothly over the picture.
"""

from __future__ import annotations

import math

import numpy as np

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Bytes

REACH = 0.011
"""Metres over which a bone shades what lies behind it."""
LEAST, CELLS = 8.0, 3.0
"""The reach is at least so many pixels, and about so many cells of the grid."""
NOTHING = np.float32(1e3)
"""The depth in metres that stands for a place without a bone: too far behind to be shaded."""
FARTHEST = 5.0
"""How many times its reach a bone may be in front of what it shades."""
DARK = 0.62
"""The share of light that is taken away where a bone is shaded from all around."""
RINGS = ((0.6, 0.0), (1.4, 0.5))
"""Where it is looked: parts of the reach, and by what part of a step each ring is turned."""
AROUND = 6


def cell(pixel: float) -> int:
    """How many pixels, `pixel` metres each, a cell of the grid has on each side."""
    return max(1, round(max(LEAST, REACH / pixel) / CELLS))


def open_light(depth: Floats, pixel: float, corner: tuple[int, int]) -> Bytes:
    """How much light reaches each pixel, 0 to 255, by depths (H, W).

    `pixel` is the size of one in metres, `corner` (left, top) where the first one is in the whole picture, which the
    grid keeps to.
    """
    step = cell(pixel)
    left, top = ((step // 2 - each) % step for each in corner)
    if depth.shape[0] <= top or depth.shape[1] <= left:
        return np.full(depth.shape, 255, np.uint8)
    shade = _shade(depth[top::step, left::step], max(LEAST * pixel, REACH), pixel * step)
    light = np.float32(255) - np.float32(255 * DARK) * shade
    height, width = depth.shape
    wide = np.ascontiguousarray(_stretched(np.ascontiguousarray(light.T), width, step, left).T)
    return _stretched(wide, height, step, top).astype(np.uint8)


def _shade(depth: Floats, reach: float, size: float) -> Floats:
    """How much of what is around each cell stands in front of it, 0 to 1; `size` is that of a cell in metres."""
    height, width = depth.shape
    edge = math.ceil(max(ring for ring, _ in RINGS) * reach / size) + 1
    depth = np.minimum(depth, NOTHING)
    around = np.full((height + 2 * edge, width + 2 * edge), NOTHING, np.float32)
    around[edge : edge + height, edge : edge + width] = depth
    total = np.zeros(depth.shape, np.float32)
    for ring, turn in RINGS:
        for place in range(AROUND):
            angle = (place + turn + 0.25) * math.tau / AROUND
            right = edge + round(ring * reach / size * math.cos(angle))
            down = edge + round(ring * reach / size * math.sin(angle))
            front = depth - around[down : down + height, right : right + width]
            front *= np.float32(1 / (reach * ring))
            # Rising until it is as near as it is beside, and falling again when it is farther in front.
            falling = front * np.float32(-1 / (FARTHEST - 1))
            falling += np.float32(FARTHEST / (FARTHEST - 1))
            np.minimum(front, falling, out=front)
            np.maximum(front, np.float32(0), out=front)
            total += front
    total *= np.float32(1 / (AROUND * len(RINGS)))
    return total


def _stretched(rows: Floats, size: int, step: int, first: int) -> Floats:
    """As many rows as `size`, going smoothly from each given one, `step` apart from `first` on, to the next."""
    place = np.clip((np.arange(size) - first) / step, 0, len(rows) - 1)
    row = np.minimum(place.astype(np.intp), max(0, len(rows) - 2))
    share = (place - row).astype(np.float32)[:, None]
    made = rows.take(row, axis=0)
    growth = (rows.take(np.minimum(np.arange(len(rows)) + 1, len(rows) - 1), axis=0) - rows).take(row, axis=0)
    growth *= share
    made += growth
    return made

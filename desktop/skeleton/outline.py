"""Ink: a line where one bone ends, heavier below and to the right, where the light does not come from."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Bytes, Indexes
from desktop.skeleton.shading import Look

WEIGHTS = {Look.PALE: 150, Look.DASHED: 190, Look.SOLID: 232, Look.LIT: 255}
"""How strong the line of a look is, of 255; a stronger one wins where two meet."""
THINNER = 50
"""How much less a line covers by each fine pixel away from its middle: weak lines are thin ones."""
THINNEST = 120
"""How much less than that where only a part of a fine pixel belongs to it."""
PAIR, BYTE = np.uint32(0x00FF00FF), np.uint32(8)
DASH, GAP = 6, 4
"""Pixels of a broken line."""

Packed = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What lines are found in: depth, row of the bone (-1 for none) and weight of its line (0 for none), by pixel.

    `weight` has no axis where all bones look alike. `pixel` is the size of one in metres, `line` how many of them a
    line is wide.
    """

    depth: Floats
    bone: NDArray[np.int16]
    weight: Bytes
    pixel: float
    line: float


def weights(looks: Bytes, share: NDArray[np.float64]) -> Bytes:
    """The weight of the line of each bone, `share` of it as mist leaves; its last two bits are the look."""
    full = np.array([WEIGHTS[look] for look in Look])[looks] * share
    return np.asarray((np.round(full).astype(np.uint8) & 0xFC) | looks, np.uint8)


def _jump(pixel: float) -> np.float32:
    """From which change in depth on, in metres, one surface ends and another one begins."""
    return np.float32(0.0085 * (pixel * 1000) ** 0.5)


def _between(given: Picture, axis: int) -> Bytes:
    """The lines between neighbours in a row (axis 1) or in a column (axis 0), on both of their pixels."""
    near = (slice(None), slice(None, -1)) if axis else (slice(None, -1), slice(None))
    far = (slice(None), slice(1, None)) if axis else (slice(1, None), slice(None))
    jump, weight = _jump(given.pixel), given.weight
    with np.errstate(invalid="ignore"):
        change = given.depth[far] - given.depth[near]
        heavy, light = (change > jump).view(np.uint8), (change < -jump).view(np.uint8)
    touch = (given.bone[far] != given.bone[near]).view(np.uint8)
    here, there = (weight[near], weight[far]) if weight.ndim else (weight, weight)
    inner = touch * (np.maximum(here, there) >> 1)
    heavy, light = heavy * here, light * (there - (there >> 3))
    made = np.zeros(given.bone.shape, np.uint8)
    np.maximum(inner, heavy, out=made[near])
    np.maximum(made[near], light >> 2, out=made[near])
    np.maximum(inner, light, out=inner)
    np.maximum(inner, heavy >> 2, out=inner)
    np.maximum(made[far], inner, out=made[far])
    return made


def spread(given: Bytes, less: int = 0) -> Bytes:
    """Every pixel as dark as the darkest around it, which counts `less`."""
    made = given.copy()
    side = _less(given, less)
    np.maximum(made[:, 1:], side[:, :-1], out=made[:, 1:])
    np.maximum(made[:, :-1], side[:, 1:], out=made[:, :-1])
    tall = made.copy()
    side = _less(made, less)
    np.maximum(tall[1:], side[:-1], out=tall[1:])
    np.maximum(tall[:-1], side[1:], out=tall[:-1])
    return tall


def _less(given: Bytes, less: int) -> Bytes:
    step = np.uint8(less)
    return np.asarray(np.maximum(given, step) - step) if less else given


def _broken(across: Bytes, down: Bytes, given: Picture, looks: Bytes) -> Bytes:
    """0 for pixels in the gaps of broken lines, counted along the way the line mostly runs, and 1 for the others."""
    height, width = across.shape
    long = max(2, round(DASH * given.line)), max(1, round(GAP * given.line))
    columns, rows = ((np.arange(size) % sum(long)) >= long[0] for size in (width, height))

    def much(of: Bytes) -> Bytes:
        return spread(spread(of, 30), 30)

    gaps = np.where(much(across) >= much(down), rows[:, None], columns[None, :])
    made: Bytes = (~(gaps & (looks == Look.DASHED))).view(np.uint8)
    return made


def lines(given: Picture, lit: int = -1) -> tuple[Bytes, Bytes | None]:
    """How much line covers each pixel, 0 to 255, and of which look it is; None where all are alike."""
    across, down = _between(given, 1), _between(given, 0)
    cover = np.maximum(across, down)
    if given.line < 1:
        cover = (cover * np.uint16(256 * given.line) >> 8).astype(np.uint8)
    # One fine pixel is there already; the rest grows to both sides of it.
    wide = max(0.0, (given.line - 1) / 2)
    for more in range(math.ceil(wide)):
        cover = spread(cover, THINNER + round(THINNEST * max(0.0, 1 - wide + more)))
    if not given.weight.ndim:
        return cover, None
    strongest: Bytes = given.weight
    for _ in range(1 + math.ceil(wide)):
        strongest = spread(strongest)
    looks: Bytes = strongest & np.uint8(3)
    if (looks == Look.DASHED).any():
        cover *= _broken(across, down, given, looks)
    if lit >= 0:
        _ring(given, lit, cover, looks)
    return cover, looks


def _ring(given: Picture, lit: int, cover: Bytes, looks: Bytes) -> None:
    """A bold line all around the bone that is pointed at."""
    inside = (given.bone == lit).view(np.uint8)
    outer = inside
    for _ in range(max(1, round(given.line))):
        outer = spread(outer)
    ring = outer - inside
    for _ in range(round(given.line / 2)):
        ring = spread(ring)
    cover[ring > 0] = 255
    looks[ring > 0] = Look.LIT


def lay(rgba: Bytes, cover: Bytes, looks: Bytes | None, colours: NDArray[np.integer]) -> None:
    """Put lines over a picture (H, W, 4) whose colours are multiplied by alpha; `colours` (4, 3) by look."""
    pixels: Indexes = np.flatnonzero(cover > 0)
    flat = rgba.view(np.uint32).reshape(-1)
    share = cover.reshape(-1).take(pixels).astype(np.uint32)
    table = np.full((len(colours), 4), 255, np.uint8)
    table[:, :3] = colours
    packed = table.view(np.uint32).reshape(-1)
    colour = packed[0] if looks is None else packed.take(looks.reshape(-1).take(pixels))
    under = flat.take(pixels)
    made = mixed(under & PAIR, colour & PAIR, share)
    made |= mixed((under >> BYTE) & PAIR, (colour >> BYTE) & PAIR, share) << BYTE
    flat[pixels] = made


def mixed(under: Packed, over: Packed | np.uint32, share: Packed) -> Packed:
    """Two bytes in each number at a time, `share` of 255 from `over` and the rest from `under`; changes `under`."""
    under *= np.uint32(255) - share
    under += over * share
    under += np.uint32(0x00800080)
    under += (under >> BYTE) & PAIR
    under >>= BYTE
    under &= PAIR
    return under

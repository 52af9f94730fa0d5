"""Ink: a line where one bone ends, heavier below and to the right, where the light does not come from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Bytes, Indexes
from desktop.skeleton.shading import Look

WEIGHTS = {Look.PALE: 125, Look.DASHED: 165, Look.SOLID: 230, Look.LIT: 255}
"""How strong the line of a look is, of 255; a stronger one wins where two meet."""
DASH, GAP = 5, 4
"""Pixels of a broken line."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What lines are found in: depth, row of the bone (-1 for none) and weight of its line (0 for none), by pixel.

    `weight` is one number where all bones look alike. `pixel` is the size of one in metres.
    """

    depth: Floats
    bone: NDArray[np.int16]
    weight: Bytes
    pixel: float
    samples: int


def weights() -> Bytes:
    """The weight of the line of each look."""
    return np.array([WEIGHTS[look] for look in Look], np.uint8)


def looks_by_weight() -> Bytes:
    """The look that a line of each weight (256,) belongs to."""
    made = np.zeros(256, np.uint8)
    for look, weight in sorted(WEIGHTS.items(), key=lambda each: -each[1]):
        made[: weight + 1] = look
    return made


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
    np.maximum(inner, heavy >> 1, out=inner)
    np.maximum(made[far], inner, out=made[far])
    return made


def spread(given: Bytes, share: int = 0) -> Bytes:
    """Every pixel as dark as the darkest around it, which count as `share` halvings less."""
    made = given.copy()
    side = given >> share
    np.maximum(made[:, 1:], side[:, :-1], out=made[:, 1:])
    np.maximum(made[:, :-1], side[:, 1:], out=made[:, :-1])
    tall = made.copy()
    side = made >> share
    np.maximum(tall[1:], side[:-1], out=tall[1:])
    np.maximum(tall[:-1], side[1:], out=tall[:-1])
    return tall


def _broken(across: Bytes, down: Bytes, given: Picture, looks: Bytes) -> Bytes:
    """Which pixels (0 or 1) lie in the gaps of broken lines, counted along the way the line mostly runs."""
    height, width = across.shape
    long = max(1, round(DASH * given.samples)), max(1, round(GAP * given.samples))
    columns, rows = (((np.arange(size) % sum(long)) >= long[0]).view(np.uint8) for size in (width, height))

    def much(of: Bytes) -> Bytes:
        return spread(spread(of >> 1, 1))

    gaps = np.where(much(across) >= much(down), rows[:, None], columns[None, :])
    return np.asarray(gaps & (looks == Look.DASHED), np.uint8)


def lines(given: Picture, look_of_weight: Bytes, lit: int) -> tuple[Bytes, Bytes | None]:
    """How much line covers each pixel, 0 to 255, and of which look it is; None where all are alike."""
    across, down = _between(given, 1), _between(given, 0)
    cover = np.maximum(across, down)
    for _ in range(given.samples // 2):
        cover = spread(cover, 1 if given.samples == 2 else 0)
    if not given.weight.ndim:
        return cover, None
    strongest = given.weight
    for _ in range(1 + given.samples // 2):
        strongest = spread(strongest)
    looks = look_of_weight.take(strongest)
    if (looks == Look.DASHED).any():
        cover *= 1 - _broken(across, down, given, looks)
    if lit >= 0:
        _ring(given, lit, cover, looks)
    return cover, looks


def _ring(given: Picture, lit: int, cover: Bytes, looks: Bytes) -> None:
    """A bold line all around the bone that is pointed at."""
    inside = (given.bone == lit).view(np.uint8)
    outer = inside
    for _ in range(given.samples):
        outer = spread(outer)
    ring = outer - inside
    for _ in range((given.samples + 1) // 2):
        ring = spread(ring)
    cover[ring > 0] = 255
    looks[ring > 0] = Look.LIT


def lay(rgba: Bytes, cover: Bytes, looks: Bytes | None, colours: NDArray[np.integer]) -> None:
    """Put lines over a picture (H, W, 4) whose colours are multiplied by alpha; `colours` (4, 3) by look."""
    pixels: Indexes = np.flatnonzero(cover)
    flat = rgba.reshape(-1, 4)
    share = cover.reshape(-1).take(pixels).astype(np.uint16)[:, None]
    table = np.full((len(colours), 4), 255, np.uint16)
    table[:, :3] = colours
    colour = table[:1] if looks is None else table.take(looks.reshape(-1).take(pixels), axis=0)
    mixed = flat.take(pixels, axis=0) * (255 - share)
    mixed += colour * share
    flat[pixels] = divided(mixed)


def divided(value: NDArray[np.uint16]) -> Bytes:
    """Divided by 255 and rounded, in place, for products of two bytes."""
    value += 128
    value += value >> 8
    value >>= 8
    return value.astype(np.uint8)

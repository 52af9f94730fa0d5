"""How the load spreads over a sole, as a smooth field. A drawing of what is said in words, not a measurement."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np

from desktop.report.sole import HEIGHT, LEFTMOST, WIDTH
from desktop.skeleton.bones import Floats

STEP = 4.0
"""Millimetres between two numbers of a field."""
MARGIN = 3
"""Empty steps around a field, so that every line in it closes."""

MIDDLE, REACH = 4.0, 42.0
"""The x of a sole's middle, and from there to its edges."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A soft part of a right sole in millimetres, with how much of the load it takes."""

    x: float
    y: float
    across: float
    along: float
    share: float


SPOTS = (
    Spot(1.0, 211.0, 18.0, 22.0, 1.36),
    Spot(-27.0, 68.0, 12.0, 14.0, 0.36),
    Spot(-9.0, 61.0, 11.0, 14.0, 0.40),
    Spot(8.0, 62.0, 11.0, 14.0, 0.45),
    Spot(23.0, 70.0, 11.0, 14.0, 0.39),
    Spot(36.0, 82.0, 10.0, 14.0, 0.30),
    Spot(29.0, 135.0, 10.0, 34.0, 0.17),
    Spot(-29.0, 24.0, 10.0, 14.0, 0.24),
    Spot(-3.0, 15.0, 7.0, 9.0, 0.11),
    Spot(15.0, 22.0, 6.5, 9.0, 0.10),
    Spot(30.0, 36.0, 6.0, 8.0, 0.08),
    Spot(43.0, 55.0, 6.0, 8.0, 0.08),
)
ARCH = Spot(-13.0, 140.0, 11.0, 34.0, 0.0)
HEEL_ENDS = 165.0
"""The y behind which a spot belongs to the heel."""


def spots(e: float = 0.0, forward: float = 0.0) -> tuple[Spot, ...]:
    """The spots of a foot rolled in by `e` degrees, with the body `forward` from -1 to 1 over it."""
    made = []
    for spot in (*SPOTS, ARCH):
        side = (spot.x - MIDDLE) / REACH
        share = spot.share * exp(-0.075 * e * side) + (max(0.0, e) * 0.022 if spot is ARCH else 0.0)
        share *= 1 - 0.55 * forward if spot.y > HEEL_ENDS else 1 + 0.55 * forward
        made.append(Spot(spot.x - 0.45 * e, spot.y, spot.across, spot.along, share))
    whole = sum(spot.share * spot.across * spot.along for spot in made)
    usual = sum(spot.share * spot.across * spot.along for spot in SPOTS)
    return tuple(Spot(s.x, s.y, s.across, s.along, s.share * usual / whole) for s in made)


def field(e: float = 0.0, forward: float = 0.0, share: float = 1.0) -> Floats:
    """The load on a right sole (rows, columns); `share` is this foot's part of the body, 1 for a half."""
    columns = round(WIDTH / STEP) + 2 * MARGIN
    rows = round(HEIGHT / STEP) + 2 * MARGIN
    x = (np.arange(columns, dtype=np.float32) - MARGIN) * STEP + LEFTMOST
    y = (np.arange(rows, dtype=np.float32) - MARGIN) * STEP
    made = np.zeros((rows, columns), np.float32)
    for spot in spots(e, forward):
        across = np.exp(-0.5 * ((x - spot.x) / spot.across) ** 2)
        along = np.exp(-0.5 * ((y - spot.y) / spot.along) ** 2)
        made += np.float32(spot.share * share) * np.outer(along, across).astype(np.float32)
    made[[0, -1]] = made[:, [0, -1]] = 0
    return made


def centre(e: float = 0.0, forward: float = 0.0) -> tuple[float, float]:
    """Where all of the load balances on a right sole, in millimetres."""
    made = spots(e, forward)
    weights = [spot.share * spot.across * spot.along for spot in made]
    return (
        sum(w * s.x for w, s in zip(weights, made, strict=True)) / sum(weights),
        sum(w * s.y for w, s in zip(weights, made, strict=True)) / sum(weights),
    )


def on_heel(e: float = 0.0, forward: float = 0.0) -> float:
    """The heel's share of the load."""
    made = spots(e, forward)
    heel = sum(s.share * s.across * s.along for s in made if s.y > HEEL_ENDS)
    return heel / sum(s.share * s.across * s.along for s in made)

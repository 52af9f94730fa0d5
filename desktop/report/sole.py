"""The sole of a foot as one looks down on it, as lines of a page: left on the left, big toes side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import dist, hypot

WIDTH, HEIGHT = 98.0, 246.0
"""Millimetres of a right foot: x from the big-toe side to the little-toe side, y from the toes to the heel."""

LEFTMOST = -46.5
"""The x of the big-toe side; 0 runs through the middle of the heel."""

GAP = 34.0
"""Millimetres between the two soles of a pair."""

Point = tuple[float, float]
Points = Sequence[Point]

# fmt: off
OUTLINE = (
    (2.5, 246.0), (-7.5, 245.7), (-12.5, 244.7), (-19.0, 241.5), (-23.1, 238.0), (-27.2, 231.5), (-29.1, 225.5),
    (-30.5, 216.0), (-30.4, 209.0), (-29.5, 201.5), (-27.9, 190.0), (-25.1, 174.0), (-23.4, 162.0), (-22.4, 154.0),
    (-22.0, 146.0), (-22.4, 138.0), (-23.3, 130.0), (-25.0, 122.0), (-29.0, 110.5), (-35.6, 95.5), (-40.8, 85.0),
    (-43.5, 78.0), (-45.2, 71.0), (-46.0, 64.5), (-46.0, 58.0), (-45.0, 52.5), (-41.4, 42.5), (-41.5, 38.5),
    (-42.8, 34.0), (-43.9, 28.0), (-43.8, 20.0), (-42.1, 12.0), (-40.3, 8.0), (-37.0, 3.6), (-34.0, 1.5),
    (-30.5, 0.5), (-26.5, 1.1), (-22.5, 3.6), (-19.5, 7.0), (-15.7, 15.0), (-14.2, 22.5), (-14.0, 29.5),
    (-12.0, 32.8), (-10.2, 31.0), (-11.8, 22.5), (-12.0, 15.5), (-10.7, 8.5), (-8.9, 4.5), (-4.5, 0.7), (-0.5, 1.3),
    (1.4, 3.0), (3.9, 7.0), (6.5, 17.0), (11.5, 10.9), (15.5, 9.6), (17.5, 10.4), (20.6, 14.5), (22.5, 22.5),
    (22.5, 32.2), (26.1, 27.5), (30.0, 24.9), (34.0, 25.7), (36.7, 30.0), (37.5, 34.0), (37.1, 42.0), (35.7, 49.5),
    (37.5, 49.9), (41.0, 46.7), (46.0, 45.1), (48.9, 46.5), (51.3, 52.5), (51.2, 56.5), (49.9, 62.0), (46.8, 70.5),
    (46.7, 74.5), (48.5, 82.5), (49.3, 89.5), (48.8, 100.5), (47.6, 111.5), (42.0, 151.0), (36.1, 185.0),
    (35.0, 192.5), (34.2, 199.5), (33.7, 209.5), (33.0, 216.0), (31.7, 222.5), (30.1, 228.5), (27.5, 234.0),
    (24.1, 238.0), (19.5, 241.5), (12.5, 244.7), (7.5, 245.7),
)
# fmt: on
"""Goes round from the heel past the big toe."""

SPOTS = {"heel": (1.0, 209.0), "big_toe": (-25.0, 78.0), "little_toe": (30.0, 90.0)}
"""The three spots of the cue on a right sole: the heel, the base of the big toe and of the little toe."""

_STEPS = 4
"""Straight pieces between two points of the outline: at the size of a card no corner is seen."""


@cache
def outline() -> tuple[Point, ...]:
    """A right sole in its millimetres, closed and smooth."""
    count = len(OUTLINE)
    found: list[Point] = []
    for at in range(count):
        before, one, other, after = (OUTLINE[(at + step) % count] for step in (-1, 0, 1, 2))
        long = dist(one, other)
        found += _bend(one, _handle(one, before, other, long), _handle(other, after, one, long), other)
    return (*found, found[0])


def pair(x: float, y: float, height: float, points: Points, *, left: bool) -> tuple[Point, ...]:
    """`points` of a right sole on the left or right one of a pair that is `height` points high from `x`, `y` on."""
    scale, side = height / HEIGHT, -1 if left else 1
    middle = x + pair_width(height) / 2
    return tuple((middle + side * (across - LEFTMOST + GAP / 2) * scale, y + down * scale) for across, down in points)


def pair_width(height: float) -> float:
    """How wide two soles of `height` are beside one another."""
    return (2 * WIDTH + GAP) * height / HEIGHT


def _bend(one: Point, first: Point, second: Point, other: Point) -> list[Point]:
    """Points of a cubic curve, its end left to the next one."""
    found = []
    for step in range(_STEPS):
        t = step / _STEPS
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (one, first, second, other)
        x, y = (sum(share * corner[axis] for share, corner in zip(shares, corners, strict=True)) for axis in (0, 1))
        found.append((x, y))
    return found


def _handle(here: Point, back: Point, on: Point, long: float) -> Point:
    """A third of the way along the tangent at `here`, which weighs both neighbours by how near they are."""
    before, after = dist(back, here), long
    share = after / (before + after)
    tangent = [(h - b) / before * share + (o - h) / after * (1 - share) for b, h, o in zip(back, here, on, strict=True)]
    size = hypot(*tangent)
    return here[0] + tangent[0] / size * long / 3, here[1] + tangent[1] / size * long / 3

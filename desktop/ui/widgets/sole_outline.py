"""The outline of a foot and its print on the floor, as one looks down: left on the left, big toes side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import dist, hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

WIDTH, HEIGHT = 98.0, 246.0
"""Millimetres of a right foot: x from the big-toe side to the little-toe side, y from the toes to the heel."""

LEFTMOST = -46.5
"""The x of the big-toe side; 0 runs through the middle of the heel."""

Points = Sequence[tuple[float, float]]

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

TOES = (
    (-29.0, 25.0, 11.5, 17.5, -3.0),
    (-3.2, 14.5, 7.2, 10.0, -1.0),
    (14.5, 22.0, 6.6, 9.2, 4.0),
    (29.8, 36.0, 6.2, 8.4, 11.0),
    (43.5, 55.0, 6.0, 7.8, 19.0),
)
"""What each toe leaves on the floor: centre, half axes and lean in degrees, from the big toe on."""

BELOW_TOES = (
    (-60.0, 52.0), (-40.0, 49.0), (-14.0, 41.0), (8.0, 42.0), (24.0, 50.0), (36.0, 62.0), (60.0, 80.0),
    (60.0, 260.0), (-60.0, 260.0),
)  # fmt: skip
"""Round what is printed behind the toes."""
ARCH = QRectF(-58.0, 92.0, 58.0, 108.0)
"""The round under the arch, which leaves no print."""
BARE = 7.0
"""How far from the edge of the foot its print begins, on both sides of the edge together."""


def curve(points: Points, *, closed: bool = True) -> QPainterPath:
    """A smooth line through `points`, tight where they are close to one another."""
    count = len(points)
    spans = count if closed else count - 1
    path = QPainterPath(QPointF(*points[0]))
    for at in range(spans):
        before, one, other, after = (_at(points, at + step, closed=closed) for step in (-1, 0, 1, 2))
        long = dist(one, other)
        path.cubicTo(_handle(one, before, other, long), _handle(other, after, one, long), QPointF(*other))
    if closed:
        path.closeSubpath()
    return path


def _at(points: Points, index: int, *, closed: bool) -> tuple[float, float]:
    return points[index % len(points)] if closed else points[min(max(index, 0), len(points) - 1)]


def _handle(here: tuple[float, float], back: tuple[float, float], on: tuple[float, float], long: float) -> QPointF:
    """A third of the way along the tangent at `here`, which weighs both neighbours by how near they are."""
    before, after = dist(back, here) or long, long or 1e-6
    share = after / (before + after)
    tangent = [(h - b) / before * share + (o - h) / after * (1 - share) for b, h, o in zip(back, here, on, strict=True)]
    size = hypot(*tangent) or 1.0
    return QPointF(here[0] + tangent[0] / size * long / 3, here[1] + tangent[1] / size * long / 3)


def outline(*, left: bool) -> QPainterPath:
    """One sole in millimetres; the left one is the right one in a mirror."""
    path = curve(OUTLINE)
    return QTransform.fromScale(-1, 1).map(path) if left else path


@cache
def imprint() -> QPainterPath:
    """What a bare right foot leaves on the floor, in millimetres: toes, ball, outer edge and heel, and no arch."""
    sole = curve(OUTLINE)
    rim = QPainterPathStroker()
    rim.setWidth(BARE)
    behind, hollow = curve(BELOW_TOES), QPainterPath()
    hollow.addEllipse(ARCH)
    made = sole.subtracted(rim.createStroke(sole)).intersected(behind).subtracted(hollow)
    for x, y, across, along, lean in TOES:
        toe = QPainterPath()
        toe.addEllipse(QPointF(0, 0), across * 0.8, along * 0.8)
        made = made.united(QTransform.fromTranslate(x, y).rotate(lean).map(toe))
    return made

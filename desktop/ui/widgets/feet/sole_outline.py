"""The outline of a foot and its print on the floor, as one looks down: left on the left, big toes side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import dist, hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from desktop.report.sole import OUTLINE

Points = Sequence[tuple[float, float]]

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

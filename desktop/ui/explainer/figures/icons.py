"""Simple line icons on a grid of 24 by 24, one language with everything else that is drawn."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from desktop.report.sole import HEIGHT
from desktop.ui.explainer.figures.figure import Sheet
from desktop.ui.widgets.feet.sole_outline import curve, outline

GRID = 24.0


def _lines(*strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for first, *others in strokes:
        path.moveTo(*first)
        for point in others:
            path.lineTo(*point)
    return path


def _moon() -> QPainterPath:
    whole, bite = QPainterPath(), QPainterPath()
    whole.addEllipse(QPointF(11, 13), 8.5, 8.5)
    bite.addEllipse(QPointF(15.5, 9.5), 7.5, 7.5)
    return whole.subtracted(bite)


def _wave() -> QPainterPath:
    """A pulse that runs high."""
    return _lines(((2, 13), (6, 13), (8.5, 6), (12, 19), (15, 9), (17, 13), (22, 13)))


def _walker() -> QPainterPath:
    path = _lines(((12.5, 8.5), (11.5, 14.5), (15, 17.5), (16, 22)), ((11.5, 14.5), (9.5, 18), (6, 21)))
    path.addPath(_lines(((12.5, 8.5), (8.5, 10.5), (7.5, 14)), ((12.5, 8.5), (15.5, 11.5), (18.5, 12))))
    path.addEllipse(QPointF(13.8, 4.2), 2.2, 2.2)
    return path


def _case() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 8, 18, 12), 2, 2)
    path.addPath(_lines(((9, 8), (9, 5), (15, 5), (15, 8)), ((3, 13.5), (21, 13.5))))
    return path


def _foot() -> QPainterPath:
    scale = 21 / HEIGHT
    return QTransform.fromTranslate(11.6, 1.5).scale(scale, scale).map(outline(left=False))


def _toothbrush() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(2, 12, 20, 3.4), 1.7, 1.7)
    path.addPath(_lines(*(((x, 12), (x, 8)) for x in (3.8, 5.9, 8.0, 10.1))))
    path.addPath(_lines(((3.2, 8), (10.7, 8))))
    return path


def _dish() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(12, 12), 9.2, 9.2)
    path.addEllipse(QPointF(12, 12), 5.0, 5.0)
    return path


def _pan() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(2, 11)
    path.lineTo(16, 11)
    path.cubicTo(16, 16, 14.5, 18, 12, 18)
    path.lineTo(6, 18)
    path.cubicTo(3.5, 18, 2, 16, 2, 11)
    path.addPath(_lines(((16, 12), (22.5, 9.6))))
    for x in (6.0, 9.0, 12.0):
        path.addPath(curve([(x, 8.4), (x + 0.9, 6.9), (x - 0.5, 5.4), (x + 0.4, 3.9)], closed=False))
    return path


def _alarm() -> QPainterPath:
    return _lines(((12, 2.6), (22.4, 20.6), (1.6, 20.6), (12, 2.6)), ((12, 9), (12, 14.6)), ((12, 17.6), (12, 17.7)))


def _phone() -> QPainterPath:
    path = QPainterPath(QPointF(5.2, 3.2))
    path.cubicTo(8, 2, 8.4, 2.6, 9.6, 7.2)
    path.cubicTo(9.8, 8.4, 8.8, 9, 7.8, 9.9)
    path.cubicTo(9.2, 12.9, 11.1, 14.8, 14.1, 16.2)
    path.cubicTo(15, 15.2, 15.6, 14.2, 16.8, 14.4)
    path.cubicTo(21.4, 15.6, 22, 16, 20.8, 18.8)
    path.cubicTo(19.8, 21, 18, 21.2, 15.6, 20.6)
    path.cubicTo(9.4, 18.8, 5.2, 14.6, 3.4, 8.4)
    path.cubicTo(2.8, 6, 3, 4.2, 5.2, 3.2)
    path.closeSubpath()
    return path


def _calendar() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 4.5, 18, 16.5), 2, 2)
    path.addPath(_lines(((3, 9.5), (21, 9.5)), ((8, 2.5), (8, 6.5)), ((16, 2.5), (16, 6.5))))
    path.addPath(_lines(((8, 15.2), (10.8, 18), (16, 12.8))))
    return path


ICONS: dict[str, Callable[[], QPainterPath]] = {
    "sleep": _moon,
    "stress": _wave,
    "activity": _walker,
    "work_load": _case,
    "feet": _foot,
    "teeth": _toothbrush,
    "dishes": _dish,
    "cooking": _pan,
    "emergency": _alarm,
    "urgent": _phone,
    "soon": _calendar,
}


def draw(sheet: Sheet, name: str, box: QRectF, role: str = "ink", alpha: float = 1.0, width: float = 1.4) -> None:
    """The icon `name` in the middle of `box`."""
    size = min(box.width(), box.height())
    place = QTransform.fromTranslate(box.center().x() - size / 2, box.center().y() - size / 2)
    sheet.draw(place.scale(size / GRID, size / GRID).map(ICONS[name]()), sheet.pen(role, width, alpha))


def around(middle: QPointF, radius: float, degrees: float) -> QPointF:
    """The point at `degrees` clockwise from the right, `radius` from `middle`."""
    return middle + QPointF(cos(radians(degrees)), sin(radians(degrees))) * radius

"""Fills a shape with strokes, dots or a grid, line by line: without a brush, print and screen draw the same vectors."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.report.page import Pattern

STROKE, DOT = 0.28, 0.24
"""The thickness of a line and the radius of a dot, as shares of the distance between two."""


def fill(painter: QPainter, shape: QPainterPath, pattern: Pattern, every: float, colour: QColor) -> None:
    """Fill `shape`, with lines or dots `every` units apart; two patterns on one another can both be told.

    They lie on one grid for the whole sheet, so that shapes side by side go on in one another.
    """
    if pattern is Pattern.PLAIN:
        painter.fillPath(shape, colour)
        return
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    box = shape.boundingRect()
    if pattern is Pattern.DOTS:
        _dots(painter, box, every, colour)
    else:
        painter.setPen(QPen(colour, every * STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines(_strokes(box, every) if pattern is Pattern.STROKES else _grid(box, every))
    painter.restore()


def _steps(low: float, high: float, every: float) -> list[float]:
    return [n * every for n in range(int(low // every), int(high // every) + 2)]


def _strokes(box: QRectF, every: float) -> list[QLineF]:
    top, low = box.top(), box.bottom()
    return [QLineF(at - top, top, at - low, low) for at in _steps(box.left() + top, box.right() + low, every)]


def _grid(box: QRectF, every: float) -> list[QLineF]:
    upright = [QLineF(x, box.top(), x, box.bottom()) for x in _steps(box.left(), box.right(), every)]
    return upright + [QLineF(box.left(), y, box.right(), y) for y in _steps(box.top(), box.bottom(), every)]


def _dots(painter: QPainter, box: QRectF, every: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for row, y in enumerate(_steps(box.top(), box.bottom(), every), start=int(box.top() // every)):
        for x in _steps(box.left() - every, box.right(), every):
            painter.drawEllipse(QPointF(x + (every / 2 if row % 2 else 0), y + every / 2), every * DOT, every * DOT)

"""Fills a shape with strokes, dots or crosses, one by one: without a brush, print and screen draw the same vectors."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.report.page import Pattern

STROKE = 0.2
"""The thickness of a stroke, as a share of the distance between two; so are all lengths below."""
APART, DOT, ARM, THICK = 1.65, 0.32, 0.46, 0.25
"""From one dot or cross to the next, the radius of a dot, half the length of a cross and its thickness."""
CLEAR = 0.17
"""The room that is left around dots and crosses, so that they are seen on strokes."""


def fill(
    painter: QPainter, shape: QPainterPath, pattern: Pattern, every: float, colour: QColor, ground: QColor
) -> None:
    """Fill `shape` on `ground` with strokes `every` units apart, or with as many dots or crosses.

    They lie on one grid for the whole sheet, so that shapes side by side go on in one another, and crosses between
    dots. Of several patterns in one shape strokes come first; then each can be told.
    """
    if pattern is Pattern.PLAIN:
        painter.fillPath(shape, colour)
        return
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    box = shape.boundingRect()
    if pattern is Pattern.STROKES:
        painter.setPen(QPen(colour, every * STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines(_strokes(box, every))
    elif pattern is Pattern.DOTS:
        _dots(painter, list(_grid(box, every * APART, 0.0)), every, colour, ground)
    else:
        _crosses(painter, list(_grid(box, every * APART, 0.5)), every, colour, ground)
    painter.restore()


def _strokes(box: QRectF, every: float) -> list[QLineF]:
    top, low = box.top(), box.bottom()
    first, last = int((box.left() + top) // every), int((box.right() + low) // every) + 1
    return [QLineF(n * every - top, top, n * every - low, low) for n in range(first, last + 1)]


def _grid(box: QRectF, apart: float, shift: float) -> Iterator[QPointF]:
    for row in range(int(box.top() // apart) - 1, int(box.bottom() // apart) + 2):
        for column in range(int(box.left() // apart) - 1, int(box.right() // apart) + 2):
            yield QPointF((column + shift) * apart, (row + shift) * apart)


def _dots(painter: QPainter, places: list[QPointF], every: float, colour: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for paint, radius in ((ground, DOT + CLEAR), (colour, DOT)):
        painter.setBrush(paint)
        for place in places:
            painter.drawEllipse(place, every * radius, every * radius)


def _crosses(painter: QPainter, places: list[QPointF], every: float, colour: QColor, ground: QColor) -> None:
    for paint, wider in ((ground, CLEAR), (colour, 0.0)):
        painter.setPen(QPen(paint, every * (THICK + 2 * wider), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        arm = every * (ARM + wider)
        across, down = QPointF(arm, 0.0), QPointF(0.0, arm)
        painter.drawLines([QLineF(place - way, place + way) for place in places for way in (across, down)])

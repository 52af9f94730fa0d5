"""A person, standing at ease, as a plain outline."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QTransform

from desktop.ui.explainer.figures.figure import Sheet
from desktop.ui.widgets.feet.sole_outline import curve

# The right half of the outline, seen from the front: x from the middle, y from the floor, in hundredths of the height.
HALF = (
    (0.0, 100.0), (2.6, 99.3), (4.4, 97.0), (4.9, 93.6), (4.3, 90.4), (3.2, 88.2), (2.9, 86.2), (3.6, 84.6),
    (6.8, 83.2), (10.2, 81.9), (12.2, 79.4), (13.0, 75.6), (13.7, 70.0), (14.9, 63.4), (16.4, 57.0), (17.8, 50.6),
    (18.7, 47.4), (18.6, 43.6), (17.2, 41.8), (15.9, 43.6), (15.7, 46.8), (14.4, 51.2), (12.6, 57.4), (11.0, 64.0),
    (9.9, 70.4), (9.3, 72.2), (8.8, 67.0), (8.2, 62.4), (8.6, 57.2), (9.9, 52.0), (10.2, 46.4), (9.4, 39.0),
    (8.2, 31.4), (7.8, 27.4), (8.2, 22.4), (7.7, 15.2), (6.2, 8.0), (6.0, 4.6), (8.6, 1.8), (9.0, 0.4), (6.6, 0.0),
    (3.2, 0.2), (2.4, 2.2), (2.9, 5.4), (2.7, 11.0), (2.1, 18.4), (2.5, 25.4), (1.9, 31.0), (1.0, 39.4), (0.4, 45.6),
    (0.0, 46.4),
)  # fmt: skip
WIDTH = 38.0


def outline(box: QRectF) -> QPainterPath:
    """The person as high as `box`, in its middle."""
    right = HALF[:-1]
    left = [(-x, y) for x, y in reversed(HALF[1:])]
    scale = min(box.height() / 100, box.width() / WIDTH)
    place = QTransform.fromTranslate(box.center().x(), box.center().y() + 50 * scale).scale(scale, -scale)
    return place.map(curve([*right, *left]))


def draw(sheet: Sheet, box: QRectF) -> None:
    """The person in soft light."""
    shape = outline(box)
    light = QLinearGradient(shape.boundingRect().topLeft(), shape.boundingRect().bottomRight())
    light.setColorAt(0.0, sheet.colours("skin"))
    light.setColorAt(1.0, sheet.colours.between("skin", "skin_edge", 0.34))
    sheet.draw(shape, sheet.pen("skin_edge", 1.3), light)


def middle(box: QRectF) -> QPointF:
    """Where the low back is."""
    return QPointF(box.center().x(), box.center().y() - box.height() * 0.06)

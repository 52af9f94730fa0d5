"""One side of the body figure: the bones, the outline, and what is marked in patterns that need no colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.interview import BodyMark, Region, Sensation
from desktop.report.body_figure import PATTERNS, Point, Side, figure, picture
from desktop.report.patterns import fill
from desktop.ui.widgets.body_place import BodyPlace

TALL = 560
"""Pixels of the figure: the smallest place is then 24 pixels wide."""

HEAD, SWATCH = 26, 16
SIGN = QSize(SWATCH + 6, SWATCH)
"""The room of the sign on a button, with what keeps it off the words."""

EVERY = 6.5
WASH, EDGE, QUIET = 0.22, 0.2, 0.72
"""The strength of what lies behind a pattern, of the edge of a place, and of quiet words."""

Role = QPalette.ColorRole


class BodySide(QWidget):
    """Paints all its places; these are children that take the presses and the keys."""

    def __init__(self, side: Side, title: str, hands: tuple[str, str], parent: QWidget | None = None) -> None:
        """`hands` say what is on the left of the picture and on the right: the person's own left or right."""
        super().__init__(parent)
        self._side, self._title, self._hands = side, title, hands
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        view = figure().views[side]
        self._shapes = {region: self._placed(points) for region, points in view.places.items()}
        self._outline = self._placed(view.outline)
        self._marks: frozenset[BodyMark] = frozenset()
        self._looked_at: Region | None = None
        self.places = {region: BodyPlace(region, self) for region in self._shapes}
        for region, place in self.places.items():
            place.take_shape(self._shapes[region])

    def show_marks(self, marks: frozenset[BodyMark]) -> None:
        """Paint other marks."""
        self._marks = marks
        self.update()

    def look_at(self, region: Region | None) -> None:
        """Paint `region` as the one that is looked at."""
        self._looked_at = region
        self.update()

    def sizeHint(self) -> QSize:
        """The figure with its title."""
        return QSize(round(figure().width * TALL) + 48, TALL + HEAD)

    def minimumSizeHint(self) -> QSize:
        """No less: every place has to be tapped."""
        return self.sizeHint()

    def _placed(self, points: tuple[Point, ...]) -> QPolygonF:
        middle = self.sizeHint().width() / 2
        return QPolygonF([QPointF(middle + x * TALL, HEAD + y * TALL) for x, y in points])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bones, marks, outline, and the words that say which side is which."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        palette = self.palette()
        ink = palette.color(Role.WindowText)
        quiet = faded(ink, QUIET)
        width = figure().width * TALL
        bones = QRectF((self.width() - width) / 2, HEAD, width, TALL)
        painter.drawImage(bones, _bones(self._side, dark=ink.lightness() > 128))
        self._paint_places(painter, ink, palette.color(Role.Accent))
        painter.setPen(QPen(quiet, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self._outline)
        painter.setPen(ink)
        above = QRectF(0, 0, self.width(), HEAD - 4)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setPen(quiet)
        for hand, to in zip(self._hands, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            painter.drawText(above.translated(0, HEAD + 10), to | Qt.AlignmentFlag.AlignVCenter, hand)

    def _paint_places(self, painter: QPainter, ink: QColor, accent: QColor) -> None:
        edge = faded(ink, EDGE)
        for region, shape in self._shapes.items():
            path = QPainterPath()
            path.addPolygon(shape)
            path.closeSubpath()
            felt = [sensation for sensation in Sensation if BodyMark(region, sensation) in self._marks]
            if felt:
                painter.fillPath(path, faded(accent, WASH))
            for sensation in felt:
                fill(painter, path, PATTERNS[sensation], EVERY, ink, palette.color(Role.Base))
            painter.strokePath(path, QPen(ink if felt else edge, 1.2 if felt else 1))
        if self._looked_at is not None:
            painter.setPen(QPen(accent, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(self._shapes[self._looked_at])


def faded(colour: QColor, strength: float) -> QColor:
    """`colour` as strong as `strength` of 1."""
    made = QColor(colour)
    made.setAlphaF(strength)
    return made


def swatch(sensation: Sensation, on: QWidget) -> QIcon:
    """A small square with the pattern of `sensation` in the colours of `on`."""
    ratio = on.devicePixelRatioF()
    made = QPixmap(SIGN * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, square = on.palette().color(Role.WindowText), QPainterPath()
    square.addRect(QRectF(0.5, 0.5, SWATCH - 1, SWATCH - 1))
    painter.fillPath(square, on.palette().color(Role.Base))
    fill(painter, square, PATTERNS[sensation], EVERY * 0.8, ink, on.palette().color(Role.Base))
    painter.strokePath(square, QPen(ink, 1))
    painter.end()
    return QIcon(made)


@cache
def _bones(side: Side, *, dark: bool) -> QImage:
    return QImage.fromData(picture(side, "dark" if dark else "light"))

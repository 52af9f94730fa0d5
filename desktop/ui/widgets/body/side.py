"""One side of the body figure: skin and bones, the places on it, and what is marked in patterns that need no colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from desktop.assets import AssetMissingError
from desktop.domain.interview import BodyMark, Region, Sensation
from desktop.report.body_figure import Point, Side, figure, picture
from desktop.ui.theme.theme import Theme, load
from desktop.ui.widgets.body.place import BodyPlace
from desktop.ui.widgets.body.sign import faded, marked, shade

TALLEST, SMALLEST = 560, 426
"""Pixels of the figure; at the least every place is 24 pixels wide and high."""
EVERY = 6.0
"""Pixels from one stroke of a marked place to the next."""
SKIN, RIM, BONES = 0.13, 0.024, 0.62
"""How strong the skin is, how far from the outline it is darker, in heights of the figure, and how strong bones are."""
STEPS = 9
"""Strokes that the darker rim of the skin is made of."""
VEIL, WASH, HOVER = 0.55, 0.1, 0.2
"""The strength of what keeps bones from a pattern, of its colour behind it, and of what the pointer is on."""
EDGE, QUIET = 0.75, 0.72
"""The strength of the edges of places, and of quiet words."""
GAP, HANDS = 6, 0.14
"""Pixels between the title and the figure, and how far beside the head left and right are said, in its heights."""
Role = QPalette.ColorRole


class BodySide(QWidget):
    """Paints all its places; these are children that take the presses and the keys."""

    def __init__(self, side: Side, title: str, hands: tuple[str, str], parent: QWidget | None = None) -> None:
        """`hands` say what is on the left of the picture and on the right: the person's own left or right."""
        super().__init__(parent)
        self._side, self._title, self._hands = side, title, hands
        self.setAccessibleName(title)
        self._marks: frozenset[BodyMark] = frozenset()
        self._focused: Region | None = None
        self._hovered: Region | None = None
        self._ground: QPixmap | None = None
        self.places = {region: BodyPlace(region, self) for region in figure().views[side].places}
        self.fit(TALLEST)

    def show_marks(self, marks: frozenset[BodyMark]) -> None:
        """Paint other marks."""
        self._marks = marks
        self.update()

    def look_at(self, focused: Region | None, hovered: Region | None) -> None:
        """Paint which place has the focus, and which the pointer is on."""
        self._focused, self._hovered = focused, hovered
        self.update()

    def fit(self, tall: int) -> None:
        """Draw the figure `tall` pixels high; `size_of` is then the size of the whole."""
        self._tall, self._ground = tall, None
        size = self.size_of(tall)
        scale = QTransform.fromTranslate(size.width() / 2, size.height() - tall).scale(tall, tall)
        view = figure().views[self._side]
        self._outline = scale.map(_path(view.outline))
        self._shapes = {region: scale.map(_path(points)) for region, points in view.places.items()}
        for region, place in self.places.items():
            place.take_shape(self._shapes[region].toFillPolygon())
        self.resize(size)
        self.update()

    def size_of(self, tall: int) -> QSize:
        """Its size with a figure `tall` pixels high."""
        return QSize(round(figure().width * tall), tall + self._head())

    def sizeHint(self) -> QSize:
        """The figure as large as it gets, with its title."""
        return self.size_of(TALLEST)

    def minimumSizeHint(self) -> QSize:
        """The figure as small as can be tapped."""
        return self.size_of(SMALLEST)

    def changeEvent(self, event: QEvent) -> None:
        """Follow other colours and other letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit(self._tall)
        elif event.type() is QEvent.Type.PaletteChange:
            self._ground = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Skin and bones, the places, the outline, and the words that say which side is which."""
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = self._body(ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(QPoint(0, 0), self._ground)
        self._paint_places(painter)
        painter.strokePath(self._outline, QPen(self._theme().colour("body_edge"), 1.4))
        self._paint_rims(painter)
        self._paint_words(painter)

    def _head(self) -> int:
        return self.fontMetrics().height() + GAP

    def _theme(self) -> Theme:
        return _theme(dark=self.palette().color(Role.WindowText).lightness() > 128)

    def _body(self, ratio: float) -> QPixmap:
        """Skin and bones, which stay as they are while places are marked."""
        theme, made = self._theme(), QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(self._outline, faded(theme.colour("body"), SKIN))
        painter.setClipPath(self._outline)
        for step in range(STEPS):
            width = 2 * RIM * self._tall * (1 - step / STEPS) ** 1.6
            painter.strokePath(self._outline, QPen(faded(theme.colour("body_edge"), 0.055), width))
        painter.setClipping(False)
        painter.setOpacity(BONES)
        width = figure().width * self._tall
        place = QRectF((self.width() - width) / 2, self.height() - self._tall, width, self._tall)
        bones = _bones(self._side, theme.name)
        if not bones.isNull():
            # Made smaller at once: drawn smaller, thin lines would break.
            size = QSize(round(place.width() * ratio), round(place.height() * ratio))
            smooth = Qt.TransformationMode.SmoothTransformation
            painter.drawImage(place, bones.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        painter.end()
        return made

    def _paint_places(self, painter: QPainter) -> None:
        colours = self.palette()
        edge = QPen(faded(self._theme().colour("body_edge"), EDGE), 1)
        for region, path in self._shapes.items():
            felt = [sensation for sensation in Sensation if BodyMark(region, sensation) in self._marks]
            if felt:
                painter.fillPath(path, faded(colours.color(Role.Base), VEIL))
            for sensation in felt:
                painter.fillPath(path, faded(shade(sensation, colours), WASH))
            for sensation in felt:
                marked(painter, path, sensation, EVERY, colours)
            painter.strokePath(path, edge)
        for region, path in self._shapes.items():
            if any(BodyMark(region, sensation) in self._marks for sensation in Sensation):
                painter.strokePath(path, QPen(colours.color(Role.WindowText), 1.2))

    def _paint_rims(self, painter: QPainter) -> None:
        """What the pointer is on is tinted; what has the focus has a ring that stands out on any pattern."""
        accent, base = self.palette().color(Role.Highlight), self.palette().color(Role.Base)
        if self._hovered is not None:
            painter.fillPath(self._shapes[self._hovered], faded(accent, HOVER))
            painter.strokePath(self._shapes[self._hovered], QPen(accent, 1.6))
        if self._focused is not None:
            for colour, width in ((base, 6.5), (accent, 3.0)):
                pen = QPen(colour, width)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.strokePath(self._shapes[self._focused], pen)

    def _paint_words(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        painter.setPen(self.palette().color(Role.WindowText))
        painter.drawText(QRect(0, 0, self.width(), line), Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setPen(faded(self.palette().color(Role.WindowText), QUIET))
        # Beside the head, not at the hands, which reach to those of the other figure.
        for hand, way in zip(self._hands, (-1, 1), strict=True):
            middle = self.width() / 2 + way * HANDS * self._tall
            beside = QRectF(middle - self.width() / 2, self._head() + line / 2, self.width(), line)
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, hand)


def _path(points: tuple[Point, ...]) -> QPainterPath:
    made = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        made.lineTo(QPointF(*point))
    made.closeSubpath()
    return made


@cache
def _theme(*, dark: bool) -> Theme:
    return load("dark" if dark else "light")


@cache
def _bones(side: Side, look: str) -> QImage:
    """The bones, or a null image: without them the places can be marked all the same."""
    try:
        return QImage.fromData(picture(side, look))
    except AssetMissingError:
        return QImage()

"""Two footprints to tap where the weight was felt. A picture of words, not of a measurement."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QRadialGradient,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.domain.diary import FeltSpot, FeltWeight
from desktop.report.sole import HEIGHT, LEFTMOST, WIDTH
from desktop.ui.widgets.feet.sole_outline import imprint, outline

GAP, MARGIN = 34.0, 14.0
"""Millimetres between the soles and around them."""
BALL_ENDS, HEEL_BEGINS = 112.0, 174.0
"""The y of a sole between which its edges are tapped."""
LINES, SMALLEST = 14, 264
"""The height in lines of text, and the least of it in pixels: every place to tap is 44 pixels wide and high."""
FAINT, REACH = 0.45, 30.0
"""The strength of a dot on the foot that held less, and how far a dot reaches in millimetres."""
SIDES = frozenset({FeltSpot.LEFT, FeltSpot.RIGHT})
Role = QPalette.ColorRole


def middle(y: float) -> float:
    """The x of the line between a right sole's inner and outer half."""
    return 6.0 if y > HEEL_BEGINS - 40 else 4.0


def spot(felt: FeltWeight) -> tuple[float, float]:
    """Where on a right sole the dot of `felt` lies, in its millimetres."""
    heel, ball = FeltSpot.HEEL in felt, FeltSpot.BALL in felt
    inner, outer = FeltSpot.INNER in felt, FeltSpot.OUTER in felt
    y = 209.0 if heel else 76.0 if ball else 142.0
    centre, reach = (1.0, 13.0) if heel else (2.0, 26.0) if ball else (8.0, 20.0)
    return (centre - reach if inner else centre + reach if outer else centre), y


PLACES = {
    FeltSpot.BALL: (2.0, 75.0, 47.0, 31.0),
    FeltSpot.HEEL: (1.5, 209.0, 31.0, 33.0),
    FeltSpot.INNER: (-33.0, 140.0, 33.0, 38.0),
    FeltSpot.OUTER: (59.0, 143.0, 44.0, 36.0),
}
"""Rounds (centre, half axes) that share with the sole what is drawn of each place."""


@cache
def part(of: FeltSpot) -> QPainterPath:
    """What is drawn of a right sole for `of`, a little within its edge; of a side it is the whole."""
    sole = outline(left=False)
    if of in SIDES:
        return sole
    within = QTransform.fromTranslate(2, 126).scale(0.89, 0.95).translate(-2, -126).map(sole)
    x, y, across, along = PLACES[of]
    made = QPainterPath()
    made.addEllipse(QPointF(x, y), across, along)
    return made.intersected(within)


class Soles(QWidget):
    """Both feet as one looks down on them, left on the left; a place is felt, and shown, on both alike."""

    tapped = Signal(object)
    """A FeltSpot."""

    def __init__(self, names: Mapping[FeltSpot, str], parent: QWidget | None = None) -> None:
        """Begin with nothing felt; `names` are said when the pointer rests on a place."""
        super().__init__(parent)
        self._names = names
        self._felt: FeltWeight = frozenset()
        self._hovered: FeltSpot | None = None
        self._pointed_out: FeltSpot | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Your feet as you look down on them"))

    def sizeHint(self) -> QSize:
        """As high as some lines of text, and large enough for a thumb."""
        height = max(SMALLEST, self.fontMetrics().height() * LINES)
        return QSize(round(height * (2 * WIDTH + GAP + 2 * MARGIN) / (HEIGHT + MARGIN)), height)

    def minimumSizeHint(self) -> QSize:
        """Not smaller."""
        return self.sizeHint()

    def set_felt(self, felt: FeltWeight, said: str) -> None:
        """Show `felt`; `said` is the same in words."""
        self._felt = felt
        self.setAccessibleDescription(said)
        self.update()

    def point_out(self, felt: FeltSpot | None) -> None:
        """Rim the place that has the focus elsewhere, or none."""
        self._pointed_out = felt
        self.update()

    def place(self, felt: FeltSpot, *, left: bool) -> QPointF:
        """The middle of the place `felt` of one foot, in pixels."""
        return self._feet()[0 if left else 1].map(part(felt).boundingRect().center())

    def spot_at(self, at: QPointF) -> FeltSpot | None:
        """The place under a pixel; a little beside a sole still counts."""
        for foot in self._feet():
            here = foot.inverted()[0].map(at)
            if not QRectF(LEFTMOST - GAP / 2, -MARGIN, WIDTH + GAP / 2 + MARGIN, HEIGHT + 2 * MARGIN).contains(here):
                continue
            if here.y() < BALL_ENDS:
                return FeltSpot.BALL
            if here.y() > HEEL_BEGINS:
                return FeltSpot.HEEL
            return FeltSpot.INNER if here.x() < middle(here.y()) else FeltSpot.OUTER
        return None

    def event(self, event: QEvent) -> bool:
        """Name the place under the pointer when it rests there."""
        if isinstance(event, QHelpEvent):
            found = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._names[found] if found else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which place a tap would take."""
        self._hover(self.spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the tap."""
        found = self.spot_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if found is None:
            super().mousePressEvent(event)
        else:
            self.tapped.emit(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both footprints, then what is felt on both alike; of one foot that held more it is stronger."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for foot, own in zip(self._feet(), (FeltSpot.LEFT, FeltSpot.RIGHT), strict=True):
            painter.save()
            painter.setTransform(foot, True)
            more, less = own in self._felt, bool(self._felt & SIDES - {own})
            self._print(painter, more=more)
            self._rims(painter, own)
            if self._felt - SIDES:
                self._dot(painter, FAINT if less else 1.0)
            painter.restore()

    def _hover(self, felt: FeltSpot | None) -> None:
        if felt is not self._hovered:
            self._hovered = felt
            self.setCursor(Qt.CursorShape.PointingHandCursor if felt else Qt.CursorShape.ArrowCursor)
            self.update()

    def _feet(self) -> tuple[QTransform, QTransform]:
        """From the millimetres of a right foot to pixels, for the left and for the right one."""
        scale = min(self.width() / (2 * WIDTH + GAP + 2 * MARGIN), self.height() / (HEIGHT + MARGIN))
        whole = QTransform.fromTranslate(self.width() / 2, (self.height() - HEIGHT * scale) / 2).scale(scale, scale)
        right = QTransform(whole).translate(GAP / 2 - LEFTMOST, 0)
        return QTransform(whole).scale(-1, 1).translate(GAP / 2 - LEFTMOST, 0), right

    def _print(self, painter: QPainter, *, more: bool) -> None:
        """A footprint; one that held more is tinted and has a strong edge."""
        colours = self.palette()
        ground, mid, accent = colours.color(Role.Base), colours.color(Role.Mid), colours.color(Role.Highlight)
        sole = outline(left=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(ground, accent if more else mid, 0.16))
        painter.drawPath(sole)
        painter.setBrush(_mixed(ground, accent if more else mid, 0.34 if more else 0.55))
        painter.drawPath(imprint())
        pen = QPen(_clear(colours.color(Role.Dark), 0.8), 0.9)
        pen.setDashPattern([2.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(_clear(ground, 0.35))
        for place in PLACES:
            painter.drawPath(part(place))
        painter.setPen(QPen(accent if more else colours.color(Role.Dark), 3.2 if more else 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(sole)

    def _rims(self, painter: QPainter, own: FeltSpot) -> None:
        """Around what is chosen, what is hovered, and what has the focus elsewhere; places are on both feet."""
        accent = self.palette().color(Role.Highlight)
        rims = [(felt, 1.8, True) for felt in self._felt - SIDES]
        rims += [(felt, 2.2, False) for felt in (self._hovered, self._pointed_out) if felt and felt not in self._felt]
        for felt, width, whole in rims:
            if felt in SIDES and felt is not own:
                continue
            pen = QPen(accent, width)
            if not whole:
                pen.setDashPattern([2.5, 2.0])
            painter.setPen(pen)
            painter.setBrush(_clear(accent, 0.16))
            painter.drawPath(part(felt))

    def _dot(self, painter: QPainter, strength: float) -> None:
        """A soft dot with a ring in its middle."""
        accent = self.palette().color(Role.Highlight)
        glow = QRadialGradient(QPointF(0, 0), REACH)
        for at, alpha in ((0.0, 0.85), (0.4, 0.62), (1.0, 0.0)):
            glow.setColorAt(at, _clear(accent, alpha * strength))
        painter.save()
        painter.setClipPath(outline(left=False), Qt.ClipOperation.IntersectClip)
        painter.translate(*spot(self._felt))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(QPointF(0, 0), REACH, REACH)
        painter.setPen(QPen(self.palette().color(Role.Base), 2.0))
        painter.setBrush(_clear(accent, max(0.6, strength)))
        size = 7.0 if strength == 1 else 4.5
        painter.drawEllipse(QPointF(0, 0), size, size)
        painter.restore()


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    mix = (a + (b - a) * share for a, b in zip(_parts(one), _parts(other), strict=True))
    return QColor.fromRgbF(*mix)


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _clear(colour: QColor, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made

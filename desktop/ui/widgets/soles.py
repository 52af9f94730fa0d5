"""Two soles with soft dots where the weight was felt. A picture of words, not of a measurement."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QRadialGradient, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.diary import FeltSpot, FeltWeight

FOOT = (100.0, 220.0)
"""Width and height of one sole in its own units, toes up, the big toe on the left: a right foot from above."""

GAP = 26.0
TOES = (
    (24.0, 20.0, 13.0, 17.0),
    (46.0, 14.0, 9.0, 12.0),
    (63.0, 20.0, 8.0, 10.5),
    (77.0, 30.0, 7.0, 9.0),
    (88.0, 43.0, 6.0, 8.0),
)
"""Centre and half axes of each toe."""


def _sole() -> QPainterPath:
    """The sole without its toes."""
    path = QPainterPath(QPointF(12, 62))
    path.cubicTo(13, 40, 32, 36, 50, 38)
    path.cubicTo(74, 40, 95, 56, 93, 82)
    path.cubicTo(91, 106, 80, 128, 79, 152)
    path.cubicTo(78, 170, 84, 182, 79, 198)
    path.cubicTo(73, 217, 43, 219, 35, 200)
    path.cubicTo(28, 183, 38, 160, 36, 138)
    path.cubicTo(34, 112, 11, 92, 12, 62)
    path.closeSubpath()
    return path


def spot(felt: FeltWeight) -> tuple[float, float]:
    """Where on a sole the dot of `felt` lies, in its own units."""
    heel, ball = FeltSpot.HEEL in felt, FeltSpot.BALL in felt
    inner, outer = FeltSpot.INNER in felt, FeltSpot.OUTER in felt
    y = 186.0 if heel else 74.0 if ball else 128.0
    middle, reach = (57.0, 13.0) if heel else (52.0, 26.0) if ball else (56.0, 16.0)
    return (middle - reach if inner else middle + reach if outer else middle), y


class Soles(QWidget):
    """Both feet from above, left on the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing felt."""
        super().__init__(parent)
        self._felt: FeltWeight = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Both feet from above"))

    def sizeHint(self) -> QSize:
        """As high as ten lines of text."""
        height = self.fontMetrics().height() * 10
        return QSize(round(height * (2 * FOOT[0] + GAP + 8) / (FOOT[1] + 8)), height)

    def set_felt(self, felt: FeltWeight, said: str) -> None:
        """Show `felt`; `said` is the same in words."""
        self._felt = felt
        self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline both soles, then lay the dots on them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width() / (2 * FOOT[0] + GAP + 8), self.height() / (FOOT[1] + 8))
        base = QTransform.fromScale(scale, scale).translate(4, 4)
        painter.setTransform(QTransform(base).translate(FOOT[0], 0).scale(-1, 1))
        self._foot(painter, felt=FeltSpot.RIGHT not in self._felt)
        painter.setTransform(QTransform(base).translate(FOOT[0] + GAP, 0))
        self._foot(painter, felt=FeltSpot.LEFT not in self._felt)

    def _foot(self, painter: QPainter, *, felt: bool) -> None:
        colours = self.palette()
        pen = QPen(colours.color(QPalette.ColorRole.Dark), 2.0)
        painter.setPen(pen)
        painter.setBrush(colours.color(QPalette.ColorRole.AlternateBase))
        sole = _sole()
        painter.drawPath(sole)
        for x, y, across, along in TOES:
            painter.drawEllipse(QPointF(x, y), across, along)
        if felt and self._felt:
            painter.setClipPath(sole)
            self._dot(painter, QPointF(*spot(self._felt)), colours.color(QPalette.ColorRole.Highlight))
            painter.setClipping(False)

    def _dot(self, painter: QPainter, centre: QPointF, colour: QColor) -> None:
        sides = {FeltSpot.LEFT, FeltSpot.RIGHT}
        wide = self._felt <= sides
        across, along = (30.0, 82.0) if wide else (34.0, 34.0)
        clear = QColor(colour)
        clear.setAlpha(0)
        strong = QColor(colour)
        strong.setAlpha(215)
        glow = QRadialGradient(QPointF(0, 0), 1.0)
        glow.setColorAt(0.0, strong)
        glow.setColorAt(0.45, strong)
        glow.setColorAt(1.0, clear)
        painter.save()
        painter.translate(centre)
        painter.scale(across, along)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(QRectF(-1, -1, 2, 2))
        painter.restore()

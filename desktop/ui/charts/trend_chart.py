"""The chart of the trend. pyqtgraph and numpy are slow to load: imported when a chart is first shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QVBoxLayout, QWidget

from desktop.ui.charts.sayings import Sayings
from desktop.ui.charts.series import Series
from desktop.ui.charts.trend_plot import TrendPlot
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.announce import announce
from desktop.ui.words import Words

HEIGHT = 390


class TrendChart(QWidget):
    """Ratings over days, or means over weeks. The arrows walk along it; `picked` says the sentence of a place."""

    picked = Signal(str)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without a series."""
        super().__init__(parent)
        self._sayings = Sayings(words, self)
        self.series: Series | None = None
        self.place: int | None = None
        self.setObjectName("trend_chart")
        self.setAccessibleName(self.tr("Chart of your pain ratings"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        self.plot = TrendPlot(words, theme)
        self.plot.viewport().installEventFilter(self)
        self.plot.scene().sigMouseMoved.connect(self._point_at)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(6, 3, 3, 3)
        inside.addWidget(self.plot)

    def show_series(self, series: Series) -> None:
        """Draw `series`; the place that was picked is left."""
        self.series, self.place = series, None
        self._describe()
        self.plot.show_series(series)

    def recolour(self, theme: Theme) -> None:
        """Draw the same in the colours of `theme`."""
        self.plot.wear(theme)
        self._mark_again()

    def pick(self, place: int, *, aloud: bool) -> None:
        """Mark the point at index `place` and say its sentence; `aloud` also to a screen reader."""
        if self.series is None or not self.series.points:
            return
        self.place = max(0, min(len(self.series.points) - 1, place))
        point = self.series.points[self.place]
        said = self._sayings.readout(point, self.series.grain)
        self.plot.mark(point)
        self.picked.emit(said)
        if aloud:
            self.plot.reveal(point.x)
            self.setAccessibleDescription(said)
            announce(self, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the points."""
        count = len(self.series.points) if self.series else 0
        here = count if self.place is None else self.place
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        to = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
        if count and plain and key in to:
            self.pick(to[key], aloud=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever comes back hears of the whole again."""
        super().focusOutEvent(event)
        self._describe()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A plain wheel scrolls the page; with Ctrl it zooms the dates."""
        if isinstance(event, QWheelEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Draw anew with pens that fit, on a finer or coarser screen."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.plot.draw()
            self._mark_again()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring of the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _describe(self) -> None:
        if self.series is not None:
            self.setAccessibleDescription(self._sayings.description(self.series))

    def _mark_again(self) -> None:
        if self.series is not None and self.place is not None:
            self.plot.mark(self.series.points[self.place])

    def _point_at(self, position: QPointF) -> None:
        x = self.plot.day_at(position)
        if x is not None and self.series is not None and self.series.points:
            points = self.series.points
            nearest = min(range(len(points)), key=lambda n: abs(points[n].x - x))
            if nearest != self.place:
                self.pick(nearest, aloud=False)


class _ChartAccess(QAccessibleWidget):
    """A chart to a screen reader, without the empty inside of the plot; name and description are the widget's own."""

    # No interface_cast here: an override that returns None takes the process down.

    def __init__(self, chart: TrendChart) -> None:
        super().__init__(chart, QAccessible.Role.Chart, chart.accessibleName())

    def childCount(self) -> int:  # noqa: N802
        """None that says anything."""
        return 0


def _access(_key: str, thing: QObject) -> QAccessibleInterface | None:
    return _ChartAccess(thing) if isinstance(thing, TrendChart) else None


QAccessible.installFactory(_access)

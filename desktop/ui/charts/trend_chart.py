"""The chart of the trend. pyqtgraph and numpy are slow to load: imported when a chart is first shown."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QVBoxLayout, QWidget

from desktop.domain.routine import WeekKind
from desktop.ui.charts.date_axis import DateAxis, ScoreAxis
from desktop.ui.charts.sayings import Sayings
from desktop.ui.charts.series import Band, Grain, Point, Series
from desktop.ui.theme.theme import Theme
from desktop.ui.words import Words

BOTTOM, TOP = -0.9, 10.3
"""The lowest y, and the upper end of the scale's room; above it the weeks are named."""
CEILING = 100.0
SKIPPED_AT = -0.45
DOTS = ((31, 9), (150, 7), (100_000, 3))
"""The size of a dot in pixels, by the number of points it is at most one of."""
SIDE = 0.6
"""Days of air on both sides."""
HEIGHT = 390
SMALL = 0.92
HEAD_AIR = 14
RIGHT = 12
"""Pixels beside the plot for the half of the last date that hangs over."""
SCALE_ROLES = {WeekKind.BASELINE: "baseline_week", WeekKind.AWARENESS: "awareness_week"}


class TrendChart(QWidget):
    """Ratings over days, or means over weeks. The arrows walk along it; `picked` says the sentence of a place."""

    picked = Signal(str)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without a series."""
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._sayings = Sayings(words, self)
        self._series: Series | None = None
        self._labels: list[tuple[Band, pg.TextItem]] = []
        self.place: int | None = None
        self.setObjectName("trend_chart")
        self.setAccessibleName(self.tr("Chart of your pain ratings"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        axes = {"bottom": DateAxis(words), "left": ScoreAxis(self.tr("no pain"), self.tr("worst"))}
        self.plot = pg.PlotWidget(axisItems=axes, enableMenu=False)
        self._prepare()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(6, 3, 3, 3)
        inside.addWidget(self.plot)

    def show_series(self, series: Series) -> None:
        """Draw `series`; the place that was picked is left."""
        self._series, self.place = series, None
        self.setAccessibleDescription(self._sayings.description(series))
        first, last = series.first.toordinal() - SIDE, series.last.toordinal() + SIDE
        view = self.plot.getViewBox()
        view.setLimits(xMin=first, xMax=last, minXRange=min(7.0, last - first))
        view.setXRange(first, last, padding=0)
        self._draw()

    def recolour(self, theme: Theme) -> None:
        """Draw the same in the colours of `theme`."""
        self._theme = theme
        self._dress()
        self._draw()

    def pick(self, place: int, *, aloud: bool) -> None:
        """Mark the point at index `place` and say its sentence; `aloud` also to a screen reader."""
        if self._series is None or not self._series.points:
            return
        self.place = max(0, min(len(self._series.points) - 1, place))
        point = self._series.points[self.place]
        said = self._sayings.readout(point, self._series.grain)
        self._cursor.setPos(point.x)
        self._cursor.setVisible(True)
        self._ring.setData([] if point.value is None else [point.x], [] if point.value is None else [point.value])
        self.picked.emit(said)
        if aloud:
            self.setAccessibleDescription(said)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the points."""
        count = len(self._series.points) if self._series else 0
        here = count if self.place is None else self.place
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        to = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
        if count and plain and key in to:
            self.pick(to[key], aloud=True)
            self._keep_in_view()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A plain wheel scrolls the page; with Ctrl it zooms the dates."""
        if isinstance(event, QWheelEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Draw anew with pens that fit, on a finer or coarser screen."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring of the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _prepare(self) -> None:
        plot = self.plot
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.hideButtons()
        plot.getPlotItem().layout.setContentsMargins(0, 0, RIGHT, 0)
        plot.setMouseEnabled(x=True, y=False)
        view = plot.getViewBox()
        view.disableAutoRange()
        view.setDefaultPadding(0)
        view.sigResized.connect(lambda *_: self._fit_labels())
        plot.viewport().installEventFilter(self)
        plot.scene().sigMouseMoved.connect(self._point_at)
        view.sigXRangeChanged.connect(lambda *_: self._fit_labels())
        for side in ("bottom", "left"):
            axis = plot.getAxis(side)
            axis.setStyle(tickFont=self._small(), tickLength=0, tickTextOffset=8, hideOverlappingLabels=False)
        self._dress()

    def _dress(self) -> None:
        self.plot.setBackground(self._theme.colour("surface"))
        for side in ("bottom", "left"):
            self.plot.getAxis(side).setPen(pg.mkPen(None))
            self.plot.getAxis(side).setTextPen(self._theme.colour("muted"))

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _draw(self) -> None:
        if self._series is None:
            return
        self.plot.clear()
        self._draw_bands(self._series)
        self._draw_grid(self._series)
        if self._series.grain is Grain.DAY:
            self._draw_means(self._series.bands)
        self._draw_cursor()
        self._draw_points(self._series)
        self._fit_labels()
        if self.place is not None:
            self.pick(self.place, aloud=False)

    def _draw_bands(self, series: Series) -> None:
        self._labels = []
        for week_kind, role in SCALE_ROLES.items():
            bands = [band for band in series.bands if band.week.week.kind is week_kind]
            if bands:
                left = [band.first.toordinal() - 0.48 for band in bands]
                right = [band.last.toordinal() + 0.48 for band in bands]
                bars = pg.BarGraphItem(
                    x0=left, x1=right, y0=BOTTOM, y1=CEILING, brush=self._theme.colour(role), pen=pg.mkPen(None)
                )
                self.plot.addItem(bars)
        if series.grain is Grain.DAY:
            for band in series.bands:
                label = pg.TextItem(color=self._theme.colour("ink"), anchor=(0, 0))
                label.setFont(self._small())
                self.plot.addItem(label, ignoreBounds=True)
                self._labels.append((band, label))

    def _draw_grid(self, series: Series) -> None:
        left, right = series.first.toordinal() - SIDE, series.last.toordinal() + SIDE
        ys = [y for score in range(11) for y in (score, score)]
        self.plot.addItem(
            pg.PlotCurveItem([left, right] * 11, ys, connect="pairs", pen=pg.mkPen(self._theme.colour("chart_grid")))
        )

    def _draw_means(self, bands: Sequence[Band]) -> None:
        xs, ys = [], []
        for band in bands:
            if band.week.mean.value is not None:
                xs += [band.first.toordinal() - 0.48, band.last.toordinal() + 0.48]
                ys += [band.week.mean.value] * 2
        self.means = pg.PlotCurveItem(xs, ys, connect="pairs", pen=self._pen("muted", 1.6, Qt.PenStyle.DashLine))
        self.plot.addItem(self.means)

    def _draw_points(self, series: Series) -> None:
        from numpy import array

        runs = series.runs()
        flat = [point for run in runs for point in run]
        joined = [number < len(run) - 1 for run in runs for number in range(len(run))]
        xs, ys = [point.x for point in flat], [point.value for point in flat]
        pen = self._pen("chart_line", 2 if len(series.points) <= 150 else 1.4)
        self.line = pg.PlotCurveItem(xs, ys, connect=array(joined, dtype=bool), pen=pen, antialias=True)
        solid = [point for point in flat if not point.recalled or series.grain is Grain.WEEK]
        hollow = [point for point in flat if point.recalled and series.grain is Grain.DAY]
        skipped = [point for point in series.points if point.skipped]
        colour, ground = self._theme.colour("chart_line"), self._theme.colour("surface")
        size = next(size for most, size in DOTS if len(series.points) <= most)
        self.solid = self._dots(solid, size, colour, pen)
        self.hollow = self._dots(hollow, size, ground, pen)
        self.skipped = pg.ScatterPlotItem(
            [point.x for point in skipped], [SKIPPED_AT] * len(skipped), symbol="d", size=size,
            brush=ground, pen=self._pen("muted", 1.5), antialias=True,
        )  # fmt: skip
        for item in (self.line, self.solid, self.hollow, self.skipped, self._ring):
            self.plot.addItem(item)

    def _dots(self, points: Sequence[Point], size: int, brush: object, pen: object) -> pg.ScatterPlotItem:
        xs, ys = [point.x for point in points], [point.value for point in points]
        return pg.ScatterPlotItem(xs, ys, symbol="o", size=size, brush=brush, pen=pen, antialias=True)

    def _draw_cursor(self) -> None:
        self._cursor = pg.InfiniteLine(angle=90, movable=False, pen=self._pen("muted", 1))
        self._cursor.setVisible(False)
        self._ring = pg.ScatterPlotItem(
            [], [], symbol="o", size=19, brush=None, pen=self._pen("ink", 1.6), antialias=True
        )
        self.plot.addItem(self._cursor, ignoreBounds=True)

    def _pen(self, role: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen `width` pixels wide as the person sees them: those of pyqtgraph count the pixels of the screen."""
        return QPen(pg.mkPen(self._theme.colour(role), width=width * self.devicePixelRatioF(), style=style))

    def _fit_labels(self) -> None:
        """Say as much of each week as its band has room for."""
        view = self.plot.getViewBox()
        (left, right), _ = view.viewRange()
        per_day = view.width() / max(right - left, 1e-6)
        metrics = QFontMetricsF(self._small())
        head = self._make_head(metrics.lineSpacing() * 2 + HEAD_AIR if self._labels else HEAD_AIR / 2)
        for band, label in self._labels:
            start = max(left, band.first.toordinal() - 0.48)
            room = (min(right, band.last.toordinal() + 0.48) - start) * per_day - 10
            label.setText(next((t for t in self._variants(band) if _width(metrics, t) <= room), ""))
            label.setPos(start, head)

    def _make_head(self, pixels: float) -> float:
        """Leave `pixels` above the scale; gives back the y of the upper edge."""
        view = self.plot.getViewBox()
        scale = max(view.height() - pixels, 1.0)
        head = float(TOP + pixels * (TOP - BOTTOM) / scale)
        view.setLimits(yMin=BOTTOM, yMax=head)
        view.setYRange(BOTTOM, head, padding=0)
        return head

    def _variants(self, band: Band) -> tuple[str, ...]:
        name, found = self._sayings.kind(band.week.week.kind), self._sayings.mean_label(band.week)
        short = "–" if band.week.mean.value is None else self._words.score(band.week.mean.value)
        return (f"{name}\n{found}", f"{name}\n{short}", found, short)

    def _point_at(self, position: QPointF) -> None:
        view = self.plot.getViewBox()
        if self._series is not None and self._series.points and view.sceneBoundingRect().contains(position):
            x = view.mapSceneToView(position).x()
            nearest = min(range(len(self._series.points)), key=lambda n: abs(self._series_x(n) - x))
            if nearest != self.place:
                self.pick(nearest, aloud=False)

    def _series_x(self, place: int) -> float:
        assert self._series is not None
        return self._series.points[place].x

    def _keep_in_view(self) -> None:
        if self.place is None:
            return
        view, x = self.plot.getViewBox(), self._series_x(self.place)
        (left, right), _ = view.viewRange()
        if not left <= x <= right:
            half = (right - left) / 2
            view.setXRange(x - half, x + half, padding=0)


def _width(metrics: QFontMetricsF, text: str) -> float:
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))


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

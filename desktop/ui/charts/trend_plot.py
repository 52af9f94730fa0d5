"""The drawing of the trend: fixed scale, dates that can be moved along, weeks with their names."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.ui.charts import trend_items as items
from desktop.ui.charts.date_axis import DateAxis, ScoreAxis
from desktop.ui.charts.sayings import Sayings
from desktop.ui.charts.series import Band, Grain, Point, Series
from desktop.ui.charts.trend_items import BOTTOM, TOP, Ink
from desktop.ui.theme.theme import Theme
from desktop.ui.words import Words

SMALL = 0.92
HEAD_AIR = 14
RIGHT = 12
"""Pixels beside the plot for the half of the last date that hangs over."""
NEAREST = 7.0
"""Days that stay in view at the least."""


class TrendPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph carries no types
    """Draws one series. The mouse moves it along the dates only, and never beyond its ends."""

    def __init__(self, words: Words, theme: Theme) -> None:
        """Begin without a series."""
        sayings = Sayings(words)
        axes = {"bottom": DateAxis(words), "left": ScoreAxis(*sayings.ends())}
        super().__init__(axisItems=axes, enableMenu=False)
        self._words, self._theme, self._sayings = words, theme, sayings
        self._series: Series | None = None
        self.labels: list[tuple[Band, pg.TextItem]] = []
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hideButtons()
        self.setMouseEnabled(x=True, y=False)
        self.getPlotItem().layout.setContentsMargins(0, 0, RIGHT, 0)
        self.view = self.getViewBox()
        self.view.disableAutoRange()
        self.view.setDefaultPadding(0)
        self.view.sigResized.connect(lambda *_: self._fit_labels())
        self.view.sigXRangeChanged.connect(lambda *_: self._fit_labels())
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setStyle(tickFont=self._small(), tickLength=0, tickTextOffset=8, hideOverlappingLabels=False)
        self.wear(theme)

    def show_series(self, series: Series) -> None:
        """Draw `series` from end to end."""
        self._series = series
        first, last = items.sides(series)
        self.view.setLimits(xMin=first, xMax=last, minXRange=min(NEAREST, last - first))
        self.view.setXRange(first, last, padding=0)
        self.draw()

    def wear(self, theme: Theme) -> None:
        """Draw the same in the colours of `theme`."""
        self._theme = theme
        self.setBackground(theme.colour("surface"))
        for side in ("bottom", "left"):
            self.getAxis(side).setPen(pg.mkPen(None))
            self.getAxis(side).setTextPen(theme.colour("muted"))
        self.draw()

    def draw(self) -> None:
        """Put every item together anew; the mark is taken off."""
        if self._series is None:
            return
        series, ink = self._series, Ink(self._theme, self.devicePixelRatioF())
        by_day = series.grain is Grain.DAY
        self.clear()
        self.labels = [(band, self._label(ink)) for band in series.bands] if by_day else []
        self.line, self.means = items.line(series, ink), items.means(series.bands if by_day else (), ink)
        self.solid, self.hollow = items.solid(series, ink), items.hollow(series, ink)
        self.skipped = items.skipped(series, ink)
        self.cursor_line, self.ring = items.cursor(ink), items.ring(ink)
        for item in (
            *items.shades(series.bands, ink),
            *(label for _, label in self.labels),
            items.grid(series, ink),
            self.means,
            self.cursor_line,
            self.line,
            self.solid,
            self.hollow,
            self.skipped,
            self.ring,
        ):
            self.addItem(item)
        self._fit_labels()

    def mark(self, point: Point) -> None:
        """Show which point is read."""
        self.cursor_line.setPos(point.x)
        self.cursor_line.setVisible(True)
        self.ring.setData([] if point.value is None else [point.x], [] if point.value is None else [point.value])

    def reveal(self, x: float) -> None:
        """Move along the dates until `x` is in view."""
        (left, right), _ = self.view.viewRange()
        if not left <= x <= right:
            half = (right - left) / 2
            self.view.setXRange(x - half, x + half, padding=0)

    def day_at(self, position: QPointF) -> float | None:
        """The x below a place of the scene; None outside of the plot."""
        inside = self.view.sceneBoundingRect().contains(position)
        return float(self.view.mapSceneToView(position).x()) if inside else None

    def _label(self, ink: Ink) -> pg.TextItem:
        label = pg.TextItem(color=ink.colour("ink"), anchor=(0, 0))
        label.setFont(self._small())
        return label

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _fit_labels(self) -> None:
        """Say as much of each week as its band has room for."""
        (left, right), _ = self.view.viewRange()
        per_day = self.view.width() / max(right - left, 1e-6)
        metrics = QFontMetricsF(self._small())
        head = self._make_head(metrics.lineSpacing() * 2 + HEAD_AIR if self.labels else HEAD_AIR / 2)
        for band, label in self.labels:
            first, last = items.edges(band)
            start = max(left, first)
            room = (min(right, last) - start) * per_day - 10
            label.setText(next((text for text in self._variants(band) if _width(metrics, text) <= room), ""))
            label.setPos(start, head)

    def _make_head(self, pixels: float) -> float:
        """Leave `pixels` above the scale; gives back the y of the upper edge."""
        scale = max(self.view.height() - pixels, 1.0)
        head = float(TOP + pixels * (TOP - BOTTOM) / scale)
        self.view.setLimits(yMin=BOTTOM, yMax=head)
        self.view.setYRange(BOTTOM, head, padding=0)
        return head

    def _variants(self, band: Band) -> tuple[str, ...]:
        name, found = self._sayings.kind(band.week.week.kind), self._sayings.mean_label(band.week)
        short = "–" if band.week.mean.value is None else self._words.score(band.week.mean.value)
        return (f"{name}\n{found}", f"{name}\n{short}", found, short)


def _width(metrics: QFontMetricsF, text: str) -> float:
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))

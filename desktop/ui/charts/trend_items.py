"""The pieces that a chart of the trend is put together from: a series in, items of pyqtgraph out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from numpy import array
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from desktop.domain.routine import WeekKind
from desktop.ui.charts.series import Band, Grain, Point, Series
from desktop.ui.theme.theme import Theme

BOTTOM, TOP = -0.9, 10.3
"""The lowest y, and the upper end of the scale's room; above it the weeks are named."""
CEILING = 100.0
SKIPPED_AT = -0.45
SIDE = 0.6
"""Days of air on both sides."""
HALF_DAY = 0.48
"""From the middle of a day to the edge of its band; a little less than half, so that two weeks do not touch."""
DOTS = ((31, 9), (150, 7), (100_000, 3))
"""The size of a dot in pixels, by the number of points it is at most one of."""
THICK, THIN = 2.0, 1.4
MANY = 150
KIND_ROLES = {WeekKind.BASELINE: "baseline_week", WeekKind.AWARENESS: "awareness_week"}


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a theme, and pens for a screen with `ratio` pixels to each that the person sees."""

    theme: Theme
    ratio: float

    def colour(self, role: str) -> QColor:
        """The colour of `role`."""
        return self.theme.colour(role)

    def pen(self, role: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen `width` pixels wide as the person sees them: those of pyqtgraph count the pixels of the screen."""
        return QPen(pg.mkPen(self.colour(role), width=width * self.ratio, style=style))


def edges(band: Band) -> tuple[float, float]:
    """Where a band begins and ends, as x."""
    return band.first.toordinal() - HALF_DAY, band.last.toordinal() + HALF_DAY


def sides(series: Series) -> tuple[float, float]:
    """Where the chart begins and ends, as x."""
    return series.first.toordinal() - SIDE, series.last.toordinal() + SIDE


def shades(bands: Sequence[Band], ink: Ink) -> list[pg.BarGraphItem]:
    """The grounds of the weeks, one item for each kind."""
    found = []
    for kind, role in KIND_ROLES.items():
        places = [edges(band) for band in bands if band.week.week.kind is kind]
        if places:
            left, right = [place[0] for place in places], [place[1] for place in places]
            bars = pg.BarGraphItem(x0=left, x1=right, y0=BOTTOM, y1=CEILING, brush=ink.colour(role), pen=pg.mkPen(None))
            found.append(bars)
    return found


def grid(series: Series, ink: Ink) -> pg.PlotCurveItem:
    """A hairline at each score."""
    ys = [y for score in range(11) for y in (score, score)]
    return pg.PlotCurveItem(list(sides(series)) * 11, ys, connect="pairs", pen=ink.pen("chart_grid"))


def means(bands: Sequence[Band], ink: Ink) -> pg.PlotCurveItem:
    """The mean of each week as a dashed line across its days."""
    found = [band for band in bands if band.week.mean.value is not None]
    xs = [x for band in found for x in edges(band)]
    ys = [band.week.mean.value for band in found for _ in range(2)]
    return pg.PlotCurveItem(xs, ys, connect="pairs", pen=ink.pen("muted", 1.6, Qt.PenStyle.DashLine))


def line(series: Series, ink: Ink) -> pg.PlotCurveItem:
    """The line through the points of each run, broken at gaps."""
    runs = series.runs()
    joined = [number < len(run) - 1 for run in runs for number in range(len(run))]
    xs, ys = [point.x for run in runs for point in run], [point.value for run in runs for point in run]
    pen = ink.pen("chart_line", THICK if len(series.points) <= MANY else THIN)
    return pg.PlotCurveItem(xs, ys, connect=array(joined, dtype=bool), pen=pen, antialias=True)


def solid(series: Series, ink: Ink) -> pg.ScatterPlotItem:
    """The days that were rated in time; of weeks all of them."""
    shown = [p for p in series.points if p.value is not None and not (p.recalled and series.grain is Grain.DAY)]
    return _dots(shown, _size(series), "chart_line", ink)


def hollow(series: Series, ink: Ink) -> pg.ScatterPlotItem:
    """The days that were rated later."""
    shown = [p for p in series.points if p.value is not None and p.recalled and series.grain is Grain.DAY]
    return _dots(shown, _size(series), "surface", ink)


def skipped(series: Series, ink: Ink) -> pg.ScatterPlotItem:
    """A small mark on the axis for each day that was left out."""
    xs = [point.x for point in series.points if point.skipped]
    brush, pen = ink.colour("surface"), ink.pen("muted", 1.5)
    return pg.ScatterPlotItem(
        xs, [SKIPPED_AT] * len(xs), symbol="d", size=_size(series), brush=brush, pen=pen, antialias=True
    )


def cursor(ink: Ink) -> pg.InfiniteLine:
    """The upright line at the place that is read; hidden at first."""
    upright = pg.InfiniteLine(angle=90, movable=False, pen=ink.pen("muted"))
    upright.setVisible(False)
    return upright


def ring(ink: Ink) -> pg.ScatterPlotItem:
    """The ring around the point that is read; around none at first."""
    return pg.ScatterPlotItem([], [], symbol="o", size=19, brush=None, pen=ink.pen("ink", 1.6), antialias=True)


def _size(series: Series) -> int:
    return next(size for most, size in DOTS if len(series.points) <= most)


def _dots(points: Sequence[Point], size: int, fill: str, ink: Ink) -> pg.ScatterPlotItem:
    xs, ys = [point.x for point in points], [point.value for point in points]
    pen, brush = ink.pen("chart_line", THICK), ink.colour(fill)
    return pg.ScatterPlotItem(xs, ys, symbol="o", size=size, brush=brush, pen=pen, antialias=True)

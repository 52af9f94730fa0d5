"""The chart of the ratings: a vector drawing of the Trend. A gap stays a gap; no line crosses it."""

from __future__ import annotations

from itertools import pairwise

from desktop.domain.routine import WeekKind
from desktop.domain.trend import Trend, WeekMean
from desktop.report.page import Block, Dot, Fill, Ink, Mark, Path, Rect
from desktop.report.visit.axes import AXIS_HEIGHT, dates, label_room, scores
from desktop.report.visit.chart_words import alternative, days_in_words, seven_in_words
from desktop.report.visit.frame import Frame
from desktop.report.visit.legend import legend, legend_height, skip_sign
from desktop.report.visit.plot import Plot, Seven, hatching, heights, sevens, unbroken
from desktop.report.visit.week_heads import week_heads

DAYS_BY_DAY = 16 * 7
"""Beyond this many days the chart shows means of seven days instead of single ratings."""

_PAD = 3.5


def overhead(frame: Frame, course: Trend) -> float:
    """The height of the chart without its field."""
    heads = week_heads(frame, course, _field_width(frame))
    return heads.height + 2 * _PAD + AXIS_HEIGHT + legend_height(frame, course, _by_day(course), heads)


def room(frame: Frame, y: float, height: float) -> Block:
    """The place of the chart, with nothing in it yet."""
    return Block("chart", frame.rect(y, height), (), ())


def chart(frame: Frame, course: Trend, y: float, field: float) -> Block:
    """The chart with a field of the height `field`; the course has at least one rating.

    It stands below the figures of the severity and has no heading of its own.
    """
    by_day = _by_day(course)
    label = frame.words.say("chart.by_day" if by_day else "chart.by_week")
    width = _field_width(frame)
    heads = week_heads(frame, course, width)
    top = y + heads.height + 2 * _PAD
    plot = Plot(Rect(frame.right - width, top, width, field), course.first, len(course.ratings))
    marks: list[Mark] = []
    for week in course.weeks:
        marks += _shade(plot, week, heads.height)
    marks += scores(frame, plot)
    marks += dates(frame, plot, course, by_day)
    marks += heads.marks(frame, plot, course)
    if by_day:
        marks += [*_week_means(plot, course), *_ratings(plot, course), *_skipped(plot, course)]
        says = days_in_words(frame.words, course)
    else:
        bins = sevens(course)
        marks += _by_sevens(plot, bins)
        says = [seven_in_words(frame.words, seven) for seven in bins]
    below = plot.rect.bottom + AXIS_HEIGHT
    marks += legend(frame, course, by_day, heads, below)
    bottom = below + legend_height(frame, course, by_day, heads)
    alt = alternative(frame.words, course)
    return Block("chart", frame.rect(y, bottom - y), tuple(marks), (label, *says), alt)


def _field_width(frame: Frame) -> float:
    return frame.width - label_room(frame)


def _by_day(course: Trend) -> bool:
    return len(course.ratings) <= DAYS_BY_DAY


def _shade(plot: Plot, week: WeekMean, above: float) -> tuple[Mark, ...]:
    """A baseline week hatched, a week of noticing tinted."""
    marks: list[Mark] = []
    for first, last in unbroken(week.shown):
        rect = plot.span(first, last)
        if week.week.kind is WeekKind.BASELINE:
            marks += hatching(rect)
        else:
            marks.append(Fill(rect, Ink.TINT))
        if above:
            marks += [Path(((x, rect.y - above), (x, rect.bottom)), Ink.RULE, 0.6) for x in (rect.x, rect.right)]
    return tuple(marks)


def _week_means(plot: Plot, course: Trend) -> tuple[Mark, ...]:
    return tuple(
        Path(((rect.x, plot.y(week.mean.value)), (rect.right, plot.y(week.mean.value))), Ink.MEAN, 2.4)
        for week in course.weeks
        if week.mean.value is not None
        for rect in (plot.span(first, last) for first, last in unbroken(week.shown))
    )


def _ratings(plot: Plot, course: Trend) -> tuple[Mark, ...]:
    """Lines within the runs first, then the dots on them."""
    lines = [Path(heights(plot, run), Ink.SERIES, 1.1) for run in course.runs() if len(run) > 1]
    radius = max(1.3, min(3.0, plot.step * 0.32))
    dots = [
        Dot(plot.x(rating.day), plot.y(rating.score), radius, rating.recalled) for rating in course.ratings if rating
    ]
    return (*lines, *dots)


def _skipped(plot: Plot, course: Trend) -> tuple[Mark, ...]:
    return tuple(stroke for day in sorted(course.skipped) for stroke in skip_sign(plot.x(day), plot.rect.bottom))


def _by_sevens(plot: Plot, bins: tuple[Seven, ...]) -> tuple[Mark, ...]:
    """A bar from the lowest to the highest of each seven days, and their means as dots, joined where they follow."""
    wide = plot.step * 7
    bar = max(0.5, min(7.0, wide * 0.5))
    points: list[tuple[float, float] | None] = []
    marks: list[Mark] = []
    for seven in bins:
        middle = (plot.x(seven.first) + plot.x(seven.last)) / 2
        if seven.scores:
            top, low = plot.y(max(seven.scores)) - 0.75, plot.y(min(seven.scores)) + 0.75
            marks.append(Fill(Rect(middle - bar / 2, top, bar, low - top), Ink.SPREAD))
        points.append(None if seven.mean.value is None else (middle, plot.y(seven.mean.value)))
    marks += [Path((a, b), Ink.SERIES, 1) for a, b in pairwise(points) if a and b]
    radius = max(0.9, min(2.6, wide * 0.3))
    return (*marks, *(Dot(x, y, radius) for x, y in filter(None, points)))

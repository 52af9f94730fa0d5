"""The grid of the chart, its scores and its dates; what stands at it is for the eye, the chart's words tell more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.trend import Trend
from desktop.report.page import BODY, Ink, Mark, Path, Role, Text
from desktop.report.typeset import line_about, line_to
from desktop.report.visit.frame import Frame
from desktop.report.visit.plot import TOP_SCORE, Plot

AXIS_HEIGHT = 20.0
_DROP = 6.5
_DAY_STEPS = (1, 2, 7, 14, 28, 56)
_DAYS_OF_A_MONTH = 30.4
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 1200)


def scores(frame: Frame, plot: Plot) -> tuple[Mark, ...]:
    """A line for every second score, labelled where lines are far enough apart."""
    fitting = (every for every in (2, 5) if plot.rect.height >= TOP_SCORE / every * BODY.leading)
    step = next(fitting, TOP_SCORE)
    lines: list[Mark] = []
    labels: list[Mark] = []
    for score in range(0, TOP_SCORE + 1, step):
        y = plot.y(score)
        ink, width = (Ink.RULE, 0.8) if score == 0 else (Ink.GRID, 0.5)
        lines.append(Path(((plot.rect.x, y), (plot.rect.right, y)), ink, width))
        label = frame.words.number(score, 0)
        text = line_to(frame.measure, label, plot.rect.x - 5, y - BODY.leading / 2, BODY, Ink.QUIET)
        labels.append(_seen(text))
    return (*lines, *labels)


def dates(frame: Frame, plot: Plot, course: Trend, by_day: bool) -> tuple[Mark, ...]:
    """Ticks and dates below the field: days in a short course, months or years in a long one."""
    labels = _days(frame, plot, course) if by_day else _months(frame, plot, course)
    ticks: list[Mark] = []
    texts: list[Mark] = []
    end = frame.x
    for x, label in labels:
        text = line_about(frame.measure, label, x, plot.rect.bottom + _DROP, BODY, Ink.QUIET)
        if text.rect.x >= end and text.rect.right <= frame.right:
            ticks.append(Path(((x, plot.rect.bottom), (x, plot.rect.bottom + 3.5)), Ink.RULE, 0.6))
            texts.append(_seen(text))
            end = text.rect.right + 4
    return (*ticks, *texts)


def _seen(text: Text) -> Text:
    return replace(text, role=Role.ARTIFACT)


def _days(frame: Frame, plot: Plot, course: Trend) -> list[tuple[float, str]]:
    room = _widest(frame, [course.first + timedelta(days=n * 30) for n in range(12)], "short") + 8
    step = next((days for days in _DAY_STEPS if days * plot.step >= room), _DAY_STEPS[-1])
    # Labels fall on the first days of weeks where there are weeks.
    offset = (course.weeks[0].shown[0] - course.first).days % step if course.weeks else 0
    days = [course.first + timedelta(days=n) for n in range(offset, len(course.ratings), step)]
    return [(plot.x(day), frame.words.day(day, "short")) for day in days]


def _months(frame: Frame, plot: Plot, course: Trend) -> list[tuple[float, str]]:
    def form(step: int) -> str:
        return "month" if step < 12 else "year"

    rooms = {
        name: _widest(frame, [date(2000, month, 1) for month in range(1, 13)], name) + 10 for name in ("month", "year")
    }
    fitting = (months for months in _MONTH_STEPS if months * _DAYS_OF_A_MONTH * plot.step >= rooms[form(months)])
    step = next(fitting, _MONTH_STEPS[-1])
    months = range(course.first.year * 12 + course.first.month - 1, course.last.year * 12 + course.last.month)
    starts = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return [(plot.left(day), frame.words.day(day, form(step))) for day in starts if day >= course.first]


def _widest(frame: Frame, days: list[date], form: str) -> float:
    return max(frame.measure.width(frame.words.day(day, form), BODY) for day in days)


def label_room(frame: Frame) -> float:
    """The width that the scores need left of the field."""
    return frame.measure.width(frame.words.number(TOP_SCORE, 0), BODY) + 6

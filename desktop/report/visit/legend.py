"""The legend of the chart: only the marks that this chart uses."""

from __future__ import annotations

from enum import Enum, auto

from desktop.domain.routine import WeekKind
from desktop.domain.trend import Trend
from desktop.report.page import BODY, Dot, Fill, Ink, Mark, Path, Rect
from desktop.report.typeset import elided, line
from desktop.report.visit.frame import Frame, rows
from desktop.report.visit.plot import hatching
from desktop.report.visit.week_heads import WeekHeads

_ROUND = 13.0
_WIDE = 18.0
"""The room that a sample takes, in points."""

_GAP = 13.0
_TOP = 3.0


class Sample(Enum):
    """What stands before a legend's text."""

    DOT = auto()
    HOLLOW = auto()
    SKIP = auto()
    MEAN = auto()
    SPREAD = auto()
    HATCH = auto()
    TINT = auto()
    NONE = auto()


def skip_sign(x: float, y: float) -> tuple[Path, ...]:
    """Two short slanted strokes through `x`, `y`: a day left out on purpose."""
    return tuple(Path(((x + shift - 1.6, y + 4), (x + shift + 1.6, y - 4)), Ink.SERIES, 1) for shift in (-1.6, 1.6))


def legend(frame: Frame, course: Trend, by_day: bool, heads: WeekHeads, y: float) -> tuple[Mark, ...]:
    """The legend with its top at `y`."""
    marks: list[Mark] = []
    entries = _entries(frame, course, by_day, heads)
    for number, row in enumerate(_rows(frame, entries)):
        top = y + _TOP + number * BODY.leading
        for index, offset in row:
            sample, text = entries[index]
            x = frame.x + offset
            marks += _sample(sample, x, top + BODY.leading / 2)
            marks.append(line(frame.measure, text, x + _room(sample), top, BODY))
    return tuple(marks)


def legend_height(frame: Frame, course: Trend, by_day: bool, heads: WeekHeads) -> float:
    """How high the legend is."""
    return _TOP + len(_rows(frame, _entries(frame, course, by_day, heads))) * BODY.leading


def _entries(frame: Frame, course: Trend, by_day: bool, heads: WeekHeads) -> list[tuple[Sample, str]]:
    words = frame.words
    kinds = {week.week.kind for week in course.weeks}
    if by_day:
        found = [
            (any(r and r.recalled for r in course.ratings), Sample.HOLLOW, "recalled"),
            (bool(course.skipped), Sample.SKIP, "skipped"),
            (any(week.mean.value is not None for week in course.weeks), Sample.MEAN, "mean"),
        ]
    else:
        found = [(True, Sample.DOT, "bin_mean"), (True, Sample.SPREAD, "spread")]
    found += [
        (not heads.named and WeekKind.BASELINE in kinds, Sample.HATCH, "baseline"),
        (not heads.named and WeekKind.AWARENESS in kinds, Sample.TINT, "awareness"),
        (None in course.ratings, Sample.NONE, "gap"),
    ]
    return [
        (sample, elided(frame.measure, words.say(f"chart.{key}"), BODY, frame.width - _WIDE))
        for used, sample, key in found
        if used
    ]


def _room(sample: Sample) -> float:
    if sample is Sample.NONE:
        return 0.0
    return _ROUND if sample in {Sample.DOT, Sample.HOLLOW, Sample.SKIP, Sample.SPREAD} else _WIDE


def _rows(frame: Frame, entries: list[tuple[Sample, str]]) -> tuple[tuple[tuple[int, float], ...], ...]:
    widths = [_room(sample) + frame.measure.width(text, BODY) for sample, text in entries]
    return rows(widths, frame.width, _GAP)


def _sample(sample: Sample, x: float, y: float) -> tuple[Mark, ...]:
    field = Rect(x, y - 4.5, 13, 9)
    corners = ((field.x, field.y), (field.right, field.y), (field.right, field.bottom), (field.x, field.bottom))
    edge = Path((*corners, corners[0]), Ink.RULE, 0.5)
    match sample:
        case Sample.DOT | Sample.HOLLOW:
            return (Dot(x + 4, y, 3, sample is Sample.HOLLOW),)
        case Sample.SKIP:
            return skip_sign(x + 4, y)
        case Sample.MEAN:
            return (Path(((x, y), (x + 13, y)), Ink.MEAN, 2.4),)
        case Sample.SPREAD:
            return (Fill(Rect(x + 2, y - 5, 4, 10), Ink.SPREAD),)
        case Sample.HATCH:
            return (*hatching(field, 4), edge)
        case Sample.TINT:
            return (Fill(field, Ink.TINT), edge)
        case Sample.NONE:
            return ()

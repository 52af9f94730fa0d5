"""What stands above the shaded weeks of the chart: kind, mean and n, all weeks in the fullest form that fits each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.routine import WeekKind
from desktop.domain.trend import Trend, WeekMean
from desktop.report.page import BODY, STRONG, Text
from desktop.report.typeset import line
from desktop.report.visit.frame import Frame
from desktop.report.visit.plot import Plot, unbroken
from desktop.report.words import Words

_PAD = 4.0
_BESIDE = 5.0


@dataclass(frozen=True, slots=True)
class WeekHeads:
    """One form for all weeks: for each the strong text and the plain one, side by side or stacked; none if none fit."""

    texts: tuple[tuple[str, str], ...] = ()
    stacked: bool = False
    named: bool = False

    @property
    def height(self) -> float:
        """The room above the field, in points."""
        rows = 0 if not self.texts else 2 if self.stacked else 1
        return rows * (BODY.leading - 1) + (3 if rows else 0)

    def marks(self, frame: Frame, plot: Plot, course: Trend) -> tuple[Text, ...]:
        """The texts, each above the longest stretch of its week."""
        found: list[Text] = []
        end = 0.0
        for week, (strong, plain) in zip(course.weeks, self.texts, strict=bool(self.texts)):
            x = plot.span(*_longest(week)).x + _PAD
            if x < end:
                continue  # Weeks that overlap, as an imported diary may have them, cannot both be named.
            found.append(line(frame.measure, strong, x, plot.rect.y - self.height - 1, STRONG))
            if self.stacked:
                found.append(line(frame.measure, plain, x, found[-1].rect.bottom, BODY))
            elif plain:
                found.append(line(frame.measure, plain, found[-1].rect.right + _BESIDE, found[-1].rect.y, BODY))
            end = max(text.rect.right for text in found[-2:])
        return tuple(found)


def week_heads(frame: Frame, course: Trend, width: float) -> WeekHeads:
    """The fullest form in which the head of every week fits over it, the field being `width` points wide."""
    if not course.weeks:
        return WeekHeads()
    step = width / len(course.ratings)
    rooms = []
    for week in course.weeks:
        first, last = _longest(week)
        rooms.append(((last - first).days + 1) * step - _PAD - 2)
    for form in _FORMS:
        if form[0] == "name" and len(course.weeks) > FIGURES_ABOVE:
            continue
        heads: list[tuple[str, str]] = []
        for week, room in zip(course.weeks, rooms, strict=True):
            heads.append(_texts(frame.words, week, form))
            if _width(frame, heads[-1], form[1]) > room:
                break
        else:
            return WeekHeads(tuple(heads), *form[1:])
    return WeekHeads()


_FORMS = (
    ("full", False, True),
    ("brief", False, True),
    ("name", False, True),
    ("value", False, False),
    ("n", True, False),
)
FIGURES_ABOVE = 2
"""So many weeks always have their means among the figures above the chart."""


def _longest(week: WeekMean) -> tuple[date, date]:
    return max(unbroken(week.shown), key=lambda ends: ends[1] - ends[0])


def _width(frame: Frame, texts: tuple[str, str], stacked: bool) -> float:
    strong, plain = frame.measure.width(texts[0], STRONG), frame.measure.width(texts[1], BODY)
    return max(strong, plain) if stacked else strong + (_BESIDE + plain if texts[1] else 0.0)


def _texts(words: Words, week: WeekMean, form: tuple[str, bool, bool]) -> tuple[str, str]:
    mean = week.mean
    counts = {"rated": mean.rated, "of": mean.of}
    name = words.say("severity.baseline" if week.week.kind is WeekKind.BASELINE else "severity.awareness")
    short = words.say("chart.head_short", **counts)
    match form[0]:
        case "full" if mean.value is None:
            return name, words.say("severity.too_few", **counts)
        case "full":
            counted = words.say("severity.counted", **counts)
            return name, words.say("chart.head", mean=words.mean(mean), counted=counted)
        case "brief":
            return name, words.say("chart.head", mean=words.mean(mean), counted=short)
        case "name":
            return name, ""
        case "value":
            return words.mean(mean), short
        case _:
            return words.mean(mean), words.say("chart.head_n", rated=mean.rated)

"""The chart in words: each of its marks for reading aloud, and in brief what stands for the drawing."""

from __future__ import annotations

from datetime import timedelta

from desktop.domain.routine import WeekKind
from desktop.domain.trend import Trend
from desktop.report.visit.plot import WEEK, Seven, sevens
from desktop.report.words import Words

_DAYS_SAID = 4 * WEEK.days
_STEPS = (WEEK.days, 4 * WEEK.days, 52 * WEEK.days)
"""How many days the parts have that a long chart is told in."""

_MOST_PARTS = 26
_WEEKS_NAMED = 8


def alternative(words: Words, course: Trend) -> str:
    """What the chart shows, with its values: by day up to four weeks, else by weeks or longer parts."""
    counts = {"rated": course.mean.rated, "of": course.mean.of}
    whole = words.say("chart.alt", first=words.day(course.first), last=words.day(course.last), **counts)
    days = len(course.ratings)
    if days <= _DAYS_SAID:
        said = days_in_words(words, course, "short")
    else:
        step = next((step for step in _STEPS if days <= step * _MOST_PARTS), _STEPS[-1])
        said = [seven_in_words(words, part) for part in sevens(course, step)]
    return f"{whole} {words.join('page.parts', [*_weeks(words, course), *said])}."


def _weeks(words: Words, course: Trend) -> list[str]:
    """When the shaded weeks were, while there are few."""
    if len(course.weeks) > _WEEKS_NAMED:
        return []
    found = []
    for week in course.weeks:
        name = words.say("severity.baseline" if week.week.kind is WeekKind.BASELINE else "severity.awareness")
        ends = words.say("who.range", first=words.day(week.shown[0]), last=words.day(week.shown[-1]))
        found.append(words.say("facts.says", label=name, value=ends))
    return found


def days_in_words(words: Words, course: Trend, form: str = "day") -> list[str]:
    """For each day its score, or that there is none; `form` is that of the dates."""
    found = []
    for index, rating in enumerate(course.ratings):
        on = course.first + timedelta(days=index)
        day = words.day(on, form)
        if rating:
            found.append(
                words.say("chart.says_recalled" if rating.recalled else "chart.says_day", day=day, score=rating.score)
            )
        else:
            found.append(words.say("chart.says_skipped" if on in course.skipped else "chart.says_gap", day=day))
    return found


def seven_in_words(words: Words, seven: Seven) -> str:
    """The mean of seven days, or of another stretch, and its lowest and highest score."""
    first, last = words.day(seven.first), words.day(seven.last)
    if not seven.scores:
        return words.say("chart.says_week_gap", first=first, last=last)
    key = "chart.says_week_few" if seven.mean.value is None else "chart.says_week"
    ends = {"lowest": min(seven.scores), "highest": max(seven.scores)}
    counts = {"rated": seven.mean.rated, "of": seven.mean.of}
    return words.say(key, first=first, last=last, value=words.mean(seven.mean), **counts, **ends)

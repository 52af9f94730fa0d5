"""What the chart says in words: one point, one week, the whole of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from desktop.domain.routine import WeekKind
from desktop.domain.trend import Mean, WeekMean
from desktop.ui.charts.series import Grain, Point, Series
from desktop.ui.stretch import date_range
from desktop.ui.words import Words

NOTE_SHOWN = 90
"""Letters of a note that are read with its day."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Sayings", text, None, n)


def kind(week_kind: WeekKind) -> str:
    """The name of a kind of week."""
    return _tr("Baseline week") if week_kind is WeekKind.BASELINE else _tr("Week of noticing")


def counted(found: Mean, *, so_far: bool = False) -> str:
    """For example "6 of 7 days"."""
    text = _tr("{rated} of {of} days so far") if so_far else _tr("{rated} of {of} days")
    return text.format(rated=found.rated, of=found.of)


def mean_label(week: WeekMean, words: Words) -> str:
    """For example "5.6 (7 of 7 days)"; short, for the chart."""
    days = counted(week.mean)
    return (
        _tr("no average ({days})").format(days=days)
        if week.mean.value is None
        else f"{words.score(week.mean.value)} ({days})"
    )


def mean_sentence(found: Mean, words: Words, *, so_far: bool = False) -> str:
    """For example "Average 4.6 from 6 of 7 days." or "Not enough days to average (3 of 7)."."""
    days = counted(found, so_far=so_far)
    if found.value is None:
        return _tr("Not enough days to average ({days}).").format(days=days)
    return _tr("Average {value} from {days}.").format(value=words.score(found.value), days=days)


def week_sentence(week: WeekMean, words: Words, today: date) -> str:
    """For example "Baseline week, 2 to 8 March: 5.6 on average (7 of 7 days)."."""
    days = counted(week.mean, so_far=not week.complete)
    dates = date_range(words, week.days[0], week.days[-1], today)
    name = _tr("{kind}, {dates}").format(kind=kind(week.week.kind), dates=dates)
    if week.mean.value is None:
        return _tr("{week}: not enough days to average ({days}).").format(week=name, days=days)
    return _tr("{week}: {value} on average ({days}).").format(week=name, value=words.score(week.mean.value), days=days)


def when(point: Point, grain: Grain, words: Words) -> str:
    """The day, or the week with its year."""
    if grain is Grain.DAY:
        return _date(words, point.first, _tr("ddd d MMMM"))
    return _tr("Week of {day}").format(day=_date(words, point.first, _tr("d MMMM yyyy")))


def readout(point: Point, grain: Grain, words: Words) -> str:
    """For example "Tue 10 March: 4, entered later, “slept badly”"."""
    parts: list[str] = []
    if point.mean is not None:
        parts.append(mean_sentence(point.mean, words).rstrip(".") if point.mean.rated else _tr("not rated"))
    elif point.value is not None:
        parts.append(_tr("{score} of 10").format(score=words.score(point.value)))
    elif not point.skipped:
        parts.append(_tr("not rated"))
    if point.recalled:
        parts.append(_tr("entered later") if grain is Grain.DAY else _tr("some entered later"))
    if point.skipped:
        parts.append(_tr("left out"))
    if point.note:
        parts.append(_tr("“{note}”").format(note=shortened(point.note)))
    return _tr("{when}: {what}").format(when=when(point, grain, words), what=", ".join(parts))


def shortened(note: str) -> str:
    """The beginning of a note, on one line."""
    line = " ".join(note.split())
    return line if len(line) <= NOTE_SHOWN else line[: NOTE_SHOWN - 1].rsplit(" ", 1)[0] + "…"


def description(series: Series, words: Words) -> str:
    """The whole chart in a few sentences, for a screen reader."""
    said = [
        _tr("From {first} to {last}.").format(first=words.full_date(series.first), last=words.full_date(series.last))
    ]
    values = [point.value for point in series.points if point.value is not None]
    text = (
        _tr("{n} of {of} days are rated.") if series.grain is Grain.DAY else _tr("{n} of {of} weeks have an average.")
    )
    said.append(text.format(n=len(values), of=len(series.points)))
    if values:
        lowest, highest = words.score(min(values)), words.score(max(values))
        said.append(_tr("The lowest is {lowest}, the highest is {highest}.").format(lowest=lowest, highest=highest))
    if series.grain is Grain.DAY:
        for number, one, many in (
            (
                sum(p.recalled for p in series.points),
                _tr("1 day was entered later."),
                _tr("{n} days were entered later."),
            ),
            (sum(p.skipped for p in series.points), _tr("1 day was left out."), _tr("{n} days were left out.")),
        ):
            if number:
                said.append(one if number == 1 else many.format(n=number))
        said += [week_sentence(week, words, series.last) for week in series.weeks]
    said.append(_tr("Use the left and right arrow keys to read it one by one."))
    return " ".join(said)


def _date(words: Words, day: date, pattern: str) -> str:
    return words.locale.toString(QDate(day.year, day.month, day.day), pattern)

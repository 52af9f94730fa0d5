"""What the chart says in words: one point, one week, the whole of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QDate, QObject

from desktop.domain.routine import WeekKind
from desktop.domain.trend import Mean, WeekMean
from desktop.ui.charts.series import Grain, Point, Series
from desktop.ui.words import Words

NOTE_SHOWN = 90
"""Letters of a note that are read with its day."""


class Sayings(QObject):
    """The sentences of the week and of the chart, in the language of `words`."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """`words` writes the dates and the numbers."""
        super().__init__(parent)
        self._words = words

    def date_range(self, first: date, last: date, today: date) -> str:
        """For example "9 to 15 March" or "30 March to 5 April"; with the year where it is not that of `today`."""
        this_year = first.year == last.year == today.year
        whole = self.tr("d MMMM") if this_year else self.tr("d MMMM yyyy")
        end = self._date(last, whole)
        if first == last:
            return end
        start = self._date(first, self.tr("d") if (first.year, first.month) == (last.year, last.month) else whole)
        return self.tr("{first} to {last}").format(first=start, last=end)

    def ends(self) -> tuple[str, str]:
        """The words for 0 and for 10 beside the chart."""
        return self.tr("no pain"), self.tr("worst")

    def kind(self, week_kind: WeekKind) -> str:
        """The name of a kind of week."""
        return self.tr("Baseline week") if week_kind is WeekKind.BASELINE else self.tr("Week of noticing")

    def counted(self, found: Mean, *, so_far: bool = False) -> str:
        """For example "6 of 7 days"."""
        text = self.tr("{rated} of {of} days so far") if so_far else self.tr("{rated} of {of} days")
        return text.format(rated=found.rated, of=found.of)

    def mean_label(self, week: WeekMean) -> str:
        """For example "5.6 (7 of 7 days)"; short, for the chart."""
        days = self.counted(week.mean)
        return (
            self.tr("no average ({days})").format(days=days)
            if week.mean.value is None
            else f"{self._words.score(week.mean.value)} ({days})"
        )

    def mean_sentence(self, found: Mean, *, so_far: bool = False) -> str:
        """For example "Average 4.6 from 6 of 7 days." or "Not enough days to average (3 of 7)."."""
        days = self.counted(found, so_far=so_far)
        if found.value is None:
            return self.tr("Not enough days to average ({days}).").format(days=days)
        return self.tr("Average {value} from {days}.").format(value=self._words.score(found.value), days=days)

    def week_sentence(self, week: WeekMean, today: date) -> str:
        """For example "Baseline week, 2 to 8 March: 5.6 on average (7 of 7 days)."."""
        days = self.counted(week.mean, so_far=not week.complete)
        dates = self.date_range(week.days[0], week.days[-1], today)
        name = self.tr("{kind}, {dates}").format(kind=self.kind(week.week.kind), dates=dates)
        if week.mean.value is None:
            return self.tr("{week}: not enough days to average ({days}).").format(week=name, days=days)
        return self.tr("{week}: {value} on average ({days}).").format(
            week=name, value=self._words.score(week.mean.value), days=days
        )

    def when(self, point: Point, grain: Grain) -> str:
        """The day, or the week with its year."""
        if grain is Grain.DAY:
            return self._date(point.first, self.tr("ddd d MMMM"))
        return self.tr("Week of {day}").format(day=self._date(point.first, self.tr("d MMMM yyyy")))

    def readout(self, point: Point, grain: Grain) -> str:
        """For example "Tue 10 March: 4, entered later, “slept badly”"."""
        parts: list[str] = []
        if point.mean is not None:
            parts.append(self.mean_sentence(point.mean).rstrip(".") if point.mean.rated else self.tr("not rated"))
        elif point.value is not None:
            parts.append(self.tr("{score} of 10").format(score=self._words.score(point.value)))
        elif not point.skipped:
            parts.append(self.tr("not rated"))
        if point.recalled:
            parts.append(self.tr("entered later") if grain is Grain.DAY else self.tr("some entered later"))
        if point.skipped:
            parts.append(self.tr("left out"))
        if point.note:
            parts.append(self.tr("“{note}”").format(note=shortened(point.note)))
        return self.tr("{when}: {what}").format(when=self.when(point, grain), what=", ".join(parts))

    def description(self, series: Series) -> str:
        """The whole chart in a few sentences, for a screen reader."""
        said = [
            self.tr("From {first} to {last}.").format(
                first=self._words.full_date(series.first), last=self._words.full_date(series.last)
            )
        ]
        values = [point.value for point in series.points if point.value is not None]
        text = (
            self.tr("{n} of {of} days are rated.")
            if series.grain is Grain.DAY
            else self.tr("{n} of {of} weeks have an average.")
        )
        said.append(text.format(n=len(values), of=len(series.points)))
        if values:
            lowest, highest = self._words.score(min(values)), self._words.score(max(values))
            said.append(
                self.tr("The lowest is {lowest}, the highest is {highest}.").format(lowest=lowest, highest=highest)
            )
        if series.grain is Grain.DAY:
            said += [*self._marks(series.points), *(self.week_sentence(week, series.last) for week in series.weeks)]
        said.append(self.tr("Use the left and right arrow keys to read it one by one."))
        return " ".join(said)

    def _marks(self, points: Sequence[Point]) -> Iterator[str]:
        later, out = sum(point.recalled for point in points), sum(point.skipped for point in points)
        if later:
            text = self.tr("1 day was entered later.") if later == 1 else self.tr("{n} days were entered later.")
            yield text.format(n=later)
        if out:
            yield (self.tr("1 day was left out.") if out == 1 else self.tr("{n} days were left out.")).format(n=out)

    def _date(self, day: date, pattern: str) -> str:
        return self._words.locale.toString(QDate(day.year, day.month, day.day), pattern)


def shortened(note: str) -> str:
    """The beginning of a note, on one line."""
    line = " ".join(note.split())
    return line if len(line) <= NOTE_SHOWN else line[: NOTE_SHOWN - 1].rsplit(" ", 1)[0] + "…"

"""The series behind the chart: ratings with their gaps, and the mean of each week with its n."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.clock import days_between
from desktop.domain.diary import DiaryDay, PainRating
from desktop.domain.routine import Week

DAYS_FOR_A_MEAN = 4
"""Fewer days than this do not make a mean (Spearman-Brown .88 at four days)."""

SHARE_FOR_A_MEAN = 4 / 7
"""Over more than a week, the share of days that have to be rated."""


@dataclass(frozen=True, slots=True)
class Mean:
    """How many days were rated, out of how many; `value` is None where they are too few to average."""

    rated: int
    of: int
    value: float | None


def mean(ratings: Iterable[PainRating], of: int) -> Mean:
    """The mean score if at least `DAYS_FOR_A_MEAN` days and `SHARE_FOR_A_MEAN` of all carry one."""
    scores = [rating.score for rating in ratings]
    enough = len(scores) >= max(DAYS_FOR_A_MEAN, SHARE_FOR_A_MEAN * of)
    return Mean(len(scores), of, sum(scores) / len(scores) if enough else None)


@dataclass(frozen=True, slots=True)
class WeekMean:
    """A week, the days of it that have come, their mean, and those that lie inside the stretch that is looked at."""

    week: Week
    days: tuple[date, ...]
    mean: Mean
    shown: tuple[date, ...]

    @property
    def complete(self) -> bool:
        """Whether every day that the week will have is in."""
        return self.week.end is not None and self.days == self.week.days(self.week.end)


@dataclass(frozen=True, slots=True)
class Trend:
    """One entry a day from `first` to `last`: a rating, or a gap."""

    first: date
    last: date
    ratings: tuple[PainRating | None, ...]
    skipped: frozenset[date]
    weeks: tuple[WeekMean, ...]

    def runs(self) -> tuple[tuple[PainRating, ...], ...]:
        """The unbroken stretches of rated days: a line is drawn within each, never across a gap."""
        found: list[list[PainRating]] = [[]]
        for rating in self.ratings:
            if rating is None:
                found.append([])
            else:
                found[-1].append(rating)
        return tuple(tuple(run) for run in found if run)

    @property
    def mean(self) -> Mean:
        """The mean over the whole stretch."""
        return mean((rating for rating in self.ratings if rating), len(self.ratings))


def reach(weeks: Iterable[Week], first: date, last: date, until: date) -> tuple[date, date]:
    """The days to read so that every week with a day from `first` to `last` is there as far as it went by `until`."""
    met = [days for week in weeks if _inside(days := week.days(until), first, last)]
    return min([first, *(days[0] for days in met)]), max([last, *(days[-1] for days in met)])


def trend(days: Iterable[DiaryDay], weeks: Iterable[Week], first: date, last: date, until: date | None = None) -> Trend:
    """The trend from `first` to `last`, both included. Weeks that lie outside are left out.

    One that lies partly inside keeps the mean of all its days by `until`, `last` unless given, so that a week has the
    same mean wherever it is looked at; for that `days` have to span its `reach`.
    """
    by_day: Mapping[date, DiaryDay] = {day.day: day for day in days}
    recorded = [by_day.get(day) for day in days_between(first, last)]
    means = []
    for week in weeks:
        counted = week.days(until or last)
        shown = _inside(counted, first, last)
        if shown:
            met = [by_day[day] for day in counted if day in by_day]
            rated = [day.rating for day in met if day.rating]
            means.append(WeekMean(week, counted, mean(rated, len(counted)), shown))
    return Trend(
        first,
        last,
        tuple(None if day is None else day.rating for day in recorded),
        frozenset(day.day for day in recorded if day is not None and day.skipped),
        tuple(means),
    )


def _inside(days: Iterable[date], first: date, last: date) -> tuple[date, ...]:
    return tuple(day for day in days if first <= day <= last)

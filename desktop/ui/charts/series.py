"""What a chart of the trend is made of: points, their runs and the shaded weeks. Plain values, no drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.clock import days_between
from desktop.domain.diary import DiaryDay
from desktop.domain.routine import Week
from desktop.domain.trend import Mean, WeekMean, mean, trend

DAYS_ONE_BY_ONE = 16 * 7
"""A longer stretch is drawn by the week: a line through ten years of days says nothing and is slow."""


class Grain(StrEnum):
    """What one point stands for."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Point:
    """One place on the chart from `first` to `last` (the same day twice, or a calendar week).

    `value` is a score or a mean, None for a gap; `mean` is there for weeks only.
    """

    first: date
    last: date
    value: float | None
    recalled: bool = False
    skipped: bool = False
    note: str = ""
    mean: Mean | None = None

    @property
    def x(self) -> float:
        """The middle, in days since the first of January of the year 1."""
        return (self.first.toordinal() + self.last.toordinal()) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """An unbroken part of a week that lies on the chart; a pause parts a week in two."""

    first: date
    last: date
    week: WeekMean


@dataclass(frozen=True, slots=True)
class Series:
    """Everything that the chart, its table and its sentences say, from `first` to `last`, both included."""

    first: date
    last: date
    grain: Grain
    points: tuple[Point, ...]
    bands: tuple[Band, ...]
    weeks: tuple[WeekMean, ...]

    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """The unbroken stretches of points with a value: the line never crosses a gap."""
        found: list[list[Point]] = [[]]
        for point in self.points:
            if point.value is None:
                found.append([])
            else:
                found[-1].append(point)
        return tuple(tuple(run) for run in found if run)

    @property
    def empty(self) -> bool:
        """Whether there is no rating at all; weeks with too few for a mean still have some."""
        return not any(point.value is not None or (point.mean and point.mean.rated) for point in self.points)


def series(days: Iterable[DiaryDay], weeks: Iterable[Week], first: date, last: date, weekday: int = 0) -> Series:
    """The series from `first` to `last` out of `days`, which reach back to where their weeks began (see `reach`).

    `weekday` is the day on which a calendar week starts, 0 for Monday.
    """
    known = {day.day: day for day in days}
    means = trend(known.values(), weeks, first, last).weeks
    grain = Grain.DAY if (last - first).days < DAYS_ONE_BY_ONE else Grain.WEEK
    recorded = tuple(known.get(day, DiaryDay(day)) for day in days_between(first, last))
    points = by_day(recorded) if grain is Grain.DAY else by_week(recorded, weekday)
    bands = tuple(band for week in means for band in _bands(week))
    return Series(first, last, grain, points, bands, means)


def by_day(recorded: Iterable[DiaryDay]) -> tuple[Point, ...]:
    """One point a day."""
    return tuple(
        Point(
            day.day,
            day.day,
            day.rating.score if day.rating else None,
            bool(day.rating and day.rating.recalled),
            day.skipped is not None,
            day.note.text if day.note else "",
        )
        for day in recorded
    )


def by_week(recorded: Iterable[DiaryDay], weekday: int) -> tuple[Point, ...]:
    """One point a calendar week: the mean of its days where they are enough."""
    groups: dict[date, list[DiaryDay]] = {}
    for day in recorded:
        groups.setdefault(day.day - timedelta(days=(day.day.weekday() - weekday) % 7), []).append(day)
    return tuple(_week_point(group) for group in groups.values())


def _week_point(group: list[DiaryDay]) -> Point:
    ratings = [day.rating for day in group if day.rating]
    found = mean(ratings, len(group))
    return Point(group[0].day, group[-1].day, found.value, any(rating.recalled for rating in ratings), mean=found)


def _bands(week: WeekMean) -> Iterable[Band]:
    start = previous = None
    for day in week.shown:
        if start is None or previous is None:
            start = day
        elif (day - previous).days > 1:
            yield Band(start, previous, week)
            start = day
        previous = day
    if start is not None and previous is not None:
        yield Band(start, previous, week)

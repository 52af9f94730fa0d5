"""Where things are in the chart: days across, scores up, and the stretches that are shaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.diary import PainRating
from desktop.domain.trend import Mean, Trend, mean
from desktop.report.page import Ink, Path, Rect

TOP_SCORE = 10
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Plot:
    """The field of the chart over `days` days from `first` on; every day has the same width."""

    rect: Rect
    first: date
    days: int

    @property
    def step(self) -> float:
        """The width of one day, in points."""
        return self.rect.width / self.days

    def left(self, day: date) -> float:
        """Where `day` begins."""
        return self.rect.x + (day - self.first).days * self.step

    def x(self, day: date) -> float:
        """The middle of `day`."""
        return self.left(day) + self.step / 2

    def y(self, score: float) -> float:
        """The height of a score: 0 on the lower edge, 10 on the upper one."""
        return self.rect.bottom - score / TOP_SCORE * self.rect.height

    def span(self, first: date, last: date) -> Rect:
        """The strip from `first` to `last`, both included, as high as the field."""
        left = self.left(first)
        return Rect(left, self.rect.y, self.left(last) + self.step - left, self.rect.height)


@dataclass(frozen=True, slots=True)
class Seven:
    """Seven days of a long diary, or another stretch of it, fewer at its end, as one mark of the chart."""

    first: date
    last: date
    scores: tuple[int, ...]
    mean: Mean


def sevens(course: Trend, length: int = WEEK.days) -> tuple[Seven, ...]:
    """The whole course by sevens, or by `length` days, from its first day on."""
    found = []
    for start in range(0, len(course.ratings), length):
        part = course.ratings[start : start + length]
        rated = [rating for rating in part if rating]
        first = course.first + timedelta(days=start)
        scores = tuple(rating.score for rating in rated)
        found.append(Seven(first, first + timedelta(days=len(part) - 1), scores, mean(rated, len(part))))
    return tuple(found)


def unbroken(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """The stretches of consecutive days, first and last of each: a pause breaks a week."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def hatching(rect: Rect, spacing: float = 6) -> tuple[Path, ...]:
    """Slanted lines within `rect`: a shade that no printer turns into another one."""
    found = []
    at = spacing
    while at < rect.width + rect.height:
        low = (rect.x + max(0.0, at - rect.height), rect.y + min(at, rect.height))
        high = (rect.x + min(at, rect.width), rect.y + max(0.0, at - rect.width))
        found.append(Path((low, high), Ink.HATCH, 0.4))
        at += spacing
    return tuple(found)


def heights(plot: Plot, run: Iterable[PainRating]) -> tuple[tuple[float, float], ...]:
    """The points of a run of ratings."""
    return tuple((plot.x(rating.day), plot.y(rating.score)) for rating in run)

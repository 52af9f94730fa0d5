"""The day that it is in the tests of the pages, and records around it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from desktop.domain.clock import Moment
from desktop.domain.diary import PainRating
from desktop.domain.routine import Turn, Week, WeekKind

TODAY = date(2026, 3, 18)
"""A Wednesday, at nine in the morning."""


def ago(days: int) -> date:
    """The diary day that many days before today."""
    return TODAY - timedelta(days=days)


def moment(day: date = TODAY, hour: int = 9) -> Moment:
    """That hour of `day`, UTC."""
    return Moment.at(datetime.combine(day, time(hour), tzinfo=UTC))


def rating(days: int, score: int, *, recalled: bool = False) -> PainRating:
    """A rating of that many days ago."""
    return PainRating(ago(days), moment(ago(days), 8), score, recalled=recalled)


def week(kind: WeekKind, days: int, id: str = "week") -> Week:
    """A week that began that many days ago."""
    return Week(id, kind, (Turn(ago(days), 1),))

"""Short ways to say the days and values that the tests of the domain speak of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from desktop.domain.clock import Moment
from desktop.domain.diary import CheckIn, Diary, PainRating, Record, gather
from desktop.domain.entries import Now

START = date(2026, 3, 2)


def day(n: int) -> date:
    """Day `n` of March 2026 as an ordinal, so that 0 and 40 work as well."""
    return date(2026, 2, 28) + timedelta(days=n)


def at(n: int, hour: int = 9) -> Moment:
    """`hour` o'clock UTC on day `n`."""
    when = day(n)
    return Moment(datetime(when.year, when.month, when.day, hour, tzinfo=UTC), 0)


def now(n: int, hour: int = 9) -> Now:
    """The present on diary day `n`."""
    return Now(at(n, hour), day(n))


def rating(n: int, score: int, recalled: bool = False) -> PainRating:
    """A rating of day `n`, made on it, or on the morning after if `recalled`."""
    return PainRating(day(n), at(n + recalled), score, recalled=recalled)


def check(id: str, n: int, activity: str = "cooking", hour: int = 9, **more: object) -> CheckIn:
    """A check-in on day `n`."""
    return CheckIn(id, day(n), at(n, hour), activity, **more)  # type: ignore[arg-type]


def diary(*records: Record) -> Diary:
    """The diary that `records` make."""
    return gather(records)

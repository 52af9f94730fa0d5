"""Moments and diary days: which date an instant belongs to, decided once and stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

DEFAULT_DAY_START = time(4)
LATEST_DAY_START = time(12)
INSTANT = timedelta(milliseconds=1)
"""What tells two moments apart at least."""


@dataclass(frozen=True, order=True, slots=True)
class Moment:
    """An instant in UTC, to the millisecond, with the local offset that was in force then, in minutes."""

    utc: datetime
    offset: int

    def __post_init__(self) -> None:
        """Refuse naive instants and offsets beyond a day; drop what the diary does not keep."""
        if self.utc.tzinfo is None or self.utc.utcoffset() != timedelta(0):
            raise ValueError("a moment needs an instant in UTC")
        if not -24 * 60 < self.offset < 24 * 60:
            raise ValueError("an offset is less than a day")
        exact = self.utc.astimezone(UTC)
        object.__setattr__(self, "utc", exact.replace(microsecond=exact.microsecond // 1000 * 1000))

    @classmethod
    def at(cls, local: datetime) -> Moment:
        """The moment of an aware local time."""
        offset = local.utcoffset()
        if offset is None:
            raise ValueError("a moment needs a time zone")
        return cls(local.astimezone(UTC), round(offset / timedelta(minutes=1)))

    @property
    def local(self) -> datetime:
        """The wall clock where and when this happened."""
        return self.utc.astimezone(_zone(self.offset))


@cache
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


def diary_day(moment: Moment, day_start: time = DEFAULT_DAY_START) -> date:
    """The local calendar date that an entry made at `moment` belongs to.

    Before the day start it is still the day before. Compares wall clocks, so a night of 23 or 25 hours is no exception.
    """
    local = moment.local
    return local.date() if local.time() >= day_start else local.date() - timedelta(days=1)


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every date from `first` to `last`, both included; empty if `last` is earlier."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))

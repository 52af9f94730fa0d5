"""Seven days at a time: which days the Week page shows, and which come before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.clock import days_between
from desktop.domain.routine import Week, running

DAY = timedelta(days=1)
SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Stretch:
    """At most seven days in a row: of `week`, or of none. The last seven days may reach back into a week."""

    first: date
    last: date
    week: Week | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return days_between(self.first, self.last)


def current(weeks: tuple[Week, ...], today: date) -> Stretch:
    """The seven days of the running week that hold `today`, or the last seven days when none runs."""
    return _within(weeks, today) or Stretch(today - SIX_DAYS, today)


def again(stretch: Stretch, weeks: tuple[Week, ...]) -> Stretch | None:
    """The same days as the weeks stand now; None where their week is gone."""
    return _within(weeks, stretch.first) if stretch.week else stretch


def before(stretch: Stretch, weeks: tuple[Week, ...], earliest: date) -> Stretch | None:
    """The days that come before; None where nothing was recorded since `earliest` and no week ran."""
    starts = [week.start for week in weeks]
    day = stretch.first - DAY
    if day < min([earliest, *starts]):
        return None
    ends = [week.end for week in weeks if week.end is not None and week.end < day]
    return _within(weeks, day) or Stretch(max([day - SIX_DAYS, *(end + DAY for end in ends)]), day)


def after(stretch: Stretch, weeks: tuple[Week, ...], today: date) -> Stretch | None:
    """The days that come next; None after today's and the last week."""
    day = stretch.last + DAY
    inside = _within(weeks, day)
    if inside is not None:
        open_ended = inside.week is not None and inside.week.end is None
        return None if open_ended and day > today else inside
    now, coming = current(weeks, today), [week.start for week in weeks if week.start > day]
    if day > today:
        return _within(weeks, min(coming)) if coming else None
    if now.first <= day:
        return now
    return Stretch(day, min([day + SIX_DAYS, now.first - DAY, *(start - DAY for start in coming)]))


def _within(weeks: tuple[Week, ...], day: date) -> Stretch | None:
    week = running(weeks, day)
    if week is None:
        return None
    first = week.start + timedelta(days=(day - week.start).days // 7 * 7)
    last = first + SIX_DAYS
    return Stretch(first, last if week.end is None else min(last, week.end), week)

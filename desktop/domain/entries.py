"""What a person does to a diary: each a function of the present and the day as it stands, giving a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from desktop.domain.clock import Moment, diary_day
from desktop.domain.diary import BodySite, Change, CheckIn, DiaryDay, Note, PainRating, Record, SkippedDay
from desktop.domain.errors import InTheFuture, NameTaken, TooLongAgo, UnknownActivity
from desktop.domain.routine import Activity

ONE_TAP = timedelta(seconds=5)
"""Within this time a second tap for the same activity is an accident: nobody notices, goes on and notices again."""


@dataclass(frozen=True, slots=True)
class Now:
    """The moment at which something is recorded, and the diary day that it falls on."""

    at: Moment
    today: date

    @classmethod
    def of(cls, at: Moment, day_start: time) -> Now:
        """The diary day of `at` under the person's day start."""
        return cls(at, diary_day(at, day_start))

    @property
    def yesterday(self) -> date:
        """The earliest diary day that can still be rated."""
        return self.today - timedelta(days=1)

    def recalled(self, day: date) -> bool:
        """Whether an entry for `day` comes after that day ended; raises InTheFuture before it began."""
        if day > self.today:
            raise InTheFuture(day, self.today)
        return day < self.today


def rate(now: Now, day: DiaryDay, score: int, sites: frozenset[BodySite] | None = None) -> Change:
    """Rate `day`, or change its rating. A new rating is for today or yesterday: raises TooLongAgo before.

    Without `sites` the ones already noted stay. Saying the same again does not make a rating recalled.
    """
    recalled = now.recalled(day.day)
    if day.rating is None and day.day < now.yesterday:
        raise TooLongAgo(day.day, now.yesterday)
    if sites is None:
        sites = day.rating.sites if day.rating else frozenset()
    rating = PainRating(day.day, now.at, score, sites, recalled)
    unchanged = day.rating is not None and (day.rating.score, day.rating.sites) == (score, sites)
    return Change(put=() if unchanged else (rating,), remove=(day.skipped,) if day.skipped else ())


def unrate(day: DiaryDay) -> Change:
    """Take the rating of `day` away."""
    return Change(remove=(day.rating,) if day.rating else ())


def check_in(now: Now, day: DiaryDay, activities: Iterable[Activity], new: CheckIn) -> Change:
    """Record one occasion, or change it, under the id of `new`; its moment is set here.

    A second occasion of an activity that happens once a day replaces the first. Saving one unchanged does not make it
    recalled. Raises UnknownActivity.
    """
    activity = next((a for a in activities if a.id == new.activity), None)
    if activity is None:
        raise UnknownActivity(new.activity)
    earlier = next((old for old in day.check_ins if old.id == new.id), None)
    at = earlier.at if earlier else now.at
    put = replace(new, day=day.day, at=at, recalled=now.recalled(day.day))
    if earlier and earlier == replace(put, recalled=earlier.recalled):
        put = earlier
    displaced: list[Record] = []
    if not activity.several_times:
        displaced += [old for old in day.of(activity.id) if old.id != new.id]
    if day.skipped:
        displaced.append(day.skipped)
    return Change(put=(put,), remove=tuple(displaced))


def just_noticed(now: Now, day: DiaryDay, activity: str) -> bool:
    """Whether a tap for `activity` would only say once more what was said less than `ONE_TAP` ago."""
    made = day.of(activity)
    return bool(made) and timedelta(0) <= now.at.utc - made[-1].at.utc < ONE_TAP


def write_note(now: Now, day: DiaryDay, text: str) -> Change:
    """Write or replace the note of `day`; blank text takes it away."""
    recalled = now.recalled(day.day)
    if not text.strip():
        return Change(remove=(day.note,) if day.note else ())
    if day.note and day.note.text == text.strip():
        return Change()
    return Change(put=(Note(day.day, now.at, text.strip(), recalled),))


def skip(now: Now, day: DiaryDay) -> Change:
    """Leave `day` out. What was recorded for it stays; only the mark is added."""
    now.recalled(day.day)
    return Change(put=(SkippedDay(day.day, now.at),))


def unskip(day: DiaryDay) -> Change:
    """Take the mark away."""
    return Change(remove=(day.skipped,) if day.skipped else ())


def name_activity(new: Activity, activities: Iterable[Activity]) -> Change:
    """Add or change an activity. Raises NameTaken where it would share its name with another one in use."""
    folded = new.name.strip().casefold()
    taken = {other.name.strip().casefold() for other in activities if other.id != new.id and not other.retired}
    if folded and not new.retired and folded in taken:
        raise NameTaken(new.name)
    return Change(put=(replace(new, name=new.name.strip(), cue=new.cue.strip()),))

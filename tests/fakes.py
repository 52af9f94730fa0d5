"""Stand-ins for the clock and the disk, for tests of every layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo

from desktop.domain.clock import Moment
from desktop.domain.diary import Change, Diary, DiaryDay, Key, Person, Record, gather, key_of
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.ports import Clock, Journal
from desktop.domain.routine import Activity, Week
from desktop.domain.warning_signs import WarningCheck


class FixedClock(Clock):
    """A clock that stands where the test puts it: set `.at`, or `advance`, or `fly` to another zone."""

    def __init__(self, local: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)) -> None:
        self.at = Moment.at(local)
        self.zone: tzinfo = local.tzinfo or UTC

    def now(self) -> Moment:
        return self.at

    def advance(self, step: timedelta = timedelta(0), **units: float) -> None:
        """Let time pass, or run backwards; the zone says what the offset becomes."""
        self.at = Moment.at((self.at.utc + step + timedelta(**units)).astimezone(self.zone))

    def fly(self, zone: tzinfo) -> None:
        """The same instant under the wall clock of `zone`."""
        self.zone = zone
        self.advance()


class MemoryJournal(Journal):
    """A journal without a disk. Set `failure` to make the next writes raise it and change nothing."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.records: dict[tuple[type[Record], Key], Record] = {key_of(record): record for record in records}
        self.failure: Exception | None = None
        self.applied: list[Change] = []
        self._foreign = 0

    def person(self) -> Person:
        return self.whole().person

    def activities(self) -> tuple[Activity, ...]:
        return self.whole().activities

    def weeks(self) -> tuple[Week, ...]:
        return self.whole().weeks

    def warning_checks(self) -> tuple[WarningCheck, ...]:
        return self.whole().warning_checks

    def pegs(self) -> tuple[Peg, ...]:
        return self.whole().pegs

    def interview(self) -> Interview:
        return self.whole().interview

    def days(self, first: date, last: date) -> tuple[DiaryDay, ...]:
        return tuple(day for day in self.whole().days if first <= day.day <= last)

    def span(self) -> tuple[date, date] | None:
        days = self.whole().days
        return (days[0].day, days[-1].day) if days else None

    def find(self, records: Iterable[Record]) -> tuple[Record, ...]:
        keys = dict.fromkeys(key_of(record) for record in records)
        return tuple(self.records[key] for key in keys if key in self.records)

    def whole(self) -> Diary:
        return gather(self.records.values())

    def apply(self, change: Change) -> None:
        if self.failure is not None:
            raise self.failure
        for record in change.remove:
            self.records.pop(key_of(record), None)
        for record in change.put:
            self.records[key_of(record)] = record
        self.applied.append(change)

    def alter(self, make: Callable[[Diary], Change]) -> Change:
        change = make(self.whole())
        if change:
            self.apply(change)
        return change

    def revision(self) -> object:
        return self._foreign

    def changed_outside(self, change: Change) -> None:
        """Apply `change` as another program would."""
        self.apply(change)
        self._foreign += 1

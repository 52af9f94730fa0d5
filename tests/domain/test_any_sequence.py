"""Whatever a person does in whatever order, wherever they are and whatever their clock says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.domain import entries, routine
from desktop.domain.clock import LATEST_DAY_START
from desktop.domain.diary import (
    BodySite,
    Change,
    CheckIn,
    Diary,
    DiaryDay,
    Evened,
    Key,
    Note,
    PainRating,
    Record,
    SkippedDay,
    gather,
    inverse,
    key_of,
)
from desktop.domain.entries import Now
from desktop.domain.errors import DomainError, InTheFuture, NoRunningWeek, TooLongAgo, WeeksOverlap
from desktop.domain.routine import ROUTINE, Activity, Week, WeekKind, default_activities, running
from desktop.domain.warning_signs import Sign, WarningCheck
from tests.fakes import FixedClock, MemoryJournal

ZONES = [ZoneInfo(name) for name in ("Pacific/Auckland", "Europe/Berlin", "America/New_York", "Pacific/Honolulu")]
ACTIVITIES = (*default_activities(), Activity("own", "Stretching", several_times=False))
ago = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 30, -1])
scores = st.integers(0, 10)
positions = st.integers(1, 7)


class AnySequence(RuleBasedStateMachine):
    """Applies events to a journal; after each of them the invariants hold."""

    @initialize(zone=st.sampled_from(ZONES), start=st.sampled_from([(3, 7), (3, 28), (10, 24), (10, 31), (12, 30)]))
    def open_diary(self, zone: ZoneInfo, start: tuple[int, int]) -> None:
        """Begin the evening before the clocks change somewhere, or the year."""
        self.clock = FixedClock(datetime(2026, *start, 20, tzinfo=zone))
        self.journal = MemoryJournal(ACTIVITIES)
        self.day_start = time(4)
        self.undo: list[tuple[Diary, Change]] = []
        self.first_days: dict[tuple[type[Record], Key], date] = {}
        self.serial = 0

    # The world.

    @rule(hours=st.floats(0, 60), weeks=st.sampled_from([0, 0, 0, 1, 12]))
    def time_passes(self, hours: float, weeks: int) -> None:
        self.clock.advance(hours=hours, weeks=weeks)

    @rule(hours=st.floats(0, 80))
    def set_the_clock_back(self, hours: float) -> None:
        self.clock.advance(hours=-hours)

    @rule(zone=st.sampled_from(ZONES))
    def fly(self, zone: ZoneInfo) -> None:
        self.clock.fly(zone)

    @rule(day_start=st.times(max_value=LATEST_DAY_START))
    def change_the_day_start(self, day_start: time) -> None:
        self.day_start = day_start

    # The person.

    @rule(ago=ago, score=scores, sites=st.none() | st.frozensets(st.sampled_from(BodySite)))
    def rate(self, ago: int, score: int, sites: frozenset[BodySite] | None) -> None:
        then = self.on(ago)
        refused = InTheFuture if ago < 0 else TooLongAgo if ago > 1 and not then.rating else None
        self.write(then, lambda: entries.rate(self.now, then, score, sites), refused)
        if refused is None:
            rating = self.on(ago).rating
            assert rating is not None
            assert rating.score == score
            assert self.on(ago).skipped is None

    @rule(ago=ago)
    def unrate(self, ago: int) -> None:
        self.write(self.on(ago), lambda: entries.unrate(self.on(ago)))
        assert self.on(ago).rating is None

    @rule(ago=ago, activity=st.sampled_from(ACTIVITIES), evened=st.sampled_from(Evened), pain=st.none() | scores)
    def check_in(self, ago: int, activity: Activity, evened: Evened, pain: int | None) -> None:
        new = CheckIn(self.new_id(), self.today, self.clock.now(), activity.id, evened=evened, pain_after=pain)
        then = self.on(ago)
        self.write(then, lambda: entries.check_in(self.now, then, ACTIVITIES, new), InTheFuture if ago < 0 else None)

    @precondition(lambda self: self.check_ins())
    @rule(data=st.data(), noticed=st.booleans(), removed=st.booleans())
    def change_a_check_in(self, data: st.DataObject, noticed: bool, removed: bool) -> None:
        old = data.draw(st.sampled_from(self.check_ins()))
        then = self.day(old.day)
        new = replace(old, noticed=noticed)
        if removed:
            self.write(then, lambda: Change(remove=(old,)))
        else:
            refused = InTheFuture if old.day > self.today else None
            self.write(then, lambda: entries.check_in(self.now, then, ACTIVITIES, new), refused)

    @rule(ago=ago, text=st.sampled_from(["", " ", "Slept badly", "Long drive"]))
    def note(self, ago: int, text: str) -> None:
        then = self.on(ago)
        self.write(then, lambda: entries.write_note(self.now, then, text), InTheFuture if ago < 0 else None)

    @rule(ago=ago, left_out=st.booleans())
    def skip(self, ago: int, left_out: bool) -> None:
        then = self.on(ago)
        if left_out:
            self.write(then, lambda: entries.skip(self.now, then), InTheFuture if ago < 0 else None)
        else:
            self.write(then, lambda: entries.unskip(then))

    @rule(ticked=st.frozensets(st.sampled_from(Sign), max_size=2))
    def answer_the_warning_signs(self, ticked: frozenset[Sign]) -> None:
        self.do(Change(put=(WarningCheck(self.new_id(), self.today, self.clock.now(), ticked),)))

    @rule(ahead=st.integers(-9, 9), kind=st.sampled_from(WeekKind), position=positions)
    def begin(self, ahead: int, kind: WeekKind, position: int) -> None:
        start = self.today + timedelta(days=ahead)
        days = [start + timedelta(days=n) for n in range(8 - position)]
        taken = any(running(self.journal.weeks(), day) for day in days)
        try:
            week = routine.begin(self.new_id(), kind, start, self.journal.weeks(), position)
        except WeeksOverlap:
            assert taken
        else:
            assert not taken
            self.do(Change(put=(week,)))

    @rule(step=st.sampled_from(["pause", "resume", "end_early", "go_to"]), position=positions)
    def step(self, step: str, position: int) -> None:
        weeks = self.journal.weeks()
        week = running(weeks, self.today)
        if week is None:
            return
        act: Callable[..., Week] = getattr(routine, step)
        with suppress(WeeksOverlap, NoRunningWeek):
            turned = act(week, self.today, *([position] if step == "go_to" else []))
            assert [turned.position(day) for day in week.days(self.today - timedelta(days=1))] == [
                week.position(day) for day in week.days(self.today - timedelta(days=1))
            ]
            assert {"go_to": position, "pause": None, "end_early": None}.get(step, 0) in (
                turned.position(self.today),
                0,
            )
            assert step != "resume" or not turned.paused(self.today)
            self.do(Change(put=(routine.clear_of(turned, weeks),)))

    @precondition(lambda self: self.undo)
    @rule()
    def take_back(self) -> None:
        before, back = self.undo.pop()
        self.journal.apply(back)
        assert self.journal.whole() == before

    # What always holds.

    @invariant()
    def an_entry_stays_on_its_day(self) -> None:
        for day in self.journal.whole().days:
            for entry in (day.rating, day.note, day.skipped, *day.check_ins):
                assert entry is None or entry.day == day.day
        for record in self.journal.records.values():
            if isinstance(record, CheckIn | WarningCheck):
                assert record.day == self.first_days[key_of(record)]

    @invariant()
    def what_happens_once_a_day_is_there_once(self) -> None:
        assert all(len(day.of("own")) <= 1 for day in self.journal.whole().days)

    @invariant()
    def weeks_keep_apart_and_within_the_routine(self) -> None:
        weeks = self.journal.weeks()
        lasting = [week for week in weeks if week.end is None or week.end >= week.start]
        assert all(week.end is not None and week.end < following.start for week, following in pairwise(lasting))
        for week in weeks:
            days = week.days(week.start + timedelta(days=400))
            steps = [week.position(day) for day in days]
            assert set(steps) <= set(range(1, len(ROUTINE) + 1))
            assert all(week.covers(day) and not week.paused(day) for day in days)
            focus = [None if week.kind is WeekKind.BASELINE else ROUTINE[step - 1] for step in steps if step]
            assert [week.focus(day) for day in days] == focus

    @invariant()
    def gathering_the_records_is_the_identity(self) -> None:
        whole = self.journal.whole()
        records = whole.records()
        assert gather(records) == whole
        assert len({key_of(record) for record in records}) == len(records) == len(self.journal.records)

    # How the person gets there.

    @property
    def now(self) -> Now:
        return Now.of(self.clock.now(), self.day_start)

    @property
    def today(self) -> date:
        return self.now.today

    def day(self, day: date) -> DiaryDay:
        return next(iter(self.journal.days(day, day)), DiaryDay(day))

    def on(self, ago: int) -> DiaryDay:
        return self.day(self.today - timedelta(days=ago))

    def check_ins(self) -> list[CheckIn]:
        return [record for record in self.journal.records.values() if isinstance(record, CheckIn)]

    def new_id(self) -> str:
        self.serial += 1
        return f"{self.serial:04}"

    def write(self, then: DiaryDay, make: Callable[[], Change], refused: type[DomainError] | None = None) -> None:
        """Make and apply a change to one day, or see it refused for exactly the reason expected."""
        if refused is not None:
            with pytest.raises(refused):
                make()
            return
        change = make()
        for record in (*change.put, *change.remove):
            assert isinstance(record, PainRating | CheckIn | Note | SkippedDay)
            assert record.day == then.day
        for record in change.put:
            if record not in self.journal.find([record]):
                assert then.day <= self.today
                assert getattr(record, "recalled", then.day < self.today) == (then.day < self.today)
        self.do(change)

    def do(self, change: Change) -> None:
        """Apply a change after seeing that its inverse takes back exactly this change."""
        before = self.journal.whole()
        back = inverse(change, self.journal.find((*change.put, *change.remove)))
        trial = MemoryJournal(self.journal.records.values())
        trial.apply(change)
        trial.apply(back)
        assert trial.whole() == before
        self.journal.apply(change)
        self.undo.append((before, back))
        for record in change.put:
            if isinstance(record, CheckIn | WarningCheck):
                self.first_days.setdefault(key_of(record), record.day)


AnySequence.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
test_any_sequence = AnySequence.TestCase

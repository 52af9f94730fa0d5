"""What the pages see of the diary: saved first, then said; refused whole; taken back step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest

from desktop.domain import errors
from desktop.domain.clock import Moment
from desktop.domain.diary import (
    BodySite,
    Change,
    CheckIn,
    Diary,
    DiaryDay,
    Evened,
    Note,
    PainRating,
    Person,
    Record,
    SkippedDay,
)
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.preferences import Preferences
from desktop.domain.routine import BUILT_IN, Activity, Turn, Week, WeekKind, default_activities
from desktop.domain.summary import summarise
from desktop.domain.trend import trend
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.state.steps import UNDO_STEPS, Deed
from desktop.storage.errors import DiskFull, StorageError
from tests import told
from tests.fakes import FixedClock, MemoryJournal

# The fake clock stands at nine in the morning of this day.
TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)
AT = Moment(datetime(2026, 3, 1, 21, tzinfo=UTC), 60)
OLD_RATING = PainRating(YESTERDAY, AT, 6, frozenset({BodySite.LOWER_BACK}))
OLD_NOTE = Note(YESTERDAY, AT, "Long drive.")
OLD_CHECK_IN = CheckIn("old", YESTERDAY, AT, "cooking")
WEEK = Week("w", WeekKind.AWARENESS, (Turn(YESTERDAY, 1),))
OLD_PEG, PEG = Peg(YESTERDAY, AT, 6, 5, 4), Peg(TODAY, AT, 6, 5, 4)
FULL = DiskFull(Path("diary.db"))

Act = Callable[[DiaryState], object]


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal(default_activities())


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def preferences() -> PreferencesState:
    return PreferencesState(Preferences(), lambda _: None)


@pytest.fixture
def state(journal: MemoryJournal, clock: FixedClock, preferences: PreferencesState) -> DiaryState:
    numbers = count(1)
    return DiaryState(journal, clock, preferences, new_id=lambda: f"id{next(numbers)}")


@pytest.fixture
def said(state: DiaryState, journal: MemoryJournal) -> list[Diary]:
    """What was on disk each time `changed` was said."""
    heard: list[Diary] = []
    state.changed.connect(lambda: heard.append(journal.whole()))
    return heard


# Every deed: what stands before, what is done, and what it is called.
DEEDS: dict[str, tuple[tuple[Record, ...], Act, Deed]] = {
    "rate": ((), lambda s: s.rate(TODAY, 4), Deed.RATE),
    "rate with sites": ((), lambda s: s.rate(TODAY, 0, frozenset({BodySite.LEFT_LEG})), Deed.RATE),
    "rate yesterday": ((), lambda s: s.rate(YESTERDAY, 10), Deed.RATE),
    "change a rating": ((OLD_RATING,), lambda s: s.rate(YESTERDAY, 5), Deed.RATE),
    "rate a skipped day": ((SkippedDay(TODAY, AT),), lambda s: s.rate(TODAY, 3), Deed.RATE),
    "unrate": ((OLD_RATING,), lambda s: s.unrate(YESTERDAY), Deed.RATE),
    "notice": ((), lambda s: s.notice(TODAY, "cooking"), Deed.CHECK_IN),
    "notice and even": ((), lambda s: s.notice(TODAY, "cooking", Evened.YES), Deed.CHECK_IN),
    "change a check-in": (
        (OLD_CHECK_IN,),
        lambda s: s.check_in(replace(OLD_CHECK_IN, evened=Evened.YES)),
        Deed.CHECK_IN,
    ),
    "notice once a day again": (
        (Activity("cooking", several_times=False), OLD_CHECK_IN),
        lambda s: s.notice(YESTERDAY, "cooking"),
        Deed.CHECK_IN,
    ),
    "remove a check-in": ((OLD_CHECK_IN,), lambda s: s.remove_check_in(OLD_CHECK_IN), Deed.CHECK_IN),
    "write a note": ((), lambda s: s.write_note(TODAY, "Slept badly."), Deed.NOTE),
    "change a note": ((OLD_NOTE,), lambda s: s.write_note(YESTERDAY, "Short drive."), Deed.NOTE),
    "blank a note": ((OLD_NOTE,), lambda s: s.write_note(YESTERDAY, " "), Deed.NOTE),
    "skip": ((), lambda s: s.skip(TODAY), Deed.SKIP),
    "unskip": ((SkippedDay(TODAY, AT),), lambda s: s.unskip(TODAY), Deed.SKIP),
    "begin a week": ((), lambda s: s.begin_week(WeekKind.BASELINE, TODAY), Deed.WEEK),
    "pause": ((WEEK,), lambda s: s.pause_week(), Deed.WEEK),
    "resume": (
        (replace(WEEK, turns=(Turn(YESTERDAY - timedelta(days=1), 1), Turn(YESTERDAY, None))),),
        lambda s: s.resume_week(),
        Deed.WEEK,
    ),
    "go to a day": ((WEEK,), lambda s: s.go_to(1), Deed.WEEK),
    "end a week": ((WEEK,), lambda s: s.end_week(), Deed.WEEK),
    "add an activity": ((), lambda s: s.save_activity(None, "Ironing", "the iron is hot", False), Deed.ACTIVITY),
    "rename an activity": ((), lambda s: s.save_activity("cooking", "Baking", "", True), Deed.ACTIVITY),
    "retire an activity": ((), lambda s: s.use_activity("cooking", False), Deed.ACTIVITY),
    "tell": ((), lambda s: s.tell(told.FULL), Deed.TELL),
    "tell more": ((told.PLAIN,), lambda s: s.tell(told.FULL), Deed.TELL),
    "take an answer back": ((told.PLAIN,), lambda s: s.tell(replace(told.PLAIN, main_problem="")), Deed.TELL),
    "tell nothing any more": ((told.FULL,), lambda s: s.tell(Interview()), Deed.TELL),
    "answer PEG": ((OLD_PEG,), lambda s: s.answer_peg(6, 0, 10), Deed.PEG),
    "answer PEG again": ((PEG,), lambda s: s.answer_peg(6, 5, 3), Deed.PEG),
    "remove a PEG": ((OLD_PEG, PEG), lambda s: s.remove_peg(OLD_PEG), Deed.PEG),
    "take in": ((), lambda s: s.take_in(lambda _: Change(put=(OLD_RATING, OLD_NOTE))), Deed.IMPORT),
}
# What is kept, yet not taken back by undo.
KEPT: dict[str, Act] = {
    "person": lambda s: s.set_person(Person("Alex Example")),
    "warning signs": lambda s: s.answer_warning_signs([Sign.FEVER]),
}


@pytest.fixture(params=DEEDS)
def deed(request: pytest.FixtureRequest, journal: MemoryJournal) -> tuple[Act, Deed]:
    stands, act, name = DEEDS[request.param]
    journal.changed_outside(Change(put=stands))
    return act, name


def test_a_deed_is_saved_before_it_is_said_and_can_be_taken_back(
    state: DiaryState, journal: MemoryJournal, deed: tuple[Act, Deed], said: list[Diary]
) -> None:
    act, name = deed
    before = journal.whole()
    assert state.undoable is None
    act(state)
    after = journal.whole()
    assert after != before
    assert said == [after]
    assert state.undoable is not None
    assert (state.undoable.deed, state.redoable) == (name, None)
    step = state.undo()
    assert said == [after, before]
    assert state.undoable is None
    assert step is not None
    assert (step.deed, state.redoable is not None) == (name, True)
    state.redo()
    assert said == [after, before, after]
    assert (state.undoable.number, state.redoable) == (step.number, None)
    state.undo()
    assert journal.whole() == before


def test_a_deed_that_cannot_be_saved_has_not_happened(
    state: DiaryState, journal: MemoryJournal, deed: tuple[Act, Deed], said: list[Diary]
) -> None:
    act, _ = deed
    before = journal.whole()
    journal.failure = FULL
    with pytest.raises(DiskFull):
        act(state)
    assert (journal.whole(), said, state.undoable) == (before, [], None)
    journal.failure = None
    act(state)
    assert said == [journal.whole()]


@pytest.mark.parametrize("act", KEPT.values(), ids=KEPT)
def test_what_is_kept_is_saved_before_it_is_said(
    state: DiaryState, journal: MemoryJournal, said: list[Diary], act: Act
) -> None:
    before = journal.whole()
    journal.failure = FULL
    with pytest.raises(StorageError):
        act(state)
    assert (journal.whole(), said) == (before, [])
    journal.failure = None
    act(state)
    assert journal.whole() != before
    assert said == [journal.whole()]
    assert state.undoable is None


REFUSED: dict[str, tuple[Act, type[errors.DomainError]]] = {
    "score 11": (lambda s: s.rate(TODAY, 11), errors.ScoreOutOfRange),
    "tomorrow": (lambda s: s.rate(TODAY + timedelta(days=1), 4), errors.InTheFuture),
    "two days ago": (lambda s: s.rate(TODAY - timedelta(days=2), 4), errors.TooLongAgo),
    "unknown activity": (lambda s: s.notice(TODAY, "juggling"), errors.UnknownActivity),
    "long note": (lambda s: s.write_note(TODAY, "x" * 2001), errors.TextTooLong),
    "skip tomorrow": (lambda s: s.skip(TODAY + timedelta(days=1)), errors.InTheFuture),
    "week upon week": (lambda s: s.begin_week(WeekKind.BASELINE, TODAY), errors.WeeksOverlap),
    "day eight": (lambda s: s.go_to(8), errors.NotInTheRoutine),
    "item 11": (lambda s: s.answer_peg(5, 11, 5), errors.ScoreOutOfRange),
    "item -1": (lambda s: s.answer_peg(5, 5, -1), errors.ScoreOutOfRange),
    "long story": (lambda s: s.tell(Interview(main_problem="x" * 601)), errors.TextTooLong),
    "blank name": (lambda s: s.save_activity(None, " ", "", True), errors.NameMissing),
    "taken name": (lambda s: s.save_activity(None, "IRONING", "", True), errors.NameTaken),
}


@pytest.mark.parametrize(("act", "error"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_changes_nothing(
    state: DiaryState, journal: MemoryJournal, said: list[Diary], act: Act, error: type[errors.DomainError]
) -> None:
    journal.changed_outside(Change(put=(WEEK, Activity("ironing", "Ironing"))))
    before, written = journal.whole(), len(journal.applied)
    with pytest.raises(error):
        act(state)
    assert (journal.whole(), len(journal.applied), said, state.undoable) == (before, written, [], None)


@pytest.mark.parametrize("act", [DiaryState.pause_week, DiaryState.resume_week, DiaryState.end_week])
def test_without_a_week_there_is_nothing_to_turn(state: DiaryState, said: list[Diary], act: Act) -> None:
    with pytest.raises(errors.NoRunningWeek):
        act(state)
    assert said == []


NOTHING_NEW: dict[str, Act] = {
    "same rating": lambda s: s.rate(YESTERDAY, 6),
    "same note": lambda s: s.write_note(YESTERDAY, " Long drive. "),
    "no note": lambda s: s.write_note(TODAY, ""),
    "no rating": lambda s: s.unrate(TODAY),
    "not skipped": lambda s: s.unskip(TODAY),
    "nobody": lambda s: s.set_person(Person()),
    "same answers": lambda s: s.tell(replace(told.PLAIN, at=None)),
    "same PEG": lambda s: s.answer_peg(6, 5, 4),
    "an unknown activity put away": lambda s: s.use_activity("juggling", False),
    "an empty import": lambda s: s.take_in(lambda _: Change()),
    "settled": DiaryState.settle,
}


@pytest.mark.parametrize("act", NOTHING_NEW.values(), ids=NOTHING_NEW)
def test_saying_the_same_again_is_no_deed(
    state: DiaryState, journal: MemoryJournal, said: list[Diary], act: Act
) -> None:
    journal.changed_outside(Change(put=(OLD_RATING, OLD_NOTE, told.PLAIN, PEG)))
    journal.failure = FULL
    act(state)
    assert (said, state.undoable) == ([], None)


def test_a_check_in_comes_back_as_it_was_saved(state: DiaryState, journal: MemoryJournal, clock: FixedClock) -> None:
    saved = state.notice(YESTERDAY, "cooking", Evened.NO)
    assert saved == CheckIn("id1", YESTERDAY, clock.now(), "cooking", evened=Evened.NO, recalled=True)
    assert state.day(YESTERDAY).check_ins == (saved,)
    clock.advance(hours=1)
    changed = state.check_in(replace(saved, pain_before=5))
    assert changed == replace(saved, pain_before=5)
    assert [check_in.at for check_in in state.day(YESTERDAY).check_ins] == [saved.at]


def test_what_is_told_carries_the_moment_of_the_last_answer(state: DiaryState, clock: FixedClock) -> None:
    state.tell(Interview())
    assert (state.interview(), state.undoable) == (Interview(), None)
    state.tell(told.PLAIN)
    first = clock.now()
    assert state.interview() == replace(told.PLAIN, at=first)
    clock.advance(hours=1)
    state.tell(told.PLAIN)
    assert state.interview().at == first
    state.tell(told.FULL)
    assert state.interview() == replace(told.FULL, at=clock.now())
    state.undo()
    assert state.interview() == replace(told.PLAIN, at=first)
    state.undo()
    assert (state.interview(), state.undoable) == (Interview(), None)
    state.redo()
    assert state.interview() == replace(told.PLAIN, at=first)


def test_a_diary_day_has_one_answer_to_peg(state: DiaryState, clock: FixedClock) -> None:
    for score, hours in ((4, 16.5), (7, 18), (9, 0)):
        state.answer_peg(score, score, score)
        clock.advance(hours=hours)
    first, second = state.pegs()
    # The second answer came after midnight, which is the same diary day.
    assert [(peg.day, peg.pain) for peg in (first, second)] == [(TODAY, 7), (TODAY + timedelta(days=1), 9)]
    state.remove_peg(first)
    assert state.pegs() == (second,)
    for expected in ((first, second), (first,)):
        state.undo()
        assert state.pegs() == expected
    state.undo()
    assert [peg.pain for peg in state.pegs()] == [4]
    state.redo()
    assert state.pegs() == (first,)


def test_an_import_is_made_of_what_stands_and_can_replace_it(state: DiaryState, journal: MemoryJournal) -> None:
    journal.changed_outside(Change(put=(OLD_RATING, WEEK)))
    before = journal.whole()
    other = replace(WEEK, id="other")
    made = state.take_in(lambda whole: Change((replace(OLD_RATING, score=9), other), whole.weeks))
    assert made.remove == (WEEK,)
    assert (state.weeks(), state.day(YESTERDAY).rating) == ((other,), replace(OLD_RATING, score=9))
    state.undo()
    assert journal.whole() == before


def test_an_import_that_is_refused_has_not_happened(
    state: DiaryState, journal: MemoryJournal, said: list[Diary]
) -> None:
    before = journal.whole()

    def refuse(_whole: Diary) -> Change:
        raise errors.UnknownActivity("juggling")

    with pytest.raises(errors.UnknownActivity):
        state.take_in(refuse)
    assert (journal.whole(), said, state.undoable) == (before, [], None)


# Undo.


def test_deeds_are_taken_back_from_the_last_to_the_first(state: DiaryState, journal: MemoryJournal) -> None:
    before = [journal.whole()]
    for score in (2, 3, 4):
        state.rate(TODAY, score)
        before.append(journal.whole())
    for expected in before[-2::-1]:
        state.undo()
        assert journal.whole() == expected
    written = len(journal.applied)
    state.undo()
    assert len(journal.applied) == written


def test_an_undo_that_cannot_be_saved_can_be_tried_again(
    state: DiaryState, journal: MemoryJournal, said: list[Diary]
) -> None:
    state.rate(TODAY, 4)
    after = journal.whole()
    journal.failure = FULL
    with pytest.raises(DiskFull):
        state.undo()
    assert (journal.whole(), state.latest, state.redoable, said) == (after, 1, None, [after])
    journal.failure = None
    state.undo()
    assert state.day(TODAY) == DiaryDay(TODAY)
    journal.failure = FULL
    with pytest.raises(DiskFull):
        state.redo()
    assert (state.undoable, state.redoable is None) == (None, False)
    journal.failure = None
    state.redo()
    assert journal.whole() == after


def test_the_latest_steps_are_remembered(state: DiaryState, clock: FixedClock) -> None:
    for number in range(UNDO_STEPS + 3):
        clock.advance(minutes=1)
        state.write_note(TODAY, f"Note {number}.")
    while state.undoable:
        state.undo()
    note = state.day(TODAY).note
    assert note is not None
    assert note.text == "Note 2."


def test_a_one_that_becomes_ten_and_a_note_that_goes_on_are_one_step(state: DiaryState, clock: FixedClock) -> None:
    state.rate(TODAY, 1)
    clock.advance(seconds=1)
    state.rate(TODAY, 10)
    state.write_note(TODAY, "A long")
    clock.advance(seconds=3)
    state.write_note(TODAY, "A long drive.")
    state.undo()
    assert state.day(TODAY).note is None
    state.undo()
    assert state.day(TODAY) == DiaryDay(TODAY)
    assert state.undoable is None
    state.redo()
    state.redo()
    day = state.day(TODAY)
    assert (day.rating and day.rating.score, day.note and day.note.text) == (10, "A long drive.")


def test_a_clock_set_back_joins_nothing(state: DiaryState, clock: FixedClock) -> None:
    state.write_note(TODAY, "A long")
    clock.advance(hours=-1)
    state.write_note(TODAY, "A long drive.")
    state.undo()
    assert state.day(TODAY).note == Note(TODAY, Moment.at(datetime(2026, 3, 2, 9, tzinfo=UTC)), "A long")


def test_a_ten_over_a_skipped_day_is_done_again_whole(state: DiaryState, clock: FixedClock) -> None:
    state.skip(TODAY)
    state.rate(TODAY, 1)
    clock.advance(seconds=1)
    state.rate(TODAY, 10)
    after = state.day(TODAY)
    state.undo()
    assert (state.day(TODAY).rating, state.day(TODAY).skipped is None) == (None, False)
    state.redo()
    assert state.day(TODAY) == after


def test_a_new_thing_ends_what_can_be_done_again(state: DiaryState, journal: MemoryJournal) -> None:
    state.rate(TODAY, 4)
    state.undo()
    state.write_note(TODAY, "Slept badly.")
    written = len(journal.applied)
    assert (state.redoable, state.redo(), len(journal.applied)) == (None, None, written)


def test_what_another_program_changed_is_not_done_over(state: DiaryState, journal: MemoryJournal) -> None:
    state.rate(TODAY, 4)
    state.undo()
    journal.changed_outside(Change(put=(PainRating(TODAY, AT, 7),)))
    state.refresh()
    assert (state.undoable, state.redoable) == (None, None)


# What changes by itself.


def test_a_new_day_is_noticed_once(state: DiaryState, clock: FixedClock, said: list[Diary]) -> None:
    state.rate(TODAY, 4)
    said.clear()
    for hours, day, times in ((1, TODAY, 0), (17, TODAY, 0), (1.5, TODAY + timedelta(days=1), 1), (0, None, 1)):
        clock.advance(hours=hours)
        state.refresh()
        assert len(said) == times
        assert state.today == (day or state.today)
    assert state.undoable


def test_a_clock_set_back_is_a_new_day_too(state: DiaryState, clock: FixedClock, said: list[Diary]) -> None:
    clock.advance(days=-3)
    state.refresh()
    assert (state.today, len(said)) == (TODAY - timedelta(days=3), 1)


def test_another_programs_change_is_noticed_and_ends_undo(
    state: DiaryState, journal: MemoryJournal, said: list[Diary]
) -> None:
    state.rate(TODAY, 4)
    said.clear()
    journal.changed_outside(Change(put=(OLD_NOTE,)))
    state.refresh()
    state.refresh()
    assert said == [journal.whole()]
    assert state.undoable is None
    state.undo()
    assert state.day(TODAY).rating is not None


@pytest.mark.parametrize(("start", "today", "times"), [(time(5), TODAY, 0), (time(10), YESTERDAY, 1)])
def test_another_day_start_may_change_what_today_is(
    state: DiaryState, preferences: PreferencesState, said: list[Diary], start: time, today: date, times: int
) -> None:
    preferences.update(day_start=start)
    assert (state.today, len(said)) == (today, times)


def test_an_entry_keeps_its_day_when_the_day_start_moves(state: DiaryState, preferences: PreferencesState) -> None:
    state.rate(TODAY, 4)
    preferences.update(day_start=time(12))
    rating = state.day(TODAY).rating
    assert rating is not None
    assert (rating.day, state.today) == (TODAY, YESTERDAY)


# Weeks and activities.


def test_a_week_is_begun_paused_gone_on_with_and_ended(state: DiaryState, clock: FixedClock) -> None:
    def stand() -> Iterator[object]:
        week = state.week()
        assert week is not None
        yield week.position(state.today)

    state.begin_week(WeekKind.AWARENESS, TODAY)
    seen = [*stand()]
    clock.advance(days=1)
    state.pause_week()
    seen += stand()
    clock.advance(days=2)
    state.resume_week()
    seen += stand()
    state.go_to(5)
    seen += stand()
    assert seen == [1, None, 2, 5]
    state.end_week()
    assert state.week() is None
    assert state.week(TODAY) == state.weeks()[0]
    assert state.weeks()[0].end == TODAY


def test_a_new_diary_is_settled_with_the_built_in_activities(clock: FixedClock, preferences: PreferencesState) -> None:
    state = DiaryState(MemoryJournal(), clock, preferences)
    state.settle()
    assert tuple(activity.id for activity in state.activities()) == BUILT_IN


def test_a_retired_activity_is_kept_for_its_check_ins(state: DiaryState) -> None:
    state.use_activity("cooking", False)
    assert [activity.id for activity in state.activities()] == ["brushing_teeth", "washing_dishes"]
    assert len(state.all_activities()) == 3
    state.save_activity("cooking", "Baking", "", True)
    assert [activity.retired for activity in state.all_activities() if activity.id == "cooking"] == [True]
    state.use_activity("cooking", True)
    assert len(state.activities()) == 3


def test_a_built_in_activity_can_be_taken_into_use_later(clock: FixedClock, preferences: PreferencesState) -> None:
    state = DiaryState(MemoryJournal([Activity("own", "Ironing")]), clock, preferences)
    state.use_activity("cooking", True)
    assert [activity.id for activity in state.activities()] == ["own", "cooking"]


# Reading.


def test_reading_asks_the_journal(state: DiaryState, journal: MemoryJournal, clock: FixedClock) -> None:
    check = WarningCheck("c", YESTERDAY, AT)
    journal.changed_outside(Change(put=(OLD_RATING, OLD_NOTE, WEEK, Person("Alex Example"), check, told.FULL, PEG)))
    whole = journal.whole()
    assert state.day(YESTERDAY) == whole.days[0]
    assert state.day(TODAY) == DiaryDay(TODAY)
    assert state.days(YESTERDAY, TODAY) == whole.days
    assert state.span() == (YESTERDAY, YESTERDAY)
    assert state.person() == Person("Alex Example")
    assert state.last_warning_check() == check
    assert (state.interview(), state.pegs()) == (told.FULL, (PEG,))
    assert state.whole() == whole
    assert state.trend(YESTERDAY, TODAY) == trend(whole.days, (WEEK,), YESTERDAY, TODAY)
    assert state.summary(YESTERDAY, TODAY) == summarise(whole, YESTERDAY, TODAY, TODAY)
    assert (state.now().at, state.now().today) == (clock.now(), TODAY)


def test_the_last_answer_to_the_warning_signs_counts(state: DiaryState, clock: FixedClock) -> None:
    assert state.last_warning_check() is None
    state.answer_warning_signs([Sign.FEVER])
    clock.advance(minutes=1)
    last = state.answer_warning_signs([])
    assert state.last_warning_check() == last
    assert (last.id, last.day, last.ticked) == ("id2", TODAY, frozenset())


def test_the_last_answer_counts_after_the_clock_was_set_back_too(state: DiaryState, clock: FixedClock) -> None:
    state.answer_warning_signs([])
    clock.advance(days=-400)
    last = state.answer_warning_signs([Sign.NUMB_SADDLE])
    assert state.last_warning_check() == last
    assert (last.day, last.emergency) == (state.today, True)


def test_a_week_can_be_ended_that_shares_its_days_with_another(state: DiaryState, journal: MemoryJournal) -> None:
    journal.changed_outside(Change(put=(WEEK, replace(WEEK, id="over it"))))
    with pytest.raises(errors.WeeksOverlap):
        state.pause_week()
    state.end_week()
    state.end_week()
    assert state.week() is None


@pytest.mark.parametrize(
    ("weeks", "ticked", "paused"),
    [
        ((WEEK,), [Sign.NUMB_SADDLE], True),
        ((WEEK,), [Sign.FEVER], False),
        ((WEEK,), [], False),
        ((), [Sign.NUMB_SADDLE], False),
        ((replace(WEEK, turns=(Turn(TODAY, 1),)),), [Sign.NUMB_SADDLE], True),
        ((WEEK, replace(WEEK, id="next", turns=(Turn(TODAY + timedelta(days=9), 1),))), [Sign.NUMB_SADDLE], True),
    ],
    ids=["emergency", "urgent", "none", "no-week", "first-day", "another-follows"],
)
def test_an_emergency_lets_the_week_rest_in_the_same_breath(
    state: DiaryState,
    journal: MemoryJournal,
    said: list[Diary],
    weeks: tuple[Week, ...],
    ticked: list[Sign],
    paused: bool,
) -> None:
    journal.changed_outside(Change(put=weeks))
    before = journal.whole()
    journal.failure = FULL
    with pytest.raises(DiskFull):
        state.answer_warning_signs(ticked)
    assert (journal.whole(), said) == (before, [])
    journal.failure = None
    state.answer_warning_signs(ticked)
    assert said == [journal.whole()]
    week = state.week()
    assert (week is not None and week.paused(TODAY)) == paused


def test_no_older_step_brings_a_week_back_that_an_emergency_stopped(state: DiaryState) -> None:
    state.begin_week(WeekKind.AWARENESS, TODAY)
    state.pause_week()
    state.answer_warning_signs([Sign.NUMB_SADDLE])
    assert (state.undo(), state.undoable) == (None, None)
    assert (week := state.week())
    assert week.paused(TODAY)


def test_ids_are_new_unless_told_otherwise(clock: FixedClock, preferences: PreferencesState) -> None:
    state = DiaryState(MemoryJournal(default_activities()), clock, preferences)
    assert len({state.notice(TODAY, "cooking").id for _ in range(20)}) == 20

"""Bringing one diary into another: only what is missing, and nothing overwritten but an activity."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from desktop import assets
from desktop.domain.clock import Moment
from desktop.domain.diary import (
    Change,
    CheckIn,
    Diary,
    Note,
    PainRating,
    Person,
    Record,
    SkippedDay,
    gather,
    key_of,
)
from desktop.domain.errors import UnknownActivity
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Turn, Week, WeekKind, default_activities
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.exchange import json
from desktop.exchange.errors import Conflict
from desktop.exchange.merge import Keep, conflicts, merge
from tests import told
from tests.strategies import diaries

SAMPLE = json.load(assets.read_bytes("sample/diary.json"))
DAY = date(2026, 3, 2)
AT = Moment(datetime(2026, 3, 2, 8, tzinfo=UTC), 60)
COOKING = Activity("cooking")
WEEK = Week("1", WeekKind.BASELINE, (Turn(DAY, 1),))


def applied(into: Diary, change: Change) -> Diary:
    """`into` with the records of `change` written."""
    assert not change.remove
    stands = {key_of(record): record for record in into.records()}
    return gather((stands | {key_of(record): record for record in change.put}).values())


def week(id: str, start: int, *turns: Turn, ended: int | None = None) -> Week:
    """A week from `start` days after `DAY` on."""
    end = None if ended is None else DAY + timedelta(days=ended)
    return Week(id, WeekKind.AWARENESS, (Turn(DAY + timedelta(days=start), 1), *turns), end)


@given(diaries())
def test_an_empty_diary_takes_all_of_it_once(diary: Diary) -> None:
    change = merge(Diary(), diary)
    assert applied(Diary(), change) == diary
    assert not merge(diary, diary)
    assert not merge(diary, Diary())


@given(diaries())
def test_the_parts_make_the_whole(diary: Diary) -> None:
    others = [record for record in diary.records() if not isinstance(record, Activity | Week)]
    # Weeks may overlap, and come in together or not at all.
    half = gather([*diary.activities, *diary.weeks, *others[::2]])
    assert applied(half, merge(half, diary)) == diary


def test_a_file_imported_twice_changes_nothing_the_second_time() -> None:
    new = Diary(activities=default_activities())
    once = applied(new, merge(new, SAMPLE))
    assert once == SAMPLE
    assert merge(once, SAMPLE) == Change()


def test_what_a_record_needs_comes_before_it() -> None:
    put = merge(Diary(), SAMPLE).put
    assert max(n for n, record in enumerate(put) if isinstance(record, Activity)) < min(
        n for n, record in enumerate(put) if isinstance(record, CheckIn)
    )


def test_the_incoming_activity_wins() -> None:
    new = Activity("cooking", "Cooking", "When the pan is on", several_times=False)
    assert merge(gather([COOKING]), gather([new])) == Change(put=(new,))


@pytest.mark.parametrize(
    ("stands", "incoming", "what", "day"),
    [
        (PainRating(DAY, AT, 4), PainRating(DAY, AT, 5), "the rating", DAY),
        (Note(DAY, AT, "Fine."), Note(DAY, AT, "Fine!"), "the note", DAY),
        (SkippedDay(DAY, AT), SkippedDay(DAY, Moment(AT.utc, 0)), "the skipped day", DAY),
        (CheckIn("1", DAY, AT, "cooking"), CheckIn("1", DAY, AT, "cooking", False), "a check-in", DAY),
        (WarningCheck("1", DAY, AT), WarningCheck("1", DAY, AT, frozenset({Sign.AGE})), "the warning check", DAY),
        (WEEK, replace(WEEK, kind=WeekKind.AWARENESS), "the week", DAY),
        (Person("Alex"), Person("Robin"), "the person", None),
        (Peg(DAY, AT, 6, 5, 4), Peg(DAY, AT, 6, 5, 3), "the answer about the past week", DAY),
        (told.PLAIN, told.FULL, "what was told for the visit", None),
    ],
    ids=lambda value: type(value).__name__ if hasattr(value, "__dataclass_fields__") else None,
)
def test_nothing_is_overwritten(stands: Record, incoming: Record, what: str, day: date | None) -> None:
    with pytest.raises(Conflict) as caught:
        merge(gather([COOKING, stands]), gather([COOKING, incoming]))
    assert caught.value == Conflict(None, what, day)
    mine, theirs = (merge(gather([COOKING, stands]), gather([COOKING, incoming]), keep) for keep in Keep)
    assert (mine, theirs) == (Change(), Change(put=(incoming,)))


def test_what_is_told_is_taken_where_nothing_was() -> None:
    peg, later = Peg(DAY, AT, 6, 5, 4), Peg(DAY + timedelta(days=13), AT, 5, 4, 3)
    assert merge(gather([peg]), gather([peg, later, told.FULL])) == Change(put=(told.FULL, later))
    assert merge(gather([told.FULL]), gather([peg])) == Change(put=(peg,))
    # The same answers at another time are another answer, as with a rating.
    again = replace(told.FULL, at=AT)
    assert conflicts(gather([told.FULL]), gather([again])) == 1


def test_every_entry_that_differs_is_counted() -> None:
    mine = gather([COOKING, PainRating(DAY, AT, 4), Note(DAY, AT, "Fine.")])
    theirs = gather([Activity("cooking", "Baking"), PainRating(DAY, AT, 5), Note(DAY, AT, "Bad."), SkippedDay(DAY, AT)])
    assert (conflicts(mine, theirs), conflicts(mine, mine)) == (2, 0)
    with pytest.raises(Conflict) as caught:
        merge(mine, theirs)
    assert caught.value == Conflict(None, "the rating", DAY, 1)
    assert merge(mine, theirs, Keep.MINE) == Change(put=(SkippedDay(DAY, AT),))
    assert applied(mine, merge(mine, theirs, Keep.THEIRS)) == theirs


@given(diaries(), diaries())
def test_keeping_mine_changes_nothing_of_mine_and_taking_theirs_leaves_nothing_of_theirs_out(
    mine: Diary, theirs: Diary
) -> None:
    kept = applied(mine, merge(mine, theirs, Keep.MINE))
    assert set(mine.records()) <= set(kept.records())
    change = merge(mine, theirs, Keep.THEIRS)
    gone = {key_of(record) for record in change.remove}
    taken = applied(gather(record for record in mine.records() if key_of(record) not in gone), Change(change.put))
    assert set(theirs.records()) <= set(taken.records())
    assert not {key_of(record) for record in change.put} & gone


WEEKS = {
    "before": (week("2", -7), False),
    "last-day": (week("2", -6), True),
    "same": (week("2", 0), True),
    "first-day": (week("2", 6), True),
    "after": (week("2", 7), False),
    "long-before": (week("2", -30), False),
    "paused": (week("2", -30, Turn(DAY - timedelta(days=28), None)), True),
    "ended-at-once": (week("2", 3, ended=3), False),
    "ended-before": (week("2", -3, ended=0), False),
    "ended-into": (week("2", -3, ended=1), True),
}


@pytest.mark.parametrize(("other", "meets"), WEEKS.values(), ids=WEEKS)
def test_weeks_do_not_run_into_each_other(other: Week, meets: bool) -> None:
    for stands, incoming in ((WEEK, other), (other, WEEK)):
        if meets:
            with pytest.raises(Conflict) as caught:
                merge(gather([stands]), gather([incoming]))
            assert caught.value == Conflict(None, "the week", incoming.start)
            assert merge(gather([stands]), gather([incoming]), Keep.MINE) == Change()
            assert merge(gather([stands]), gather([incoming]), Keep.THEIRS) == Change((incoming,), (stands,))
        else:
            assert merge(gather([stands]), gather([incoming])) == Change(put=(incoming,))


def test_a_check_in_needs_its_activity() -> None:
    incoming = gather([CheckIn("1", DAY, AT, "cooking")])
    with pytest.raises(UnknownActivity) as caught:
        merge(Diary(), incoming)
    assert caught.value.activity == "cooking"
    assert merge(gather([COOKING]), incoming) == Change(put=incoming.records())

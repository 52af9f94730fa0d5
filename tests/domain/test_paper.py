"""A week from paper: what it adds, what it leaves alone, and whose word holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.diary import (
    NOTE_LIMIT,
    BodySite,
    Change,
    CheckIn,
    Diary,
    DiaryDay,
    Evened,
    FeltSpot,
    Note,
    PainRating,
    Record,
    SkippedDay,
    gather,
    inverse,
    key_of,
    under,
)
from desktop.domain.errors import InTheFuture, ScoreOutOfRange, TextTooLong, UnknownActivity
from desktop.domain.paper import Clash, Keep, PaperDay, Tick, clashes, first_day, paper_week, standing
from desktop.domain.routine import Activity, Turn, Week, WeekKind, default_activities
from tests import strategies
from tests.domain.make import at, check, day, diary, now, rating

TODAY = 20
NOW = now(TODAY)
ACTIVITIES = (*default_activities(), Activity("once", "Stretching", several_times=False))
COOKING, ONCE = "cooking", "once"
LEGS = frozenset({BodySite.LEFT_LEG})
FELT = frozenset({FeltSpot.HEEL})
MARK = SkippedDay(day(12), at(12))
NOTICED, EVENED = Tick.NOTICED, Tick.EVENED


def ids() -> Callable[[], str]:
    numbers: Iterator[int] = count(1)
    return lambda: f"new-{next(numbers)}"


def typed(standing: Diary, *rows: PaperDay, keep: Keep = Keep.DIARY) -> Change:
    return paper_week(NOW, {each.day: each for each in standing.days}, ACTIVITIES, rows, ids(), keep)


def paper(n: int, score: int | None = None, note: str = "", *, out: bool = False, **ticks: Tick) -> PaperDay:
    return PaperDay(day(n), score, ticks, note, out)


def made(n: int, evened: Evened = Evened.NOT_SAID, *, number: int = 1, activity: str = COOKING) -> CheckIn:
    return CheckIn(f"new-{number}", day(n), NOW.at, activity, evened=evened, recalled=n < TODAY)


@pytest.mark.parametrize(
    ("row", "put"),
    [
        (paper(12), ()),
        (paper(12, note="  "), ()),
        (paper(12, cooking=Tick.NOTHING), ()),
        (paper(TODAY + 1), ()),
        (paper(12, 0), (PainRating(day(12), NOW.at, 0, recalled=True),)),
        (paper(TODAY, 10), (PainRating(day(TODAY), NOW.at, 10),)),
        (paper(12, cooking=NOTICED), (made(12),)),
        (paper(12, cooking=EVENED), (made(12, Evened.YES),)),
        (paper(TODAY, cooking=EVENED), (made(TODAY, Evened.YES),)),
        (paper(12, cooking=NOTICED, once=EVENED), (made(12), made(12, Evened.YES, number=2, activity=ONCE))),
        (paper(12, note=" Long walk "), (Note(day(12), NOW.at, "Long walk", recalled=True),)),
        (paper(12, out=True), (SkippedDay(day(12), NOW.at),)),
        (paper(12, 3, out=True), (PainRating(day(12), NOW.at, 3, recalled=True),)),
    ],
)
def test_an_empty_day_takes_what_was_written(row: PaperDay, put: tuple[Record, ...]) -> None:
    assert typed(diary(), row) == Change(put)


BLANK = check("a", 12, noticed=False, pain_before=4)
SEEN = check("a", 12, felt=FELT)
SAID_NO = check("a", 12, noticed=False, evened=Evened.NO)
DONE = check("b", 12, evened=Evened.YES, hour=10)
SITED = replace(rating(12, 5), sites=LEGS)
OLD = Note(day(12), at(12), "Slept badly\nDrove far")


@pytest.mark.parametrize(
    ("there", "row", "kept", "replaced"),
    [
        ((SITED,), paper(12, 5), (), ()),
        ((SITED,), paper(12, 6), (), (PainRating(day(12), NOW.at, 6, LEGS, recalled=True),)),
        ((SEEN,), paper(12, cooking=NOTICED), (), ()),
        ((SEEN,), paper(12, cooking=EVENED), (), (replace(SEEN, evened=Evened.YES, recalled=True),)),
        ((SAID_NO,), paper(12, cooking=NOTICED), (), ()),
        (
            (SAID_NO,),
            paper(12, cooking=EVENED),
            (),
            (replace(SAID_NO, noticed=True, evened=Evened.YES, recalled=True),),
        ),
        ((SEEN, DONE), paper(12, cooking=EVENED), (), ()),
        ((SEEN, DONE), paper(12, cooking=NOTICED), (), (replace(DONE, evened=Evened.NOT_SAID, recalled=True),)),
        ((SEEN, DONE), paper(12, cooking=Tick.NOTHING), (), ()),
        ((OLD,), paper(12, note="Drove far"), (), ()),
        ((OLD,), paper(12, note=OLD.text), (), ()),
        ((MARK,), paper(12, out=True), (), ()),
    ],
)
def test_what_the_diary_says_changes_only_where_paper_is_kept(
    there: tuple[Record, ...], row: PaperDay, kept: tuple[Record, ...], replaced: tuple[Record, ...]
) -> None:
    assert typed(diary(*there), row) == Change(kept)
    assert typed(diary(*there), row, keep=Keep.PAPER) == Change(replaced)
    assert bool(clashes({each.day: each for each in diary(*there).days}, [row])) == (kept != replaced)


@pytest.mark.parametrize("keep", Keep)
@pytest.mark.parametrize(
    ("there", "row", "put"),
    [
        (BLANK, paper(12, cooking=NOTICED), replace(BLANK, noticed=True, recalled=True)),
        (BLANK, paper(12, cooking=EVENED), replace(BLANK, noticed=True, evened=Evened.YES, recalled=True)),
        (OLD, paper(12, note="Rain"), Note(day(12), NOW.at, f"{OLD.text}\nRain", recalled=True)),
    ],
)
def test_what_clashes_with_nothing_is_added(keep: Keep, there: Record, row: PaperDay, put: Record) -> None:
    assert typed(diary(there), row, keep=keep) == Change((put,))
    assert clashes({each.day: each for each in diary(there).days}, [row]) == ()


@pytest.mark.parametrize(
    "row", [paper(12, 3), paper(12, cooking=NOTICED), paper(12, note="Rain"), paper(12, 3, out=True)]
)
def test_what_is_entered_takes_a_day_back_in(row: PaperDay) -> None:
    assert typed(diary(MARK), row).remove == (MARK,)


def test_a_day_can_be_left_out_with_what_the_diary_has_of_it() -> None:
    assert typed(diary(SEEN), paper(12, out=True)) == Change((SkippedDay(day(12), NOW.at),))


def test_clashes_say_what_each_side_says() -> None:
    there = {each.day: each for each in diary(SITED, SEEN).days}
    found = clashes(there, [paper(12, 6, cooking=EVENED), paper(13, 4)])
    assert found == (Clash(day(12), 5, 6), Clash(day(12), NOTICED, EVENED, COOKING))


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (paper(TODAY + 1, 4), InTheFuture(day(TODAY + 1), day(TODAY))),
        (paper(TODAY + 1, out=True), InTheFuture(day(TODAY + 1), day(TODAY))),
        (paper(12, gone=NOTICED), UnknownActivity("gone")),
        (paper(12, note="x" * NOTE_LIMIT), TextTooLong(NOTE_LIMIT, NOTE_LIMIT + len(OLD.text) + 1)),
    ],
)
def test_what_cannot_be_is_refused(row: PaperDay, error: Exception) -> None:
    with pytest.raises(type(error)) as raised:
        typed(diary(OLD), paper(11, 3), row)
    assert raised.value == error


@pytest.mark.parametrize("score", [-1, 11, True, 2.5])
def test_a_score_off_the_scale_never_gets_onto_paper(score: object) -> None:
    with pytest.raises(ScoreOutOfRange):
        PaperDay(day(12), score)  # type: ignore[arg-type]


def test_a_day_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="each day once"):
        typed(diary(), paper(12, 3), paper(12, 4))


@pytest.mark.parametrize(
    ("weeks", "first"),
    [
        ((), TODAY - 6),
        ((("w", 17),), 17),
        ((("w", 3), ("v", 13)), 13),
        ((("v", 25),), TODAY - 6),
        ((("w", 3), ("v", 25)), 3),
        ((("w", TODAY - 29),), TODAY - 6),
    ],
)
def test_where_a_sheet_begins(weeks: tuple[tuple[str, int], ...], first: int) -> None:
    found = [Week(id, WeekKind.AWARENESS, (Turn(day(start), 1),)) for id, start in weeks]
    assert first_day(found, day(TODAY)) == day(first)


def test_a_week_that_rests_goes_on_by_sevens() -> None:
    resting = Week("w", WeekKind.BASELINE, (Turn(day(1), 1), Turn(day(3), None)))
    assert first_day([resting], day(TODAY)) == day(15)


# Whatever stands in the diary, and whatever is typed.

DAYS = [day(n) for n in range(8, TODAY + 1)]
KNOWN = st.sampled_from([activity.id for activity in ACTIVITIES])
NOTES = strategies.notes().map(lambda note: replace(note, text=note.text[:30]))
RECORDS = st.lists(
    st.one_of(strategies.ratings(), strategies.check_ins(KNOWN), NOTES, strategies.skipped_days()).flatmap(
        lambda record: st.sampled_from(DAYS).map(lambda on: replace(record, day=on))
    ),
    max_size=12,
)
DIARIES = RECORDS.map(lambda found: gather({key_of(record): record for record in found}.values()))
ROWS = st.lists(
    st.builds(
        PaperDay,
        st.sampled_from(DAYS),
        st.none() | strategies.scores,
        st.dictionaries(KNOWN, st.sampled_from(Tick)),
        st.text(max_size=8),
        st.booleans(),
    ),
    unique_by=lambda row: row.day,
)


def after(diary: Diary, change: Change) -> dict[date, DiaryDay]:
    records = {key_of(record): record for record in diary.records()}
    for record in change.remove:
        del records[key_of(record)]
    records |= {key_of(record): record for record in change.put}
    return {each.day: each for each in gather(records.values()).days}


@given(DIARIES, ROWS, st.sampled_from(Keep))
def test_whatever_is_typed(stands: Diary, rows: list[PaperDay], keep: Keep) -> None:
    before = {each.day: each for each in stands.days}
    change = typed(stands, *rows, keep=keep)
    then = after(stands, change)
    written = {row.day for row in rows if row}
    # Nothing is touched but the days that something was typed for, and all that is new says when it was entered.
    assert {record.day for record in (*change.put, *change.remove)} <= written
    assert all(
        getattr(record, "recalled", True) == (record.day < NOW.today)
        for record in change.put
        if not isinstance(record, SkippedDay)
    )
    # Only the mark of a day left out is ever taken away.
    assert all(isinstance(record, SkippedDay) for record in change.remove)
    clashing = {(clash.day, clash.activity) for clash in clashes(before, rows)}
    for row in filter(None, rows):
        was, now = standing(before.get(row.day, DiaryDay(row.day))), standing(then[row.day])
        mine = keep is Keep.DIARY
        assert now.score == (was.score if row.score is None or (mine and (row.day, None) in clashing) else row.score)
        for activity in {*row.ticks, *was.ticks}:
            tick = row.ticks.get(activity, Tick.NOTHING)
            stays = not tick or (mine and (row.day, activity) in clashing)
            assert now.ticks.get(activity, Tick.NOTHING) == (was.ticks.get(activity, Tick.NOTHING) if stays else tick)
        assert now.note.startswith(was.note)
        assert row.note.strip() in now.note
        assert now.left_out == (not row.entered and (row.left_out or was.left_out))
    # Typed again, it changes nothing; and one step takes it all back.
    again = gather([record for each in then.values() for record in gather_records(each)])
    assert not typed(again, *rows, keep=keep)
    back = inverse(change, under(stands, change))
    assert after(again, back) == before


def gather_records(of: DiaryDay) -> list[Record]:
    return list(Diary(days=(of,)).records())


def test_days_far_apart_are_one_change() -> None:
    rows = [PaperDay(day(8) + timedelta(days=n), n) for n in range(7)]
    assert [record.day for record in typed(diary(), *rows).put] == [row.day for row in rows]

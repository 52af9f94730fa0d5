"""What was put into the journal comes out of it, or nothing does and it is said why."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.clock import Moment
from desktop.domain.diary import (
    BodySite,
    Change,
    CheckIn,
    Diary,
    DiaryDay,
    Evened,
    FeltSpot,
    Note,
    PainRating,
    Person,
    Record,
    SkippedDay,
    gather,
    inverse,
    key_of,
)
from desktop.domain.errors import UnknownActivity
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.ports import Journal
from desktop.domain.routine import Activity, Turn, Week, WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.storage.diary_store import SqliteJournal
from desktop.storage.errors import DiaryBusy, DiaryDamaged, DiaryGone, DiskFull, NewerDiary, StorageError
from desktop.storage.rows import RATING, TABLES, TURN, Table, sealed
from tests import strategies, told
from tests.benchmarks import ten_years
from tests.fakes import MemoryJournal
from tests.storage.disks import fill

MONDAY = date(2026, 3, 2)
AT = Moment(datetime(2026, 3, 2, 19, 30, 0, 250_000, UTC), 60)
TEETH = Activity("brushing_teeth")
GARDEN = Activity("garden", "Watering the garden", "the can", several_times=False)
# One of everything; each has a text or a day that can be found in the file.
EVERYTHING: tuple[Record, ...] = (
    Person("Ann Example", date(1970, 1, 2)),
    TEETH,
    GARDEN,
    Week("week-one", WeekKind.AWARENESS, (Turn(MONDAY, 1), Turn(MONDAY + timedelta(2), None)), date(2026, 3, 7)),
    WarningCheck("check-one", MONDAY, AT, frozenset({Sign.NIGHT_PAIN, Sign.AGE})),
    PainRating(MONDAY, AT, 7, frozenset({BodySite.LOWER_BACK, BodySite.LEFT_LEG}), recalled=True),
    Note(MONDAY, AT, "Stood in the kitchen all evening."),
    SkippedDay(date(2026, 3, 3), AT),
    Peg(date(2026, 3, 8), AT, 6, 5, 4),
    told.FULL,
    CheckIn("in-one", MONDAY, AT, "garden", False, Evened.YES, frozenset({FeltSpot.HEEL, FeltSpot.INNER}), 5, 4),
)
WHOLE = gather(EVERYTHING)


def everything(journal: SqliteJournal) -> Diary:
    journal.apply(Change(put=EVERYTHING))
    return journal.whole()


def test_it_is_a_journal(journal: SqliteJournal) -> None:
    plain: Journal = journal
    assert plain.whole() == Diary()
    assert plain.span() is None
    assert plain.person() == Person()
    assert plain.interview() == Interview()


def test_everything_comes_back(journal: SqliteJournal, path: Path, migrations: Sequence[str]) -> None:
    assert everything(journal) == WHOLE
    journal.close()
    with closing(SqliteJournal.open(path, migrations)) as again:
        assert again.whole() == WHOLE
        assert again.person() == WHOLE.person
        assert again.activities() == WHOLE.activities
        assert again.weeks() == WHOLE.weeks
        assert again.warning_checks() == WHOLE.warning_checks
        assert again.pegs() == WHOLE.pegs
        assert again.interview() == WHOLE.interview
        assert again.days(date.min, date.max) == WHOLE.days
        assert again.span() == (MONDAY, date(2026, 3, 3))
        assert again.find(EVERYTHING) == EVERYTHING
        assert again.problems() == []


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [(-1, -1, []), (-1, 0, [0]), (0, 0, [0]), (0, 1, [0, 1]), (1, 9, [1]), (2, 9, []), (1, 0, [])],
)
def test_days_are_read_by_range(journal: SqliteJournal, first: int, last: int, found: list[int]) -> None:
    everything(journal)
    days = journal.days(MONDAY + timedelta(first), MONDAY + timedelta(last))
    assert [day.day for day in days] == [MONDAY + timedelta(n) for n in found]


@pytest.mark.parametrize("days", [(0,), (0, 2, 9), (9, 2)])
def test_the_span_goes_from_the_first_day_to_the_last(journal: SqliteJournal, days: tuple[int, ...]) -> None:
    journal.apply(Change(put=tuple(PainRating(MONDAY + timedelta(n), AT, 5) for n in days)))
    assert journal.span() == (MONDAY + timedelta(min(days)), MONDAY + timedelta(max(days)))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, migrations: Sequence[str]) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal.open(tmp_path_factory.mktemp("shared") / "diary.db", migrations)) as journal:
        yield journal


def emptied(journal: SqliteJournal) -> SqliteJournal:
    journal.apply(Change(remove=(journal.person(), journal.interview(), *journal.whole().records())))
    assert journal.whole() == Diary()
    return journal


@settings(deadline=None, max_examples=50)
@given(diary=strategies.diaries())
def test_any_diary_comes_back(shared: SqliteJournal, diary: Diary) -> None:
    records = diary.records()
    emptied(shared).apply(Change(put=records))
    assert shared.whole() == diary
    assert shared.days(date.min, date.max) == diary.days
    assert shared.find(records) == records
    assert shared.problems() == []


@settings(deadline=None, max_examples=50)
@given(diary=strategies.diaries(), put=st.lists(strategies.records(), max_size=8), data=st.data())
def test_any_change_is_made_and_taken_back_as_in_memory(
    shared: SqliteJournal, diary: Diary, put: list[Record], data: st.DataObject
) -> None:
    built_in = [record for record in diary.activities if record.id in strategies.BUILT_IN]
    known = [*built_in, *(Activity(id) for id in strategies.BUILT_IN if id not in {one.id for one in built_in})]
    emptied(shared).apply(Change(put=(*diary.records(), *known)))
    memory = MemoryJournal(shared.whole().records())
    # An activity that is taken away and put back comes last, in memory as on disk; nothing takes one away but an undo.
    removable = [record for record in diary.records() if not isinstance(record, Activity)]
    remove = data.draw(st.lists(st.sampled_from(removable), unique_by=key_of)) if removable else []
    change = Change(tuple({key_of(record): record for record in put}.values()), tuple(remove))
    touched = (*change.put, *change.remove)
    before = shared.whole()
    back = inverse(change, shared.find(touched))
    assert back == inverse(change, memory.find(touched))
    for step in (change, back):
        shared.apply(step)
        memory.apply(step)
        assert shared.whole() == memory.whole()
        assert shared.span() == memory.span()
    assert shared.whole() == before


@pytest.mark.parametrize(
    "record",
    [
        Note(MONDAY, AT, "half a letter \ud83d"),
        Note(MONDAY, AT, "a\0b\r\n\U0001f9b4 ’"),
        Note(date.min, Moment(datetime.min.replace(tzinfo=UTC), 0), "first"),
        Note(date.max, Moment(datetime.max.replace(tzinfo=UTC), -1439), "last"),
    ],
    ids=["surrogate", "odd", "first", "last"],
)
def test_odd_texts_and_times(journal: SqliteJournal, record: Note) -> None:
    journal.apply(Change(put=(record,)))
    assert journal.find((record,)) == (replace(record, text=record.text.replace("\ud83d", "?")),)


def test_activities_keep_their_order_when_they_change(journal: SqliteJournal) -> None:
    journal.apply(Change(put=(TEETH, GARDEN)))
    journal.apply(Change(put=(Activity("new", "New"), replace(TEETH, retired=True))))
    assert [activity.id for activity in journal.activities()] == ["brushing_teeth", "garden", "new"]


def test_removing_comes_before_putting(journal: SqliteJournal) -> None:
    note = Note(MONDAY, AT, "kept")
    journal.apply(Change(put=(note,), remove=(note,)))
    assert journal.days(MONDAY, MONDAY) == (DiaryDay(MONDAY, note=note),)


@pytest.mark.parametrize("change", [Change(put=(EVERYTHING[-1],)), Change(remove=(GARDEN,))], ids=["put", "remove"])
def test_no_check_in_without_its_activity(journal: SqliteJournal, change: Change) -> None:
    before = everything(journal) if change.remove else journal.whole()
    with pytest.raises(UnknownActivity) as caught:
        journal.apply(replace(change, put=(Note(MONDAY, AT, "all or nothing"), *change.put)))
    assert caught.value.activity == "garden"
    assert journal.whole() == before


def test_an_activity_may_come_after_its_check_ins(journal: SqliteJournal) -> None:
    journal.apply(Change(put=EVERYTHING[::-1]))
    assert replace(journal.whole(), activities=()) == replace(WHOLE, activities=())


def test_a_mistake_of_ours_is_not_blamed_on_the_disk(journal: SqliteJournal) -> None:
    wrong = PainRating(MONDAY, AT, 10)
    object.__setattr__(wrong, "score", 11)
    with pytest.raises(apsw.ConstraintError):
        journal.apply(Change(put=(EVERYTHING[6], wrong)))
    assert journal.whole() == Diary()


def test_the_revision_is_about_others(journal: SqliteJournal, path: Path, migrations: Sequence[str]) -> None:
    with closing(SqliteJournal.open(path, migrations)) as other:
        mine, theirs = journal.revision(), other.revision()
        journal.apply(Change(put=(GARDEN,)))
        journal.apply(Change())
        assert journal.revision() == mine
        assert other.revision() != theirs
        assert other.activities() == (GARDEN,)


@pytest.mark.skipif(os.name != "posix", reason="Windows moves no file that is open")
@pytest.mark.parametrize("what", ["replaced", "moved", "gone"])
def test_nothing_is_written_to_a_file_that_nobody_will_open_again(
    journal: SqliteJournal, path: Path, what: str
) -> None:
    rating = PainRating(MONDAY, AT, 7)
    journal.apply(Change(put=(rating,)))
    if what == "replaced":
        shutil.copy(path, path.with_name("from the other computer"))
        path.with_name("from the other computer").replace(path)
    elif what == "moved":
        path.rename(path.with_name("moved"))
    else:
        path.unlink()
    before = path.exists() and path.read_bytes()
    for write in (lambda: journal.apply(Change(remove=(rating,))), lambda: journal.alter(lambda _: Change())):
        with pytest.raises(DiaryGone):
            write()
    assert (path.exists() and path.read_bytes()) == before
    assert journal.whole().days


def test_no_room_for_a_change(journal: SqliteJournal, path: Path) -> None:
    before = everything(journal)
    pages = raw(journal).pragma("page_count")
    raw(journal).pragma("max_page_count", pages)
    notes = tuple(Note(MONDAY + timedelta(n), AT, "x" * 2000) for n in range(50))
    with pytest.raises(DiskFull) as caught:
        journal.apply(Change(put=notes))
    assert caught.value.path == path
    assert journal.whole() == before
    raw(journal).pragma("max_page_count", pages * 1000)
    journal.apply(Change(put=notes))
    assert len(journal.days(MONDAY, MONDAY + timedelta(49))) == 50


def test_a_disk_that_fills_up_loses_nothing(small_disk: Path, migrations: Sequence[str]) -> None:
    with closing(SqliteJournal.open(small_disk / "diary.db", migrations)) as journal:
        before = everything(journal)
        filler = fill(small_disk)
        lost = Note(MONDAY, AT, "x" * 2000)
        confirmed = before
        with pytest.raises(DiskFull):  # noqa: PT012 - how many still fit is the file system's business
            for n in range(100):
                journal.apply(Change(put=(replace(lost, text=f"{n} {lost.text}"[:2000]),)))
                confirmed = journal.whole()
        assert journal.whole() == confirmed
        filler.unlink()
        journal.apply(Change(put=(lost,)))
        assert journal.days(MONDAY, MONDAY)[0].note == lost
        assert journal.problems() == []


# Versions of the file.


def test_a_diary_of_the_first_version_keeps_everything(path: Path, migrations: Sequence[str]) -> None:
    earlier = [record for record in EVERYTHING if not isinstance(record, Peg | Interview)]
    with closing(SqliteJournal.open(path, migrations[:1])) as journal:
        journal.apply(Change(put=tuple(earlier)))
        assert raw(journal).pragma("user_version") == 1
        assert journal.find(earlier) == tuple(earlier)
    for _ in range(2):
        with closing(SqliteJournal.open(path, migrations)) as journal:
            assert raw(journal).pragma("user_version") == len(migrations)
            assert journal.whole() == gather(earlier)
            assert (journal.pegs(), journal.interview()) == ((), Interview())
            assert journal.problems() == []
    with closing(SqliteJournal.open(path, migrations)) as journal:
        assert everything(journal) == WHOLE
    before = path.read_bytes()
    with pytest.raises(NewerDiary) as caught:
        SqliteJournal.open(path, migrations[:1])
    assert caught.value == NewerDiary(path, len(migrations), 1)
    assert path.read_bytes() == before


@pytest.mark.parametrize("record", [record for record in EVERYTHING if isinstance(record, Peg | Interview)])
def test_one_takes_the_place_of_the_other(journal: SqliteJournal, record: Peg | Interview) -> None:
    change: dict[str, Any] = {"pain": 0} if isinstance(record, Peg) else {"hopes": "", "worse": frozenset()}
    new = replace(record, at=Moment(AT.utc, 0), **change)
    everything(journal)
    journal.apply(Change(put=(new,)))
    assert journal.find((record,)) == (new,)
    journal.apply(Change(remove=(record,)))
    assert journal.find((record,)) == ()
    assert journal.whole() == gather(other for other in EVERYTHING if other != record)


# Damage.


def raw(journal: SqliteJournal) -> apsw.Connection:
    return journal._connection


def changed(path: Path, old: bytes, new: bytes) -> None:
    """Change bytes as a failing disk would: behind SQLite's back, wherever they stand in a row."""
    data = path.read_bytes()
    assert len(old) == len(new)
    assert old in data
    path.write_bytes(data.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (b"Ann Example", b"Ann Exbmple", "person 1"),
        (b"Watering", b"Wavering", "activity garden"),
        (b"the can", b"th\xe5 can", "activity garden"),
        (b"awareness2026-03-07", b"awareness2026-03-06", "week week-one"),
        (b"week-one2026-03-04", b"week-one2026-03-05", "turn week-one"),
        (b"check-one2026-03-02", b"check-one2026-03-01", "warning_check check-one"),
        (b"left_leg lower_back", b"left_lug lower_back", "rating 2026-03-02"),
        (b"kitchen", b"kitcheN", "note 2026-03-02"),
        (b"kitchen", b"kit\xe3hen", "note 2026-03-02"),
        (b"2026-03-03", b"2026-03-13", "skipped_day 2026-03-13"),
        (b"yesheel inner", b"yesball inner", "check_in in-one"),
        (b"2026-03-08", b"2026-03-28", "peg 2026-03-28"),
        (b"Gel insoles", b"Gel insults", "interview 1"),
        (b"grandson", b"grands\xf6n", "interview 1"),
    ],
)
def test_a_byte_that_changed_is_found_and_named(
    path: Path, migrations: Sequence[str], old: bytes, new: bytes, place: str
) -> None:
    with closing(SqliteJournal.open(path, migrations)) as journal:
        everything(journal)
    changed(path, old, new)
    with closing(SqliteJournal.open(path, migrations)) as journal:
        with pytest.raises(DiaryDamaged) as caught:
            journal.whole()
        assert caught.value == DiaryDamaged(path, place)
        assert journal.problems() == [f"{place} is not as it was saved"]


def test_a_key_that_cannot_be_read_is_named_as_far_as_it_goes(path: Path, migrations: Sequence[str]) -> None:
    with closing(SqliteJournal.open(path, migrations)) as journal:
        everything(journal)
    changed(path, b"check-one", b"check-on\xe5")
    with closing(SqliteJournal.open(path, migrations)) as journal, pytest.raises(DiaryDamaged) as caught:
        journal.warning_checks()
    assert caught.value.detail == "warning_check check-on\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in TABLES for column in table.columns])
def test_no_value_is_without_its_seal(journal: SqliteJournal, table: Table[Any], column: str) -> None:
    everything(journal)
    raw(journal).execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    value = f"iif(typeof({column}) = 'text', {column} || 'x', coalesce({column}, 0) + 3)"
    raw(journal).execute(f"UPDATE {table.name} SET {column} = {value}")
    assert [line for line in journal.problems() if line.startswith(f"{table.name} ")]
    with pytest.raises(DiaryDamaged):
        journal.whole()


def test_a_seal_is_for_good() -> None:
    row = ("2026-03-02", -1, None, "Füße\n1:x")
    assert sealed("note", row) == (*row, 2015733309)
    assert (
        len({sealed("note", row)[-1] for row in [("a", "b"), ("ab",), ("a\n1:b",), ("1", 1), (1, "1"), (None,)]}) == 6
    )


def test_a_value_we_do_not_know_is_damage_even_under_a_seal(journal: SqliteJournal) -> None:
    day = "2026-03-02"
    raw(journal).execute(RATING.put, sealed("rating", (day, 0, 0, 3, "nose", 0)))
    with pytest.raises(DiaryDamaged) as caught:
        journal.days(MONDAY, MONDAY)
    assert caught.value.detail == f"rating {day}"


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        ("DELETE FROM turn WHERE position IS NULL", ()),
        (TURN.put, sealed("turn", ("week-one", "2026-03-02", 7))),
    ],
    ids=["too few turns", "a turn after the end"],
)
def test_a_week_that_does_not_hold_together(journal: SqliteJournal, statement: str, given: tuple[object, ...]) -> None:
    everything(journal)
    raw(journal).execute(statement, given)
    with pytest.raises(DiaryDamaged) as caught:
        journal.weeks()
    assert caught.value.detail == "week week-one"
    assert journal.problems() == ["week week-one"]


def test_a_check_in_whose_activity_got_lost(journal: SqliteJournal) -> None:
    everything(journal)
    raw(journal).execute("PRAGMA foreign_keys = OFF; DELETE FROM activity WHERE id = 'garden'")
    assert journal.problems() == ["check_in: its activity is missing"]


def test_a_page_that_is_gone(path: Path, migrations: Sequence[str]) -> None:
    with closing(SqliteJournal.open(path, migrations)) as journal:
        everything(journal)
        root = raw(journal).execute("SELECT rootpage FROM sqlite_schema WHERE name = 'note'").get
        size = raw(journal).pragma("page_size")
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(data)
    with closing(SqliteJournal.open(path, migrations)) as journal:
        assert journal.person() == WHOLE.person
        with pytest.raises(DiaryDamaged):
            journal.days(MONDAY, MONDAY)
        assert any("malformed" in line for line in journal.problems())


@pytest.fixture(scope="module")
def spoil(tmp_path_factory: pytest.TempPathFactory, migrations: Sequence[str]) -> tuple[bytes, Callable[[bytes], bool]]:
    """The bytes of a diary of forty days, and a function that tells whether other bytes are seen not to be them."""
    folder = tmp_path_factory.mktemp("spoil")
    good, bad = folder / "good.db", folder / "bad.db"
    with closing(SqliteJournal.open(good, migrations)) as journal:
        journal.apply(Change(put=(*EVERYTHING, *ten_years.records(date(2026, 3, 1), 40))))
        whole = journal.whole()

    def seen(data: bytes) -> bool:
        bad.write_bytes(data)
        try:
            with closing(SqliteJournal.open(bad, migrations)) as journal:
                if journal.problems():
                    return True
                assert journal.whole() == whole, "taken for the truth"
        except StorageError:
            return True
        return False

    return good.read_bytes(), seen


def test_no_flipped_bit_is_taken_for_the_truth(spoil: tuple[bytes, Callable[[bytes], bool]]) -> None:
    data, seen = spoil
    chance = random.Random(7)
    found = 0
    for place in chance.sample([place for place, byte in enumerate(data) if byte], 300):
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        found += seen(flipped)
    assert found > 200


@pytest.mark.parametrize("missing", [1, 100, 4095, 4096, 4097, 20000, -1, -5000])
def test_no_cut_is_taken_for_the_truth(spoil: tuple[bytes, Callable[[bytes], bool]], missing: int) -> None:
    data, seen = spoil
    assert seen(data[:-missing] if missing > 0 else data + bytes(-missing)) == (missing > 0)


# Speed and weight.


def test_a_week_of_ten_years_is_there_at_once(path: Path, migrations: Sequence[str]) -> None:
    last = date(2026, 3, 1)
    with closing(SqliteJournal.open(path, migrations)) as journal:
        journal.apply(Change(put=tuple(ten_years.records(last))))

    def once() -> float:
        began = time.perf_counter()
        with closing(SqliteJournal.open(path, migrations)) as journal:
            days = journal.days(last - timedelta(6), last)
            took = time.perf_counter() - began
        assert len(days) == 7
        return took

    assert min(once() for _ in range(10)) < 0.010


def test_the_store_loads_nothing_heavy() -> None:
    code = "import sys, desktop.storage.diary_store, desktop.storage.preferences as p; print(*sys.modules)"
    loaded = set(
        subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True).stdout.split()
    )
    assert "desktop.storage.diary_store" in loaded
    heavy = {"PySide6", "numpy", "msgspec", "appdirs", "tomllib", "tomli_w", "json", "logging", "tempfile", "asyncio"}
    assert sorted(heavy & loaded) == []


# Reading and writing as one.


def test_what_is_made_of_the_whole_diary_is_written_as_one(
    journal: SqliteJournal, path: Path, migrations: Sequence[str]
) -> None:
    whole = everything(journal)
    with closing(SqliteJournal.open(path, migrations)) as other:
        other._connection.set_busy_timeout(0)

        def make(seen: Diary) -> Change:
            assert seen == whole
            with pytest.raises(DiaryBusy):
                other.apply(Change(remove=whole.weeks))
            return Change(put=(Person("Another"),), remove=whole.weeks)

        assert journal.alter(make).remove == whole.weeks
        assert (other.person(), other.weeks()) == (Person("Another"), ())


def test_what_is_refused_while_it_is_made_changes_nothing(journal: SqliteJournal) -> None:
    whole = everything(journal)

    def refuse(_seen: Diary) -> Change:
        raise UnknownActivity("juggling")

    with pytest.raises(UnknownActivity):
        journal.alter(refuse)
    assert journal.alter(lambda _seen: Change()) == Change()
    journal.apply(Change(put=(Person("Another"),)))
    assert journal.whole() == replace(whole, person=Person("Another"))

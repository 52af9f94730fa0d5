"""A week from paper is one write and one step back, or none at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.diary import PainRating
from desktop.domain.errors import DomainError, InTheFuture
from desktop.domain.paper import Keep, PaperDay, Tick
from desktop.domain.preferences import Preferences
from desktop.domain.routine import default_activities
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.state.steps import Deed
from desktop.storage.errors import DiskFull, StorageError
from tests.fakes import FixedClock, MemoryJournal

TODAY = date(2026, 3, 18)
MONDAY = date(2026, 3, 9)
CLOCK = FixedClock(datetime(2026, 3, 18, 9, tzinfo=UTC))
STANDS = PainRating(MONDAY, CLOCK.at, 5, recalled=True)
WEEK = [PaperDay(MONDAY + timedelta(days=n), n, {"cooking": Tick.EVENED}, "Rain") for n in range(7)]


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal([*default_activities(), STANDS])


@pytest.fixture
def state(journal: MemoryJournal, qapp: object) -> DiaryState:
    return DiaryState(journal, CLOCK, PreferencesState(Preferences(), lambda _value: None))


@pytest.mark.parametrize(("keep", "first"), [(Keep.DIARY, 5), (Keep.PAPER, 0)])
def test_a_week_is_one_write_and_one_step(state: DiaryState, journal: MemoryJournal, keep: Keep, first: int) -> None:
    before = journal.whole()
    state.type_in(WEEK, keep)
    after = journal.whole()
    assert [day.rating.score for day in after.days if day.rating] == [first, 1, 2, 3, 4, 5, 6]
    assert len(journal.applied) == 1
    step = state.undo()
    assert step is not None
    assert (step.deed, journal.whole()) == (Deed.PAPER, before)
    state.redo()
    assert journal.whole() == after


@pytest.mark.parametrize("rows", [[], [PaperDay(MONDAY)], [PaperDay(MONDAY, 5)], [PaperDay(TODAY + timedelta(days=1))]])
def test_nothing_new_writes_nothing(state: DiaryState, journal: MemoryJournal, rows: list[PaperDay]) -> None:
    state.type_in(rows)
    assert journal.applied == []
    assert state.undoable is None


@pytest.mark.parametrize(
    ("rows", "failure", "error"),
    [
        ([*WEEK, PaperDay(TODAY + timedelta(days=1), 3)], None, InTheFuture),
        (WEEK, DiskFull(Path("diary.db")), DiskFull),
    ],
)
def test_a_week_that_cannot_be_saved_has_not_happened(
    state: DiaryState,
    journal: MemoryJournal,
    rows: list[PaperDay],
    failure: StorageError | None,
    error: type[DomainError | StorageError],
) -> None:
    before, journal.failure = journal.whole(), failure
    with pytest.raises(error):
        state.type_in(rows)
    assert (journal.whole(), state.undoable) == (before, None)

"""A diary in memory, a clock that stands still and the look, for every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.domain.diary import Change
from desktop.domain.preferences import Preferences, ThemeChoice
from desktop.domain.routine import default_activities
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.theme.look import Look
from desktop.ui.translation import translate
from desktop.ui.words import Words
from tests.fakes import FixedClock, MemoryJournal
from tests.ui.days import TODAY


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime.combine(TODAY, time(9), tzinfo=UTC))


@pytest.fixture
def journal() -> MemoryJournal:
    """Holds the three activities that a diary begins with."""
    return MemoryJournal(default_activities())


@pytest.fixture
def preferences() -> PreferencesState:
    return PreferencesState(Preferences(theme=ThemeChoice.LIGHT, welcomed=True), lambda _value: None)


@pytest.fixture
def diary_state(journal: MemoryJournal, clock: FixedClock, preferences: PreferencesState, qapp: object) -> DiaryState:
    numbers = count(1)
    return DiaryState(journal, clock, preferences, new_id=lambda: f"new-{next(numbers):04}")


@pytest.fixture
def words(qapp: QApplication) -> Words:
    return Words("en-GB")


@pytest.fixture
def look(qapp: QApplication, preferences: PreferencesState) -> Iterator[Look]:
    worn = Look(qapp, preferences)
    yield worn
    qapp.styleHints().colorSchemeChanged.disconnect(worn._follow_system)
    worn.deleteLater()


@pytest.fixture(autouse=True)
def fresh(qapp: QApplication) -> Iterator[None]:
    """English plurals, whatever ran before; closed widgets go at once."""
    if not qapp.findChildren(QTranslator):
        translate(qapp, "en")
    yield
    # Every new look would dress all that are left.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def remember(journal: MemoryJournal) -> Callable[..., None]:
    """Put records into the diary before a page looks at it."""
    return lambda *records: journal.apply(Change(put=records))

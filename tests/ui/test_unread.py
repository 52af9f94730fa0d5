"""A page whose diary cannot be read says so, and shows nothing that may be untrue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages import pages
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiaryDamaged
from desktop.ui.pages.today_page import TodayPage
from desktop.ui.theme.look import Look
from desktop.ui.widgets.page import Page
from desktop.ui.words import Words
from tests.fakes import MemoryJournal

READ_WHEN_SHOWN = ("today", "week", "trends", "questions", "summary")
READS = ("weeks", "warning_checks", "days", "interview", "span", "whole", "pegs", "person", "activities")
EMERGENCY = "Please get help now"


class Unreadable:
    """A journal whose reading fails once it is damaged."""

    def __init__(self, journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch) -> None:
        self.damaged: tuple[str, ...] = ()
        for name in READS:
            monkeypatch.setattr(journal, name, self._reading(name, getattr(journal, name)))

    def _reading(self, name: str, real: Any) -> Any:
        def read(*given: Any) -> Any:
            if name in self.damaged:
                raise DiaryDamaged(Path("diary.db"), name)
            return real(*given)

        return read


@pytest.fixture
def disk(journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch) -> Unreadable:
    return Unreadable(journal, monkeypatch)


@pytest.fixture(params=READ_WHEN_SHOWN)
def page(
    request: pytest.FixtureRequest,
    diary_state: DiaryState,
    preferences: PreferencesState,
    words: Words,
    look: Look,
    disk: Unreadable,
    qtbot: QtBot,
) -> Iterator[Page]:
    made = pages(diary_state, preferences, words, look)[request.param]()
    qtbot.addWidget(made)
    yield made
    disk.damaged = ()


def seen(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text()]


def shown(page: Page) -> None:
    with pytest.raises(DiaryDamaged):
        page.show()


def test_one_that_cannot_be_read_shows_its_title_and_a_sentence(page: Page, disk: Unreadable) -> None:
    disk.damaged = READS
    shown(page)
    assert seen(page) == [
        page.title.text(),
        "This could not be read, so nothing is shown. What was saved is left as it is.",
    ]


def test_one_that_was_read_before_says_nothing_old(page: Page, disk: Unreadable, diary_state: DiaryState) -> None:
    page.show()
    before = seen(page)
    disk.damaged = READS
    with pytest.raises(DiaryDamaged):
        page.refresh_if_visible()
    assert len(seen(page)) == 2
    disk.damaged = ()
    diary_state.changed.emit()
    assert seen(page) == before


@pytest.mark.parametrize("part", READS)
@pytest.mark.parametrize("page", ["today"], indirect=True)
def test_no_emergency_is_told_that_nobody_read_of(page: Page, disk: Unreadable, part: str, qapp: QApplication) -> None:
    disk.damaged = (part,)
    try:
        page.show()
    except DiaryDamaged:
        assert len(seen(page)) == 2
    assert EMERGENCY not in seen(page)


def test_the_cards_of_today_are_hidden_until_they_are_true(
    diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look, qtbot: QtBot
) -> None:
    page = TodayPage(diary_state, preferences, words, look)
    qtbot.addWidget(page)
    assert EMERGENCY not in seen(page)
    assert page.findChild(QWidget, "get_help") is not None

"""The window around the pages: its list of pages, and what it does where something fails."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDateEdit, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from desktop.assets import AssetMissingError
from desktop.pages import pages, titles
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.main_window import Introduction, MainWindow
from desktop.ui.sidebar import WIDTH, Sidebar
from desktop.ui.theme.look import Look
from desktop.ui.widgets.page import Page
from desktop.ui.words import Words


class Unsaved(Page):
    """A page that never gets rid of what is written on it."""

    def refresh(self) -> None:
        """Nothing to show."""

    def commit(self) -> bool:
        """Nothing is ever saved."""
        return False


@pytest.fixture
def window(
    diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look, qtbot: QtBot
) -> Iterator[MainWindow]:
    """The window with every page of the program and one more, seen and in front."""
    window = MainWindow(titles() | {"unsaved": "Unsaved"})
    made = pages(diary_state, preferences, words, look) | {"unsaved": Unsaved}
    window.fill(diary_state, made, Introduction, words)
    with qtbot.waitSignal(window.painted):
        window.show()
    window.activateWindow()
    yield window
    window.deleteLater()


def in_front(window: MainWindow) -> QListWidget:
    """The list of pages, with the focus on it."""
    pages = window.findChild(QListWidget, "navigation")
    assert isinstance(pages, QListWidget)
    pages.setFocus()
    assert pages.hasFocus()
    return pages


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_letter_in_the_list_looks_for_a_page(
    window: MainWindow, diary_state: DiaryState, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    window.begin(welcomed=True)
    qtbot.keyClick(in_front(window), Qt.Key.Key_T, modifier)
    assert diary_state.day(diary_state.today).rating is None
    assert window.page == "trends"


def test_a_digit_in_the_list_rates_as_on_the_page(window: MainWindow, diary_state: DiaryState, qtbot: QtBot) -> None:
    window.begin(welcomed=True)
    qtbot.keyClick(in_front(window), Qt.Key.Key_4)
    rating = diary_state.day(diary_state.today).rating
    assert rating is not None
    assert rating.score == 4


def test_the_focus_alone_opens_no_page(window: MainWindow) -> None:
    in_front(window)
    assert window.findChildren(Page) == []


def test_where_today_cannot_open_the_other_pages_can(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Page:
        raise OSError("gone")

    monkeypatch.setitem(window._makers, "today", fail)
    pages = in_front(window)
    with pytest.raises(OSError, match="gone"):
        window.begin(welcomed=True)
    pages.setCurrentRow(window.names.index("about"))
    assert [type(page).__name__ for page in window.findChildren(Page)] == ["AboutPage"]


def closes(window: MainWindow) -> bool:
    """Whether the window would close now."""
    event = QCloseEvent()
    window.closeEvent(event)
    return event.isAccepted()


def test_what_cannot_be_saved_keeps_the_window_once(window: MainWindow, diary_state: DiaryState) -> None:
    window.open("unsaved")
    assert not closes(window)
    diary_state.rate(diary_state.today, 4)
    assert not closes(window)
    assert closes(window)


def line(window: MainWindow) -> str:
    """What the line at the bottom says."""
    return " ".join(label.text() for label in window.saved.findChildren(QLabel))


def test_what_is_taken_back_is_said_and_can_be_done_again(
    window: MainWindow, diary_state: DiaryState, qtbot: QtBot
) -> None:
    window.begin(welcomed=True)
    undo, redo = window.saved.undo, window.saved.redo
    assert (undo.isEnabled(), redo.isVisible()) == (False, False)
    diary_state.rate(diary_state.today, 5)
    assert line(window) == "Saved: rating 5 for today."
    assert undo.toolTip() == "Take back: rating 5 for today (Ctrl+Z)"
    undo.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line(window) == "Taken back: rating 5 for today."
    assert (undo.isEnabled(), redo.isVisible(), redo.hasFocus()) == (False, True, True)
    qtbot.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert line(window) == "Done again: rating 5 for today."
    assert (undo.hasFocus(), redo.isVisible()) == (True, False)
    assert diary_state.day(diary_state.today).rating


@pytest.mark.parametrize(
    ("key", "shift"),
    [(Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)],
)
def test_keys_do_again(
    window: MainWindow, diary_state: DiaryState, qtbot: QtBot, key: Qt.Key, shift: Qt.KeyboardModifier
) -> None:
    window.begin(welcomed=True)
    diary_state.rate(diary_state.today, 5)
    window.undo()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier | shift)
    assert diary_state.day(diary_state.today).rating
    window.undo()
    diary_state.rate(diary_state.today, 7)
    assert not window.saved.redo.isVisible()
    window.redo()
    assert line(window) == "Saved: rating 7 for today."


def test_redo_stays_away_when_another_page_is_opened(window: MainWindow, diary_state: DiaryState) -> None:
    window.begin(welcomed=True)
    window.open("week")
    assert not window.saved.redo.isVisible()
    diary_state.rate(diary_state.today, 5)
    window.undo()
    window.open("settings")
    assert window.saved.redo.isVisible()


@pytest.mark.parametrize(("language", "text", "first"), [("en-US", "15 Mar 2026", 7), ("de-DE", "15 März 2026", 1)])
def test_dates_to_choose_speak_the_language_of_the_window(
    diary_state: DiaryState,
    preferences: PreferencesState,
    look: Look,
    qtbot: QtBot,
    language: str,
    text: str,
    first: int,
) -> None:
    words = Words(language)
    window = MainWindow(titles())
    window.fill(diary_state, pages(diary_state, preferences, words, look), Introduction, words)
    qtbot.addWidget(window)
    window.open("summary")
    window.show()
    field = window.findChild(QDateEdit, "stretch_from")
    assert isinstance(field, QDateEdit)
    field.setDate(QDate(2026, 3, 15))
    assert (field.text(), field.calendarWidget().firstDayOfWeek().value) == (text, first)


@pytest.mark.parametrize(("height", "promises"), [(800, True), (520, True), (440, False)])
def test_every_page_of_the_list_is_seen_whole(look: Look, qtbot: QtBot, height: int, promises: bool) -> None:
    sidebar = Sidebar(titles())
    qtbot.addWidget(sidebar)
    sidebar.resize(WIDTH, height)
    sidebar.show()
    seen = sidebar.list.viewport().rect()
    assert seen.contains(sidebar.list.visualItemRect(sidebar.list.item(sidebar.list.count() - 1)))
    promise = next(label for label in sidebar.findChildren(QLabel) if label.text().startswith("Everything stays"))
    assert promise.isVisible() is promises


@pytest.mark.parametrize(("system", "settings", "closes"), [("darwin", "settings", True), ("linux", "today", False)])
def test_a_mac_has_its_keys_for_settings_and_for_closing(
    system: str,
    settings: str,
    closes: bool,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("desktop.ui.main_window.sys", SimpleNamespace(platform=system))
    window: MainWindow = request.getfixturevalue("window")
    window.begin(welcomed=True)
    # On a Mac Qt calls the command key Control.
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.page == settings
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.isHidden() is closes


@pytest.mark.parametrize(
    ("system", "back", "again", "first"),
    [("darwin", "(⌘Z)", "(⇧⌘Z)", "⌘1"), ("linux", "(Ctrl+Z)", "(Ctrl+Y)", "Ctrl+1")],
)
def test_keys_are_said_as_the_system_writes_them(
    system: str,
    back: str,
    again: str,
    first: str,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    diary_state: DiaryState,
) -> None:
    if sys.platform == "darwin" != system:
        pytest.skip("a Mac writes nothing in words")
    monkeypatch.setattr("desktop.ui.keys.sys", SimpleNamespace(platform=system))
    window: MainWindow = request.getfixturevalue("window")
    window.begin(welcomed=True)
    diary_state.rate(diary_state.today, 5)
    assert window.saved.undo.toolTip().endswith(back)
    window.undo()
    assert window.saved.redo.toolTip().endswith(again)
    pages = window.findChild(QListWidget, "navigation")
    assert pages is not None
    assert pages.item(0).toolTip() == first


def missing() -> Page:
    """A page one of whose files is not there."""
    raise AssetMissingError("content/en/warning_signs.toml")


@pytest.fixture
def without_signs(diary_state: DiaryState, words: Words, look: Look, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose pages and first run all lack the file of the warning signs."""
    window = MainWindow({"today": "Today", "week": "Week"})

    def no_welcome() -> Introduction:
        raise AssetMissingError("content/en/warning_signs.toml")

    window.fill(diary_state, {"today": missing, "week": missing}, no_welcome, words)
    with qtbot.waitSignal(window.painted):
        window.show()
    yield window
    window.deleteLater()


@pytest.mark.parametrize("welcomed", [True, False])
def test_a_page_without_its_texts_says_so_and_is_not_blank(without_signs: MainWindow, welcomed: bool) -> None:
    window = without_signs
    window.begin(welcomed=welcomed)
    for name, title in (("today", "Today"), ("week", "Week")):
        page = window.open(name)
        told = page.findChild(QLabel, "page_missing")
        assert told is not None
        assert told.isVisible()
        assert told.text() == (
            "A part of Evenfoot is missing or damaged (content/en/warning_signs.toml). "
            "Your diary is safe. Install Evenfoot again."
        )
        assert page.title.text() == title
    assert window.close()

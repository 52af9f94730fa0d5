"""Settings: every choice is kept at once, and what came of an export or import is said beside its button."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import Change, Note
from desktop.domain.preferences import Motion, Paper, Preferences, ThemeChoice
from desktop.exchange import json as exchange
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.state.steps import Deed
from desktop.storage.errors import DiskFull
from desktop.ui.pages.settings_page import SettingsPage
from desktop.ui.theme.look import Look
from desktop.ui.translation import translate
from desktop.ui.words import Words
from tests.fakes import MemoryJournal
from tests.ui.days import ago, moment, rating


@pytest.fixture
def page(
    qapp: QApplication,
    qtbot: QtBot,
    diary_state: DiaryState,
    preferences: PreferencesState,
    words: Words,
    look: Look,
    tmp_path: Path,
) -> SettingsPage:
    preferences.folder = tmp_path
    translate(qapp, "en-GB")
    made = SettingsPage(diary_state, preferences, words, look)
    made.resize(890, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def file_of(diary: Any, path: Path) -> Path:
    path.write_bytes(exchange.dump(diary))
    return path


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """What somebody picks in the dialogs for files; nothing picks none."""

    def pick(path: Path | str) -> None:
        for dialog in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, dialog, lambda *_: (str(path), ""))

    return pick


# Choices.


@pytest.mark.parametrize(
    ("press", "changed"),
    [
        (lambda page: page.ratings.click(), {"ratings": False}),
        (lambda page: page.blind.click(), {"blind_rating": False}),
        (lambda page: button(page, "choice_dark").click(), {"theme": ThemeChoice.DARK}),
        (lambda page: button(page, "choice_system").click(), {"theme": ThemeChoice.SYSTEM}),
        (lambda page: button(page, "choice_letter").click(), {"paper": Paper.LETTER}),
        (lambda page: button(page, "choice_a4").click(), {"paper": Paper.A4}),
        (lambda page: button(page, "choice_reduced").click(), {"motion": Motion.REDUCED}),
        (lambda page: button(page, "choice_full").click(), {"motion": Motion.FULL}),
    ],
    ids=["ratings", "blind", "dark", "system", "letter", "a4", "reduced", "full"],
)
def test_a_choice_is_kept_at_once(
    page: SettingsPage,
    preferences: PreferencesState,
    press: Callable[[SettingsPage], None],
    changed: dict[str, Any],
) -> None:
    before = preferences.value
    press(page)
    assert preferences.value == replace(before, **changed)


def test_the_day_start_is_chosen_by_key(page: SettingsPage, preferences: PreferencesState, qtbot: QtBot) -> None:
    qtbot.keyClick(page.day_start, Qt.Key.Key_Down)
    assert preferences.value.day_start == time(5)


@pytest.mark.parametrize("start", [time(0), time(12), time(5, 30)])
def test_what_is_in_force_is_shown(page: SettingsPage, preferences: PreferencesState, start: time) -> None:
    preferences.update(
        ratings=False,
        blind_rating=False,
        day_start=start,
        theme=ThemeChoice.DARK,
        paper=Paper.A4,
        motion=Motion.REDUCED,
    )
    assert (page.ratings.isChecked(), page.blind.isChecked(), page.blind.isEnabled()) == (False, False, False)
    assert page.day_start.value() == start
    assert page.day_start.currentText() == f"{start:%H:%M}"
    assert [
        name for name in ("dark", "light", "a4", "reduced", "full") if button(page, f"choice_{name}").isChecked()
    ] == [
        "dark",
        "a4",
        "reduced",
    ]


def test_the_wheel_changes_nothing(page: SettingsPage, preferences: PreferencesState) -> None:
    for _ in range(2):
        place = QPointF(5, 5)
        wheel = QWheelEvent(
            place, page.day_start.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.day_start, wheel)
        page.day_start.setFocus()
    assert preferences.value.day_start == Preferences().day_start
    assert page.day_start.value() == Preferences().day_start


def test_a_choice_that_cannot_be_kept_is_not_shown_as_kept(
    qtbot: QtBot, diary_state: DiaryState, words: Words, look: Look
) -> None:
    def fail(_value: Preferences) -> None:
        raise DiskFull(Path("preferences.toml"))

    preferences = PreferencesState(Preferences(), fail)
    page = SettingsPage(diary_state, preferences, words, look)
    qtbot.addWidget(page)
    with qtbot.captureExceptions() as caught:
        page.ratings.click()
    assert [type(error) for _, error, _ in caught] == [DiskFull]
    assert preferences.value.ratings
    # As the window does after it has told of the error.
    preferences.changed.emit()
    assert page.ratings.isChecked()


# The way out.


@pytest.mark.parametrize(
    ("name", "typed", "written"),
    [
        ("export_json", "mine", "mine.json"),
        ("export_json", "mine.backup", "mine.backup"),
        ("export_csv", "table", "table.csv"),
    ],
)
def test_an_export_is_written_and_said(
    page: SettingsPage,
    remember: Callable[..., None],
    diary_state: DiaryState,
    choose: Callable[..., None],
    tmp_path: Path,
    name: str,
    typed: str,
    written: str,
) -> None:
    remember(rating(1, 6))
    choose(tmp_path / typed)
    button(page, name).click()
    content = (tmp_path / written).read_bytes()
    assert exchange.load(content) == diary_state.whole() if name == "export_json" else b"2026-03-17" in content
    assert page.said.text() == f"Saved as {tmp_path / written}."
    assert page.said.isVisible()
    assert page.said.property("role") == ""


def test_nothing_is_written_when_nobody_wants_it_any_more(
    page: SettingsPage, choose: Callable[..., None], tmp_path: Path
) -> None:
    choose("")
    for name in ("export_json", "export_csv", "import"):
        button(page, name).click()
    assert list(tmp_path.iterdir()) == []
    assert not page.said.isVisible()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/such/folder.json", "{tmp}/no/such is not a folder. Nothing was changed. Choose a folder that is there."),
        ("folder.json", "{tmp}/folder.json is a folder. Nothing was changed. Name a file."),
        # The dialog asked about `folder`, not about what it becomes.
        ("folder", "{tmp}/folder.json is there already. Nothing was changed. Choose another name."),
    ],
)
def test_an_export_that_fails_is_said(
    page: SettingsPage, choose: Callable[..., None], tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "folder.json").mkdir()
    choose(tmp_path / place)
    button(page, "export_json").click()
    assert page.said.text().startswith(said.format(tmp=tmp_path))
    assert page.said.property("role") == "error"
    assert [path.name for path in tmp_path.iterdir()] == ["folder.json"]


# The way in.


def test_an_import_takes_in_what_is_new(
    page: SettingsPage,
    journal: MemoryJournal,
    diary_state: DiaryState,
    choose: Callable[..., None],
    tmp_path: Path,
) -> None:
    other = MemoryJournal(journal.records.values())
    other.apply(Change(put=(rating(3, 4), Note(ago(3), moment(ago(3)), "Elsewhere."))))
    choose(file_of(other.whole(), tmp_path / "other.json"))
    for said in ("2 new entries taken in.", "0 new entries taken in."):
        button(page, "import").click()
        assert page.said.text() == said
        assert diary_state.whole() == other.whole()
    assert diary_state.undoable
    assert diary_state.undoable.deed is Deed.IMPORT
    diary_state.undo()
    assert not page.said.isVisible()
    assert diary_state.span() is None


def with_score(data: dict[str, Any]) -> None:
    data["days"][0]["rating"]["score"] = 11


def from_the_future(data: dict[str, Any]) -> None:
    data["version"] = 99


def of_somebody_else(data: dict[str, Any]) -> None:
    data["format"] = "shopping"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (with_score, "has something wrong at"),
        (from_the_future, "was exported by a newer Evenfoot"),
        (of_somebody_else, "is not an Evenfoot diary export"),
    ],
)
def test_a_file_that_cannot_be_taken_in_changes_nothing(
    page: SettingsPage,
    journal: MemoryJournal,
    choose: Callable[..., None],
    tmp_path: Path,
    spoil: Callable[[dict[str, Any]], None],
    said: str,
) -> None:
    path = file_of(MemoryJournal((*journal.records.values(), rating(3, 4))).whole(), tmp_path / "other.json")
    data = json.loads(path.read_bytes())
    spoil(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    journal.apply(Change(put=(rating(3, 5),)))
    before = journal.whole()
    choose(path)
    button(page, "import").click()
    assert said in page.said.text()
    assert page.said.text().startswith(str(path))
    assert "Nothing was changed." in page.said.text()
    assert page.said.property("role") == "error"
    assert journal.whole() == before


@pytest.fixture
def asked(page: SettingsPage, journal: MemoryJournal, choose: Callable[..., None], tmp_path: Path) -> Path:
    """A file that says something else about one rating and has a note more; the page asks what to keep."""
    others = (rating(3, 4), Note(ago(3), moment(ago(3)), "Elsewhere."))
    path = file_of(MemoryJournal((*journal.records.values(), *others)).whole(), tmp_path / "other.json")
    journal.apply(Change(put=(rating(3, 5),)))
    choose(path)
    button(page, "import").click()
    return path


@pytest.mark.parametrize(
    ("answer", "score", "said"),
    [
        ("keep_mine", 5, "1 new entry taken in. Where the file says something else, yours stayed."),
        ("keep_theirs", 4, "2 new entries taken in. Where the file says something else, it took the place of yours."),
    ],
)
def test_where_both_say_something_the_person_decides(
    page: SettingsPage, diary_state: DiaryState, asked: Path, answer: str, score: int, said: str
) -> None:
    before = diary_state.whole()
    assert page.keep.isVisible()
    assert button(page, "keep_mine").hasFocus()
    assert page.keep.said.text() == (
        f"{asked} says something else than your diary about the rating of 15 March 2026. Nothing was changed yet."
    )
    assert not page.said.isVisible()
    button(page, answer).click()
    day = diary_state.day(ago(3))
    assert (day.rating and day.rating.score, day.note and day.note.text) == (score, "Elsewhere.")
    assert page.said.text() == said
    assert not page.keep.isVisible()
    diary_state.undo()
    assert diary_state.whole() == before


@pytest.mark.parametrize("leave", ["button", "escape"])
def test_it_can_be_left_as_it_is(
    page: SettingsPage, diary_state: DiaryState, asked: Path, qtbot: QtBot, leave: str
) -> None:
    before = diary_state.whole()
    if leave == "button":
        button(page, "leave_import").click()
    else:
        qtbot.keyClick(button(page, "keep_mine"), Qt.Key.Key_Escape)
    assert not page.keep.isVisible()
    assert button(page, "import").hasFocus()
    assert (diary_state.whole(), diary_state.undoable) == (before, None)


@pytest.mark.parametrize(
    ("name", "said"), [("gone.json", "does not exist. Nothing was changed."), ("folder", "is a folder.")]
)
def test_a_file_that_cannot_be_read(
    page: SettingsPage, choose: Callable[..., None], tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    choose(tmp_path / name)
    button(page, "import").click()
    assert said in page.said.text()
    assert str(tmp_path / name) in page.said.text()


def test_a_full_disk_is_said_and_the_diary_is_as_it_was(
    page: SettingsPage, journal: MemoryJournal, choose: Callable[..., None], tmp_path: Path
) -> None:
    before = journal.whole()
    choose(file_of(MemoryJournal((*journal.records.values(), rating(3, 4))).whole(), tmp_path / "other.json"))
    journal.failure = DiskFull(tmp_path / "diary.db")
    button(page, "import").click()
    assert page.said.text().startswith("The disk is full")
    assert journal.whole() == before


def test_a_bug_is_not_taken_for_bad_luck(
    page: SettingsPage, choose: Callable[..., None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(tmp_path / "mine.json")
    monkeypatch.setattr(exchange, "dump", lambda _diary: 1 / 0)
    with qtbot.captureExceptions() as caught:
        button(page, "export_json").click()
    assert [type(error) for _, error, _ in caught] == [ZeroDivisionError]
    assert not page.said.isVisible()


def test_what_is_said_comes_into_view(page: SettingsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.resize(500, 300)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(0)
    page.export_to(tmp_path / "mine.json", "json")
    assert not page.said.visibleRegion().isEmpty()
    assert bar.value() > 0


@pytest.mark.parametrize("opens", [True, False])
def test_the_folder(page: SettingsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opens: bool) -> None:
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or opens)
    button(page, "open_folder").click()
    assert [Path(path) for path in asked] == [tmp_path]
    assert page.said.isVisible() is not opens
    assert opens or str(tmp_path) in page.said.text()


def test_without_a_folder_there_is_none_to_open(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look
) -> None:
    page = SettingsPage(diary_state, preferences, words, look)
    qtbot.addWidget(page)
    assert page.findChild(QPushButton, "open_folder") is None

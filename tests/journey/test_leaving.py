"""Closing the window saves what is still being written; where that fails it stays, but not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.diary import NOTE_LIMIT
from desktop.domain.preferences import Preferences
from desktop.storage import folders, preferences
from desktop.storage.errors import DiskFull
from tests.journey.person import Person
from tests.terminal import swept

DAY = date(2026, 3, 23)


@pytest.fixture
def person(qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    preferences.save(tmp_path / folders.PREFERENCES, Preferences(welcomed=True))
    with swept(qapp):
        somebody = Person(tmp_path, DAY, time(9))
        yield somebody
        somebody.leave()


def saved(person: Person) -> str:
    note = person.program.journal.days(DAY, DAY)
    return note[0].note.text if note and note[0].note else ""


def test_a_note_half_written_is_saved_on_closing(person: Person) -> None:
    person.find("note", QPlainTextEdit).setPlainText("Half written")
    assert saved(person) == ""
    assert person.program.window.close()
    assert saved(person) == "Half written"


def full(_change: object) -> None:
    raise DiskFull(Path("diary.db"))


def test_a_note_that_cannot_be_saved_keeps_the_window_once(
    person: Person, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, field = person.program.window, person.find("note", QPlainTextEdit)
    field.setPlainText("Half written")
    with monkeypatch.context() as disk, qtbot.captureExceptions() as told:
        disk.setattr(person.program.journal, "apply", full)
        window.close()
        assert window.isVisible()
        assert field.toPlainText() == "Half written"
        assert [kind for kind, _, _ in told] == [DiskFull]
        window.close()
    assert not window.isVisible()
    assert {kind for kind, _, _ in told} == {DiskFull}


def test_a_window_that_stayed_closes_when_there_is_room_again(
    person: Person, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    person.find("note", QPlainTextEdit).setPlainText("Half written")
    with monkeypatch.context() as disk, qtbot.captureExceptions() as told:
        disk.setattr(person.program.journal, "apply", full)
        person.program.window.close()
    assert len(told) == 1
    assert person.program.window.close()
    assert saved(person) == "Half written"


def test_a_note_that_is_too_long_keeps_the_window_once_and_says_why(person: Person) -> None:
    window = person.program.window
    person.find("note", QPlainTextEdit).setPlainText("x" * (NOTE_LIMIT + 1))
    window.close()
    assert window.isVisible()
    assert person.sees("note_error")
    window.close()
    assert not window.isVisible()
    assert saved(person) == ""

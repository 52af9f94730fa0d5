"""The dialog of a start that failed: dressed as the window is, and with a way to the file that is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.state.failures import sentence
from desktop.storage.errors import NotADiary, NotWritable, StorageError
from desktop.system import opener
from desktop.ui.dialogs.failure_dialog import FailureDialog


@pytest.fixture
def shown(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[FailureDialog]]:
    """The dialogs that would wait for somebody; the application is as bare as at the start."""
    dialogs: list[FailureDialog] = []
    sheet, palette, icon = qapp.styleSheet(), qapp.palette(), qapp.windowIcon()
    monkeypatch.setattr(app, "WITHOUT_EYES", ())

    def seen(dialog: FailureDialog) -> None:
        dialogs.append(dialog)

    monkeypatch.setattr(FailureDialog, "exec", seen)
    monkeypatch.setattr(FailureDialog, "deleteLater", lambda _dialog: None)
    qapp.setStyleSheet("")
    yield dialogs
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setWindowIcon(icon)


def fail(error: StorageError) -> None:
    """As the command line says what it met."""
    try:
        raise error
    except StorageError as caught:
        app.tell(sentence(caught) or "")


def test_a_file_that_is_no_diary_can_be_reached(
    shown: list[FailureDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(opener, "opened", opened.append)
    fail(NotADiary(tmp_path / "diary.db"))
    (dialog,) = shown
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "open_folder")
    assert button is not None
    button.click()
    assert opened == [str(tmp_path)]


def test_elsewhere_there_is_only_ok(shown: list[FailureDialog], tmp_path: Path, qtbot: QtBot) -> None:
    fail(NotWritable(tmp_path))
    (dialog,) = shown
    qtbot.addWidget(dialog)
    assert [button.text() for button in dialog.findChildren(QPushButton)] == ["&OK"]
    assert "ask whoever looks after the computer" in dialog.accessibleDescription()


def test_it_wears_the_theme_and_the_icon(
    shown: list[FailureDialog], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    fail(NotADiary(tmp_path / "diary.db"))
    qtbot.addWidget(shown[0])
    assert "QPushButton" in qapp.styleSheet()
    assert not shown[0].windowIcon().isNull()

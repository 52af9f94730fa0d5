"""A window comes back where it was left, if there is still a screen there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.domain.preferences import Preferences
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiskFull
from desktop.ui import place
from desktop.ui.main_window import MainWindow

LEFT = QRect(20, 30, 740, 560)
Kept = list[Preferences]


@pytest.fixture
def kept() -> Kept:
    """What was saved, the latest last."""
    return []


@pytest.fixture
def windows(tmp_path: Path, qtbot: QtBot, kept: Kept) -> Iterator[list[MainWindow]]:
    """Two windows of one program, the second made before the first is closed."""
    programs = [app.build(tmp_path / name) for name in ("one", "two") if not (tmp_path / name).mkdir()]
    yield [program.window for program in programs]
    for program in programs:
        program.close()
        program.window.deleteLater()


def test_it_comes_back_where_it_was_left(windows: list[MainWindow], kept: Kept) -> None:
    first, second = windows
    chosen = PreferencesState(Preferences(), kept.append)
    app.remember_place(first, chosen)
    assert first.size() != LEFT.size()
    first.setGeometry(LEFT)
    first.show()
    first.close()
    assert [value.window for value in kept] == [place.place_of(first)]
    app.remember_place(second, chosen)
    assert second.geometry() == LEFT


@pytest.mark.parametrize("text", ["nonsense", "é∞", "AAAA", place.__doc__ or ""])
def test_what_no_window_wrote_changes_nothing(windows: list[MainWindow], text: str) -> None:
    before = windows[0].geometry()
    app.remember_place(windows[0], PreferencesState(Preferences(window=text), lambda _: None))
    assert windows[0].geometry() == before


def test_a_screen_that_is_gone(qtbot: QtBot) -> None:
    far, back = QWidget(), QWidget()
    for window in (far, back):
        qtbot.addWidget(window)
    far.setGeometry(LEFT.translated(9000, 9000))
    assert place.put(back, place.place_of(far))
    assert back.screen().availableGeometry().contains(back.geometry())
    assert back.size() == far.size()
    assert back.pos() != QPoint(0, 0)


def test_a_full_disk_does_not_keep_anybody(windows: list[MainWindow]) -> None:
    def fail(_value: Preferences) -> None:
        raise DiskFull(Path("preferences.toml"))

    app.remember_place(windows[0], PreferencesState(Preferences(), fail))
    windows[0].show()
    assert windows[0].close()

"""A window comes back where it was left, if there is still a screen there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.domain.preferences import Preferences
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiskFull
from desktop.ui import place
from desktop.ui.main_window import SIZE, SMALLEST, MainWindow

LEFT = QRect(20, 30, 740, 560)
Kept = list[Preferences]


@pytest.fixture
def kept() -> Kept:
    """What was saved, the latest last."""
    return []


@pytest.fixture
def windows(tmp_path: Path, qtbot: QtBot, kept: Kept) -> Iterator[list[MainWindow]]:
    """Two windows of one program, the second made before the first is closed."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    programs = [app.build(tmp_path / name) for name in ("one", "two")]
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


ROOM = QRect(0, 24, 1366, 744)


@pytest.mark.parametrize(
    ("frame", "seen"),
    [
        (QRect(100, 50, 800, 600), QRect(100, 50, 800, 600)),
        (QRect(0, 0, 1368, 790), ROOM),
        (QRect(100, 10, 1120, 800), QRect(100, 24, 1120, 744)),
        (QRect(900, 400, 730, 560), QRect(636, 208, 730, 560)),
        (QRect(-40, -40, 730, 560), QRect(0, 24, 730, 560)),
    ],
)
def test_a_frame_that_reaches_out_is_brought_in(frame: QRect, seen: QRect) -> None:
    assert place.inside(frame, ROOM) == seen


@pytest.mark.parametrize(
    ("room", "size"),
    [((1920, 1080), (1120, 800)), ((1366, 768), (1120, 720)), ((1024, 600), (1008, 552)), ((740, 570), (724, 522))],
)
def test_the_frame_has_room_from_the_start(room: tuple[int, int], size: tuple[int, int]) -> None:
    assert place.beside_frame(QSize(*SIZE), QSize(*room)) == QSize(*size)
    assert QSize(*size).expandedTo(QSize(*SMALLEST)) == QSize(*size)


def test_a_window_that_was_left_larger_than_the_screen_is_made_to_fit_when_it_is_seen(
    windows: list[MainWindow], qtbot: QtBot
) -> None:
    window = windows[0]
    app.remember_place(window, PreferencesState(Preferences(), lambda _: None))
    window.setMinimumSize(2000, 1500)
    with qtbot.waitSignal(window.painted):
        window.show()
    assert window.screen().availableGeometry().contains(window.frameGeometry())


def test_a_window_that_fills_the_screen_is_left_so(windows: list[MainWindow]) -> None:
    window = windows[0]
    window.showMaximized()
    place.fit(window)
    assert window.isMaximized()

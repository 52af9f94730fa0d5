"""One window per diary, whatever happened to the one before."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from desktop.system.single_instance import CALL, LOCK, SingleInstance
from tests.storage.conftest import lock_away, small_disk
from tests.storage.disks import fill

__all__ = ["lock_away", "small_disk"]

HOLD = """
import sys
from pathlib import Path
from desktop.system.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
print(instance.first, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    yield instance
    instance.release()


def test_the_second_start_calls_the_first(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    second = SingleInstance(tmp_path)
    assert (first.first, second.first) == (True, False)
    for _ in range(2):
        with qtbot.waitSignal(first.called):
            second.call_the_first()
    second.release()
    assert not SingleInstance(tmp_path).first


def test_a_call_is_heard_once(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    calls: list[None] = []
    first.called.connect(lambda: calls.append(None))
    with qtbot.waitSignal(first.called):
        SingleInstance(tmp_path).call_the_first()
    # The watcher speaks again: of the truncation before the writing, and of the answer.
    first._watcher.fileChanged.emit(str(tmp_path / CALL))
    assert calls == [None]


def test_another_diary_is_another_window(first: SingleInstance, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = SingleInstance(tmp_path / "other")
    assert other.first
    other.release()


def test_nothing_is_left_behind(first: SingleInstance, tmp_path: Path) -> None:
    assert {file.name for file in tmp_path.iterdir()} == {CALL, LOCK}
    first.release()
    assert list(tmp_path.iterdir()) == []
    again = SingleInstance(tmp_path)
    assert again.first
    again.release()
    again.release()
    assert list(tmp_path.iterdir()) == []


def test_a_living_holder_keeps_the_lock_and_a_killed_one_loses_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        (sys.executable, "-c", HOLD, tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"True"
        assert not SingleInstance(tmp_path).first
        holder.kill()
        holder.wait()
    assert (tmp_path / LOCK).exists()
    heir = SingleInstance(tmp_path)
    assert heir.first
    heir.release()


def as_if_by(computer: str, lock: Path) -> None:
    """Have the lock say that another computer took it."""
    before = lock.read_text()
    lock.write_text(before.replace(f"\n{QSysInfo.machineHostName()}\n", f"\n{computer}\n"))
    assert lock.read_text() != before


def test_a_lock_that_another_computer_left_behind_keeps_nobody_out(first: SingleInstance, tmp_path: Path) -> None:
    kept = (tmp_path / LOCK).read_bytes()
    first.release()
    # It came along with the folder, or this computer has another name by now.
    (tmp_path / LOCK).write_bytes(kept)
    as_if_by("other.local", tmp_path / LOCK)
    heir = SingleInstance(tmp_path)
    assert (heir.first, heir.elsewhere) == (True, False)
    heir.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_another_computer_holds_is_told_apart(first: SingleInstance, tmp_path: Path) -> None:
    assert not SingleInstance(tmp_path).elsewhere
    as_if_by("other.local", tmp_path / LOCK)
    second = SingleInstance(tmp_path)
    assert (first.elsewhere, second.first, second.elsewhere) == (False, False, True)


def test_a_start_while_the_first_window_closes_opens_one(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    second = SingleInstance(tmp_path)
    first._watcher.removePath(str(tmp_path / CALL))
    closing = threading.Timer(0.05, first._lock.unlock)
    closing.start()
    second.call_the_first()
    closing.join()
    assert second.first
    with qtbot.waitSignal(second.called):
        SingleInstance(tmp_path).call_the_first()
    second.release()


def test_a_call_that_was_taken_away_is_no_fault(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first._watcher.fileChanged), qtbot.assertNotEmitted(first.called):
        (tmp_path / CALL).unlink()


def test_on_a_full_disk_there_is_a_window_without_a_lock(small_disk: Path) -> None:
    fill(small_disk)
    instance = SingleInstance(small_disk)
    assert instance.first
    instance.release()
    assert [file.name for file in small_disk.iterdir()] == ["filler"]


def test_in_a_locked_folder_there_is_a_window_without_a_lock(tmp_path: Path, lock_away: object) -> None:
    assert callable(lock_away)
    lock_away(tmp_path)
    instance = SingleInstance(tmp_path)
    assert instance.first
    instance.release()

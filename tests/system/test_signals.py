"""A polite request of the system to end closes the window, and what was being written is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.storage.diary_store import SqliteJournal
from desktop.system.signals import quit_on_signals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows asks by events of the window")

SIGNALS = [getattr(signal, name, 0) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
WRITING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit
from desktop import app
from desktop.domain.preferences import Preferences
from desktop.storage import folders, preferences

folder = Path(sys.argv[1])
preferences.save(folder / folders.PREFERENCES, Preferences(welcomed=True))

def write(program):
    note = program.window.open("today").findChild(QPlainTextEdit)
    note.setPlainText("Half written")
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))

sys.exit(app.run(folder, show=write))
"""


class Asked:
    """Stands in for the application."""

    def __init__(self) -> None:
        self.times = 0

    def quit(self) -> None:
        self.times += 1


@pytest.mark.parametrize("number", SIGNALS)
def test_each_signal_asks_once(qtbot: QtBot, number: signal.Signals) -> None:
    app = Asked()
    before = {number: signal.getsignal(number) for number in SIGNALS}
    with quit_on_signals(app):  # type: ignore[arg-type]
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: app.times > 0)
    assert app.times == 1
    assert {number: signal.getsignal(number) for number in SIGNALS} == before
    assert signal.set_wakeup_fd(-1) == -1


def test_a_note_half_written_is_saved(tmp_path: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", WRITING, tmp_path),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with closing(SqliteJournal.open(tmp_path / "diary.db", assets.migrations())) as journal:
        notes = [day.note.text for day in journal.days(date.min, date.max) if day.note]
    assert notes == ["Half written"]

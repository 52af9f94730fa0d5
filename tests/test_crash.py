"""Whatever goes wrong ends in the log and in one calm dialog, and the log itself never adds to it."""

from __future__ import annotations

import errno
import faulthandler
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QSysInfo, Signal, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app, crash
from desktop.crash import KEPT, CrashLog
from desktop.storage import preferences
from desktop.storage.errors import DiaryDamaged, DiskFull
from desktop.system.single_instance import LOCK, SingleInstance
from desktop.ui.dialogs.failure_dialog import FailureDialog
from tests.storage.conftest import lock_away, small_disk
from tests.storage.disks import error, fill

__all__ = ["lock_away", "small_disk"]

ROOT = Path(__file__).parents[1]
STAMP = "2026-03-02T09:00:00"


class Hurt(QObject):
    """Something whose slots fail."""

    poked = Signal()

    def __init__(self, *errors: Exception) -> None:
        super().__init__()
        self._errors = list(errors)
        self.poked.connect(self._fail)

    def _fail(self) -> None:
        raise self._errors.pop(0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "evenfoot.log"


@contextmanager
def installed(path: Path) -> Iterator[CrashLog]:
    """A log that has taken over, until the end of the block."""
    before = sys.excepthook, threading.excepthook, qInstallMessageHandler(None)
    log = CrashLog(path)
    log.install(lambda: STAMP)
    try:
        yield log
    finally:
        sys.excepthook, threading.excepthook = before[:2]
        qInstallMessageHandler(before[2])
        faulthandler.disable()
        if log._faults is not None:
            os.close(log._faults)


@pytest.fixture
def log(path: Path) -> Iterator[CrashLog]:
    with installed(path) as log:
        yield log


@pytest.fixture
def told(log: CrashLog) -> list[tuple[BaseException, bool]]:
    """What the person was told, and whether it was told before."""
    heard: list[tuple[BaseException, bool]] = []
    log.show = lambda error, again: heard.append((error, again))
    return heard


def uncaught(error: BaseException) -> None:
    """What Python does with an error that nobody caught."""
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - Python's own last resort catches as much.
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_an_uncaught_error_is_logged_and_told(
    log: CrashLog, path: Path, told: list[tuple[BaseException, bool]]
) -> None:
    error = ValueError("a bug")
    uncaught(error)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{STAMP} Traceback (most recent call last):")
    assert text.endswith("ValueError: a bug\n")
    assert told == [(error, False)]


def test_an_error_in_a_slot_is_logged_and_told(
    log: CrashLog, path: Path, told: list[tuple[BaseException, bool]]
) -> None:
    error = RuntimeError("in a slot")
    hurt = Hurt(error)
    hurt.poked.emit()
    assert "RuntimeError: in a slot\n" in path.read_text(encoding="utf-8")
    assert [one for one, _ in told] == [error]


def test_an_error_in_a_thread_is_logged_only(log: CrashLog, path: Path, told: list[tuple[BaseException, bool]]) -> None:
    thread = threading.Thread(target=[].pop)
    thread.start()
    thread.join()
    assert "IndexError: pop from empty list\n" in path.read_text(encoding="utf-8")
    assert told == []


@pytest.mark.usefixtures("log")
def test_a_message_of_qt_is_logged(path: Path) -> None:
    qWarning("Qt is not amused")
    assert path.read_text(encoding="utf-8") == f"{STAMP} Qt QtWarningMsg: Qt is not amused\n"


def test_ctrl_c_ends_the_program_without_a_word(
    log: CrashLog, path: Path, told: list[tuple[BaseException, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[None] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: asked.append(None))
    uncaught(KeyboardInterrupt())
    assert (asked, told, path.read_text(encoding="utf-8")) == ([None], [], "")


def test_a_native_fault_leaves_its_trace(path: Path) -> None:
    code = (
        "import faulthandler, sys; from pathlib import Path; from desktop.crash import CrashLog;"
        "CrashLog(Path(sys.argv[1])).install(str); faulthandler._sigsegv()"
    )
    done = subprocess.run((sys.executable, "-c", code, path), cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    text = path.read_text(encoding="utf-8")
    assert "Segmentation fault" in text or "access violation" in text
    assert 'File "<string>", line 1 in <module>' in text


# The dialog.


def test_one_error_is_told_at_a_time(log: CrashLog, path: Path) -> None:
    told: list[str] = []

    def show(error: BaseException, _again: bool) -> None:
        told.append(str(error))
        for number in range(20):
            uncaught(ValueError(f"while telling {number}"))

    log.show = show
    uncaught(ValueError("first"))
    uncaught(ValueError("second"))
    assert told == ["first", "second"]
    text = path.read_text(encoding="utf-8")
    assert [text.count(f"while telling {number}\n") for number in range(20)] == [2] * 20


def test_telling_that_fails_is_logged_and_tried_again_the_next_time(log: CrashLog, path: Path) -> None:
    def fail(_error: BaseException, _again: bool) -> None:
        raise LookupError("no dialog")

    log.show = fail
    uncaught(ValueError("first"))
    uncaught(ValueError("second"))
    assert path.read_text(encoding="utf-8").count("LookupError: no dialog\n") == 2


def test_the_same_place_is_known_again(log: CrashLog, told: list[tuple[BaseException, bool]]) -> None:
    hurt = Hurt(ValueError("in a slot"))
    for _ in range(3):
        uncaught(ValueError("storm"))
    uncaught(KeyError("storm"))
    hurt.poked.emit()
    sys.excepthook(ValueError, ValueError("from nowhere"), None)
    assert [again for _, again in told] == [False, True, True, False, False, False]


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Heading, sentence and detail of each dialog."""
    shown: list[tuple[str, str, str]] = []
    monkeypatch.setattr(FailureDialog, "tell", lambda *said: shown.append(said[:3]))
    return shown


@pytest.fixture
def program(qapp: object) -> Any:
    """As much of the program as telling needs."""
    sources = Hurt(), Hurt()
    for source in sources:
        source.poked.disconnect()
    diary, preferences = (SimpleNamespace(changed=source.poked) for source in sources)
    return SimpleNamespace(window=QWidget(), diary=diary, preferences=preferences, sources=sources)


def test_a_bug_is_told_once_however_often_it_comes(
    program: Any, dialogs: list[tuple[str, str, str]], path: Path
) -> None:
    for again in (False, True, True):
        app._tell(program, ValueError("a bug"), path, again=again)
    ((heading, sentence, detail),) = dialogs
    assert heading == "Something went wrong"
    assert "safe" in sentence
    assert "a bug" not in heading + sentence + detail
    assert str(path) in detail


def test_a_full_disk_is_told_each_time_and_the_pages_show_what_is_true(
    program: Any, dialogs: list[tuple[str, str, str]], path: Path
) -> None:
    refreshed: list[str] = []
    program.diary.changed.connect(lambda: refreshed.append("diary"))
    program.preferences.changed.connect(lambda: refreshed.append("choices"))
    for again in (False, True):
        app._tell(program, DiskFull(Path("diary.db")), path, again=again)
    assert refreshed == ["choices", "diary"] * 2
    ((heading, sentence, detail), second) = dialogs
    assert second == (heading, sentence, detail)
    assert heading == "That was not saved"
    assert "The disk is full" in sentence
    assert detail == ""


def test_a_diary_that_cannot_be_read_is_not_said_to_be_unsaved(
    program: Any, dialogs: list[tuple[str, str, str]], path: Path
) -> None:
    app._tell(program, DiaryDamaged(Path("diary.db"), "rating 2026-03-06"), path, again=False)
    ((heading, sentence, _),) = dialogs
    assert heading == "A file cannot be used"
    assert "rating 2026-03-06" in sentence


IN_THE_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app
from desktop.storage.errors import DiskFull
from desktop.ui.dialogs.failure_dialog import FailureDialog

FailureDialog.tell = lambda heading, sentence, detail, parent: print(heading, flush=True)

def fail(program):
    def bug():
        raise LookupError("a bug")

    def full():
        raise DiskFull(Path("diary.db"))

    for number, deed in enumerate([bug, bug, full, full, bug, program.window.close]):
        QTimer.singleShot(number, deed)

sys.exit(app.run(Path(sys.argv[1]), show=fail))
"""


def test_the_window_outlives_what_goes_wrong_in_it(tmp_path: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", IN_THE_WINDOW, tmp_path), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["Something went wrong", *["That was not saved"] * 2]
    log = (tmp_path / "evenfoot.log").read_text(encoding="utf-8")
    assert (log.count("LookupError: a bug"), log.count("DiskFull: diary.db")) == (3, 2)


BEGUN_ANEW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from desktop import app
from desktop.ui.dialogs.failure_dialog import FailureDialog

FailureDialog.tell = lambda heading, sentence, detail, parent: print(heading, flush=True)

def look(program):
    window = program.window
    print(window.page, [text.text() for text in window.saved.findChildren(QLabel) if text.text()])
    QTimer.singleShot(0, window.close)

sys.exit(app.run(Path(sys.argv[1]), show=look))
"""


def test_settings_that_cannot_be_read_are_put_aside_and_told_once(tmp_path: Path) -> None:
    settings = tmp_path / "preferences.toml"
    settings.write_bytes(b"\xff\xfe mine")
    starts = [
        subprocess.run(
            (sys.executable, "-c", BEGUN_ANEW, tmp_path), cwd=ROOT, capture_output=True, text=True, check=False
        )
        for _ in range(2)
    ]
    told = (
        "Your settings could not be read, so they are as at the start. Your diary is safe. The old settings are kept "
        f"in the file preferences.toml.damaged, in the folder {tmp_path}."
    )
    assert [(done.returncode, done.stderr) for done in starts] == [(0, "")] * 2
    assert [done.stdout.strip() for done in starts] == [f"today {[told]}", "today []"]
    assert (tmp_path / "preferences.toml.damaged").read_bytes() == b"\xff\xfe mine"
    assert preferences.load(settings).welcomed


# The log file.


def test_the_log_is_its_owners_alone(log: CrashLog, path: Path) -> None:
    log.write("first")
    log.write("second\n\n")
    assert path.read_bytes() == f"{STAMP} first\n{STAMP} second\n".encode()
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_bytes_that_are_no_text_are_written_too(log: CrashLog, path: Path) -> None:
    log.write("caf\udce9")
    assert path.read_bytes() == f"{STAMP} caf\\udce9\n".encode()


def test_a_log_can_be_written_before_it_has_taken_over(path: Path) -> None:
    CrashLog(path).write("early")
    assert path.read_bytes() == b" early\n"


def test_a_log_that_has_grown_is_set_aside_at_the_start(path: Path) -> None:
    path.write_bytes(bytes(crash.LOG_LIMIT))
    with installed(path) as log:
        log.write("new")
        assert path.read_bytes() == f"{STAMP} new\n".encode()
    assert path.with_suffix(".1.log").stat().st_size == crash.LOG_LIMIT


def test_a_storm_does_not_fill_the_disk(log: CrashLog, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "LOG_LIMIT", 400)
    for number in range(200):
        log.write(f"{number:03} " + "x" * 60)
    files = sorted(path.parent.iterdir())
    assert len(files) == KEPT + 1 - (not path.exists())
    assert all(file.stat().st_size < 600 for file in files)
    kept = b"".join(path.with_suffix(f".{number}.log").read_bytes() for number in range(KEPT, 0, -1))
    kept += path.read_bytes() if path.exists() else b""
    lines = kept.splitlines()
    assert [line.split()[1] for line in lines] == [b"%03d" % number for number in range(200 - len(lines), 200)]


def test_a_log_that_cannot_be_set_aside_goes_on(log: CrashLog, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "LOG_LIMIT", 10)
    monkeypatch.setattr(Path, "replace", error(errno.EACCES))
    for entry in ("first", "second"):
        log.write(entry)
    assert path.read_bytes() == f"{STAMP} first\n{STAMP} second\n".encode()


def test_after_a_new_log_begins_native_faults_go_there(
    log: CrashLog, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash, "LOG_LIMIT", 100)
    log.write("x" * 100)
    faulthandler.dump_traceback(log._faults)  # type: ignore[arg-type]
    assert "test_crash.py" in path.read_text(encoding="utf-8")


def test_a_log_is_not_open_while_it_is_set_aside(log: CrashLog, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, open_then = Path.replace, []
    monkeypatch.setattr(Path, "replace", lambda a, b: (open_then.append(log._faults), replace(a, b)))
    monkeypatch.setattr(crash, "LOG_LIMIT", 100)
    log.write("x" * 100)
    assert open_then == [None]
    assert log._faults is not None


def nowhere(path: Path) -> Path:
    return path / "missing" / "evenfoot.log"


def a_folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize("place", [nowhere, a_folder])
def test_a_log_that_cannot_be_written_is_no_fault(
    path: Path, place: Any, told: list[tuple[BaseException, bool]]
) -> None:
    del told
    unwritable = place(path.with_name("other"))
    with installed(unwritable) as log:
        heard: list[BaseException] = []
        log.show = lambda error, _again: heard.append(error)
        error = ValueError("a bug")
        uncaught(error)
        log.write("x")
        qWarning("Qt is not amused")
        assert faulthandler.is_enabled()
    assert heard == [error]


def test_without_a_console_and_a_log_there_is_still_no_fault(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stderr__", None)
    with installed(nowhere(path)) as log:
        log.write("x")
    assert not path.exists()


def test_a_full_disk_is_no_fault(small_disk: Path) -> None:
    fill(small_disk)
    with installed(small_disk / "evenfoot.log") as log:
        heard: list[BaseException] = []
        log.show = lambda error, _again: heard.append(error)
        uncaught(ValueError("a bug"))
    assert len(heard) == 1


def test_a_locked_folder_is_no_fault(path: Path, lock_away: Any) -> None:
    lock_away(path.parent)
    with installed(path) as log:
        log.write("x")
    assert not path.exists()


FAILS_BEHIND_THE_WINDOW = """
import sys
from pathlib import Path
from desktop import app, cli
from desktop.storage import preferences
from desktop.storage.errors import DiaryDamaged

def fill(empty, clock):
    assert empty.window.isVisible()
    raise DiaryDamaged(Path("diary.db"), "page 7")

app.fill = fill
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


def test_a_window_that_cannot_be_filled_does_not_stay(tmp_path: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", FAILS_BEHIND_THE_WINDOW, tmp_path), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("evenfoot: The diary diary.db is damaged (page 7).")
    assert done.stderr.count("\n") == 1
    assert not {"evenfoot.lock", "evenfoot.show"} & {path.name for path in tmp_path.iterdir()}


def test_a_diary_that_is_open_on_another_computer_is_left_to_it(tmp_path: Path, qapp: QApplication) -> None:
    there = SingleInstance(tmp_path)
    lock = tmp_path / LOCK
    lock.write_text(lock.read_text().replace(f"\n{QSysInfo.machineHostName()}\n", "\nother.local\n"))
    done = subprocess.run(
        (sys.executable, "-m", "desktop", "--data-dir", tmp_path), cwd=ROOT, capture_output=True, text=True, check=False
    )
    there.release()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"evenfoot: Another program is using the diary {tmp_path / 'diary.db'}.")
    assert not (tmp_path / "diary.db").exists()

"""Uncaught errors, Qt's messages and native faults: into a log beside the diary, and one calm dialog."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

LOG_LIMIT = 512 * 1024
"""Bytes; what makes the log longer begins a new one."""
KEPT = 3
"""Older logs that stay."""

_O_BINARY = getattr(os, "O_BINARY", 0)

Place = tuple[type[BaseException], str, int]
Show = Callable[[BaseException, bool], None]


class CrashLog:
    """A log file that starts anew when it has grown. Never raises: the disk may be the fault."""

    def __init__(self, path: Path) -> None:
        """`path` is the newest file; it is opened when there is something to write."""
        self._path = path
        self._stamp: Callable[[], str] = str
        self._faults: int | None = None
        # Writing may call Qt, which may have a message of its own.
        self._lock = threading.RLock()
        self._showing = False
        self._shown: set[Place] = set()
        self.show: Show | None = None
        """Tells the person of an error; the flag says whether this very one was told before."""

    def install(self, stamp: Callable[[], str]) -> None:
        """Take over Python's and Qt's last resorts; `stamp` says when something happened."""
        from PySide6.QtCore import qInstallMessageHandler

        self._stamp = stamp
        self._rotate()
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(lambda kind, _context, message: self.write(f"Qt {kind.name}: {message}"))
        self._follow_faults()

    def write(self, text: str) -> None:
        """Add an entry; a log that cannot be written is no reason to stop."""
        # A name from the disk may hold bytes that are no text.
        entry = f"{self._stamp()} {text.rstrip()}\n".encode(errors="backslashreplace")
        with self._lock:
            try:
                file = self._open()
                try:
                    os.write(file, entry)
                finally:
                    os.close(file)
            except OSError:
                return
            followed = self._faults is not None
            self._rotate()
            if followed and self._faults is None:
                self._follow_faults()

    def _open(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _O_BINARY, 0o600)

    def _follow_faults(self) -> None:
        """Have native faults written to the newest file."""
        self._let_faults_go()
        try:
            self._faults = self._open()
            faulthandler.enable(self._faults)
        except OSError:
            # A program without a console has no place left for them.
            if sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)

    def _let_faults_go(self) -> None:
        if self._faults is not None:
            faulthandler.disable()
            os.close(self._faults)
            self._faults = None

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            return
        if issubclass(kind, KeyboardInterrupt):
            _quit()
            return
        self.write("".join(traceback.format_exception(kind, error, trace)))
        # What fails while a failure is being told is in the log; a second dialog on top of the first helps nobody.
        if self.show is None or self._showing or threading.current_thread() is not threading.main_thread():
            return
        place = _place(kind, trace)
        again = place in self._shown
        self._shown.add(place)
        self._showing = True
        try:
            self.show(error, again)
        except Exception:  # noqa: BLE001 - there is nobody left to hand it to.
            self.write(traceback.format_exc())
        finally:
            self._showing = False

    def _rotate(self) -> None:
        """Begin a new file if this one has grown; native faults go nowhere after that."""
        with suppress(OSError):
            if self._path.stat().st_size < LOG_LIMIT:
                return
            # Windows gives no other name to a file that is open.
            self._let_faults_go()
            for number in range(KEPT, 0, -1):
                older = self._path.with_suffix(f".{number - 1}.log") if number > 1 else self._path
                if older.exists():
                    older.replace(self._path.with_suffix(f".{number}.log"))


def _place(kind: type[BaseException], trace: TracebackType | None) -> Place:
    """What an error is told apart by: its type and the line that raised it."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (kind, trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else (kind, "", 0)


def _quit() -> None:
    """Ctrl+C is a wish, not a fault."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.quit()

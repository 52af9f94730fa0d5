"""Uncaught errors, Qt's messages and native faults: into a log beside the diary, and one calm dialog."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LOG_LIMIT = 512 * 1024
KEPT = 3


class CrashLog:
    """A log file that starts anew when it has grown, keeping `KEPT` older ones. Never raises: the disk may be the fault."""

    def __init__(self, path: Path) -> None:
        """`path` is the newest file; it is opened when there is something to write."""
        self._path = path
        self._faults: int | None = None
        self.show: Callable[[BaseException], None] | None = None

    def install(self, stamp: Callable[[], str]) -> None:
        """Take over Python's and Qt's last resorts; `stamp` says when something happened."""
        from PySide6.QtCore import qInstallMessageHandler

        self._stamp = stamp
        self._rotate()
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(lambda kind, _context, message: self.write(f"Qt {kind.name}: {message}"))
        try:
            self._faults = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            faulthandler.enable(self._faults)
        except OSError:
            faulthandler.enable(sys.__stderr__ or 2)

    def write(self, text: str) -> None:
        """Add an entry; a log that cannot be written is no reason to stop."""
        try:
            with os.fdopen(
                os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8"
            ) as log:
                log.write(f"{self._stamp()} {text.rstrip()}\n")
        except OSError:
            pass

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            return
        self.write("".join(traceback.format_exception(kind, error, trace)))
        if self.show is not None and threading.current_thread() is threading.main_thread():
            self.show(error)

    def _rotate(self) -> None:
        try:
            if self._path.stat().st_size < LOG_LIMIT:
                return
            for number in range(KEPT, 0, -1):
                older = self._path.with_suffix(f".{number - 1}.log") if number > 1 else self._path
                if older.exists():
                    older.replace(self._path.with_suffix(f".{number}.log"))
        except OSError:
            return

"""One window per diary: a second start asks the first window to come to the front, through a file, without a socket."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

LOCK = "evenfoot.lock"
CALL = "evenfoot.show"


class SingleInstance(QObject):
    """Holds the lock of one data folder; `called` says that somebody started the program on it again."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Take the lock if nobody has it; `first` tells. A lock left by a program that died is taken over."""
        super().__init__(parent)
        self._call = folder / CALL
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        # A lock that cannot be written, on a full disk for instance, is nobody's: the window opens without one.
        self.first = self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError
        self._watcher = QFileSystemWatcher(self)
        if self.first:
            with suppress(OSError):
                self._call.write_bytes(b"")
                self._watcher.addPath(str(self._call))
            self._watcher.fileChanged.connect(self._answer)

    def call_the_first(self) -> None:
        """Ask the window that has the lock to come to the front."""
        self._call.write_text(str(os.getpid()))

    def release(self) -> None:
        """Give the lock back; the folder is as it was."""
        if self.first:
            self._watcher.removePath(str(self._call))
            with suppress(OSError):
                self._call.unlink(missing_ok=True)
            self._lock.unlock()
            self.first = False

    def _answer(self) -> None:
        # Writing truncates first: the watcher may speak twice, and only the second time there is something to read.
        with suppress(OSError):
            if self._call.stat().st_size:
                self._call.write_bytes(b"")
                self.called.emit()

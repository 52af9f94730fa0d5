"""One window per diary: a second start asks the first window to come to the front, through a file, without a socket."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal

LOCK = "evenfoot.lock"
CALL = "evenfoot.show"
PATIENCE = 500
"""Milliseconds that a window which is about to close has for it, before a second start leaves the rest to it."""


class SingleInstance(QObject):
    """Holds the lock of one data folder; `called` says that somebody started the program on it again."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Take the lock if nobody has it; `first` tells. A lock left by a program that died is taken over."""
        super().__init__(parent)
        self._call = folder / CALL
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._answer)
        self.first = self._take() or (self._left_by_another_computer() and self._take())

    @property
    def elsewhere(self) -> bool:
        """Whether it is on another computer, by a folder on the network, that the window with the lock is open."""
        return not self.first and self._computer() not in {"", QSysInfo.machineHostName()}

    def call_the_first(self) -> bool:
        """Ask the window that has the lock to come to the front; whether it closed instead, and this is the first now.

        Raises OSError where the call cannot be written.
        """
        self._call.write_text(str(os.getpid()))
        self.first = self._take(PATIENCE)
        return self.first

    def _take(self, patience: int = 0) -> bool:
        """Take the lock within so many milliseconds, and listen for calls; whether there is nobody else."""
        # A lock that cannot be written, on a full disk for instance, is nobody's: the window opens without one.
        if not self._lock.tryLock(patience) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        with suppress(OSError):
            self._call.write_bytes(b"")
            self._watcher.addPath(str(self._call))
        return True

    def _left_by_another_computer(self) -> bool:
        """Remove a lock under another computer's name that no program holds, or this one's from when it had that name.

        Such a lock is carried along with a folder that is kept in step, and Qt takes it for a living one's for ever.
        """
        return self._computer() not in {"", QSysInfo.machineHostName()} and self._lock.removeStaleLockFile()

    def _computer(self) -> str:
        """The name of the computer that took the lock; empty if nobody has it."""
        _process, computer, _program = self._lock.getLockInfo()
        return computer

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

"""Hears what would have gone to standard error, and what failed where nobody could catch it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop.smoke_test.wrong import Details, WrongError, must

LOUD = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})
EXPECTED = "This plugin does not support "
"""What Qt says of every window where there is no screen."""


class Listening:
    """Takes over Qt's messages and Python's last resort until the end of the block."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        self.said = io.StringIO()
        """In place of standard error."""
        self._heard: list[str] = []
        self._messages: list[str] = []
        self._uncaught: list[str] = []

    def __enter__(self) -> Listening:
        self._hook, sys.excepthook = sys.excepthook, self._fail
        self._handler = qInstallMessageHandler(self._hear)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        sys.excepthook = self._hook
        qInstallMessageHandler(self._handler)

    def to(self, step: Callable[[], Details]) -> Details:
        """What `step` gives; raises what it raises, and WrongError for an error in it that nobody could catch.

        What is said during a step that fails has the same reason: it is no noise of its own.
        """
        # The program installs a handler of its own where there is no screen.
        qInstallMessageHandler(self._hear)
        try:
            found = step()
            if self._uncaught:
                raise WrongError(self._uncaught[0])
            self._heard += [*self._messages, *self._printed()]
        finally:
            self._messages.clear()
            self._uncaught.clear()
            self._printed()
        return found

    def silence(self) -> Details:
        """Nothing; raises WrongError if anything was said by a step that worked all the same."""
        must(not self._heard, "; ".join(dict.fromkeys(self._heard)))
        return {}

    def _printed(self) -> list[str]:
        lines = self.said.getvalue().splitlines()
        self.said.seek(0)
        self.said.truncate()
        return [line for line in lines if line.strip()]

    def _hear(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in LOUD and not message.startswith(EXPECTED):
            self._messages.append(" ".join(message.split()))

    def _fail(self, kind: type[BaseException], error: BaseException, _at: TracebackType | None) -> None:
        self._uncaught.append(f"{kind.__name__}: {' '.join(str(error).split())}")

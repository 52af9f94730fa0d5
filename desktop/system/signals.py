"""Ctrl+C, and the end of the session: the window closes as if by its button, so that a note half written is saved."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QSocketNotifier


@contextmanager
def quit_on_signals(app: QCoreApplication) -> Iterator[None]:
    """Have the system's polite requests to end close `app`; on Windows they come as events of the window."""
    if os.name != "posix":
        yield
        return
    # Python answers a signal between two of its own lines, and a window at rest runs none: the pipe wakes it.
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: os.read(reader, 64) and app.quit())
    asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, lambda *_: None) for number in asked}
    woken = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        for end in (reader, writer):
            os.close(end)

"""Has something read out by a screen reader that nobody moved to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(source: QWidget, sentence: str) -> None:
    """Have `sentence` read out, if anything listens."""
    # Not at the start: nothing is announced before somebody does something.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, sentence))

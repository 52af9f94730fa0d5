"""The windows of a test: which of those that stand there are its own, and how they go."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken


def windows() -> list[QWidget]:
    """The windows that Python has made and that have no parent to go with."""
    # Qt has windows of its own among them, such as the one by which the layout of a chart measures its gaps: whoever
    # deletes that leaves the layout to delete it once more.
    return [each for each in QApplication.topLevelWidgets() if each.parent() is None and Shiboken.createdByPython(each)]


def let_go(things: Iterable[QObject]) -> None:
    """Delete `things` at once, and whatever else waits for the event loop to be deleted."""
    for thing in things:
        thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

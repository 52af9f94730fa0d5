"""What scrolls, as a screen reader meets it: safe to ask for something that has gone meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

SCROLLING = frozenset({"QScrollArea", "QAbstractScrollArea"})


def describe_scroll_areas() -> None:
    """Answer for every scroll area in place of Qt, from now on.

    Qt counts only the scroll bars that can be seen, and asked for one that is no longer among them (a page has changed
    between two questions of a screen reader) reads past the end of its list and ends the process.
    """
    QAccessible.installFactory(_described)


def _described(name: str, thing: QObject) -> QAccessibleInterface | None:
    if name in SCROLLING and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Client)
    return None

"""Drawn pictures as a screen reader meets them: as graphics with a name and a description."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_GRAPHIC = "graphic"


def call_graphic(widget: QWidget) -> None:
    """Have `widget` announced as a graphic."""
    widget.setProperty(_GRAPHIC, True)


def _described(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and thing.property(_GRAPHIC):
        return QAccessibleWidget(thing, QAccessible.Role.Graphic)
    return None


QAccessible.installFactory(_described)

"""Tab goes through a page as the eye does, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def in_reading_order(layout: QLayout) -> Iterator[QWidget]:
    """Everything in `layout` that can have the focus, hidden or not, as it is laid out."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner, widget = (item.layout(), item.widget()) if item else (None, None)
        if widget is not None:
            inner = widget.layout()
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                yield widget
            elif inner is None:
                yield from _inside(widget)
        if inner is not None:
            yield from in_reading_order(inner)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """What lays out its children by itself has them in their order."""
    for child in widget.children():
        if isinstance(child, QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                yield child
            else:
                yield from _inside(child)


def set_tab_order(layout: QLayout) -> None:
    """Chain everything in `layout` behind what comes first in it."""
    for one, following in pairwise(in_reading_order(layout)):
        QWidget.setTabOrder(one, following)

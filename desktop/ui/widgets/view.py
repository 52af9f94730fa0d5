"""Brings something into view on the page that scrolls around it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(widget: QWidget) -> None:
    """Scroll what is around `widget` until it can be seen, also where it has only just appeared."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        # It has a place only after the columns around it have made room.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        above.ensureWidgetVisible(widget)

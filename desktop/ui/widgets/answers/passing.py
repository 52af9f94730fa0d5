"""What is made of several widgets and passes the focus on to one of them."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class Passing(QWidget):
    """Has no focus of its own. Not by a focus proxy: where one stands apart from its widget, Tab goes back there."""

    def entry(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand it on."""
        self.entry().setFocus(event.reason())

"""What came of pressing a button, said beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.text import Body
from desktop.ui.widgets.view import bring_into_view


class Outcome(Body):
    """One sentence; takes no room until there is one. It comes into view and is read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden. The sentence may hold a path, so it can be copied."""
        super().__init__("", parent)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show `sentence`, in the colour of errors if something went `wrong`; hide on an empty one."""
        self.setProperty("role", "error" if wrong else "")
        self.style().polish(self)
        self.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence and self.isVisible():
            bring_into_view(self)
            announce(self, sentence)

"""One line in place of what is hidden for now, with a quiet way to see it all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.text import Body, Caption


class Veil(QWidget):
    """Says why something is hidden. Takes no room while nothing is."""

    lifted = Signal()

    def __init__(self, sentence: str, lift: str, parent: QWidget | None = None, *, plain: bool = False) -> None:
        """`lift` is the text of the button that shows it anyway; `plain` and below where that is why somebody came."""
        super().__init__(parent)
        self.text = Body(sentence) if plain else Caption(sentence)
        self.button = Button(lift) if plain else QuietButton(lift)
        self.button.setObjectName("show_anyway")
        self.button.clicked.connect(self.lifted)
        line = QVBoxLayout(self) if plain else QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.text, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft if plain else Qt.AlignmentFlag(0))
        self.hide()

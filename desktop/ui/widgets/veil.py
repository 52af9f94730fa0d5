"""One line in place of what is hidden for now, with a quiet way to see it all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.text import Caption


class Veil(QWidget):
    """Says why something is hidden. Takes no room while nothing is."""

    lifted = Signal()

    def __init__(self, sentence: str, lift: str, parent: QWidget | None = None) -> None:
        """`lift` is the text of the button that shows it anyway."""
        super().__init__(parent)
        self.text = Caption(sentence)
        self.button = QuietButton(lift)
        self.button.setObjectName("show_anyway")
        self.button.clicked.connect(self.lifted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.text, 1)
        line.addWidget(self.button)
        self.hide()

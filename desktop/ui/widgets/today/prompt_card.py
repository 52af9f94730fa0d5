"""Cards that ask for one thing, and the line that leaves a day out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.text import Body, Caption


class PromptCard(Card):
    """A heading, a sentence or two and one button."""

    pressed = Signal()

    def __init__(self, heading: str, button: Button, tone: Tone, parent: QWidget | None = None) -> None:
        """The button's object name is the caller's."""
        super().__init__(heading, tone, parent)
        self._text = Body()
        self.button = button
        button.clicked.connect(self.pressed)
        self.add(self._text)
        self.body.addLayout(row(button))

    def say(self, text: str) -> None:
        """Why it asks."""
        self._text.setText(text)
        self.button.setAccessibleDescription(text)

    def said(self) -> str:
        """What `say` was told last."""
        return self._text.text()


class SkipLine(QWidget):
    """Leaving the day out is as good as anything else on the page."""

    pressed = Signal()

    def __init__(self, text: str, why: str, parent: QWidget | None = None) -> None:
        """`text` has the access key."""
        super().__init__(parent)
        self.button = Button(text)
        self.button.setObjectName("skip_today")
        self.button.setAccessibleDescription(why)
        self.button.clicked.connect(self.pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.button)
        line.addWidget(Caption(why), 1)

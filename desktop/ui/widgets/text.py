"""Text in its four sizes. All of it wraps, and all of it can be read by a screen reader as it stands."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class _Text(QLabel):
    """A wrapping label whose size is a multiple of the system's font."""

    scale = 1.0
    weight = QFont.Weight.Normal
    role = ""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # By its name: the first texts are seen before `Qt` with its many enumerations has been loaded.
        self.setProperty("textFormat", "PlainText")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * self.scale)
        font.setWeight(self.weight)
        self.setFont(font)
        if self.role:
            self.setProperty("role", self.role)


class Title(_Text):
    """The one line at the top of a page."""

    scale = 1.75
    weight = QFont.Weight.DemiBold


class PanelTitle(_Text):
    """The one line at the top of a part that is read like a page of its own."""

    scale = 1.5
    weight = QFont.Weight.DemiBold


class Heading(_Text):
    """The first line of a card."""

    scale = 1.2
    weight = QFont.Weight.DemiBold


class Body(_Text):
    """Running text."""


class Strong(_Text):
    """A word that leads its line."""

    weight = QFont.Weight.DemiBold


class Caption(_Text):
    """What may be read later: dates, counts, hints."""

    scale = 0.92
    role = "caption"


class Hint(_Text):
    """What a choice means: quieter than its words, but no smaller, for it is read before choosing."""

    role = "caption"


class ErrorText(_Text):
    """What is wrong with the field above it; takes no room while nothing is."""

    scale = 0.95
    role = "error"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__("", parent)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show `sentence`; hide on an empty one."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

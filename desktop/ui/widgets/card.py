"""A card: a framed column of things that belong together."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.text import Heading

PADDING = 20
GAP = 10


class Tone(StrEnum):
    """How much a card asks for attention; never by colour alone: its words say it too."""

    PLAIN = "plain"
    QUIET = "quiet"
    FOCUS = "focus"
    ATTENTION = "attention"
    EMERGENCY = "emergency"


class Card(QFrame):
    """A column with an optional heading; add things to `body`."""

    def __init__(self, heading: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        """The heading also names the card for screen readers."""
        super().__init__(parent)
        self.setProperty("card", tone.value)
        self.setAccessibleName(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING)
        self.body.setSpacing(GAP)
        if heading:
            self.heading = Heading(heading)
            self.body.addWidget(self.heading)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below one another."""
        for widget in widgets:
            self.body.addWidget(widget)


class Rule(QFrame):
    """A hairline between two things in a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """One pixel high in the colour of edges."""
        super().__init__(parent)
        self.setProperty("rule", "true")


def row(*widgets: QWidget, stretch_last: bool = False, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside one another, from the left; `stretch_last` lets the last take the rest."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        line.addWidget(widget)
    if stretch_last and widgets:
        line.setStretch(len(widgets) - 1, 1)
    else:
        line.addStretch(1)
    return line


def empty(layout: QLayout) -> None:
    """Take everything out of `layout`, at once and for good."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)

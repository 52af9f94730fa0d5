"""The words of a panel: paragraphs with their sources one click away, and what people often hear put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Body, Caption

FEW_WORDS = 5
"""How many words of a text tell a screen reader which text a button of sources belongs to."""

Catalogue = Mapping[str, Mapping[str, Any]]


class Lead(Body):
    """The first sentence, a little larger."""

    scale = 1.15


class Label(Caption):
    """A small word above a text, in the colour of what matters here."""

    role = "known"
    weight = QFont.Weight.DemiBold


class Quoted(Body):
    """What somebody says."""

    def __init__(self, text: str) -> None:
        """`text` comes with its quotation marks."""
        super().__init__(text)
        font = self.font()
        font.setItalic(True)
        self.setFont(font)


class Passage(QWidget):
    """A text with the sources that it rests on."""

    def __init__(self, text: str, ids: Sequence[str], catalogue: Catalogue, body: type[Body] = Body) -> None:
        """`ids` name the sources in the `catalogue`; `body` is the size of the text."""
        super().__init__()
        lines = source_lines(ids, catalogue)
        self.sources = Sources(self.tr("%n source(s)", "", len(lines)), self.tr("Hide sources"), lines, small=True)
        start = " ".join(text.split()[:FEW_WORDS])
        self.sources.button.setAccessibleName(self.tr("Sources of: {text} …").format(text=start))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(body(text))
        column.addWidget(self.sources)


class PutRight(QFrame):
    """What somebody may have heard, and below it what is known."""

    def __init__(self, said: str, now: str, ids: Sequence[str], catalogue: Catalogue) -> None:
        """`said` is what people say, `now` what is right; `ids` are the sources of that."""
        super().__init__()
        self.setProperty("card", "plain")
        self.setAccessibleName(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        quoted = Quoted(self.tr("“{text}”").format(text=said))
        column.addWidget(_half("heard", Caption(self.tr("You may have heard")), quoted))
        column.addWidget(_half("known", Label(self.tr("What is known")), Passage(now, ids, catalogue)))


def _half(name: str, *widgets: QWidget) -> QFrame:
    made = QFrame()
    made.setProperty("said", name)
    column = QVBoxLayout(made)
    column.setContentsMargins(16, 10, 16, 12)
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)
    return made

"""The words of a panel: paragraphs with their sources one click away, and what people often hear put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Body, Caption

FEW_WORDS = 5
"""How many words of a text tell a screen reader which text a button of sources belongs to."""

Catalogue = Mapping[str, Mapping[str, Any]]


def sources(ids: Sequence[str], catalogue: Catalogue, text: str) -> Sources:
    """The button that opens the sources of `text`."""
    translate, lines = QCoreApplication.translate, source_lines(ids, catalogue)
    show = translate("passages", "%n source(s)", "", len(lines))
    made = Sources(show, translate("passages", "Hide sources"), lines, small=True)
    start = " ".join(text.split()[:FEW_WORDS])
    made.button.setAccessibleName(translate("passages", "Sources of: {text} …").format(text=start))
    return made


class Passage(QWidget):
    """One paragraph with its sources."""

    def __init__(self, text: str, ids: Sequence[str], catalogue: Catalogue, parent: QWidget | None = None) -> None:
        """`ids` name the sources in the `catalogue`."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Body(text))
        column.addWidget(sources(ids, catalogue, text))


class PutRight(QFrame):
    """What somebody may have heard, and below it what is known."""

    def __init__(self, said: str, now: str, ids: Sequence[str], catalogue: Catalogue) -> None:
        """`said` is what people say, `now` what is right; `ids` are the sources of that."""
        super().__init__()
        translate = QCoreApplication.translate
        self.setProperty("card", "plain")
        heard, known = QFrame(), QFrame()
        heard.setProperty("said", "heard")
        known.setProperty("said", "known")
        heading = Caption(translate("passages", "What is known"))
        heading.setProperty("role", "known")
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        quoted = Body(translate("passages", "“{text}”").format(text=said))
        font = quoted.font()
        font.setItalic(True)
        quoted.setFont(font)
        _fill(heard, Caption(translate("passages", "You may have heard")), quoted)
        _fill(known, heading, Body(now), sources(ids, catalogue, now))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(heard)
        column.addWidget(known)
        self.setAccessibleName(said)


def _fill(frame: QFrame, *widgets: QWidget) -> None:
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 10, 16, 12)
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)

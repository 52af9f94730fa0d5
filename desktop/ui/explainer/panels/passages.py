"""The words of a panel: paragraphs with their sources one click away, and what people often hear put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import CiteButton
from desktop.ui.widgets.sources import source_lines
from desktop.ui.widgets.text import Body, Caption

FEW_WORDS = 5
"""How many words of a text tell a screen reader which text a button of sources belongs to."""

FIXED = "\u00a0"
"""A space at which no line ends: some of them keep room for a button at the end of a text."""

REACH = 24
"""Pixels that the button can be pressed in, at least."""

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
    """A text, and at its end a small mark that opens the sources it rests on."""

    def __init__(self, text: str, ids: Sequence[str], catalogue: Catalogue, body: type[Body] = Body) -> None:
        """`ids` name the sources in the `catalogue`; `body` is the size of the text."""
        super().__init__()
        self._lines = source_lines(ids, catalogue)
        self.cite = CiteButton(f"[{len(self._lines)}]", self)
        self.cite.setVisible(bool(self._lines))
        self.cite.setCheckable(True)
        self.cite.setToolTip(self.tr("%n source(s)", "", len(self._lines)))
        start = " ".join(text.split()[:FEW_WORDS])
        self.cite.setAccessibleName(self.tr("Sources of: {text} …").format(text=start))
        self.cite.toggled.connect(self._toggle)
        self._sources: QWidget | None = None
        self._text = body(text)
        if self._lines:
            room = self.cite.sizeHint().width() // max(1, self._text.fontMetrics().horizontalAdvance(FIXED)) + 2
            self._text.setText(text + FIXED * room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._text)
        self.cite.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark at the end of the text."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Where the last line ends, as the label breaks them."""
        if not self._lines:
            return
        layout = QTextLayout(self._text.text(), self._text.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        end, y = 0.0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0.0, y))
            y += line.height()
            end = line.naturalTextWidth()
        layout.endLayout()
        hint = self.cite.sizeHint()
        width, height = max(REACH, hint.width()), max(REACH, hint.height())
        middle = y - self._text.fontMetrics().height() / 2
        x = min(round(end - (width + hint.width()) / 2), self.width() - width)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - width
        self.cite.setGeometry(x, max(0, round(middle - height / 2)), width, height)

    def _toggle(self, shown: bool) -> None:
        if self._sources is None:
            # Only now: there can be dozens, and few people ask.
            self._sources = QWidget()
            column = QVBoxLayout(self._sources)
            column.setContentsMargins(12, 0, 0, 4)
            column.setSpacing(6)
            for line in self._lines:
                column.addWidget(Caption(line))
            whole = self.layout()
            assert whole is not None
            whole.addWidget(self._sources)
        self._sources.setVisible(shown)


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

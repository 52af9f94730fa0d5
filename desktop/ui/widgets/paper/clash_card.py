"""Asks once, plainly, where a sheet of paper says something else than the diary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.text import Body, Heading

MOST_LINES = 3


class ClashCard(Card):
    """Hidden until there is something to ask."""

    diary_kept, paper_kept, left = Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """The button that throws nothing away comes first: Return pressed twice must not decide."""
        super().__init__(tone=Tone.ATTENTION, parent=parent)
        self.setObjectName("paper_clash")
        self._heading, self._lines = Heading(), Body()
        for text in (self._heading, self._lines):
            # Not what it could need at its narrowest.
            text.setMinimumHeight(1)
        self.back = Button(self.tr("&Go on typing"))
        self.diary = Button(self.tr("&Keep what is in the diary"))
        self.paper = Button(self.tr("&Replace it with the paper’s"))
        for button, name, said in (
            (self.back, "go_on_typing", self.left),
            (self.diary, "keep_diary", self.diary_kept),
            (self.paper, "keep_paper", self.paper_kept),
        ):
            button.setObjectName(name)
            button.clicked.connect(said)
        self.add(self._heading, self._lines)
        self.body.addLayout(flow(self.back, self.diary, self.paper))
        self.hide()

    def ask(self, lines: Sequence[str]) -> None:
        """Show what says something else, a few of it in words, and put the focus on what leaves all as it is."""
        count = len(lines)
        self._heading.setText(self.tr("%n box(es) say something else than your diary", "", count))
        more = [self.tr("and %n more", "", count - MOST_LINES)] if count > MOST_LINES else []
        self._lines.setText("\n".join([*lines[:MOST_LINES], *more]))
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(self._lines.text())
        self.show()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._heading.text()}. {self._lines.text()}")

    def decided(self, boxes: int, *, replaced: bool) -> str:
        """What became of so many boxes; nothing to be said of none."""
        if not boxes:
            return ""
        if replaced:
            return self.tr("%n box(es) of your diary now say what the paper says.", "", boxes)
        return self.tr("%n box(es) stayed as they were in your diary. The paper said something else.", "", boxes)

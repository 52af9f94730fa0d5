"""How far the questions before the page are answered, and the way to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.text import Body, Hint


class QuestionsCard(Card):
    """Says `asked` when somebody wants to go there. Nothing in it has to be done: the page prints without."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until `show_state`."""
        super().__init__(self.tr("Questions before the page"), parent=parent)
        self.state, self.missing, self.peg = Body(), Hint(), Hint()
        for text, name in ((self.state, "parts_answered"), (self.missing, "parts_missing"), (self.peg, "peg_state")):
            text.setObjectName(name)
            self.add(text)
        self.go = Button("")
        self.go.setObjectName("ask_questions")
        self.go.clicked.connect(self.asked)
        self.body.addLayout(row(self.go))

    def show_state(self, parts: int, missing: Sequence[str], peg: str) -> None:
        """`missing` names those of the `parts` in which nothing was said; `peg` is a sentence or empty."""
        answered = parts - len(missing)
        none = self.tr("A few questions, each of which you may skip. The answers go on the page.")
        some = self.tr("{n} of {of} parts are answered.").format(n=answered, of=parts)
        every = self.tr("All {of} parts are answered.").format(of=parts)
        self.state.setText(every if not missing else some if answered else none)
        said = self.tr("Not answered: {parts}.").format(parts=", ".join(missing)) if answered and missing else ""
        for line, text in ((self.missing, said), (self.peg, peg)):
            line.setText(text)
            line.setVisible(bool(text))
        begin, go_on = self.tr("Answer the &questions"), self.tr("Go on with the &questions")
        look = self.tr("Look at the &questions")
        self.go.setText(look if not missing else go_on if answered else begin)

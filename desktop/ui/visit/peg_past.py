"""Earlier answers to PEG: one line for each day, with its three scores and their mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.peg import Peg
from desktop.ui.widgets.card import Rule, empty
from desktop.ui.widgets.text import Body, Caption, Strong
from desktop.ui.words import Words


class PegPast(QWidget):
    """A small table; takes no room while there is nothing to show."""

    def __init__(self, names: Sequence[str], words: Words, parent: QWidget | None = None) -> None:
        """`names` of the three items stand above their scores."""
        super().__init__(parent)
        self.setObjectName("peg_past")
        self._names, self._words = names, words
        self._shown: list[Peg] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        for column in range(1, len(names) + 2):
            self._grid.setColumnStretch(column, 1)
        self.hide()

    def show_answers(self, pegs: Sequence[Peg]) -> None:
        """Show `pegs` in their order."""
        if list(pegs) != self._shown:
            self._shown = list(pegs)
            empty(self._grid)
            if pegs:
                self._fill()
        self.setVisible(bool(pegs))

    def _fill(self) -> None:
        heads = [self.tr("Earlier answers"), *self._names, self.tr("Mean")]
        self._line(0, Strong(heads[0]), [Caption(head) for head in heads[1:]])
        for number, peg in enumerate(self._shown, start=1):
            self._grid.addWidget(Rule(), 2 * number - 1, 0, 1, len(heads))
            day = Body(self._words.full_date(peg.day))
            said = [self._words.score(score) for score in (*peg.scores, round(peg.mean, 1))]
            figures = [Body(text) for text in said]
            for head, figure in zip(heads[1:], figures, strict=True):
                figure.setAccessibleName(f"{head}: {figure.text()}")
            self._line(2 * number, day, figures)

    def _line(self, row: int, first: QWidget, others: Sequence[Body | Caption]) -> None:
        self._grid.addWidget(first, row, 0, Qt.AlignmentFlag.AlignBottom)
        for column, label in enumerate(others, start=1):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(label, row, column)

"""Below the table of a paper week: what the cell asks for, and its keys as buttons to press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.paper import Tick
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.paper.model import Kind
from desktop.ui.widgets.text import Body, Strong

TEN = 10
"""The score that takes two keys, or one that is a letter."""


class PadButton(Button):
    """A key that can be pressed by pointer; the keyboard has the key itself, so the focus stays in the table."""

    kind = "pad"

    def __init__(self, key: str, does: str = "") -> None:
        """`key` as it is on the keyboard, and what it does there."""
        super().__init__(f"{key}  {does}" if does else key)
        self.setAccessibleName(does or key)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class PaperPad(QWidget):
    """Values in, signals out."""

    scored = Signal(int)
    ticked = Signal(object)
    """A Tick."""

    left_out = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a cell."""
        super().__init__(parent)
        self._title = Strong()
        self._title.setObjectName("paper_cell")
        self._kinds = {Kind.SCORE: self._scores(), Kind.TICK: self._ticks(), Kind.NOTE: self._note()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        for each in self._kinds.values():
            column.addWidget(each)

    def show_cell(self, title: str, kind: Kind, *, rated: bool = True) -> None:
        """Show what the cell is, and its keys; without scores a box leaves the day out."""
        self._title.setText(title)
        self._out.setVisible(not rated)
        for each, keys in self._kinds.items():
            keys.setVisible(each is kind)

    def _scores(self) -> QWidget:
        buttons = []
        for score in range(11):
            button = PadButton("T", "10") if score == TEN else PadButton(str(score))
            button.setObjectName(f"pad_{score}")
            button.clicked.connect(lambda _checked=False, score=score: self.scored.emit(score))
            buttons.append(button)
        out, none = self._leaver("pad_out"), PadButton(self.tr("Space"), self.tr("empty"))
        none.clicked.connect(self.emptied)
        return _row([*buttons, out, none])

    def _ticks(self) -> QWidget:
        buttons = []
        said = (("1", self.tr("noticed")), ("2", self.tr("noticed and evened")), (self.tr("Space"), self.tr("nothing")))
        for (key, does), tick in zip(said, (Tick.NOTICED, Tick.EVENED, Tick.NOTHING), strict=True):
            button = PadButton(key, does)
            button.setObjectName(f"pad_{tick.name.lower()}")
            button.clicked.connect(lambda _checked=False, tick=tick: self.ticked.emit(tick))
            buttons.append(button)
        self._out = self._leaver("pad_out_unrated")
        return _row([*buttons, self._out])

    def _leaver(self, name: str) -> PadButton:
        button = PadButton("X", self.tr("left out"))
        button.setObjectName(name)
        button.clicked.connect(self.left_out)
        return button

    def _note(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Body(self.tr("Just type. Tab goes on with the next day.")))
        return made


def _row(widgets: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    made.setLayout(flow(*widgets))
    return made

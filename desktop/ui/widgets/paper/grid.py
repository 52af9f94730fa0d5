"""Typing a week in from paper: one key fills a cell and goes on to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from desktop.domain.paper import Tick
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.paper.cells import PaperCells
from desktop.ui.widgets.paper.model import Kind
from desktop.ui.widgets.paper.table import PaperTable

TEN, LEFT_OUT, TO_NOTE = "t", "x", "n"
"""The keys that are letters."""

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_MOVES = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)


class PaperGrid(PaperTable):
    """Digits fill and go on, Tab and Space go on, Backspace goes back, the arrows move; Return says `entered`.

    A 1 for a score waits: a 0 makes it ten, while any other digit or Space is for the next cell.
    """

    entered = Signal()
    misplaced = Signal(str)
    """What is to be said of an X that was pressed in a box that does not take one."""

    def __init__(self, longest_note: int, parent: QWidget | None = None) -> None:
        """`longest_note` in letters."""
        super().__init__(longest_note, parent)
        self.painter.entered.connect(self.entered)

    def finish(self) -> None:
        """Take what is still being typed: a 1 that waits, a note in its line."""
        self.cells.wait(None)
        if (editor := self._editor()) is not None:
            self.commitData(editor)
            self.closeEditor(editor, PaperCells.EndEditHint.NoHint)

    def score(self, score: int) -> None:
        """Put `score` into the day that takes the keys, and go on."""
        self.cells.wait(None)
        self.cells.type_score(self.currentIndex().row(), score)
        self._told()
        self.go_on()

    def leave_out(self) -> None:
        """Leave the day out, and go on with the next one."""
        self.cells.wait(None)
        self.cells.leave_out(self.currentIndex().row())
        announce(self, f"{self.cells.days[self.currentIndex().row()].spoken}, {self.cells.tr('left out')}")
        if (to := self.next_day()) is not None:
            self.go(to)

    def tick(self, tick: Tick) -> None:
        """Say what both boxes of the cell say, and go on."""
        here = self.currentIndex()
        self.cells.type_tick(here.row(), self.cells.columns[here.column()].activity, tick)
        self._told()
        self.go_on()

    def empty(self) -> None:
        """Take back what was typed into the cell, and go on."""
        self.cells.wait(None)
        self.cells.clear(self.currentIndex())
        self.go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill, go on or back, move; what is no key of this table is left to the dialog."""
        key, here = event.key(), self.currentIndex()
        plain = event.modifiers() & ~_PLAIN == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._editor() is None:
                # The line of a note passes it on and says so by itself.
                self.cells.wait(None)
                self.entered.emit()
        elif key in _MOVES:
            self.cells.wait(None)
            super().keyPressEvent(event)
        elif not plain or not self.is_open(here):
            event.ignore()
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif key == Qt.Key.Key_Delete:
            self.cells.wait(None)
            self.cells.clear(here)
        elif not event.text() or not event.text().isprintable() or not self._take(event.text()):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on through the cells, and from the last one out of the table."""
        self.cells.wait(None)
        to = self.step(1 if forward else -1)
        if to is None:
            return super().focusNextPrevChild(forward)
        self.go(to)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box ticks it; its half of the cell counts."""
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not self.is_open(at):
            return
        cell, column = self.cells.cell(at), self.cells.columns[at.column()]
        if cell.kind is Kind.TICK:
            known = cell.typed if isinstance(cell.typed, int) else Tick.NOTHING
            if event.position().x() > self.visualRect(at).center().x():
                tick = Tick.NOTICED if known == Tick.EVENED else Tick.EVENED
            else:
                tick = Tick.NOTHING if known else Tick.NOTICED
            self.cells.type_tick(at.row(), column.activity, tick)
            self._told()

    def _take(self, text: str) -> bool:
        """Do what a letter or a digit stands for in this cell; whether it stands for anything."""
        kind, key = self.cells.columns[self.currentIndex().column()].kind, text.casefold()
        if kind is Kind.NOTE or key == TO_NOTE:
            self._write(text if kind is Kind.NOTE else "")
        elif key == LEFT_OUT and kind is not Kind.SCORE and self.cells.rated:
            # On paper many tick with an X: it must not take the score of the day away.
            said = self.tr("An X leaves a day out, in its pain box. In this box 1 is noticed, 2 is evened as well.")
            self.misplaced.emit(said)
        elif key == LEFT_OUT:
            self.leave_out()
        elif kind is Kind.SCORE:
            return self._take_score(key)
        elif key in {" ", "0", "1", "2"}:
            self.tick(Tick(0 if key == " " else int(key)))
        else:
            return False
        return True

    def _take_score(self, key: str) -> bool:
        row = self.currentIndex().row()
        waits = self.cells.waiting == row
        if waits and key in set(" 123456789"):
            # So the score was 1, and the key is for the next cell.
            self.cells.wait(None)
            return self.go_on() and self._take(key)
        if key == TEN or (waits and key == "0"):
            self.score(10)
        elif key == "1":
            self.cells.type_score(row, 1)
            self.cells.wait(row)
            self._told()
        elif key in set("023456789"):
            self.score(int(key))
        elif key == " ":
            self.empty()
        else:
            return False
        return True

    def _write(self, text: str) -> None:
        """Open the note of the day, and go on with `text`."""
        self.cells.wait(None)
        note = self.currentIndex().siblingAtColumn(len(self.cells.columns) - 1)
        self.go(note)
        self.edit(note)
        if (editor := self._editor()) is not None:
            editor.end(False)
            editor.insert(text)

    def _editor(self) -> QLineEdit | None:
        """The line in which a note is being written."""
        return self.painter.editor if self.state() is QAbstractItemView.State.EditingState else None

    def _back(self) -> None:
        """Take back what was typed here, or else in the cell before."""
        here, waited = self.currentIndex(), self.cells.waiting is not None
        self.cells.wait(None)
        if waited or self.cells.cell(here).typed is not None:
            self.cells.clear(here)
        elif (before := self.step(-1)) is not None:
            self.go(before)
            self.cells.clear(before)
        self._told()

    def _told(self) -> None:
        """Have read out what was typed: the cell that is read next is another one."""
        here = self.currentIndex()
        name = self.cells.columns[here.column()].name
        announce(self, f"{name}, {self.cells.spoken(self.cells.cell(here))}")

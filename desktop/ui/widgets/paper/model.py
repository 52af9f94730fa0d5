"""What is typed in from a paper week, cell by cell, over what the diary holds already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.paper import PaperDay, Tick

Index = QModelIndex | QPersistentModelIndex
Value = int | str | Tick
NOWHERE = QModelIndex()
OUT = "out"
"""Stands for a day that is left out, where its score would be."""


class Kind(Enum):
    """What a column asks for."""

    SCORE = "score"
    TICK = "tick"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One column as it is read out and, where that differs, as its heading says it.

    A column of boxes is of an activity, by its id.
    """

    kind: Kind
    name: str
    activity: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One day: what it is called in short and aloud, what the diary holds of it, and whether it has begun.

    A hidden score is there, but not to be seen yet.
    """

    day: date
    name: str
    spoken: str
    there: PaperDay
    open: bool = True
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it is seen: what was typed, what the diary holds, and whether a 1 waits for its 0."""

    kind: Kind
    typed: Value | None = None
    kept: Value | None = None
    open: bool = True
    hidden: bool = False
    waiting: bool = False

    @property
    def clash(self) -> bool:
        """Whether what was typed is something else than what the diary holds; a note is only added."""
        known = self.kept not in {None, OUT} and self.kind is not Kind.NOTE
        return known and self.typed not in {None, OUT, self.kept}

    @property
    def shown(self) -> Value | None:
        """What stands in the cell."""
        return self.kept if self.typed is None else self.typed


class PaperModel(QAbstractTableModel):
    """Rows are days; what is typed stays in its row when the days change."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without days."""
        super().__init__(parent)
        self.columns: tuple[PaperColumn, ...] = ()
        self.heads: tuple[str, ...] = ()
        self.days: tuple[PaperRow, ...] = ()
        self._typed: list[PaperDay] = []
        self._waiting: int | None = None

    def show_days(self, columns: Sequence[PaperColumn], days: Sequence[PaperRow]) -> None:
        """Show other days, or other things of the same ones."""
        fresh = tuple(columns) != self.columns or len(days) != len(self.days)
        if fresh:
            self.beginResetModel()
        self.columns, self.days = tuple(columns), tuple(days)
        self._typed = self._typed[: len(days)] + [PaperDay(day.day) for day in days[len(self._typed) :]]
        self._typed = [replace(typed, day=day.day) for typed, day in zip(self._typed, days, strict=True)]
        if fresh:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(days) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(days) - 1)

    def typed(self) -> tuple[PaperDay, ...]:
        """Every row as it was typed."""
        return tuple(self._typed)

    @property
    def entered(self) -> bool:
        """Whether anything was typed."""
        return any(self._typed)

    @property
    def waiting(self) -> int | None:
        """The row whose 1 may still become a ten."""
        return self._waiting

    def wait(self, row: int | None) -> None:
        """Let the 1 of `row` wait for what comes next, or none."""
        before, self._waiting = self._waiting, row
        for each in {before, row} - {None}:
            self._say(each or 0)

    def type_score(self, row: int, score: int | None) -> None:
        """Put a score into a row, or nothing; the day is not left out then."""
        self._put(row, replace(self._typed[row], score=score, left_out=False))

    def leave_out(self, row: int) -> None:
        """Mark the day as left out in place of its score."""
        self._put(row, replace(self._typed[row], score=None, left_out=True))

    def type_tick(self, row: int, activity: str, tick: Tick) -> None:
        """Say what the boxes of an activity say; nothing takes back what was typed."""
        ticks = {**self._typed[row].ticks, activity: tick}
        self._put(row, replace(self._typed[row], ticks={id: each for id, each in ticks.items() if each}))

    def type_note(self, row: int, text: str) -> None:
        """Put a note into a row."""
        self._put(row, replace(self._typed[row], note=text.strip()))

    def clear(self, index: Index) -> None:
        """Take back what was typed into a cell."""
        column = self.columns[index.column()]
        if column.kind is Kind.SCORE:
            self.type_score(index.row(), None)
        elif column.kind is Kind.TICK:
            self.type_tick(index.row(), column.activity, Tick.NOTHING)
        else:
            self.type_note(index.row(), "")

    def cell(self, index: Index) -> Cell:
        """What is to be seen at `index`."""
        row, column = self.days[index.row()], self.columns[index.column()]
        typed, kept = (_value(day, column) for day in (self._typed[index.row()], row.there))
        hidden = row.hidden and column.kind is Kind.SCORE and row.there.score is not None
        waiting = self._waiting == index.row() and column.kind is Kind.SCORE
        return Cell(column.kind, typed, kept, row.open, hidden, waiting)

    @property
    def rated(self) -> bool:
        """Whether scores are asked for."""
        return any(column.kind is Kind.SCORE for column in self.columns)

    @property
    def keeps(self) -> bool:
        """Whether the diary holds anything of what is to be seen."""
        columns = range(len(self.columns))
        return any(self.cell(self.index(row, at)).kept is not None for row in range(len(self.days)) for at in columns)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One for each day."""
        return 0 if parent.isValid() else len(self.days)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The score, the activities and the note."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is asked for, and the days."""
        if role == Qt.ItemDataRole.DisplayRole:
            across = orientation is Qt.Orientation.Horizontal
            return self.heads[section] if across and self.heads else self._name(section) if not across else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.columns[section].name if orientation is Qt.Orientation.Horizontal else self.days[section].spoken
        return None

    def _name(self, row: int) -> str:
        """What the day is called; that it is left out stands there only where no score would say it."""
        name, day = self.days[row].name, self._typed[row]
        return f"{name}\n{self.tr('left out')}" if day.left_out and not day.entered and not self.rated else name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The note to show or to edit; to screen readers, the day, the column and what stands there."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.days[index.row()].spoken}, {self.columns[index.column()].name}, {self.spoken(cell)}"
        if role == Qt.ItemDataRole.EditRole and cell.kind is Kind.NOTE:
            return cell.typed or ""
        if role == Qt.ItemDataRole.ToolTipRole and cell.kind is Kind.NOTE:
            return "\n".join(str(note) for note in (cell.kept, cell.typed) if note) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a note from its editor."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.type_note(index.row(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day that has not begun takes nothing; only notes are edited as text."""
        if not self.days[index.row()].open:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        note = self.columns[index.column()].kind is Kind.NOTE
        return usual | Qt.ItemFlag.ItemIsEditable if note else usual

    def spoken(self, cell: Cell) -> str:
        """A cell in words."""
        if not cell.open:
            return self.tr("still to come")
        if cell.waiting:
            return self.tr("1, and with 0 it is ten")
        if cell.kept is None:
            return self.said(cell.kind, cell.typed)
        kept = self.tr("hidden") if cell.hidden else self.said(cell.kind, cell.kept)
        if cell.typed is None or cell.typed == cell.kept:
            return self.tr("{entry}, in the diary").format(entry=kept)
        return self.tr("{entry}, the diary says {kept}").format(entry=self.said(cell.kind, cell.typed), kept=kept)

    def said(self, kind: Kind, value: Value | None) -> str:
        """A value of a column of that kind in words."""
        if value is None:
            return self.tr("empty")
        if kind is Kind.TICK:
            return self.tr("noticed and evened") if value == Tick.EVENED else self.tr("noticed")
        return self.tr("left out") if value == OUT and kind is Kind.SCORE else str(value)

    def _put(self, row: int, day: PaperDay) -> None:
        self._typed[row] = day
        self._say(row)

    def _say(self, row: int) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))


def _value(day: PaperDay, column: PaperColumn) -> Value | None:
    """What `day` says in `column`; None for nothing."""
    if column.kind is Kind.SCORE:
        return day.score if day.score is not None else OUT if day.left_out else None
    if column.kind is Kind.TICK:
        return day.ticks.get(column.activity) or None
    return day.note or None

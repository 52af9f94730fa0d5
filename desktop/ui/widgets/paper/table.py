"""The table of a paper week: its days and columns, and the order in which its cells are gone through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from desktop.ui.widgets.paper.cells import PaperCells
from desktop.ui.widgets.paper.model import Kind, PaperColumn, PaperModel, PaperRow

ROW = 42
WIDTHS = {Kind.SCORE: 88, Kind.TICK: 104, Kind.NOTE: 150}
"""Pixels: the least height of a row, and the least width of each column."""


class PaperTable(QTableView):
    """Shows what is typed. `moved` says that another cell takes the keys, or that something was typed."""

    moved = Signal()

    def __init__(self, longest_note: int, parent: QWidget | None = None) -> None:
        """`longest_note` in letters."""
        super().__init__(parent)
        self.cells = PaperModel(self)
        self.setModel(self.cells)
        self.painter = PaperCells(self.cells, longest_note, self)
        self.setItemDelegate(self.painter)
        self.setObjectName("paper_grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        across, down = self.horizontalHeader(), self.verticalHeader()
        line = self.fontMetrics().lineSpacing()
        across.setFixedHeight(2 * line + 14)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setDefaultSectionSize(max(ROW, 2 * line + 6))
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.cells.dataChanged.connect(self.moved)
        self.selectionModel().currentChanged.connect(self._follow)

    def show_days(self, columns: Sequence[PaperColumn], days: Sequence[PaperRow]) -> None:
        """Show other days; what is typed stays in its row."""
        across = self.horizontalHeader()
        metrics = across.fontMetrics()
        self.cells.heads = tuple(
            two_lines(metrics, each.heading or each.name, WIDTHS[each.kind] - 16) for each in columns
        )
        self.cells.show_days(columns, days)
        for number, column in enumerate(columns):
            self.setColumnWidth(number, WIDTHS[column.kind])
        self._widen_notes()
        if not self.is_open(self.currentIndex()):
            self.go(next(iter(self._order()), QModelIndex()))
        self.moved.emit()

    def go(self, index: QModelIndex) -> None:
        """Let `index` take the keys."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def go_on(self) -> bool:
        """Let the next cell take the keys; whether there is one."""
        to = self.step(1)
        if to is not None:
            self.go(to)
        return to is not None

    def step(self, by: int) -> QModelIndex | None:
        """The next cell, or the one before, in the order of typing; none at the ends."""
        order, here = self._order(), self.currentIndex()
        at = (here.row(), here.column())
        if by > 0:
            return next((index for index in order if (index.row(), index.column()) > at), None)
        return next((index for index in reversed(order) if (index.row(), index.column()) < at), None)

    def next_day(self) -> QModelIndex | None:
        """The first cell of the next day; none after the last."""
        return next((index for index in self._order() if index.row() > self.currentIndex().row()), None)

    def is_open(self, index: QModelIndex) -> bool:
        """Whether something can be typed there."""
        return index.isValid() and self.cells.days[index.row()].open

    def moveCursor(  # noqa: N802 - Qt's name.
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """As in every table, but that from a note Tab goes on with the next day."""
        if action in {QAbstractItemView.CursorAction.MoveNext, QAbstractItemView.CursorAction.MovePrevious}:
            forward = action is QAbstractItemView.CursorAction.MoveNext
            return self.step(1 if forward else -1) or self.currentIndex()
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which cell takes the keys, and have it read out: Qt would tell of the table only."""
        super().focusInEvent(event)
        self.viewport().update()
        here = self.currentIndex()
        if here.isValid() and QAccessible.isActive():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            # The headings are children, too.
            told.setChild((here.row() + 1) * (len(self.cells.columns) + 1) + here.column() + 1)
            QAccessible.updateAccessibility(told)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A 1 that waited is a 1."""
        super().focusOutEvent(event)
        self.cells.wait(None)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes have the room that is left."""
        super().resizeEvent(event)
        self._widen_notes()

    def sizeHint(self) -> QSize:
        """All of the week."""
        wide = self.verticalHeader().sizeHint().width() + sum(WIDTHS[column.kind] for column in self.cells.columns)
        return QSize(wide + 4, self._high(len(self.cells.days)))

    def minimumSizeHint(self) -> QSize:
        """Two days of it."""
        return QSize(320, self._high(2))

    def _widen_notes(self) -> None:
        last = len(self.cells.columns) - 1
        if last >= 0:
            others = sum(self.columnWidth(at) for at in range(last))
            self.setColumnWidth(last, max(WIDTHS[Kind.NOTE], self.viewport().width() - others))

    def _high(self, rows: int) -> int:
        return self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize() + 4

    def _order(self) -> list[QModelIndex]:
        """The cells that are filled by one key, day by day."""
        columns = [at for at, column in enumerate(self.cells.columns) if column.kind is not Kind.NOTE]
        rows = [row for row, day in enumerate(self.cells.days) if day.open]
        return [self.cells.index(row, column) for row in rows for column in columns]

    def _follow(self) -> None:
        self.viewport().update()
        self.moved.emit()


def two_lines(metrics: QFontMetrics, text: str, width: int) -> str:
    """`text` broken at a space if it is wider than `width` pixels, both lines cut where they still are."""
    words = text.split()
    fitting = (at for at in range(len(words), 0, -1) if metrics.horizontalAdvance(" ".join(words[:at])) <= width)
    at = next(fitting, 1)
    lines = (" ".join(words[:at]), " ".join(words[at:]))
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line)

"""The same series as a table, newest first, which a screen reader can walk through."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.charts.sayings import Sayings, shortened
from desktop.ui.charts.series import Grain, Point, Series
from desktop.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TrendTable(QAbstractTableModel):
    """A row for each point: when, the score or the average, and what else is to say."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._words, self._sayings = words, Sayings(words, self)
        self._points: tuple[Point, ...] = ()
        self._grain = Grain.DAY

    def show_series(self, series: Series) -> None:
        """Show other points."""
        self.beginResetModel()
        self._points, self._grain = tuple(reversed(series.points)), series.grain
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One for each point."""
        return 0 if parent.isValid() else len(self._points)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many as there are headings."""
        return 0 if parent.isValid() else len(self._headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; the whole note as its tool tip."""
        point = self._points[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(point)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and point.note:
            return point.note
        return None

    def _headings(self) -> tuple[str, ...]:
        if self._grain is Grain.DAY:
            return (self.tr("Day"), self.tr("Rating"), self.tr("Entered"), self.tr("Note"))
        return (self.tr("Week"), self.tr("Average"), self.tr("Rated"), self.tr("Entered"))

    def _cells(self, point: Point) -> tuple[str, ...]:
        name = self._sayings.when(point, self._grain)
        value = "–" if point.value is None else self._words.score(point.value)
        later = self.tr("later") if point.recalled else ""
        if point.mean is not None:
            return (name, value, self._sayings.counted(point.mean), self.tr("some later") if point.recalled else "")
        if point.value is None:
            later = self.tr("left out") if point.skipped else self.tr("not rated")
        return (name, value, later or self.tr("on the day"), shortened(point.note))

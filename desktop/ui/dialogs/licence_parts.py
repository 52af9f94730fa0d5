"""The list of the parts that have a licence: a letter looks for a name, a digit for a number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget

from desktop.ui.dialogs.licence_text import Section


class LicenceParts(QListWidget):
    """The sections of the text, each of which leads to its place."""

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        """With all `sections`, in the order of the text."""
        super().__init__(parent)
        self.setObjectName("licence_parts")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self._sections = sections
        self._typed = ""
        self._since = QElapsedTimer()
        for section in sections:
            self.addItem(_item(section))

    def mark(self, place: int) -> None:
        """Choose the section that holds the `place` in the text, and lead nowhere."""
        row = max(0, bisect_right([section.place for section in self._sections], place) - 1)
        before = self.blockSignals(True)
        self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.blockSignals(before)
        self.scrollToItem(self.item(row))
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Go to the next section whose name or number begins with what is being typed; Qt knows its number only."""
        if not self._since.isValid() or self._since.elapsed() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._since.start()
        # The same letter again goes on to the next.
        again = self._typed == search
        self._typed = search if again else self._typed + search
        wanted = self._typed.casefold()
        first = self.currentRow() + (len(self._typed) == 1)
        for row in chain(range(max(0, first), self.count()), range(first)):
            section = self._sections[row]
            if section.name.casefold().startswith(wanted) or section.number.startswith(wanted):
                self.setCurrentRow(row)
                return


def _item(section: Section) -> QListWidgetItem:
    item = QListWidgetItem(section.title)
    item.setData(Qt.ItemDataRole.UserRole, section.place)
    if section.chapter:
        font = item.font()
        font.setBold(True)
        item.setFont(font)
    return item

"""The calm column on the left: the name, the pages, and the promise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from desktop.ui.widgets.text import Caption, Heading

WIDTH = 212
ROOMY, CLOSE = (28, 14, 14, 20), (14, 8, 6, 10)
"""Pixels above the name, under it, over the promise and below that."""


def key_of(row: int) -> str:
    """The key that opens the page in `row`, from 0: Ctrl with the digits as they stand on the keyboard, then none."""
    return f"Ctrl+{(row + 1) % 10}" if row < 10 else ""


class PageList(QListWidget):
    """A letter looks for a page that begins with it, and is no shortcut of the page beside."""

    def event(self, event: QEvent) -> bool:
        """Keep plain letters: T would rate the pain as ten."""
        if event.type() is QEvent.Type.ShortcutOverride:
            # Not at the start, when no key has been pressed: `Qt` takes long to load.
            from PySide6.QtCore import Qt
            from PySide6.QtGui import QKeyEvent

            assert isinstance(event, QKeyEvent)
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
            if plain and event.text().isalpha():
                event.accept()
                return True
        return super().event(event)


class Sidebar(QFrame):
    """Says `chosen` with the name of a page when a person picks it from the list."""

    chosen = Signal(str)

    def __init__(self, titles: dict[str, str], parent: QWidget | None = None) -> None:
        """`titles` gives the title of each page by its name, in order."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._names = list(titles)
        self.list = PageList()
        self.list.setObjectName("navigation")
        self.list.setAccessibleName(self.tr("Pages"))
        # By its name, for the same reason.
        self.list.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.list.addItems(list(titles.values()))
        self.list.currentRowChanged.connect(self._choose)
        self._column = QVBoxLayout(self)
        self._name = Heading("Evenfoot")
        self._column.addWidget(self._name)
        self._column.addWidget(self.list, 1)
        self._promise = Caption(self.tr("Everything stays on this computer."))
        self._column.addWidget(self._promise)
        self._arrange(ROOMY)

    @property
    def page(self) -> str:
        """The name of the marked page; empty where none is."""
        row = self.list.currentRow()
        return self._names[row] if row >= 0 else ""

    def tell_keys(self) -> None:
        """Say beside each page which keys open it."""
        from desktop.ui.keys import written

        for row in range(self.list.count()):
            self.list.item(row).setToolTip(written(key_of(row)))

    def mark(self, name: str) -> None:
        """Mark a page as the open one."""
        # A list that gets the focus makes its first row current without marking it.
        self.list.setCurrentRow(self._names.index(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All pages are seen: in a low window they move closer to the name, and without room the promise goes."""
        super().resizeEvent(event)
        rows = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth()
        texts = self._name.sizeHint().height() + self._promise.heightForWidth(WIDTH)
        margins = self._name.contentsMargins().bottom() + self._promise.contentsMargins().top()
        spare = self.height() - rows - texts + margins
        self._arrange(ROOMY if spare >= sum(ROOMY) else CLOSE)
        self._promise.setVisible(spare >= sum(CLOSE))

    def _arrange(self, gaps: tuple[int, int, int, int]) -> None:
        above, under, over, below = gaps
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, above, 0, below)
        self._name.setContentsMargins(24, 0, 24, under)
        self._promise.setContentsMargins(24, over, 16, 0)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._names[row])

"""Below a panel: the way back and on, and between them the ways onto paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.print_row import PrintRow
from desktop.ui.widgets.buttons import Button, PrimaryButton


class Ways(QWidget):
    """Back, what prints, and on to the next panel by its name."""

    def __init__(self, titles: Sequence[str], paper: PrintRow, parent: QWidget | None = None) -> None:
        """`titles` of the panels in their order."""
        super().__init__(parent)
        # What comes behind a colon can be read when one is there.
        self._titles, self.print = [title.split(":")[0] for title in titles], paper
        self.back, self.next = Button(self.tr("&Back")), PrimaryButton("")
        self.back.setObjectName("back")
        self.next.setObjectName("next")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.back, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.next, 0, 2, Qt.AlignmentFlag.AlignTop)
        self.arrange(wide=True)

    def arrange(self, *, wide: bool) -> None:
        """Have what prints between back and on, or in a line of its own below them."""
        self._grid.removeWidget(self.print)
        if wide:
            self._grid.addWidget(self.print, 0, 1)
        else:
            self._grid.addWidget(self.print, 1, 0, 1, 3)

    def stops(self, *, wide: bool) -> list[QWidget]:
        """What can be gone to by key, as it is laid out."""
        paper = [self.print.button, self.print.save]
        return [self.back, *paper, self.next] if wide else [self.back, self.next, *paper]

    def show_place(self, number: int) -> None:
        """Show which panel is open."""
        self.back.setEnabled(number > 0)
        more = number + 1 < len(self._titles)
        self.next.setEnabled(more)
        named = self.tr("&Next: {title}")
        self.next.setText(named.format(title=self._titles[number + 1]) if more else self.tr("&Next"))

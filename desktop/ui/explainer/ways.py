"""Below a panel: the way back and on, and between them the ways onto paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button, PrimaryButton
from desktop.ui.widgets.print_row import PrintRow


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
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for widget in (self.back, self.print, self.next):
            line.addWidget(widget, int(widget is self.print), Qt.AlignmentFlag.AlignTop)

    def show_place(self, number: int) -> None:
        """Show which panel is open."""
        self.back.setEnabled(number > 0)
        more = number + 1 < len(self._titles)
        self.next.setEnabled(more)
        named = self.tr("&Next: {title}")
        self.next.setText(named.format(title=self._titles[number + 1]) if more else self.tr("&Next"))

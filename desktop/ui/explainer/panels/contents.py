"""The list of the panels with the way back and on, in one row at the top of the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.widgets.answers.fields import LongNames
from desktop.ui.widgets.buttons import Button

LETTERS = 22
"""How many letters of a title can be read at least."""


class Contents(QWidget):
    """Says `chosen` with the place of a panel that somebody picked, and `stepped` with -1 or 1."""

    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        """`titles` in their order."""
        super().__init__(parent)
        self._titles = titles
        self.back, self.next, self.pick = Button(self.tr("Back")), Button(self.tr("Next")), LongNames()
        self.back.setObjectName("back_above")
        self.next.setObjectName("next_above")
        self.pick.setObjectName("panels")
        self.pick.setAccessibleName(self.tr("Panels"))
        # Without looking at each title for the widest: that takes its time.
        self.pick.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pick.setMinimumContentsLength(LETTERS)
        self.pick.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pick.setMaxVisibleItems(len(titles))
        self.pick.addItems(titles)
        self.pick.activated.connect(self.chosen)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.back, self.pick, self.next):
            line.addWidget(widget)

    def show_place(self, number: int) -> None:
        """Show which panel is open, and where back and on lead."""
        self.pick.setCurrentIndex(number)
        for button, there in ((self.back, number - 1), (self.next, number + 1)):
            button.setEnabled(0 <= there < len(self._titles))
            button.setToolTip(self._titles[there] if button.isEnabled() else "")

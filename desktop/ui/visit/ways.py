"""Below a part: back, on to the next, and past all of them to the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton


class Ways(QWidget):
    """Nothing has to be answered to go on: who leaves a question out presses the same button."""

    def __init__(self) -> None:
        """Connect the `clicked` of each."""
        super().__init__()
        self.back, self.next = Button(self.tr("&Back")), PrimaryButton(self.tr("&Next"))
        self.leave = QuietButton(self.tr("Go to the Su&mmary"))
        self.on = PrimaryButton(self.tr("On to the Su&mmary"))
        for button, name in ((self.back, "back"), (self.next, "next"), (self.leave, "leave"), (self.on, "to_summary")):
            button.setObjectName(f"questions_{name}")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.arrange(wide=True)

    def arrange(self, *, wide: bool) -> None:
        """Have the way past all of them in the same line, or where there is little room below the others."""
        right = Qt.AlignmentFlag.AlignRight
        places = {
            self.back: (0, 0, 1, 1),
            self.leave: (0, 1, 1, 1) if wide else (1, 0, 1, 3),
            self.next: (0, 2, 1, 1),
            self.on: (0, 1, 1, 2),
        }
        order = (self.back, self.leave, self.next, self.on) if wide else (self.back, self.next, self.on, self.leave)
        for button in order:
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *places[button], right if button is not self.back else Qt.AlignmentFlag(0))

    def show_place(self, *, first: bool, last: bool) -> None:
        """Show where the ways lead from here; the focus stays on the way on."""
        held = self.next.hasFocus() or self.on.hasFocus()
        self.back.setEnabled(not first)
        for button, wanted in ((self.on, last), (self.next, not last), (self.leave, not last)):
            button.setVisible(wanted)
        if held:
            (self.on if last else self.next).setFocus()

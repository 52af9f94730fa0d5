"""Below a part: back, on to the next, and past all of them to the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

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
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.back)
        line.addStretch(1)
        for button in (self.leave, self.next, self.on):
            line.addWidget(button)

    def show_place(self, *, first: bool, last: bool) -> None:
        """Show where the ways lead from here; the focus stays on the way on."""
        held = self.next.hasFocus() or self.on.hasFocus()
        self.back.setEnabled(not first)
        for button, wanted in ((self.on, last), (self.next, not last), (self.leave, not last)):
            button.setVisible(wanted)
        if held:
            (self.on if last else self.next).setFocus()

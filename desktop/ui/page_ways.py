"""The ways of the physician's page out of the window, as one row of buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.dialogs.printing import PageFor, Save
from desktop.ui.ways_out import Ready, WaysOut
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.flow import flow


class PageWays(WaysOut):
    """Print, preview and save; and a button to read the page as text, which the page around it answers."""

    def __init__(
        self, ready: Ready, page_for: PageFor, save: Save, name_for: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """See WaysOut."""
        super().__init__(ready, page_for, save, name_for, parent)
        self.print = PrimaryButton(self.tr("&Print…"))
        self.preview = Button(self.tr("Print pre&view…"))
        self.save = Button(self.tr("&Save as PDF…"))
        self.text = QuietButton(self.tr("Rea&d as text"))
        self.text.setCheckable(True)
        for widget, name in (
            (self.print, "print"),
            (self.preview, "print_preview"),
            (self.save, "save_pdf"),
            (self.text, "read_as_text"),
            (self.said, "summary_said"),
        ):
            widget.setObjectName(name)
        self.print.clicked.connect(self._print)
        self.preview.clicked.connect(self._preview)
        self.save.clicked.connect(self._choose_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(flow(self.print, self.preview, self.save, self.text))
        column.addWidget(self.said)
        column.addWidget(self.saved)

    def allow(self, allowed: bool) -> None:
        """Let the page out, or not while it is not chosen which."""
        for button in (self.print, self.preview, self.save):
            button.setEnabled(allowed)

"""A quiet button that prints a page, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.report.page import Page
from desktop.report.sheet import Sheet
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.card import row
from desktop.ui.widgets.outcome import Outcome


class PrintRow(QWidget):
    """Asks for the page only when somebody wants it printed."""

    def __init__(self, text: str, page_for: Callable[[Sheet | None], Page], parent: QWidget | None = None) -> None:
        """`text` is that of the button; `page_for` lays the page out for a sheet, the usual one for None."""
        super().__init__(parent)
        self._page_for = page_for
        self.button = QuietButton(text)
        self.button.setObjectName("print_panel")
        self.button.clicked.connect(self._print)
        self.said = Outcome()
        self.said.setObjectName("print_said")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(self.button))
        column.addWidget(self.said)

    def _print(self) -> None:
        from desktop.ui.dialogs import printing
        from desktop.ui.dialogs.printing import Printed

        if not printing.printers():
            self.said.say(self.tr("No printer was found. Nothing was lost. Connect one and try again."), wrong=True)
            return
        printed = printing.print_by_dialog(self._page_for(None), self._page_for, self)
        texts = {
            Printed.HANDED_OVER: self.tr("The page is on its way to the printer. If it does not come out, try again."),
            Printed.WAITING: self.tr("The printer has stopped. The page waits for it. Start the printer."),
            Printed.IN_FILE: self.tr("The page was saved in the file that you chose."),
            Printed.NOT_TAKEN: self.tr("The printer did not take the page. Nothing was lost. Try again."),
        }
        if printed is not None:
            self.said.say(texts[printed], wrong=printed in {Printed.WAITING, Printed.NOT_TAKEN})

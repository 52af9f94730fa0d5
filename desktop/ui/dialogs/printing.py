"""Printing the page: the system's dialog, a preview, and a clear sentence where there is no printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.report.page import Page
from desktop.report.print import new_printer, print_page, sheet_in
from desktop.report.sheet import Sheet

PageFor = Callable[[Sheet], Page]
"""Lays the page out for a sheet: the paper may be another after the dialog."""


def printers() -> list[str]:
    """The names of the printers that the system knows."""
    # QtPrintSupport asks the system for its printers when loaded: not before somebody prints.
    from PySide6.QtPrintSupport import QPrinterInfo

    return [name for name in QPrinterInfo.availablePrinterNames() if name]


def print_by_dialog(page: Page, page_for: PageFor, parent: QWidget) -> bool | None:
    """Ask for a printer and print: True if the printer took the page, None if nobody wanted it any more."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = new_printer(page)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return print_page(printer, page_for(sheet_in(printer)))


def preview(page: Page, page_for: PageFor, parent: QWidget) -> None:
    """The system's print preview, with the same renderer."""
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    printer = new_printer(page)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.paintRequested.connect(lambda target: print_page(target, page_for(sheet_in(target))))
    dialog.resize(900, 900)
    dialog.exec()

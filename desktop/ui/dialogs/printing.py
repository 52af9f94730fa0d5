"""Printing the page: the system's dialog, a preview, and a clear sentence where there is no printer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from desktop.report.page import Page
from desktop.report.print import new_printer, print_pages, sheet_in
from desktop.report.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PageFor = Callable[[Sheet], tuple[Page, ...]]
"""Lays the pages out for a sheet: the paper may be another after the dialog."""


class Printed(Enum):
    """What is known of a page after printing. A print system takes a page and says nothing of what becomes of it."""

    HANDED_OVER = "handed over"
    WAITING = "waiting"
    """The printer has stopped; the page is in its queue."""

    IN_FILE = "in a file"
    """As the person chose in the dialog."""

    NOT_TAKEN = "not taken"


def printers() -> list[str]:
    """The names of the printers that the system knows."""
    # QtPrintSupport asks the system for its printers when loaded: not before somebody prints.
    from PySide6.QtPrintSupport import QPrinterInfo

    return [name for name in QPrinterInfo.availablePrinterNames() if name]


def print_by_dialog(pages: Sequence[Page], page_for: PageFor, parent: QWidget) -> Printed | None:
    """Ask for a printer and print; None if nobody wanted it any more."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

    printer = new_printer(pages[0])
    wanted = printer.pageLayout().pageSize()
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None
    _keep_paper(printer, wanted)
    if not print_pages(printer, page_for(sheet_in(printer))):
        return Printed.NOT_TAKEN
    if printer.outputFileName():
        return Printed.IN_FILE
    found = QPrinterInfo.printerInfo(printer.printerName())
    if found.isNull():
        return Printed.NOT_TAKEN
    return Printed.WAITING if found.state() is printer.PrinterState.Error else Printed.HANDED_OVER


def _keep_paper(printer: QPrinter, wanted: QPageSize) -> None:
    """Put the paper in again that was `wanted` before the dialog, unless another was chosen there.

    Qt's own dialog, the one on Linux, goes back to what the print system calls the default of the printer.
    """
    from PySide6.QtPrintSupport import QPrinterInfo

    found = QPrinterInfo.printerInfo(printer.printerName())
    untouched = printer.pageLayout().pageSize().id() == found.defaultPageSize().id()
    if sys.platform == "linux" and untouched and wanted.id() in {size.id() for size in found.supportedPageSizes()}:
        printer.setPageSize(wanted)


def preview(pages: Sequence[Page], page_for: PageFor, parent: QWidget) -> None:
    """The system's print preview, with the same renderer."""
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    printer = new_printer(pages[0])
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.paintRequested.connect(lambda target: print_pages(target, page_for(sheet_in(target))))
    dialog.resize(900, 900)
    dialog.exec()
    dialog.deleteLater()

"""Printing the page: the system's dialog, a preview, and a clear sentence where there is no printer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from desktop.report.page import Page
from desktop.report.print import new_printer, print_pages, sheet_in
from desktop.report.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PageFor = Callable[[Sheet], tuple[Page, ...]]
"""Lays the pages out for a sheet: the paper may be another after the dialog."""

Save = Callable[[Path, Sequence[Page]], None]
"""Puts a PDF of pages at a path, all of it or nothing."""


class Printed(Enum):
    """What is known of a page after printing. A print system takes a page and says nothing of what becomes of it."""

    HANDED_OVER = "handed over"
    WAITING = "waiting"
    """The printer has stopped; the page is in its queue."""

    IN_FILE = "in a file"
    """As the person chose in the dialog."""

    NOT_TAKEN = "not taken"


WRONG = frozenset({Printed.WAITING, Printed.NOT_TAKEN})
"""What is said as something that went wrong."""


def printers() -> list[str]:
    """The names of the printers that the system knows."""
    # QtPrintSupport asks the system for its printers when loaded: not before somebody prints.
    from PySide6.QtPrintSupport import QPrinterInfo

    return [name for name in QPrinterInfo.availablePrinterNames() if name]


def sentence(printed: Printed | None) -> str:
    """What is known of a page after printing, what is safe and what to do, as one text; None is for no printer."""
    translate = QCoreApplication.translate
    texts = {
        None: translate(
            "printing", "No printer was found. Nothing was lost. Connect one, or save the page as a PDF file."
        ),
        Printed.HANDED_OVER: translate(
            "printing",
            "The page is on its way to the printer. If it does not come out, try again, or save it as a PDF file.",
        ),
        Printed.WAITING: translate(
            "printing",
            "The printer has stopped. The page waits for it. Start the printer, or save the page as a PDF file.",
        ),
        Printed.IN_FILE: translate("printing", "The page was saved in the file that you chose."),
        Printed.NOT_TAKEN: translate(
            "printing",
            "The printer did not take the page. Nothing was lost. Try again, or save it as a PDF file.",
        ),
    }
    return texts[printed]


def looking() -> str:
    """What is said while the print system takes its time."""
    return QCoreApplication.translate("printing", "Looking for printers…")


def silent() -> str:
    """What is said of a print system that does not answer."""
    return QCoreApplication.translate(
        "printing",
        "The print system does not answer. Nothing was printed. Save the page as a PDF instead, or try again later.",
    )


def print_by_dialog(pages: Sequence[Page], page_for: PageFor, parent: QWidget, save: Save) -> Printed | None:
    """Ask for a printer and print; None if nobody wanted it any more. Raises what `save` raises."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = new_printer(pages[0])
    wanted = printer.pageLayout().pageSize()
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None
    _keep_paper(printer, wanted)
    return _put(printer, page_for(sheet_in(printer)), save)


def preview(pages: Sequence[Page], page_for: PageFor, parent: QWidget, save: Save) -> Printed | None:
    """The system's print preview, with the same renderer; what came of printing from it, None for nothing.

    Raises what `save` raises.
    """
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    printer = new_printer(pages[0])
    dialog = QPrintPreviewDialog(printer, parent)
    # It asks for each picture as it does for the paper; the last time it asked is the one that counts.
    asked: dict[str, Callable[[], Printed]] = {}
    dialog.paintRequested.connect(lambda at: asked.update(last=_painted(at, page_for(sheet_in(at)), save)))
    dialog.resize(900, 900)
    accepted = dialog.exec() == QPrintPreviewDialog.DialogCode.Accepted
    dialog.deleteLater()
    return asked["last"]() if accepted and asked else None


def _painted(printer: QPrinter, pages: Sequence[Page], save: Save) -> Callable[[], Printed]:
    """Paint now, and say later what came of it: a file is saved then, when an error has a way out."""
    if printer.outputFileName():
        return lambda: _put(printer, pages, save)
    taken = print_pages(printer, pages)
    return lambda: _judged(printer, taken=taken)


def _put(printer: QPrinter, pages: Sequence[Page], save: Save) -> Printed:
    """Print, or where the person chose a file save that, whole or not at all: a printer would leave half of one."""
    if printer.outputFileName():
        save(Path(printer.outputFileName()), pages)
        return Printed.IN_FILE
    return _judged(printer, taken=print_pages(printer, pages))


def _judged(printer: QPrinter, *, taken: bool) -> Printed:
    from PySide6.QtPrintSupport import QPrinterInfo

    found = QPrinterInfo.printerInfo(printer.printerName())
    if not taken or found.isNull():
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

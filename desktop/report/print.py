"""The page on a printer. Loads QtPrintSupport only when somebody prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize, QPainter

from desktop.report.page import Page
from desktop.report.paint import paint
from desktop.report.sheet import A4, LETTER, Sheet

if TYPE_CHECKING:
    # Loading it asks the system for its printers, which can take seconds.
    from PySide6.QtPrintSupport import QPrinter


def new_printer(page: Page) -> QPrinter:
    """The default printer, set up for the sheet of `page`; for the print dialog and the preview."""
    from PySide6.QtPrintSupport import QPrinter

    # What writes files is loaded when a page leaves, too.
    from desktop.report.pdf import page_layout

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(page.sheet))
    printer.setDocName(page.title)
    printer.setCreator(page.creator)
    return printer


def sheet_in(printer: QPrinter) -> Sheet:
    """The sheet nearest to the paper that was chosen for `printer`: lay the page out for it before printing."""
    width = printer.pageLayout().pageSize().size(QPageSize.Unit.Point).width()
    return min((A4, LETTER), key=lambda sheet: abs(sheet.width - width))


def print_pages(printer: QPrinter, pages: Sequence[Page]) -> bool:
    """Print each of `pages` on a sheet; False if the printer does not take it. On other paper it is scaled to fit."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = printer.paperRect(printer.Unit.DevicePixel)
    for number, page in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            return False
        scale = min(paper.width() / page.sheet.width, paper.height() / page.sheet.height)
        across, down = paper.width() - page.sheet.width * scale, paper.height() - page.sheet.height * scale
        painter.save()
        painter.translate(across / 2, down / 2)
        painter.scale(scale, scale)
        paint(painter, page)
        painter.restore()
    return painter.end() and printer.printerState() is not printer.PrinterState.Error

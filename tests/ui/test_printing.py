"""Printing: the page is laid out for the paper that was chosen, and nothing happens that nobody wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.preferences import Paper
from desktop.report.compose import compose
from desktop.report.page import Page
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.state.diary_state import DiaryState
from desktop.ui.dialogs import printing
from desktop.ui.dialogs.printing import Printed
from tests.ui.days import TODAY

SIZES = {A4: QPageSize.PageSizeId.A4, LETTER: QPageSize.PageSizeId.Letter}


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page_for(diary_state: DiaryState) -> Callable[[Paper | Sheet], tuple[Page, ...]]:
    return lambda paper: compose(diary_state.summary(TODAY, TODAY), paper, "en")


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Sheet], QPrinter]:
    """A printer that writes a file, with its paper as a dialog would leave it."""

    def loaded(sheet: Sheet) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "page.pdf"))
        made.setPageSize(QPageSize(SIZES[sheet]))
        monkeypatch.setattr(printing, "new_printer", lambda _page: made)
        return made

    return loaded


@pytest.mark.parametrize(("known", "printers"), [([], []), ([""], []), (["Surgery", ""], ["Surgery"])])
def test_which_printers_there_are(monkeypatch: pytest.MonkeyPatch, known: list[str], printers: list[str]) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: known)
    assert printing.printers() == printers


@pytest.mark.parametrize("sheet", [A4, LETTER])
def test_the_paper_of_the_dialog_counts(
    parent: QWidget,
    page_for: Callable[[Paper | Sheet], tuple[Page, ...]],
    printer: Callable[[Sheet], QPrinter],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sheet: Sheet,
) -> None:
    printer(sheet)
    laid_out: list[Sheet] = []

    def lay_out(wanted: Sheet) -> tuple[Page, ...]:
        laid_out.append(wanted)
        return page_for(wanted)

    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    assert printing.print_by_dialog(page_for(Paper.A4), lay_out, parent) is Printed.IN_FILE
    assert laid_out == [sheet]
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_nobody_wants_it_any_more(
    parent: QWidget,
    page_for: Callable[[Paper | Sheet], tuple[Page, ...]],
    printer: Callable[[Sheet], QPrinter],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    printer(A4)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    assert printing.print_by_dialog(page_for(Paper.A4), lambda _sheet: pytest.fail("laid out"), parent) is None
    assert list(tmp_path.iterdir()) == []


def test_a_printer_that_does_not_take_it(
    parent: QWidget,
    page_for: Callable[[Paper | Sheet], tuple[Page, ...]],
    printer: Callable[[Sheet], QPrinter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer(A4)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(printing, "print_pages", lambda _printer, _pages: False)
    assert printing.print_by_dialog(page_for(Paper.A4), page_for, parent) is Printed.NOT_TAKEN


def test_the_preview_shows_the_page_for_its_paper(
    parent: QWidget,
    page_for: Callable[[Paper | Sheet], tuple[Page, ...]],
    printer: Callable[[Sheet], QPrinter],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    made = printer(LETTER)
    shown: list[tuple[str, Sheet]] = []

    def show(dialog: QPrintPreviewDialog) -> int:
        shown.append((dialog.windowTitle(), LETTER))
        dialog.paintRequested.emit(made)
        return 0

    laid_out: list[Sheet] = []

    def lay_out(wanted: Sheet) -> tuple[Page, ...]:
        laid_out.append(wanted)
        return page_for(wanted)

    monkeypatch.setattr(QPrintPreviewDialog, "exec", show)
    printing.preview(page_for(Paper.A4), lay_out, parent)
    assert len(shown) == 1
    assert laid_out == [LETTER]
    assert (tmp_path / "page.pdf").exists()

"""Printing: the pages are laid out for the paper that was chosen, and nothing happens that nobody wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.preferences import Paper
from desktop.report.page import Page
from desktop.report.print import print_pages
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.report.visit.compose import compose
from desktop.state.diary_state import DiaryState
from desktop.storage.errors import DiskFull
from desktop.ui.dialogs import printing
from desktop.ui.dialogs.printing import Printed
from tests.ui.days import TODAY

SIZES = {A4: QPageSize.PageSizeId.A4, LETTER: QPageSize.PageSizeId.Letter}
ACCEPTED, REJECTED = QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected
ERROR, IDLE = QPrinter.PrinterState.Error, QPrinter.PrinterState.Idle
PageFor = Callable[[Paper | Sheet], tuple[Page, ...]]
Loaded = Callable[..., QPrinter]


class Saved(list[tuple[Path, Sheet, int]]):
    """What was to be put into files: the path, the sheet and how many."""

    def __call__(self, path: Path, pages: Sequence[Page]) -> None:
        self.append((path, pages[0].sheet, len(pages)))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page_for(diary_state: DiaryState) -> PageFor:
    """Two sheets."""
    return lambda paper: compose(diary_state.summary(TODAY, TODAY), paper, "en") * 2


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """A printer, or a file in its place, with its paper as a dialog would leave it."""

    def loaded(sheet: Sheet, file: Path | None = None) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(file or ""))
        made.setPageSize(QPageSize(SIZES[sheet]))
        monkeypatch.setattr(printing, "new_printer", lambda _page: made)
        return made

    return loaded


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[QDialog.DialogCode], None]:
    """Has somebody leave the system's print dialog."""
    return lambda code: monkeypatch.setattr(QPrintDialog, "exec", lambda _self: code)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has the print system say something of the printer, after it took the pages or did not."""

    def say(*, known: bool = True, state: QPrinter.PrinterState = IDLE, taken: bool = True) -> None:
        size = QPageSize(QPageSize.PageSizeId.A5)
        info = SimpleNamespace(
            isNull=lambda: not known,
            state=lambda: state,
            defaultPageSize=lambda: size,
            supportedPageSizes=lambda: [size],
        )
        monkeypatch.setattr(QPrinterInfo, "printerInfo", lambda _name: info)
        monkeypatch.setattr(printing, "print_pages", lambda _printer, _pages: taken)

    return say


JUDGED = pytest.mark.parametrize(
    ("said", "printed"),
    [
        ({}, Printed.HANDED_OVER),
        ({"state": ERROR}, Printed.WAITING),
        ({"known": False}, Printed.NOT_TAKEN),
        ({"taken": False}, Printed.NOT_TAKEN),
        ({"taken": False, "state": ERROR}, Printed.NOT_TAKEN),
    ],
    ids=["fine", "stopped", "gone", "refused", "refused-and-stopped"],
)


@pytest.mark.parametrize(("known", "printers"), [([], []), ([""], []), (["Surgery", ""], ["Surgery"])])
def test_which_printers_there_are(monkeypatch: pytest.MonkeyPatch, known: list[str], printers: list[str]) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: known)
    assert printing.printers() == printers


@JUDGED
def test_what_is_known_after_printing(
    parent: QWidget,
    page_for: PageFor,
    printer: Loaded,
    dialog: Callable[..., None],
    system: Callable[..., None],
    said: dict[str, object],
    printed: Printed,
) -> None:
    printer(A4)
    dialog(ACCEPTED)
    system(**said)
    saved = Saved()
    assert printing.print_by_dialog(page_for(Paper.A4), page_for, parent, saved) is printed
    assert saved == []
    assert (printed in printing.WRONG) is (printed is not Printed.HANDED_OVER)


@pytest.mark.parametrize("sheet", [A4, LETTER])
def test_the_paper_of_the_dialog_counts_and_a_file_is_saved_as_files_are(
    parent: QWidget, page_for: PageFor, printer: Loaded, dialog: Callable[..., None], tmp_path: Path, sheet: Sheet
) -> None:
    printer(sheet, tmp_path / "page.pdf")
    dialog(ACCEPTED)
    saved = Saved()
    assert printing.print_by_dialog(page_for(Paper.A4), page_for, parent, saved) is Printed.IN_FILE
    assert saved == [(tmp_path / "page.pdf", sheet, 2)]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_saved_is_no_print(
    parent: QWidget, page_for: PageFor, printer: Loaded, dialog: Callable[..., None], tmp_path: Path
) -> None:
    printer(A4, tmp_path / "page.pdf")
    dialog(ACCEPTED)

    def save(path: Path, _pages: object) -> None:
        raise DiskFull(path)

    with pytest.raises(DiskFull):
        printing.print_by_dialog(page_for(Paper.A4), page_for, parent, save)


def test_nobody_wants_it_any_more(
    parent: QWidget, page_for: PageFor, printer: Loaded, dialog: Callable[..., None], tmp_path: Path
) -> None:
    printer(A4, tmp_path / "page.pdf")
    dialog(REJECTED)
    pages, saved = page_for(Paper.A4), Saved()
    assert printing.print_by_dialog(pages, lambda _sheet: pytest.fail("laid out"), parent, saved) is None
    assert saved == []


class Stubborn(QPrinter):
    """Takes one sheet."""

    def newPage(self) -> bool:  # noqa: N802
        return False


@pytest.mark.parametrize(("kind", "taken"), [(QPrinter, True), (Stubborn, False)])
def test_a_printer_that_gives_up_half_way_has_not_taken_it(
    page_for: PageFor, tmp_path: Path, kind: type[QPrinter], taken: bool
) -> None:
    made = kind(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "page.pdf"))
    assert print_pages(made, page_for(Paper.A4)) is taken


# The system's preview.


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[int]]:
    """Has somebody look at the preview and leave it; gives how many sheets each preview had."""
    counts: list[int] = []

    def leave(code: QDialog.DialogCode, file: Path | None = None, target: QPrinter | None = None) -> list[int]:
        def look(dialog: QPrintPreviewDialog) -> QDialog.DialogCode:
            sheets = dialog.findChild(QPrintPreviewWidget)
            assert sheets is not None
            sheets.updatePreview()
            counts.append(sheets.pageCount())
            if target is not None:
                # As its button for printing does.
                target.setOutputFileName(str(file or ""))
                dialog.paintRequested.emit(target)
            return code

        monkeypatch.setattr(QPrintPreviewDialog, "exec", look)
        return counts

    return leave


def test_the_preview_shows_every_sheet_for_its_paper(
    parent: QWidget, page_for: PageFor, printer: Loaded, shown: Callable[..., list[int]]
) -> None:
    printer(LETTER)
    laid_out: list[Sheet] = []

    def lay_out(wanted: Sheet) -> tuple[Page, ...]:
        laid_out.append(wanted)
        return page_for(wanted)

    counts = shown(REJECTED)
    assert printing.preview(page_for(Paper.A4), lay_out, parent, pytest.fail) is None
    assert counts == [2]
    assert set(laid_out) == {LETTER}


@JUDGED
def test_what_is_known_after_printing_from_the_preview(
    parent: QWidget,
    page_for: PageFor,
    printer: Loaded,
    shown: Callable[..., list[int]],
    system: Callable[..., None],
    said: dict[str, object],
    printed: Printed,
) -> None:
    system(**said)
    shown(ACCEPTED, target=printer(A4))
    assert printing.preview(page_for(Paper.A4), page_for, parent, pytest.fail) is printed


@pytest.mark.parametrize(("code", "files"), [(ACCEPTED, 1), (REJECTED, 0)])
def test_a_file_from_the_preview_is_saved_as_files_are(
    parent: QWidget,
    page_for: PageFor,
    printer: Loaded,
    shown: Callable[..., list[int]],
    tmp_path: Path,
    code: QDialog.DialogCode,
    files: int,
) -> None:
    shown(code, tmp_path / "page.pdf", printer(A4))
    saved = Saved()
    printed = printing.preview(page_for(Paper.A4), page_for, parent, saved)
    assert printed is (Printed.IN_FILE if files else None)
    assert saved == [(tmp_path / "page.pdf", A4, 2)] * files
    assert list(tmp_path.iterdir()) == []


# What is said.


@pytest.mark.parametrize("printed", [*Printed, None])
def test_every_outcome_has_a_sentence_with_what_to_do(printed: Printed | None) -> None:
    said = printing.sentence(printed)
    assert said.startswith(("The p", "No printer"))
    if printed in {*printing.WRONG, None}:
        assert said.count(".") == 3 or "waits for it. Start the printer" in said
        assert "save " in said

"""One renderer for picture, PDF and printer: one sheet, real text, embedded fonts, nothing but greys."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import pypdf
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageSize, QPaintDevice, QPainter

from desktop.domain.diary import gather
from desktop.domain.preferences import Paper
from desktop.domain.summary import Summary, summarise
from desktop.report import pdf
from desktop.report import print as printing
from desktop.report.ink import colour, font
from desktop.report.measure import FontMeasure
from desktop.report.page import BODY, Ink, Page
from desktop.report.paint import image
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.report.visit.compose import compose
from desktop.report.visit.layout import lay_out
from desktop.report.words import Words
from tests.report import diaries

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

pytestmark = pytest.mark.usefixtures("qapp")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")


def pages(summary: Summary, words: Words, sheet: Sheet = A4) -> tuple[Page, ...]:
    return (made(summary, words, sheet),)


def made(summary: Summary, words: Words, sheet: Sheet = A4) -> Page:
    return lay_out(summary, sheet, words, FontMeasure())


def text_of(content: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


@needs_poppler
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sample", ["Anna Muster", "3 May 1971", "1 Mar to 16 Mar 2026", "17 Mar 2026", "5.3 4.6 4.8",
                    "(7 of 7 days) (5 of 7 days) (14 of 16 days)", "\u22121 (n 7)", "None ticked on 1 Mar 2026.",
                    "Entered by the patient. Not a medical record or diagnosis.", "Five minutes of washing up"]),
        ("gaps", ["average (2 of 7)", "average (4 of 16)", "Not asked."]),
        ("full", ["(50 of 56 days)", "Warning signs ticked on 10 Apr 2026", "19 notes", "Ramipril 5 mg"]),
        ("empty", ["Nothing has been recorded for these dates."]),
        ("too_long", ["3653 days", "1827 notes", "the chart of the pain"]),
        ("right_to_left", [diaries.ARABIC, "(Fatima)", "{braces} {0}"]),
    ],
)  # fmt: skip
def test_the_file_holds_the_text(name: str, expected: list[str], words: Words) -> None:
    content = pdf.pdf_bytes(pages(diaries.ALL[name](), words))
    # Marks of direction are pdftotext's own, and joined Arabic letters come out in the form that they are joined in.
    found = normalize("NFKC", text_of(content)).translate({0x202A: None, 0x202B: None, 0x202C: None})
    assert [text for text in expected if text not in found] == []


@needs_poppler
def test_no_ligatures(words: Words) -> None:
    spelt = "fi ff ffi fl five efficient affluent"
    page = made(summarise(gather([diaries.note(0, spelt)]), diaries.START, diaries.START, diaries.START), words)
    assert spelt in text_of(pdf.pdf_bytes((page,)))


@pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("name", diaries.ALL)
def test_one_sheet_of_its_size(name: str, sheet: Sheet, words: Words) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf.pdf_bytes(pages(diaries.ALL[name](), words, sheet))))
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in read.pages] == [
        (sheet.width, sheet.height)
    ]


def test_what_the_file_says_of_itself(words: Words) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf.pdf_bytes(pages(diaries.sample(), words))))
    assert read.metadata
    assert (read.metadata.title, read.metadata.creator) == ("Back pain diary: summary for the visit", "Evenfoot")
    assert read.xmp_metadata
    assert read.xmp_metadata.dc_language == ["en-GB"]
    assert read.xmp_metadata.dc_title == {"x-default": "Back pain diary: summary for the visit"}


def test_every_font_is_embedded(words: Words) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf.pdf_bytes(pages(diaries.sample(), words))))
    fonts = [font.get_object() for font in read.pages[0]["/Resources"]["/Font"].values()]
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert descriptors
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in descriptors)


def test_the_file_is_put_there_by_whoever_writes_files(words: Words, tmp_path: Path) -> None:
    calls: list[tuple[Path, bytes]] = []
    pdf.write_pdf(tmp_path / "page.pdf", pages(diaries.empty(), words), lambda path, data: calls.append((path, data)))
    assert [path for path, _ in calls] == [tmp_path / "page.pdf"]
    assert calls[0][1].startswith(b"%PDF-")
    assert calls[0][1].rstrip().endswith(b"%%EOF")
    assert not list(tmp_path.iterdir())


def test_a_failing_writer_is_heard(words: Words) -> None:
    def write(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        pdf.write_pdf(Path("page.pdf"), pages(diaries.empty(), words), write)


def test_a_page_that_cannot_be_painted_leaves_no_file(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(QPainter):
        def begin(self, device: QPaintDevice) -> bool:
            return False

    page, calls = made(diaries.empty(), words), list[Path]()
    monkeypatch.setattr(pdf, "QPainter", Refusing)
    with pytest.raises(OSError, match="could not be painted"):
        pdf.write_pdf(Path("page.pdf"), (page,), lambda path, _: calls.append(path))
    assert not calls


@pytest.mark.parametrize(("paper", "sheet"), [(Paper.A4, A4), (Paper.LETTER, LETTER), (LETTER, LETTER)])
def test_a_page_in_one_call(paper: Paper | Sheet, sheet: Sheet, words: Words) -> None:
    assert compose(diaries.sample(), paper, "en-GB") == pages(diaries.sample(), words, sheet)


def grey(picture: QImage) -> QImage:
    return picture.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("name", diaries.ALL)
def test_the_picture_is_grey_and_not_blank(name: str, words: Words) -> None:
    picture = image(made(diaries.ALL[name](), words), 1.5)
    assert picture == grey(picture)
    blank = picture.copy()
    blank.fill(colour(Ink.PAPER))
    assert picture != blank
    assert (picture.width(), picture.height()) == (round(A4.width * 1.5), round(A4.height * 1.5))


def luminance(ink: Ink) -> float:
    shade = colour(ink).redF()
    return shade / 12.92 if shade <= 0.04045 else ((shade + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("ink", Ink)
def test_inks_are_greys(ink: Ink) -> None:
    assert colour(ink).red() == colour(ink).green() == colour(ink).blue()


@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.QUIET])
@pytest.mark.parametrize("ground", [Ink.PAPER, Ink.TINT])
def test_text_is_read_on_its_ground(ink: Ink, ground: Ink) -> None:
    assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 7


def test_text_is_set_without_rounding() -> None:
    assert FontMeasure().width("mm", BODY) == pytest.approx(2 * FontMeasure().width("m", BODY), rel=0.01)
    assert font(BODY).pixelSize() == 200


@pytest.mark.parametrize(
    "text", ["", "one two three " * 30, diaries.CHINESE * 20, diaries.ARABIC * 20, "\U0001f9b4" * 90, "W" * 300]
)
def test_lines_break_within_the_width_and_lose_nothing(text: str) -> None:
    measure = FontMeasure()
    lines = measure.lines(text, BODY, 120, 1000)
    assert "".join(lines) == text
    assert all(measure.width(line.rstrip(), BODY) <= 120.1 for line in lines)
    assert len(measure.lines(text, BODY, 120, 2)) <= 2


@pytest.fixture
def to_file(tmp_path: Path, words: Words) -> QPrinter:
    printer = printing.new_printer(made(diaries.sample(), words))
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


@pytest.mark.parametrize(("chosen", "sheet"), [(QPageSize.PageSizeId.A4, A4), (QPageSize.PageSizeId.Letter, LETTER)])
def test_a_printer_gets_one_sheet(chosen: QPageSize.PageSizeId, sheet: Sheet, to_file: QPrinter, words: Words) -> None:
    to_file.setPageSize(QPageSize(chosen))
    assert printing.sheet_in(to_file) is sheet
    assert printing.print_pages(to_file, pages(diaries.sample(), words, sheet))
    printed = pypdf.PdfReader(to_file.outputFileName())
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages] == [
        (sheet.width, sheet.height)
    ]
    if shutil.which("pdftotext"):
        assert "(7 of 7 days)" in text_of(Path(to_file.outputFileName()).read_bytes())


def test_other_paper_is_filled_but_not_left(to_file: QPrinter, words: Words) -> None:
    to_file.setPageSize(QPageSize(QSizeF(300, 300), QPageSize.Unit.Point))
    assert printing.print_pages(to_file, pages(diaries.sample(), words))
    assert len(pypdf.PdfReader(to_file.outputFileName()).pages) == 1


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_no_printer_is_said(words: Words) -> None:
    page = made(diaries.sample(), words)
    printer = printing.new_printer(page)
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName("/nowhere/at/all.pdf")
    assert not printing.print_pages(printer, (page,))

"""Prints how long the physician's page of ten years takes, beside ReportLab making one of the same content.

Both lay their texts out from the same words and write an A4 page with the same chart and the same two fonts embedded,
ReportLab by Platypus and its canvas; both in this process, in turn, after WARM_UP rounds that do not count. ReportLab
neither tags its page nor attaches files, and its texts come to it ready, so it is set beside laying out and writing
alone; the whole way from the diary with both files attached stands above.
"""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from statistics import median
from time import perf_counter
from xml.sax.saxutils import escape

from PySide6.QtWidgets import QApplication
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from desktop import assets
from desktop.domain.clock import Moment
from desktop.domain.diary import Diary, gather
from desktop.domain.preferences import Paper
from desktop.domain.summary import Summary, summarise
from desktop.report import page_fonts
from desktop.report.ink import ink_theme
from desktop.report.page import Area, Block, Dot, Fill, Ink, Page, Path, Picture, Text
from desktop.report.pdf import pdf_bytes
from desktop.report.visit.compose import compose
from desktop.system.clock import SystemClock
from desktop.ui.page_file import attachments
from tests import told
from tests.benchmarks import ten_years

WARM_UP, ROUNDS = 3, 15
LAST = date(2026, 3, 1)
MADE = Moment.at(datetime.combine(LAST, time(18), SystemClock().now().utc.tzinfo))
AIM, RATIO_AIM = 300.0, 1.0
FONTS = ("page", "page-bold")


def diary() -> Diary:
    """Ten years, and everything told before a visit."""
    return gather((*ten_years.records(LAST), told.FULL))


def whole(kept: Diary) -> bytes:
    """The file as the program saves it: from the diary, with the entries attached."""
    first, last = kept.days[0].day, kept.days[-1].day
    pages = laid_out(summarise(kept, first, last, LAST))
    return pdf_bytes(pages, attachments(kept, first, last, MADE, "en"), MADE.utc)


@cache
def inks() -> dict[Ink, Color]:
    """The greys, for ReportLab."""
    return {ink: HexColor(name) for ink, name in ink_theme().colours.items()}


def laid_out(summary: Summary) -> tuple[Page, ...]:
    """The page as data."""
    return compose(summary, Paper.A4, "en")


class Drawn(Flowable):
    """The marks of a part that are no texts, and the texts of a figure, where they stand."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.block = block
        self.width, self.height = block.rect.width, block.rect.height if block.alt else 1.0

    def draw(self) -> None:
        canvas, rect = self.canv, self.block.rect
        for mark in self.block.marks:
            self._mark(canvas, mark, lambda x, y: (x - rect.x, rect.bottom - y))

    def _mark(self, canvas: Canvas, mark: object, at: Callable[[float, float], tuple[float, float]]) -> None:
        colours = inks()
        match mark:
            case Text() if self.block.alt:
                canvas.setFillColor(colours[mark.ink])
                canvas.setFont(FONTS[mark.style.bold], mark.style.size)
                canvas.drawString(*at(mark.rect.x, mark.baseline), mark.text)
            case Fill():
                canvas.setFillColor(colours[mark.ink])
                canvas.rect(*at(mark.rect.x, mark.rect.bottom), mark.rect.width, mark.rect.height, stroke=0, fill=1)
            case Path() | Area():
                lines = canvas.beginPath()
                lines.moveTo(*at(*mark.points[0]))
                for point in mark.points[1:]:
                    lines.lineTo(*at(*point))
                canvas.setStrokeColor(colours[mark.ink])
                canvas.setFillColor(colours[mark.ink])
                canvas.setLineWidth(getattr(mark, "width", 1.0))
                canvas.drawPath(lines, stroke=isinstance(mark, Path), fill=isinstance(mark, Area))
            case Dot():
                canvas.setStrokeColor(colours[Ink.SERIES])
                canvas.setFillColor(colours[Ink.PAPER if mark.hollow else Ink.SERIES])
                canvas.circle(*at(mark.x, mark.y), mark.radius, stroke=1, fill=1)
            case Picture():
                picture = ImageReader(io.BytesIO(mark.png))
                canvas.drawImage(picture, *at(mark.rect.x, mark.rect.bottom), mark.rect.width, mark.rect.height)


def flowables(page: Page) -> list[Flowable]:
    """The same content for Platypus: a paragraph for each text, a table for each table, the chart as it is."""
    found: list[Flowable] = []
    for block in page.blocks:
        found.append(Drawn(block))
        cells: dict[int, list[str]] = {}
        told_now = "" if block.alt else None
        for text in block.texts:
            if text.row >= 0:
                cells.setdefault(text.row, []).append(text.text)
            elif told_now is None:
                style = ParagraphStyle("", fontName=FONTS[text.style.bold], fontSize=text.style.size * 0.6, leading=7.5)
                found.append(Paragraph(escape(text.text), style))
        if cells and not block.alt:
            most = max(map(len, cells.values()))
            found.append(
                Table(
                    [row + [""] * (most - len(row)) for row in cells.values()],
                    style=[("FONT", (0, 0), (-1, -1), "page", 6)],
                )
            )
    return found


def reportlab(page: Page) -> bytes:
    """ReportLab's page of the same content."""
    out = io.BytesIO()
    margin = page.sheet.margin
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=9,
        bottomMargin=9,
        title=page.title,
        lang=page.language,
    )
    document.build(flowables(page))
    return out.getvalue()


def took(what: Callable[[], object]) -> float:
    """Milliseconds."""
    began = perf_counter()
    what()
    return (perf_counter() - began) * 1000


def main() -> None:
    """Measure, and print the table."""
    QApplication.instance() or QApplication(["page", "-platform", "offscreen"])
    for name, file in zip(FONTS, page_fonts.FILES, strict=True):
        registerFont(TTFont(name, io.BytesIO(assets.read_bytes(file))))
    kept = diary()
    summary = summarise(kept, kept.days[0].day, kept.days[-1].day, LAST)
    pages = laid_out(summary)
    ways: dict[str, Callable[[], object]] = {
        "whole": lambda: whole(kept),
        "ours": lambda: pdf_bytes(laid_out(summary)),
        "written": lambda: pdf_bytes(pages),
        "theirs": lambda: reportlab(pages[0]),
    }
    rounds = [{name: took(way) for name, way in ways.items()} for _ in range(WARM_UP + ROUNDS)][WARM_UP:]
    found = {name: median(one[name] for one in rounds) for name in ways}
    ratio = median(one["ours"] / one["theirs"] for one in rounds)
    print(f"Medians of {ROUNDS} rounds in turn, after {WARM_UP} to warm up; {len(kept.days)} days\n")
    sizes = {name: f"{len(way()) / 1024:.0f} KiB" for name, way in ways.items()}
    for name, label in (
        ("whole", "Diary to file, CSV and FHIR attached"),
        ("ours", "Page laid out and written"),
        ("written", "of that: written"),
        ("theirs", "ReportLab: laid out and written"),
    ):
        low, high = min(one[name] for one in rounds), max(one[name] for one in rounds)
        print(f"{label:<37} {found[name]:>6.0f} ms   {low:.0f} to {high:.0f}   {sizes[name]}")
    print()
    for label, value, aim, unit in (
        ("Diary to file", found["whole"], AIM, "ms"),
        ("Beside ReportLab", ratio, RATIO_AIM, "times"),
    ):
        print(
            f"{label:<37} {value:>6.2f} {unit}  aim: at most {aim:g} {unit}  {'reached' if value <= aim else 'MISSED'}"
        )


if __name__ == "__main__":
    main()

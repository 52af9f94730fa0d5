"""Small sheets with one of everything that a document can hold."""

from __future__ import annotations

from dataclasses import replace

from desktop.report.measure import FontMeasure
from desktop.report.page import BODY, HEADING, TITLE, Area, Block, Dot, Ink, Page, Path, Pattern, Rect, Role, Text
from desktop.report.sheet import A4
from desktop.report.typeset import line, paragraph

NAME = "Back pain diary: summary for the visit"
STORY = "one two three efficient affluent " * 6
ALT = "Pain by day: 5 of 7 (\u201cbad\u201d)"


def said(text: str, x: float, y: float, role: Role = Role.P, row: int = -1) -> Text:
    style = {Role.H1: TITLE, Role.H2: HEADING}.get(role, BODY)
    return replace(line(FontMeasure(), text, x, y, style), role=role, row=row)


def sheet(*blocks: Block) -> Page:
    return Page(A4, NAME, "Evenfoot", "en-GB", blocks)


def block(*marks: Text | Path | Dot | Area, alt: str = "") -> Block:
    return Block("part", Rect(50, 40, 400, 200), marks, (), alt)


def letters(*texts: str) -> Page:
    """A sheet with a title and a paragraph for each of `texts`."""
    return sheet(block(said(NAME, 50, 40, Role.H1)), block(*(said(t, 50, 80 + 20 * n) for n, t in enumerate(texts))))


def table(rows: int, columns: int) -> Page:
    """A sheet with a heading and a table, the heads above and on the left."""
    role = lambda row, column: Role.TH if row == 0 or column == 0 else Role.TD  # noqa: E731
    cells = [
        said(f"{row}.{column}", 50 + 80 * column, 70 + 15 * row, role(row, column), row)
        for row in range(rows)
        for column in range(columns)
    ]
    return sheet(block(said("Daily table", 50, 40, Role.H1), *cells))


def whole() -> Page:
    """A sheet with headings, a paragraph of several lines, a table and a figure."""
    rule = Path(((50, 70), (500, 70)), Ink.RULE, 1)
    corner = ((60.0, 370.0), (100.0, 370.0), (100.0, 420.0))
    cells = [said("a", 50, 300, Role.TH, 0), said("b", 90, 300, Role.TH, 0), said("c", 50, 320, Role.TH, 1)]
    return sheet(
        block(said(NAME, 50, 40, Role.H1), rule),
        block(said("Main problem", 50, 80, Role.H2), *paragraph(FontMeasure(), STORY, (50, 100, 200), 9, BODY)),
        block(rule, said("In numbers", 50, 280, Role.H2), *cells, said("d", 90, 320, Role.TD, 1)),
        block(
            said("Chart", 50, 340, Role.H2),
            Dot(60, 360, 3),
            said("10", 70, 360),
            Area(corner, Ink.TEXT, Pattern.DOTS),
            alt=ALT,
        ),
    )

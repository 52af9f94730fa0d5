"""Lays a panel of the explainer out on one sheet: its words, its four pictures with captions, and its sources.

Where it is much, everything is set a little smaller, the pictures last; nothing is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.report.page import (
    BODY,
    HEADING,
    STRONG,
    TITLE,
    Block,
    Ink,
    Mark,
    Page,
    Path,
    Picture,
    Rect,
    Role,
    Style,
    Text,
)
from desktop.report.sheet import Sheet
from desktop.report.typeset import Measure, paragraph

GAP = 10.0
ATTEMPTS = (
    (1.0, 1.0),
    (0.94, 1.0),
    (0.88, 1.0),
    (0.84, 0.9),
    (0.8, 0.8),
    (0.76, 0.7),
    (0.7, 0.6),
    (0.6, 0.5),
    (0.5, 0.4),
)
"""Sizes of the letters, and of the pictures."""

NOTE = 0.82
"""The size of notes and sources beside that of the text."""

_NO_LIMIT = 999


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture with its caption; `png` is the content of such a file, `shape` its height for a width of 1."""

    png: bytes
    shape: float
    caption: str


@dataclass(frozen=True, slots=True)
class Handout:
    """What a panel says. `pairs` are what is heard and what is known; `notes` stand small below the pictures.

    Each of `paragraphs` and the second of `pairs` end with the numbers of their `sources`.
    """

    place: str
    title: str
    lead: str
    frames: tuple[Frame, ...]
    notes: tuple[str, ...]
    paragraphs: tuple[str, ...]
    heard: str
    known: str
    pairs: tuple[tuple[str, str], ...]
    sources_title: str
    sources: tuple[str, ...]
    disclaimer: str
    creator: str
    language: str


@dataclass(slots=True)
class _Column:
    """Sets one thing below another between the margins, in points; `size` is that of the letters."""

    measure: Measure
    x: float
    width: float
    y: float
    size: float

    def style(self, style: Style, share: float = 1.0) -> Style:
        return replace(style, size=round(style.size * self.size * share, 2))

    def set(
        self, text: str, style: Style, ink: Ink = Ink.TEXT, after: float = 0.0, role: Role = Role.P, row: int = -1
    ) -> tuple[Text, ...]:
        lines = paragraph(self.measure, text, (self.x, self.y, self.width), _NO_LIMIT, style, ink)
        self.y = (lines[-1].rect.bottom if lines else self.y) + after * self.size
        return tuple(replace(line, role=role, row=row) for line in lines)

    def rule(self, width: float = 0.6, ink: Ink = Ink.RULE) -> Path:
        self.y += 4 * self.size
        line = Path(((self.x, self.y), (self.x + self.width, self.y)), ink, width)
        self.y += 5 * self.size
        return line

    def block(self, name: str, top: float, marks: list[Mark], says: list[str]) -> Block:
        return Block(name, Rect(self.x, top, self.width, self.y - top), tuple(marks), tuple(says))


def lay_out_handout(handout: Handout, sheet: Sheet, measure: Measure) -> Page:
    """The one page of `handout`. Its foot stands at the end of the sheet."""
    end = sheet.height - sheet.margin
    width = sheet.width - 2 * sheet.margin
    for letters, pictures in ATTEMPTS:
        column = _Column(measure, sheet.margin, width, sheet.margin, letters)
        parts = (_head, _text, _pairs, _sources)
        blocks = [_head(handout, column), _frames(handout, column, pictures)]
        blocks += [part(handout, column) for part in parts[1:] if part is not _pairs or handout.pairs]
        foot = _Column(measure, sheet.margin, width, 0.0, letters)
        height = _foot(handout, foot).rect.height
        if column.y + height <= end:
            break
    foot = _Column(measure, sheet.margin, width, max(column.y, end - height), letters)
    return Page(sheet, handout.title, handout.creator, handout.language, (*blocks, _foot(handout, foot)))


def _head(handout: Handout, column: _Column) -> Block:
    top = column.y
    marks: list[Mark] = [
        *column.set(handout.place, column.style(BODY), Ink.QUIET),
        *column.set(handout.title, column.style(TITLE), after=1, role=Role.H1),
        *column.set(handout.lead, column.style(HEADING), after=2),
        column.rule(1.2, Ink.TEXT),
    ]
    return column.block("title", top, marks, [handout.place, handout.title, handout.lead])


def _frames(handout: Handout, column: _Column, share: float) -> Block:
    """The pictures beside one another, each above its caption."""
    top, count = column.y, max(1, len(handout.frames))
    cell = (column.width - GAP * (count - 1)) / count
    caption = column.style(BODY, 0.92)
    marks: list[Mark] = []
    bottom, x = top, column.x
    for number, frame in enumerate(handout.frames, start=1):
        width = cell * share
        rect = Rect(x + (cell - width) / 2, top, width, width * frame.shape)
        box = (x, rect.bottom + 3, cell)
        lines = paragraph(column.measure, f"{number}  {frame.caption}", box, _NO_LIMIT, caption)
        marks += [Picture(rect, frame.png), *lines]
        bottom = max(bottom, lines[-1].rect.bottom)
        x += cell + GAP
    column.y = bottom + 3
    for note in handout.notes:
        marks += column.set(note, column.style(BODY, NOTE), Ink.QUIET)
    marks.append(column.rule())
    says = [f"{number}  {frame.caption}" for number, frame in enumerate(handout.frames, start=1)]
    return column.block("pictures", top, marks, [*says, *handout.notes])


def _text(handout: Handout, column: _Column) -> Block:
    top = column.y
    marks: list[Mark] = [line for text in handout.paragraphs for line in column.set(text, column.style(BODY), after=5)]
    return column.block("text", top, marks, list(handout.paragraphs))


def _pairs(handout: Handout, column: _Column) -> Block:
    """What is heard on the left, what is known on the right."""
    top = column.y
    marks: list[Mark] = [column.rule()]
    left = replace(column, width=column.width * 0.4 - GAP)
    right = replace(column, x=column.x + column.width * 0.4, width=column.width * 0.6)
    left.y = right.y = column.y
    marks += left.set(handout.heard, left.style(STRONG), after=2, role=Role.TH, row=0)
    marks += right.set(handout.known, right.style(STRONG), after=2, role=Role.TH, row=0)
    says = []
    for row, (said, now) in enumerate(handout.pairs, start=1):
        left.y = right.y = max(left.y, right.y)
        marks += left.set(said, left.style(BODY), Ink.QUIET, after=4, role=Role.TD, row=row)
        marks += right.set(now, right.style(BODY), after=4, role=Role.TD, row=row)
        says += [f"{handout.heard}: {said}", f"{handout.known}: {now}"]
    column.y = max(left.y, right.y)
    return column.block("put right", top, marks, says)


def _sources(handout: Handout, column: _Column) -> Block:
    top = column.y
    small = column.style(BODY, NOTE)
    marks: list[Mark] = [
        column.rule(),
        *column.set(handout.sources_title, column.style(STRONG, NOTE), after=1, role=Role.H2),
    ]
    for line in handout.sources:
        marks += column.set(line, small, Ink.QUIET)
    return column.block("sources", top, marks, [handout.sources_title, *handout.sources])


def _foot(handout: Handout, column: _Column) -> Block:
    top = column.y
    marks: list[Mark] = [column.rule(), *column.set(handout.disclaimer, column.style(BODY, NOTE), Ink.QUIET)]
    return column.block("foot", top, marks, [handout.disclaimer])

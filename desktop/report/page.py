"""What a laid-out page is: rectangles, texts and lines in points from the sheet's top left corner, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.report.sheet import Sheet

LEADING = 1.3
"""The height of a line of text, in sizes."""

CAP_MIDDLE = 0.36
"""How far below the middle of its line a text's baseline lies, in sizes: half the height of a capital."""


class Ink(StrEnum):
    """What a mark is drawn for; the greys are in the ink theme under the same names."""

    PAPER = "paper"
    TEXT = "text"
    QUIET = "quiet"
    RULE = "rule"
    GRID = "grid"
    TINT = "tint"
    HATCH = "hatch"
    SPREAD = "spread"
    MEAN = "mean"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; `size` in points."""

    size: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """The height of one line, in points."""
        return self.size * LEADING


BODY = Style(10)
STRONG = Style(10, bold=True)
HEADING = Style(11.5, bold=True)
FIGURE = Style(17, bold=True)
HEAD = Style(14, bold=True)
TITLE = Style(19, bold=True)
STATEMENT = Style(15)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the two share more than `slack` points both ways."""
        across = min(self.right, other.right) - max(self.x, other.x)
        return across > slack and min(self.bottom, other.bottom) - max(self.y, other.y) > slack

    def holds(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether `other` lies inside, give or take `slack` points."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


class Role(StrEnum):
    """What a text is in the structure of the document, by the names that PDF gives it; an artifact is no part of it."""

    H1 = "H1"
    H2 = "H2"
    P = "P"
    TH = "TH"
    TD = "TD"
    ARTIFACT = "Artifact"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `rect` is its line box, as wide as the text.

    `follows` says that it goes on the paragraph or cell of the text before it, `row` which row of its block's table
    a cell is in.
    """

    rect: Rect
    text: str
    style: Style = BODY
    ink: Ink = Ink.TEXT
    role: Role = Role.P
    follows: bool = False
    row: int = -1

    @property
    def baseline(self) -> float:
        """The y on which the letters stand."""
        return self.rect.y + self.rect.height / 2 + self.style.size * CAP_MIDDLE


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    rect: Rect
    ink: Ink


class Pattern(StrEnum):
    """How an area is filled so that a black-and-white printer and a photocopier keep the difference."""

    PLAIN = "plain"
    STROKES = "strokes"
    DOTS = "dots"
    CROSSES = "crosses"


@dataclass(frozen=True, slots=True)
class Area:
    """A closed shape, filled; a pattern is drawn in vectors, `every` points apart."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    pattern: Pattern = Pattern.PLAIN
    every: float = 3.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through `points`, `width` points thick."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark; a hollow one shows the paper inside."""

    x: float
    y: float
    radius: float
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fills its rectangle; `png` is the content of such a file."""

    rect: Rect
    png: bytes


Mark = Text | Fill | Area | Path | Dot | Picture


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page: where it is, what is drawn, in order, and what it says in words.

    With `alt` everything but its headings is one figure, which those words stand for.
    """

    name: str
    rect: Rect
    marks: tuple[Mark, ...]
    says: tuple[str, ...]
    alt: str = ""

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts among the marks."""
        return tuple(mark for mark in self.marks if isinstance(mark, Text))


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet, finished; blocks in reading order. `language` is a BCP 47 tag."""

    sheet: Sheet
    title: str
    creator: str
    language: str
    blocks: tuple[Block, ...]


def plain_text(page: Page) -> str:
    """The page in words and in reading order, a blank line between blocks; for screen readers and for copying."""
    return "\n\n".join("\n".join(block.says) for block in page.blocks if block.says)

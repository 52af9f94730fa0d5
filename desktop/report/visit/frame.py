"""What every part of the page shares: the column it stands in, its heading, and rows of small items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.report.page import BODY, HEADING, Ink, Mark, Path, Rect, Role, Style
from desktop.report.typeset import Measure, elided, line, line_to
from desktop.report.words import Words

COLUMNS = 3
GUTTER = 18.0
SECTION_GAP = 7.0
HEADING_HEIGHT = 19.0
"""From the rule above a heading to the first line below it, in points."""

_HALVINGS = 24


@dataclass(frozen=True, slots=True)
class Frame:
    """The words, the measure of the fonts and the column between the margins, in points."""

    words: Words
    measure: Measure
    x: float
    width: float

    @property
    def right(self) -> float:
        """The right edge of the column."""
        return self.x + self.width

    def rect(self, y: float, height: float) -> Rect:
        """A part that is as wide as the column."""
        return Rect(self.x, y, self.width, height)

    def fits(self, text: str, style: Style, width: float) -> bool:
        """Whether `text` goes on one line of `width`."""
        return self.measure.width(text, style) <= width

    def part(self, first: int, count: int = 1) -> Frame:
        """`count` of the three columns from the `first` on, counted from 0."""
        unit = (self.width - (COLUMNS - 1) * GUTTER) / COLUMNS
        return replace(self, x=self.x + first * (unit + GUTTER), width=count * unit + (count - 1) * GUTTER)


def rule(frame: Frame, y: float, width: float = 0.6, ink: Ink = Ink.RULE) -> Path:
    """A line across the column."""
    return Path(((frame.x, y), (frame.right, y)), ink, width)


def heading(frame: Frame, text: str, y: float, aside: str = "", *, strong: bool = False) -> tuple[Mark, ...]:
    """A part's heading below a rule, a `strong` one or not; at the far end a quiet aside if there is room for it."""
    top = y + 3
    title = line(frame.measure, elided(frame.measure, text, HEADING, frame.width), frame.x, top, HEADING)
    marks: tuple[Mark, ...] = (rule(frame, y, *((1.6, Ink.TEXT) if strong else ())), replace(title, role=Role.H2))
    if aside and frame.fits(aside, BODY, frame.right - title.rect.right - 12):
        # Both stand on one baseline although their sizes differ.
        drop = title.baseline - line(frame.measure, aside, 0, 0, BODY).baseline
        marks += (line_to(frame.measure, aside, frame.right, drop, BODY, Ink.QUIET),)
    return marks


def rows(widths: Iterable[float], available: float, gap: float) -> tuple[tuple[tuple[int, float], ...], ...]:
    """Items of these widths side by side, in as many rows as they need: for each its index and its offset."""
    found: list[list[tuple[int, float]]] = [[]]
    at = 0.0
    for index, width in enumerate(widths):
        if found[-1] and at + width > available:
            found.append([])
            at = 0.0
        found[-1].append((index, at))
        at += width + gap
    return tuple(tuple(row) for row in found if row)


def shares(needs: Sequence[float], available: float, gap: float, least: Sequence[float] = ()) -> list[float]:
    """Widths side by side for items that need so much: what is left over goes to all, what lacks to the widest.

    No item gets less than its `least`, as far as there is room for that.
    """
    room = available - gap * (len(needs) - 1)
    if sum(needs) <= room:
        return [need + (room - sum(needs)) / len(needs) for need in needs]
    floors = least if sum(least) <= room and least else [0.0] * len(needs)
    low, high = 0.0, max(needs)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        taken = sum(max(floor, min(need, middle)) for need, floor in zip(needs, floors, strict=True))
        low, high = (middle, high) if taken <= room else (low, middle)
    return [max(floor, min(need, low)) for need, floor in zip(needs, floors, strict=True)]

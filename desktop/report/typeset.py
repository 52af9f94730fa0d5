"""Setting text in a given width without knowing a font: lines, paragraphs and cuts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol
from unicodedata import bidirectional

from desktop.report.page import STRONG, Ink, Rect, Role, Style, Text

ELLIPSIS = "\u2026"
_LOOSE_ENDS = " \u00b7,;:.-"


class Measure(Protocol):
    """What the layout has to know about the fonts; all lengths in points."""

    def width(self, text: str, style: Style) -> float:
        """How wide one line of `text` is."""

    def lines(self, text: str, style: Style, width: float, limit: int) -> tuple[str, ...]:
        """The first `limit` lines, or fewer, into which `text` breaks at `width`; joined they are a start of it."""


class Remembering:
    """A Measure that asks another one only once: a page is drafted several times."""

    def __init__(self, measure: Measure) -> None:
        """Take what really measures."""
        self._widths: dict[tuple[str, Style], float] = {}
        self._lines: dict[tuple[str, Style, float, int], tuple[str, ...]] = {}
        self._measure = measure

    def width(self, text: str, style: Style) -> float:
        """See Measure."""
        found = self._widths.get((text, style))
        if found is None:
            found = self._widths[text, style] = self._measure.width(text, style)
        return found

    def lines(self, text: str, style: Style, width: float, limit: int) -> tuple[str, ...]:
        """See Measure."""
        key = (text, style, round(width, 3), limit)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._measure.lines(text, style, width, limit)
        return found


def one_line(text: str) -> str:
    """`text` with every run of white space, line breaks too, as one space."""
    return " ".join(text.split())


def elided(measure: Measure, text: str, style: Style, width: float) -> str:
    """`text` if it fits `width`, otherwise as much of it as fits with an ellipsis."""
    if measure.width(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure.width(text[:middle].rstrip() + ELLIPSIS, style) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(_LOOSE_ENDS) + ELLIPSIS


def keeping(measure: Measure, text: str, end: str, style: Style, width: float, limit: int) -> str:
    """`text` so short that it goes on `limit` lines, the cut before `end`, which it ends with and which stays."""

    def fits(found: str) -> bool:
        return len(measure.lines(found, style, width, limit + 1)) <= limit

    if not end or fits(text):
        return text
    start = text.removesuffix(end)
    low, high = 0, len(start)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(start[:middle].rstrip() + ELLIPSIS + end) else (low, middle - 1)
    return start[:low].rstrip(_LOOSE_ENDS) + ELLIPSIS + end


def broken(measure: Measure, text: str, style: Style, width: float, limit: int) -> tuple[str, ...]:
    """`text` on at most `limit` lines, the last one elided where there is more."""
    found = measure.lines(text, style, width, limit + 1)
    if len(found) > limit:
        rest = text[sum(len(line) for line in found[: limit - 1]) :]
        # More than a line holds is enough to cut from: a note may go on for two thousand letters.
        found = (
            *found[: limit - 1],
            elided(measure, found[limit - 1] + rest[len(found[limit - 1]) :][:80], style, width),
        )
    # A single glyph may be wider than a very narrow column.
    return tuple(elided(measure, line.strip(), style, width) for line in found)


def line(measure: Measure, text: str, x: float, y: float, style: Style, ink: Ink = Ink.TEXT) -> Text:
    """One line of text with its top left corner at `x`, `y`."""
    return Text(Rect(x, y, measure.width(text, style), style.leading), text, style, ink)


def line_to(measure: Measure, text: str, right: float, y: float, style: Style, ink: Ink = Ink.TEXT) -> Text:
    """One line of text that ends at `right`."""
    return line(measure, text, right - measure.width(text, style), y, style, ink)


def line_about(measure: Measure, text: str, middle: float, y: float, style: Style, ink: Ink = Ink.TEXT) -> Text:
    """One line of text centred on `middle`."""
    return line(measure, text, middle - measure.width(text, style) / 2, y, style, ink)


def paragraph(
    measure: Measure, text: str, box: tuple[float, float, float], limit: int, style: Style, ink: Ink = Ink.TEXT
) -> tuple[Text, ...]:
    """At most `limit` lines of `text` in `box`, which is its left, its top and its width.

    Several lines of a script that runs to the left are set from the right; one line stands below its label.
    """
    x, y, width = box
    lines = broken(measure, text, style, width, limit)
    from_right = len(lines) > 1 and runs_left(text)
    found = []
    for row, one in enumerate(lines):
        wide = measure.width(one, style)
        left = x + width - wide if from_right else x
        rect = Rect(left, y + row * style.leading, wide, style.leading)
        found.append(Text(rect, one, style, ink, follows=row > 0))
    return tuple(found)


def runs_left(text: str) -> bool:
    """Whether the first letter of `text` that has a direction runs to the left."""
    directions = (bidirectional(letter) for letter in text)
    return next((found != "L" for found in directions if found in {"L", "R", "AL"}), False)


def told(texts: Iterable[Text], role: Role, row: int = -1) -> tuple[Text, ...]:
    """The same lines with their part in the structure of the document."""
    return tuple(Text(text.rect, text.text, text.style, text.ink, role, text.follows, row) for text in texts)


def cut(texts: Iterable[Text], source: str) -> bool:
    """Whether the lines `texts` hold less than `source`."""
    return "".join("".join(text.text.split()) for text in texts) != "".join(source.split())


RUN_IN_LEAST = 0.3
"""The share of a line that has to be free beside a label for a text to begin there."""


def run_in(
    measure: Measure, label: str, text: str, box: tuple[float, float, float], limit: int, style: Style, row: int = -1
) -> tuple[Text, ...]:
    """A strong label with `text` beginning beside it and going on below it, on at most `limit` lines, of which the
    label takes one; a head cell and its cell in the row `row` of a table.
    """
    x, y, width = box
    head = line(measure, elided(measure, label, STRONG, width), x, y, STRONG)
    gap = measure.width(" ", style) * 1.6
    left = head.rect.right + gap
    room = x + width - left
    cells: tuple[Text, ...] = ()
    rest = text
    if room >= width * RUN_IN_LEAST or measure.width(text, style) <= room:
        first = _beside(measure, text, style, room, width) if limit > 1 else elided(measure, text, style, room)
        if first:
            cells = (line(measure, first.strip(), left, y, style),)
            rest = text[len(first) :].lstrip() if limit > 1 else ""
    if rest:
        below = paragraph(measure, rest, (x, y + style.leading, width), max(1, limit - 1), style)
        cells += tuple(replace(found, follows=bool(cells) or found.follows) for found in below)
    return (*told((head,), Role.TH, row), *told(cells, Role.TD, row))


def _beside(measure: Measure, text: str, style: Style, room: float, width: float) -> str:
    """The start of `text` that stands in `room`; nothing where a word would be torn that a whole line holds."""
    found = next(iter(measure.lines(text, style, room, 1)), "")
    torn = found != text and found and not found[-1].isspace() and text[len(found) : len(found) + 1].isalpha()
    if torn and found[-1].isalpha():
        word = text.split(maxsplit=1)[0]
        return "" if measure.width(word, style) <= width and len(found) < len(word) else found
    return found

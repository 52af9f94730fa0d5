"""Setting text in a given width without knowing a font: lines, paragraphs and cuts."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from desktop.report.page import Ink, Rect, Style, Text

ELLIPSIS = "\u2026"
_LOOSE_ENDS = " \u00b7,;:.-"


class Measure(Protocol):
    """What the layout has to know about the fonts; all lengths in points."""

    def width(self, text: str, style: Style) -> float:
        """How wide one line of `text` is."""

    def lines(self, text: str, style: Style, width: float, limit: int) -> tuple[str, ...]:
        """The first `limit` lines, or fewer, into which `text` breaks at `width`; joined they are a start of it."""


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
    """At most `limit` lines of `text` in `box`, which is its left, its top and its width."""
    x, y, width = box
    return tuple(
        replace(line(measure, found, x, y + row * style.leading, style, ink), follows=row > 0)
        for row, found in enumerate(broken(measure, text, style, width, limit))
    )

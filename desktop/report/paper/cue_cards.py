"""Cards to cut out for the places where somebody stands: when to notice, and the three spots of each sole.

Three cards share a sheet, six where there are more, and further sheets follow. What is left of a sheet is cards to fill
in by hand.
"""

from __future__ import annotations

from desktop.report.page import Block, Ink, Mark, Page, Rect, Style
from desktop.report.paper.cue_card import LARGE, SMALL, Card, Cue, block
from desktop.report.paper.cutting import line_across, line_down
from desktop.report.sheet import Sheet
from desktop.report.typeset import Measure, paragraph
from desktop.report.words import Words

HEAD = 24.0
"""The height of the line above the cards, in points."""

ROWS = 3


def lay_out_cards(cues: tuple[Cue, ...], sheet: Sheet, words: Words, measure: Measure) -> tuple[Page, ...]:
    """The sheets with a card for each of `cues`."""
    columns = 1 if len(cues) <= ROWS else 2
    fit = ROWS * columns
    sheets = [cues[first : first + fit] for first in range(0, len(cues), fit)] or [()]
    return tuple(_sheet((*each, *[Cue()] * (fit - len(each))), columns, sheet, words, measure) for each in sheets)


def _sheet(cues: tuple[Cue, ...], columns: int, sheet: Sheet, words: Words, measure: Measure) -> Page:
    x, y, width = sheet.margin, sheet.margin + HEAD, sheet.width - 2 * sheet.margin
    first = Rect(x, y, width / columns, (sheet.height - sheet.margin - y) / ROWS)
    size = LARGE if columns == 1 else SMALL
    cards = [Card(cue, _place(first, number, columns), size, words, measure) for number, cue in enumerate(cues)]
    # All plans are as large as the longest can be, unless that one is very long: it alone is smaller then.
    most = max(size.common, min(card.largest for card in cards))
    head = paragraph(measure, words.say("cards.cut"), (x, sheet.margin, width), 1, Style(11), Ink.QUIET)
    drawn = (part for number, card in enumerate(cards, start=1) for part in card.blocks(number, most))
    blocks = (block("head", head), _cuts(first, columns, words), *drawn)
    return Page(sheet, words.say("cards.title"), words.say("creator"), words.language, blocks)


def _place(first: Rect, number: int, columns: int) -> Rect:
    row, column = divmod(number, columns)
    return Rect(first.x + column * first.width, first.y + row * first.height, first.width, first.height)


def _cuts(first: Rect, columns: int, words: Words) -> Block:
    """The lines around and between the cards."""
    width, height = first.width * columns, first.height * ROWS
    marks: list[Mark] = []
    for row in range(ROWS + 1):
        marks += line_across(first.x, first.y + row * first.height, width)
    for column in range(columns + 1):
        # At the corners a line across has its scissors already.
        marks += line_down(first.x + column * first.width, first.y, height, scissors=0 < column < columns)
    return Block("cuts", Rect(first.x, first.y, width, height), tuple(marks), (), words.say("cards.cut_alt"))

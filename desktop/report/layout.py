"""Lays a Summary out on one sheet.

What does not fit gives way in this order: notes beyond the newest, the height of the chart, activities beyond the four
noticed most, the last notes, the wording of many warning signs, the last activities. What was cut is said on the page.
Who, dates, figures, chart and foot are always there.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.summary import Summary
from desktop.report import head
from desktop.report.chart import chart, overhead
from desktop.report.frame import SECTION_GAP, Frame
from desktop.report.notes import HEADED, LEAST, natural_height, notes
from desktop.report.page import Block, Page
from desktop.report.severity import severity
from desktop.report.sheet import Sheet
from desktop.report.table import table, table_height
from desktop.report.typeset import Measure
from desktop.report.words import Words

FIELD_MOST = 190.0
FIELD_WITH_NOTES = 110.0
"""The height of the chart's field in points: the most, and what the notes may press it down to."""

ROWS_BEFORE_NOTES = 4


@dataclass(frozen=True, slots=True)
class _Yield:
    """How far the page gives way: lines of warning signs, and the least height of the chart's field."""

    warning_lines: int
    field: float


_YIELDS = (_Yield(head.WARNING_LINES, 88.0), _Yield(5, 76.0), _Yield(3, 56.0), _Yield(3, 20.0))


def lay_out(summary: Summary, sheet: Sheet, words: Words, measure: Measure) -> Page:
    """The one page of `summary`. Whatever is in it, nothing is smaller than 10 points and nothing leaves the sheet."""
    frame = Frame(words, measure, sheet.margin, sheet.width - 2 * sheet.margin)
    foot = head.foot(frame, sheet.height - sheet.margin)
    end = foot.rect.y - SECTION_GAP
    for step in _YIELDS:
        blocks = _blocks(frame, summary, sheet.margin, end, step)
        if blocks[-1].rect.bottom <= end:
            break
    return Page(sheet, words.say("page.title"), words.say("page.creator"), words.language, (*blocks, foot))


def _blocks(frame: Frame, summary: Summary, y: float, end: float, step: _Yield) -> list[Block]:
    blocks = [head.title(frame, y)]
    blocks.append(head.who(frame, summary, blocks[-1].rect.bottom + 7))
    blocks.append(head.warning(frame, summary.warning_check, blocks[-1].rect.bottom + 8, step.warning_lines))
    if summary.empty:
        return [*blocks, head.nothing(frame, _below(blocks))]
    blocks.append(severity(frame, summary, _below(blocks)))
    _body(frame, summary, blocks, end, step.field)
    return blocks


def _below(blocks: list[Block]) -> float:
    return blocks[-1].rect.bottom + SECTION_GAP


def _body(frame: Frame, summary: Summary, blocks: list[Block], end: float, field_least: float) -> None:
    """Chart, activities and notes between the last block and `end`."""
    course, activities, found = summary.trend, summary.activities, summary.notes
    rated = summary.severity is not None
    around = overhead(frame, course) if rated else 0.0
    room = end - _below(blocks) - (around + field_least + SECTION_GAP if rated else 0.0)
    count = _rows(frame, len(activities), room, bool(found))
    if rated:
        below = table_height(frame, count, len(activities)) + SECTION_GAP if activities else 0.0
        free = end - _below(blocks) - around - below
        least, wanted = (LEAST + SECTION_GAP, natural_height(frame, found) + SECTION_GAP) if found else (0.0, 0.0)
        field = max(field_least, min(FIELD_MOST, max(FIELD_WITH_NOTES, free - wanted), free - least))
        if found and free - field < HEADED + SECTION_GAP:
            # A line that counts the notes says less than three lines of them: the chart makes room if it can.
            field = max(field_least, min(field, free - HEADED - SECTION_GAP))
        blocks.append(chart(frame, course, _below(blocks), field))
    if activities:
        blocks.append(table(frame, activities, _below(blocks), count))
    if found:
        blocks.append(notes(frame, found, _below(blocks), end - _below(blocks)))


def _rows(frame: Frame, total: int, room: float, notes_follow: bool) -> int:
    """How many activities fit into `room`: four before any note, more only if three lines of notes fit too."""

    def most(limit: int, keep: float) -> int:
        fitting = (count for count in range(limit, 0, -1) if table_height(frame, count, total) <= room - keep)
        return next(fitting, 0)

    if not notes_follow:
        return most(total, 0.0)
    return max(most(min(total, ROWS_BEFORE_NOTES), LEAST + SECTION_GAP), most(total, HEADED + SECTION_GAP))

"""The table of activities: how often, on how many days, and what the pain did from before to after."""

from __future__ import annotations

from desktop.domain.summary import ActivitySummary
from desktop.report.frame import Frame, rule
from desktop.report.page import BODY, HEADING, STRONG, Block, Ink, Mark, Text
from desktop.report.typeset import elided, line, line_to, one_line, paragraph

ROW_HEIGHT = BODY.leading + 3
_COLUMNS = (("noticed", 0.12), ("evened", 0.19), ("days", 0.09), ("change", 0.28))
_GAP = 10.0


def table_height(frame: Frame, count: int, total: int) -> float:
    """The height with `count` of `total` rows shown."""
    if not count:
        return BODY.leading
    more = BODY.leading if count < total else 0.0
    return _head_height(frame) + count * ROW_HEIGHT + more


def table(frame: Frame, activities: tuple[ActivitySummary, ...], y: float, count: int) -> Block:
    """The `count` activities that were noticed most, in the diary's order, and how many more there are."""
    words = frame.words
    rect = frame.rect(y, table_height(frame, count, len(activities)))
    if not count:
        only = words.count("activities.only", len(activities))
        texts = paragraph(frame.measure, only, (frame.x, y, frame.width), 1, BODY, Ink.QUIET)
        return Block("activities", rect, texts, (only,))
    says = [words.say("activities.heading")]
    top = y + _head_height(frame)
    marks: list[Mark] = [*_head(frame, y)]
    for number, row in enumerate(_most(activities, count)):
        at = top + number * ROW_HEIGHT
        marks.append(rule(frame, at, *((0.5, Ink.GRID) if number else ())))
        marks += _row(frame, row, at + 1.5)
        cells = dict(zip((key for key, _ in _COLUMNS), _cells(frame, row), strict=True))
        says.append(words.say("activities.says", activity=words.activity(row.activity), **cells))
    if (hidden := len(activities) - count) > 0:
        says.append(words.count("activities.more", hidden))
        below = top + count * ROW_HEIGHT
        marks += paragraph(frame.measure, says[-1], (frame.x, below, frame.width), 1, BODY, Ink.QUIET)
    return Block("activities", rect, tuple(marks), tuple(says))


def _most(activities: tuple[ActivitySummary, ...], count: int) -> tuple[ActivitySummary, ...]:
    most = sorted(range(len(activities)), key=lambda index: -activities[index].noticed)[:count]
    return tuple(activities[index] for index in sorted(most))


def _heads(frame: Frame) -> list[tuple[float, tuple[Text, ...]]]:
    """For each column of figures its right edge and the lines of its head, placed from 0 down."""
    found, right = [], frame.right
    for key, share in reversed(_COLUMNS):
        width = frame.width * share
        box = (right - width + _GAP, 0.0, width - _GAP)
        text = frame.words.say(f"activities.{key}")
        found.append((right, paragraph(frame.measure, text, box, 3, BODY, Ink.QUIET)))
        right -= width
    return found[::-1]


def _head_height(frame: Frame) -> float:
    return 4 + max(HEADING.leading, *(len(texts) * BODY.leading for _, texts in _heads(frame))) + 3


def _head(frame: Frame, y: float) -> tuple[Mark, ...]:
    """The heading of the part is the head of the first column; the heads of the figures end on its baseline."""
    bottom = y + _head_height(frame) - 3
    label = elided(frame.measure, frame.words.say("activities.heading"), HEADING, _first_width(frame))
    title = line(frame.measure, label, frame.x, bottom - HEADING.leading, HEADING)
    drop = title.baseline - line(frame.measure, "", 0, 0, BODY).baseline
    marks: list[Mark] = [rule(frame, y), title]
    for right, texts in _heads(frame):
        for row, text in enumerate(reversed(texts)):
            marks.append(line_to(frame.measure, text.text, right, drop - row * BODY.leading, BODY, Ink.QUIET))
    return tuple(marks)


def _first_width(frame: Frame) -> float:
    return frame.width * (1 - sum(share for _, share in _COLUMNS))


def _cells(frame: Frame, row: ActivitySummary) -> tuple[str, str, str, str]:
    words = frame.words
    change = words.say("activities.change_none")
    if row.change is not None:
        change = words.say("activities.change_value", change=words.change(row.change), n=row.pairs)
    return words.number(row.noticed, 0), words.number(row.evened, 0), words.number(row.days, 0), change


def _row(frame: Frame, row: ActivitySummary, y: float) -> tuple[Mark, ...]:
    name = elided(frame.measure, one_line(frame.words.activity(row.activity)), STRONG, _first_width(frame))
    marks: list[Mark] = [line(frame.measure, name, frame.x, y, STRONG)]
    for (right, _), cell in zip(_heads(frame), _cells(frame, row), strict=True):
        marks.append(line_to(frame.measure, cell, right, y, BODY))
    return tuple(marks)

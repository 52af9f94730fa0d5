"""The table of activities: how often, on how many days, and what the pain did from before to after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.summary import ActivitySummary
from desktop.report.page import BODY, HEADING, Block, Ink, Mark, Role, Text
from desktop.report.typeset import elided, line, line_to, one_line, paragraph, told
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, rule, shares
from desktop.report.visit.plan import Lost, Piece, Plan

ROW_HEIGHT = BODY.leading + 1.0
_COLUMNS = ("noticed", "evened", "days", "change")
_NAMES = 0.45
"""The share of the width that names may take."""

_GAP = 8.0


def table(frame: Frame, activities: tuple[ActivitySummary, ...], y: float, plan: Plan) -> Piece | None:
    """The activities that were noticed most, as many as the plan has, in the diary's order; None if that is none."""
    count = min(plan.activities, len(activities))
    lost = {Lost.ACTIVITIES: len(activities) - count}
    if not count:
        return Piece(Block("activities", frame.rect(y, 0.0), (), ()), lost) if activities else None
    words, shown = frame.words, _most(activities, count)
    widths = _widths(frame, shown)
    says = [words.say("activities.heading")]
    top = y + _head_height(frame, widths)
    marks: list[Mark] = [*_head(frame, widths, y)]
    for number, row in enumerate(shown):
        at = top + number * ROW_HEIGHT
        marks.append(rule(frame, at, *((0.5, Ink.GRID) if number else ())))
        marks += _row(frame, widths, row, at + 1, number + 1)
        cells = dict(zip(_COLUMNS, _cells(frame, row), strict=True))
        says.append(words.say("activities.says", activity=words.activity(row.activity), **cells))
    rect = frame.rect(y, _head_height(frame, widths) + count * ROW_HEIGHT)
    return Piece(Block("activities", rect, tuple(marks), tuple(says)), lost)


def _most(activities: tuple[ActivitySummary, ...], count: int) -> tuple[ActivitySummary, ...]:
    most = sorted(range(len(activities)), key=lambda index: -activities[index].noticed)[:count]
    return tuple(activities[index] for index in sorted(most))


def _widths(frame: Frame, activities: Iterable[ActivitySummary]) -> tuple[float, ...]:
    """The names' width, and those of the figures, each with its gap."""
    measure, words = frame.measure, frame.words
    title = measure.width(words.say("activities.heading"), HEADING)
    longest = max(measure.width(one_line(words.activity(row.activity)), BODY) for row in activities)
    heads = [measure.width(words.say(f"activities.{key}"), BODY) + _GAP for key in _COLUMNS]
    return tuple(shares([max(title, min(longest, frame.width * _NAMES)), *heads], frame.width, 0.0))


def _heads(frame: Frame, widths: tuple[float, ...]) -> list[tuple[float, tuple[Text, ...]]]:
    """For each column of figures its right edge and the lines of its head, placed from 0 down."""
    found, right = [], frame.right
    for key, width in zip(reversed(_COLUMNS), reversed(widths), strict=False):
        box = (right - width + _GAP, 0.0, width - _GAP)
        text = frame.words.say(f"activities.{key}")
        found.append((right, paragraph(frame.measure, text, box, 3, BODY, Ink.QUIET)))
        right -= width
    return found[::-1]


def _head_height(frame: Frame, widths: tuple[float, ...]) -> float:
    return max(HEADING_HEIGHT, 3 + max(len(texts) * BODY.leading for _, texts in _heads(frame, widths)) + 2)


def _head(frame: Frame, widths: tuple[float, ...], y: float) -> tuple[Mark, ...]:
    """The heading of the part stands above the names; the heads of the figures end on its baseline."""
    bottom = y + _head_height(frame, widths) - 2
    label = elided(frame.measure, frame.words.say("activities.heading"), HEADING, widths[0])
    title = line(frame.measure, label, frame.x, bottom - HEADING.leading, HEADING)
    drop = title.baseline - line(frame.measure, "", 0, 0, BODY).baseline
    marks: list[Mark] = [rule(frame, y), *told((title,), Role.H2)]
    for right, texts in _heads(frame, widths):
        for number, text in enumerate(texts):
            at = drop - (len(texts) - 1 - number) * BODY.leading
            (cell,) = told((line_to(frame.measure, text.text, right, at, BODY, Ink.QUIET),), Role.TH, 0)
            marks.append(replace(cell, follows=number > 0))
    return tuple(marks)


def _cells(frame: Frame, row: ActivitySummary) -> tuple[str, str, str, str]:
    words = frame.words
    change = words.say("activities.change_none")
    if row.change is not None:
        change = words.say("activities.change_value", change=words.change(row.change), n=row.pairs)
    return words.number(row.noticed, 0), words.number(row.evened, 0), words.number(row.days, 0), change


def _row(frame: Frame, widths: tuple[float, ...], row: ActivitySummary, y: float, number: int) -> tuple[Mark, ...]:
    name = elided(frame.measure, one_line(frame.words.activity(row.activity)), BODY, widths[0])
    marks: list[Mark] = [*told((line(frame.measure, name, frame.x, y, BODY),), Role.TH, number)]
    for (right, _), cell in zip(_heads(frame, widths), _cells(frame, row), strict=True):
        marks += told((line_to(frame.measure, cell, right, y, BODY),), Role.TD, number)
    return tuple(marks)

"""One sheet for seven days to fill in by hand, in black and large enough for a thick pen.

Where room is short the lines for notes go first. Activities beyond `MOST_ACTIVITIES` are named at the foot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.report.page import BODY, HEADING, STRONG, TITLE, Block, Mark, Page, Rect, Role, Text
from desktop.report.paper.week_row import (
    BOX,
    GAP,
    LETTER_ROOM,
    LETTERS,
    DayLine,
    Desk,
    box,
    day_row,
    left_out_width,
    ring,
)
from desktop.report.sheet import Sheet
from desktop.report.typeset import Measure, elided, line, line_to, paragraph
from desktop.report.words import Words

MOST_ACTIVITIES = 8
_STRONG_RULE = 1.8
_DATE_LINE = 94.0
"""The room in points for a date that is written in by hand."""

_NAME_LINE = 110.0
"""The least room in points for a name."""

_DATE_SHARE = 0.28
"""How much of the column a printed date may take; longer forms of it give way to shorter ones."""

_FORMS = ("full", "shorter", "shortest")


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One day: its date, if that is known, and what to notice on it, if anything."""

    day: date | None = None
    focus: str = ""


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """What a sheet is for: its kind of week by name, the days, the activities by name, and whether pain is rated."""

    kind: str
    days: tuple[SheetDay, ...]
    activities: tuple[str, ...] = ()
    ratings: bool = True


def lay_out_week(week: WeekSheet, sheet: Sheet, words: Words, measure: Measure) -> Page:
    """The one page of `week`; its days share what head and foot leave."""
    x, width, bottom = sheet.margin, sheet.width - 2 * sheet.margin, sheet.height - sheet.margin
    names = _names(week.days, words, measure, width * _DATE_SHARE)
    dated = [day.day is not None for day in week.days]
    named = max(measure.width(name, HEADING) for name in names) + (2 * GAP if all(dated) else _DATE_LINE)
    left = max(named, left_out_width(words, measure) + 2 * GAP)
    desk = Desk(words, measure, x, width, left, week.ratings, week.activities[:MOST_ACTIVITIES])
    head = _head(desk, week.kind, sheet.margin)
    foot = _foot(desk, bottom, week.activities[MOST_ACTIVITIES:])
    top, high = head.rect.bottom, (foot.rect.y - head.rect.bottom) / len(names)
    rows = [
        day_row(desk, DayLine(name, day.focus, known), Rect(x, top + number * high, width, high))
        for number, (name, day, known) in enumerate(zip(names, week.days, dated, strict=True))
    ]
    return Page(sheet, words.say("week.title"), words.say("creator"), words.language, (head, *rows, foot))


def _names(days: tuple[SheetDay, ...], words: Words, measure: Measure, most: float) -> list[str]:
    """What each day is called: its date in the longest form of which all fit `most`, or its number."""
    numbered = [f"{words.say('week.day')} {words.number(number, 0)}" for number in range(1, len(days) + 1)]
    found = numbered
    for form in _FORMS:
        found = [words.day(day.day, form) if day.day else name for day, name in zip(days, numbered, strict=True)]
        if all(measure.width(name, HEADING) <= most for name in found):
            break
    return found


def _head(desk: Desk, kind: str, y: float) -> Block:
    """What the sheet is, the question, and what each box stands for."""
    words, measure = desk.words, desk.measure
    title = replace(line(measure, words.say("week.title"), desk.x, y, TITLE), role=Role.H1)
    of = line_to(measure, kind, desk.right, y, HEADING)
    # Both stand on one line.
    of = replace(of, rect=replace(of.rect, y=y + title.baseline - of.baseline))
    named, bottom = _whose(desk, title, of)
    marks: list[Mark] = [title, *named, of]
    says = [title.text, words.say("week.name"), kind]
    if desk.ratings:
        asked = _question(desk, bottom)
        marks += asked
        bottom = asked[-1].rect.bottom
        says += [words.say("week.pain.question"), words.say("week.pain.ring")]
    if desk.activities:
        boxes = _legend(desk, bottom + 2)
        marks += boxes
        bottom = max(mark.rect.bottom for mark in boxes if isinstance(mark, Text))
        says.append(f"{words.say('week.tick')} {words.say('week.noticed')}, {words.say('week.evened')}")
        says += () if desk.named else desk.called
    bottom += 5
    return Block(
        "head", Rect(desk.x, y, desk.width, bottom - y), (*marks, desk.rule(bottom, _STRONG_RULE)), tuple(says)
    )


def _whose(desk: Desk, title: Text, of: Text) -> tuple[list[Mark], float]:
    """A line for a name between the title and what stands at its right, else below; and where the next line begins."""
    label, left, right = desk.words.say("week.name"), title.rect.right + 3 * GAP, of.rect.x - 2 * GAP
    x, low, bottom = left, title.baseline, title.rect.bottom + 1
    if right - left - desk.measure.width(label, BODY) < _NAME_LINE:
        x, right = desk.x, desk.right
        low = bottom + BODY.leading
        bottom = low + 5
    text = line(desk.measure, label, x, 0, BODY)
    text = replace(text, rect=replace(text.rect, y=low - text.baseline))
    return [text, desk.rule(low + 2, x=text.rect.right + GAP, right=right)], bottom


def _question(desk: Desk, y: float) -> tuple[Text, ...]:
    """The exact question, and how to answer it: on one line if both fit."""
    measure = desk.measure
    question = paragraph(measure, desk.words.say("week.pain.question"), (desk.x, y, desk.width), 2, STRONG)
    ring_one = desk.words.say("week.pain.ring")
    x = question[-1].rect.right + GAP
    if x + measure.width(ring_one, BODY) <= desk.right:
        return (*question, line(measure, ring_one, x, question[-1].rect.y, BODY))
    return (*question, *paragraph(measure, ring_one, (desk.x, question[-1].rect.bottom, desk.width), 2, BODY))


def _legend(desk: Desk, y: float) -> list[Mark]:
    """What each box stands for, and the letters of the activities where the rows have no room for their names."""
    measure, words, middle = desk.measure, desk.words, y + BODY.leading / 2
    tick = line(measure, words.say("week.tick"), desk.x, y, BODY)
    marks: list[Mark] = [tick]
    x = tick.rect.right + 2 * GAP
    for shape, key in ((box, "noticed"), (ring, "evened")):
        text = line(measure, words.say(f"week.{key}"), x + BOX - 2 + GAP / 2, y, BODY)
        marks += [shape(x, middle, BOX - 3), text]
        x = text.rect.right + 3 * GAP
    if not desk.named:
        marks += _letters(desk, y + BODY.leading + 4)
    return marks


def _letters(desk: Desk, y: float) -> list[Mark]:
    """What the letter of each pair of boxes stands for, in lines as words are."""
    marks: list[Mark] = []
    x, most = desk.x, desk.width / 2 - LETTER_ROOM - 2 * GAP
    for letter, name in zip(LETTERS, desk.activities, strict=False):
        text = line(desk.measure, elided(desk.measure, name, BODY, most), x + LETTER_ROOM, y, BODY)
        if text.rect.right > desk.right:
            x, y = desk.x, y + STRONG.leading
            text = replace(text, rect=replace(text.rect, x=x + LETTER_ROOM, y=y))
        marks += [line(desk.measure, letter, x, y, STRONG), replace(text, follows=True)]
        x = text.rect.right + 2 * GAP
    return marks


def _foot(desk: Desk, bottom: float, more: tuple[str, ...]) -> Block:
    """That missed days are fine, what found no room, and when to get help; ends at `bottom`."""
    say = desk.words.say
    parts = [(say("week.foot"), STRONG, 1)]
    if more:
        parts.append((f"{say('week.more')} {', '.join(more)}.", BODY, 2))
    parts.append((say("week.signs"), BODY, 2))
    texts: list[Text] = []
    for text, style, limit in parts:
        y = texts[-1].rect.bottom if texts else 5.0
        texts += paragraph(desk.measure, text, (desk.x, y, desk.width), limit, style)
    top = bottom - texts[-1].rect.bottom
    placed = (replace(text, rect=replace(text.rect, y=text.rect.y + top)) for text in texts)
    rect = Rect(desk.x, top, desk.width, bottom - top)
    return Block("foot", rect, (*placed, desk.rule(top, _STRONG_RULE)), tuple(text for text, _, _ in parts))

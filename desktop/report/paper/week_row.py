"""One day of the sheet to fill in: what to notice, a scale to ring, boxes to tick, a line for a note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi, sin

from desktop.report.page import BODY, HEADING, STRONG, Block, Ink, Mark, Path, Rect, Role, Style, Text
from desktop.report.typeset import Measure, elided, line, line_about, line_to, paragraph
from desktop.report.words import Words

BOX, GAP = 14.0, 8.0
"""The side of a box to tick, and the room between two things in a line, in points."""

LETTERS = "ABCDEFGH"
"""What stands beside boxes that have no room for the activity."""

PEN = 1.2
"""How thick the edge of a box is."""

LETTER_ROOM = 13.0
"""How far from its letter a pair of boxes begins, in points."""

_FIGURE = Style(13)
_END_LABEL = 150.0
_WRITING = 19.0
"""The height of a line to write on."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every part of the sheet needs: words, measure, the column from `x`, and what is asked; in points.

    `left` is the width of the part that names the day.
    """

    words: Words
    measure: Measure
    x: float
    width: float
    left: float
    ratings: bool
    activities: tuple[str, ...]

    @property
    def right(self) -> float:
        """The right edge of the column."""
        return self.x + self.width

    @property
    def column(self) -> float:
        """How wide the part of one activity is."""
        return self.width / max(1, len(self.activities))

    @property
    def named(self) -> bool:
        """Whether each pair of boxes has its activity beside it; otherwise it has a letter, explained at the head."""
        room = self.column - 2 * BOX - 3 * GAP
        return all(self.measure.width(name, BODY) <= room for name in self.activities)

    @property
    def called(self) -> tuple[str, ...]:
        """The activities, behind their letters where only those are beside the boxes."""
        if self.named:
            return self.activities
        return tuple(f"{letter} {name}" for letter, name in zip(LETTERS, self.activities, strict=False))

    def rule(self, y: float, width: float = 0.7, *, x: float | None = None, right: float | None = None) -> Path:
        """A line across the column, or a part of it."""
        return Path(((self.x if x is None else x, y), (self.right if right is None else right, y)), Ink.TEXT, width)


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day by its name; what to notice, if anything; and whether its date is known."""

    name: str
    focus: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True)
class _Heights:
    """How high each line of a row is, in points; a note without height is left out."""

    pad: float
    day: float
    scale: float
    boxes: float
    note: float


def day_row(desk: Desk, day: DayLine, rect: Rect) -> Block:
    """One day in `rect`, with a line below it."""
    x = desk.x + desk.left
    focus = paragraph(desk.measure, day.focus, (x, 0, desk.right - x), 2, BODY) if day.focus else ()
    high = _heights(desk, len(focus), rect.height)
    y = rect.y + high.pad / 2
    marks: list[Mark] = _day(desk, day, focus, y)
    if not high.note:
        marks += _left_out(desk, desk.x, y + HEADING.leading + BODY.leading / 2)
    y += high.day
    marks += _scale(desk, y + high.scale / 2) if desk.ratings else ()
    y += high.scale
    marks += _boxes(desk, y + high.boxes / 2) if desk.activities else ()
    y += high.boxes
    marks += _note(desk, y, high.note) if high.note else ()
    return Block(day.name, rect, (*marks, desk.rule(rect.bottom, 1)), _says(desk, day))


def box(x: float, middle: float, size: float = BOX) -> Path:
    """A square to tick, its left edge at `x`."""
    top = middle - size / 2
    corners = ((x, top), (x + size, top), (x + size, top + size), (x, top + size))
    # The last corner is drawn whole.
    return Path((*corners, (x, top - PEN / 2)), Ink.TEXT, PEN)


def ring(x: float, middle: float, size: float = BOX) -> Path:
    """A round to tick, its left edge at `x`."""
    radius, turns = size / 2, [n * pi / 16 for n in range(33)]
    points = ((x + radius + radius * cos(turn), middle + radius * sin(turn)) for turn in turns)
    return Path(tuple(points), Ink.TEXT, PEN)


def left_out_width(words: Words, measure: Measure) -> float:
    """How wide the box that leaves a day out is, with what it says."""
    return measure.width(words.say("week.left_out"), BODY) + BOX + GAP


def _heights(desk: Desk, focus_lines: int, height: float) -> _Heights:
    """What each line needs, and what is left shared out: most of it to the note."""
    day = max(HEADING.leading, focus_lines * BODY.leading) + 2
    scale, boxes = 20.0 * desk.ratings, 17.0 * bool(desk.activities)
    free = height - 6 - day - scale - boxes
    if free < BODY.leading:
        return _Heights(height - day - scale - boxes, max(day, HEADING.leading + BODY.leading), scale, boxes, 0)
    spare = free - BODY.leading
    pad = 6 + min(4, spare * 0.2)
    scale += min(6, spare * 0.3) if desk.ratings else 0
    boxes += min(5, spare * 0.25) if desk.activities else 0
    return _Heights(pad, day, scale, boxes, height - pad - day - scale - boxes)


def _day(desk: Desk, day: DayLine, focus: tuple[Text, ...], y: float) -> list[Mark]:
    """The day, a line for its date where that is not known, and what to notice on the same height."""
    name = replace(line(desk.measure, day.name, desk.x, y, HEADING), role=Role.H2)
    marks: list[Mark] = [name]
    if not day.dated:
        low = name.baseline + 2
        marks.append(desk.rule(low, x=name.rect.right + GAP, right=desk.x + desk.left - 2 * GAP))
    drop = name.baseline - focus[0].baseline if focus else 0.0
    marks += (replace(text, rect=replace(text.rect, y=text.rect.y + drop)) for text in focus)
    return marks


def _scale(desk: Desk, middle: float) -> list[Mark]:
    """The numbers to ring between the words for both ends."""
    words, measure, top = desk.words, desk.measure, middle - BODY.leading / 2
    lowest, highest = (
        elided(measure, words.say(f"week.pain.{end}"), BODY, _END_LABEL) for end in ("lowest", "highest")
    )
    first, last = line(measure, lowest, desk.x, top, BODY), line_to(measure, highest, desk.right, top, BODY)
    step = (last.rect.x - first.rect.right) / 11
    figures = (
        line_about(
            measure,
            words.number(score, 0),
            first.rect.right + (score + 0.5) * step,
            middle - _FIGURE.leading / 2,
            _FIGURE,
        )
        for score in range(11)
    )
    return [first, *(replace(text, follows=True) for text in figures), replace(last, follows=True)]


def _boxes(desk: Desk, middle: float) -> list[Mark]:
    """Two boxes for each activity: a square for having noticed, a round one for having evened."""
    marks: list[Mark] = []
    for number, name in enumerate(desk.activities):
        x = desk.x + number * desk.column
        if not desk.named:
            marks.append(line(desk.measure, LETTERS[number], x, middle - STRONG.leading / 2, STRONG))
            x += LETTER_ROOM
        marks += [box(x, middle), ring(x + BOX + GAP, middle)]
        if desk.named:
            marks.append(line(desk.measure, name, x + 2 * (BOX + GAP), middle - BODY.leading / 2, BODY))
    return marks


def _note(desk: Desk, y: float, height: float) -> list[Mark]:
    """Lines to write on, as many as there is room for, and the box that leaves the day out at their end."""
    rows = max(1, int((height - 1) // _WRITING))
    step = (height - 2) / rows
    top = y + max(0.0, step - BODY.leading - 1)
    label = line(desk.measure, desk.words.say("week.note"), desk.x, top, BODY)
    wide = left_out_width(desk.words, desk.measure)
    marks: list[Mark] = [label]
    for row in range(rows):
        right = desk.right - (wide + 2 * GAP if row == rows - 1 else 0)
        low = label.baseline + 2 + row * step
        marks.append(desk.rule(low, x=label.rect.right + GAP if row == 0 else desk.x, right=right))
    return [*marks, *_left_out(desk, desk.right - wide, label.rect.y + label.rect.height / 2 + (rows - 1) * step)]


def _left_out(desk: Desk, x: float, middle: float) -> list[Mark]:
    text = line(desk.measure, desk.words.say("week.left_out"), x + BOX + GAP, middle - BODY.leading / 2, BODY)
    return [box(x, middle, BOX - 3), text]


def _says(desk: Desk, day: DayLine) -> tuple[str, ...]:
    """The row in words, with every number and every box."""
    say = desk.words.say
    says = [day.name, *([day.focus] if day.focus else [])]
    if desk.ratings:
        figures = " ".join(desk.words.number(score, 0) for score in range(11))
        says.append(f"{say('week.pain.lowest')} {figures} {say('week.pain.highest')}")
    says += (f"{name}: {say('week.noticed')}, {say('week.evened')}" for name in desk.called)
    return (*says, say("week.note"), say("week.left_out"))

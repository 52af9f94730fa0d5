"""The notes, newest first, as many as there is room for."""

from __future__ import annotations

from desktop.domain.diary import Note
from desktop.report.frame import HEADING_HEIGHT, Frame, heading
from desktop.report.page import BODY, STRONG, Block, Ink, Mark, Text
from desktop.report.typeset import line, one_line, paragraph

LINES_EACH = 3
MOST = 60
LEAST = BODY.leading
HEADED = HEADING_HEIGHT + 3 * BODY.leading
"""The height of one line that only counts the notes, and of a heading with three lines, in points."""

_GAP = 10.0
_BETWEEN = 2.0


def notes(frame: Frame, found: tuple[Note, ...], y: float, height: float) -> Block:
    """What fits in `height`, which is at least `LEAST`; always says how many notes are left out."""
    words = frame.words
    newest = tuple(reversed(found))
    if height < HEADING_HEIGHT + 2 * BODY.leading:
        only = words.count("notes.only", len(newest))
        texts = paragraph(frame.measure, only, (frame.x, y, frame.width), 1, BODY, Ink.QUIET)
        return Block("notes", frame.rect(y, LEAST), texts, (only,))
    label = words.say("notes.heading")
    shown = _shown(frame, newest, y + HEADING_HEIGHT, y + height)
    marks: list[Mark] = [*heading(frame, label, y), *(text for texts in shown for text in texts)]
    bottom = shown[-1][-1].rect.bottom if shown else y + HEADING_HEIGHT
    says = [label, *(_in_words(frame, note) for note in newest[: len(shown)])]
    if hidden := len(newest) - len(shown):
        says.append(words.count("notes.more", hidden))
        marks += paragraph(frame.measure, says[-1], (frame.x, bottom + _BETWEEN, frame.width), 1, BODY, Ink.QUIET)
        bottom += _BETWEEN + BODY.leading
    return Block("notes", frame.rect(y, bottom - y), tuple(marks), tuple(says))


def natural_height(frame: Frame, found: tuple[Note, ...]) -> float:
    """The height that all notes would take, as far as a page can hold them."""
    return notes(frame, found, 0.0, 10_000.0).rect.height


def _shown(frame: Frame, newest: tuple[Note, ...], y: float, end: float) -> list[tuple[Text, ...]]:
    """The notes that fit above `end`, with room kept for the line that says how many do not."""
    # No page holds more; a diary of ten years has thousands.
    dates = _dates(frame, newest)
    left = frame.x + max(frame.measure.width(day, STRONG) for day in dates) + _GAP
    placed: list[tuple[Text, ...]] = []
    for index, (note, day) in enumerate(zip(newest, dates, strict=False)):
        reserve = BODY.leading + _BETWEEN if index < len(newest) - 1 else 0.0
        room = int((end - reserve - y) / BODY.leading + 0.001)
        if room < 1:
            break
        box = (left, y, frame.right - left)
        texts = paragraph(frame.measure, _text(frame, note), box, min(LINES_EACH, room), BODY)
        placed.append((line(frame.measure, day, frame.x, y, STRONG), *texts))
        y = texts[-1].rect.bottom + _BETWEEN
    return placed


def _dates(frame: Frame, newest: tuple[Note, ...]) -> tuple[str, ...]:
    """Dates of the notes, with the year only where it differs."""
    form = "short" if newest[0].day.year == newest[-1].day.year else "day"
    return tuple(frame.words.day(note.day, form) for note in newest[:MOST])


def _text(frame: Frame, note: Note) -> str:
    text = one_line(note.text)
    return frame.words.say("notes.recalled", text=text) if note.recalled else text


def _in_words(frame: Frame, note: Note) -> str:
    return frame.words.say("notes.says", day=frame.words.day(note.day), text=_text(frame, note))

"""The notes, newest first, as many as the plan has."""

from __future__ import annotations

from desktop.domain.diary import Note
from desktop.report.page import BODY, STRONG, Block, Mark, Role
from desktop.report.typeset import cut, line, one_line, paragraph, told
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, heading
from desktop.report.visit.plan import Lost, Piece, Plan

_GAP = 8.0
_BETWEEN = 1.0


def notes(frame: Frame, found: tuple[Note, ...], y: float, plan: Plan) -> Piece | None:
    """The newest notes, and how many are left out; None if there never was one."""
    if not found:
        return None
    words, measure = frame.words, frame.measure
    shown = found[: -plan.notes - 1 : -1]
    lost = {Lost.NOTES: len(found) - len(shown)}
    if not shown:
        return Piece(Block("notes", frame.rect(y, 0.0), (), ()), lost)
    label = words.say("notes.heading")
    form = "short" if found[0].day.year == found[-1].day.year else "day"
    dates = [words.day(note.day, form) for note in shown]
    left = frame.x + max(measure.width(day, STRONG) for day in dates) + _GAP
    marks: list[Mark] = [*heading(frame, label, y)]
    says, top, ends = [label], y + HEADING_HEIGHT, 0
    for row, (note, day) in enumerate(zip(shown, dates, strict=True)):
        text = one_line(note.text)
        text = words.say("notes.recalled", text=text) if note.recalled else text
        lines = paragraph(measure, text, (left, top, frame.right - left), plan.note_lines, BODY)
        marks += [*told((line(measure, day, frame.x, top, STRONG),), Role.TH, row), *told(lines, Role.TD, row)]
        says.append(words.say("notes.says", day=words.day(note.day), text=text))
        ends += cut(lines, text)
        top = lines[-1].rect.bottom + _BETWEEN
    block = Block("notes", frame.rect(y, top - _BETWEEN - y), tuple(marks), tuple(says))
    return Piece(block, {**lost, Lost.ENDS: ends})

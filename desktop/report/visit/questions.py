"""What the patient wants to ask, numbered, in the middle of the page's last third where the eye goes next."""

from __future__ import annotations

from dataclasses import replace

from desktop.report.page import STRONG, Block, Mark, Style
from desktop.report.typeset import cut, line, one_line, paragraph
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, heading
from desktop.report.visit.plan import Lost, Piece, Plan

QUESTION = Style(11)
_BETWEEN = 2.0


def questions(frame: Frame, asked: tuple[str, ...], y: float, plan: Plan) -> Piece | None:
    """Every question, with its number before it; None if there is none."""
    found = [text for text in map(one_line, asked) if text]
    if not found:
        return None
    label = frame.words.say("questions.heading")
    numbers = [frame.words.say("questions.number", n=n) for n in range(1, len(found) + 1)]
    number_style = replace(QUESTION, bold=STRONG.bold)
    left = frame.x + max(frame.measure.width(number, number_style) for number in numbers) + 6
    marks: list[Mark] = list(heading(frame, label, y, strong=True))
    bottom, shortened = y + HEADING_HEIGHT - _BETWEEN, 0
    for number, text in zip(numbers, found, strict=True):
        top = bottom + _BETWEEN
        lines = paragraph(frame.measure, text, (left, top, frame.right - left), plan.question_lines, QUESTION)
        marks += [line(frame.measure, number, frame.x, top, number_style), *(replace(t, follows=True) for t in lines)]
        bottom = lines[-1].rect.bottom
        shortened += cut(lines, text)
    says = (label, *(f"{number} {text}" for number, text in zip(numbers, found, strict=True)))
    return Piece(Block("questions", frame.rect(y, bottom - y), tuple(marks), says), {Lost.ENDS: shortened})

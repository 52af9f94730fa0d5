"""What the visit is for: the main problem in own words, what is wanted, and how it began."""

from __future__ import annotations

from functools import partial
from itertools import accumulate

from desktop.domain.interview import Interview
from desktop.report.page import BODY, Block, Ink, Mark, Role, Style, Text
from desktop.report.typeset import cut, one_line, paragraph, run_in, told
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, heading, rule, shares
from desktop.report.visit.plan import Desk, Lost, Piece, Plan
from desktop.report.visit.remarks import answered_on

WORDS = Style(11)
"""The patient's own words stand a little larger."""

_GAP = 14.0


def problem(frame: Frame, interview: Interview, dated: str, y: float, desk: Desk) -> list[Piece]:
    """The main problem on two columns and what is wanted on the third; either alone on all three.

    What is `dated` stands beside the first heading.
    """
    found = [("problem", one_line(interview.main_problem)), ("hopes", one_line(interview.hopes))]
    told_of = [(name, text) for name, text in found if text]
    both = len(told_of) == 2
    places = {"problem": frame.part(0, 2), "hopes": frame.part(2)} if both else dict.fromkeys(dict(found), frame)
    dates = {name: dated if name == told_of[0][0] else "" for name, _ in told_of}
    return [
        desk.piece(name, ("problem_lines",), y, partial(_own_words, places[name], (name, text), dates[name], desk.plan))
        for name, text in told_of
    ]


def dated_beside(frame: Frame, interview: Interview) -> str:
    """When the questions were answered, if there is room for that beside the first of these headings."""
    name = "problem" if one_line(interview.main_problem) else "hopes" if one_line(interview.hopes) else ""
    dated = answered_on(frame, interview)
    both = name == "problem" and one_line(interview.hopes)
    place = frame.part(0, 2) if both else frame
    return dated if name and len(heading(place, _label(frame, name), 0.0, dated)) > 2 else ""


def _label(frame: Frame, name: str) -> str:
    return frame.words.say("problem.heading" if name == "problem" else "problem.hopes")


def _own_words(frame: Frame, told_of: tuple[str, str], dated: str, plan: Plan, y: float) -> Piece:
    name, text = told_of
    label = _label(frame, name)
    texts = paragraph(frame.measure, text, (frame.x, y + HEADING_HEIGHT, frame.width), plan.problem_lines, WORDS)
    head = heading(frame, label, y, dated)
    says = (label, *(found.text for found in head[2:] if isinstance(found, Text)), text)
    block = Block(name, frame.rect(y, texts[-1].rect.bottom - y), (*head, *texts), says)
    return Piece(block, {Lost.ENDS: cut(texts, text)})


def history(frame: Frame, interview: Interview, y: float, plan: Plan) -> Piece | None:
    """How long, how it began, whether it was there before and how it went, side by side; None if nothing was said."""
    cells = _cells(frame, interview)
    if not cells:
        return None
    if not plan.history_lines:
        return Piece(Block("history", frame.rect(y, 0.0), (), ()), {Lost.ANSWERS: len(cells)})
    if len(cells) == 1:
        return _one_cell(frame, cells[0], y, plan, ruled=not goes_on(frame, interview))
    needs = [max(frame.measure.width(text, BODY) for text in cell) + 1 for cell in cells]
    widths = shares(needs, frame.width, _GAP)
    top, bottom = y + 4, y
    marks: list[Mark] = [rule(frame, y)]
    shortened = 0
    lefts = [0.0, *accumulate(width + _GAP for width in widths)]
    for row, ((label, text), left, width) in enumerate(zip(cells, lefts, widths, strict=False)):
        head = paragraph(frame.measure, label, (frame.x + left, top, width), 1, BODY, Ink.QUIET)
        box = (frame.x + left, top + BODY.leading, width)
        texts = paragraph(frame.measure, text, box, plan.history_lines, BODY)
        marks += (*told(head, Role.TH, row), *told(texts, Role.TD, row))
        shortened += cut(texts, text)
        bottom = max(bottom, texts[-1].rect.bottom)
    says = tuple(frame.words.say("facts.says", label=label, value=text) for label, text in cells)
    return Piece(Block("history", frame.rect(y, bottom - y), tuple(marks), says), {Lost.ENDS: shortened})


def goes_on(frame: Frame, interview: Interview) -> bool:
    """Whether the history is so short that it is no band of its own, but goes on with what was told above it."""
    return len(_cells(frame, interview)) == 1 and bool(interview.main_problem.strip() or interview.hopes.strip())


def _one_cell(frame: Frame, cell: tuple[str, str], y: float, plan: Plan, *, ruled: bool) -> Piece:
    """A single answer with its name before it."""
    label, text = frame.words.say("page.label", label=cell[0]), cell[1]
    marks: list[Mark] = [rule(frame, y)] if ruled else []
    top = y + 4 if ruled else y
    texts = run_in(frame.measure, label, text, (frame.x, top, frame.width), plan.history_lines, BODY, 0)
    says = (frame.words.say("facts.says", label=cell[0], value=text),)
    block = Block("history", frame.rect(y, texts[-1].rect.bottom - y), (*marks, *texts), says)
    return Piece(block, {Lost.ENDS: cut(texts, label + text)})


def _cells(frame: Frame, told_of: Interview) -> list[tuple[str, str]]:
    words = frame.words
    lasted = [words.answer(told_of.duration)] if told_of.duration else []
    lasted += [words.say("history.since", day=words.day(told_of.began))] if told_of.began else []
    onset = [words.answer(told_of.onset)] if told_of.onset else []
    onset += [one_line(told_of.onset_story)] if told_of.onset_story.strip() else []
    found = [
        ("lasted", words.join("page.list", lasted)),
        ("onset", words.join("page.parts", onset)),
        ("before", "" if told_of.had_before is None else words.answer(told_of.had_before)),
        ("course", words.answer(told_of.course) if told_of.course else ""),
    ]
    return [(words.say(f"history.{key}"), text) for key, text in found if text]

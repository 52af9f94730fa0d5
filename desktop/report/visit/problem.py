"""What the visit is for: the main problem in own words, what is wanted, and how it began."""

from __future__ import annotations

from functools import partial
from itertools import accumulate

from desktop.domain.interview import Interview
from desktop.report.page import BODY, Block, Ink, Mark, Role, Style
from desktop.report.typeset import cut, one_line, paragraph, told
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, heading, rule, shares
from desktop.report.visit.plan import Desk, Lost, Piece, Plan

WORDS = Style(11)
"""The patient's own words stand a little larger."""

_GAP = 14.0


def problem(frame: Frame, interview: Interview, y: float, desk: Desk) -> list[Piece]:
    """The main problem on two columns and what is wanted on the third; either alone on all three."""
    found = [("problem", one_line(interview.main_problem)), ("hopes", one_line(interview.hopes))]
    told_of = [(name, text) for name, text in found if text]
    both = len(told_of) == 2
    places = {"problem": frame.part(0, 2), "hopes": frame.part(2)} if both else dict.fromkeys(dict(found), frame)
    return [
        desk.piece(name, ("problem_lines",), y, partial(_own_words, places[name], name, text, desk.plan))
        for name, text in told_of
    ]


def _own_words(frame: Frame, name: str, text: str, plan: Plan, y: float) -> Piece:
    label = frame.words.say("problem.heading" if name == "problem" else "problem.hopes")
    texts = paragraph(frame.measure, text, (frame.x, y + HEADING_HEIGHT, frame.width), plan.problem_lines, WORDS)
    block = Block(name, frame.rect(y, texts[-1].rect.bottom - y), (*heading(frame, label, y), *texts), (label, text))
    return Piece(block, {Lost.ENDS: cut(texts, text)})


def history(frame: Frame, interview: Interview, y: float, plan: Plan) -> Piece | None:
    """How long, how it began, whether it was there before and how it went, side by side; None if nothing was said."""
    cells = _cells(frame, interview)
    if not cells:
        return None
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

"""The two bands of the page that have a wide column and a narrow one: pain and where it is, answers and questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.interview import Interview
from desktop.domain.summary import Summary
from desktop.report.visit.answers import CARE, short_answers
from desktop.report.visit.chart import chart, overhead, room
from desktop.report.visit.facts import Heights, facts, long
from desktop.report.visit.feet import feet, soles
from desktop.report.visit.frame import HEADING_HEIGHT, SECTION_GAP, Frame
from desktop.report.visit.places import Felt
from desktop.report.visit.places import felt as felt_places
from desktop.report.visit.plan import Desk, Lost, Piece, Plan
from desktop.report.visit.questions import questions
from desktop.report.visit.severity import severity
from desktop.report.visit.site import frame_of, highest, places, site
from desktop.report.visit.table import table

_CLOSE = 4.0


_ANSWERS = ("facts", "open", "tried", "answer_lines", "medicine_lines", "allergy_lines", "asked")
_FEET = ("feet", "felt", "answer_lines")
ALONE = 92.0
"""The least height of a figure that has its words beside it."""

_PLACES = ("place_lines", "figure")
"""The fields of a plan that these parts depend on."""


def middle(frame: Frame, summary: Summary, y: float, desk: Desk) -> list[Piece]:
    """Where it hurts beside how much: the figure is as high as the chart lets it be, and the chart as the figure."""
    told, course, plan = summary.interview, summary.trend, desk.plan
    charted = summary.severity is not None and plan.field > 0
    felt = desk.once("felt", (), lambda: felt_places(frame.words, told))
    if summary.nothing_recorded:
        return _alone(frame, told, felt, y, desk) if told.marks else []
    wide = frame.part(0, 2) if told.marks else frame
    on = ("week_dates", "peg_items")
    measured = desk.piece("severity", on, y, lambda at: severity(wide, summary, at, plan))
    around = desk.once("around", (), lambda: overhead(wide, course)) if charted else 0.0
    top = measured.rect.bottom + _CLOSE
    field, sited = plan.field, list[Piece]()
    if told.marks:
        end = top + around + field if charted else measured.rect.bottom
        below = desk.piece("places", _PLACES, 0.0, lambda at: places(frame.part(2), felt, at, plan)).rect.height
        most = desk.once("highest", (), lambda: highest(frame.part(2)))
        height = min(most, max(plan.figure, end - y - below - _CLOSE)) if plan.figure else HEADING_HEIGHT
        sited = _sited(frame.part(2), told, felt, y, height, desk)
        field = max(field, sited[-1].rect.bottom - top - around)
    if not charted:
        lost = {**measured.lost, Lost.CHART: int(summary.severity is not None)}
        return [*sited, replace(measured, lost=lost)]
    made = chart(wide, course, top, field) if desk.drawn else room(wide, top, around + field)
    return [*sited, measured, Piece(made)]


def _sited(side: Frame, told: Interview, felt: Felt, y: float, height: float, desk: Desk) -> list[Piece]:
    """The figure with its words below it."""
    figure = site(side, told.marks, felt, y, height) if desk.drawn else frame_of(side, y, height)
    below = figure.rect.bottom + (_CLOSE if desk.plan.figure else 0.0)
    lost = {Lost.FIGURE: int(not desk.plan.figure)}
    return [Piece(figure, lost), desk.piece("places", _PLACES, below, lambda at: places(side, felt, at, desk.plan))]


def _alone(frame: Frame, told: Interview, felt: Felt, y: float, desk: Desk) -> list[Piece]:
    """The figure with its words beside it where there is nothing else to stand there."""
    side = frame.part(0)
    # Where nothing had to give way yet there is no chart that the room could go to.
    roomy = desk.plan.field >= Plan().field
    height = highest(side) if roomy else min(highest(side), max(ALONE, desk.plan.figure))
    figure = site(side, told.marks, felt, y, height) if desk.drawn else frame_of(side, y, height)
    beside = frame.part(1, 2)
    found = desk.piece("beside", _PLACES, y, lambda at: places(beside, felt, at, desk.plan, ruled=True))
    return [Piece(figure), found]


def lower(frame: Frame, summary: Summary, y: float, desk: Desk) -> list[Piece]:
    """On the wide side pattern, function, questions and what was noticed; on the other medicines, health and feet."""
    told, plan, narrow = summary.interview, desk.plan, frame.part(2)
    answers = desk.once("answers", _ANSWERS, lambda: short_answers(frame.words, told, plan))
    known: Heights = desk.once("heights", (), dict)
    cared = [fact for fact in answers.facts if fact.key in CARE]
    care = desk.once("short", _ANSWERS, lambda: [fact for fact in cared if not long(narrow, fact, known)])
    rest = [fact for fact in answers.facts if fact not in care]
    side = [desk.piece("care", _ANSWERS, y, lambda at: facts("care", [narrow], care, at, known))]
    side.append(desk.piece("feet", _FEET, _next(side, y), lambda at: feet(narrow, told, summary.felt, at, plan)))
    top = not any(piece and piece.rect.height for piece in side)
    near = _next(side, y) - (0.0 if top else SECTION_GAP - _CLOSE)
    key = "soles on top" if top else "soles"
    side.append(desk.piece(key, ("felt",), near, lambda at: soles(narrow, summary.felt, at, plan, ruled=top)))
    alone = not any(piece and piece.rect.height for piece in side)
    wide, s = frame if alone else frame.part(0, 2), "alone" if alone else ""
    columns = [frame.part(number) for number in range(3 if alone else 2)]
    main = [desk.piece("facts" + s, _ANSWERS, y, lambda at: facts("facts", columns, rest, at, known))]
    for name, on, make in (
        ("questions", ("question_lines",), lambda at: questions(wide, told.questions, at, plan)),
        ("table", ("activities",), lambda at: table(wide, summary.activities, at, plan)),
    ):
        main.append(desk.piece(name + s, on, _next(main, y), make))
    first, *others = main
    found = [piece for piece in (first, *side, *others) if piece]
    return [replace(found[0], lost={**found[0].lost, **answers.lost}), *found[1:]] if found else []


def _next(pieces: Sequence[Piece | None], y: float) -> float:
    found = [piece.rect.bottom for piece in pieces if piece and piece.rect.height]
    return max(found) + SECTION_GAP if found else y

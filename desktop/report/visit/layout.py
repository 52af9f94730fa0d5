"""Lays a Summary out on one sheet, in the order that a physician takes a history.

Whatever there is, nothing is smaller than 10 points and nothing leaves the sheet. What does not fit gives way in the
order of `CUTS`, and the page says what it left out. Who, the dates, the figures of the severity, questions and the foot
are always there, and so are medicines and illnesses; warning signs are the last to give way, after the chart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from desktop.domain.summary import Summary
from desktop.report.page import Block, Page
from desktop.report.sheet import POINTS_PER_MM, Sheet
from desktop.report.typeset import Measure, Remembering
from desktop.report.visit import head
from desktop.report.visit.bands import lower, middle
from desktop.report.visit.frame import SECTION_GAP, Frame
from desktop.report.visit.notes import notes
from desktop.report.visit.plan import Desk, Piece, Plan
from desktop.report.visit.problem import dated_beside, goes_on, history, problem
from desktop.report.visit.remarks import answered, remarks
from desktop.report.visit.warning import warning
from desktop.report.words import Words

CUTS: tuple[tuple[str, float], ...] = (
    ("notes", 10), ("notes", 8), ("notes", 6), ("note_lines", 2), ("notes", 5), ("notes", 4), ("notes", 3),
    ("field", 104), ("activities", 6), ("activities", 5), ("activities", 4),
    ("note_lines", 1), ("notes", 2), ("notes", 1), ("notes", 0),
    ("field", 92), ("answer_lines", 5), ("answer_lines", 4), ("place_lines", 3), ("field", 80), ("asked", 0),
    ("activities", 3), ("felt", 1), ("activities", 2), ("felt", 0), ("activities", 1), ("activities", 0),
    ("answer_lines", 3), ("tried", 4), ("tried", 3), ("field", 66), ("feet", 2),
    ("problem_lines", 6), ("history_lines", 3), ("place_lines", 2), ("peg_items", 0), ("answer_lines", 2),
    ("problem_lines", 5), ("tried", 2), ("field", 50), ("feet", 1), ("problem_lines", 4), ("history_lines", 2),
    ("facts", 9), ("feet", 0), ("place_lines", 1), ("tried", 1), ("open", 8), ("open", 7), ("field", 40),
    ("figure", 134), ("figure", 122), ("open", 6), ("problem_lines", 3), ("open", 5), ("facts", 8), ("open", 4),
    ("figure", 108), ("facts", 7), ("open", 3), ("facts", 6), ("field", 30), ("figure", 92), ("open", 1),
    ("field", 0), ("figure", 0), ("facts", 5), ("facts", 4), ("problem_lines", 2), ("facts", 3), ("place_lines", 0),
    ("question_lines", 3),
    ("week_dates", 0), ("answer_lines", 1), ("history_lines", 1), ("problem_lines", 1),
    ("medicine_lines", 8), ("medicine_lines", 6), ("question_lines", 2), ("medicine_lines", 4),
    ("question_lines", 1), ("medicine_lines", 2), ("history_lines", 0), ("allergy_lines", 2), ("allergy_lines", 1),
    *(("warning_lines", count) for count in range(32, 2, -1)),
)  # fmt: skip
"""What gives way, in this order, to how much: fields of a Plan, each to less than before.

Roughly: notes, the height of the chart, activities, felt weight, long answers, what was tried, the main problem's
length, feet, the short answers that matter least, the figure; at the very end the chart, questions and medicines. That
warning signs could give way keeps a page whole whose letters are wider than any font's.
"""

STRETCHED = ("figure", "field", "place_lines")
"""What takes only what everything else leaves, in this order: pictures, and what they show in words."""

FIELD_MOST = 190.0
"""How high the chart's field may grow where there is room, in points."""

_CLOSE = 6.0
_HAIR = 0.01
MARGIN = 13 * POINTS_PER_MM
"""Every printer leaves less of the sheet blank than that."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A whole page under one plan: its pieces in reading order, and where they end."""

    pieces: list[Piece]
    remarks: Block
    bottom: float


def lay_out(summary: Summary, sheet: Sheet, words: Words, measure: Measure, more: int = 0) -> Page:
    """The one page of `summary`, which says that `more` sheets follow."""
    frame = Frame(words, Remembering(measure), MARGIN, sheet.width - 2 * MARGIN)
    foot = head.foot(frame, summary, sheet.height - MARGIN)
    end = foot.rect.y - SECTION_GAP / 2
    known: dict[tuple[object, ...], object] = {}

    def bottom(plan: Plan) -> float:
        return _draft(frame, summary, more, Desk(plan, known)).bottom

    plan = fitting(lambda plan: bottom(plan) <= end)
    # The chart and the figure beside it take what is left over.
    spare = max(0.0, end - bottom(plan)) if plan.field else 0.0
    higher = replace(plan, field=min(FIELD_MOST, plan.field + spare))
    page = _draft(frame, summary, more, Desk(higher if bottom(higher) <= end + _HAIR else plan, known, drawn=True))
    blocks = [piece.block for piece in page.pieces if piece.rect.height]
    blocks += [page.remarks, foot] if page.remarks.says else [foot]
    return Page(sheet, words.say("page.title"), words.say("page.creator"), words.language, tuple(blocks))


def fitting(fits: Callable[[Plan], bool]) -> Plan:
    """The plan that gives way no further than it must: cut by cut until it fits, then each given back where it can be.

    What was cut last matters most and comes back first, but for pictures, which only stretch.
    """
    fits = cache(fits)
    plans = list(accumulate(CUTS, _after, initial=Plan()))
    low, high = 0, len(CUTS)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(plans[middle]) else (middle + 1, high)
    plan = plans[low]
    cut = list(dict.fromkeys(name for name, _ in reversed(CUTS[:low])))
    cut = [name for name in cut if name not in STRETCHED] + [name for name in STRETCHED if name in cut]
    while looser := next((found for name in cut if (found := _given_back(plan, name, fits)) != plan), None):
        # What is said of the cuts is shorter now, so that there may be room for what matters more.
        plan = looser
    return plan


def _given_back(plan: Plan, name: str, fits: Callable[[Plan], bool]) -> Plan:
    """`plan` with as much of `name` as there is room for."""
    values = [getattr(Plan(), name), *(value for cut, value in CUTS if cut == name)]
    for value in reversed(values[: values.index(getattr(plan, name))]):
        looser = _after(plan, (name, value))
        if not fits(looser):
            break
        plan = looser
    return plan


def _after(plan: Plan, cut: tuple[str, float]) -> Plan:
    name, value = cut
    return replace(plan, **{name: type(getattr(plan, name))(value)})


def _draft(frame: Frame, summary: Summary, more: int, desk: Desk) -> _Draft:
    told, check, plan = summary.interview, summary.warning_check, desk.plan
    pieces: list[Piece] = []

    def add(name: str, on: tuple[str, ...], gap: float, make: Callable[[float], Piece | None]) -> None:
        found = desk.piece(name, on, (_bottom(pieces) + gap) if pieces else MARGIN, make)
        pieces.extend([found] if found else [])

    def signs() -> None:
        add("warning", ("warning_lines",), _CLOSE, lambda at: warning(frame, check, at, plan))

    emergency = check is not None and check.emergency
    add("title", (), 0.0, lambda at: Piece(head.title(frame, at)))
    if emergency:
        signs()
    add("who", (), _CLOSE, lambda at: Piece(head.who(frame, summary, at)))
    if not emergency:
        signs()
    dated = "" if summary.nothing_recorded else dated_beside(frame, told)
    pieces += problem(frame, told, dated, _below(pieces), desk)
    near = _CLOSE / 2 if goes_on(frame, told) else SECTION_GAP
    add("history", ("history_lines",), near, lambda at: history(frame, told, at, plan))
    if summary.nothing_recorded and not told:
        add("nothing", (), SECTION_GAP, lambda at: Piece(head.nothing(frame, at)))
    pieces += middle(frame, summary, _below(pieces), desk)
    pieces += lower(frame, summary, _below(pieces), desk)
    add("notes", ("notes", "note_lines"), SECTION_GAP, lambda at: notes(frame, summary.notes, at, plan))
    # What is said at the top is not said again.
    above = bool(dated) or summary.nothing_recorded
    said = desk.once("told", (), lambda: answered(frame, summary, above))
    rest = remarks(frame, said, pieces, more, _bottom(pieces) + SECTION_GAP)
    return _Draft(pieces, rest, rest.rect.bottom)


def _bottom(pieces: list[Piece]) -> float:
    return max(piece.rect.bottom for piece in pieces if piece.rect.height)


def _below(pieces: list[Piece]) -> float:
    return _bottom(pieces) + SECTION_GAP

"""The small box about the feet, and where the weight was felt on the soles. Felt, never measured."""

from __future__ import annotations

from math import sqrt

from desktop.domain.diary import FeltSpot
from desktop.domain.interview import Interview
from desktop.domain.summary import FeltSummary
from desktop.report.page import BODY, STRONG, Block, Dot, Ink, Mark, Path, Rect, Role
from desktop.report.sole import outline, pair, pair_width
from desktop.report.typeset import cut, one_line, paragraph, run_in, told
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, heading, rule
from desktop.report.visit.plan import Lost, Piece, Plan
from desktop.report.words import Words

SOLES = 62.0
"""The height of the soles, in points."""

_BETWEEN = 2.0
_BESIDE = 12.0
_BIGGEST = 6.0
_SMALLEST = 1.2
_ON_EACH = {
    FeltSpot.HEEL: (1.0, 209.0),
    FeltSpot.BALL: (3.0, 78.0),
    FeltSpot.INNER: (-10.0, 140.0),
    FeltSpot.OUTER: (34.0, 140.0),
}
"""The places on a right sole, in its millimetres; left and right are its middle."""

_MIDDLE = (12.0, 110.0)


def feet(frame: Frame, told: Interview, found: FeltSummary, y: float, plan: Plan) -> Piece | None:
    """Foot pain, insoles, shoes and, where the soles are not drawn, the counts of the weight; None if all unsaid."""
    words = frame.words
    said = _answers(frame, told)
    rows = said[: plan.feet]
    if found.said and plan.felt == 1:
        rows.append(
            (words.count("feet.felt", found.said), words.join("page.parts", (_counts(words, found), _never(words))))
        )
    hidden = {Lost.ANSWERS: len(said) - min(len(said), plan.feet)}
    if not rows:
        return Piece(Block("feet", frame.rect(y, 0.0), (), ()), hidden) if said else None
    label = words.say("feet.heading")
    marks: list[Mark] = list(heading(frame, label, y))
    bottom, ends = y + HEADING_HEIGHT, 0
    for row, (key, text) in enumerate(rows):
        name = words.say("page.label", label=key)
        texts = run_in(frame.measure, name, text, (frame.x, bottom, frame.width), plan.answer_lines, BODY, row)
        marks += texts
        ends += cut(texts, name + text)
        bottom = texts[-1].rect.bottom + _BETWEEN
    says = (label, *(words.say("facts.says", label=key, value=text) for key, text in rows))
    return Piece(Block("feet", frame.rect(y, bottom - _BETWEEN - y), tuple(marks), says), {**hidden, Lost.ENDS: ends})


def _answers(frame: Frame, told: Interview) -> list[tuple[str, str]]:
    words = frame.words
    pain = [] if told.foot_pain is None else [words.answer(told.foot_pain)]
    pain += [one_line(told.foot_story)]
    insoles = words.answer(told.insoles) if told.insoles else ""
    shoes = "" if told.brings_shoes is None else words.answer(told.brings_shoes)
    found = (("foot_pain", words.join("page.list", pain)), ("insoles", insoles), ("brings_shoes", shoes))
    return [(words.say(f"feet.{key}"), text) for key, text in found if text]


def _counts(words: Words, found: FeltSummary) -> str:
    return words.join("page.list", (words.say(f"feet.{spot}", n=n) for spot, n in found.counts))


def _never(words: Words) -> str:
    return words.say("feet.never")


def soles(frame: Frame, found: FeltSummary, y: float, plan: Plan, *, ruled: bool) -> Piece | None:
    """The soles with a dot at each place that was felt, and the counts beside them; None where that is not shown.

    `ruled` where nothing stands above them in their column.
    """
    if not found.said or plan.felt == 1:
        return None
    words = frame.words
    if not plan.felt:
        return Piece(Block("felt", frame.rect(y, 0.0), (), ()), {Lost.FELT: 1})
    label = words.count("feet.felt", found.said)
    rows = [_counts(words, found), _never(words)]
    above = y + 4 if ruled else y
    name = told(paragraph(frame.measure, label, (frame.x, above, frame.width), 2, STRONG), Role.H2)
    top = name[-1].rect.bottom
    left = frame.x + pair_width(SOLES) + _BESIDE
    marks: list[Mark] = [*((rule(frame, y),) if ruled else ()), *name]
    marks += _drawn(Rect(frame.x, top + 1, pair_width(SOLES), SOLES), found)
    bottom = top
    for row in rows:
        texts = paragraph(frame.measure, row, (left, bottom, frame.right - left), 6, BODY)
        marks, bottom = [*marks, *texts], texts[-1].rect.bottom
    rect = frame.rect(y, max(bottom, top + 1 + SOLES) - y)
    alt = f"{words.say('feet.alt')} {words.join('page.list', rows)}"
    return Piece(Block("felt", rect, tuple(marks), (label, *rows), alt))


def _drawn(box: Rect, found: FeltSummary) -> list[Mark]:
    marks: list[Mark] = []
    for left in (True, False):
        marks.append(Path(pair(box.x, box.y, box.height, outline(), left=left), Ink.QUIET, 0.6))
        side = FeltSpot.LEFT if left else FeltSpot.RIGHT
        for spot, place in (*_ON_EACH.items(), (side, _MIDDLE)):
            if n := found.at(spot):
                ((x, y),) = pair(box.x, box.y, box.height, (place,), left=left)
                marks.append(Dot(x, y, max(_SMALLEST, _BIGGEST * sqrt(n / found.said)), spot is side))
    return marks

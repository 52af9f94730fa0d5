"""The body from behind and from the front with what was marked on it, and the same in words."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.interview import BodyMark, Sensation
from desktop.report.body_figure import EVERY, PATTERNS, Side, body_marks, figure
from desktop.report.page import BODY, STRONG, Area, Block, Ink, Mark, Path, Rect, Role, Text
from desktop.report.typeset import cut, line, line_about, line_to, paragraph, run_in, told
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, heading, rule
from desktop.report.visit.places import Felt
from desktop.report.visit.plan import Lost, Piece, Plan

_SWATCH = (17.0, 10.0)
"""Width and height of a sample, in points: enough to tell dots from crosses."""

_BETWEEN = 2.0
_ABOVE = 2.0
_SIDE = 4.0
"""The room beside the figure, in points."""

_HEAD = (0.075, 0.075)
"""Where the letters for left and right stand beside the head, in heights of the figure from its middle and its top."""

_CLEAR = 7.0
"""The least room from the middle of a small figure to these letters, in points."""


def highest(frame: Frame) -> float:
    """How high the figure gets at most, with its heading and the names of its sides: both stand side by side."""
    return HEADING_HEIGHT + _ABOVE + (frame.width / 2 - 2 * _SIDE) / figure().width + BODY.leading


def frame_of(frame: Frame, y: float, height: float) -> Block:
    """The place of the figure, with nothing in it yet."""
    return Block("site", frame.rect(y, height), (), ())


def site(frame: Frame, marked: frozenset[BodyMark], felt: Felt, y: float, height: float) -> Block:
    """The figure, `height` points high with its heading and the names of its sides."""
    words = frame.words
    label = words.say("site.heading")
    if height <= HEADING_HEIGHT:
        return Block("site", frame.rect(y, height), heading(frame, label, y), (label,))
    marks: list[Mark] = [*heading(frame, label, y)]
    top, foot = y + HEADING_HEIGHT + _ABOVE, y + height - BODY.leading
    half = frame.width / 2
    tall = min(foot - top, (half - 2 * _SIDE) / figure().width)
    for at, side in enumerate((Side.BACK, Side.FRONT)):
        box = Rect(frame.x + at * half, top + (foot - top - tall) / 2, half, tall)
        marks += body_marks(box, side, marked)
        marks += _letters(frame, box, side)
        name = words.say("site.back" if side is Side.BACK else "site.front")
        marks.append(line_about(frame.measure, name, box.x + half / 2, foot, BODY, Ink.QUIET))
    alt = words.say("site.alt", places=words.join("page.parts", felt.says(words)))
    return Block("site", frame.rect(y, height), tuple(marks), (label,), alt)


def _letters(frame: Frame, box: Rect, side: Side) -> tuple[Text, ...]:
    """The person's own left is on the left as seen from behind, and on the right as seen from the front."""
    left, right = frame.words.say("site.left"), frame.words.say("site.right")
    if side is Side.FRONT:
        left, right = right, left
    y = box.y + box.height * _HEAD[1] - BODY.leading / 2
    middle, beside = box.x + box.width / 2, max(box.height * _HEAD[0], _CLEAR)
    return (
        line_to(frame.measure, left, middle - beside, y, BODY, Ink.QUIET),
        line(frame.measure, right, middle + beside, y, BODY, Ink.QUIET),
    )


def places(frame: Frame, felt: Felt, y: float, plan: Plan, *, ruled: bool = False) -> Piece:
    """Each sensation with a sample of its pattern before it, how far down the legs it goes, and its places.

    `ruled` where it stands beside the figure, not below it.
    """
    words, measure = frame.words, frame.measure
    found: list[Mark] = [rule(frame, y)] if ruled else []
    bottom, shortened = y + (HEADING_HEIGHT if ruled else 0.0), int(not plan.place_lines)
    left = frame.x + (_SWATCH[0] + 5 if plan.figure else 0.0)
    for row, place in enumerate(felt.places):
        if plan.figure:
            found += _sample(Rect(frame.x, bottom + (BODY.leading - _SWATCH[1]) / 2, *_SWATCH), place.sensation)
        label = words.say("page.label", label=place.label)
        texts = _named(frame, label if plan.place_lines else place.label, left, bottom, row)
        if plan.place_lines:
            *above, last = texts
            box = (left, last.rect.y, frame.right - left)
            named = run_in(measure, last.text, place.names, box, plan.place_lines + bool(above), BODY, row)
            texts = (*above, replace(named[0], follows=bool(above)), *named[1:])
        found += texts
        shortened += plan.place_lines > 0 and cut(texts, label + place.names)
        bottom = texts[-1].rect.bottom + _BETWEEN
    block = Block("places", frame.rect(y, max(bottom - _BETWEEN, y) - y), tuple(found), felt.says(words))
    return Piece(block, {Lost.PLACES: shortened})


def _named(frame: Frame, label: str, left: float, y: float, row: int) -> tuple[Text, ...]:
    return told(paragraph(frame.measure, label, (left, y, frame.right - left), 3, STRONG), Role.TH, row)


def _sample(box: Rect, sensation: Sensation) -> tuple[Mark, ...]:
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return (Area(corners, Ink.TEXT, PATTERNS[sensation], EVERY), Path((*corners, corners[0]), Ink.TEXT, 0.6))

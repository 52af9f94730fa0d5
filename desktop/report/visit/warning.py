"""What was answered to the warning signs: above everything that was told, and boxed if any was ticked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.domain.warning_signs import Sign, Tier, WarningCheck, signs
from desktop.report.page import BODY, HEADING, STRONG, Block, Ink, Mark, Path, Rect, Role, Text
from desktop.report.typeset import cut, line, paragraph, run_in, told
from desktop.report.visit.frame import Frame, rule
from desktop.report.visit.plan import Lost, Piece, Plan

MANY = 5
"""More signs than this are counted first."""

_PAD = 7.0


def warning(frame: Frame, check: WarningCheck | None, y: float, plan: Plan) -> Piece:
    """One line where nothing was ticked; else a box with as many signs as the plan has lines for, urgent ones first."""
    if check and check.ticked:
        return _ticked(frame, check, y, plan.warning_lines)
    words = frame.words
    label = words.say("warning.heading")
    answer = words.say("warning.none", day=words.day(check.day)) if check else words.say("warning.not_asked")
    pad = 0.0 if check else _PAD
    name = line(frame.measure, label, frame.x + pad, y + 4, STRONG)
    left = name.rect.right + 10
    box = (left, y + 4, frame.right - pad - left)
    texts = paragraph(frame.measure, answer, box, 3, BODY if check else STRONG)
    rect = frame.rect(y, texts[-1].rect.bottom + (0.0 if check else 4.0) - y)
    # What was never asked must not be read as a no.
    edge = rule(frame, y) if check else _outline(rect, 1.4)
    marks: tuple[Mark, ...] = (edge, *told((name,), Role.H2), *texts)
    return Piece(Block("warning", rect, marks, (f"{label}: {answer}",)))


def _ticked(frame: Frame, check: WarningCheck, y: float, limit: int) -> Piece:
    words, measure = frame.words, frame.measure
    label = words.say("warning.ticked", day=words.day(check.day))
    many = len(check.ticked) > MANY
    if many:
        label = words.say("facts.says", label=label, value=words.number(len(check.ticked), 0))
    x, width = frame.x + _PAD, frame.width - 2 * _PAD
    texts = list(told(paragraph(measure, label, (x, y + 5, width), 2, HEADING), Role.H2))
    bottom = texts[-1].rect.bottom
    tiers = _tiers(frame, check)
    counts = {tier: f" ({words.number(len(ticked), 0)})" if many else "" for tier, ticked in tiers}
    names = {tier: words.say(f"warning.{tier}") + counts[tier] for tier, _ in tiers}
    # Many need the whole width: they begin beside their tier and go on below it.
    indent = 0.0 if many else max(measure.width(name, STRONG) for name in names.values()) + 10
    says, hidden, spare = [label], 0, limit - len(tiers)
    for row, (tier, ticked) in enumerate(tiers):
        put = partial(_row, frame, names[tier], (x, bottom, width), indent, 1 + max(0, spare), row)
        shown, found = _fitting(frame, ticked, put)
        texts += found
        spare -= round((found[-1].rect.bottom - bottom) / BODY.leading) - 1
        bottom = found[-1].rect.bottom
        hidden += len(ticked) - shown
        says.append(words.say("warning.says", tier=names[tier], signs=_sentence(frame, ticked[:shown])))
    rect = frame.rect(y, bottom + 5 - y)
    block = Block("warning", rect, (_outline(rect, 2.4 if check.emergency else 1.4), *texts), tuple(says))
    return Piece(block, {Lost.SIGNS: hidden})


def _row(
    frame: Frame, name: str, box: tuple[float, float, float], indent: float, limit: int, row: int, text: str
) -> tuple[Text, ...]:
    """A tier and its signs: these in a column of their own, or without an `indent` running on below the tier."""
    x, y, width = box
    if not indent:
        return run_in(frame.measure, name, text, box, limit, BODY, row)
    lines = paragraph(frame.measure, text, (x + indent, y, width - indent), limit, BODY)
    return (*told((line(frame.measure, name, x, y, STRONG),), Role.TH, row), *told(lines, Role.TD, row))


def _fitting(
    frame: Frame, ticked: tuple[Sign, ...], put: Callable[[str], tuple[Text, ...]]
) -> tuple[int, tuple[Text, ...]]:
    """How many of the signs stand in full where they are `put`; one always does, were it with its end cut off."""
    for count in range(len(ticked), 1, -1):
        text = _sentence(frame, ticked[:count])
        if not cut((found := put(text))[1:], text):
            return count, found
    return 1, put(_sentence(frame, ticked[:1]))


def _sentence(frame: Frame, ticked: tuple[Sign, ...]) -> str:
    return frame.words.join("page.bullets", (frame.words.sign(sign) for sign in ticked))


def _tiers(frame: Frame, check: WarningCheck) -> list[tuple[Tier, tuple[Sign, ...]]]:
    """The tiers with something ticked, and their signs."""
    found = ((tier, tuple(sign for sign in signs(tier) if sign in check.ticked)) for tier in Tier)
    return [(tier, ticked) for tier, ticked in found if ticked]


def _outline(rect: Rect, width: float) -> Path:
    # The stroke lies inside, so that the box ends where its rectangle does.
    left, top, right, bottom = (
        rect.x + width / 2,
        rect.y + width / 2,
        rect.right - width / 2,
        rect.bottom - width / 2,
    )
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top - width / 2))
    return Path(corners, Ink.TEXT, width)

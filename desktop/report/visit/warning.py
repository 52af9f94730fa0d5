"""What was answered to the warning signs: above everything that was told, and boxed if any was ticked."""

from __future__ import annotations

from desktop.domain.warning_signs import Sign, Tier, WarningCheck, signs
from desktop.report.page import BODY, HEADING, STRONG, Block, Ink, Mark, Path, Rect, Role
from desktop.report.typeset import broken, line, paragraph, told
from desktop.report.visit.frame import Frame, rule
from desktop.report.visit.plan import Lost, Piece, Plan

_PAD = 7.0


def warning(frame: Frame, check: WarningCheck | None, y: float, plan: Plan) -> Piece:
    """One line where nothing was ticked; else a box with as many signs as the plan has lines for, urgent ones first."""
    if check and check.ticked:
        return _ticked(frame, check, y, plan.warning_lines)
    words = frame.words
    label = words.say("warning.heading")
    answer = words.say("warning.none", day=words.day(check.day)) if check else words.say("warning.not_asked")
    name = line(frame.measure, label, frame.x, y + 4, STRONG)
    left = name.rect.right + 10
    texts = paragraph(frame.measure, answer, (left, y + 4, frame.right - left), 3, BODY)
    bottom = max(name.rect.bottom, texts[-1].rect.bottom)
    marks: tuple[Mark, ...] = (rule(frame, y), *told((name,), Role.H2), *texts)
    return Piece(Block("warning", frame.rect(y, bottom - y), marks, (f"{label}: {answer}",)))


def _ticked(frame: Frame, check: WarningCheck, y: float, limit: int) -> Piece:
    words, measure = frame.words, frame.measure
    label = words.say("warning.first" if check.emergency else "warning.ticked", day=words.day(check.day))
    x, width = frame.x + _PAD, frame.width - 2 * _PAD
    texts = list(told(paragraph(measure, label, (x, y + 5, width), 2, HEADING), Role.H2))
    bottom = texts[-1].rect.bottom
    tiers = _tiers(frame, check)
    names = {tier: words.say(f"warning.{tier}") for tier, _ in tiers}
    indent = max(measure.width(name, STRONG) for name in names.values()) + 10
    says, hidden, spare = [label], 0, limit - len(tiers)
    for row, (tier, ticked) in enumerate(tiers):
        shown = _fitting(frame, ticked, width - indent, 1 + max(0, spare))
        text = _sentence(frame, ticked[:shown])
        lines = paragraph(measure, text, (x + indent, bottom, width - indent), 1 + max(0, spare), BODY)
        texts += told((line(measure, names[tier], x, bottom, STRONG),), Role.TH, row)
        texts += told(lines, Role.TD, row)
        bottom = lines[-1].rect.bottom
        spare -= len(lines) - 1
        hidden += len(ticked) - shown
        says.append(words.say("warning.says", tier=names[tier], signs=text))
    rect = frame.rect(y, bottom + 5 - y)
    block = Block("warning", rect, (_outline(rect, 2.4 if check.emergency else 1.4), *texts), tuple(says))
    return Piece(block, {Lost.SIGNS: hidden})


def _fitting(frame: Frame, ticked: tuple[Sign, ...], width: float, limit: int) -> int:
    """How many of the signs stand in full on `limit` lines; one always does, were it with its end cut off."""
    for count in range(len(ticked), 1, -1):
        text = _sentence(frame, ticked[:count])
        if len(broken(frame.measure, text, BODY, width, limit + 1)) <= limit:
            return count
    return 1


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

"""The top and the foot of the page: what it is, whose it is, the warning signs, and what it is not."""

from __future__ import annotations

from datetime import date

from desktop.domain.summary import Summary
from desktop.domain.warning_signs import Tier, WarningCheck, signs
from desktop.report.frame import HEADING_HEIGHT, Frame, rule
from desktop.report.page import BODY, HEADING, STATEMENT, STRONG, TITLE, Block, Ink, Mark, Path, Rect, Text
from desktop.report.typeset import broken, line, one_line, paragraph

NAME_LINES = 2
WARNING_LINES = 8
"""How many lines of warning signs are shown unless the page asks for fewer."""

_NO_LIMIT = 99
_BULLET = " \u00b7 "
_BETWEEN = 10.0
_WHO = (("name", 0.34), ("born", 0.19), ("dates", 0.29), ("made_on", 0.18))


def title(frame: Frame, y: float) -> Block:
    """The title line, and that the patient entered it all."""
    words = frame.words
    name, by = words.say("page.title"), words.say("page.by_patient")
    marks: list[Mark] = list(paragraph(frame.measure, name, (frame.x, y, frame.width), 2, TITLE))
    below = y + len(marks) * TITLE.leading
    small = paragraph(frame.measure, by, (frame.x, below, frame.width), 2, BODY, Ink.QUIET)
    bottom = below + len(small) * BODY.leading + 6
    return Block("title", frame.rect(y, bottom - y), (*marks, *small, rule(frame, bottom, 2, Ink.TEXT)), (name, by))


def who(frame: Frame, summary: Summary, y: float) -> Block:
    """Whose diary it is, the dates covered and when the page was made; what is missing gets a rule to write on."""
    values = _who_values(frame, summary)
    x, marks, says, bottom = frame.x, list[Mark](), list[str](), y
    for key, share in _WHO:
        label, width = frame.words.say(f"who.{key}"), frame.width * share - _BETWEEN
        marks += paragraph(frame.measure, label, (x, y, width), 1, BODY, Ink.QUIET)
        top = y + BODY.leading
        if values[key]:
            texts = _stacked(frame, values[key], x, top, width)
            marks += texts
            bottom = max(bottom, texts[-1].rect.bottom)
            says.append(f"{label}: {', '.join(values[key])}")
        else:
            line_y = top + STRONG.leading + 4
            marks.append(Path(((x, line_y), (x + width, line_y)), Ink.RULE, 0.6))
            bottom = max(bottom, line_y + 1)
            says.append(f"{label}: {frame.words.say('who.blank')}")
        x += frame.width * share
    return Block("who", frame.rect(y, bottom - y), tuple(marks), tuple(says))


def _who_values(frame: Frame, summary: Summary) -> dict[str, tuple[str, ...]]:
    words, first, last = frame.words, summary.trend.first, summary.trend.last
    person = summary.person
    name = one_line(person.name)
    return {
        "name": (name,) if name else (),
        "born": (words.day(person.born),) if person.born else (),
        "dates": (*_range(frame, first, last), words.count("who.days", len(summary.trend.ratings))),
        "made_on": (words.day(summary.made_on),),
    }


def _range(frame: Frame, first: date, last: date) -> tuple[str, ...]:
    """The dates covered on one line if they fit, otherwise broken before the second date."""
    words, end = frame.words, frame.words.day(last)
    if first == last:
        return (end,)
    start = words.day(first, "short" if first.year == last.year else "day")
    found = words.say("who.range", first=start, last=end)
    before, _, after = found.rpartition(end)
    if after or frame.fits(found, STRONG, frame.width * dict(_WHO)["dates"] - _BETWEEN):
        return (found,)
    return (before.strip(), end)


def _stacked(frame: Frame, values: tuple[str, ...], x: float, y: float, width: float) -> list[Text]:
    found: list[Text] = []
    # The count of days below the dates is a remark.
    strong = max(1, len(values) - 1)
    for index, value in enumerate(values):
        top = y + len(found) * STRONG.leading
        found += paragraph(frame.measure, value, (x, top, width), NAME_LINES, STRONG if index < strong else BODY)
    return found


def warning(frame: Frame, check: WarningCheck | None, y: float, limit: int = WARNING_LINES) -> Block:
    """What was answered to the warning signs; ticked ones boxed, on at most `limit` lines, the most urgent first."""
    if check and check.ticked:
        return _ticked(frame, check, y, limit)
    words = frame.words
    label = words.say("warning.heading")
    answer = words.say("warning.none", day=words.day(check.day)) if check else words.say("warning.not_asked")
    name = line(frame.measure, label, frame.x, y + 6, STRONG)
    left = name.rect.right + 12
    texts = paragraph(frame.measure, answer, (left, y + 6, frame.right - left), 3, BODY)
    bottom = max(name.rect.bottom, texts[-1].rect.bottom)
    return Block("warning", frame.rect(y, bottom - y), (rule(frame, y), name, *texts), (f"{label}: {answer}",))


def _ticked(frame: Frame, check: WarningCheck, y: float, limit: int) -> Block:
    words, measure, pad = frame.words, frame.measure, 8.0
    label = words.say("warning.ticked", day=words.day(check.day))
    tiers = _tiers(frame, check)
    x, width = frame.x + pad, frame.width - 2 * pad
    indent = max(measure.width(name, STRONG) for name, _ in tiers) + 10
    texts = list(paragraph(measure, label, (x, y + 7, width), 1, HEADING))
    bottom = texts[-1].rect.bottom + 1
    full = [len(broken(measure, row, BODY, width - indent, _NO_LIMIT)) for _, row in tiers]
    # Each tier gets a line at least; what is left goes to the most urgent one first.
    spare = max(0, limit - len(full))
    for (name, row), lines in zip(tiers, full, strict=True):
        own = 1 + min(spare, lines - 1)
        spare -= own - 1
        texts.append(line(measure, name, x, bottom, STRONG))
        texts += paragraph(measure, row, (x + indent, bottom, width - indent), own, BODY)
        bottom = texts[-1].rect.bottom
    if sum(full) > max(limit, len(full)):
        cut = words.say("warning.cut", n=len(check.ticked))
        texts += paragraph(measure, cut, (x + indent, bottom, width - indent), 1, BODY, Ink.QUIET)
        bottom = texts[-1].rect.bottom
    rect = frame.rect(y, bottom + 6 - y)
    says = (label, *(words.say("warning.says", tier=name, signs=row) for name, row in tiers))
    return Block("warning", rect, (_outline(rect), *texts), says)


def _tiers(frame: Frame, check: WarningCheck) -> list[tuple[str, str]]:
    """The tiers with something ticked: their name, and the signs in a row."""
    found = []
    for tier in Tier:
        ticked = [frame.words.sign(sign).rstrip(".") for sign in signs(tier) if sign in check.ticked]
        if ticked:
            found.append((frame.words.say(f"warning.{tier}"), _BULLET.join(ticked)))
    return found


def _outline(rect: Rect, width: float = 1.5) -> Path:
    # The stroke lies inside, so that the box ends where its rectangle does.
    left, top, right, bottom = (
        rect.x + width / 2,
        rect.y + width / 2,
        rect.right - width / 2,
        rect.bottom - width / 2,
    )
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top - width / 2))
    return Path(corners, Ink.TEXT, width)


def nothing(frame: Frame, y: float) -> Block:
    """The plain statement of an empty diary."""
    statement = frame.words.say("page.empty")
    top = y + HEADING_HEIGHT
    texts = paragraph(frame.measure, statement, (frame.x, top, frame.width), 3, STATEMENT)
    return Block("nothing", frame.rect(y, texts[-1].rect.bottom - y), (rule(frame, y), *texts), (statement,))


def foot(frame: Frame, bottom: float) -> Block:
    """The question behind the ratings and the disclaimer, ending at `bottom`."""
    says = (frame.words.say("foot.ratings"), frame.words.say("foot.disclaimer"))
    texts: list[Text] = []
    for text in says:
        top = texts[-1].rect.bottom if texts else 6.0
        texts += paragraph(frame.measure, text, (frame.x, top, frame.width), 3, BODY, Ink.QUIET)
    height = texts[-1].rect.bottom
    y = bottom - height
    placed = tuple(
        Text(Rect(text.rect.x, y + text.rect.y, text.rect.width, text.rect.height), text.text, text.style, text.ink)
        for text in texts
    )
    return Block("foot", frame.rect(y, height), (rule(frame, y), *placed), says)

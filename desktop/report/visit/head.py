"""The top and the foot of the page: what it is, whose it is, and what it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.domain.summary import Summary
from desktop.report.page import BODY, HEAD, STATEMENT, STRONG, Block, Ink, Mark, Path, Rect, Role, Text
from desktop.report.typeset import line, line_to, one_line, paragraph, told
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, rule

NAME_LINES = 2

_BETWEEN = 12.0
_FOOT_LINES = 6
_WHO = (("name", 0.36), ("born", 0.17), ("dates", 0.31), ("made_on", 0.16))


def title(frame: Frame, y: float) -> Block:
    """The title line, and that the patient entered it all: on the same line where both fit."""
    words, measure = frame.words, frame.measure
    name, by = words.say("page.title"), words.say("page.by_patient")
    texts = list(told(paragraph(measure, name, (frame.x, y, frame.width), 2, HEAD), Role.H1))
    if len(texts) == 1 and frame.fits(by, BODY, frame.right - texts[0].rect.right - _BETWEEN):
        drop = texts[0].baseline - line(measure, "", 0, 0, BODY).baseline
        texts.append(line_to(measure, by, frame.right, drop, BODY))
        bottom = texts[0].rect.bottom + 3
    else:
        texts += paragraph(measure, by, (frame.x, texts[-1].rect.bottom, frame.width), 2, BODY)
        bottom = texts[-1].rect.bottom + 4
    return Block("title", frame.rect(y, bottom - y), (*texts, rule(frame, bottom, 2, Ink.TEXT)), (name, by))


def who(frame: Frame, summary: Summary, y: float) -> Block:
    """Whose diary it is, the dates covered and when the page was made; what is missing gets a rule to write on."""
    values = _who_values(frame, summary)
    x, marks, says, bottom = frame.x, list[Mark](), list[str](), y
    for row, (place, share) in enumerate(_WHO):
        # Without a diary there are no dates that it covers, but the answers have one.
        key = "answered" if place == "dates" and summary.nothing_recorded and summary.interview.at else place
        label, width = frame.words.say(f"who.{key}"), frame.width * share - (_BETWEEN if row < len(_WHO) - 1 else 0)
        head = paragraph(frame.measure, label, (x, y, width), 1, BODY, Ink.QUIET)
        marks += told(head, Role.TH, row)
        top = y + BODY.leading
        if values[key]:
            texts = told(_stacked(frame, values[key], x, top, width), Role.TD, row)
            marks += texts
            bottom = max(bottom, texts[-1].rect.bottom)
            says.append(f"{label}: {' '.join(values[key])}")
        else:
            line_y = top + STRONG.leading + 3
            marks.append(Path(((x, line_y), (x + width, line_y)), Ink.RULE, 0.6))
            bottom = max(bottom, line_y + 1)
            says.append(f"{label}: {frame.words.say('who.blank')}")
        x += frame.width * share
    return Block("who", frame.rect(y, bottom - y), tuple(marks), tuple(says))


def _who_values(frame: Frame, summary: Summary) -> dict[str, tuple[str, ...]]:
    words, person = frame.words, summary.person
    name = one_line(person.name)
    return {
        "name": (name,) if name else (),
        "born": (words.day(person.born),) if person.born else (),
        "dates": _range(frame, summary.trend.first, summary.trend.last, len(summary.trend.ratings)),
        "answered": (words.day(summary.interview.at.local.date()),) if summary.interview.at else (),
        "made_on": (words.day(summary.made_on),),
    }


def _range(frame: Frame, first: date, last: date, n: int) -> tuple[str, ...]:
    """The dates covered and their number on one line if they fit, otherwise broken before the second date."""
    words, end = frame.words, frame.words.day(last)
    if first == last:
        return (words.count("who.days", n, range=end),)
    start = words.day(first, "short" if first.year == last.year else "day")
    found = words.count("who.days", n, range=words.say("who.range", first=start, last=end))
    before, _, after = found.rpartition(end)
    if frame.fits(found, STRONG, frame.width * dict(_WHO)["dates"] - _BETWEEN):
        return (found,)
    return (before.strip(), f"{end}{after}")


def _stacked(frame: Frame, values: tuple[str, ...], x: float, y: float, width: float) -> list[Text]:
    found: list[Text] = []
    for value in values:
        top = y + len(found) * STRONG.leading
        found += paragraph(frame.measure, value, (x, top, width), NAME_LINES, STRONG)
    return [replace(text, follows=index > 0) for index, text in enumerate(found)]


def nothing(frame: Frame, y: float) -> Block:
    """The plain statement of a diary without entries."""
    statement = frame.words.say("page.empty")
    texts = paragraph(frame.measure, statement, (frame.x, y + HEADING_HEIGHT, frame.width), 3, STATEMENT)
    return Block("nothing", frame.rect(y, texts[-1].rect.bottom - y), (rule(frame, y), *texts), (statement,))


def foot(frame: Frame, summary: Summary, bottom: float) -> Block:
    """The question behind the ratings, whose PEG is, and the disclaimer, ending at `bottom`."""
    parts = [
        ("ratings", summary.severity is not None),
        ("disclaimer", True),
        ("peg", bool(summary.pegs)),
    ]
    says = tuple(frame.words.say(f"foot.{key}") for key, used in parts if used)
    texts = paragraph(frame.measure, " ".join(says), (frame.x, 4.0, frame.width), _FOOT_LINES, BODY, Ink.QUIET)
    height = texts[-1].rect.bottom
    y = bottom - height
    placed = tuple(
        replace(text, rect=Rect(text.rect.x, y + text.rect.y, text.rect.width, text.rect.height)) for text in texts
    )
    return Block("foot", frame.rect(y, height), (rule(frame, y), *placed), says)

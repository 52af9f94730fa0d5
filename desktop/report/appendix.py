"""The daily table on sheets of its own: a row for every recorded day, the head again on each sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.diary import BodySite, CheckIn, DiaryDay, Evened
from desktop.domain.routine import Activity
from desktop.domain.summary import Summary
from desktop.report.frame import Frame, rule
from desktop.report.layout import MARGIN
from desktop.report.page import BODY, HEAD, STRONG, Block, Ink, Mark, Page, Rect, Role, Style, Text
from desktop.report.peg import NO_BREAK
from desktop.report.sheet import Sheet
from desktop.report.typeset import Measure, Remembering, elided, line_to, one_line, paragraph, told
from desktop.report.words import Words

_COLUMNS = (("day", 0.13), ("rating", 0.14), ("sites", 0.15), ("check_ins", 0.3), ("note", 0.28))
_GAP = 8.0
_NAME = 0.5
"""The share of the width that a name may take."""

_PAD = 2.0
_MOST_LINES = 48
"""The lines of a cell that a sheet holds; the longest note takes fewer."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A day: for each column its lines, placed from 0 down, and what it says."""

    cells: tuple[tuple[Text, ...], ...]
    says: str

    @property
    def height(self) -> float:
        """The height of the highest cell, and a little air."""
        return max(len(cell) for cell in self.cells) * BODY.leading + 2 * _PAD


def daily_table(summary: Summary, sheet: Sheet, words: Words, measure: Measure) -> tuple[Page, ...]:
    """The sheets that follow the page; one that says so where no day was recorded."""
    frame = Frame(words, Remembering(measure), MARGIN, sheet.width - 2 * MARGIN)
    activities = {row.activity.id: row.activity for row in summary.activities}
    rows = [_row(frame, day, activities) for day in summary.days]
    whose = _whose(frame, summary)
    head = _head(frame, whose, 1, 1)
    top = head.rect.bottom + 4
    sheets = _dealt(rows, sheet.height - MARGIN - top - _titles(frame).height)
    return tuple(_page(frame, sheet, whose, part, number + 2, len(sheets) + 1) for number, part in enumerate(sheets))


def _dealt(rows: Iterable[_Row], room: float) -> list[list[_Row]]:
    """The rows, as many on each sheet as it holds, on one sheet at least."""
    sheets: list[list[_Row]] = [[]]
    left = room
    for row in rows:
        if row.height > left and sheets[-1]:
            sheets.append([])
            left = room
        sheets[-1].append(row)
        left -= row.height
    return sheets


def _whose(frame: Frame, summary: Summary) -> str:
    """Name and dates: sheets get loose."""
    words = frame.words
    ends = (words.day(day) for day in (summary.trend.first, summary.trend.last))
    dates = words.say("who.range", **dict(zip(("first", "last"), ends, strict=True)))
    name = elided(frame.measure, one_line(summary.person.name), BODY, frame.width * _NAME)
    return words.join("page.list", (name, dates))


def _page(frame: Frame, sheet: Sheet, whose: str, rows: Sequence[_Row], number: int, of: int) -> Page:
    words = frame.words
    title = words.say("appendix.title")
    head = _head(frame, whose, number, of)
    blocks = [head, _table(frame, rows, head.rect.bottom + 4) if rows else _none(frame, head.rect.bottom + 8)]
    return Page(sheet, title, words.say("page.creator"), words.language, tuple(blocks))


def _head(frame: Frame, whose: str, number: int, of: int) -> Block:
    """The title, the number of the sheet, whose it is, and that the patient entered it all."""
    y, title = MARGIN, frame.words.say("appendix.title")
    words, measure = frame.words, frame.measure
    page, by = words.say("appendix.page", n=number, of=of), words.say("page.by_patient")
    right = line_to(measure, page, frame.right, 0.0, BODY)
    width = right.rect.x - frame.x - _GAP
    texts = list(told(paragraph(measure, title, (frame.x, y, width), 2, HEAD), Role.H1))
    drop = texts[0].baseline - (right.baseline - right.rect.y)
    texts.append(replace(right, rect=Rect(right.rect.x, drop, right.rect.width, right.rect.height)))
    below = max(text.rect.bottom for text in texts)
    texts += paragraph(measure, f"{whose}. {by}", (frame.x, below, frame.width), 3, BODY)
    bottom = texts[-1].rect.bottom + 4
    return Block(
        "title", frame.rect(y, bottom - y), (*texts, rule(frame, bottom, 2, Ink.TEXT)), (title, page, whose, by)
    )


def _none(frame: Frame, y: float) -> Block:
    said = frame.words.say("appendix.none")
    texts = paragraph(frame.measure, said, (frame.x, y, frame.width), 2, BODY)
    return Block("days", frame.rect(y, texts[-1].rect.bottom - y), texts, (said,))


def _table(frame: Frame, rows: Sequence[_Row], y: float) -> Block:
    marks: list[Mark] = []
    at = y
    for number, row in enumerate((_titles(frame), *rows)):
        if number:
            marks.append(rule(frame, at, *((0.5, Ink.GRID) if number > 1 else ())))
        for column, cell in enumerate(row.cells):
            role = Role.TD if number and column else Role.TH
            marks += (_down(text, at + _PAD) for text in told(cell, role, number))
        at += row.height
    return Block("days", frame.rect(y, at - y), tuple(marks), tuple(row.says for row in rows))


def _down(text: Text, by: float) -> Text:
    return replace(text, rect=Rect(text.rect.x, text.rect.y + by, text.rect.width, text.rect.height))


def _titles(frame: Frame) -> _Row:
    texts = [(frame.words.say(f"appendix.{key}"),) for key, _ in _COLUMNS]
    return _Row(_cells(frame, texts, STRONG), "")


def _cells(frame: Frame, columns: Sequence[Sequence[str]], style: Style = BODY) -> tuple[tuple[Text, ...], ...]:
    """For each column its texts below one another."""
    found: list[tuple[Text, ...]] = []
    x = frame.x
    for (_, share), texts in zip(_COLUMNS, columns, strict=True):
        width = frame.width * share
        lines: list[Text] = []
        for text in texts:
            top = lines[-1].rect.bottom if lines else 0.0
            left = _MOST_LINES - len(lines)
            if text and left > 0:
                lines += paragraph(frame.measure, text, (x, top, width - _GAP), left, style)
        found.append(tuple(replace(each, follows=number > 0) for number, each in enumerate(lines)))
        x += width
    return tuple(found)


def _row(frame: Frame, day: DiaryDay, activities: dict[str, Activity]) -> _Row:
    words = frame.words
    sites = [site for site in BodySite if day.rating and site in day.rating.sites]
    check_ins = [_check_in(words, check_in, activities) for check_in in day.check_ins]
    note = one_line(day.note.text) if day.note else ""
    if day.note and day.note.recalled:
        note = words.say("notes.recalled", text=note)
    places = words.join("page.list", (words.say(f"appendix.site.{site}") for site in sites))
    columns = [(words.day(day.day),), (_rating(words, day),), (places,), check_ins, (note,)]
    said = [words.join("page.parts", column) for column in columns]
    labelled = [
        words.say("facts.says", label=words.say(f"appendix.{key}"), value=value)
        for (key, _), value in zip(_COLUMNS[1:], said[1:], strict=True)
        if value
    ]
    return _Row(_cells(frame, columns), words.say("notes.says", day=said[0], text=words.join("page.parts", labelled)))


def _rating(words: Words, day: DiaryDay) -> str:
    if day.rating is None:
        return words.say("appendix.skipped") if day.skipped else ""
    return words.say("appendix.later" if day.rating.recalled else "appendix.rated", score=day.rating.score)


def _check_in(words: Words, check_in: CheckIn, activities: dict[str, Activity]) -> str:
    before, after = check_in.pain_before, check_in.pain_after
    said = [words.say("appendix.noticed" if check_in.noticed else "appendix.unsaid")]
    if check_in.evened is not Evened.NOT_SAID:
        said.append(words.say("appendix.evened" if check_in.evened is Evened.YES else "appendix.not_evened"))
    if before is not None and after is not None:
        said.append(words.say("appendix.change", before=before, after=after).replace(" ", NO_BREAK))
    elif before is not None:
        said.append(words.say("appendix.before", before=before))
    elif after is not None:
        said.append(words.say("appendix.after", after=after))
    if check_in.recalled:
        said.append(words.say("appendix.recalled"))
    known = activities.get(check_in.activity)
    name = words.activity(known) if known else check_in.activity
    return words.say("appendix.check_in", activity=one_line(name), said=words.join("page.list", said))

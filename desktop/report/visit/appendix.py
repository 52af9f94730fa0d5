"""The daily table on sheets of its own: a row for every day of the stretch, the head again on each sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import accumulate, groupby

from desktop.domain.clock import days_between
from desktop.domain.diary import BodySite, DiaryDay, Evened, FeltSpot
from desktop.domain.routine import Activity
from desktop.domain.summary import Summary
from desktop.report.page import BODY, HEAD, STRONG, Block, Ink, Mark, Page, Rect, Role, Style, Text
from desktop.report.sheet import Sheet
from desktop.report.typeset import Measure, Remembering, broken, elided, line_to, one_line, paragraph, told
from desktop.report.visit.frame import Frame, rule
from desktop.report.visit.layout import MARGIN
from desktop.report.visit.peg import NO_BREAK
from desktop.report.words import Words

_KEYS = ("day", "rating", "sites", "check_ins", "note")
_SHARES = (0.13, 0.14, 0.15, 0.3, 0.28)
_GAP = 8.0
_NAME = 0.5
"""The share of the width that a name may take."""

_PAD = 2.0
_BLANK_DAYS = 7
"""So many days without any entry in a row are listed one by one, more in one row."""

_MOST_LINES = 48
"""The lines of a cell that a sheet holds; the longest note takes fewer."""


_Said = tuple[str, bool, Evened, int | None, int | None, bool, Set[FeltSpot]]
"""A check-in: its activity, what was noticed and evened, pain before and after, whether it was entered later, and where
the weight was felt."""

_Lines = tuple[tuple[str, float], ...]
"""The lines of a cell, each with its width."""

_BLANK: _Lines = (("", 0.0),)
"""A cell without text is a cell all the same, or the next one would be told under its heading."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A day: for each column its lines, and what it says."""

    cells: tuple[_Lines, ...]
    says: str = ""
    style: Style = BODY

    @property
    def height(self) -> float:
        """The height of the highest cell, and a little air."""
        return max(map(len, self.cells)) * BODY.leading + 2 * _PAD


def daily_table(summary: Summary, sheet: Sheet, words: Words, measure: Measure) -> tuple[Page, ...]:
    """The sheets that follow the page; one that says so where no day was recorded."""
    frame = Frame(words, Remembering(measure), MARGIN, sheet.width - 2 * MARGIN)
    activities = {row.activity.id: row.activity for row in summary.activities}
    days = _Days(frame, activities)
    rows = [days.row(part) for part in _parts(summary)]
    whose = _whose(frame, summary)
    head = _head(frame, whose, 1, 1)
    top = head.rect.bottom + 4
    sheets = _dealt(rows, sheet.height - MARGIN - top - _titles(frame).height)
    return tuple(_page(frame, sheet, whose, part, number + 2, len(sheets) + 1) for number, part in enumerate(sheets))


def _parts(summary: Summary) -> Iterator[Sequence[DiaryDay]]:
    """What a row is for, in order: a day, or many without any entry; nothing where no day has one."""
    if not summary.days:
        return
    recorded = {day.day: day for day in summary.days}
    for some, days in groupby(days_between(summary.trend.first, summary.trend.last), recorded.__contains__):
        part = tuple(recorded.get(on) or DiaryDay(on) for on in days)
        if some or len(part) <= _BLANK_DAYS:
            yield from ((day,) for day in part)
        else:
            yield part


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
    lefts = [frame.x + share * frame.width for share in accumulate(_SHARES, initial=0.0)]
    at = y
    for number, row in enumerate((_titles(frame), *rows)):
        if number:
            marks.append(rule(frame, at, *((0.5, Ink.GRID) if number > 1 else ())))
        for column, cell in enumerate(row.cells):
            role = Role.TD if number and column else Role.TH
            for place, (text, width) in enumerate(cell or _BLANK):
                box = Rect(lefts[column], at + _PAD + place * BODY.leading, width, BODY.leading)
                marks.append(Text(box, text, row.style, Ink.TEXT, role, place > 0, number))
        at += row.height
    return Block("days", frame.rect(y, at - y), tuple(marks), tuple(row.says for row in rows))


def _titles(frame: Frame) -> _Row:
    titles = [frame.words.say(f"appendix.{key}") for key in _KEYS]
    cells = (_set(frame, title, share, _MOST_LINES, STRONG) for title, share in zip(titles, _SHARES, strict=True))
    return _Row(tuple(cells), style=STRONG)


def _set(frame: Frame, text: str, share: float, limit: int, style: Style = BODY) -> _Lines:
    """`text` in a column that takes `share` of the width."""
    width, text = frame.width * share - _GAP, text.strip()
    found = (text,) if frame.fits(text, style, width) else broken(frame.measure, text, style, width, limit)
    return tuple((line, frame.measure.width(line, style)) for line in found)


class _Days:
    """Sets days. Over years they are much alike: what was said and set once is kept."""

    def __init__(self, frame: Frame, activities: Mapping[str, Activity]) -> None:
        self._words, self._activities = frame.words, activities
        self._set = cache(partial(_set, frame))
        self._cell, self._check_in = cache(self._set_below), cache(self._say_check_in)
        self._places, self._labelled = cache(self._say_places), cache(self._say_labelled)

    def row(self, days: Sequence[DiaryDay]) -> _Row:
        """One day, or the first to the last of some days without any entry."""
        words, day = self._words, days[0]
        dates = words.day(day.day)
        if len(days) > 1:
            dates = words.say("who.range", first=dates, last=words.day(days[-1].day))
        note = one_line(day.note.text) if day.note else ""
        if day.note and day.note.recalled:
            note = words.say("notes.recalled", text=note)
        check_ins = (
            self._check_in((c.activity, c.noticed, c.evened, c.pain_before, c.pain_after, c.recalled, c.felt))
            for c in day.check_ins
        )
        places = self._places(day.rating.sites) if day.rating else ""
        columns = ((dates,), (_rating(words, day),), (places,), tuple(check_ins), (note,))
        cells = tuple(map(self._cell, _SHARES, columns))
        says = words.join("page.parts", filter(None, map(self._labelled, _KEYS[1:], columns[1:])))
        return _Row(cells, words.say("notes.says", day=dates, text=says))

    def _set_below(self, share: float, texts: Sequence[str]) -> _Lines:
        """`texts` below one another, as far as a sheet has room."""
        lines: list[tuple[str, float]] = []
        for text in filter(None, texts):
            if left := _MOST_LINES - len(lines):
                lines += self._set(text, share, left)
        return tuple(lines)

    def _say_labelled(self, key: str, texts: Sequence[str]) -> str:
        words = self._words
        value = words.join("page.parts", texts)
        return words.say("facts.says", label=words.say(f"appendix.{key}"), value=value) if value else ""

    def _say_places(self, sites: Set[BodySite]) -> str:
        return self._words.join("page.list", (self._words.say(f"appendix.site.{at}") for at in BodySite if at in sites))

    def _say_check_in(self, said: _Said) -> str:
        known = self._activities.get(said[0])
        name = self._words.activity(known) if known else said[0]
        return _check_in(self._words, one_line(name), said)


def _rating(words: Words, day: DiaryDay) -> str:
    if day.rating is None:
        return words.say("appendix.skipped" if day.skipped else "appendix.unrated")
    return words.say("appendix.later" if day.rating.recalled else "appendix.rated", score=day.rating.score)


def _check_in(words: Words, name: str, told: _Said) -> str:
    _, noticed, evened, before, after, recalled, spots = told
    said = [words.say("appendix.noticed" if noticed else "appendix.unsaid")]
    if evened is not Evened.NOT_SAID:
        said.append(words.say("appendix.evened" if evened is Evened.YES else "appendix.not_evened"))
    if before is not None and after is not None:
        said.append(words.say("appendix.change", before=before, after=after).replace(" ", NO_BREAK))
    elif before is not None:
        said.append(words.say("appendix.before", before=before))
    elif after is not None:
        said.append(words.say("appendix.after", after=after))
    if recalled:
        said.append(words.say("appendix.recalled"))
    felt = words.join("page.list", (words.say(f"appendix.spot.{spot}") for spot in FeltSpot if spot in spots))
    parts = (words.join("page.list", said), words.say("appendix.felt", list=felt) if felt else "")
    return words.say("appendix.check_in", activity=name, said=words.join("page.parts", parts))

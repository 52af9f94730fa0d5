"""The diary as a table for spreadsheets: one row for each entry and each answer. It does not come back in."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache, partial
from io import StringIO
from operator import itemgetter

from desktop.domain.clock import Moment
from desktop.domain.diary import BodySite, Diary, DiaryDay, Evened, FeltSpot, FeltWeight
from desktop.domain.interview import ASKED, Factor, HealthFact, Interview, Sensation, Tried
from desktop.domain.peg import Peg

COLUMNS = (
    "kind",
    "day",
    "made_at",
    "recalled",
    "activity",
    "score",
    "pain_before",
    "pain_after",
    "noticed",
    "evened",
    "felt",
    "sites",
    "text",
    "peg_pain",
    "peg_enjoyment",
    "peg_activity",
    "question",
)
"""What each row says; new columns come last, so that every older one stays where it is.

`kind` is rating, note, skipped_day, check_in, peg or answer. The last, one for each thing told before a visit, has no
`day`: `question` names the field and `text` is what was said, `none` where the person said that there is none.
"""

# What spreadsheet programs take for the beginning of a formula, in both widths of the signs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

NONE = "none"

Row = dict[str, str | int]
CheckedIn = tuple[str, bool, bool, Evened, FeltWeight, int | None, int | None]

END = "\r\n"

_PLAIN = 3
"""The first columns say what, of which day and when; they never need quotation marks."""


def dump(diary: Diary) -> bytes:
    """What was recorded by day, then what was told; empty cells for what was not said, no row for a gap.

    Starts with the mark by which spreadsheet programs know UTF-8. Local times with their offset.
    """
    table = _Table(diary)
    days: list[tuple[date, Iterable[str]]] = [(day.day, table.lines(day)) for day in diary.days]
    pegs: list[tuple[date, Iterable[str]]] = [
        (peg.day, (table.line("peg", peg.day.isoformat(), peg.at, _cells(_peg(peg))),)) for peg in diary.pegs
    ]
    recorded = [line for _, lines in sorted(days + pegs, key=itemgetter(0)) for line in lines]
    answers = [table.line("answer", "", diary.interview.at, _cells(row)) for row in _told(diary.interview)]
    return BOM_UTF8 + "".join([",".join(COLUMNS), END, *recorded, *answers]).encode()


class _Table:
    """Writes lines. Who is asked the same every day answers much the same: the same cells are made only once."""

    def __init__(self, diary: Diary) -> None:
        # Loaded when a table is written, not with the window.
        from msgspec.json import Encoder

        names = {activity.id: activity.name or activity.id for activity in diary.activities}
        self._rated, self._checked = cache(_rated), cache(partial(_checked, names))
        self._encode = Encoder().encode

    def lines(self, day: DiaryDay) -> Iterator[str]:
        """What was recorded on `day`."""
        on = day.day.isoformat()
        if rating := day.rating:
            yield self.line("rating", on, rating.at, self._rated(rating.score, rating.sites, rating.recalled))
        if note := day.note:
            row: Row = {"recalled": _yes_no(note.recalled), "text": _safe(note.text)}
            yield self.line("note", on, note.at, _cells(row))
        if skipped := day.skipped:
            yield self.line("skipped_day", on, skipped.at, _cells({}))
        for c in day.check_ins:
            said = (c.activity, c.recalled, c.noticed, c.evened, c.felt, c.pain_before, c.pain_after)
            yield self.line("check_in", on, c.at, self._checked(said))

    def line(self, kind: str, day: str, at: Moment | None, rest: str) -> str:
        """A line that ends with `rest`."""
        return f"{kind},{day},{self._local(at) if at else ''},{rest}"

    def _local(self, at: Moment) -> str:
        # As isoformat writes it, in a fifth of the time.
        by, offset = _offset(at.offset)
        return self._encode(at.utc + by)[1:20].decode() + offset


@cache
def _offset(minutes: int) -> tuple[timedelta, str]:
    by = timedelta(minutes=minutes)
    return by, datetime(1, 1, 2, tzinfo=timezone(by)).isoformat()[19:]


def _cells(row: Row) -> str:
    """The cells behind the plain ones, and the end of the line."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator=END).writerow(map(row.get, COLUMNS[_PLAIN:]))
    return out.getvalue()


def _rated(score: int, sites: frozenset[BodySite], recalled: bool) -> str:
    return _cells({"recalled": _yes_no(recalled), "score": score, "sites": _joined(BodySite, sites)})


def _checked(names: Mapping[str, str], said: CheckedIn) -> str:
    activity, recalled, noticed, evened, felt, before, after = said
    row: Row = {
        "recalled": _yes_no(recalled),
        "activity": _safe(names.get(activity, activity)),
        "noticed": _yes_no(noticed),
        "evened": evened.value,
        "felt": _joined(FeltSpot, felt),
    }
    pains = {"pain_before": before, "pain_after": after}
    return _cells(row | {name: pain for name, pain in pains.items() if pain is not None})


def _peg(peg: Peg) -> Row:
    return {"peg_pain": peg.pain, "peg_enjoyment": peg.enjoyment, "peg_activity": peg.activity}


def _told(interview: Interview) -> Iterator[Row]:
    for names in ASKED.values():
        for name in names:
            for question, said in _answers(name, interview):
                yield {"question": question, "text": _safe(said)}


def _answers(name: str, interview: Interview) -> Iterator[tuple[str, str]]:
    """What the field `name` says, each with what it is the answer to; nothing where it was not said."""
    match name, getattr(interview, name):
        case _, None | "":
            return
        case "marks", _:
            for sensation in Sensation:
                if felt := interview.felt_in(sensation):
                    yield f"marks_{sensation}", " ".join(felt)
        case "worse" | "better" | "health", chosen:
            yield name, _joined(HealthFact if name == "health" else Factor, chosen) or NONE
        case "tried", ():
            yield name, NONE
        case "tried", tried:
            for n, one in enumerate(tried, 1):
                yield from _tried(f"tried_{n}", one)
        case "questions", questions:
            yield from ((f"question_{n}", text) for n, text in enumerate(questions, 1))
        case _, bool(answer):
            yield name, _yes_no(answer)
        case _, answer:
            yield name, str(answer)


def _tried(name: str, one: Tried) -> Iterator[tuple[str, str]]:
    yield name, one.what
    if one.how_long:
        yield f"{name}_how_long", one.how_long
    if one.helped:
        yield f"{name}_helped", one.helped


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"


def _joined(order: Iterable[StrEnum], chosen: Set[StrEnum]) -> str:
    return " ".join(choice.value for choice in order if choice in chosen) if chosen else ""


def _safe(text: str) -> str:
    """`text` behind an apostrophe where a spreadsheet program would otherwise run it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

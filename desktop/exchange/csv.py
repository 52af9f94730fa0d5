"""The diary as a table for spreadsheets: one row for each entry and each answer. It does not come back in."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from enum import StrEnum
from io import StringIO
from operator import itemgetter

from desktop.domain.clock import Moment
from desktop.domain.diary import BodySite, CheckIn, Diary, DiaryDay, FeltSpot
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


def dump(diary: Diary) -> bytes:
    """What was recorded by day, then what was told; empty cells for what was not said, no row for a gap.

    Starts with the mark by which spreadsheet programs know UTF-8. Local times with their offset.
    """
    names = {activity.id: activity.name or activity.id for activity in diary.activities}
    out = StringIO(newline="")
    # Not a DictWriter, which looks for names it does not know in every row: that is slow over ten years.
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    days: list[tuple[date, Iterable[Row]]] = [(day.day, _rows(day, names)) for day in diary.days]
    pegs: list[tuple[date, Iterable[Row]]] = [(peg.day, (_peg(peg),)) for peg in diary.pegs]
    for _, rows in sorted(days + pegs, key=itemgetter(0)):
        table.writerows(map(_cells, rows))
    table.writerows(map(_cells, _told(diary.interview)))
    return BOM_UTF8 + out.getvalue().encode()


def _cells(row: Row) -> list[str | int | None]:
    return [*map(row.get, COLUMNS)]


def _rows(day: DiaryDay, names: Mapping[str, str]) -> Iterator[Row]:
    if rating := day.rating:
        row = _row("rating", day.day, rating.at, rating.recalled)
        yield row | {"score": rating.score, "sites": _joined(BodySite, rating.sites)}
    if note := day.note:
        yield _row("note", day.day, note.at, note.recalled) | {"text": _safe(note.text)}
    if skipped := day.skipped:
        yield _row("skipped_day", day.day, skipped.at)
    for check_in in day.check_ins:
        yield _row("check_in", day.day, check_in.at, check_in.recalled) | _check_in(check_in, names)


def _row(kind: str, day: date, at: Moment, recalled: bool | None = None) -> Row:
    return {"kind": kind, "day": day.isoformat(), "made_at": _local(at), "recalled": _yes_no(recalled)}


def _local(at: Moment) -> str:
    return at.local.isoformat(timespec="seconds")


def _peg(peg: Peg) -> Row:
    scores = {"peg_pain": peg.pain, "peg_enjoyment": peg.enjoyment, "peg_activity": peg.activity}
    return _row("peg", peg.day, peg.at) | scores


def _told(interview: Interview) -> Iterator[Row]:
    made_at = _local(interview.at) if interview.at else ""
    for names in ASKED.values():
        for name in names:
            for question, said in _answers(name, interview):
                yield {"kind": "answer", "made_at": made_at, "question": question, "text": _safe(said)}


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


def _check_in(check_in: CheckIn, names: Mapping[str, str]) -> Row:
    return {
        "activity": _safe(names.get(check_in.activity, check_in.activity)),
        "pain_before": "" if check_in.pain_before is None else check_in.pain_before,
        "pain_after": "" if check_in.pain_after is None else check_in.pain_after,
        "noticed": _yes_no(check_in.noticed),
        "evened": check_in.evened.value,
        "felt": _joined(FeltSpot, check_in.felt),
    }


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"


def _joined(order: Iterable[StrEnum], chosen: Set[StrEnum]) -> str:
    return " ".join(choice.value for choice in order if choice in chosen) if chosen else ""


def _safe(text: str) -> str:
    """`text` behind an apostrophe where a spreadsheet program would otherwise run it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

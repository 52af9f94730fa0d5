"""The diary as a table for spreadsheets: one row for each entry of each diary day. It does not come back in."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Set
from enum import StrEnum
from io import StringIO

from desktop.domain.clock import Moment
from desktop.domain.diary import BodySite, CheckIn, Diary, DiaryDay, FeltSpot

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
)

# What spreadsheet programs take for the beginning of a formula, in both widths of the signs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

Row = dict[str, str | int]


def dump(diary: Diary) -> bytes:
    """Ratings, notes, skipped days and check-ins by day; empty cells for what was not said, no row for a gap.

    Starts with the mark by which spreadsheet programs know UTF-8. Local times with their offset.
    """
    names = {activity.id: activity.name or activity.id for activity in diary.activities}
    out = StringIO(newline="")
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for day in diary.days:
        table.writerows(_rows(day, names))
    return BOM_UTF8 + out.getvalue().encode()


def _rows(day: DiaryDay, names: Mapping[str, str]) -> Iterator[Row]:
    if rating := day.rating:
        row = _row("rating", day, rating.at, rating.recalled)
        yield row | {"score": rating.score, "sites": _joined(BodySite, rating.sites)}
    if note := day.note:
        yield _row("note", day, note.at, note.recalled) | {"text": _safe(note.text)}
    if skipped := day.skipped:
        yield _row("skipped_day", day, skipped.at)
    for check_in in day.check_ins:
        yield _row("check_in", day, check_in.at, check_in.recalled) | _check_in(check_in, names)


def _row(kind: str, day: DiaryDay, at: Moment, recalled: bool | None = None) -> Row:
    made_at = at.local.isoformat(timespec="seconds")
    return {"kind": kind, "day": day.day.isoformat(), "made_at": made_at, "recalled": _yes_no(recalled)}


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
    return " ".join(choice.value for choice in order if choice in chosen)


def _safe(text: str) -> str:
    """`text` behind an apostrophe where a spreadsheet program would otherwise run it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

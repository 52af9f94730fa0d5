"""What a diary lacks of another one."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from desktop.domain.diary import Change, CheckIn, Diary, Note, PainRating, Person, Record, SkippedDay, key_of
from desktop.domain.errors import UnknownActivity
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Week
from desktop.domain.warning_signs import WarningCheck
from desktop.exchange.errors import Conflict

NAMES: dict[type[Record], str] = {
    Person: "the person",
    Week: "the week",
    WarningCheck: "the warning check",
    PainRating: "the rating",
    CheckIn: "a check-in",
    Note: "the note",
    SkippedDay: "the skipped day",
    Peg: "the answer about the past week",
    Interview: "what was told for the visit",
}
"""What a Conflict calls each kind of record."""


class Keep(StrEnum):
    """Whose word holds where both diaries say something of the same thing."""

    MINE = "mine"
    THEIRS = "theirs"


def conflicts(into: Diary, incoming: Diary) -> int:
    """How many entries of `incoming` say something else than `into`, or are a week that runs into one of its own."""
    return len(_compared(into, incoming)[1])


def merge(into: Diary, incoming: Diary, keep: Keep | None = None) -> Change:
    """What to write so that `into` holds all of `incoming`; empty if it does already.

    An activity takes the incoming definition unless mine are kept. Where any other record would have to change or a
    new week runs into one that is there, `keep` says whose stays; raises Conflict without it. Raises UnknownActivity
    for a check-in of an activity that neither diary has.
    """
    new, differing = _compared(into, incoming)
    if differing and keep is None:
        raise _conflict(next(iter(differing)), len(differing) - 1)
    if keep is Keep.MINE:
        there = {key_of(record) for record in into.activities}
        return Change(put=tuple(record for record in new if key_of(record) not in there))
    written = {key_of(record) for record in differing}
    gone = {key_of(mine): mine for rivals in differing.values() for mine in rivals if key_of(mine) not in written}
    taken = set(map(key_of, new)) | written
    return Change(tuple(r for r in incoming.records() if key_of(r) in taken), tuple(gone.values()))


def _compared(into: Diary, incoming: Diary) -> tuple[list[Record], dict[Record, tuple[Record, ...]]]:
    """What of `incoming` can be written as it is, and what cannot, with those of mine that are in its way."""
    stands = {key_of(record): record for record in into.records()}
    activities = {activity.id for activity in (*into.activities, *incoming.activities)}
    new: list[Record] = []
    differing: dict[Record, tuple[Record, ...]] = {}
    for record in incoming.records():
        if isinstance(record, CheckIn) and record.activity not in activities:
            raise UnknownActivity(record.activity)
        there = stands.get(key_of(record))
        rivals = _in_the_way(record, there, into)
        if there == record:
            continue
        if rivals:
            differing[record] = rivals
        else:
            new.append(record)
    return new, differing


def _in_the_way(record: Record, there: Record | None, into: Diary) -> tuple[Record, ...]:
    if isinstance(record, Activity):
        return ()
    met = (week for week in into.weeks if week != there and isinstance(record, Week) and record.meets(week))
    return (*([there] if there else []), *met)


def _conflict(record: Record, more: int) -> Conflict:
    day: date | None
    match record:
        case Week():
            day = record.start
        case Person() | Activity() | Interview():
            day = None
        case _:
            day = record.day
    return Conflict(None, NAMES[type(record)], day, more)

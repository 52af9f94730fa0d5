"""What a diary lacks of another one."""

from __future__ import annotations

from datetime import date

from desktop.domain.diary import Change, CheckIn, Diary, Key, Note, PainRating, Person, Record, SkippedDay, key_of
from desktop.domain.errors import UnknownActivity
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
}
"""What a Conflict calls each kind of record."""


def merge(into: Diary, incoming: Diary) -> Change:
    """What to write so that `into` holds all of `incoming`; empty if it does already.

    An activity takes the incoming definition. Raises Conflict where any other record would have to change or a
    new week runs into one that is there, and UnknownActivity for a check-in of an activity that neither diary has.
    """
    stands = {key_of(record): record for record in into.records()}
    activities = {activity.id for activity in (*into.activities, *incoming.activities)}
    return Change(put=tuple(r for r in incoming.records() if _missing(r, stands, into, activities)))


def _missing(record: Record, stands: dict[tuple[type[Record], Key], Record], into: Diary, activities: set[str]) -> bool:
    """Whether `record` is to be written; raises where it cannot be."""
    if isinstance(record, CheckIn) and record.activity not in activities:
        raise UnknownActivity(record.activity)
    there = stands.get(key_of(record))
    if there == record:
        return False
    if there and not isinstance(record, Activity):
        raise _conflict(record)
    if isinstance(record, Week) and any(record.meets(week) for week in into.weeks):
        raise _conflict(record)
    return True


def _conflict(record: Record) -> Conflict:
    day: date | None
    match record:
        case Week():
            day = record.start
        case Person() | Activity():
            day = None
        case _:
            day = record.day
    return Conflict(None, NAMES[type(record)], day)

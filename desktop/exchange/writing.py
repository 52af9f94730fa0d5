"""From a diary to its wire form: sorted, sets in the order of their enums.

Loads msgspec through the wire form: import it inside functions.
"""

from __future__ import annotations

from collections.abc import Set
from enum import StrEnum
from typing import Any, TypeVar

from desktop.domain import diary as domain
from desktop.domain.interview import BodyMark, Interview, Region, Sensation
from desktop.domain.routine import Week
from desktop.exchange import wire

Choice = TypeVar("Choice", bound=StrEnum)


def to_wire(diary: domain.Diary) -> wire.Diary:
    """The wire form of `diary`; days on which nothing was recorded are left out."""
    ordered = domain.gather(diary.records())
    person = ordered.person
    return wire.Diary(
        format="evenfoot-diary",
        version=1,
        person=None if person == domain.Person() else wire.Person(person.name, person.born),
        activities=tuple(wire.Activity(a.id, a.name, a.cue, a.several_times, a.retired) for a in ordered.activities),
        weeks=tuple(_week(week) for week in ordered.weeks),
        warning_checks=tuple(
            wire.WarningCheck(check.id, check.day, check.at.local, _sorted(check.ticked))
            for check in ordered.warning_checks
        ),
        days=tuple(_day(day) for day in ordered.days),
        pegs=tuple(wire.Peg(peg.day, peg.at.local, *peg.scores) for peg in ordered.pegs),
        interview=_interview(ordered.interview) if ordered.interview else None,
    )


def _sorted(chosen: Set[Choice]) -> tuple[Choice, ...]:
    """Like a list that is shown: in the order of the enum, not of the alphabet."""
    return tuple(choice for choice in type(next(iter(chosen))) if choice in chosen) if chosen else ()


def _week(week: Week) -> wire.Week:
    turns = tuple(wire.Turn(turn.on, turn.position) for turn in week.turns)
    return wire.Week(week.id, week.kind, turns, week.ended)


def _day(day: domain.DiaryDay) -> wire.DiaryDay:
    return wire.DiaryDay(
        day.day,
        _rating(day.rating) if day.rating else None,
        wire.Note(day.note.at.local, day.note.text, day.note.recalled) if day.note else None,
        wire.Skipped(day.skipped.at.local) if day.skipped else None,
        tuple(_check_in(check_in) for check_in in day.check_ins),
    )


def _rating(rating: domain.PainRating) -> wire.Rating:
    return wire.Rating(rating.at.local, rating.score, _sorted(rating.sites), rating.recalled)


def _check_in(check_in: domain.CheckIn) -> wire.CheckIn:
    return wire.CheckIn(
        check_in.id,
        check_in.at.local,
        check_in.activity,
        check_in.noticed,
        check_in.evened,
        _sorted(check_in.felt),
        check_in.pain_before,
        check_in.pain_after,
        check_in.recalled,
    )


def _interview(interview: Interview) -> wire.Interview:
    said: dict[str, Any] = {name: getattr(interview, name) for name in wire.Interview.__struct_fields__}
    said["at"] = interview.at and interview.at.local
    for name in ("worse", "better", "health"):
        said[name] = None if said[name] is None else _sorted(said[name])
    places = ((region, sensation) for region in Region for sensation in Sensation)
    said["marks"] = tuple(wire.BodyMark(*place) for place in places if BodyMark(*place) in interview.marks)
    if interview.tried is not None:
        said["tried"] = tuple(wire.Tried(one.what, one.how_long, one.helped) for one in interview.tried)
    return wire.Interview(**said)

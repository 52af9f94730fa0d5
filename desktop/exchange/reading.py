"""From the wire form to a diary, with the checks that a schema cannot make.

Loads msgspec through the wire form: import it inside functions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

from desktop.domain import diary as domain
from desktop.domain.clock import Moment
from desktop.domain.errors import NameMissing
from desktop.domain.interview import BodyMark, Interview, Tried
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Turn, Week
from desktop.domain.warning_signs import WarningCheck
from desktop.exchange import wire
from desktop.exchange.errors import BadContent

YEARS = range(1900, 2200)
"""Far enough from the ends of the calendar that no later sum of days falls off it."""

Value = TypeVar("Value", bound=Hashable)
When = TypeVar("When", bound=date)
Placed = tuple[str, domain.Record]


def from_wire(found: wire.Diary) -> domain.Diary:
    """The diary in `found`; raises BadContent where it says what no diary can hold."""
    placed = [
        *_people(found.person),
        *_activities(found.activities),
        *_weeks(found.weeks),
        *_warning_checks(found.warning_checks),
        *_days(found.days, {activity.id for activity in found.activities}),
        *_pegs(found.pegs),
        *_interviews(found.interview),
    ]
    seen: set[Hashable] = set()
    for where, record in placed:
        _once(f"{where}.id", domain.key_of(record), seen)
    return domain.gather(record for _, record in placed)


def _people(person: wire.Person | None) -> Iterator[Placed]:
    if person:
        born = person.born and _year("person.born", person.born)
        yield "person", domain.Person(person.name, born)


def _activities(found: Iterable[wire.Activity]) -> Iterator[Placed]:
    for n, activity in enumerate(found):
        where = f"activities[{n}]"
        with _sense(where):
            made = Activity(activity.id, activity.name, activity.cue, activity.several_times, activity.retired)
        yield where, made


def _weeks(found: Iterable[wire.Week]) -> Iterator[Placed]:
    for n, week in enumerate(found):
        where = f"weeks[{n}]"
        turns = [Turn(_year(f"{where}.turns[{m}].on", turn.on), turn.position) for m, turn in enumerate(week.turns)]
        ended = week.ended and _year(f"{where}.ended", week.ended)
        with _sense(where):
            made = Week(week.id, week.kind, tuple(turns), ended)
        yield where, made


def _warning_checks(found: Iterable[wire.WarningCheck]) -> Iterator[Placed]:
    for n, check in enumerate(found):
        where = f"warning_checks[{n}]"
        day, at = _year(f"{where}.day", check.day), _moment(where, check.at)
        yield where, WarningCheck(check.id, day, at, _set(f"{where}.ticked", check.ticked))


def _days(found: Iterable[wire.DiaryDay], activities: set[str]) -> Iterator[Placed]:
    seen: set[Hashable] = set()
    for n, day in enumerate(found):
        where = f"days[{n}]"
        _once(f"{where}.day", _year(f"{where}.day", day.day), seen)
        yield from _one_a_day(where, day)
        for m, check_in in enumerate(day.check_ins):
            place = f"{where}.check_ins[{m}]"
            if check_in.activity not in activities:
                raise BadContent(None, f"{place}.activity", "no such activity in the file")
            yield place, _check_in(place, day.day, check_in)


def _one_a_day(where: str, day: wire.DiaryDay) -> Iterator[Placed]:
    if rating := day.rating:
        place = f"{where}.rating"
        sites = _set(f"{place}.sites", rating.sites)
        yield place, domain.PainRating(day.day, _moment(place, rating.at), rating.score, sites, rating.recalled)
    if note := day.note:
        place = f"{where}.note"
        at = _moment(place, note.at)
        with _sense(place):
            made = domain.Note(day.day, at, note.text, note.recalled)
        yield place, made
    if skipped := day.skipped:
        place = f"{where}.skipped"
        yield place, domain.SkippedDay(day.day, _moment(place, skipped.at))


def _check_in(place: str, day: date, check_in: wire.CheckIn) -> domain.CheckIn:
    at, felt = _moment(place, check_in.at), _set(f"{place}.felt", check_in.felt)
    with _sense(place):
        return domain.CheckIn(
            check_in.id,
            day,
            at,
            check_in.activity,
            check_in.noticed,
            check_in.evened,
            felt,
            check_in.pain_before,
            check_in.pain_after,
            check_in.recalled,
        )


def _pegs(found: Iterable[wire.Peg]) -> Iterator[Placed]:
    seen: set[Hashable] = set()
    for n, peg in enumerate(found):
        where = f"pegs[{n}]"
        _once(f"{where}.day", _year(f"{where}.day", peg.day), seen)
        yield where, Peg(peg.day, _moment(where, peg.at), peg.pain, peg.enjoyment, peg.activity)


def _interviews(found: wire.Interview | None) -> Iterator[Placed]:
    if found is None:
        return
    where = "interview"
    said: dict[str, Any] = {name: getattr(found, name) for name in found.__struct_fields__}
    said["at"] = found.at and _moment(where, found.at)
    said["began"] = found.began and _year(f"{where}.began", found.began)
    for name in ("worse", "better", "health"):
        said[name] = None if said[name] is None else _set(f"{where}.{name}", said[name])
    said["marks"] = _set(f"{where}.marks", tuple(BodyMark(mark.region, mark.sensation) for mark in found.marks))
    if found.tried is not None:
        said["tried"] = tuple(Tried(one.what, one.how_long, one.helped) for one in found.tried)
    # A moment alone is no answer.
    if told := Interview(**said):
        yield where, told


def _moment(where: str, at: datetime) -> Moment:
    return Moment.at(_year(f"{where}.at", at))


def _year(where: str, when: When) -> When:
    if when.year not in YEARS:
        raise BadContent(None, where, f"not between {YEARS[0]} and {YEARS[-1]}")
    return when


def _set(where: str, values: tuple[Value, ...]) -> frozenset[Value]:
    chosen = frozenset(values)
    if len(chosen) < len(values):
        raise BadContent(None, where, "the same one twice")
    return chosen


def _once(where: str, key: Hashable, seen: set[Hashable]) -> None:
    if key in seen:
        raise BadContent(None, where, "this one comes twice")
    seen.add(key)


@contextmanager
def _sense(where: str) -> Iterator[None]:
    """Name the place in which the domain refuses a value."""
    try:
        yield
    except NameMissing as error:
        raise BadContent(None, where, "a text is blank") from error
    except ValueError as error:
        raise BadContent(None, where, str(error)) from error

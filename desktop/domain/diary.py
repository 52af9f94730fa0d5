"""What a person records, the diary it makes, and the change that takes a change back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.clock import Moment
from desktop.domain.errors import NameMissing, ScoreOutOfRange, TextTooLong
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Week
from desktop.domain.warning_signs import WarningCheck

NOTE_LIMIT = 2000
PERSON_NAME_LIMIT = 300


class Evened(StrEnum):
    """Whether the person evened their weight after noticing it."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not_said"


class FeltSpot(StrEnum):
    """Where the weight was felt. Felt, never measured."""

    HEEL = "heel"
    BALL = "ball"
    INNER = "inner"
    OUTER = "outer"
    LEFT = "left"
    RIGHT = "right"


OPPOSITES = ((FeltSpot.HEEL, FeltSpot.BALL), (FeltSpot.INNER, FeltSpot.OUTER), (FeltSpot.LEFT, FeltSpot.RIGHT))

FeltWeight = frozenset[FeltSpot]
"""At most one of each pair of `OPPOSITES`; empty where nothing was said."""


class BodySite(StrEnum):
    """Where the back hurt and where it went, in SNOMED CT's terms for the regions."""

    UPPER_BACK = "upper_back"
    LOWER_BACK = "lower_back"
    BUTTOCK = "buttock"
    LEFT_LEG = "left_leg"
    RIGHT_LEG = "right_leg"
    LEFT_FOOT = "left_foot"
    RIGHT_FOOT = "right_foot"


def valid_score(score: object) -> int:
    """`score` if it is a whole number from 0 to 10 (NRS-11); raises ScoreOutOfRange otherwise."""
    if not isinstance(score, int) or isinstance(score, bool) or not 0 <= score <= 10:
        raise ScoreOutOfRange(score)
    return score


@dataclass(frozen=True, slots=True)
class PainRating:
    """One 0-10 rating (NRS-11) for one diary day."""

    day: date
    at: Moment
    score: int
    sites: frozenset[BodySite] = frozenset()
    recalled: bool = False

    def __post_init__(self) -> None:
        """Refuse scores off the scale."""
        valid_score(self.score)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One occasion of an activity. Noticing is apart from evening: either may happen alone."""

    id: str
    day: date
    at: Moment
    activity: str
    noticed: bool = True
    evened: Evened = Evened.NOT_SAID
    felt: FeltWeight = frozenset()
    pain_before: int | None = None
    pain_after: int | None = None
    recalled: bool = False

    def __post_init__(self) -> None:
        """Refuse scores off the scale and weight felt on both of two opposite sides."""
        for score in (self.pain_before, self.pain_after):
            if score is not None:
                valid_score(score)
        if any(self.felt.issuperset(pair) for pair in OPPOSITES):
            raise ValueError("weight is felt on one side of each pair")


@dataclass(frozen=True, slots=True)
class Note:
    """What the person wrote about one diary day, in their own words."""

    day: date
    at: Moment
    text: str
    recalled: bool = False

    def __post_init__(self) -> None:
        """Refuse blank and endless notes."""
        if not self.text.strip():
            raise NameMissing
        if len(self.text) > NOTE_LIMIT:
            raise TextTooLong(NOTE_LIMIT, len(self.text))


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A diary day that the person chose to leave out. Not a miss."""

    day: date
    at: Moment


@dataclass(frozen=True, slots=True)
class Person:
    """Whose diary it is; both for the printed page only, both optional."""

    name: str = ""
    born: date | None = None

    def __post_init__(self) -> None:
        """Refuse endless names."""
        if len(self.name) > PERSON_NAME_LIMIT:
            raise TextTooLong(PERSON_NAME_LIMIT, len(self.name))


DayRecord = CheckIn | PainRating | Note | SkippedDay
Record = Activity | Week | CheckIn | PainRating | Note | SkippedDay | WarningCheck | Person | Peg | Interview
Key = str | date | None


def key_of(record: Record) -> tuple[type[Record], Key]:
    """What a record is found by: its type, and its id or its diary day. There is one person and one interview."""
    match record:
        case Person() | Interview():
            return (type(record), None)
        case PainRating() | Note() | SkippedDay() | Peg():
            return (type(record), record.day)
        case _:
            return (type(record), record.id)


@dataclass(frozen=True, slots=True)
class Change:
    """Records to write and records to take away, all together or not at all.

    A put replaces the record with the same key.
    """

    put: tuple[Record, ...] = ()
    remove: tuple[Record, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.put or self.remove)


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """Everything recorded for one diary day."""

    day: date
    rating: PainRating | None = None
    check_ins: tuple[CheckIn, ...] = ()
    note: Note | None = None
    skipped: SkippedDay | None = None

    def __bool__(self) -> bool:
        """Whether anything was recorded at all."""
        return bool(self.rating or self.check_ins or self.note or self.skipped)

    def of(self, activity: str) -> tuple[CheckIn, ...]:
        """The check-ins of one activity, in the order they were made."""
        return tuple(check_in for check_in in self.check_ins if check_in.activity == activity)


@dataclass(frozen=True, slots=True)
class Diary:
    """A whole diary held at once, in the one order that it is written out in."""

    person: Person = field(default_factory=Person)
    activities: tuple[Activity, ...] = ()
    weeks: tuple[Week, ...] = ()
    warning_checks: tuple[WarningCheck, ...] = ()
    days: tuple[DiaryDay, ...] = ()
    pegs: tuple[Peg, ...] = ()
    interview: Interview = field(default_factory=Interview)

    def records(self) -> tuple[Record, ...]:
        """Every record, one by one."""
        found: list[Record] = [self.person] if self.person != Person() else []
        found += [self.interview] if self.interview else []
        found += [*self.activities, *self.weeks, *self.warning_checks, *self.pegs]
        for day in self.days:
            found += [record for record in (day.rating, day.note, day.skipped) if record is not None]
            found += day.check_ins
        return tuple(found)


def gather(records: Iterable[Record]) -> Diary:
    """The diary that `records` make, sorted; the order they come in does not matter, except for activities."""
    person, interview = Person(), Interview()
    activities, weeks, checks, pegs = [], [], [], []
    days: dict[date, dict[tuple[type[Record], Key], DayRecord]] = {}
    for record in records:
        match record:
            case Person():
                person = record
            case Interview():
                interview = record
            case Peg():
                pegs.append(record)
            case Activity():
                activities.append(record)
            case Week():
                weeks.append(record)
            case WarningCheck():
                checks.append(record)
            case _:
                days.setdefault(record.day, {})[key_of(record)] = record
    return Diary(
        person,
        tuple(activities),
        tuple(sorted(weeks, key=lambda week: (week.start, week.id))),
        tuple(sorted(checks, key=lambda check: (check.at, check.id))),
        tuple(_day(day, days[day].values()) for day in sorted(days)),
        tuple(sorted(pegs, key=lambda peg: peg.day)),
        interview,
    )


def _day(day: date, records: Iterable[DayRecord]) -> DiaryDay:
    """The day that `records`, at most one of each kind but check-ins, make."""
    rating: PainRating | None = None
    note: Note | None = None
    skipped: SkippedDay | None = None
    check_ins: list[CheckIn] = []
    for record in records:
        match record:
            case PainRating():
                rating = record
            case Note():
                note = record
            case SkippedDay():
                skipped = record
            case _:
                check_ins.append(record)
    return DiaryDay(day, rating, tuple(sorted(check_ins, key=lambda c: (c.at, c.id))), note, skipped)


def under(diary: Diary, change: Change) -> tuple[Record, ...]:
    """What stands in `diary` under the keys of `change`."""
    keys = {key_of(record) for record in (*change.put, *change.remove)}
    return tuple(record for record in diary.records() if key_of(record) in keys)


def inverse(change: Change, before: Iterable[Record]) -> Change:
    """What takes `change` back, given the records that stood under its keys."""
    stood = {key_of(record): record for record in before}
    put = tuple(stood.values())
    remove = tuple(record for record in change.put if key_of(record) not in stood)
    return Change(put, remove)

"""What a person records, and every way in which a diary may change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum

from desktop.domain.clock import Moment, diary_day
from desktop.domain.errors import (
    InTheFuture,
    NameMissing,
    NameTaken,
    ScoreOutOfRange,
    TextTooLong,
    TooLongAgo,
    UnknownActivity,
)
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


Record = Activity | Week | CheckIn | PainRating | Note | SkippedDay | WarningCheck | Person
Key = str | date | None


def key_of(record: Record) -> tuple[type[Record], Key]:
    """What a record is found by: its type, and its id or its diary day. There is one person."""
    match record:
        case Person():
            return (Person, None)
        case PainRating() | Note() | SkippedDay():
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

    def records(self) -> tuple[Record, ...]:
        """Every record, one by one."""
        found: list[Record] = [self.person] if self.person != Person() else []
        found += [*self.activities, *self.weeks, *self.warning_checks]
        for day in self.days:
            found += [record for record in (day.rating, day.note, day.skipped) if record is not None]
            found += day.check_ins
        return tuple(found)


def gather(records: Iterable[Record]) -> Diary:
    """The diary that `records` make, sorted; the order they come in does not matter, except for activities."""
    person, activities, weeks, checks = Person(), [], [], []
    days: dict[date, DiaryDay] = {}
    for record in records:
        match record:
            case Person():
                person = record
            case Activity():
                activities.append(record)
            case Week():
                weeks.append(record)
            case WarningCheck():
                checks.append(record)
            case _:
                days[record.day] = with_record(days.get(record.day, DiaryDay(record.day)), record)
    return Diary(
        person,
        tuple(activities),
        tuple(sorted(weeks, key=lambda week: (week.start, week.id))),
        tuple(sorted(checks, key=lambda check: (check.at, check.id))),
        tuple(days[day] for day in sorted(days)),
    )


def with_record(day: DiaryDay, record: PainRating | CheckIn | Note | SkippedDay) -> DiaryDay:
    """`day` with `record` in its place."""
    match record:
        case PainRating():
            return replace(day, rating=record)
        case Note():
            return replace(day, note=record)
        case SkippedDay():
            return replace(day, skipped=record)
        case _:
            others = [other for other in day.check_ins if other.id != record.id]
            ordered = sorted([*others, record], key=lambda check_in: (check_in.at, check_in.id))
            return replace(day, check_ins=tuple(ordered))


@dataclass(frozen=True, slots=True)
class Now:
    """The moment at which something is recorded, and the diary day that it falls on."""

    at: Moment
    today: date

    @classmethod
    def of(cls, at: Moment, day_start: time) -> Now:
        """The diary day of `at` under the person's day start."""
        return cls(at, diary_day(at, day_start))

    @property
    def yesterday(self) -> date:
        """The earliest diary day that can still be rated."""
        return self.today - timedelta(days=1)

    def recalled(self, day: date) -> bool:
        """Whether an entry for `day` comes after that day ended; raises InTheFuture before it began."""
        if day > self.today:
            raise InTheFuture(day, self.today)
        return day < self.today


def rate(now: Now, day: DiaryDay, score: int, sites: frozenset[BodySite] | None = None) -> Change:
    """Rate `day`, or change its rating. A new rating is for today or yesterday: raises TooLongAgo before.

    Without `sites` the ones already noted stay. Saying the same again does not make a rating recalled.
    """
    recalled = now.recalled(day.day)
    if day.rating is None and day.day < now.yesterday:
        raise TooLongAgo(day.day, now.yesterday)
    if sites is None:
        sites = day.rating.sites if day.rating else frozenset()
    rating = PainRating(day.day, now.at, score, sites, recalled)
    unchanged = day.rating is not None and (day.rating.score, day.rating.sites) == (score, sites)
    return Change(put=() if unchanged else (rating,), remove=(day.skipped,) if day.skipped else ())


def unrate(day: DiaryDay) -> Change:
    """Take the rating of `day` away."""
    return Change(remove=(day.rating,) if day.rating else ())


def check_in(now: Now, day: DiaryDay, activities: Iterable[Activity], new: CheckIn) -> Change:
    """Record one occasion, or change it, under the id of `new`; its moment is set here.

    A second occasion of an activity that happens once a day replaces the first. Saving one unchanged does not make it
    recalled. Raises UnknownActivity.
    """
    activity = next((a for a in activities if a.id == new.activity), None)
    if activity is None:
        raise UnknownActivity(new.activity)
    earlier = next((old for old in day.check_ins if old.id == new.id), None)
    at = earlier.at if earlier else now.at
    put = replace(new, day=day.day, at=at, recalled=now.recalled(day.day))
    if earlier and earlier == replace(put, recalled=earlier.recalled):
        put = earlier
    displaced: list[Record] = []
    if not activity.several_times:
        displaced += [old for old in day.of(activity.id) if old.id != new.id]
    if day.skipped:
        displaced.append(day.skipped)
    return Change(put=(put,), remove=tuple(displaced))


def write_note(now: Now, day: DiaryDay, text: str) -> Change:
    """Write or replace the note of `day`; blank text takes it away."""
    recalled = now.recalled(day.day)
    if not text.strip():
        return Change(remove=(day.note,) if day.note else ())
    if day.note and day.note.text == text.strip():
        return Change()
    return Change(put=(Note(day.day, now.at, text.strip(), recalled),))


def skip(now: Now, day: DiaryDay) -> Change:
    """Leave `day` out. What was recorded for it stays; only the mark is added."""
    now.recalled(day.day)
    return Change(put=(SkippedDay(day.day, now.at),))


def unskip(day: DiaryDay) -> Change:
    """Take the mark away."""
    return Change(remove=(day.skipped,) if day.skipped else ())


def name_activity(new: Activity, activities: Iterable[Activity]) -> Change:
    """Add or change an activity. Raises NameTaken where it would share its name with another one in use."""
    folded = new.name.strip().casefold()
    taken = {other.name.strip().casefold() for other in activities if other.id != new.id and not other.retired}
    if folded and not new.retired and folded in taken:
        raise NameTaken(new.name)
    return Change(put=(replace(new, name=new.name.strip(), cue=new.cue.strip()),))


def inverse(change: Change, before: Iterable[Record]) -> Change:
    """What takes `change` back, given the records that stood under its keys."""
    stood = {key_of(record): record for record in before}
    put = tuple(stood.values())
    remove = tuple(record for record in change.put if key_of(record) not in stood)
    return Change(put, remove)

"""Records as sealed rows: one table for each type, and the check that a row is still as it was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar
from zlib import crc32

import apsw

from desktop.domain.clock import Moment
from desktop.domain.diary import BodySite, CheckIn, Evened, FeltSpot, Note, PainRating, Person, SkippedDay
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Turn, WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck

R = TypeVar("R")
E = TypeVar("E", bound=StrEnum)
Values = tuple[Any, ...]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that is not as it was saved, by its table and its day or id."""

    place: str


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """How records of one type lie in their table. A seal follows the last column; rows are found by the first one."""

    name: str
    columns: tuple[str, ...]
    key: str
    order: str
    values: Callable[[R], Values]
    record: Callable[[Values], R]

    @property
    def select(self) -> str:
        """The query for all rows, to which a condition can be added."""
        return f"SELECT {', '.join(self.columns)}, seal FROM {self.name}"

    @property
    def put(self) -> str:
        """The statement that writes a row or replaces the one with its key, without removing it in between."""
        names = (*self.columns, "seal")
        marks = ", ".join("?" * len(names))
        changes = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        insert = f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({marks})"
        return f"{insert} ON CONFLICT ({self.key}) DO UPDATE SET {changes}"

    @property
    def remove(self) -> str:
        """The statement that takes away what the first column names."""
        return f"DELETE FROM {self.name} WHERE {self.columns[0]} = ?"


def sealed(table: str, values: Iterable[Any]) -> Values:
    """`values` and their seal: the CRC-32 of an encoding that tells every two rows apart."""
    row = tuple(values)
    parts = [f"{len(value)}:{value}" if isinstance(value, str) else repr(value) for value in row]
    return (*row, crc32("\n".join((table, *parts)).encode("utf-8")))


def read(connection: apsw.Connection, table: Table[R], tail: str = "", given: Values = ()) -> Iterator[R | Broken]:
    """The records of `table`, in its order unless `tail` orders them; a row that is not as saved comes as Broken."""
    tail = tail or f"ORDER BY {table.order}"
    cursor = connection.execute(f"{table.select} {tail}", given)
    at = 0
    while True:
        try:
            row = next(cursor)
        except StopIteration:
            return
        except UnicodeDecodeError:
            yield _broken(table, _key(connection, table, tail, given, at))
        else:
            found = _opened(table, row)
            yield found
        at += 1


def _opened(table: Table[R], row: Values) -> R | Broken:
    if sealed(table.name, row[:-1]) == row:
        with suppress(ValueError):
            return table.record(row)
    return _broken(table, row[0])


def _broken(table: Table[Any], key: Any) -> Broken:
    return Broken(f"{table.name} {key.decode('utf-8', 'replace') if isinstance(key, bytes) else key}")


def _key(connection: apsw.Connection, table: Table[Any], tail: str, given: Values, at: int) -> Any:
    """The key of row number `at` of a query, whose text cannot be decoded, as bytes."""
    query = f"SELECT CAST({table.columns[0]} AS BLOB) FROM ({table.select} {tail}) LIMIT 1 OFFSET {at}"
    return connection.execute(query, given).get


def _text(text: str) -> str:
    """`text` without halves of surrogate pairs, which no file can hold; they become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _date(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _instant(at: Moment) -> tuple[int, int]:
    return (at.utc - EPOCH) // MILLISECOND, at.offset


def _moment(milliseconds: int, offset: int) -> Moment:
    return Moment(EPOCH + milliseconds * MILLISECOND, offset)


def _words(found: frozenset[E]) -> str:
    return " ".join(sorted(found))


def _set(kind: type[E], words: str) -> frozenset[E]:
    return frozenset(map(kind, words.split()))


PERSON: Table[Person] = Table(
    "person",
    ("one", "name", "born"),
    "one",
    "one",
    lambda person: (1, _text(person.name), _date(person.born)),
    lambda row: Person(row[1], _day(row[2])),
)

# The journal adds the position that it gives an activity.
ACTIVITY: Table[Activity] = Table(
    "activity",
    ("id", "name", "cue", "several_times", "retired", "position"),
    "id",
    "position",
    lambda one: (one.id, _text(one.name), _text(one.cue), int(one.several_times), int(one.retired)),
    lambda row: Activity(row[0], row[1], row[2], bool(row[3]), bool(row[4])),
)

# Its turns are counted in the row of a week and lie in rows of their own.
WEEK: Table[tuple[str, WeekKind, date | None, int]] = Table(
    "week",
    ("id", "kind", "ended", "turns"),
    "id",
    "id",
    lambda week: (week[0], week[1].value, _date(week[2]), week[3]),
    lambda row: (row[0], WeekKind(row[1]), _day(row[2]), row[3]),
)

TURN: Table[tuple[str, Turn]] = Table(
    "turn",
    ("week", "day", "position"),
    "week, day",
    "week, day",
    lambda one: (one[0], _date(one[1].on), one[1].position),
    lambda row: (row[0], Turn(date.fromisoformat(row[1]), row[2])),
)

WARNING_CHECK: Table[WarningCheck] = Table(
    "warning_check",
    ("id", "day", "at", "offset", "ticked"),
    "id",
    "at, id",
    lambda check: (check.id, _date(check.day), *_instant(check.at), _words(check.ticked)),
    lambda row: WarningCheck(row[0], date.fromisoformat(row[1]), _moment(row[2], row[3]), _set(Sign, row[4])),
)

RATING: Table[PainRating] = Table(
    "rating",
    ("day", "at", "offset", "score", "sites", "recalled"),
    "day",
    "day",
    lambda one: (_date(one.day), *_instant(one.at), one.score, _words(one.sites), int(one.recalled)),
    lambda row: PainRating(
        date.fromisoformat(row[0]), _moment(row[1], row[2]), row[3], _set(BodySite, row[4]), bool(row[5])
    ),
)

NOTE: Table[Note] = Table(
    "note",
    ("day", "at", "offset", "text", "recalled"),
    "day",
    "day",
    lambda note: (_date(note.day), *_instant(note.at), _text(note.text), int(note.recalled)),
    lambda row: Note(date.fromisoformat(row[0]), _moment(row[1], row[2]), row[3], bool(row[4])),
)

SKIPPED_DAY: Table[SkippedDay] = Table(
    "skipped_day",
    ("day", "at", "offset"),
    "day",
    "day",
    lambda skipped: (_date(skipped.day), *_instant(skipped.at)),
    lambda row: SkippedDay(date.fromisoformat(row[0]), _moment(row[1], row[2])),
)

CHECK_IN: Table[CheckIn] = Table(
    "check_in",
    ("id", "day", "at", "offset", "activity", "noticed", "evened", "felt", "pain_before", "pain_after", "recalled"),
    "id",
    "day, id",
    lambda one: (
        one.id,
        _date(one.day),
        *_instant(one.at),
        one.activity,
        int(one.noticed),
        one.evened.value,
        _words(one.felt),
        one.pain_before,
        one.pain_after,
        int(one.recalled),
    ),
    lambda row: CheckIn(
        id=row[0],
        day=date.fromisoformat(row[1]),
        at=_moment(row[2], row[3]),
        activity=row[4],
        noticed=bool(row[5]),
        evened=Evened(row[6]),
        felt=_set(FeltSpot, row[7]),
        pain_before=row[8],
        pain_after=row[9],
        recalled=bool(row[10]),
    ),
)

PEG: Table[Peg] = Table(
    "peg",
    ("day", "at", "offset", "pain", "enjoyment", "activity"),
    "day",
    "day",
    lambda peg: (_date(peg.day), *_instant(peg.at), *peg.scores),
    lambda row: Peg(date.fromisoformat(row[0]), _moment(row[1], row[2]), *row[3:6]),
)


def _answers(interview: Interview) -> Values:
    from desktop.storage import answers

    return (1, *(_instant(interview.at) if interview.at else (None, None)), answers.written(interview))


def _interview(row: Values) -> Interview:
    from desktop.storage import answers

    return answers.read(row[3], None if row[1] is None else _moment(row[1], row[2]))


# What reads and writes its document is loaded where somebody told something.
INTERVIEW: Table[Interview] = Table("interview", ("one", "at", "offset", "answers"), "one", "one", _answers, _interview)

TABLES: tuple[Table[Any], ...] = (
    PERSON,
    ACTIVITY,
    WEEK,
    TURN,
    WARNING_CHECK,
    PEG,
    INTERVIEW,
    RATING,
    NOTE,
    SKIPPED_DAY,
    CHECK_IN,
)

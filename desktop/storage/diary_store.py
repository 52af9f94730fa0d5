"""The journal on SQLite: every read checks its rows, every change is one transaction on disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self, TypeVar

import apsw

from desktop.domain.diary import (
    Change,
    CheckIn,
    Diary,
    DiaryDay,
    Note,
    PainRating,
    Person,
    Record,
    SkippedDay,
    gather,
    key_of,
)
from desktop.domain.errors import UnknownActivity
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Turn, Week
from desktop.domain.warning_signs import WarningCheck
from desktop.storage.database import Transaction, Watched, file_behind, open_database, still_there
from desktop.storage.errors import DiaryDamaged
from desktop.storage.rows import (
    ACTIVITY,
    CHECK_IN,
    INTERVIEW,
    NOTE,
    PEG,
    PERSON,
    RATING,
    SKIPPED_DAY,
    TABLES,
    TURN,
    WARNING_CHECK,
    WEEK,
    Broken,
    Table,
    read,
    sealed,
)

R = TypeVar("R")

OF_A_DAY: tuple[Table[Any], ...] = (RATING, NOTE, SKIPPED_DAY, CHECK_IN)
TABLE_OF: dict[type[Record], Table[Any]] = {
    Person: PERSON,
    Activity: ACTIVITY,
    Week: WEEK,
    WarningCheck: WARNING_CHECK,
    Peg: PEG,
    Interview: INTERVIEW,
    PainRating: RATING,
    Note: NOTE,
    SkippedDay: SKIPPED_DAY,
    CheckIn: CHECK_IN,
}


class SqliteJournal:
    """The diary in one SQLite file. Every method raises StorageError; a reader sees one state of the file."""

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self._path = path
        self._connection = connection
        self._file = file_behind(path)

    @classmethod
    def open(cls, path: Path, migrations: Sequence[str]) -> Self:
        """The diary in the file `path`, made if it is not there."""
        path = path.absolute()
        return cls(path, open_database(path, migrations))

    def close(self) -> None:
        """Let the file go; nothing is left to save."""
        self._connection.close()

    def person(self) -> Person:
        """Whose diary it is."""
        with self._reading():
            return self._person()

    def activities(self) -> tuple[Activity, ...]:
        """Every activity in the order it was added, retired ones included."""
        with self._reading():
            return tuple(self._read(ACTIVITY))

    def weeks(self) -> tuple[Week, ...]:
        """Every week, by start."""
        with self._reading():
            return gather(self._weeks()).weeks

    def warning_checks(self) -> tuple[WarningCheck, ...]:
        """Every answer to the warning signs, by moment."""
        with self._reading():
            return tuple(self._read(WARNING_CHECK))

    def pegs(self) -> tuple[Peg, ...]:
        """Every answer to the three items of PEG, by day."""
        with self._reading():
            return tuple(self._read(PEG))

    def interview(self) -> Interview:
        """What was told before a visit; an empty one if nothing was."""
        with self._reading():
            return self._interview()

    def days(self, first: date, last: date) -> tuple[DiaryDay, ...]:
        """The diary days from `first` to `last` on which anything was recorded, by date."""
        stretch = (first.isoformat(), last.isoformat())
        with self._reading():
            return gather(
                record
                for table in OF_A_DAY
                for record in self._read(table, f"WHERE day BETWEEN ? AND ? ORDER BY {table.order}", *stretch)
            ).days

    def span(self) -> tuple[date, date] | None:
        """The first and the last diary day on which anything was recorded."""
        with self._reading():
            days = [
                record.day
                for table in OF_A_DAY
                for order in ("ASC", "DESC")
                for record in self._read(table, f"ORDER BY day {order} LIMIT 1")
            ]
        return (min(days), max(days)) if days else None

    def find(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """What stands under the keys of `records` now."""
        keys = dict.fromkeys(key_of(record) for record in records)
        with self._reading():
            return tuple(found for kind, key in keys for found in self._under(kind, key))

    def whole(self) -> Diary:
        """Everything at once, from one state of the file."""
        with self._reading():
            return gather(self._everything())

    def apply(self, change: Change) -> None:
        """Write a change, all or nothing; returns when it is on disk.

        Raises UnknownActivity for a check-in that would be left without its activity.
        """
        if change:
            with self._writing():
                self._apply(change)

    def alter(self, make: Callable[[Diary], Change]) -> Change:
        """Write what `make` makes of everything that stands, with nobody writing in between; gives back what it was.

        What `make` raises leaves the diary as it is. Raises UnknownActivity as `apply` does.
        """
        with self._writing():
            change = make(gather(self._everything()))
            if change:
                self._apply(change)
        return change

    def revision(self) -> object:
        """A value that differs after another program has changed the diary."""
        with Watched(self._path, self._connection):
            return self._connection.pragma("data_version")

    def problems(self) -> list[str]:
        """Everything that is wrong with the file, each in a line; empty if all is well. Reads every row."""
        found = []
        try:
            with self._reading():
                found += [str(line) for (line,) in self._connection.execute("PRAGMA integrity_check") if line != "ok"]
                orphans = self._connection.execute("PRAGMA foreign_key_check")
                found += [f"{table}: its {parent} is missing" for table, _, parent, _ in orphans]
                for table in TABLES:
                    rows = read(self._connection, table)
                    found += [f"{row.place} is not as it was saved" for row in rows if isinstance(row, Broken)]
                if not found:
                    self._weeks()
        except DiaryDamaged as damage:
            found.append(damage.detail)
        return found

    def _writing(self) -> Transaction:
        still_there(self._path, self._file)
        return Transaction(self._path, self._connection, "BEGIN IMMEDIATE")

    def _apply(self, change: Change) -> None:
        for record in change.remove:
            kind, key = key_of(record)
            self._connection.execute(TABLE_OF[kind].remove, (_stored(key),))
        for record in change.put:
            self._put(record)
        self._commit()

    def _reading(self) -> Transaction:
        return Transaction(self._path, self._connection)

    def _read(self, table: Table[R], tail: str = "", *given: Any) -> Iterator[R]:
        for row in read(self._connection, table, tail, given):
            if isinstance(row, Broken):
                raise DiaryDamaged(self._path, row.place)
            yield row

    def _person(self) -> Person:
        return next(self._read(PERSON), Person())

    def _interview(self) -> Interview:
        return next(self._read(INTERVIEW), Interview())

    def _weeks(self, of: str = "", *given: Any) -> list[Week]:
        turns: defaultdict[str, list[Turn]] = defaultdict(list)
        for week, turn in self._read(TURN, f"{of and 'WHERE week = ?'} ORDER BY week, day", *given):
            turns[week].append(turn)
        found = []
        for id, kind, ended, count in self._read(WEEK, f"{of} ORDER BY id", *given):
            try:
                if len(turns[id]) != count:
                    raise DiaryDamaged(self._path, f"week {id}")
                found.append(Week(id, kind, tuple(turns[id]), ended))
            except ValueError as error:
                raise DiaryDamaged(self._path, f"week {id}") from error
        return found

    def _everything(self) -> Iterator[Record]:
        yield self._person()
        yield self._interview()
        yield from self._read(PEG)
        yield from self._read(ACTIVITY)
        yield from self._weeks()
        yield from self._read(WARNING_CHECK)
        for table in OF_A_DAY:
            yield from self._read(table)

    def _under(self, kind: type[Record], key: str | date | None) -> Iterable[Record]:
        if kind is Week:
            return self._weeks("WHERE id = ?", key)
        table = TABLE_OF[kind]
        return self._read(table, f"WHERE {table.key} = ?", _stored(key))

    def _put(self, record: Record) -> None:
        match record:
            case Week():
                self._write(WEEK, (record.id, record.kind, record.ended, len(record.turns)))
                self._connection.execute(TURN.remove, (record.id,))
                for turn in record.turns:
                    self._write(TURN, (record.id, turn))
            case Activity():
                self._write(ACTIVITY, record, _position(self._connection, record))
            case _:
                self._write(TABLE_OF[type(record)], record)

    def _write(self, table: Table[R], record: R, *more: int) -> None:
        self._connection.execute(table.put, sealed(table.name, (*table.values(record), *more)))

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except apsw.ConstraintError as error:
            query = "SELECT activity FROM check_in WHERE activity NOT IN (SELECT id FROM activity)"
            raise UnknownActivity(str(self._connection.execute(query).get)) from error


def _position(connection: apsw.Connection, activity: Activity) -> int:
    """Where `activity` stands already, or behind all others."""
    query = "SELECT coalesce((SELECT position FROM activity WHERE id = ?), (SELECT max(position) FROM activity) + 1, 1)"
    return int(connection.execute(query, (activity.id,)).get)


def _stored(key: str | date | None) -> str | int:
    """`key` as it stands in the first column; there is one person and one interview."""
    if key is None:
        return 1
    return key if isinstance(key, str) else key.isoformat()

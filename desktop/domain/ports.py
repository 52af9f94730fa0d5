"""What the program needs from the outside world, as plain nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from desktop.domain.clock import Moment
from desktop.domain.diary import Change, Diary, DiaryDay, Person, Record
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Week
from desktop.domain.warning_signs import WarningCheck


class Clock(Protocol):
    """Says what time it is, and where."""

    def now(self) -> Moment:
        """The present instant with the offset in force."""
        ...


class Journal(Protocol):
    """The diary on its disk. Reading is by range, so that ten years cost no more than a week."""

    def person(self) -> Person:
        """Whose diary it is."""
        ...

    def activities(self) -> tuple[Activity, ...]:
        """Every activity in the order it was added, retired ones included."""
        ...

    def weeks(self) -> tuple[Week, ...]:
        """Every week, by start."""
        ...

    def warning_checks(self) -> tuple[WarningCheck, ...]:
        """Every answer to the warning signs, by moment."""
        ...

    def pegs(self) -> tuple[Peg, ...]:
        """Every answer to the three items of PEG, by day."""
        ...

    def interview(self) -> Interview:
        """What was told before a visit; an empty one if nothing was."""
        ...

    def days(self, first: date, last: date) -> tuple[DiaryDay, ...]:
        """The diary days from `first` to `last` on which anything was recorded, by date."""
        ...

    def span(self) -> tuple[date, date] | None:
        """The first and the last diary day on which anything was recorded."""
        ...

    def find(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """What stands under the keys of `records` now."""
        ...

    def whole(self) -> Diary:
        """Everything at once, for export and the summary."""
        ...

    def apply(self, change: Change) -> None:
        """Write a change, all or nothing; returns when it is on disk. Raises StorageError otherwise."""
        ...

    def alter(self, make: Callable[[Diary], Change]) -> Change:
        """Write what `make` makes of everything that stands, with nobody writing in between; gives back what it was.

        What `make` raises leaves the diary as it is.
        """
        ...

    def revision(self) -> object:
        """A value that differs after another program has changed the diary."""
        ...

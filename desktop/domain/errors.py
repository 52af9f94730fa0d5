"""What can be wrong with an entry, as values; the page or the command words them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class DomainError(ValueError):
    """Base of everything a person can get wrong. Never shown as it is."""

    # Not frozen below: Python sets the traceback and the notes of an error while it travels, and contextlib does so by
    # plain assignment, which a frozen dataclass refuses with an error of its own.


@dataclass(unsafe_hash=True)
class ScoreOutOfRange(DomainError):
    """A pain score that is not a whole number from 0 to 10."""

    score: object


@dataclass(unsafe_hash=True)
class InTheFuture(DomainError):
    """An entry for a diary day that has not begun."""

    day: date
    today: date


@dataclass(unsafe_hash=True)
class TooLongAgo(DomainError):
    """A new rating for a day before yesterday: memory of pain fades within days."""

    day: date
    earliest: date


@dataclass(unsafe_hash=True)
class UnknownActivity(DomainError):
    """A check-in that names an activity the diary does not have."""

    activity: str


@dataclass(unsafe_hash=True)
class NameMissing(DomainError):
    """An own activity, or a text that has to say something, left blank."""


@dataclass(unsafe_hash=True)
class NameTaken(DomainError):
    """A second activity under a name that is in use."""

    name: str


@dataclass(unsafe_hash=True)
class TextTooLong(DomainError):
    """Free text beyond what an entry holds."""

    limit: int
    length: int


@dataclass(unsafe_hash=True)
class WeeksOverlap(DomainError):
    """A week that would share a day with another one; a pause without an end shares all that follow."""

    start: date
    running_since: date


@dataclass(unsafe_hash=True)
class NoRunningWeek(DomainError):
    """A step of a week asked for on a day that no week covers."""

    day: date


@dataclass(unsafe_hash=True)
class NotInTheRoutine(DomainError):
    """A position outside the days of the routine."""

    position: int
    length: int

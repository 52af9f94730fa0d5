"""What can be wrong with a file from elsewhere, as values; the window or the command words them.

They are values, yet not frozen ones: Python itself writes a traceback and notes onto what is raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(unsafe_hash=True)
class ExchangeError(Exception):
    """Base of everything that keeps a file out. `path` is None where only bytes were given."""

    path: Path | None


@dataclass(unsafe_hash=True)
class NotOurFile(ExchangeError):
    """Not a diary of this program at all."""

    detail: str


@dataclass(unsafe_hash=True)
class FutureVersion(ExchangeError):
    """A diary in a version of the format that only a newer program knows."""

    found: int
    known: int


@dataclass(unsafe_hash=True)
class BadContent(ExchangeError):
    """Ours, but with something in it that no diary holds; `where` is like `days[3].rating.score`."""

    where: str
    detail: str


@dataclass(unsafe_hash=True)
class TooLarge(ExchangeError):
    """More bytes than any diary has."""

    size: int
    limit: int


@dataclass(unsafe_hash=True)
class Conflict(ExchangeError):
    """The diary already says something else here; `what` is the kind of record, `day` its diary day.

    `more` entries differ besides.
    """

    what: str
    day: date | None = None
    more: int = 0

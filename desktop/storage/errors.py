"""What a disk can do wrong, as values; one place above words them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# Not frozen: contextlib and `add_note` set attributes on an error that travels.


@dataclass(unsafe_hash=True)
class StorageError(Exception):
    """Base of everything that can be wrong with a file or folder. Never shown as it is."""

    path: Path


class NotAFolder(StorageError):
    """Something else than a folder is where the files should go."""


class NotWritable(StorageError):
    """The system refuses to write there."""


class InUse(NotWritable):
    """There is room beside the file, but it may not be replaced: on Windows since another program has it open."""


class DiskFull(StorageError):
    """There is no room left; what was there before still stands."""


class NotADiary(StorageError):
    """A file that this program did not write, or an empty one."""


@dataclass(unsafe_hash=True)
class DiaryDamaged(StorageError):
    """A diary whose bytes have changed; `detail` names the table and the day or id, or says what SQLite saw."""

    detail: str


@dataclass(unsafe_hash=True)
class NewerDiary(StorageError):
    """A diary with schema number `found`, while this program goes up to `known`."""

    found: int
    known: int


class DiaryGone(StorageError):
    """A diary that is no longer where it was opened: moved, replaced by another file, or on a disk that was taken out.

    What would be written now would be in no file that anybody opens again.
    """


class DiaryBusy(StorageError):
    """Another program has held the diary for longer than we wait."""


@dataclass(unsafe_hash=True)
class PreferencesUnreadable(StorageError):
    """Preferences that cannot be read; `detail` says in a phrase what is wrong with them."""

    detail: str

"""The sample diary: what `--demo` opens, in a folder that is thrown away afterwards."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import assets
from desktop.domain.clock import Moment
from desktop.domain.diary import Change, Diary, Person, Record, gather
from desktop.domain.interview import Interview
from desktop.domain.preferences import Preferences
from desktop.domain.routine import Activity, Week
from desktop.exchange import json
from desktop.exchange.errors import ExchangeError
from desktop.state.opening import open_journal
from desktop.storage import folders, preferences

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

SAMPLE = "sample/diary.json"
PREFIX, USED = "evenfoot-demo-", "in-use.lock"
WELCOMED = Preferences(welcomed=True)
"""Somebody who has had the first run."""


def sample() -> Diary:
    """The sample diary as it is shipped: sixteen days in March 2026; raises AssetMissingError."""
    try:
        return json.load(assets.read_bytes(SAMPLE))
    except ExchangeError as error:
        raise assets.AssetMissingError(SAMPLE) from error


def last_day(diary: Diary) -> date:
    """The last day on which anything was recorded."""
    return diary.days[-1].day


def moved(diary: Diary, by: timedelta) -> Diary:
    """The same diary, `by` whole days later."""
    return gather(_moved(record, by) for record in diary.records())


def _moved(record: Record, by: timedelta) -> Record:
    match record:
        case Person() | Activity():
            return record
        case Interview():
            began = record.began + by if record.began else None
            return replace(record, at=_later(record.at, by) if record.at else None, began=began)
        case Week():
            turns = tuple(replace(turn, on=turn.on + by) for turn in record.turns)
            return replace(record, turns=turns, ended=record.ended + by if record.ended else None)
        case _:
            return replace(record, day=record.day + by, at=_later(record.at, by))


def _later(at: Moment, by: timedelta) -> Moment:
    return Moment(at.utc + by, at.offset)


@contextmanager
def folder(diary: Diary, chosen: Preferences = WELCOMED) -> Iterator[Path]:
    """A throwaway data folder that holds `diary` and what was `chosen`; what killed runs left behind goes as well."""
    sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        path = Path(name)
        used = _use(path)
        used.lock()
        try:
            journal = open_journal(path)
            journal.apply(Change(put=diary.records()))
            journal.close()
            preferences.save(path / folders.PREFERENCES, chosen)
            yield path
        finally:
            used.unlock()


def sweep(place: Path) -> None:
    """Throw away the folders in `place` that this person's runs made and could not throw away, if none is in use."""
    with suppress(OSError):
        for left in place.glob(f"{PREFIX}*"):
            used = _use(left)
            # One without a lock may be about to get it; one with it can be locked only after whoever had it has died.
            if _is_mine(left) and (left / USED).exists() and used.tryLock(0):
                used.unlock()
                shutil.rmtree(left, ignore_errors=True)


def _use(path: Path) -> QLockFile:
    """What says that somebody uses the throwaway folder `path`, until it is unlocked or its program dies."""
    # Not every command that loads this needs Qt.
    from PySide6.QtCore import QLockFile

    lock = QLockFile(str(path / USED))
    lock.setStaleLockTime(0)
    return lock


def _is_mine(path: Path) -> bool:
    """Whether `path` is a folder, no link to one, and this person's: everybody's temporary files may lie together."""
    found = path.lstat()
    return stat.S_ISDIR(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid())


@contextmanager
def copy(of: Path) -> Iterator[Path]:
    """A throwaway copy of the data folder `of`, for what turns the pages and must change nothing."""
    chosen = preferences.load(of / folders.PREFERENCES)
    journal = open_journal(of)
    try:
        diary = journal.whole()
    finally:
        journal.close()
    with folder(diary, chosen) as path:
        yield path

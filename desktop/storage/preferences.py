"""The preferences as a small TOML file. One that cannot be read is kept beside the next one, and keeps nobody out."""

from __future__ import annotations

import os
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.domain.preferences import Preferences
from desktop.storage.errors import PreferencesUnreadable, StorageError
from desktop.storage.files import refusal, write_atomically

DAMAGED = ".damaged"
"""What a file that cannot be read is called behind its name from then on; a number follows if there is one already."""

# tomllib and tomli_w are loaded where they are used: a start without a file needs neither.


def load(path: Path) -> Preferences:
    """The preferences in the file `path`, the defaults where there is no file or no such key.

    Unknown keys are left out. Raises PreferencesUnreadable, and a command ends with that: with the defaults it might
    write what somebody has switched off, such as the entries inside a page, and there is nobody to tell.
    """
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Preferences()
    except OSError as error:
        raise PreferencesUnreadable(path, error.strerror or "no access") from error
    import tomllib

    try:
        found = tomllib.loads(text.decode("utf-8"))
        return Preferences(**{name: _value(name, default, found.get(name, default)) for name, default in _defaults()})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PreferencesUnreadable(path, "not a TOML file") from error
    except ValueError as error:
        raise PreferencesUnreadable(path, str(error)) from error


class Kept:
    """The preferences of one window: read, or the defaults in place of a file that cannot be.

    `unreadable` says then what was wrong, and `aside` where the old file lies; that is None while nobody may move it.
    """

    def __init__(self, path: Path) -> None:
        """Read the file `path` and put one aside that cannot be read."""
        self.path = path
        self.unreadable: PreferencesUnreadable | None = None
        self.aside: Path | None = None
        try:
            self.value = load(path)
        except PreferencesUnreadable as error:
            self.unreadable = error
            # Who has such a file has been here before.
            self.value = Preferences(welcomed=True)
            try:
                self.aside = set_aside(path)
            except (StorageError, OSError):
                # What the disk refuses is tried again before anything takes the old one's place.
                self.aside = None

    def save(self, preferences: Preferences) -> None:
        """Replace the file. Raises as `write_atomically` and `set_aside` do."""
        if self.unreadable and self.aside is None:
            self.aside = set_aside(self.path)
        save(self.path, preferences)


def set_aside(path: Path) -> Path:
    """Give the file or folder `path` the first name of a damaged one that is free; and that name.

    Raises NotWritable or DiskFull, or OSError for anything rarer; it then still stands where it stood.
    """
    number, free = 1, path.with_name(path.name + DAMAGED)
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}{DAMAGED}-{number}")
    try:
        path.rename(free)
    except OSError as error:
        if refused := refusal(path, error):
            raise refused from error
        raise
    return free


def save(path: Path, preferences: Preferences) -> None:
    """Replace the file `path`; returns when it is on disk. Raises as `write_atomically` does."""
    import tomli_w

    values = {name: getattr(preferences, name) for name, _ in _defaults()}
    write_atomically(path, tomli_w.dumps(values).encode("utf-8"))


def _defaults() -> list[tuple[str, Any]]:
    return [(field.name, field.default) for field in fields(Preferences)]


def _value(name: str, default: Any, found: Any) -> Any:
    """`found` as the type of `default`; raises ValueError naming the key."""
    kind = type(default)
    if issubclass(kind, StrEnum):
        if found in list(kind):
            return kind(found)
    elif type(found) is kind:
        return found
    raise ValueError(f"{name} = {str(found)[:40]}")

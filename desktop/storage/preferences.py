"""The preferences as a small TOML file."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.domain.preferences import Preferences
from desktop.storage.errors import PreferencesUnreadable
from desktop.storage.files import write_atomically

# tomllib and tomli_w are loaded where they are used: a start without a file needs neither.


def load(path: Path) -> Preferences:
    """The preferences in the file `path`, the defaults where there is no file or no such key.

    Unknown keys are left out. Raises PreferencesUnreadable.
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

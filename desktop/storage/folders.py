"""Where the files of a person are kept: the one place that knows the system's folders."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.storage.errors import NotAFolder, NotWritable
from desktop.storage.files import refusal

NAME = "evenfoot"
DIARY = "diary.db"
PREFERENCES = "preferences.toml"
LOG = "evenfoot.log"
KEPT = (DIARY, f"{DIARY}-wal", f"{DIARY}-shm", PREFERENCES, LOG)
"""What is in the data folder and must not be written over by anything else."""


def data_folder(override: Path | None = None) -> Path:
    """The absolute folder for diary, preferences and log, made for its owner alone where it is missing.

    Raises NotAFolder, NotWritable or DiskFull, or OSError for anything rarer.
    """
    folder = readable(override)
    if not os.access(folder, os.W_OK):
        raise NotWritable(folder)
    return folder


def readable(override: Path | None = None) -> Path:
    """The folder that `data_folder` gives, also where nothing can be written to it: for whoever only reads.

    Raises what `data_folder` raises where it cannot be made or looked into.
    """
    folder = override.absolute() if override else _usual()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        # On Windows it is the file in the way that is named, be it further up.
        raise NotAFolder(Path(error.filename or folder)) from error
    except OSError as error:
        if refused := refusal(folder, error):
            raise refused from error
        raise
    if not os.access(folder, os.R_OK | os.X_OK):
        raise NotWritable(folder)
    return folder


def found(override: Path | None) -> Path:
    """The folder that `readable` gives, but one that is missing stays missing: for whoever only looks.

    Raises what `readable` raises where that could not make it.
    """
    folder = override.absolute() if override else _usual()
    there = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
    # One that is there is looked at; one below a file, below a folder that hides it or on a drive that is gone is
    # refused.
    if there == folder or not there.is_dir() or not os.access(there, os.R_OK | os.X_OK):
        # Without a diary there is nothing to read, and it could not be begun.
        return readable(override) if os.path.lexists(folder / DIARY) else data_folder(override)
    return folder


def _usual() -> Path:
    # Not needed, and so not loaded, where --data-dir is given.
    import appdirs

    folder = Path(appdirs.user_data_dir(NAME, appauthor=False))
    if not folder.is_absolute():
        # A person without a home: a folder called ~, wherever the program was started, would not be found again.
        raise NotAFolder(folder)
    return folder

"""Opens the diary of a data folder with the schema that the program ships; for the window and the commands alike."""

from __future__ import annotations

from pathlib import Path

from desktop import assets
from desktop.storage import folders
from desktop.storage.diary_store import SqliteJournal


def open_journal(folder: Path) -> SqliteJournal:
    """The diary of `folder`, made if there is none; raises StorageError."""
    return SqliteJournal.open(folder / folders.DIARY, assets.migrations())

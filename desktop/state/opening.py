"""Opens the diary of a data folder with the schema that the program ships; for the window and the commands alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import assets
from desktop.storage import folders
from desktop.storage.database import open_database

if TYPE_CHECKING:
    from desktop.storage.diary_store import SqliteJournal


class OpenDiary:
    """A diary whose file is open and up to date. What reads it is loaded behind the first sight of the window."""

    def __init__(self, folder: Path) -> None:
        """Open the diary of `folder`, made if there is none; raises StorageError."""
        self._path = (folder / folders.DIARY).absolute()
        self._connection = open_database(self._path, assets.migrations())

    def journal(self) -> SqliteJournal:
        """What reads and writes it."""
        from desktop.storage.diary_store import SqliteJournal

        return SqliteJournal(self._path, self._connection)

    def close(self) -> None:
        """Let the file go; nothing is left to save."""
        self._connection.close()


def open_journal(folder: Path) -> SqliteJournal:
    """The diary of `folder`, made if there is none; raises StorageError."""
    return OpenDiary(folder).journal()

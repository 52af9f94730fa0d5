"""Opens the diary of a data folder with the schema that the program ships; for the window and the commands alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import assets
from desktop.storage import folders
from desktop.storage.database import open_database
from desktop.storage.errors import DiaryBusy, NotWritable, StorageError

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


@contextmanager
def reading(folder: Path) -> Iterator[SqliteJournal]:
    """The diary of `folder` for somebody who only reads it, also from a disk that is protected; raises StorageError."""
    try:
        journal = open_journal(folder)
    except NotWritable:
        if not (folder / folders.DIARY).is_file():
            raise
    else:
        try:
            yield journal
        finally:
            journal.close()
        return
    with _copied(folder) as copy:
        try:
            journal = open_journal(copy)
            try:
                yield journal
            finally:
                journal.close()
        except StorageError as error:
            # Nobody knows the copy, which is gone in a moment.
            if error.path.parent == copy:
                error.path = folder / error.path.name
            raise


@contextmanager
def _copied(folder: Path) -> Iterator[Path]:
    """A folder for the owner alone with the diary of `folder` and what of it is still in its log."""
    # Hardly anybody needs them.
    import shutil
    import tempfile

    files = [folder / folders.DIARY, folder / f"{folders.DIARY}-wal"]
    with tempfile.TemporaryDirectory(prefix="evenfoot-") as place:
        copy, before = Path(place).absolute(), _state(files)
        for file in files:
            if file.exists():
                shutil.copyfile(file, copy / file.name)
        if _state(files) != before:
            raise DiaryBusy(files[0])
        yield copy


def _state(files: list[Path]) -> list[tuple[int, int] | None]:
    """What shows that somebody has written to `files` meanwhile."""
    return [(found.st_size, found.st_mtime_ns) if file.exists() and (found := file.stat()) else None for file in files]

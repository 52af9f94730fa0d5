"""The SQLite file under the diary: made whole, opened strictly, migrated step by step."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import apsw

from desktop.storage.errors import (
    DiaryBusy,
    DiaryDamaged,
    DiaryGone,
    DiskFull,
    NewerDiary,
    NotADiary,
    NotWritable,
    StorageError,
)
from desktop.storage.files import FULL, PRIVATE, refusal, remove, sync_folder

APPLICATION_ID = int.from_bytes(b"Even")
PATIENCE = 2000
"""How long to wait for another program, in milliseconds."""

READING_FAILED = frozenset({apsw.SQLITE_IOERR_READ, apsw.SQLITE_IOERR_SHORT_READ, apsw.SQLITE_IOERR_CORRUPTFS})
COMPANIONS = ("-wal", "-shm", "-journal")

# WAL with FULL loses nothing confirmed when the power goes; macOS needs to be told twice.
SETTINGS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
"""


class Watched:
    """A block whose apsw errors leave it as storage errors about `path`."""

    def __init__(self, path: Path, connection: apsw.Connection | None = None) -> None:
        self._path = path
        self._connection = connection

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if isinstance(error, apsw.Error):
            number = self._connection.system_errno if self._connection else 0
            if failure := storage_error(self._path, error, number):
                raise failure from error


class Transaction(Watched):
    """A block that is written whole or not at all; it may commit by itself as its last step."""

    def __init__(self, path: Path, connection: apsw.Connection, begin: str = "BEGIN") -> None:
        super().__init__(path, connection)
        self._open = connection
        self._begin = begin

    def __enter__(self) -> None:
        with Watched(self._path, self._open):
            self._open.execute(self._begin)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with Watched(self._path, self._open):
            try:
                if error is None and self._open.in_transaction:
                    self._open.execute("COMMIT")
            finally:
                # Some errors end a transaction by themselves.
                if self._open.in_transaction:
                    self._open.execute("ROLLBACK")
            super().__exit__(kind, error, at)


def storage_error(path: Path, error: apsw.Error, number: int) -> StorageError | None:
    """What `error` says about the file `path`, given the system's error number; None if it is a mistake of ours."""
    match error:
        case apsw.BusyError() | apsw.LockedError() | apsw.ProtocolError():
            return DiaryBusy(path)
        case apsw.NotADBError():
            return NotADiary(path)
        case apsw.CorruptError() | apsw.SQLError() | apsw.FormatError():
            return DiaryDamaged(path, str(error))
        case apsw.IOError() if getattr(error, "extendedresult", 0) in READING_FAILED:
            return DiaryDamaged(path, str(error)) if os.path.lexists(path) else DiaryGone(path)
        case apsw.FullError():
            return DiskFull(path)
        case apsw.IOError() | apsw.CantOpenError() | apsw.ReadOnlyError() | apsw.PermissionsError():
            return DiskFull(path) if number in FULL else NotWritable(path)
        case _:
            return None


def file_behind(path: Path) -> tuple[int, int] | None:
    """Which file bears the name `path`, None for none: another one afterwards means that it was moved or replaced."""
    try:
        found = path.stat()
    except OSError:
        return None
    # Windows moves no file that is open, and on some of its disks numbers none.
    return (found.st_dev, found.st_ino) if os.name == "posix" else (0, 0)


def still_there(path: Path, file: tuple[int, int] | None) -> None:
    """Raise DiaryGone if another file than `file`, or none, bears the name `path` by now."""
    # A program that keeps folders in step with another computer puts a new file in the place of the open one.
    if file_behind(path) != file:
        raise DiaryGone(path)


def open_database(path: Path, migrations: Sequence[str]) -> apsw.Connection:
    """The diary file `path`, made if it is not there, with every one of `migrations` applied.

    Raises StorageError; NewerDiary and NotADiary leave every byte as it was.
    """
    if not _is_there(path):
        _create(path, migrations)
    with Watched(path):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        with Watched(path, connection):
            connection.set_busy_timeout(PATIENCE)
            _refuse_others(path, connection, len(migrations))
            _prepare(path, connection, migrations)
            _keep_private(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_there(path: Path) -> bool:
    # Looked at without opening it: closing a file drops the locks that this program holds on it through SQLite.
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise refusal(path, error) or NotWritable(path) from error
    if not path.is_file() or not found.st_size:
        raise NotADiary(path)
    return True


def _refuse_others(path: Path, connection: apsw.Connection, known: int) -> None:
    log = path.with_name(path.name + "-wal")
    # Closing would carry what a newer program left in its log over into its file.
    if log.exists() and log.stat().st_size:
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    if connection.pragma("application_id") != APPLICATION_ID:
        raise NotADiary(path)
    version = _version(connection)
    if version > known:
        raise NewerDiary(path, version, known)
    if connection.readonly("main"):
        raise NotWritable(path)
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def _prepare(path: Path, connection: apsw.Connection, migrations: Sequence[str]) -> None:
    _run(connection, SETTINGS)
    while _version(connection) < len(migrations):
        migrate(path, connection, migrations)
    # Only now: a migration may have to rebuild a table that others refer to.
    connection.execute("PRAGMA foreign_keys = ON")


def migrate(path: Path, connection: apsw.Connection, migrations: Sequence[str]) -> None:
    """Apply the next of `migrations`, if another program has not done so meanwhile."""
    with Transaction(path, connection, "BEGIN IMMEDIATE"):
        version = _version(connection)
        for migration in migrations[version : version + 1]:
            _run(connection, migration)
            connection.execute(f"PRAGMA user_version = {version + 1}")


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def _run(connection: apsw.Connection, script: str) -> None:
    for _ in connection.execute(script):
        pass


def _create(path: Path, migrations: Sequence[str]) -> None:
    """Make an empty diary beside and then give it its name, so that no half-made one ever bears it."""
    beside = path.with_name(f".{os.urandom(8).hex()}.new")
    try:
        # SQLite would read what was left of a lost file into the new one.
        for companion in COMPANIONS:
            remove(path.with_name(path.name + companion))
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
        with Watched(path):
            connection = apsw.Connection(str(beside), flags=apsw.SQLITE_OPEN_READWRITE)
        with Watched(path, connection):
            try:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                _prepare(path, connection, migrations)
            finally:
                connection.close()
        _name(beside, path)
        sync_folder(path.parent)
    except OSError as error:
        raise refusal(path, error) or NotWritable(path) from error
    finally:
        for companion in ("", *COMPANIONS):
            remove(beside.with_name(beside.name + companion))


def _name(beside: Path, path: Path) -> None:
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        # Another program was quicker; its diary is the diary.
        return
    except OSError:
        # A file system without hard links, such as a memory stick's.
        beside.rename(path)


def _keep_private(path: Path) -> None:
    for companion in ("", *COMPANIONS):
        file = path.with_name(path.name + companion)
        # Not there, not ours, or on a file system without modes.
        with suppress(OSError):
            if file.stat().st_mode & 0o077:
                file.chmod(PRIVATE)

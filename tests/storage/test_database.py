"""The diary file is opened strictly: what is not ours or not whole is refused and stays as it was."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import apsw
import pytest

from desktop.domain.diary import Change, Person
from desktop.storage import database
from desktop.storage.database import APPLICATION_ID, migrate, open_database, storage_error
from desktop.storage.diary_store import SqliteJournal
from desktop.storage.errors import (
    DiaryBusy,
    DiaryDamaged,
    DiaryGone,
    DiskFull,
    NewerDiary,
    NotADiary,
    NotAFolder,
    NotWritable,
    StorageError,
)
from tests.storage.disks import error, fill

ANN = Change(put=(Person("Ann"),))
BOB = Change(put=(Person("Bob"),))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}


def written(path: Path, migrations: Sequence[str], change: Change = ANN) -> None:
    with closing(SqliteJournal.open(path, migrations)) as journal:
        journal.apply(change)


def person(path: Path, migrations: Sequence[str]) -> str:
    with closing(SqliteJournal.open(path, migrations)) as journal:
        return journal.person().name


def pragmas(connection: apsw.Connection, *names: str) -> list[object]:
    return [connection.pragma(name) for name in names]


def test_a_new_diary_is_set_up_to_last(path: Path, migrations: Sequence[str]) -> None:
    old = os.umask(0)
    try:
        with closing(open_database(path, migrations)) as connection:
            assert pragmas(connection, "journal_mode", "synchronous", "foreign_keys") == ["wal", 2, 1]
            assert pragmas(connection, "application_id", "user_version") == [APPLICATION_ID, len(migrations)]
            strict = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
            assert [name for name, is_strict in strict if not is_strict and not name.startswith("sqlite_")] == []
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(old)
    names = ("diary.db", "diary.db-shm", "diary.db-wal")
    assert sorted(modes) == sorted(names)
    if os.name == "posix":
        assert modes == dict.fromkeys(names, 0o600)
    assert [file.name for file in path.parent.iterdir()] == ["diary.db"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_diary_that_was_copied_becomes_private_again(path: Path, migrations: Sequence[str]) -> None:
    written(path, migrations)
    path.chmod(0o644)
    with closing(open_database(path, migrations)):
        assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}


# Migrations.

ONE = "CREATE TABLE a (x INTEGER) STRICT;\nINSERT INTO a VALUES (1);"
TWO = "CREATE TABLE b (y INTEGER) STRICT;\nINSERT INTO b SELECT x + 1 FROM a;\nSELECT * FROM b;"


def test_an_older_diary_is_brought_up_to_date(path: Path) -> None:
    open_database(path, [ONE]).close()
    with closing(open_database(path, [ONE, TWO])) as connection:
        assert connection.pragma("user_version") == 2
        assert connection.execute("SELECT y FROM b").get == 2
        migrate(path, connection, [ONE, TWO])  # As if another program had just done it.
        assert connection.execute("SELECT count(*) FROM b").get == 1


def test_a_migration_that_fails_leaves_the_ones_before_it(path: Path) -> None:
    open_database(path, [ONE]).close()
    with pytest.raises(DiaryDamaged):
        open_database(path, [ONE, TWO, "DROP TABLE a; INSERT INTO nowhere VALUES (1)"])
    with closing(open_database(path, [ONE, TWO])) as connection:
        assert connection.pragma("user_version") == 2
        assert connection.execute("SELECT x, y FROM a, b").fetchall() == [(1, 2)]


def test_a_first_migration_that_fails_leaves_no_file(path: Path) -> None:
    with pytest.raises(DiaryDamaged):
        open_database(path, ["CREATE TABLE"])
    assert list(path.parent.iterdir()) == []


# Files that are refused.


def foreign(path: Path) -> None:
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("CREATE TABLE bookmarks (url); INSERT INTO bookmarks VALUES ('x')")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" * 1000),
        lambda path: path.write_bytes(b"SQLite format 3\0"),
        foreign,
    ],
    ids=["empty", "one byte", "picture", "sixteen bytes", "somebody else's"],
)
def test_something_else_is_not_a_diary(path: Path, migrations: Sequence[str], make: Callable[[Path], None]) -> None:
    make(path)
    before = contents(path.parent)
    with pytest.raises(NotADiary) as caught:
        open_database(path, migrations)
    assert caught.value.path == path
    assert contents(path.parent) == before


def test_a_folder_is_not_a_diary(path: Path, migrations: Sequence[str]) -> None:
    path.mkdir()
    with pytest.raises(NotADiary):
        open_database(path, migrations)


@pytest.mark.parametrize("size", [17, 99, 100, 1000, 4095, 4096, 8192, 12345])
def test_a_truncated_diary_is_damaged(path: Path, migrations: Sequence[str], size: int) -> None:
    written(path, migrations)
    data = path.read_bytes()[:size]
    path.write_bytes(data)
    with pytest.raises((DiaryDamaged, NotADiary)):
        open_database(path, migrations)
    assert contents(path.parent) == {path.name: data}


@pytest.mark.parametrize("in_log", [False, True], ids=["in the file", "in the log"])
def test_a_newer_diary_is_refused_without_changing_a_byte(
    path: Path, tmp_path: Path, migrations: Sequence[str], in_log: bool
) -> None:
    written(path, migrations)
    found = tmp_path / "found"
    found.mkdir()
    with closing(apsw.Connection(str(path))) as newer:
        newer.execute("PRAGMA user_version = 99; INSERT INTO note VALUES ('2026-03-01', 0, 0, 'later', 0, 0)")
        if not in_log:
            newer.pragma("wal_checkpoint", "TRUNCATE")
        for name in ("diary.db", "diary.db-wal"):
            shutil.copy(tmp_path / name, found / name)
    if not in_log:
        (found / "diary.db-wal").unlink()
    before = contents(found)
    for _ in range(2):
        with pytest.raises(NewerDiary) as caught:
            open_database(found / "diary.db", migrations)
        assert caught.value == NewerDiary(found / "diary.db", 99, len(migrations))
        assert contents(found) == before


@pytest.mark.parametrize(
    ("name", "expected", "blamed"),
    [
        ("missing/diary.db", NotAFolder, "missing"),
        ("a file/diary.db", NotAFolder, "a file"),
        ("x" * 300, NotWritable, "x" * 300),
    ],
)
def test_a_place_where_no_diary_can_be(
    tmp_path: Path, migrations: Sequence[str], name: str, expected: type[StorageError], blamed: str
) -> None:
    (tmp_path / "a file").write_bytes(b"kept")
    with pytest.raises(expected) as caught:
        open_database(tmp_path / name, migrations)
    assert caught.value.path == tmp_path / blamed
    assert contents(tmp_path) == {"a file": b"kept"}


# A first start that is interrupted, raced or refused.


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, DiskFull), (errno.EACCES, NotWritable), (errno.EROFS, NotWritable), (errno.EIO, NotWritable)],
)
def test_a_file_that_cannot_be_made(
    path: Path, migrations: Sequence[str], monkeypatch: pytest.MonkeyPatch, number: int, expected: type[StorageError]
) -> None:
    monkeypatch.setattr(os, "open", error(number))
    with pytest.raises(expected):
        open_database(path, migrations)


def test_room_that_ends_while_the_file_is_made(
    path: Path, migrations: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SETTINGS", "PRAGMA max_page_count = 2")
    with pytest.raises(DiskFull) as caught:
        open_database(path, migrations)
    assert caught.value.path == path
    assert list(path.parent.iterdir()) == []


def test_a_log_without_its_diary_is_not_read_into_a_new_one(path: Path, migrations: Sequence[str]) -> None:
    with closing(SqliteJournal.open(path, migrations)) as journal:
        journal.apply(ANN)
        log = path.with_name("diary.db-wal").read_bytes()
    path.unlink()
    path.with_name("diary.db-wal").write_bytes(log)
    assert person(path, migrations) == ""


def test_the_quicker_program_s_diary_is_the_diary(
    path: Path, migrations: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    link = Path.hardlink_to

    def overtaken(self: Path, target: Path) -> None:
        monkeypatch.setattr(Path, "hardlink_to", link)
        written(path, migrations)
        link(self, target)

    monkeypatch.setattr(Path, "hardlink_to", overtaken)
    assert person(path, migrations) == "Ann"
    assert list(path.parent.iterdir()) == [path]


def test_a_disk_without_hard_links(path: Path, migrations: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", error(errno.EPERM))
    written(path, migrations)
    assert person(path, migrations) == "Ann"
    assert list(path.parent.iterdir()) == [path]


# Read-only, full and busy.


def test_a_file_that_opens_for_reading_only(
    path: Path, migrations: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path, migrations)
    monkeypatch.setattr(apsw, "SQLITE_OPEN_READWRITE", apsw.SQLITE_OPEN_READONLY)
    with pytest.raises(NotWritable):
        open_database(path, migrations)


@pytest.mark.parametrize("locked", ["diary.db", "."])
def test_a_diary_that_may_not_change(
    path: Path, migrations: Sequence[str], lock_away: Callable[[Path], None], locked: str
) -> None:
    written(path, migrations)
    before = path.read_bytes()
    lock_away(path.parent / locked)
    with pytest.raises(NotWritable):
        open_database(path, migrations)
    assert path.read_bytes() == before


def test_a_folder_that_takes_no_diary(path: Path, migrations: Sequence[str], lock_away: Callable[[Path], None]) -> None:
    lock_away(path.parent)
    with pytest.raises(NotWritable):
        open_database(path, migrations)


def test_a_full_disk_takes_no_new_diary(small_disk: Path, migrations: Sequence[str]) -> None:
    filler = fill(small_disk)
    with pytest.raises(DiskFull):
        open_database(small_disk / "diary.db", migrations)
    assert list(small_disk.iterdir()) == [filler]


HOLD = """
import sys, apsw
connection = apsw.Connection(sys.argv[1])
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(path: Path, *statements: str) -> Iterator[None]:
    command = (sys.executable, "-c", HOLD, str(path), *statements)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline().rstrip() == b"held"
        yield
        other.stdin.close()


def test_a_diary_that_another_program_keeps_to_itself(path: Path, migrations: Sequence[str]) -> None:
    written(path, migrations)
    with another_program(path, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE"), pytest.raises(DiaryBusy):
        open_database(path, migrations)
    assert person(path, migrations) == "Ann"


def test_a_diary_that_another_program_is_writing(path: Path, migrations: Sequence[str]) -> None:
    written(path, migrations)
    with closing(SqliteJournal.open(path, migrations)) as journal:
        with another_program(path, "BEGIN EXCLUSIVE"):
            with pytest.raises(DiaryBusy):
                journal.apply(BOB)
            assert journal.person() == Person("Ann")
        journal.apply(BOB)
        assert journal.person() == Person("Bob")


def test_a_program_that_writes_for_a_moment_is_waited_for(path: Path, migrations: Sequence[str]) -> None:
    with closing(open_database(path, migrations)) as connection:
        assert connection.execute("PRAGMA busy_timeout").get == 2000


# The mapping by itself, for what no test can bring about.


@pytest.mark.parametrize(
    ("kind", "extended", "number", "expected"),
    [
        (apsw.LockedError, 0, 0, DiaryBusy),
        (apsw.ProtocolError, 0, 0, DiaryBusy),
        (apsw.IOError, apsw.SQLITE_IOERR_READ, errno.EIO, DiaryDamaged),
        (apsw.IOError, apsw.SQLITE_IOERR_FSYNC, errno.EIO, NotWritable),
        (apsw.IOError, apsw.SQLITE_IOERR_SHMSIZE, errno.ENOSPC, DiskFull),
        (apsw.CantOpenError, 0, errno.EDQUOT, DiskFull),
        (apsw.CantOpenError, 0, 0, NotWritable),
        (apsw.ReadOnlyError, 0, 0, NotWritable),
        (apsw.PermissionsError, 0, 0, NotWritable),
        (apsw.FullError, 0, 0, DiskFull),
        (apsw.MisuseError, 0, 0, type(None)),
    ],
)
def test_what_sqlite_says_is_what_the_person_hears(
    path: Path, kind: type[apsw.Error], extended: int, number: int, expected: type[StorageError]
) -> None:
    said = kind("said")
    path.touch()
    said.extendedresult = extended  # type: ignore[attr-defined]
    assert type(storage_error(path, said, number)) is expected


def test_what_cannot_be_read_where_no_file_is_has_gone_and_is_not_damaged(path: Path) -> None:
    said = apsw.IOError("said")
    said.extendedresult = apsw.SQLITE_IOERR_READ  # type: ignore[attr-defined]
    assert storage_error(path, said, errno.EIO) == DiaryGone(path)


@pytest.mark.parametrize("there", [True, False])
def test_opening_fails_before_there_is_a_connection(
    path: Path, migrations: Sequence[str], monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if there:
        written(path, migrations)

    def refused(*_: object, **__: object) -> None:
        raise apsw.CantOpenError

    monkeypatch.setattr(apsw, "Connection", refused)
    with pytest.raises(NotWritable):
        open_database(path, migrations)
    assert [file.name for file in path.parent.iterdir()] == ([path.name] if there else [])

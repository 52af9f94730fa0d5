"""The installer reads the schema in the bytes of the diary and of its log, and refuses what it could not open."""

import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop_e2e.windows.person import DONE, NEWER_DIARY, PRODUCT, Person
from tests.desktop_e2e.windows.wine import DATA, INSTALLED

NOW, NEXT = PRODUCT.schema(), PRODUCT.schema() + 1


def diary(folder: Path, schema: int, in_log: int | None = None) -> tuple[bytes, bytes]:
    """A diary of schema `schema` and the log beside it, in which the schema is `in_log`."""
    path = folder / "diary.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA application_id = {int.from_bytes(b'Even')}")
    connection.execute("CREATE TABLE entry (day TEXT)")
    connection.execute(f"PRAGMA user_version = {schema}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if in_log is not None:
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 900,)] * 20)
        connection.execute(f"PRAGMA user_version = {in_log}")
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 900,)] * 20)
    log = path.with_name("diary.db-wal")
    found = path.read_bytes(), log.read_bytes() if log.exists() else b""
    connection.close()
    return found


def not_ended(log: bytes) -> bytes:
    """The log as it is when the power went before all of the first page 1 with the later schema was written."""
    size = struct.unpack_from(">I", log, 8)[0] + 24
    frames = [
        (struct.unpack_from(">I", log, at)[0], log[at + 24 + 60 : at + 24 + 64]) for at in range(32, len(log), size)
    ]
    return log[: 32 + (frames.index((1, NEXT.to_bytes(4))) + 1) * size - 1]


def of_an_earlier_round(log: bytes) -> bytes:
    """The log as it is when SQLite has begun it anew, and written nothing yet."""
    return log[:16] + bytes(8) + log[24:]


@pytest.mark.parametrize(
    ("schema", "in_log", "torn", "code"),
    [
        (NOW, None, bytes, DONE),
        (NOW - 1, NOW, bytes, DONE),
        (NEXT, None, bytes, NEWER_DIARY),
        (NOW, NEXT, bytes, NEWER_DIARY),
        (256 * NEXT, NOW, bytes, DONE),
        (NOW, NEXT, not_ended, DONE),
        (NOW, NEXT, of_an_earlier_round, DONE),
        (NEXT, NOW, lambda log: log[:20], NEWER_DIARY),
        (NOW, NEXT, lambda log: b"rubbish" + log[7:], DONE),
    ],
)
def test_a_version_that_could_not_open_the_diary_is_refused(
    person: Person,
    setup: Path,
    tmp_path: Path,
    schema: int,
    in_log: int | None,
    torn: Callable[[bytes], bytes],
    code: int,
) -> None:
    database, log = diary(tmp_path, schema, in_log)
    person.write(DATA / "diary.db", database)
    person.write(DATA / "diary.db-wal", torn(log))
    before = person.files(DATA)
    found, said = person.install(setup)
    assert found == code
    assert ("Your diary was written by a newer Evenfoot" in said) is (code == NEWER_DIARY)
    assert person.system.path(INSTALLED).exists() is (code == DONE)
    assert person.files(DATA) == before


@pytest.mark.parametrize("bytes", [b"", b"SQLite format 3", b"\xff" * 4096, bytes(100)])
def test_a_broken_diary_never_stands_in_the_way(person: Person, setup: Path, bytes: bytes) -> None:
    person.write(DATA / "diary.db", bytes)
    person.write(DATA / "diary.db-wal", bytes)
    assert person.install(setup) == (DONE, "")

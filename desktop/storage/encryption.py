"""An encrypted database in memory: shows what the SQLite that is shipped can do, without a file."""

from __future__ import annotations

import os
from types import TracebackType

import apsw

VFS, PLAIN_VFS = "multipleciphers-memdb", "memdb"
PLAIN_HEADER = b"SQLite format 3\x00"
"""What an unencrypted database begins with."""

FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI


class EncryptedMemory:
    """A database of one table of words under a `key`, gone with the block it is used in."""

    def __init__(self, key: str) -> None:
        """Make it, empty. The errors of apsw pass through: there is no file that they could be about."""
        # What is in memory is shared by its name within the program.
        self._name = f"/evenfoot-{os.urandom(8).hex()}"
        self._connection = self._opened(key)
        self._connection.execute("CREATE TABLE words(word TEXT) STRICT")

    def __enter__(self) -> EncryptedMemory:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    @property
    def cipher(self) -> str:
        """What it is encrypted by, for instance `chacha20`."""
        return str(self._connection.pragma("cipher"))

    @property
    def library(self) -> str:
        """Which SQLite this is, and what it encrypts by: two names with their versions."""
        ((ciphers,),) = self._connection.execute("SELECT sqlite3mc_version()")
        return f"SQLite {apsw.sqlite_lib_version()}, {ciphers}"

    def write(self, word: str) -> None:
        """Keep `word`."""
        self._connection.execute("INSERT INTO words VALUES (?)", (word,))

    def read(self, key: str) -> list[str] | None:
        """The words as another connection with `key` reads them; None if it is refused."""
        connection = self._opened(key)
        try:
            return [str(word) for (word,) in connection.execute("SELECT word FROM words")]
        except apsw.NotADBError:
            return None
        finally:
            connection.close()

    def stored(self) -> bytes:
        """Its bytes as a file would hold them. SQLite's own way to get them would decrypt each page."""
        file = apsw.VFSFile(PLAIN_VFS, self._name, [apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_MAIN_DB, 0])
        try:
            return file.xRead(file.xFileSize(), 0)
        finally:
            file.xClose()

    def _opened(self, key: str) -> apsw.Connection:
        connection = apsw.Connection(f"file:{self._name}", flags=FLAGS, vfs=VFS)
        connection.pragma("key", key)
        return connection

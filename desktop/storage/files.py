"""Writing a file so that after a power cut there is either the old one or the new one."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

from desktop.storage.errors import DiskFull, InUse, NotAFolder, NotWritable, StorageError

FULL = frozenset({ENOSPC, EDQUOT})
REFUSED = frozenset({EACCES, EPERM, EROFS})
PRIVATE = 0o600
SYNCS_FOLDERS = os.name == "posix"

_O_BINARY = getattr(os, "O_BINARY", 0)


def refusal(path: Path, error: OSError) -> StorageError | None:
    """What the system said about writing `path`, as a value; None for anything out of the ordinary."""
    if error.errno in FULL:
        return DiskFull(path)
    if error.errno in REFUSED:
        return NotWritable(path)
    if error.errno in {ENOENT, ENOTDIR}:
        # To Windows a name that is too long is a file that is not found.
        return NotWritable(path) if path.parent.is_dir() else NotAFolder(path.parent)
    return None


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file `path` by `data`, readable by its owner only; returns when it is on disk.

    Raises NotAFolder, NotWritable, InUse or DiskFull, or OSError for anything rarer; the old file then still stands.
    """
    target = Path(os.path.realpath(path))
    # Not by its name, which neither a drive nor a device of Windows has.
    beside = target.parent / f".{os.urandom(8).hex()}.part"
    try:
        # Renaming onto a folder or a device such as /dev/null would take it away.
        if target.exists() and not target.is_file():
            raise NotWritable(path)
        _write(beside, data)
        if beside.read_bytes() != data:
            raise NotWritable(path)
        _rename(beside, target)
        sync_folder(target.parent)
    except OSError as error:
        if refused := refusal(path, error):
            raise refused from error
        # The file beside it is nobody's business: the place is told by the name that was given.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        remove(beside)


def remove(path: Path) -> None:
    """Take a file away that may not be there, or whose folder may not."""
    with suppress(OSError):
        path.unlink()


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, PRIVATE), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _rename(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError as error:
        if target.exists():
            raise InUse(target) from error
        raise


def sync_folder(folder: Path) -> None:
    """Put the names in `folder` on disk, where the system can: Windows does so by itself."""
    if SYNCS_FOLDERS:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)

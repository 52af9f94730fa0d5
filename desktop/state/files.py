"""Files that the person asks for: written beside, synced, read back and renamed, as the diary's own are."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from desktop.storage import folders
from desktop.storage.errors import NotWritable
from desktop.storage.files import write_atomically


def write_for_person(folder: Path | None, out: Path, data: bytes) -> None:
    """Put `data` at `out`, all of it or nothing, and never over a file that is kept in the data folder `folder`.

    Raises NotWritable for one of those, IsADirectoryError for a folder, and whatever `write_atomically` raises.
    """
    if out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(out))
    if folder is not None and any(_same(folder / name, out) for name in folders.KEPT):
        raise NotWritable(out)
    write_atomically(out, data)


def _same(kept: Path, out: Path) -> bool:
    return kept.exists() and out.exists() and kept.samefile(out)

"""Where files that the person saves go unless told otherwise, and what their names end in."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def in_documents(name: str = "") -> str:
    """The path of `name` in the documents folder, or at home where there is none; the folder alone for no name."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str((documents if documents.is_dir() else Path.home()) / name)


def with_end(path: Path, end: str) -> Path:
    """`path` with `end` behind its name, by which a system knows what opens it.

    Raises FileExistsError where there is such a file: the dialog asked about the shorter name only.
    """
    longer = path.with_name(path.name + end)
    if longer.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(longer))
    return longer

"""Whether the program's own files are still those that were installed: an installer writes down their digests."""

from __future__ import annotations

import base64
import csv
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import desktop
from desktop.assets import AssetMissingError

RECORD = "RECORD"
RESOURCES = "desktop/resources/"
NAMED = 3
"""How many files are named; when more have gone, so has the whole installation."""


class _Row(NamedTuple):
    """A line of the list: a file below the folder that the program lies in, with what is known of it."""

    name: str
    digest: str
    size: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How many files were looked at, and the names of those that are lost or not as they were installed."""

    count: int
    changed: tuple[str, ...]


def compare() -> Compared:
    """Look at every file that the list of the installation names; at none in a checkout, which has no list.

    The list of a frozen program names all that it consists of, but for what is signed after it was written.
    """
    inside, frozen = _inside(), bool(getattr(sys, "frozen", False))
    rows = _rows()
    # What is frozen always brings its list along, which names itself last: so one that was cut off is known.
    if frozen and not (rows and rows[-1].name.endswith(RECORD)):
        return Compared(0, (RECORD,))
    # A starter that pip wrote is not the program's. What has neither digest nor size was compiled after.
    wanted = [row for row in rows if (row.digest or row.size) and (frozen or row.name.startswith("desktop/"))]
    changed = (row.name for row in wanted if not _same(inside / row.name, row))
    return Compared(len(wanted), tuple(name.removeprefix(RESOURCES).removeprefix("../") for name in changed))


def has(name: str) -> bool:
    """Whether a library called `name` is a part of the frozen program; where even the list is lost, any is."""
    rows = _rows()
    return not rows or any(row.name.rpartition("/")[2] == name for row in rows)


def look() -> int:
    """How many files are as they were installed; raises AssetMissingError with the names if any is not."""
    found = compare()
    if found.changed:
        more = len(found.changed) - NAMED
        raise AssetMissingError(", ".join(found.changed[:NAMED]) + (f" and {more} more" if more > 0 else ""))
    return found.count


def _inside() -> Path:
    return Path(desktop.__path__[0]).parent


def _rows() -> list[_Row]:
    """The lines of the list; none where there is no list."""
    record = _inside() / f"evenfoot-{desktop.__version__}.dist-info" / RECORD
    try:
        lines = record.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [_Row(*row) for row in csv.reader(lines) if len(row) == len(_Row._fields)]


def _same(file: Path, row: _Row) -> bool:
    """Whether `file` has the size of `row`, and its digest like `sha256=…`, written as wheels do."""
    kind, _, expected = row.digest.partition("=")
    try:
        if row.size and str(file.stat().st_size) != row.size:
            return False
        if not row.digest:
            # A link: what it stands for is in the list itself.
            return True
        found = hashlib.new(kind, file.read_bytes()).digest()
    except (OSError, ValueError):
        return False
    return base64.urlsafe_b64encode(found).decode("ascii").rstrip("=") == expected

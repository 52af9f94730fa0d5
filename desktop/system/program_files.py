"""Whether the program's own files are still those that were installed: an installer writes down their digests."""

from __future__ import annotations

import base64
import csv
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

import desktop
from desktop.assets import AssetMissingError

RESOURCES = "desktop/resources/"
NAMED = 3
"""How many files are named; when more have gone, so has the whole installation."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many files were looked at, and the names of those that are lost or not as they were installed."""

    count: int
    changed: tuple[str, ...]


def compare() -> Compared:
    """Look at every file that the list of the installation names; at none in a checkout, which has no list."""
    inside = Path(desktop.__path__[0]).parent
    record = inside / f"evenfoot-{desktop.__version__}.dist-info" / "RECORD"
    try:
        rows = list(csv.reader(record.read_text(encoding="utf-8").splitlines()))
    except OSError:
        # What is frozen always brings its list along.
        return Compared(0, (record.name,) if getattr(sys, "frozen", False) else ())
    # Compiled modules have no digest, and a starter that pip wrote is not the program's.
    digests = {name: digest for name, digest, *_ in rows if digest and name.startswith("desktop/")}
    changed = (name for name, digest in digests.items() if not _same(inside / name, digest))
    return Compared(len(digests), tuple(name.removeprefix(RESOURCES) for name in changed))


def look() -> int:
    """How many files are as they were installed; raises AssetMissingError with the names if any is not."""
    found = compare()
    if found.changed:
        more = len(found.changed) - NAMED
        raise AssetMissingError(", ".join(found.changed[:NAMED]) + (f" and {more} more" if more > 0 else ""))
    return found.count


def _same(file: Path, digest: str) -> bool:
    """Whether `file` has a `digest` like `sha256=…`, written as wheels do."""
    kind, _, expected = digest.partition("=")
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return base64.urlsafe_b64encode(hashlib.new(kind, data).digest()).decode("ascii").rstrip("=") == expected

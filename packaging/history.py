"""What CHANGELOG.md says of each version, and the date that everything in a package bears."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import product

CHANGELOG = product.ROOT / "CHANGELOG.md"
HEADING = re.compile(r"^## (?P<version>\d\S*) – (?P<date>unreleased|\d{4}-\d\d-\d\d)$", re.MULTILINE)
NO_DATE = 1767225600
"""1 January 2026, for a version that is not released, built where no commit is known."""


@dataclass(frozen=True, slots=True)
class Release:
    """One version: when it came out, None while it has not, and the list of what changed for a person who uses it."""

    version: str
    day: date | None
    text: str

    @property
    def changes(self) -> tuple[str, ...]:
        """The items of the list."""
        return tuple(re.findall(r"^- (.+)$", self.text, re.MULTILINE))


def read(text: str) -> tuple[Release, ...]:
    """The versions in the text of a changelog, newest first."""
    found = list(HEADING.finditer(text))
    ends = [*(heading.start() for heading in found[1:]), len(text)]
    return tuple(
        Release(
            heading["version"],
            None if heading["date"] == "unreleased" else date.fromisoformat(heading["date"]),
            text[heading.end() : end].strip(),
        )
        for heading, end in zip(found, ends, strict=False)
    )


def releases() -> tuple[Release, ...]:
    """The versions of the checkout's changelog, newest first, which is the one that the checkout would build.

    Raises LookupError for a changelog of another version, or one that says nothing of this one.
    """
    found = read(CHANGELOG.read_text(encoding="utf-8"))
    if not found or found[0].version != product.version():
        raise LookupError(f"CHANGELOG.md does not begin with '## {product.version()} – DATE'")
    if not found[0].changes:
        raise LookupError(f"CHANGELOG.md says nothing of {found[0].version}")
    if not all(release.day for release in found[1:]):
        raise LookupError("CHANGELOG.md: only the newest version can be unreleased")
    return found


def made() -> datetime:
    """When what is built counts as made: as SOURCE_DATE_EPOCH says, else the version's day, else the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(given), UTC)
    if day := releases()[0].day:
        return datetime.combine(day, time(), UTC)
    asked = subprocess.run(
        ("git", "log", "-1", "--format=%ct"), cwd=product.ROOT, capture_output=True, text=True, check=False
    )
    return datetime.fromtimestamp(int(asked.stdout.strip() or NO_DATE), UTC)

"""What every package says of Evenfoot: its names, its publisher, its sentence and its version, each in one place."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

NAME = "Evenfoot"
COMMAND = "evenfoot"
ID = "org.evenfoot.Evenfoot"
"""What desktop file, AppStream component, macOS bundle and Wayland window are called."""

PUBLISHER = "The Evenfoot developers"
CONTACT = "nobody@evenfoot.invalid"
"""For a package that must name a mail address. There is none, and under `.invalid` nobody can ever have one."""
SUMMARY = "Notice how you stand, and what the pain does"
DESCRIPTION = (
    "A guide for adults with back pain who want to find out whether the way they stand has anything to do with it. "
    "A skeleton explains how foot, leg, pelvis and spine hang together, a week of noticing is guided day by day, a "
    "chart shows what the pain did, and one printed page goes to the physician. Everything stays on your own computer."
)
COPYRIGHT = "Copyright 2026 The Evenfoot developers"
LICENCE = "Apache-2.0"
LICENCES = "LICENCES.txt"
"""What the file with the terms of everything that is shipped is called, beside the program."""


def version() -> str:
    """The version that the checkout would build, as in `0.1.0`: the one that the program says of itself."""
    source = (ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    assert found, "desktop/__init__.py names no version"
    return found[1]


def schema() -> int:
    """The number of the diary's schema that this version writes: that of its last migration."""
    return len(list((ROOT / "resources" / "schema").glob("[0-9]*_*.sql")))

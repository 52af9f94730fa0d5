"""The commands that make the disk image: the program beside a link to the folder it is dragged to."""

from __future__ import annotations

from pathlib import Path

import product
from commands import Command

ATTEMPTS = 5
"""How often hdiutil may find its own volume busy before that is a fault; virus scanners look into it as well."""

PAUSE = 5
"""Seconds that whoever is busy with it gets in between."""


def name(architecture: str) -> str:
    """What the image is called."""
    return f"{product.NAME}-{product.version()}-{architecture}.dmg"


def lay_out(app: Path, stage: Path) -> list[Command]:
    """Fill the folder that becomes the image."""
    return [
        ("ditto", app, stage / app.name),
        ("ln", "-s", "/Applications", stage / "Applications"),
    ]


def make(stage: Path, image: Path) -> Command:
    """Make the image of the folder `stage`, compressed as every macOS from 10.15 on can read it."""
    volume = ("-volname", product.NAME, "-srcfolder", stage, "-fs", "HFS+")
    return ("hdiutil", "create", *volume, "-format", "ULMO", "-ov", image)


def check(image: Path) -> list[Command]:
    """Add its sums up again."""
    return [("hdiutil", "verify", image)]

"""The commands that show the disk image to Apple, and what Apple's answer means."""

from __future__ import annotations

import json
from pathlib import Path

from commands import Command

PATIENCE = "1h"


class NotAccepted(Exception):
    """Apple refused what it was shown."""


def submit(image: Path, key: Path, key_id: str, issuer: str) -> Command:
    """Send the image and wait. The key is read from its file, so that no secret is in the command."""
    who = ("--key", key, "--key-id", key_id, "--issuer", issuer)
    return ("xcrun", "notarytool", "submit", image, *who, "--wait", "--timeout", PATIENCE, "--output-format", "json")


def log(submission: str, key: Path, key_id: str, issuer: str) -> Command:
    """Ask what was wrong."""
    return ("xcrun", "notarytool", "log", submission, "--key", key, "--key-id", key_id, "--issuer", issuer)


def accepted(answer: str) -> tuple[bool, str]:
    """Whether Apple accepted, and the number of the submission: the exit code alone has not always told."""
    said = json.loads(answer)
    return said.get("status") == "Accepted", str(said.get("id", ""))


def staple(image: Path) -> list[Command]:
    """Fasten Apple's answer to the image, so that it opens on a Mac without network as well."""
    return [("xcrun", "stapler", "staple", image)]

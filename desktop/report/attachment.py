"""A file that travels inside the PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """What an attached file is called, what it is and what it holds."""

    name: str
    mime: str
    description: str
    data: bytes

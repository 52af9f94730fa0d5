"""How the person wants the program to behave; nothing in here is part of the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from desktop.domain.clock import DEFAULT_DAY_START, LATEST_DAY_START


class ThemeChoice(StrEnum):
    """Which colours; the system's own unless told otherwise."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Paper(StrEnum):
    """The sheet that the page is laid out for; the region's own unless told otherwise."""

    REGION = "region"
    A4 = "a4"
    LETTER = "letter"


class Motion(StrEnum):
    """Whether pictures move; as the system says unless told otherwise."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every choice with its default.

    `language` is a BCP 47 tag and `region` an ISO 3166 code, empty for the system's; `page_language` is that of the
    physician's page, empty for the same as the window's; `page_entries` says whether its file holds the entries as
    data. `window` is the window's place, opaque.
    """

    day_start: time = DEFAULT_DAY_START
    theme: ThemeChoice = ThemeChoice.SYSTEM
    paper: Paper = Paper.REGION
    motion: Motion = Motion.SYSTEM
    language: str = ""
    page_language: str = ""
    page_entries: bool = True
    region: str = ""
    ratings: bool = True
    blind_rating: bool = True
    welcomed: bool = False
    window: str = ""

    def __post_init__(self) -> None:
        """Refuse a day start after noon: the days on both sides of it would be hard to tell apart."""
        if self.day_start > LATEST_DAY_START:
            raise ValueError("a day starts by noon")

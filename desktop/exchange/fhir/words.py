"""The words of the document in one language, out of the content files that the screen and the page use too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop import assets
from desktop.domain.interview import (
    Course,
    Duration,
    Factor,
    HealthFact,
    Helped,
    Hindrance,
    Insoles,
    Onset,
    Part,
    Region,
    Sensation,
)
from desktop.domain.routine import Activity
from desktop.domain.warning_signs import Sign, Tier

TABLES: Mapping[type[StrEnum], str] = {
    Course: "course",
    Duration: "duration",
    Factor: "factor",
    HealthFact: "health",
    Helped: "helped",
    Hindrance: "hindrance",
    Insoles: "insoles",
    Onset: "onset",
    Region: "region",
    Sensation: "sensation",
}
"""Where the answers of each kind have their names; in the document their codes are `table.value`."""


@dataclass(frozen=True)
class Words:
    """Texts by table and key, and the tag of the language that they are in."""

    language: str
    texts: Mapping[str, Any]
    answers: Mapping[str, Any]
    activities: Mapping[str, Any]
    interview: Mapping[str, Any]
    warning: Mapping[str, Any]

    def say(self, key: str, **values: object) -> str:
        """The text `table.key` with its braces filled in; raises KeyError for an unknown one."""
        found: Any = self.texts
        for part in key.split("."):
            found = found[part]
        text = str(found)
        return text.format(**values) if values else text

    def answer(self, value: StrEnum) -> str:
        """The name of an answer of the interview."""
        return str(self.answers[TABLES[type(value)]][value.value])

    def asked(self, field: str, key: str = "question") -> str:
        """The question of the interview that asks for `field`, as the person read it, or another text of it."""
        return str(self.interview["fields"][field][key])

    def part(self, part: Part) -> str:
        """The title of a part of the interview."""
        return str(self.interview["parts"][part.value]["title"])

    def minutes(self, count: int) -> str:
        """A number of minutes."""
        return str(self.answers["minutes"][assets.form(self.language, count)]).format(n=count)

    def yes_no(self, answer: bool) -> str:
        """Yes or no."""
        return str(self.answers["yes" if answer else "no"])

    def activity(self, activity: Activity) -> str:
        """The person's own name for an activity, or the name of a built-in one."""
        return activity.name or str(self.activities.get(activity.id, {}).get("name", activity.id))

    def sign(self, sign: Sign) -> str:
        """The sentence of a warning sign."""
        return str(self.warning["signs"][sign.value]["text"])

    def tier(self, tier: Tier) -> str:
        """How soon the signs of a tier want to be looked at."""
        return str(self.warning["tiers"][tier.value]["title"])


def load(language: str) -> Words:
    """The words in `language`, a BCP 47 tag; English, and said to be, where there are none in it."""
    language = assets.language_tag(language)
    texts = assets.content(language, "fhir")
    written = str(texts["language"])
    sound = re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language)
    tag = language if sound and language.partition("-")[0] == written.partition("-")[0] else written
    files = ("answers", "activities", "interview", "warning_signs")
    # All in the language of the first one: a document of two would say that it is in one.
    return Words(tag, texts, *(assets.content(written, name) for name in files))

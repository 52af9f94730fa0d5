"""The English texts, and what none of them may do: claim too much, or state a fact without a source."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.content.readability import words

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "resources" / "content" / "en"
FILES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
SOURCES = FILES["sources"]
LABELS = {"title", "name", "licence", "emergency", "advice", "where", "certainty", "row", "facts", "side", "letter"}
LABELS |= {"plain", "anatomical", "page"}
"""Keys that hold a name, a figure or a place to look: too short or too technical for a reading grade."""

FACT = re.compile(
    r"\d|%|\b(stud(y|ies)|trials?|research|guidelines?|most people|half|in ten|degrees?)\b", re.IGNORECASE
)
BANNED = re.compile(
    r"\b(diagnos\w*|detect\w*|screen\w*|treat(s|ed|ing|ments?)?|therap\w*|cur(e|es|ed|ing)|heal(s|ed|ing)?|reliev\w*|relief"
    r"|prevent\w*|correct\w*|fix(es|ed|ing)?|monitor\w*|clinically proven|improv\w*|recommended for you|prescri\w*"
    r"|(risk|your|total) scores?|abnormal\w*|normal (foot|feet)|flat-foot\w*|deform\w*"
    r"|(good|bad|poor|proper|improper|perfect|wrong) posture|streaks?|it worked)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"has not been tested as a treatment\b|\bNot a medical record or diagnosis\b")
"""What is said is that nothing is claimed."""

PLAIN = [name for name in FILES if name not in {"report", "fhir"}]
"""The files that speak to the person; the others speak to a physician, or to the program of one."""
CITING = [name for name in PLAIN if name not in {"sources", "answers"}]
"""The files that state facts; the name of an answer states none."""

VERBATIM = "answers.peg."
"""What has to stand as it was published, however hard it is."""


class Text(NamedTuple):
    """One string of a file: where it stands, its key, and what its table names as sources and as rows of the facts."""

    at: str
    key: str
    value: str
    sources: tuple[str, ...] = ()
    facts: str = ""

    def __str__(self) -> str:
        return self.at

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.at.split(".")[0]


def named(table: dict[str, Any]) -> tuple[str, ...]:
    """The sources that `table` names; the About page has a heading of that name."""
    sources = [*table.get("lead_sources", []), *table.get("sources", [])]
    return (
        tuple(name for name in sources if isinstance(name, str)) if isinstance(table.get("sources", []), list) else ()
    )


def texts(table: dict[str, Any], at: str) -> Iterator[Text]:
    """Every string below `table`, lists of names left out."""
    for key, value in table.items():
        match value:
            case str():
                yield Text(f"{at}.{key}", key, value, named(table), str(table.get("facts", "")))
            case dict():
                yield from texts(value, f"{at}.{key}")
            case [dict(), *_]:
                for number, item in enumerate(value):
                    yield from texts(item, f"{at}.{key}.{number}")


def tables(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`table` and every table below it."""
    yield table
    for value in table.values():
        for below in value if isinstance(value, list) else [value]:
            if isinstance(below, dict):
                yield from tables(below)


def claims(text: Text) -> list[str]:
    """The words of `text` that claim too much."""
    return [found.group() for found in BANNED.finditer(ALLOWED.sub("", text.value))]


def unsourced(text: Text) -> bool:
    """Whether `text` states a fact and its table names no source."""
    return bool(FACT.search(text.value)) and not text.sources and text.key != "facts"


def whole(text: Text) -> bool:
    """Whether `text` is long enough to have a reading grade: a label of a picture is not."""
    if text.at.startswith(VERBATIM):
        return False
    return text.key not in LABELS and (len(words(text.value)) >= 5 or text.value[-1] in ".!?")


ALL = [text for name, content in FILES.items() for text in texts(content, name)]
PROSE = [text for text in ALL if whole(text) and not text.at.startswith(VERBATIM)]
NAMED = {name for content in FILES.values() for table in tables(content) for name in named(table)}


def each(found: list[Text]) -> pytest.MarkDecorator:
    """One test for each text, under the name of its place."""
    return pytest.mark.parametrize("text", found, ids=str)

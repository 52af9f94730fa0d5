"""The English texts: complete, sourced, plain, and free of claims that nobody can back."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from desktop.domain.routine import BUILT_IN, CUE_LIMIT, NAME_LIMIT, Activity, Focus
from desktop.domain.warning_signs import Sign, Tier
from tests.content.readability import grade, sentences, syllables, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = Path(__file__).parents[2] / "resources" / "content" / "en"
FILES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
SOURCES = FILES["sources"]
LABELS = {"title", "name", "licence", "emergency", "advice", "where", "certainty", "row"}
"""Keys that hold a name, a figure or a place to look: too short or too technical for a reading grade."""

FACT = re.compile(
    r"\d|%|\b(stud(y|ies)|trials?|research|guidelines?|most people|half|in ten|degrees?)\b", re.IGNORECASE
)
BANNED = re.compile(
    r"\b(diagnos\w*|detect\w*|screen\w*|treat(s|ed|ing|ments?)?|therap\w*|cur(e|es|ed|ing)|heal(s|ed|ing)?|reliev\w*|relief"
    r"|prevent\w*|correct\w*|fix(es|ed|ing)?|monitor\w*|clinically proven|improv\w*|recommended for you|prescri\w*"
    r"|(risk|your|total) scores?|(ab)?normal (foot|feet)|(good|bad|poor|proper|improper|perfect|wrong) posture"
    r"|streaks?|it worked)\b",
    re.IGNORECASE,
)
DISCLAIMER = (
    "This app gives general information. It does not tell you what is wrong or replace care from a doctor. "
    "It has not been tested as a treatment. If you have any warning sign, get help now."
)
ALLOWED = re.compile(r"has not been tested as a treatment\b|\bNot a medical record or diagnosis\b")
"""What is said is that nothing is claimed."""
PLAIN = [name for name in FILES if name != "report"]
CITING = [name for name in PLAIN if name != "sources"]
HARDEST, USUAL = 8.0, 6.0
"""The highest grade of one text, and of the texts of a file on average."""
LONGEST, USUAL_LENGTH, PROMPT = 25, 14, 15
"""Words in one sentence, in a sentence on average, and in a prompt."""
EU = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"]
EU += ["IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"]


class Text(NamedTuple):
    """One string of a file: where it stands, its key, and the sources its table names."""

    at: str
    key: str
    value: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return self.at


def named(table: dict[str, Any]) -> tuple[str, ...]:
    """The sources that `table` names; the About page has a heading of that name."""
    sources = [*table.get("lead_sources", []), *table.get("sources", [])]
    return tuple(name for name in sources if isinstance(name, str))


def texts(table: dict[str, Any], at: str) -> Iterator[Text]:
    """Every string below `table`, lists of source names left out."""
    for key, value in table.items():
        match value:
            case str():
                yield Text(f"{at}.{key}", key, value, named(table))
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


ALL = [text for name, content in FILES.items() for text in texts(content, name)]
PROSE = [text for text in ALL if text.key not in LABELS]
NAMED = {name for content in FILES.values() for table in tables(content) for name in named(table)}


def each(found: list[Text]) -> pytest.MarkDecorator:
    """One test for each text, under the name of its place."""
    return pytest.mark.parametrize("text", found, ids=str)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (FILES["routine"], [*Focus, "baseline", "paused", "ended", "none", "missed"]),
        (FILES["activities"], BUILT_IN),
        (FILES["warning_signs"]["tiers"], Tier),
        (FILES["warning_signs"]["signs"], Sign),
        (
            FILES["warning_signs"]["numbers"],
            ["default", "GB", "IE", "US", "CA", "AU", "NZ", "IN", "ZA", *(set(EU) - {"IE"})],
        ),
        (FILES["welcome"], ["warning_signs", "expect", "pain_age", "path", "activities", "day_start", "done"]),
        (FILES["about"]["certainty"], ["V", "V2", "MH", "MM", "D", "S"]),
    ],
    ids=["routine", "activities", "tiers", "signs", "numbers", "welcome", "certainty"],
)
def test_every_text_is_there_and_no_other(found: dict[str, Any], wanted: Iterable[str]) -> None:
    assert sorted(found) == sorted(wanted)


def test_signs_are_listed_in_the_order_they_are_shown() -> None:
    assert list(FILES["warning_signs"]["signs"]) == list(Sign)


@pytest.mark.parametrize(
    ("tables", "keys"),
    [
        (FILES["routine"], {"title", "focus", "how"}),
        (FILES["activities"], {"name", "cue"}),
        (FILES["warning_signs"]["tiers"], {"title", "what_to_do", "sources"}),
        (FILES["warning_signs"]["signs"], {"text", "sources"}),
        (FILES["warning_signs"]["numbers"], {"emergency", "advice", "sources"}),
        (FILES["welcome"], {"title", "body"}),
        (SOURCES, {"title", "detail", "where", "certainty", "row"}),
    ],
    ids=["routine", "activities", "tiers", "signs", "numbers", "welcome", "sources"],
)
def test_every_table_is_whole(tables: dict[str, dict[str, Any]], keys: set[str]) -> None:
    assert {name: sorted(keys - table.keys()) for name, table in tables.items() if keys - table.keys()} == {}


@each(ALL)
def test_strings_are_clean(text: Text) -> None:
    assert text.value
    assert text.value == text.value.strip()
    assert not re.search(r"  |[ \t]\n|\n |\n\n\n|(?<!\n)\n(?!\n)", text.value), "paragraphs are one line each"
    assert not re.search("['\"`—]", text.value), "straight quote or dash"


def test_only_the_version_is_filled_in() -> None:
    assert [text.at for text in ALL if text.at.split(".")[0] in PLAIN and "{" in text.value] == ["about.version.text"]


@each(ALL)
def test_no_word_claims_too_much(text: Text) -> None:
    assert not BANNED.findall(ALLOWED.sub("", text.value))


def test_the_disclaimer_is_given_whole() -> None:
    assert FILES["about"]["disclaimer"]["body"] == DISCLAIMER
    assert BANNED.findall(DISCLAIMER)
    assert not BANNED.findall(ALLOWED.sub("", DISCLAIMER))


@each(
    [text for text in ALL if text.at.split(".")[0] in CITING and FACT.search(text.value) and "credits" not in text.at]
)
def test_facts_name_their_source(text: Text) -> None:
    assert text.sources


def test_sources_are_all_known_and_all_used() -> None:
    assert sorted(NAMED) == sorted(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_sources_say_how_sure_they_are(name: str) -> None:
    source = SOURCES[name]
    assert source["certainty"] in FILES["about"]["certainty"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert source["where"].startswith("doi 10.") or not re.search(r"doi|https?:", source["where"])


@each([text for text in PROSE if text.at.split(".")[0] in PLAIN])
def test_each_text_is_easy_to_read(text: Text) -> None:
    assert grade(text.value) <= HARDEST
    assert max(len(words(sentence)) for sentence in sentences(text.value)) <= LONGEST


@pytest.mark.parametrize("name", PLAIN)
def test_each_file_is_easy_to_read_on_the_whole(name: str) -> None:
    found = [text.value for text in PROSE if text.at.startswith(f"{name}.")]
    assert mean(map(grade, found)) <= USUAL
    assert mean(len(words(sentence)) for text in found for sentence in sentences(text)) <= USUAL_LENGTH


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The cat sat on the mat.", -2, 0),
        ("Notice both feet on the floor. Move as you like.", -1, 2),
        ("Biomechanical compensation necessitates individualised orthopaedic intervention.", 25, 50),
    ],
)
def test_the_grade_tells_plain_from_hard(text: str, low: float, high: float) -> None:
    assert low <= grade(text) <= high


@pytest.mark.parametrize(
    ("word", "count"),
    [("pelvis", 2), ("osteoporosis", 6), ("doesn\N{RIGHT SINGLE QUOTATION MARK}t", 2), ("911", 3), ("Evenfoot", 3)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize("focus", Focus)
def test_each_day_is_one_short_safe_idea(focus: Focus) -> None:
    day = FILES["routine"][focus]
    assert 2 <= len(day["title"].split()) <= 5
    assert len(words(day["focus"])) <= PROMPT
    assert len(sentences(day["focus"])) == 1
    assert len(sentences(day["how"])) in {2, 3}
    assert "20 to 60 seconds" in day["how"]
    assert re.search(r"\bhold the sink\b|\bhand on the sink\b", day["how"])
    assert re.search(r"\b(move|step)\b", day["how"])
    assert not re.search(r"\b(eyes|one leg|tiptoe|must|should|try)\b", f"{day['focus']} {day['how']}")


@pytest.mark.parametrize("id", BUILT_IN)
def test_activities_fit_their_limits(id: str) -> None:
    text = FILES["activities"][id]
    assert Activity(id, text["name"], text["cue"])
    assert len(text["name"]) <= NAME_LIMIT
    assert len(text["cue"]) <= CUE_LIMIT
    assert len(words(text["cue"])) <= PROMPT


@pytest.mark.parametrize(
    ("region", "numbers"),
    [
        ("GB", ["999", "112"]),
        ("IE", ["999", "112"]),
        ("US", ["911"]),
        ("CA", ["911"]),
        ("AU", ["000"]),
        ("NZ", ["111"]),
        ("IN", ["112"]),
        ("ZA", ["10177", "112"]),
        ("default", ["112"]),
        *((region, ["112"]) for region in EU if region != "IE"),
    ],
)
def test_emergency_numbers(region: str, numbers: list[str]) -> None:
    assert re.findall(r"\d+", FILES["warning_signs"]["numbers"][region]["emergency"]) == numbers


def test_the_list_ends_with_a_word_of_care() -> None:
    assert FILES["warning_signs"]["closing"] == "No ticks does not mean nothing is wrong. If you are worried, get help."

"""The English texts: complete, sourced, plain, and free of claims that nobody can back."""

from __future__ import annotations

import re
import sys
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest

from desktop.domain.routine import BUILT_IN, CUE_LIMIT, NAME_LIMIT, Activity, Focus
from desktop.domain.warning_signs import Sign, Tier
from tests.content.readability import grade, sentences, spoken, words
from tests.content.texts import (
    ALL,
    ALLOWED,
    BANNED,
    CITING,
    FILES,
    NAMED,
    PLAIN,
    PROSE,
    SOURCES,
    Text,
    claims,
    each,
    unsourced,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

HARDEST, USUAL = 8.0, 6.0
"""The highest grade of one text, and of the texts of a file on average."""
LONGEST, USUAL_LENGTH, PROMPT = 25, 14, 15
"""Words in one sentence, in a sentence on average, and in a prompt."""
DISCLAIMER = (
    "This app gives general information. It does not tell you what is wrong or replace care from a doctor. "
    "It has not been tested as a treatment. If you have any warning sign, get help now."
)
EU = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"]
EU += ["IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"]


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
        (FILES["activities"], {"name", "during", "cue"}),
        (FILES["warning_signs"]["tiers"], {"title", "what_to_do", "sources"}),
        (FILES["warning_signs"]["signs"], {"text", "sources"}),
        (FILES["warning_signs"]["numbers"], {"emergency", "advice", "sources"}),
        (FILES["welcome"], {"title", "body"}),
        (SOURCES, {"title", "detail", "where", "certainty", "row"}),
        (FILES["bones"], {"plain", "anatomical", "does", "sources"}),
    ],
    ids=["routine", "activities", "tiers", "signs", "numbers", "welcome", "sources", "bones"],
)
def test_every_table_is_whole(tables: dict[str, dict[str, Any]], keys: set[str]) -> None:
    assert {name: sorted(keys - table.keys()) for name, table in tables.items() if keys - table.keys()} == {}


@each(ALL)
def test_strings_are_clean(text: Text) -> None:
    assert text.value
    assert text.value == text.value.strip()
    assert not re.search(r"  |[ \t]\n|\n |\n\n\n|(?<!\n)\n(?!\n)", text.value), "paragraphs are one line each"
    assert not re.search("['\"`—]", text.value), "straight quote or dash"


def test_only_the_version_the_pose_and_the_keys_are_filled_in() -> None:
    filled = {text.at for text in ALL if text.file in PLAIN and "{" in text.value}
    assert {at for at in filled if not at.startswith("explainer.pose.")} == {
        "about.version.text",
        "answers.minutes.one",
        "answers.minutes.other",
        "bones.hand.sided",
        "explainer.explorer.keys",
    }


@each(ALL)
def test_no_word_claims_too_much(text: Text) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    "claim",
    [
        "Insoles cure back pain.",
        "This heals your back, and it worked for many.",
        "Treating your back brings relief.",
        "It prevents and corrects a bad posture.",
        "Evenfoot screens your feet.",
        "It is clinically proven.",
        "You have abnormal feet.",
        "These are not normal feet.",
        "This app has been tested as a treatment.",
    ],
)
def test_a_claim_that_is_too_big_is_found(claim: str) -> None:
    assert claims(Text("a.b", "b", claim))


def test_the_disclaimer_is_given_whole() -> None:
    assert FILES["about"]["disclaimer"]["body"] == DISCLAIMER
    assert BANNED.findall(DISCLAIMER)
    assert not BANNED.findall(ALLOWED.sub("", DISCLAIMER))


@each([text for text in ALL if text.file in CITING and "credits" not in text.at])
def test_facts_name_their_source(text: Text) -> None:
    assert not unsourced(text)


@pytest.mark.parametrize(
    ("sentence", "sources", "found"),
    [
        ("In one study the pelvis tipped.", (), True),
        ("It tipped by 1.5°.", (), True),
        ("Most people stand rolled in.", (), True),
        ("The UK guideline says no.", (), True),
        ("The UK guideline says no.", ("nice-ng59",), False),
        ("Move as you like.", (), False),
    ],
)
def test_a_fact_without_a_source_is_found(sentence: str, sources: tuple[str, ...], found: bool) -> None:
    assert unsourced(Text("a.b", "b", sentence, sources)) is found


def test_sources_are_all_known_and_all_used() -> None:
    assert sorted(NAMED) == sorted(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_sources_say_how_sure_they_are(name: str) -> None:
    source = SOURCES[name]
    assert source["certainty"] in FILES["about"]["certainty"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert source["where"].startswith("doi 10.") or not re.search(r"doi|https?:", source["where"])


@each([text for text in PROSE if text.file in PLAIN])
def test_each_text_is_easy_to_read(text: Text) -> None:
    assert grade(text.value) <= HARDEST
    assert max(len(words(sentence)) for sentence in sentences(text.value)) <= LONGEST


@pytest.mark.parametrize("name", [name for name in PLAIN if any(text.file == name for text in PROSE)])
def test_each_file_is_easy_to_read_on_the_whole(name: str) -> None:
    found = [text.value for text in PROSE if text.file == name]
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


def test_the_grade_needs_no_network() -> None:
    """Later releases of textstat fetch their dictionary with nltk when they are first used."""
    assert grade("An unheard-of word such as evenfootish has syllables as well.") > 0
    assert "nltk" not in sys.modules


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("About 1.5°.", "About 1 point 5 degrees."),
        ("A low-back curve", "A low back curve."),
        ("Don\N{RIGHT SINGLE QUOTATION MARK}t.\n\nIt is 5 %", "Don't. It is 5  percent."),
    ],
)
def test_a_text_is_graded_as_it_is_spoken(text: str, said: str) -> None:
    assert spoken(text) == said


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

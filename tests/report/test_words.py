"""The words of the page: every key is there and used, and dates, numbers and names are written as they should be."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from desktop import assets, report
from desktop.domain.diary import BodySite, FeltSpot
from desktop.domain.interview import (
    ASKED,
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
from desktop.domain.preferences import Paper
from desktop.domain.routine import Activity
from desktop.domain.trend import Mean
from desktop.domain.warning_signs import Sign, Tier
from desktop.report.page import plain_text
from desktop.report.sheet import A4, LETTER, Sheet, sheet_for
from desktop.report.visit.layout import lay_out
from desktop.report.visit.plan import Lost
from desktop.report.words import Words, load
from desktop.report.words import words as read
from tests.report import diaries
from tests.report.golden import AGREED

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(report.__path__[0]).rglob("*.py"))


NAMES = {*Tier, *Sensation, *FeltSpot, *BodySite, *Lost, *Part, *(name for names in ASKED.values() for name in names)}
"""What a key may end in where it is put together."""


def test_every_text_is_used_and_every_used_one_is_there(words: Words) -> None:
    keys = {key.removesuffix(".one").removesuffix(".other") for key in words.texts}
    tables = "|".join({key.partition(".")[0] for key in keys})
    whole = set(re.findall(rf"""["']((?:{tables})\.\w+)["']""", SOURCES))
    assert whole <= keys
    quoted, built = set(re.findall(r'"(\w+)"', SOURCES)) | NAMES, set(re.findall(r'f"([\w.]+)\.\{', SOURCES))
    sided = {f"{side}_{end}" for side in ("left", "right") for end in ("thigh", "knee", "calf", "foot")}
    unused = {
        key
        for key in keys - whole
        if key.rpartition(".")[0] not in built | {"site"} or key.rpartition(".")[2] not in quoted | sided
    }
    # The names of the attached files belong to the window, which attaches them.
    assert {key for key in unused if not key.startswith("files.")} == {"language"}


@pytest.mark.parametrize(("n", "text"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes"), (3653, "3653 notes")])
def test_counted_words(n: int, text: str, words: Words) -> None:
    assert words.count("remarks.notes", n) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-1, "\u22121"), (1.5, "+1.5"), (-0.5, "\u22120.5"), (10, "+10")]
)
def test_changes_are_signed(value: float, text: str, words: Words) -> None:
    assert words.change(value) == text


@pytest.mark.parametrize(
    ("mean", "text"), [(Mean(4, 7, 6.25), "6.3"), (Mean(3, 7, None), "\u2013"), (Mean(4, 4, 10), "10.0")]
)
def test_means_have_one_decimal(mean: Mean, text: str, words: Words) -> None:
    assert words.mean(mean) == text


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en", "en"), ("en-GB", "en-GB"), ("tlh", "en"), ("", "en"), ("en-POSIX", "en"), ("C", "en")],
)
def test_dates_are_in_the_language_of_the_texts(language: str, tag: str) -> None:
    found = load(language)
    assert found.language == tag
    assert found.day(date(2026, 5, 3)) == "3 May 2026"


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [("en", 0, "0 notes"), ("fr-CA", 0, "0 note"), ("fr", 1, "1 note"), ("fr", 2, "2 notes"), ("es", 0, "0 notas")],
)
def test_a_language_counts_in_its_own_way(language: str, n: int, text: str) -> None:
    found = load(language)
    assert found.count("remarks.notes", n) == text
    assert found.minutes(n).endswith("s") is not (text in {"0 note", "1 note"})


def test_another_language_writes_its_own_dates_and_numbers() -> None:
    german = read({**assets.content("en", "report"), "language": "de"}, {}, {}, "de-AT")
    assert (german.day(date(2026, 5, 3)), german.number(5.6), german.number(1234, 0)) == ("3 Mai 2026", "5,6", "1234")


def test_names(words: Words) -> None:
    assert words.activity(Activity("cooking")) == "Cooking"
    assert words.activity(Activity("cooking", "My cooking")) == "My cooking"
    assert words.activity(Activity("own", "Ironing")) == "Ironing"
    assert words.sign(Sign.COUGH).startswith("worse on coughing")
    assert len({words.sign(sign) for sign in Sign}) == len(Sign)


def test_names_that_are_not_there_show_their_id() -> None:
    bare = read(assets.content("en", "report"), {}, {})
    assert (bare.activity(Activity("cooking")), bare.sign(Sign.COUGH)) == ("cooking", "cough")


def test_braces_of_the_person_are_text(words: Words) -> None:
    assert words.say("notes.says", day="1 Mar", text="{0} {day}") == "1 Mar: {0} {day}"


@pytest.mark.parametrize(
    ("choice", "locale", "sheet"),
    [
        *[(Paper.REGION, locale, LETTER) for locale in ("en_US", "fr_CA", "es_MX", "en_PH", "es_CL", "es_CO")],
        *[(Paper.REGION, locale, A4) for locale in ("de_DE", "en_GB", "ja_JP", "pt_BR", "es_AR", "C")],
        (Paper.A4, "en_US", A4),
        (Paper.LETTER, "de_DE", LETTER),
    ],
)
def test_the_sheet_of_a_region(choice: Paper, locale: str, sheet: Sheet) -> None:
    assert sheet_for(choice, QLocale(locale)) is sheet


NOT_ANSWERED = (
    "Not answered: what is wanted, how it began, ever before, how it went since, worse and better, "
    "mornings and nights, daily life, what was tried, medicines, allergies, health facts, feet and insoles."
)


def test_the_page_in_words_reads_from_top_to_bottom(words: Words) -> None:
    parts = plain_text(lay_out(diaries.sample(), A4, words, AGREED)).split("\n\n")
    assert [part.split("\n")[0] for part in parts] == [
        "Back pain diary: summary for the visit",
        "Name: Anna Muster",
        "Warning signs: None ticked on 1 Mar 2026. No ticks does not mean nothing is wrong.",
        "Main problem, in own words",
        "How long: over 12 weeks",
        "Site and spread",
        "Pain: lower back, left; left buttock",
        "Pain severity, 0 to 10",
        "Pain each day",
        "Weight felt in 15 check-ins",
        "Questions for this visit",
        "Noticing how I stand",
        "Notes, newest first",
        NOT_ANSWERED,
        "Ratings: in the past 24 hours, how strong was your back pain on average?",
    ]
    assert "Brushing teeth: noticed 7, weight evened 5, days 7, pain after minus before: \u22121 (n 7)" in parts[11]


@pytest.mark.parametrize("kind", [Duration, Onset, Course, Factor, Hindrance, Helped, HealthFact, Insoles, Region])
def test_every_option_has_a_name(kind: type[StrEnum], words: Words) -> None:
    named = {words.answer(option) for option in kind}
    assert len(named) == len(kind)


@pytest.mark.parametrize(("texts", "found"), [([], ""), (["a"], "a"), (["a", "", "{b}", "c"], "a, {b}, c")])
def test_texts_in_a_row(texts: list[str], found: str, words: Words) -> None:
    assert words.join("page.list", texts) == found


@pytest.mark.parametrize(("n", "text"), [(0, "0 minutes"), (1, "1 minute"), (90, "90 minutes")])
def test_minutes(n: int, text: str, words: Words) -> None:
    assert words.minutes(n) == text

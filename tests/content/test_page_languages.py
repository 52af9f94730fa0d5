"""The page, the paper week and the FHIR document in another language: whole, and laid out as well as in English."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from desktop import assets, demo
from desktop.domain.clock import Moment
from desktop.domain.diary import gather
from desktop.domain.interview import Region
from desktop.domain.routine import ROUTINE, WeekKind, default_activities
from desktop.domain.warning_signs import Sign
from desktop.exchange import fhir
from desktop.report.page import Page, plain_text
from desktop.report.paper import on_paper
from desktop.report.paper.on_paper import Plan
from desktop.report.pdf import pdf_bytes
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.report.typeset import ELLIPSIS
from desktop.report.visit.compose import compose
from desktop.report.words import load
from tests.content.texts import FOLDER
from tests.report import diaries
from tests.report.test_layout import CUTS, EMERGENCY_ORDER, ORDER, faults
from tests.report.test_on_paper import misplaced
from tests.told import FULL, LONGEST, PLAIN

LANGUAGES = sorted(set(assets.page_languages()) - {"en"})
NEEDED = {
    "report": "*",
    "answers": "*",
    "paper": "*",
    "fhir": "*",
    "activities": "*.name *.cue",
    "routine": " ".join(f"{focus}.focus" for focus in ROUTINE),
    "warning_signs": "tiers.*.title signs.*.text signs.*.page",
    "interview": "parts.*.title fields.*.question fields.tried.nothing fields.tried.what fields.tried.how_long"
    " fields.tried.helped",
}
"""The texts that are read in the language of the page; all others speak in the window."""

VERBATIM = {"fhir.loinc", "report.page.creator", "paper.creator"}
"""What is the same in every language; a notice that a licence asks for stands as it was written."""

ALIKE = {
    "de": {"name", "diabetes"},
    "fr": {"notes", "note", "questions", "question", "allergies", "minute", "minutes", "urgent", "date"},
    "es": {"no", "diabetes", "osteoporosis"},
    "it": {"no"},
    "nl": {"diabetes", "later", "score"},
}
"""Words that are right in English and in the other language, whatever else a text says."""

COMMON = re.compile(
    r"\b(the|and|are|with|your|you|days?|pain|left|right|back|foot|feet|what|how|does|not|none)\b",
    re.IGNORECASE,
)
"""Words that only an English text has."""


def flat(table: Mapping[str, Any], at: str) -> dict[str, str]:
    """Every text below `table` by its place; where a text is from stays what it is."""
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{at}.{key}")
        elif key not in {"source", "sources"}:
            found[f"{at}.{key}"] = value if isinstance(value, str) else " ".join(map(str, value))
    return found


def needed(at: str) -> bool:
    """Whether the text at `at` has to be there in the language of the page."""
    file, _, key = at.partition(".")
    return any(fnmatchcase(key, pattern) for pattern in NEEDED[file].split())


def written(language: str) -> dict[str, str]:
    """What the files of `language` say themselves."""
    found: dict[str, str] = {}
    for path in (FOLDER.parent / language).glob("*.toml"):
        found |= flat(tomllib.loads(path.read_text("utf-8")), path.stem)
    return found


ENGLISH = {at: text for name in NEEDED for at, text in flat(assets.content("en", name), name).items() if needed(at)}
WRITTEN = {language: written(language) for language in LANGUAGES}
PLACES = re.compile(r"\{(\w+)\}")
every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_page_has_other_languages() -> None:
    assert {"de", "es", "fr", "it", "nl", "pl"} <= set(LANGUAGES)


@every_language
def test_every_text_is_there_and_no_other(language: str) -> None:
    found = WRITTEN[language]
    few = {at.removesuffix("one") + "few" for at in ENGLISH if at.endswith(".one")}
    assert set(ENGLISH) - set(found) <= VERBATIM
    assert set(found) - set(ENGLISH) == (few if assets.form(language, 2) == "few" else set())
    assert found["report.language"] == found["fhir.language"] == language


@every_language
def test_what_is_filled_in_is_the_same(language: str) -> None:
    for at, text in WRITTEN[language].items():
        english = ENGLISH[at.removesuffix("few") + "other" if at.endswith(".few") else at]
        # A language may say that there is one without a figure, as English does of PEG.
        places, known = set(PLACES.findall(text)), set(PLACES.findall(english))
        assert places == known or (at.endswith(".one") and known - places <= {"n"}), at


@every_language
def test_texts_are_clean(language: str) -> None:
    for at, text in WRITTEN[language].items():
        assert text, at
        assert text == text.strip(), at
        if ".dates." not in at:
            assert not re.search(r"""  |['"`—]|\n""", text), at
        assert language != "fr" or not re.search(r"(?<!\u202f)[;?!]|(?<!\u00a0):", text), at
        assert language != "es" or text.count("?") == text.count("¿"), at


@every_language
def test_no_english_is_left(language: str) -> None:
    told = {at: text for at, text in WRITTEN[language].items() if at in ENGLISH and ".dates." not in at}
    same = {text for at, text in told.items() if text == ENGLISH[at] and at not in VERBATIM}
    words = {word.lower() for text in same for word in re.findall(r"[^\W\d]+", _bare(text))}
    assert words <= ALIKE.get(language, set())
    english = {at: COMMON.findall(_bare(text)) for at, text in told.items() if at != "fhir.medicines.nothing"}
    assert {at: found for at, found in english.items() if len(found) > 1} == {}


def _bare(text: str) -> str:
    """What `text` says besides what is filled in, names and references."""
    return re.sub(r"\{\w+\}|\b(PEG|doi|CSV|HL7|FHIR|R4|Krebs|n|[LR])\b|10\.\d\S*", "", text)


@every_language
def test_what_was_told_apart_stays_apart(language: str) -> None:
    found, words = WRITTEN[language], load(language)
    assert len({words.answer(region) for region in Region}) == len(Region)
    assert len({words.sign(sign) for sign in Sign}) == len(Sign)
    for table in ("answers.duration", "answers.course", "answers.hindrance", "answers.helped", "answers.factor"):
        texts = [text for at, text in found.items() if at.startswith(f"{table}.")]
        assert len(set(texts)) == len(texts), table


@every_language
def test_figures_in_signs_and_answers_are_those_of_the_english_ones(language: str) -> None:
    for at, text in WRITTEN[language].items():
        if at.startswith(("warning_signs.", "answers.", "fhir.", "report.foot.", "report.chart.unit")):
            english = ENGLISH.get(at, text)
            assert Counter(re.findall(r"\d+", text)) == Counter(re.findall(r"\d+", english)), at


# What is read.


@cache
def pages(language: str, sheet: Sheet = A4) -> dict[str, tuple[Page, ...]]:
    """Every page of the diaries at hand, and every kind of sheet for paper."""
    found = {name: compose(made(), sheet, language) for name, made in diaries.ALL.items()}
    full = gather([*diaries.records_of_the_sample(), FULL])
    days = diaries.START, diaries.day(15), diaries.MADE_ON
    found["table"] = compose(diaries.summarise(full, *days), sheet, language, appendix=True)
    three, monday = default_activities(), date(2026, 3, 2)
    found["cards"] = on_paper.cards(three, sheet, language)
    for kind in WeekKind:
        found[f"paper {kind}"] = on_paper.week(three, Plan(kind, monday), sheet, language)
    found["paper blank"] = on_paper.week(three, Plan(), sheet, language)
    return found


def document(language: str) -> str:
    """The sample with every answer as FHIR."""
    made = Moment(datetime(2026, 3, 18, 9, tzinfo=UTC), 0)
    told = (PLAIN, FULL, LONGEST)
    return "\n".join(fhir.dump(gather([*demo.sample().records(), each]), made, language).decode() for each in told)


@pytest.mark.usefixtures("qapp")
def test_nothing_else_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = assets.content

    def pruned(table: Mapping[str, Any], at: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in table.items():
            if isinstance(value, dict):
                below = pruned(value, f"{at}.{key}")
                found |= {key: below} if below else {}
            elif needed(f"{at}.{key}"):
                found[key] = value
        return found

    pages.cache_clear()
    monkeypatch.setattr(assets, "content", lambda language, name: pruned(whole(language, name), name))
    read = {name: [plain_text(page) for page in made] for name, made in pages("en").items()}, document("en")
    monkeypatch.undo()
    pages.cache_clear()
    assert read == ({name: [plain_text(page) for page in made] for name, made in pages("en").items()}, document("en"))


# How it lies on the sheet.


@every_language
@pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
@pytest.mark.usefixtures("qapp")
def test_everything_has_its_place(language: str, sheet: Sheet) -> None:
    for name, made in pages(language, sheet).items():
        paper = name == "cards" or name.startswith("paper")
        assert [fault for page in made for fault in (misplaced(page, "cuts") if paper else faults(page))] == [], name
        if name in diaries.ALL:
            order = EMERGENCY_ORDER if name == "too_long" else ORDER
            parts = [block.name for block in made[0].blocks]
            assert parts == sorted(parts, key=order.index)
            assert len(made) == 1


@every_language
@pytest.mark.usefixtures("qapp")
def test_no_name_is_shortened_that_english_has_in_full(language: str) -> None:
    names = set(load(language).texts.values())
    for name in ("sample", "full", "gaps", "empty"):
        texts = [text.text for page in pages(language)[name] for block in page.blocks for text in block.texts]
        starts = [text.rstrip(ELLIPSIS) for text in texts if text.endswith(ELLIPSIS)]
        assert [start for start in starts if start and any(known.startswith(start) for known in names)] == [], name


@every_language
@pytest.mark.usefixtures("qapp")
def test_what_is_cut_is_said(language: str) -> None:
    words, page = load(language), pages(language)["too_long"][0]
    said = next(block for block in page.blocks if block.name == "remarks").says
    assert CUTS
    start = words.say("remarks.cut", list="\0").partition("\0")[0]
    (cut,) = [text for text in said if text.startswith(start)]
    assert re.search(rf"\d+ {words.count('remarks.notes', 1827).split(' ', 1)[1]}", cut)


@every_language
@pytest.mark.usefixtures("qapp")
def test_what_was_typed_stays_as_it_was_typed(language: str) -> None:
    text = plain_text(pages(language)["full"][0])
    for typed in (FULL.main_problem, FULL.hopes, *FULL.questions, "Ibuprofen 400 mg, one or two on bad days"):
        assert typed in text
    assert "Slept better. Five minutes of washing up were fine." in plain_text(pages(language)["sample"][0])


@every_language
@pytest.mark.usefixtures("qapp")
def test_the_file_says_which_language_it_is_in(language: str) -> None:
    page = pages(language)["sample"]
    assert PdfReader(BytesIO(pdf_bytes(page))).root_object["/Lang"] == language
    assert load(language).say("page.title") == page[0].title
    assert f'"language":"{language}"' in document(language).replace(" ", "")

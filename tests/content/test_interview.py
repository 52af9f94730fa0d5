"""The questions before the page: each part and each field is asked for, and nothing else."""

from dataclasses import fields

import pytest

from desktop.domain.interview import MOST_QUESTIONS, SHORT_TEXT, Interview, Part
from desktop.ui.visit.peg_part import PAST_WEEK
from tests.content.readability import sentences, words
from tests.content.texts import FILES

TEXTS = FILES["interview"]
LONGEST_QUESTION, LONGEST_TITLE = 12, 4
"""Words."""


def test_every_part_and_field_is_asked_for() -> None:
    assert list(TEXTS["parts"]) == [*Part, PAST_WEEK]
    assert set(TEXTS["fields"]) == {field.name for field in fields(Interview)} - {"at"}


@pytest.mark.parametrize("name", TEXTS["parts"])
def test_a_part_has_a_short_title_and_says_what_it_is_good_for(name: str) -> None:
    part = TEXTS["parts"][name]
    assert len(words(part["title"])) <= LONGEST_TITLE
    assert 1 <= len(sentences(part["why"])) <= 2


@pytest.mark.parametrize("name", TEXTS["fields"])
def test_a_field_is_asked_for_by_one_short_question(name: str) -> None:
    question = TEXTS["fields"][name]["question"]
    assert question.endswith("?")
    assert len(sentences(question)) == 1
    assert len(words(question)) <= LONGEST_QUESTION


def test_what_is_suggested_can_be_asked() -> None:
    suggested = [one["text"] for one in TEXTS["fields"]["questions"]["suggestions"]]
    assert len(suggested) == len(set(suggested)) > MOST_QUESTIONS
    assert all(text.endswith("?") and len(text) <= SHORT_TEXT for text in suggested)

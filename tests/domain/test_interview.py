"""What is told before a visit: nothing has to be said, and no is something else than not said."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from desktop.domain.diary import Diary, gather
from desktop.domain.errors import TextTooLong
from desktop.domain.interview import (
    ASKED,
    LONG_TEXT,
    MOST_MINUTES,
    SHORT_TEXT,
    BodyMark,
    Hindrance,
    Insoles,
    Interview,
    Part,
    Region,
    Sensation,
    Tried,
    answered,
    tidy,
)
from tests.domain.make import at
from tests.strategies import interviews
from tests.told import FULL, LONGEST, PLAIN

LONG = ("main_problem", "medicines")
SHORT = ("hopes", "onset_story", "worse_other", "better_other", "misses", "allergies", "health_other", "foot_story")


def saying(**said: Any) -> Interview:
    return Interview(**said)


def tried(**said: Any) -> Tried:
    return Tried(**{"what": "Heat"} | said)


@pytest.mark.parametrize("name", [*LONG, *SHORT])
def test_a_text_ends_at_its_limit(name: str) -> None:
    limit = LONG_TEXT if name in LONG else SHORT_TEXT
    assert saying(**{name: "ü" * limit})
    with pytest.raises(TextTooLong) as caught:
        saying(**{name: "ü" * (limit + 1)})
    assert caught.value == TextTooLong(limit, limit + 1)


@pytest.mark.parametrize("field", ["what", "how_long"])
def test_what_was_tried_ends_at_its_limit(field: str) -> None:
    assert tried(**{field: "x" * SHORT_TEXT})
    with pytest.raises(TextTooLong):
        tried(**{field: "x" * (SHORT_TEXT + 1)})


@pytest.mark.parametrize("minutes", [0, 1, MOST_MINUTES])
def test_any_morning_can_be_stiff(minutes: int) -> None:
    assert Interview(stiff_minutes=minutes).answers == {"stiff_minutes"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"stiff_minutes": -1},
        {"stiff_minutes": MOST_MINUTES + 1},
        {"questions": ("?",) * 4},
        {"questions": ("x" * 201,)},
        {"tried": (Tried("Heat"),) * 6},
    ],
    ids=["negative", "endless", "four-questions", "long-question", "six-tried"],
)
def test_what_no_visit_has_time_for_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        saying(**wrong)


def test_nothing_has_to_be_said() -> None:
    assert not Interview()
    assert not Interview(at=at(1))
    assert (Interview().answers, answered(Interview(at=at(1)))) == (frozenset(), ())


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ({"had_before": False}, Part.ONSET),
        ({"began": date(2025, 10, 1)}, Part.ONSET),
        ({"stiff_minutes": 0}, Part.PATTERN),
        ({"worse": frozenset()}, Part.PATTERN),
        ({"sleep": Hindrance.NOT_AT_ALL}, Part.FUNCTION),
        ({"tried": ()}, Part.TRIED),
        ({"health": frozenset()}, Part.HEALTH),
        ({"insoles": Insoles.NONE}, Part.FEET),
        ({"foot_pain": False}, Part.FEET),
        ({"marks": frozenset({BodyMark(Region.NECK_BACK, Sensation.PAIN)})}, Part.BODY),
        ({"allergies": "none"}, Part.MEDICINES),
        ({"questions": ("Why?",)}, Part.QUESTIONS),
        ({"main_problem": "It hurts."}, Part.PROBLEM),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_no_and_none_are_answers(said: dict[str, object], part: Part) -> None:
    interview = saying(**said)
    assert interview
    assert interview.answers == set(said)
    assert answered(interview) == (part,)


def test_every_field_is_asked_for_once() -> None:
    asked = [name for names in ASKED.values() for name in names]
    assert sorted(asked) == sorted({field.name for field in fields(Interview)} - {"at"})
    assert tuple(ASKED) == tuple(Part)
    assert answered(FULL) == answered(LONGEST) == tuple(Part)
    assert answered(PLAIN) == (Part.PROBLEM, Part.ONSET, Part.BODY, Part.QUESTIONS)


@given(interviews())
def test_what_is_answered_is_what_differs_from_an_empty_one(interview: Interview) -> None:
    kept = {name: getattr(interview, name) for name in interview.answers}
    assert Interview(at=interview.at, **kept) == interview
    assert set(answered(interview)) == {part for part in Part if interview.answers & set(ASKED[part])}


def test_a_diary_holds_one_interview_and_an_empty_one_is_none() -> None:
    assert gather([PLAIN, FULL]) == Diary(interview=FULL)
    assert gather([FULL]).records() == (FULL,)
    assert Diary(interview=Interview(at=at(1))).records() == ()


def test_places_are_told_in_the_order_of_the_body() -> None:
    assert FULL.felt_in(Sensation.PAIN) == (Region.LOWER_BACK_LEFT, Region.LOWER_BACK_MIDDLE, Region.BUTTOCK_LEFT)
    assert FULL.felt_in(Sensation.WEAK) == (Region.CALF_LEFT,)
    assert PLAIN.felt_in(Sensation.NUMB) == ()
    assert all(LONGEST.felt_in(sensation) == tuple(Region) for sensation in Sensation)


@pytest.mark.parametrize("region", Region)
def test_the_body_has_two_sides(region: Region) -> None:
    other = {"_left": "_right", "_right": "_left"}
    for side, opposite in other.items():
        if region.value.endswith(side):
            twin = Region(region.value.removesuffix(side) + opposite)
            assert twin.from_behind == region.from_behind
    behind = region.value.startswith(("neck_back", "upper", "middle", "lower", "buttock", "calf", "heel"))
    assert region.from_behind == (behind or "_back_" in region.value)


def test_blank_texts_are_left_out_and_others_trimmed() -> None:
    assert tidy(["", " Why? ", "\n", "And now?"]) == ("Why?", "And now?")

"""Every field of the interview can be answered, read again, changed back and left out, all in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from desktop.domain.errors import TextTooLong
from desktop.domain.interview import (
    ASKED,
    LONG_TEXT,
    MOST_QUESTIONS,
    MOST_TRIED,
    SHORT_TEXT,
    BodyMark,
    Course,
    Duration,
    Factor,
    HealthFact,
    Helped,
    Hindrance,
    Insoles,
    Interview,
    Onset,
    Part,
    Region,
    Sensation,
    Tried,
)
from desktop.state.diary_state import DiaryState
from desktop.ui.visit.part import VisitPart
from desktop.ui.visit.parts import KINDS
from desktop.ui.widgets.answers.writing import WritingField
from tests.told import FULL, LONGEST, PLAIN
from tests.ui.days import ago
from tests.ui.visit.conftest import Hands

Deed = Callable[[Hands], None]
Make = Callable[..., Hands]


class Said(NamedTuple):
    """What is done for an answer, what is told then, and what takes it away again."""

    deed: Deed
    told: Any
    back: Deed


def tap(*names: str) -> Deed:
    return lambda hands: hands.tap(*names)


def chip(name: str, option: str, told: object) -> Said:
    return Said(tap(f"{name}_{option}"), told, tap(f"{name}_clear"))


def own_words(name: str, text: str = "Moving house & a heavy box") -> Said:
    return Said(lambda hands: hands.write(name, f"  {text} "), text, lambda hands: hands.write(name, ""))


def give_a_date(hands: Hands) -> None:
    hands.tap("began_add")
    hands.key(Qt.Key.Key_Down)
    hands.page.ways.back.setFocus()


def mark(hands: Hands) -> None:
    hands.page.turn_to(Part.BODY)
    hands.tap("choice_numb")
    hands.page.room.map.places[Region.NECK_BACK].setFocus()
    hands.key(Qt.Key.Key_Space)


def tried(hands: Hands) -> None:
    hands.write("tried_1_what", "Walking")
    hands.tap("tried_another")
    hands.write("tried_2_how_long", "a week")
    hands.tap("tried_2_helped_a_little")


SAID = {
    "main_problem": own_words("main_problem", "It aches"),
    "hopes": own_words("hopes"),
    "duration": chip("duration", "over_twelve_weeks", Duration.OVER_TWELVE_WEEKS),
    "began": Said(give_a_date, ago(1), tap("began_clear")),
    "onset": chip("onset", "suddenly", Onset.SUDDENLY),
    "onset_story": own_words("onset_story"),
    "had_before": chip("had_before", "no", told=False),
    "course": chip("course", "up_and_down", Course.UP_AND_DOWN),
    "marks": Said(mark, {BodyMark(Region.NECK_BACK, Sensation.NUMB)}, tap("marks_clear")),
    "worse": Said(tap("worse_sitting", "worse_cold"), {Factor.SITTING, Factor.COLD}, tap("worse_clear")),
    "worse_other": own_words("worse_other"),
    "better": Said(tap("better_none"), frozenset(), tap("better_none")),
    "better_other": own_words("better_other"),
    "stiff_minutes": Said(
        lambda hands: hands.write("stiff_minutes", "0"), 0, lambda hands: hands.write("stiff_minutes", "")
    ),
    "night_waking": chip("night_waking", "yes", told=True),
    "sleep": chip("sleep", "a_lot", Hindrance.A_LOT),
    "work": chip("work", "not_possible", Hindrance.NOT_POSSIBLE),
    "walking": chip("walking", "not_at_all", Hindrance.NOT_AT_ALL),
    "misses": own_words("misses"),
    "tried": Said(
        tried, (Tried("Walking"), Tried("", "a week", Helped.A_LITTLE)), tap("tried_1_remove", "tried_1_remove")
    ),
    "medicines": own_words("medicines"),
    "allergies": own_words("allergies"),
    "health": chip("health", "diabetes", {HealthFact.DIABETES}),
    "health_other": own_words("health_other"),
    "foot_pain": chip("foot_pain", "yes", told=True),
    "foot_story": own_words("foot_story"),
    "insoles": chip("insoles", "none", Insoles.NONE),
    "brings_shoes": chip("brings_shoes", "no", told=False),
    "questions": Said(
        lambda hands: hands.write("question_2", "Is it my age?"),
        ("Is it my age?",),
        lambda hands: hands.write("question_2", ""),
    ),
}
PART_OF = {name: part for part, names in ASKED.items() for name in names}
each_answer = pytest.mark.parametrize("name", SAID)


def held(hands: Hands, name: str) -> Any:
    """What the window shows for a field."""
    room = hands.page.room
    assert isinstance(room, VisitPart)
    return room._bound[name].value()


def test_every_field_can_be_told() -> None:
    assert set(SAID) == {field.name for field in fields(Interview)} - {"at"}
    assert list(KINDS) == list(Part)


@each_answer
def test_an_answer_is_kept_and_read_again(make: Make, diary_state: DiaryState, name: str) -> None:
    hands, said = make(), SAID[name]
    hands.page.open(PART_OF[name])
    said.deed(hands)
    assert getattr(diary_state.interview(), name) == said.told
    assert diary_state.interview().answers == {name}
    hands = make()
    hands.page.open(PART_OF[name])
    assert held(hands, name) == said.told
    assert not hands.page.room.answers()


@each_answer
def test_an_answer_can_be_cleared(make: Make, diary_state: DiaryState, name: str) -> None:
    hands, said = make(), SAID[name]
    hands.page.open(PART_OF[name])
    said.deed(hands)
    assert diary_state.interview()
    said.back(hands)
    assert not diary_state.interview()


@each_answer
def test_an_answer_can_be_taken_back_and_done_again(make: Make, diary_state: DiaryState, name: str) -> None:
    hands, said = make(), SAID[name]
    hands.page.open(PART_OF[name])
    said.deed(hands)
    while diary_state.undo():
        assert held(hands, name) == getattr(diary_state.interview(), name)
    assert held(hands, name) == getattr(Interview(), name)
    while diary_state.redo():
        assert held(hands, name) == getattr(diary_state.interview(), name)
    assert held(hands, name) == said.told


@pytest.mark.parametrize("told", [PLAIN, FULL, LONGEST], ids=["plain", "full", "longest"])
def test_looking_changes_nothing(make: Make, diary_state: DiaryState, told: Interview) -> None:
    diary_state.tell(told)
    before, latest = diary_state.interview(), diary_state.latest
    hands = make()
    for name, _widget in hands.page.parts():
        hands.page.turn_to(name)
    hands.page.commit()
    assert (diary_state.interview(), diary_state.latest) == (before, latest)


@pytest.mark.parametrize(
    "odd",
    [
        Interview(hopes="no\N{NO-BREAK SPACE}break"),
        Interview(hopes="\N{FACE WITH TEARS OF JOY}" * SHORT_TEXT),
        Interview(main_problem=" blanks around \n"),
        Interview(hopes="two\nlines"),
        Interview(began=date(1850, 1, 1)),
        Interview(tried=(Tried(" a "),)),
        Interview(questions=("", " b ")),
        Interview(stiff_minutes=720),
    ],
    ids=["no-break", "emoji", "blanks", "lines", "long-ago", "tried", "questions", "minutes"],
)
def test_what_came_from_elsewhere_stays_as_it_is(make: Make, diary_state: DiaryState, odd: Interview) -> None:
    diary_state.tell(odd)
    hands = make()
    for name, _widget in hands.page.parts():
        hands.page.turn_to(name)
    hands.page.commit()
    assert diary_state.latest == 1


# One out of a few, any number, and none.


def test_pressing_an_answer_once_more_clears_it(make: Make, diary_state: DiaryState) -> None:
    hands = make()
    hands.page.open(Part.FUNCTION)
    hands.tap("sleep_a_lot", "sleep_a_little")
    assert diary_state.interview().sleep is Hindrance.A_LITTLE
    hands.tap("sleep_a_little")
    assert diary_state.interview().sleep is None
    assert not hands.sees("sleep_clear")


@pytest.mark.parametrize(("taps", "told"), [
    (("standing", "none"), frozenset()),
    (("none", "standing"), {Factor.STANDING}),
    (("standing", "cold", "standing"), {Factor.COLD}),
    (("standing", "standing"), None),
    (("none", "none"), None),
])  # fmt: skip
def test_none_of_these_is_an_answer(make: Make, diary_state: DiaryState, taps: tuple[str, ...], told: object) -> None:
    hands = make()
    hands.page.open(Part.PATTERN)
    hands.tap(*(f"worse_{tap}" for tap in taps))
    assert diary_state.interview().worse == told


def test_nothing_tried_is_an_answer(make: Make, diary_state: DiaryState) -> None:
    hands = make()
    hands.page.open(Part.TRIED)
    hands.tap("tried_nothing")
    assert diary_state.interview().tried == ()
    assert not hands.sees("tried_1")
    hands.tap("tried_nothing")
    assert diary_state.interview().tried is None
    hands.write("tried_1_what", "Walking")
    assert not hands.sees("tried_nothing")


def test_what_was_tried_fills_the_rows_there_are(make: Make, diary_state: DiaryState) -> None:
    hands = make()
    hands.page.open(Part.TRIED)
    for number in range(1, MOST_TRIED + 1):
        hands.write(f"tried_{number}_what", f"thing {number}")
        assert hands.sees("tried_another") == (number < MOST_TRIED)
        if number < MOST_TRIED:
            hands.tap("tried_another")
            assert hands.focused() == f"tried_{number + 1}_what"
    hands.tap("tried_2_remove")
    assert [tried.what for tried in diary_state.interview().tried or ()] == ["thing 1", "thing 3", "thing 4", "thing 5"]
    assert hands.focused() == "tried_2_what"
    assert not hands.sees("tried_5")


def test_minutes_beyond_a_morning_are_refused_beside_the_field(make: Make, diary_state: DiaryState) -> None:
    hands = make()
    hands.page.open(Part.PATTERN)
    hands.write("stiff_minutes", "30")
    hands.write("stiff_minutes", "721")
    assert diary_state.interview().stiff_minutes == 30
    assert "up to 720" in hands.find("stiff_minutes").accessibleDescription()
    hands.write("stiff_minutes", "x45y")
    assert diary_state.interview().stiff_minutes == 45


# Questions for the physician.


def test_a_suggestion_is_taken_over_and_out_again(make: Make, diary_state: DiaryState) -> None:
    hands = make()
    hands.page.open(Part.QUESTIONS)
    hands.write("question_1", "Mine")
    hands.tap("suggestion_1", "suggestion_2")
    feet, orthotics = "Could my feet have anything to do with it?", "Would it be worth having orthotics assessed?"
    assert diary_state.interview().questions == ("Mine", feet, orthotics)
    assert len(diary_state.interview().questions) == MOST_QUESTIONS
    assert not hands.find("suggestion_3").isEnabled()
    hands.tap("suggestion_1")
    assert diary_state.interview().questions == ("Mine", orthotics)
    assert hands.find("suggestion_3").isEnabled()
    hands.write("question_3", "Are orthotics worth it?")
    assert diary_state.interview().questions == ("Mine", "Are orthotics worth it?")


# Limits.


@pytest.mark.parametrize(("part", "name", "limit"), [
    (Part.PROBLEM, "main_problem", LONG_TEXT),
    (Part.PROBLEM, "hopes", SHORT_TEXT),
    (Part.MEDICINES, "medicines", LONG_TEXT),
    (Part.TRIED, "tried_1_what", SHORT_TEXT),
    (Part.QUESTIONS, "question_3", SHORT_TEXT),
])  # fmt: skip
@pytest.mark.parametrize("letter", ["a", "\N{FACE WITH TEARS OF JOY}"])
def test_no_more_is_taken_than_fits(make: Make, qtbot: QtBot, part: Part, name: str, limit: int, letter: str) -> None:
    hands = make()
    hands.page.open(part)
    field, left = hands.find(name, WritingField), f"{name}_left"
    paste = QMimeData()
    paste.setText(letter * (limit - 41))
    field.insertFromMimeData(paste)
    assert not hands.sees(left)
    field.insertPlainText("bc")
    assert hands.find(left).text() == "39 letters left"
    paste.setText("d" * 50)
    field.insertFromMimeData(paste)
    assert field.toPlainText() == letter * (limit - 41) + "bc" + "d" * 39
    assert hands.find(left).text() == f"{limit} letters fit. The rest was left out."
    qtbot.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "e")
    assert field.toPlainText().startswith(letter)
    field.undo()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert "1 letter left" in hands.find(left).text()
    assert hands.page.commit()


def test_what_is_written_fits_the_interview(make: Make, diary_state: DiaryState) -> None:
    with pytest.raises(TextTooLong):
        Interview(hopes="a" * (SHORT_TEXT + 1))
    hands = make()
    hands.page.open(Part.PROBLEM)
    hands.find("hopes", WritingField).setPlainText("a" * (SHORT_TEXT + 1))
    hands.page.commit()
    assert diary_state.interview().hopes == "a" * SHORT_TEXT


def test_return_goes_on_from_a_short_text_and_breaks_a_long_one(make: Make, diary_state: DiaryState) -> None:
    hands = make()
    hands.page.turn_to(Part.PROBLEM)
    hands.type("one")
    hands.key(Qt.Key.Key_Return)
    hands.type("two")
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert diary_state.interview().main_problem == "one\ntwo"
    hands.key(Qt.Key.Key_Tab)
    hands.type("to know")
    hands.key(Qt.Key.Key_Return)
    assert hands.focused() != "hopes"
    assert diary_state.interview().hopes == "to know"


def test_a_paste_comes_in_one_line_where_lines_are_not_wanted(make: Make) -> None:
    hands = make()
    hands.page.open(Part.PROBLEM)
    paste = QMimeData()
    paste.setText("one\n two\r\nthree")
    hands.find("hopes", WritingField).insertFromMimeData(paste)
    assert hands.text("hopes") == "one two three"


@pytest.mark.parametrize("width", [890, 508])
def test_every_line_of_a_text_can_be_seen(make: Make, diary_state: DiaryState, width: int) -> None:
    diary_state.tell(LONGEST)
    hands = make((width, 800))
    hands.page.open(Part.PROBLEM)
    for name in ("main_problem", "hopes"):
        field = hands.find(name, WritingField)
        line = field.blockBoundingRect(field.firstVisibleBlock()).height()
        assert field.viewport().height() >= line - 1 or field.verticalScrollBar().isVisible()

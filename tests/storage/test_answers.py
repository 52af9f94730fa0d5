"""An interview lies in its row as one document, and comes out of it as it was or is damage."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import apsw
import pytest
from hypothesis import given

from desktop.domain.diary import Change, Diary
from desktop.domain.interview import Factor, HealthFact, Helped, Insoles, Interview, Region, Sensation, Tried
from desktop.storage import answers
from desktop.storage.diary_store import SqliteJournal
from desktop.storage.errors import DiaryDamaged
from desktop.storage.rows import INTERVIEW, sealed
from tests import told
from tests.strategies import interviews

# The same answers always make the same text.
PLAIN = (
    '{"main_problem":"My lower back aches when I stand at the sink, and now and then it goes into the left buttock.",'
    '"duration":"over_twelve_weeks","marks":["buttock_left pain","lower_back_left pain"],'
    '"questions":["Could my feet have anything to do with it?"]}'
)


@given(interviews())
def test_an_interview_comes_back_as_it_was(interview: Interview) -> None:
    text = answers.written(interview)
    assert answers.read(text, interview.at) == interview
    assert set(json.loads(text)) == interview.answers


@pytest.mark.parametrize(
    "interview",
    [
        told.PLAIN,
        told.FULL,
        told.LONGEST,
        Interview(),
        Interview(worse=frozenset(), better=frozenset(), health=frozenset(), tried=(), had_before=False),
        Interview(tried=(Tried("", "two weeks"), Tried("Rest"))),
        Interview(stiff_minutes=0, questions=("",)),
        Interview(misses='a\0b\r\n\U0001f9b4 "’'),
    ],
    ids=["plain", "full", "longest", "empty", "none-of-these", "no-name", "zero", "odd"],
)
def test_it_comes_through_the_file(path: Path, migrations: Sequence[str], interview: Interview) -> None:
    with closing(SqliteJournal.open(path, migrations)) as journal:
        journal.apply(Change(put=(told.FULL,)))
        journal.apply(Change(put=(interview,)))
    with closing(SqliteJournal.open(path, migrations)) as journal:
        assert journal.interview() == interview
        assert journal.whole().interview == interview
        assert journal.problems() == []
        journal.apply(Change(remove=(interview,)))
        assert journal.whole() == Diary()


def test_full_answers_every_question() -> None:
    assert {field.name for field in fields(Interview)} == {"at", "health_other", "better_other", *told.FULL.answers}


@pytest.mark.parametrize(
    ("interview", "text"),
    [
        (Interview(), "{}"),
        (told.PLAIN, PLAIN),
        (Interview(tried=(Tried("Füße", "", Helped.NO),)), '{"tried":[{"what":"Füße","helped":"no"}]}'),
        (Interview(worse=frozenset({Factor.STANDING, Factor.COLD})), '{"worse":["cold","standing"]}'),
        (Interview(insoles=Insoles.NONE, brings_shoes=False), '{"insoles":"none","brings_shoes":false}'),
    ],
    ids=["empty", "plain", "tried", "worse", "feet"],
)
def test_the_document_is_for_good(interview: Interview, text: str) -> None:
    assert answers.written(interview) == text


def test_half_a_letter_becomes_a_question_mark(journal: SqliteJournal) -> None:
    half = "half \ud83d"
    journal.apply(Change(put=(Interview(misses=half, tried=(Tried(half, half),), questions=(half,)),)))
    whole = "half ?"
    assert journal.interview() == Interview(misses=whole, tried=(Tried(whole, whole),), questions=(whole,))


WRONG = {
    "no-object": "[]",
    "text": '"hopes"',
    "no-json": '{"hopes":',
    "deep": '{"marks":' + "[" * 10**5 + "]" * 10**5 + "}",
    "unknown-field": '{"mood":"fine"}',
    "the-moment": '{"at":"2026-03-14"}',
    "number-for-text": '{"hopes":5}',
    "null-for-text": '{"hopes":null}',
    "text-for-yes": '{"foot_pain":"yes"}',
    "number-for-yes": '{"foot_pain":1}',
    "half-a-minute": '{"stiff_minutes":1.5}',
    "true-minutes": '{"stiff_minutes":true}',
    "endless-minutes": '{"stiff_minutes":721}',
    "text-for-a-list": '{"questions":"Why?"}',
    "number-for-a-question": '{"questions":[1]}',
    "four-questions": '{"questions":["1","2","3","4"]}',
    "unknown-factor": '{"worse":["rain"]}',
    "a-list-for-a-factor": '{"worse":[[]]}',
    "unknown-place": '{"marks":["tail pain"]}',
    "no-sensation": '{"marks":["calf_left"]}',
    "number-for-a-place": '{"marks":[3]}',
    "february-30": '{"began":"2026-02-30"}',
    "number-for-a-day": '{"began":20260301}',
    "tried-text": '{"tried":["Heat"]}',
    "tried-nothing": '{"tried":[{"how_long":"a week"}]}',
    "tried-more": '{"tried":[{"what":"Heat","cost":"9"}]}',
    "tried-number": '{"tried":[{"what":9}]}',
    "helped-much": '{"tried":[{"what":"Heat","helped":"much"}]}',
    "long": json.dumps({"hopes": "x" * 201}),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        answers.read(text, None)


@pytest.mark.parametrize("name", ["unknown-field", "unknown-factor", "text-for-a-list"])
def test_what_no_interview_says_is_damage_even_under_a_seal(journal: SqliteJournal, name: str) -> None:
    journal._connection.execute(INTERVIEW.put, sealed("interview", (1, None, None, WRONG[name])))
    with pytest.raises(DiaryDamaged) as caught:
        journal.interview()
    assert caught.value.detail == "interview 1"
    assert journal.problems() == ["interview 1 is not as it was saved"]


@pytest.mark.parametrize(
    "row", [(1, None, None, "[]"), (1, None, None, "{"), (1, 5, None, "{}"), (1, None, 60, "{}"), (2, None, None, "{}")]
)
def test_the_file_takes_no_row_that_is_no_interview(journal: SqliteJournal, row: tuple[object, ...]) -> None:
    with pytest.raises(apsw.ConstraintError):
        journal._connection.execute(INTERVIEW.put, sealed("interview", row))


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_document_that_breaks_off_is_named(journal: SqliteJournal, cut: int) -> None:
    journal.apply(Change(put=(told.FULL,)))
    journal._connection.execute(
        "PRAGMA ignore_check_constraints = ON; UPDATE interview SET answers = substr(answers, 1, length(answers) - ?)",
        (cut,),
    )
    with pytest.raises(DiaryDamaged) as caught:
        journal.whole()
    assert caught.value.detail == "interview 1"
    assert "interview 1 is not as it was saved" in journal.problems()


def test_every_choice_can_be_written() -> None:
    every = replace(told.LONGEST, health=frozenset(HealthFact))
    assert answers.read(answers.written(every), every.at) == every
    assert len(every.marks) == len(Region) * len(Sensation)

"""The table for spreadsheets: tidy, readable, and nothing in it that a spreadsheet program would run."""

from __future__ import annotations

import csv as plain
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from hypothesis import given

from desktop import assets
from desktop.domain.clock import Moment
from desktop.domain.diary import CheckIn, Diary, Evened, FeltSpot, Note, gather
from desktop.domain.interview import Interview, Tried
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity
from desktop.exchange import csv, json
from tests import told
from tests.strategies import diaries

DAY = date(2026, 3, 2)
AT = Moment(datetime(2026, 3, 2, 8, 30, 15, 250_000, tzinfo=UTC), 60)


def rows(diary: Diary) -> list[dict[str, str]]:
    """The table as a spreadsheet program reads it."""
    text = csv.dump(diary).decode("utf-8-sig")
    return list(plain.DictReader(StringIO(text, newline="")))


@given(diaries())
def test_one_row_an_entry_and_none_for_a_gap(diary: Diary) -> None:
    expected = []
    for day in diary.days:
        singles = (("rating", day.rating), ("note", day.note), ("skipped_day", day.skipped))
        kinds = [kind for kind, entry in singles if entry] + ["check_in"] * len(day.check_ins)
        expected += [(kind, day.day.isoformat()) for kind in kinds]
    expected += [("peg", peg.day.isoformat()) for peg in diary.pegs]
    found = rows(diary)
    recorded = [(row["kind"], row["day"]) for row in found if row["kind"] != "answer"]
    assert recorded == sorted(expected, key=lambda row: row[1])
    assert [row["day"] for row in found[len(recorded) :]] == [""] * (len(found) - len(recorded))
    assert all(None not in row and None not in row.values() for row in found)


@given(diaries())
def test_texts_are_whole_and_no_formulas(diary: Diary) -> None:
    found = rows(diary)
    notes = [day.note.text for day in diary.days if day.note]
    assert [row["text"].removeprefix("'") for row in found if row["kind"] == "note"] == [
        text.removeprefix("'") for text in notes
    ]
    for row in found:
        assert not row["activity"].startswith(csv.FORMULA_STARTS)
        assert not row["text"].startswith(csv.FORMULA_STARTS)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_an_apostrophe_stops_what_looks_like_a_formula(sign: str) -> None:
    text = f"{sign}1+1"
    activity = Activity("own", text)
    check_in = CheckIn("1", DAY, AT, "own")
    note, check = rows(gather([activity, Note(DAY, AT, text), check_in]))
    assert (note["text"], check["activity"]) == (f"'{text}", f"'{text}")


def test_every_column_is_filled_in() -> None:
    felt = frozenset({FeltSpot.LEFT, FeltSpot.HEEL})
    check_in = CheckIn("1", DAY, AT, "cooking", False, Evened.YES, felt, 0, 3, True)
    (row,) = rows(gather([Activity("cooking"), check_in]))
    assert row == {
        "kind": "check_in",
        "day": "2026-03-02",
        "made_at": "2026-03-02T09:30:15+01:00",
        "recalled": "yes",
        "activity": "cooking",
        "score": "",
        "pain_before": "0",
        "pain_after": "3",
        "noticed": "no",
        "evened": "yes",
        "felt": "heel left",
        "sites": "",
        "text": "",
        "peg_pain": "",
        "peg_enjoyment": "",
        "peg_activity": "",
        "question": "",
    }
    assert tuple(row) == csv.COLUMNS


def test_the_three_items_lie_behind_the_entries_of_their_day() -> None:
    peg, later = Peg(DAY, AT, 6, 0, 10), Peg(date(2026, 3, 15), AT, 5, 4, 3)
    note, first, last = rows(gather([later, peg, Note(DAY, AT, "Fine.")]))
    assert [row["kind"] for row in (note, first, last)] == ["note", "peg", "peg"]
    assert {name: said for name, said in first.items() if said} == {
        "kind": "peg",
        "day": "2026-03-02",
        "made_at": "2026-03-02T09:30:15+01:00",
        "peg_pain": "6",
        "peg_enjoyment": "0",
        "peg_activity": "10",
    }
    assert last["day"] == "2026-03-15"


def answers(interview: Interview) -> dict[str, str]:
    """What the table says that was told, by question."""
    found = rows(gather([interview]))
    assert {row["kind"] for row in found} == {"answer"}
    return {row["question"]: row["text"] for row in found}


def test_every_answer_has_a_row() -> None:
    assert answers(told.FULL) == {
        "main_problem": told.FULL.main_problem,
        "hopes": "To know what I can do myself, and whether I need a scan.",
        "duration": "over_twelve_weeks",
        "began": "2025-10-01",
        "onset": "slowly",
        "onset_story": "After we moved house.",
        "had_before": "yes",
        "course": "up_and_down",
        "marks_pain": "lower_back_left lower_back_middle buttock_left",
        "marks_numb": "thigh_back_left",
        "marks_weak": "calf_left",
        "worse": "standing sitting lifting",
        "worse_other": "the drive to work",
        "better": "walking lying warmth",
        "stiff_minutes": "20",
        "night_waking": "yes",
        "sleep": "a_little",
        "work": "a_lot",
        "walking": "not_at_all",
        "misses": "Playing on the floor with my grandson",
        "tried_1": "Physiotherapy",
        "tried_1_how_long": "6 visits in winter",
        "tried_1_helped": "a_little",
        "tried_2": "Gel insoles",
        "tried_2_how_long": "two months",
        "tried_2_helped": "no",
        "tried_3": "Walking every day",
        "tried_3_how_long": "since January",
        "tried_3_helped": "yes",
        "medicines": told.FULL.medicines,
        "allergies": "penicillin",
        "health": "diabetes",
        "foot_pain": "yes",
        "foot_story": "left heel in the morning",
        "insoles": "shop",
        "brings_shoes": "yes",
        "question_1": "What is the likely cause?",
        "question_2": "Could my feet have anything to do with it?",
        "question_3": "Would it be worth having insoles assessed?",
    }
    assert rows(gather([told.FULL]))[0]["made_at"] == "2026-03-14T19:00:00+01:00"


@pytest.mark.parametrize(
    ("interview", "expected"),
    [
        (Interview(), {}),
        (Interview(worse=frozenset()), {"worse": "none"}),
        (Interview(health=frozenset()), {"health": "none"}),
        (Interview(tried=()), {"tried": "none"}),
        (Interview(tried=(Tried("Heat"),)), {"tried_1": "Heat"}),
        (Interview(stiff_minutes=0, foot_pain=False), {"stiff_minutes": "0", "foot_pain": "no"}),
        (Interview(medicines="=1+1"), {"medicines": "'=1+1"}),
        (Interview(tried=(Tried("-Heat", "@home"),)), {"tried_1": "'-Heat", "tried_1_how_long": "'@home"}),
        (Interview(questions=("+1?",)), {"question_1": "'+1?"}),
    ],
    ids=["nothing", "no-factor", "healthy", "nothing-tried", "bare", "zero", "formula", "formulas", "question"],
)
def test_what_was_not_said_has_no_row(interview: Interview, expected: dict[str, str]) -> None:
    found = rows(gather([interview]))
    assert {row["question"]: row["text"] for row in found} == expected
    assert {row["made_at"] for row in found} <= {""}


def test_the_sample_as_a_table() -> None:
    data = csv.dump(json.load(assets.read_bytes("sample/diary.json")))
    assert data.startswith(b"\xef\xbb\xbfkind,day,made_at,")
    assert data.count(b"\r\n") == data.count(b"\n") == 80
    assert b"rating,2026-03-11,2026-03-12T07:05:38+01:00,yes,,4,,,,,,lower_back,,,,,\r\n" in data
    assert b"Waiting for the kettle" in data

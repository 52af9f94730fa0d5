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
from desktop.domain.routine import Activity
from desktop.exchange import csv, json
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
    found = rows(diary)
    assert [(row["kind"], row["day"]) for row in found] == expected
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
    }


def test_the_sample_as_a_table() -> None:
    data = csv.dump(json.load(assets.read_bytes("sample/diary.json")))
    assert data.startswith(b"\xef\xbb\xbfkind,day,made_at,")
    assert data.count(b"\r\n") == data.count(b"\n") == 41
    assert b"rating,2026-03-11,2026-03-12T07:05:38+01:00,yes,,4,,,,,,lower_back,\r\n" in data
    assert b"Waiting for the kettle" in data

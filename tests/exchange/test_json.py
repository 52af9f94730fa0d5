"""The JSON format: exact both ways, and no bytes at all make anything but a diary or an ExchangeError."""

from __future__ import annotations

import json as plain
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from errno import ENOENT
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop import assets
from desktop.domain.clock import diary_day
from desktop.domain.diary import BodySite, Diary, DiaryDay, PainRating, Person, gather
from desktop.domain.interview import ASKED, Interview, Part, Tried, answered
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Week, WeekKind
from desktop.domain.trend import trend
from desktop.exchange import errors, json, wire
from tests import told
from tests.strategies import diaries, moments

SAMPLE = assets.read_bytes("sample/diary.json")
EMPTY = b'{\n  "format": "evenfoot-diary",\n  "version": 1\n}\n'
GONE = object()
FIRST_CHECK = "days[8].check_ins[0]"
YEARS = "not between 1900 and 2199"
TWICE = "this one comes twice"
CONTENT = plain.loads(SAMPLE)
DAY, CHECK_IN = CONTENT["days"][2], CONTENT["days"][8]["check_ins"][0]

# What to change in the sample and how, then where it is found and what is said.
BAD_VALUES: dict[str, tuple[str, object, str, str]] = {
    "score-11": ("days.3.rating.score", 11, "days[3].rating.score", "expected a whole number <= 10"),
    "score-text": ("days.3.rating.score", "5", "days[3].rating.score", "expected a whole number, got text"),
    "score-half": ("days.3.rating.score", 4.5, "days[3].rating.score", "expected a whole number, got a fraction"),
    "score-true": ("days.3.rating.score", True, "days[3].rating.score", "expected a whole number, got true or false"),
    "no-score": ("days.3.rating.score", GONE, "days[3].rating", 'missing "score"'),
    "score-minus-1": (
        "days.8.check_ins.0.pain_before",
        -1,
        f"{FIRST_CHECK}.pain_before",
        "expected a whole number >= 0",
    ),
    "february-30": ("days.0.day", "2026-02-30", "days[0].day", "invalid date"),
    "year-9999": ("days.0.day", "9999-12-31", "days[0].day", YEARS),
    "year-1": ("days.3.rating.at", "0001-01-01T00:00:00+14:00", "days[3].rating.at", YEARS),
    "born-1899": ("person.born", "1899-12-31", "person.born", YEARS),
    "turn-2200": ("weeks.1.turns.0.on", "2200-01-01", "weeks[1].turns[0].on", YEARS),
    "ended-2200": ("weeks.1.ended", "2200-01-01", "weeks[1].ended", YEARS),
    "day-null": ("days.0.day", None, "days[0].day", "expected a date, got null"),
    "born-list": ("person.born", [], "person.born", "expected a date, got a list"),
    "no-offset": (
        "days.3.rating.at",
        "2026-03-03T21:00:00",
        "days[3].rating.at",
        "expected a date and time with an offset from UTC",
    ),
    "unknown-activity": (
        "days.8.check_ins.0.activity",
        "juggling",
        f"{FIRST_CHECK}.activity",
        "no such activity in the file",
    ),
    "day-twice": ("days.+", DAY, "days[14].day", TWICE),
    "check-in-twice": ("days.9.check_ins.+", CHECK_IN, "days[9].check_ins[3].id", TWICE),
    "activity-twice": ("activities.+", {"id": "cooking"}, "activities[4].id", TWICE),
    "week-twice": ("weeks.+", CONTENT["weeks"][0], "weeks[2].id", TWICE),
    "warning-check-twice": ("warning_checks.+", CONTENT["warning_checks"][1], "warning_checks[2].id", TWICE),
    "site-twice": ("days.3.rating.sites.+", "lower_back", "days[3].rating.sites", "the same one twice"),
    "unknown-site": ("days.3.rating.sites.0", "elbow", "days[3].rating.sites[0]", "invalid value 'elbow'"),
    "both-sides": (
        "days.8.check_ins.0.felt",
        ["left", "right"],
        FIRST_CHECK,
        "weight is felt on one side of each pair",
    ),
    "long-note": ("days.0.note.text", "x" * 2001, "days[0].note.text", "expected text of length <= 2000"),
    "blank-note": ("days.0.note.text", " \n", "days[0].note", "a text is blank"),
    "blank-name": ("activities.3.name", " ", "activities[3]", "a text is blank"),
    "no-turns": ("weeks.0.turns", [], "weeks[0].turns", "expected a list of length >= 1"),
    "position-8": ("weeks.0.turns.0.position", 8, "weeks[0].turns[0].position", "expected a whole number <= 7"),
    "ends-before": ("weeks.0.ended", "2026-03-01", "weeks[0]", "a week ends after it begins"),
    "no-hour": ("days.3.rating.at", "2026-03-03T25:00:00Z", "days[3].rating.at", "invalid date and time"),
    "odd-field": ("days.0.a\n\x1b[2J", 1, "days[0]", 'unknown field "a??[2J"'),
    "endless-field": ("days.0." + "y" * 9999, 1, "days[0]", 'unknown field "' + "y" * 105),
    "unknown-field": ("days.0.mood", "fine", "days[0]", 'unknown field "mood"'),
    "no-version": ("version", GONE, "the top level", 'missing "version"'),
    "version-0": ("version", 0, "version", "expected a whole number >= 1"),
    "version-text": ("version", "1", "version", "expected a whole number, got text"),
    "days-object": ("days", {}, "days", "expected a list, got an object"),
    "peg-11": ("pegs.0.enjoyment", 11, "pegs[0].enjoyment", "expected a whole number <= 10"),
    "peg-half": ("pegs.1.activity", GONE, "pegs[1]", 'missing "activity"'),
    "peg-twice": ("pegs.+", CONTENT["pegs"][0], "pegs[2].day", TWICE),
    "peg-2200": ("pegs.0.day", "2200-01-01", "pegs[0].day", YEARS),
    "peg-at-1": ("pegs.0.at", "0001-01-01T00:00:00+14:00", "pegs[0].at", YEARS),
    "told-at-2200": ("interview.at", "2200-01-01T00:00:00Z", "interview.at", YEARS),
    "began-1899": ("interview.began", "1899-12-31", "interview.began", YEARS),
    "began-in-words": ("interview.began", "in autumn", "interview.began", "invalid date"),
    "long-problem": ("interview.main_problem", "x" * 601, "interview.main_problem", "expected text of length <= 600"),
    "long-question": ("interview.questions.0", "x" * 201, "interview.questions[0]", "expected text of length <= 200"),
    "long-tried": ("interview.tried.0.what", "x" * 201, "interview.tried[0].what", "expected text of length <= 200"),
    "four-questions": ("interview.questions.+", "Why?", "interview.questions", "expected a list of length <= 3"),
    "six-tried": ("interview.tried", [{"what": "Rest"}] * 6, "interview.tried", "expected a list of length <= 5"),
    "tried-unnamed": ("interview.tried.0.what", GONE, "interview.tried[0]", 'missing "what"'),
    "unknown-place": ("interview.marks.0.region", "tail", "interview.marks[0].region", "invalid value 'tail'"),
    "unknown-factor": ("interview.worse.0", "rain", "interview.worse[0]", "invalid value 'rain'"),
    "mark-twice": ("interview.marks.+", CONTENT["interview"]["marks"][0], "interview.marks", "the same one twice"),
    "factor-twice": ("interview.better.+", "walking", "interview.better", "the same one twice"),
    "fact-twice": ("interview.health", ["cancer", "cancer"], "interview.health", "the same one twice"),
    "stiff-all-day": ("interview.stiff_minutes", 721, "interview.stiff_minutes", "expected a whole number <= 720"),
    "a-yes": ("interview.foot_pain", "yes", "interview.foot_pain", "expected true or false, got text"),
    "unknown-answer": ("interview.mood", "fine", "interview", 'unknown field "mood"'),
    "told-nothing": ("interview", [], "interview", "expected an object, got a list"),
}

DEEP = b"[" * 10**6 + b"]" * 10**6
BAD_BYTES = {
    "nan": (SAMPLE.replace(b'"score": 8', b'"score": NaN'), "line 121", "this is not JSON"),
    "truncated": (SAMPLE[:1000], "line 53", "the text breaks off"),
    "two-in-one": (SAMPLE + SAMPLE, "line 525", "this is not JSON"),
    "latin-1": (SAMPLE.replace(b"Alex", b"Al\xe9x"), "line 5", "the text is not UTF-8"),
    "latin-1-key": (SAMPLE.replace(b'"name": "Alex', b'"n\xe4me": "Alex'), "line 5", "the text is not UTF-8"),
    "utf-16": (SAMPLE.decode().encode("utf-16"), "line 1", "the text is not UTF-8"),
    "half-a-letter": (SAMPLE.replace(b"Alex", rb"\ud800\u0041"), "line 5", "this is not JSON"),
    "deep-value": (EMPTY.replace(b"1\n", b'1, "days": ' + DEEP), "the top level", "brackets are nested too deeply"),
    "deep-unknown": (
        EMPTY.replace(b"1\n", b'1, "more": ' + DEEP),
        "the top level",
        "brackets are nested too deeply",
    ),
    "two-ratings": (
        SAMPLE.replace(b'"score": 8,', b'"score": 8}, "rating": {"at": "2026-03-06T22:31:44+01:00", "score": 2,'),
        "2026-03-06: rating",
        "this one comes twice",
    ),
    "two-scores": (SAMPLE.replace(b'"score": 8', b'"score": 8, "score": 2'), "score", "this one comes twice"),
}

NOT_OURS = {
    "empty": (b"", "it is not JSON"),
    "text": (b"Dear diary", "it is not JSON"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "it is not JSON"),
    "database": (b"SQLite format 3\x00", "it is not JSON"),
    "brackets": (DEEP, 'it does not say "format": "evenfoot-diary"'),
    "number": (b"7", 'it does not say "format": "evenfoot-diary"'),
    "no-format": (b'{"version": 1}', 'it does not say "format": "evenfoot-diary"'),
    "another-format": (b'{"format": "diary", "version": 1}', 'it does not say "format": "evenfoot-diary"'),
    "stray-format": (b'{"format": "\xff"}', 'it does not say "format": "evenfoot-diary"'),
}


@given(diaries())
def test_a_diary_comes_back_as_it_was(diary: Diary) -> None:
    written = json.dump(diary)
    assert json.load(written) == diary
    assert json.dump(json.load(written)) == written


@given(diaries())
def test_the_text_is_for_people_too(diary: Diary) -> None:
    written = json.dump(diary)
    text = written.decode()
    indented = plain.dumps(plain.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert text.replace("\x7f", "") == indented.replace("\x7f", "")


@given(diaries(), st.randoms())
def test_the_order_of_days_changes_nothing(diary: Diary, random: Any) -> None:
    days = list(diary.days)
    random.shuffle(days)
    weeks, checks, pegs = diary.weeks[::-1], diary.warning_checks[::-1], diary.pegs[::-1]
    shuffled = replace(diary, days=tuple(days), weeks=weeks, warning_checks=checks, pegs=pegs)
    assert json.dump(shuffled) == json.dump(diary)


@given(moments(), st.permutations(list(BodySite)))
def test_sets_are_written_in_the_order_they_are_shown(at: Any, sites: list[BodySite]) -> None:
    rating = PainRating(date(2026, 3, 2), at, 3, frozenset(sites))
    written = plain.loads(json.dump(gather([rating])))
    assert written["days"][0]["rating"]["sites"] == [site.value for site in BodySite]


@pytest.mark.parametrize(
    "interview",
    [told.PLAIN, told.FULL, told.LONGEST, Interview(worse=frozenset(), health=frozenset(), tried=(Tried(""),))],
    ids=["plain", "full", "longest", "none-of-these"],
)
def test_what_was_told_comes_back_as_it_was(interview: Interview) -> None:
    diary = gather([interview, Peg(date(2026, 3, 2), told.AT, 10, 0, 5)])
    assert json.load(json.dump(diary)) == diary


@pytest.mark.parametrize(
    "said", [b"null", b"{}", b'{"at": "2026-03-02T21:00:00Z"}', b'{"marks": []}', b'{"worse": null}']
)
def test_an_interview_without_an_answer_is_none(said: bytes) -> None:
    assert json.load(EMPTY.replace(b"1\n", b'1, "interview": ' + said)) == Diary()


def test_what_a_file_does_not_say_was_not_told() -> None:
    older = {name: value for name, value in CONTENT.items() if name not in ("pegs", "interview")}
    diary = json.load(plain.dumps(older).encode())
    assert diary == replace(json.load(SAMPLE), pegs=(), interview=Interview())
    assert {b"pegs", b"interview"}.isdisjoint(json.dump(diary).split(b'"'))


def test_the_file_has_a_place_for_every_answer() -> None:
    assert set(wire.Interview.__struct_fields__) == {field.name for field in fields(Interview)}
    assert set(wire.Tried.__struct_fields__) == {field.name for field in fields(Tried)}


def test_an_empty_diary_is_short() -> None:
    assert json.dump(Diary()) == EMPTY
    assert json.dump(Diary(days=(DiaryDay(date(2026, 3, 2)),))) == EMPTY
    assert json.load(EMPTY) == Diary()


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + SAMPLE, SAMPLE.replace(b"\n", b"\r\n"), plain.dumps(plain.loads(SAMPLE)).encode()],
    ids=["mark-in-front", "windows-lines", "one-line"],
)  # fmt: skip
def test_what_other_programs_make_of_the_text_is_read(data: bytes) -> None:
    assert json.dump(json.load(data)) == SAMPLE


def changed(path: str, value: object) -> bytes:
    """The sample with `value` at `path`, appended where the path ends in a plus."""
    content = plain.loads(SAMPLE)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place = reduce(getitem, steps, content)
    if value is GONE:
        del place[last]
    elif last == "+":
        place.append(value)
    else:
        place[last] = value
    return plain.dumps(content).encode()


@pytest.mark.parametrize(("path", "value", "where", "detail"), BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_bad_value_is_named_by_its_place(path: str, value: object, where: str, detail: str) -> None:
    with pytest.raises(errors.BadContent) as caught:
        json.load(changed(path, value))
    assert caught.value == errors.BadContent(None, where, detail)


@pytest.mark.parametrize(("data", "where", "detail"), BAD_BYTES.values(), ids=BAD_BYTES)
def test_damage_is_named_by_its_place(data: bytes, where: str, detail: str) -> None:
    with pytest.raises(errors.BadContent) as caught:
        json.load(data)
    assert caught.value == errors.BadContent(None, where, detail)


@pytest.mark.parametrize("depth", [2, 1000, 10_000])
def test_no_depth_is_too_much_for_the_stack(depth: int) -> None:
    with pytest.raises(errors.BadContent):
        json.load(EMPTY.replace(b"1\n", b'1, "days": ' + b"[" * depth + b"]" * depth))


@pytest.mark.parametrize(("data", "detail"), NOT_OURS.values(), ids=NOT_OURS)
def test_other_files_are_not_ours(data: bytes, detail: str) -> None:
    with pytest.raises(errors.NotOurFile) as caught:
        json.load(data)
    assert caught.value == errors.NotOurFile(None, detail)


@pytest.mark.parametrize("rest", ["", ', "days": "no longer a list"', ', "moods": []'])
def test_the_future_is_told_from_damage(rest: str) -> None:
    with pytest.raises(errors.FutureVersion) as caught:
        json.load(f'{{"format": "evenfoot-diary", "version": 2{rest}}}'.encode())
    assert caught.value == errors.FutureVersion(None, 2, 1)


@given(st.binary())
@example(b"{")
@example(b'{"format":"evenfoot-diary"')
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(errors.ExchangeError):
        json.load(data)


PATCHES = st.binary(max_size=20) | st.sampled_from([b"null", b"{}", b"[]", b"-1"])


@given(st.integers(0, len(SAMPLE) - 1), st.integers(0, 40), PATCHES)
def test_no_damage_to_a_diary_raises_anything_else(at: int, length: int, patch: bytes) -> None:
    try:
        found = json.load(SAMPLE[:at] + patch + SAMPLE[at + length :])
    except errors.ExchangeError:
        return
    assert json.load(json.dump(found)) == found


@pytest.mark.parametrize("size", [json.SIZE_LIMIT + 1, 200 * 2**20])
def test_a_huge_file_is_refused_unread(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(size)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(errors.TooLarge) as caught:
        json.read_file(path)
    assert caught.value == errors.TooLarge(path, size, 64 * 2**20)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end")
def test_a_device_without_an_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "SIZE_LIMIT", 1000)
    with pytest.raises(errors.TooLarge) as caught:
        json.read_file(Path("/dev/zero"))
    assert caught.value == errors.TooLarge(Path("/dev/zero"), 1001, 1000)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "diary.json"
    path.write_bytes(SAMPLE)
    assert json.read_file(path) == json.load(SAMPLE)


def test_the_error_of_a_file_names_it(tmp_path: Path) -> None:
    path = tmp_path / "photo.json"
    path.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(errors.NotOurFile) as caught:
        json.read_file(path)
    assert caught.value == errors.NotOurFile(path, "it is not JSON")


def test_a_folder_is_told_from_what_is_forbidden_as_windows_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("Windows would say that it is forbidden"))
    with pytest.raises(IsADirectoryError) as caught:
        json.read_file(tmp_path)
    assert caught.value.filename == str(tmp_path)


def test_a_name_below_a_file_is_told_from_one_that_is_missing_as_windows_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    looked = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if path.name == "diary.json":
            raise FileNotFoundError(ENOENT, "The system cannot find the path specified", str(path))
        return looked(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(NotADirectoryError) as caught:
        json.read_file(tmp_path / "file" / "diary.json")
    assert caught.value.filename == str(tmp_path / "file" / "diary.json")
    with pytest.raises(FileNotFoundError):
        json.read_file(tmp_path / "diary.json")


@pytest.mark.parametrize("name", ["none.json", ""], ids=["missing", "a-folder"])
def test_what_cannot_be_read_stays_an_os_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError) as caught:
        json.read_file(tmp_path / name)
    assert caught.value.filename in {tmp_path / name, str(tmp_path / name)}


def test_errors_pass_through_a_context() -> None:
    @contextmanager
    def anything() -> Any:
        yield

    error = errors.NotOurFile(None, "it is not JSON")
    with pytest.raises(errors.NotOurFile) as caught, anything():
        raise error
    assert caught.value is error
    assert hash(error) == hash(errors.NotOurFile(None, "it is not JSON"))


def test_the_schema_says_what_the_program_does() -> None:
    kept = assets.read_bytes("schema/diary-1.schema.json")
    assert kept == wire.schema(), "write wire.schema() to resources/schema/diary-1.schema.json"


def test_every_field_is_described() -> None:
    schema = plain.loads(wire.schema())
    fields = [
        (kind, name, field) for kind, of in schema["$defs"].items() for name, field in of.get("properties", {}).items()
    ]
    assert len(fields) > 40
    assert not [f"{kind}.{name}" for kind, name, field in fields if not field.get("description", "").endswith(".")]


def test_the_sample_is_what_the_program_writes() -> None:
    assert json.dump(json.load(SAMPLE)) == SAMPLE


def test_the_sample_is_a_believable_fortnight() -> None:
    diary = json.load(SAMPLE)
    first, last = date(2026, 2, 28), date(2026, 3, 15)
    assert (diary.days[0].day, diary.days[-1].day) == (first, last)
    baseline, awareness = trend(diary.days, diary.weeks, first, last).weeks
    assert (baseline.week.kind, baseline.mean.rated, baseline.mean.value) == (WeekKind.BASELINE, 5, 5.6)
    assert (awareness.week.kind, awareness.mean.rated, awareness.mean.value) == (WeekKind.AWARENESS, 5, 4.6)
    assert (baseline.week.start, awareness.week.start) == (date(2026, 3, 2), date(2026, 3, 9))
    ratings = [day.rating for day in diary.days if day.rating]
    assert [rating.day for rating in ratings if rating.score >= 7] == [date(2026, 3, 6)]
    assert [rating.day for rating in ratings if rating.recalled] == [date(2026, 3, 11)]
    assert [day.day for day in diary.days if day.skipped] == [date(2026, 3, 12)]
    assert diary.days[-1].rating is None
    assert len(diary.days[-1].check_ins) == 1
    assert len(diary.activities) == 4
    assert diary.person == Person("Alex Example", date(1974, 5, 2))
    assert not any(check.ticked for check in diary.warning_checks)
    assert [(peg.day, peg.scores) for peg in diary.pegs] == [
        (baseline.week.start, (6, 5, 6)),
        (awareness.week.end, (5, 4, 5)),
    ]
    # Something in every part, and three stories left out.
    assert answered(diary.interview) == tuple(Part)
    assert {name for names in ASKED.values() for name in names} - diary.interview.answers == {
        "onset_story",
        "better_other",
        "health_other",
    }
    assert diary.interview.health == frozenset()


def test_the_sample_keeps_the_rule_of_the_diary_day() -> None:
    records = json.load(SAMPLE).records()
    entries = [record for record in records if not isinstance(record, Person | Activity | Week | Interview)]
    assert len(entries) > 30
    for entry in entries:
        assert (diary_day(entry.at) != entry.day) == getattr(entry, "recalled", False)
        assert entry.at.offset == 60


def test_loading_the_module_loads_no_msgspec() -> None:
    modules = "desktop.exchange.json, desktop.exchange.csv, desktop.exchange.merge"
    code = f"import sys, {modules}; sys.exit('msgspec' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0

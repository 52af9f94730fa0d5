"""Whatever the diary holds: one sheet, nothing over another thing, nothing below ten points, cuts that say so."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.diary import gather
from desktop.domain.routine import WeekKind
from desktop.domain.summary import Summary, summarise
from desktop.report.layout import lay_out
from desktop.report.measure import FontMeasure
from desktop.report.page import Block, Dot, Ink, Page, Rect, plain_text
from desktop.report.page import Path as Stroke
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.report.typeset import Measure
from desktop.report.words import Words
from tests import strategies
from tests.report import diaries
from tests.report.golden import GOLDEN, agreed_words, drawn
from tests.report.plain import PlainMeasure

SHEETS = (A4, LETTER)
MEASURES = {"narrow": PlainMeasure(0.42), "wide": PlainMeasure(0.66)}


def faults(page: Page) -> list[str]:
    """Everything that is where it should not be."""
    margin = page.sheet.margin
    column = Rect(margin, margin, page.sheet.width - 2 * margin, page.sheet.height - 2 * margin)
    found = [f"{block.name} leaves the sheet" for block in page.blocks if not column.holds(block.rect)]
    found += [f"{a.name} over {b.name}" for a, b in combinations(page.blocks, 2) if a.rect.overlaps(b.rect)]
    for block in page.blocks:
        found += [f"{text.text!r} leaves {block.name}" for text in block.texts if not block.rect.holds(text.rect)]
        pairs = combinations((text for text in block.texts if text.text), 2)
        found += [f"{a.text!r} over {b.text!r}" for a, b in pairs if a.rect.overlaps(b.rect)]
        found += [f"{text.text!r} is too small" for text in block.texts if text.style.size < 10]
    return found


def block(page: Page, name: str) -> Block:
    return next(block for block in page.blocks if block.name == name)


def made(summary: Summary, words: Words, sheet: Sheet = A4, measure: Measure | None = None) -> Page:
    return lay_out(summary, sheet, words, measure or PlainMeasure())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("measure", [*MEASURES, "fonts"])
@pytest.mark.parametrize("name", diaries.ALL)
@pytest.mark.usefixtures("qapp")
def test_everything_has_its_place(name: str, measure: str, sheet: Sheet, words: Words) -> None:
    page = made(diaries.ALL[name](), words, sheet, MEASURES.get(measure) or FontMeasure())
    assert not faults(page)
    tops = [block.rect.y for block in page.blocks]
    assert tops == sorted(tops)


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """A stretch of any diary, from one day to half a year."""
    diary = gather(draw(st.lists(strategies.records(), max_size=25)))
    first = draw(strategies.days())
    last = first + timedelta(days=draw(st.integers(0, 200)))
    return summarise(diary, first, last, last)


@given(summaries(), st.sampled_from(SHEETS), st.floats(0.35, 0.7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_has_its_place_in_any_diary(words: Words, summary: Summary, sheet: Sheet, em: float) -> None:
    page = made(summary, words, sheet, PlainMeasure(em))
    assert not faults(page)
    assert plain_text(page)


@pytest.mark.parametrize("name", diaries.ALL)
def test_the_page_is_as_it_was_agreed(name: str) -> None:
    agreed = Path(GOLDEN, f"{name}.txt").read_text("utf-8")
    assert drawn(made(diaries.ALL[name](), agreed_words())) == agreed, "if it should be: python -m tests.report.golden"


def test_an_empty_diary_says_so(words: Words) -> None:
    page = made(diaries.empty(), words)
    assert [block.name for block in page.blocks] == ["title", "who", "warning", "nothing", "foot"]
    assert "Nothing has been recorded for these dates." in plain_text(page)


def test_ratings_off_is_a_full_page(words: Words) -> None:
    records = [*diaries.SAMPLE_NOTES, *diaries.check_ins("cooking", range(4)), *diaries.default_activities()]
    page = made(summarise(gather(records), diaries.START, diaries.day(15), diaries.MADE_ON), words)
    assert [block.name for block in page.blocks][3:] == ["severity", "activities", "notes", "foot"]
    assert "No pain ratings were recorded for these dates." in block(page, "severity").says
    assert len(block(page, "notes").says) == 5


@pytest.mark.parametrize("name", ["full", "too_long"])
@pytest.mark.parametrize("part", ["activities", "notes"])
def test_what_is_cut_is_counted(name: str, part: str, words: Words) -> None:
    summary = diaries.ALL[name]()
    says = block(made(summary, words), part).says
    cut = re.fullmatch(r"(\d+) (more )?(note|activit)\w+ (is|are) in the diary\.", says[-1])
    shown = len(says) - 2 if cut and cut[2] else 0 if cut else len(says) - 1
    assert shown + int(cut[1] if cut else 0) == len(getattr(summary, part))


def test_the_newest_notes_stay(words: Words) -> None:
    says = block(made(diaries.full(), words), "notes").says
    assert says[1].startswith("24 Apr 2026: ")


def test_the_activities_noticed_most_stay_in_their_order(words: Words) -> None:
    says = block(made(diaries.too_long(), words), "activities").says
    assert [text.partition(":")[0].split(" ")[0] for text in says[1:-1]] == ["Cooking", "1", "2"][: len(says) - 2]
    assert len(says) > 2


def test_ticked_signs_stand_above_everything_but_the_name(words: Words) -> None:
    page = made(diaries.full(), words)
    assert [block.name for block in page.blocks][:3] == ["title", "who", "warning"]
    assert [text.partition(":")[0] for text in block(page, "warning").says] == [
        "Warning signs ticked on 10 Apr 2026", "Urgent", "Soon",
    ]  # fmt: skip


def test_every_tier_keeps_a_line_however_many_are_ticked(words: Words) -> None:
    texts = [text.text for text in block(made(diaries.too_long(), words, LETTER, MEASURES["wide"]), "warning").texts]
    assert {"Emergency", "Urgent", "Soon", "Not all are shown: 27 are ticked in the diary."} <= set(texts)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sample", ["Baseline week, 1 Mar to 7 Mar: 5.3 (7 of 7 days)",
                    "Week of noticing, 8 Mar to 14 Mar: 4.6 (5 of 7 days)",
                    "All dates: 4.8 (14 of 16 days)", "Lowest to highest: 3 to 8", "Days at 7 or more: 1",
                    "Entered later: 2 of 14", "Days left out: 1"]),
        ("gaps", ["Baseline week, 1 Mar to 7 Mar: not enough days to average (2 of 7)"]),
        ("full", ["First and last 2 of 7 weeks", "All dates: 4.8 (50 of 56 days)"]),
    ],
)  # fmt: skip
def test_severity_in_figures(name: str, expected: list[str], words: Words) -> None:
    assert set(expected) <= set(block(made(diaries.ALL[name](), words), "severity").says)


@pytest.mark.parametrize(("first", "last", "cut"), [(0, 15, False), (3, 15, True), (0, 10, True), (14, 15, False)])
def test_a_week_that_is_cut_is_averaged_whole_and_that_is_said(first: int, last: int, cut: bool, words: Words) -> None:
    whole = gather(diaries.records_of_the_sample())
    page = made(summarise(whole, diaries.day(first), diaries.day(last), diaries.MADE_ON), words)
    says = block(page, "severity").says
    assert ("Week averages take in the whole week, also its days outside the dates covered." in says) is cut
    assert ("Baseline week, 1 Mar to 7 Mar: 5.3 (7 of 7 days)" in says) is (first < 7)
    assert ("Week of noticing, 8 Mar to 14 Mar: 4.6 (5 of 7 days)" in says) is (first < 14)
    assert not faults(page)


def chart(name: str, words: Words) -> Block:
    return block(made(diaries.ALL[name](), words), "chart")


def series(found: Block) -> list[Stroke]:
    return [mark for mark in found.marks if isinstance(mark, Stroke) and mark.ink is Ink.SERIES and mark.width > 1]


@pytest.mark.parametrize("name", ["sample", "full", "gaps", "right_to_left"])
def test_no_line_crosses_a_gap(name: str, words: Words) -> None:
    course = diaries.ALL[name]().trend
    found = chart(name, words)
    assert [len(stroke.points) for stroke in series(found)] == [len(run) for run in course.runs() if len(run) > 1]
    for stroke in series(found):
        steps = {round(b[0] - a[0], 6) for a, b in pairwise(stroke.points)}
        assert len(steps) == 1, "neighbours on a line are neighbours in time"


@pytest.mark.parametrize("name", ["sample", "full", "gaps"])
def test_recalled_ratings_are_hollow_and_skipped_days_signed(name: str, words: Words) -> None:
    summary, found = diaries.ALL[name](), chart(name, words)
    assert summary.severity
    hollow = [mark for mark in found.marks if isinstance(mark, Dot) and mark.hollow]
    strokes = [mark for mark in found.marks if isinstance(mark, Stroke) and mark.ink is Ink.SERIES and mark.width == 1]
    # One more of each stands in the legend; a sign has two strokes.
    assert len(hollow) == summary.severity.recalled_days + 1
    assert len(strokes) == 2 * (len(summary.trend.skipped) + 1)


@pytest.mark.parametrize(("days", "label"), [(112, "Pain each day"), (113, "Pain by week")])
def test_a_long_diary_shows_sevens(days: int, label: str, words: Words) -> None:
    diary = gather(diaries.ratings("5" * days))
    page = made(summarise(diary, diaries.START, diaries.day(days - 1), diaries.MADE_ON), words)
    assert block(page, "chart").says[0] == label


def test_weeks_that_overlap_are_not_named_over_one_another(words: Words) -> None:
    weeks = [diaries.week(kind, diaries.day(2 * n)) for n, kind in enumerate(WeekKind)]
    page = made(
        summarise(gather([*weeks, *diaries.ratings("5" * 14)]), diaries.START, diaries.day(13), diaries.MADE_ON), words
    )
    assert [text.text for text in block(page, "chart").texts].count("5.0 (7 of 7 days)") == 1


def test_sevens_with_few_days_have_no_mean(words: Words) -> None:
    diary = gather(diaries.ratings("555...." + "5678..." + "." * 7 + "5" * 100))
    page = made(summarise(diary, diaries.START, diaries.day(120), diaries.MADE_ON), words)
    assert block(page, "chart").says[1:4] == (
        "1 Mar 2026 to 7 Mar 2026: not enough days to average (3 of 7), 5 to 5",
        "8 Mar 2026 to 14 Mar 2026: average 6.5 (4 of 7 days), 5 to 8",
        "15 Mar 2026 to 21 Mar 2026: no rating",
    )


def test_the_chart_in_words(words: Words) -> None:
    assert {"1 Mar 2026: 5", "3 Mar 2026: 6 (entered later)", "10 Mar 2026: left out", "14 Mar 2026: no rating"} <= set(
        chart("sample", words).says
    )


def test_no_hand_is_needed_where_nothing_is_missing(words: Words) -> None:
    assert "Name: left blank, to fill in by hand" in plain_text(made(diaries.gaps(), words))
    assert "left blank" not in plain_text(made(diaries.sample(), words))


def test_a_name_of_three_hundred_letters_takes_two_lines(words: Words) -> None:
    who = block(made(diaries.too_long(), words), "who")
    named = [text for text in who.texts if text.rect.x == A4.margin][1:]
    assert len(named) == 2
    assert named[-1].text.endswith("\u2026")

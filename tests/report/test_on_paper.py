"""The sheets for a week on paper: all of it on the sheet, nothing over another thing, large enough, and as agreed."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop import assets
from desktop.domain.routine import CUE_LIMIT, NAME_LIMIT, Activity, WeekKind, default_activities
from desktop.report.page import Dot, Page, Rect, Role, plain_text
from desktop.report.page import Path as Stroke
from desktop.report.paper import on_paper
from desktop.report.paper.cue_card import Cue
from desktop.report.paper.cue_cards import lay_out_cards
from desktop.report.paper.on_paper import Plan, sheet_words
from desktop.report.paper.week_sheet import MOST_ACTIVITIES, SheetDay, WeekSheet, lay_out_week
from desktop.report.pdf import pdf_bytes
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.report.typeset import Measure
from tests import strategies
from tests.report.golden import drawn
from tests.report.plain import PlainMeasure

GOLDEN = Path(__file__).parent / "golden" / "paper"
SHEETS = (A4, LETTER)
MONDAY = date(2026, 3, 2)
THREE = default_activities()
OWN = (Activity("a", "Ironing", "When the iron is hot, I feel both feet."), Activity("b", "Waiting for the bus"))
MANY = (*THREE, *OWN, *(Activity(f"m{n}", f"Standing about, number {n}") for n in range(6)))
ILL = re.compile(r"\b(pain|back|ill|health|spine|diary|evenfoot)\b", re.IGNORECASE)

assert strategies, "Its settings hold: a busy machine is no failure."


def misplaced(page: Page, *over: str) -> list[str]:
    """Everything that is where it should not be; blocks of the names `over` may lie around others."""
    margin = page.sheet.margin
    column = Rect(margin, margin, page.sheet.width - 2 * margin, page.sheet.height - 2 * margin)
    found = [f"{block.name} leaves the sheet" for block in page.blocks if not column.holds(block.rect)]
    apart = [block for block in page.blocks if block.name not in over]
    found += [f"{a.name} over {b.name}" for a, b in combinations(apart, 2) if a.rect.overlaps(b.rect)]
    for block in page.blocks:
        found += [f"{text.text!r} leaves {block.name}" for text in block.texts if not block.rect.holds(text.rect, 0.5)]
        pairs = combinations((text for text in block.texts if text.text), 2)
        found += [f"{a.text!r} over {b.text!r}" for a, b in pairs if a.rect.overlaps(b.rect)]
        found += [f"{text.text!r} is too small" for text in block.texts if text.style.size < 10]
    return found


def cards(cues: tuple[Cue, ...], sheet: Sheet = A4, measure: Measure | None = None) -> tuple[Page, ...]:
    return lay_out_cards(cues, sheet, sheet_words("en-GB"), measure or PlainMeasure())


def week(made: WeekSheet, sheet: Sheet = A4, measure: Measure | None = None) -> Page:
    return lay_out_week(made, sheet, sheet_words("en-GB"), measure or PlainMeasure())


def spoken(limit: int) -> st.SearchStrategy[str]:
    return st.text("abc ,:äöM.", min_size=1, max_size=limit).map(str.strip).filter(bool)


@given(
    st.lists(st.builds(Cue, st.just("") | spoken(NAME_LIMIT), spoken(CUE_LIMIT)), max_size=8).map(tuple),
    st.sampled_from(SHEETS),
    st.floats(0.4, 0.62),
)
@settings(max_examples=40)
def test_any_cards_have_their_places(cues: tuple[Cue, ...], sheet: Sheet, em: float) -> None:
    pages = cards(cues, sheet, PlainMeasure(em))
    assert [fault for page in pages for fault in misplaced(page, "cuts")] == []
    plans = [block for page in pages for block in page.blocks if block.name.startswith("plan")]
    assert len(plans) % 3 == 0
    assert len(plans) >= len(cues)


@given(
    st.lists(spoken(NAME_LIMIT), max_size=11).map(tuple),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(SHEETS),
    st.floats(0.4, 0.62),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_week_has_its_place(
    names: tuple[str, ...], ratings: bool, dated: bool, wordy: bool, sheet: Sheet, em: float
) -> None:
    focus = "Notice how much weight your heels hold, and how much the balls of your feet. " * (1 + wordy)
    days = tuple(SheetDay(date(2026, 9, 23 + n) if dated else None, focus[: 20 * n + 1]) for n in range(7))
    page = week(WeekSheet("Week of noticing", days, names, ratings), sheet, PlainMeasure(em))
    assert misplaced(page) == []
    assert [block.name for block in page.blocks][0::8] == ["head", "foot"]


REAL = {
    "cards": lambda sheet: on_paper.cards(THREE, sheet, "en-GB"),
    "cards-own": lambda sheet: on_paper.cards((*THREE, *OWN), sheet, "en-GB"),
    "cards-none": lambda sheet: on_paper.cards((), sheet, "en-GB"),
    "week": lambda sheet: on_paper.week(THREE, Plan(first=MONDAY), sheet, "en-GB"),
    "week-blank": lambda sheet: on_paper.week(THREE, Plan(), sheet, "en-GB"),
    "week-many": lambda sheet: on_paper.week(MANY, Plan(first=MONDAY), sheet, "en-GB"),
    "week-unrated": lambda sheet: on_paper.week(THREE, Plan(ratings=False), sheet, "en-GB"),
    "baseline": lambda sheet: on_paper.week(THREE, Plan(WeekKind.BASELINE, MONDAY), sheet, "en-GB"),
}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("name", REAL)
@pytest.mark.usefixtures("qapp")
def test_every_sheet_in_its_own_font(name: str, sheet: Sheet) -> None:
    pages = REAL[name](sheet)
    assert [fault for page in pages for fault in misplaced(page, "cuts")] == []
    assert (
        not any("…" in text.text for page in pages for block in page.blocks for text in block.texts) or "many" in name
    )


@pytest.mark.parametrize("language", assets.languages())
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.usefixtures("qapp")
def test_every_sheet_in_every_language(language: str, sheet: Sheet) -> None:
    pages = [*on_paper.cards((*THREE, *OWN), sheet, language), *on_paper.cards(THREE, sheet, language)]
    pages += [*on_paper.week(THREE, Plan(first=MONDAY), sheet, language), *on_paper.week(MANY, Plan(), sheet, language)]
    assert [fault for page in pages for fault in misplaced(page, "cuts")] == []
    assert {page.language for page in pages} == {language}
    cut = [text.text for page in pages[:-1] for block in page.blocks for text in block.texts if "…" in text.text]
    assert cut == []


@pytest.mark.parametrize("name", REAL)
def test_sheets_are_as_they_were_agreed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_paper, "FontMeasure", PlainMeasure)
    (page,) = REAL[name](A4)
    agreed = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert drawn(page) == agreed, "if it should be: python -m tests.report.test_on_paper"


@pytest.mark.usefixtures("qapp")
def test_cards_do_not_say_why_and_can_be_read_from_a_metre_away() -> None:
    (page,) = on_paper.cards(THREE, A4, "en-GB")
    said = plain_text(page) + page.title + "".join(block.alt for block in page.blocks)
    assert not ILL.search(said)
    plans = [text for block in page.blocks for text in block.texts if text.role is Role.H1]
    assert " ".join(text.text for text in plans[:2]) == "When I brush my teeth, I notice how I stand."
    # A capital is about seven tenths of the size: 6 mm, four times what sharp eyes need from there.
    assert min(text.style.size for text in plans) * 0.7 * 25.4 / 72 >= 6
    assert {text.style for text in plans} == {plans[0].style}


def test_each_sole_has_its_three_spots() -> None:
    (page,) = cards((Cue("For the sink", "When I wash up, I notice."),))
    for number in (1, 2, 3):
        block = next(block for block in page.blocks if block.name == f"soles {number}")
        discs = [mark for mark in block.marks if isinstance(mark, Dot)]
        assert [text.text for text in block.texts] == ["1", "2", "3"] * 2
        assert all(block.rect.holds(Rect(disc.x, disc.y, 0, 0)) for disc in discs)
        assert block.alt


def test_a_plan_of_the_persons_own_is_told_as_it_is() -> None:
    words = sheet_words("en-GB")
    found = [on_paper._cue(activity, words, {}) for activity in (*OWN, Activity("cooking", "My stew"))]
    assert found == [
        Cue("Ironing", OWN[0].cue),
        Cue("", "Waiting for the bus: I notice how I stand."),
        Cue("", "My stew: I notice how I stand."),
    ]


@pytest.mark.parametrize(
    ("cue", "plan"),
    [
        ("When I switch the kettle on", "When I switch the kettle on: I notice how I stand."),
        ("At 8.30, on the bus ", "At 8.30, on the bus "),
        ("Feel both feet.", "Feel both feet."),
        ("At 8.30", "At 8.30: I notice how I stand."),
        ("Kettle: heels down", "Kettle: heels down"),
    ],
)
def test_a_plan_without_its_second_half_gets_one(cue: str, plan: str) -> None:
    assert on_paper._cue(Activity("a", "Kettle", cue), sheet_words("en-GB"), {}) == Cue("Kettle", plan)


def test_boxes_that_have_no_name_beside_them_have_a_letter_every_day() -> None:
    page = week(WeekSheet("", tuple(SheetDay() for _ in range(7)), tuple(f"Waiting for bus {n}" for n in range(6))))
    head, *days, _foot = page.blocks
    explained = {a.text: b.text for a, b in pairwise(head.texts) if a.text in set("ABCDEF")}
    assert explained == {letter: f"Waiting for bus {number}" for number, letter in enumerate("ABCDEF")}
    for day in days:
        letters = [text for text in day.texts if text.text in set("ABCDEF")]
        assert [text.text for text in letters] == list("ABCDEF")
        boxes = [mark for mark in day.marks if isinstance(mark, Stroke) and len(mark.points) in {5, 33}]
        for number, letter in enumerate(letters):
            left = min(x for x, _ in boxes[2 * number].points)
            assert 0 < left - letter.rect.right < 10
    assert "B Waiting for bus 1: I noticed how I stand, I evened my weight" in plain_text(page)


@pytest.mark.parametrize("kind", ["Baseline week", "A very long name of a week, as some have it, and longer still"])
def test_a_sheet_has_a_line_for_a_name(kind: str) -> None:
    page = week(WeekSheet(kind, tuple(SheetDay() for _ in range(7)), ("Cooking",)))
    head = page.blocks[0]
    label = next(text for text in head.texts if text.text == "Name")
    line = next(mark for mark in head.marks if isinstance(mark, Stroke) and len(mark.points) == 2)
    (left, low), (right, _) = line.points
    assert right - left > 100
    assert left > label.rect.right
    assert abs(low - label.rect.bottom) < 6
    assert not any(Rect(left, low, right - left, 1).overlaps(text.rect) for text in head.texts)


def test_what_is_left_of_a_sheet_is_to_fill_in() -> None:
    (page,) = cards((Cue("", "When I wash up, I notice."),))
    blank = [
        block
        for block in page.blocks
        if "When I" in block.says[:1] or block.says[:1] == ("When I I notice how I stand.",)
    ]
    assert [block.name for block in blank] == ["plan 2", "plan 3"]
    assert all(sum(isinstance(mark, Stroke) for mark in block.marks) == 2 for block in blank)


@pytest.mark.parametrize(("count", "sheets"), [(0, 1), (3, 1), (4, 1), (6, 1), (7, 2), (13, 3)])
def test_cards_go_on_on_further_sheets(count: int, sheets: int) -> None:
    pages = cards(tuple(Cue("", f"When {n}, I notice.") for n in range(count)))
    assert len(pages) == sheets
    said = "\n".join(map(plain_text, pages))
    assert all(f"When {n}, I notice." in said for n in range(count))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("first", [None, MONDAY])
@pytest.mark.parametrize("kind", WeekKind)
def test_a_week_says_what_belongs_to_it(kind: WeekKind, first: date | None) -> None:
    (page,) = on_paper.week(THREE, Plan(kind, first), A4, "en-GB")
    said = plain_text(page)
    rows = page.blocks[1:-1]
    assert [row.says[0] for row in rows][::6] == (["Monday 2 March", "Sunday 8 March"] if first else ["Day 1", "Day 7"])
    assert "In the past 24 hours, how strong was your back pain on average?" in said
    assert said.count("no pain 0 1 2 3 4 5 6 7 8 9 10 worst pain imaginable") == 7
    noticing = kind is WeekKind.AWARENESS
    assert (said.count("Brushing teeth: I noticed how I stand, I evened my weight") == 7) is noticing
    assert ("Notice both feet on the floor." in said) is noticing
    assert said.count("I leave this day out") == 7
    assert "Missed days are fine: leave them empty." in said
    assert "Get help now." in said


def test_what_has_no_boxes_is_named() -> None:
    names = tuple(f"Work {n}" for n in range(MOST_ACTIVITIES + 2))
    page = week(WeekSheet("", tuple(SheetDay() for _ in range(7)), names))
    assert f"Not on this sheet: Work {MOST_ACTIVITIES}, Work {MOST_ACTIVITIES + 1}." in plain_text(page)


@pytest.mark.parametrize(("month", "name"), [(3, "Monday 2 March"), (9, "Wed 30 Sept"), (12, "Wed 30 December")])
def test_long_dates_are_shortened(month: int, name: str) -> None:
    day = {3: date(2026, 3, 2), 9: date(2026, 9, 30), 12: date(2026, 12, 30)}[month]
    page = week(WeekSheet("", (SheetDay(day),)), measure=PlainMeasure({3: 0.53, 9: 0.8, 12: 0.6}[month]))
    assert page.blocks[1].name == name


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", REAL)
def test_a_sheet_is_a_file_that_can_be_read_aloud(name: str) -> None:
    pages = REAL[name](LETTER)
    file = PdfReader(BytesIO(pdf_bytes(pages)))
    assert len(file.pages) == len(pages)
    assert "/StructTreeRoot" in file.trailer["/Root"]
    said = " ".join(file.pages[0].extract_text().split())
    assert all(word in said for text in pages[0].blocks[0].texts for word in text.text.split())
    scales = said.count("no pain 0 1 2 3 4 5 6 7 8 9 10 worst pain imaginable")
    assert scales == (7 if name in {"week", "week-blank", "week-many", "baseline"} else 0)


if __name__ == "__main__":
    on_paper.FontMeasure = PlainMeasure  # type: ignore[assignment,misc]
    for name, make in REAL.items():
        (GOLDEN / f"{name}.txt").write_text(drawn(make(A4)[0]), "utf-8", newline="\n")

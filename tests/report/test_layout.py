"""Whatever the diary holds: one sheet, nothing over another thing, nothing below ten points, cuts that say so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.diary import gather
from desktop.domain.interview import BodyMark, Helped, Interview, Region, Sensation, Tried
from desktop.domain.routine import WeekKind
from desktop.domain.summary import Summary, summarise
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.report.measure import FontMeasure
from desktop.report.page import Block, Dot, Ink, Page, Picture, Rect, Text, plain_text
from desktop.report.page import Path as Stroke
from desktop.report.sheet import A4, LETTER, POINTS_PER_MM, Sheet
from desktop.report.typeset import Measure
from desktop.report.visit.layout import CUTS, MARGIN, fitting, lay_out
from desktop.report.visit.plan import Plan
from desktop.report.words import Words
from tests import strategies
from tests.report import diaries
from tests.report.golden import AGREED
from tests.report.plain import PlainMeasure
from tests.told import FULL, LONGEST, PLAIN

SHEETS = (A4, LETTER)
ORDER = (
    *("title", "who", "warning", "problem", "hopes", "history", "nothing", "site", "places", "severity", "chart"),
    *("facts", "care", "feet", "felt", "questions", "activities", "notes", "remarks", "foot"),
)
"""As a physician takes a history."""
EMERGENCY_ORDER = (ORDER[0], ORDER[2], ORDER[1], *ORDER[3:])
MEASURES = {"narrow": PlainMeasure(0.42), "wide": PlainMeasure(0.6)}


def faults(page: Page) -> list[str]:
    """Everything that is where it should not be."""
    column = Rect(MARGIN, MARGIN, page.sheet.width - 2 * MARGIN, page.sheet.height - 2 * MARGIN)
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
    return lay_out(summary, sheet, words, measure or AGREED)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("measure", [*MEASURES, "fonts"])
@pytest.mark.parametrize("name", diaries.ALL)
@pytest.mark.usefixtures("qapp")
def test_everything_has_its_place(name: str, measure: str, sheet: Sheet, words: Words) -> None:
    page = made(diaries.ALL[name](), words, sheet, MEASURES.get(measure) or FontMeasure())
    assert not faults(page)
    names = [block.name for block in page.blocks]
    assert names == sorted(names, key=EMERGENCY_ORDER.index if name == "too_long" else ORDER.index)


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """A stretch of any diary, from one day to half a year."""
    told = draw(st.none() | strategies.interviews() | st.sampled_from([FULL, LONGEST]))
    diary = gather([*draw(st.lists(strategies.records(), max_size=25)), *([told] if told else [])])
    first = draw(strategies.days())
    last = first + timedelta(days=draw(st.integers(0, 200)))
    return summarise(diary, first, last, last)


@given(summaries(), st.sampled_from(SHEETS), st.floats(0.35, 0.6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_has_its_place_in_any_diary(words: Words, summary: Summary, sheet: Sheet, em: float) -> None:
    page = made(summary, words, sheet, PlainMeasure(em))
    assert not faults(page)
    assert plain_text(page)


def test_an_empty_diary_says_so(words: Words) -> None:
    page = made(diaries.empty(), words)
    assert [block.name for block in page.blocks] == ["title", "who", "warning", "nothing", "remarks", "foot"]
    assert "Nothing has been recorded for these dates." in plain_text(page)
    assert "No questions were answered before this page." in plain_text(page)


def test_an_interview_without_a_diary_is_a_page(words: Words) -> None:
    page = made(diaries.only_told(), words)
    names = {block.name for block in page.blocks}
    assert {"problem", "history", "site", "places", "facts", "care", "feet", "questions"} <= names
    assert not names & {"severity", "chart", "nothing"}
    assert "Questions answered: 14 Mar 2026" in block(page, "who").says
    assert "Dates covered" not in plain_text(page)
    assert block(page, "remarks").says == ("This page holds no diary entries.",)
    assert not faults(page)


def test_ratings_off_is_a_full_page(words: Words) -> None:
    records = [*diaries.SAMPLE_NOTES, *diaries.check_ins("cooking", range(4)), *diaries.default_activities()]
    page = made(summarise(gather(records), diaries.START, diaries.day(15), diaries.MADE_ON), words)
    names = [block.name for block in page.blocks][3:]
    assert names == ["severity", "felt", "activities", "notes", "remarks", "foot"]
    assert "No pain ratings were recorded for these dates." in block(page, "severity").says
    assert len(block(page, "notes").says) == 5


def untold(summary: Summary) -> Summary:
    return replace(summary, interview=Interview())


CUT = re.compile(r"(\d+) (warning sign|activity|activities|note|thing)s?")


def left_out(page: Page, what: str) -> int:
    """How many of `what` the page says that it left out."""
    (said, *_) = [*(text for text in block(page, "remarks").says if text.startswith("Not all fits.")), ""]
    return sum(int(n) for n, kind in CUT.findall(said) if kind.startswith(what))


@pytest.mark.parametrize("name", ["sample", "full", "too_long", "right_to_left"])
@pytest.mark.parametrize("part", ["activities", "notes"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_is_cut_is_counted(name: str, part: str, sheet: Sheet, words: Words) -> None:
    summary = diaries.ALL[name]()
    page = made(summary, words, sheet)
    shown = sum(len(block.says) - 1 for block in page.blocks if block.name == part)
    assert shown + left_out(page, part[:4]) == len(getattr(summary, part))


@pytest.mark.parametrize("measure", MEASURES)
def test_every_sign_is_on_the_page_or_counted(measure: str, words: Words) -> None:
    page = made(diaries.too_long(), words, LETTER, MEASURES[measure])
    shown = sum(text.count("\u2022") + 1 for text in block(page, "warning").says[1:])
    assert shown + left_out(page, "warning") == len(Sign)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.usefixtures("qapp")
def test_all_signs_at_once_are_all_there(sheet: Sheet, words: Words) -> None:
    check = WarningCheck("w", diaries.START, diaries.at(diaries.START), frozenset(Sign))
    page = made(replace(diaries.sample(), warning_check=check), words, sheet, FontMeasure())
    said = " ".join(text.text for text in block(page, "warning").texts)
    assert not [sign for sign in Sign if words.sign(sign).split()[0] not in said]
    assert not left_out(page, "warning")
    assert not faults(page)


@pytest.mark.parametrize("measure", [*MEASURES, "fonts"])
@pytest.mark.usefixtures("qapp")
def test_what_matters_most_is_never_cut(measure: str, words: Words) -> None:
    page = made(diaries.too_long(), words, LETTER, MEASURES.get(measure) or FontMeasure())
    assert {"who", "warning", "severity", "site", "questions", "remarks", "foot"} <= {b.name for b in page.blocks}
    assert [text.text for text in block(page, "questions").texts if text.style.bold][1:] == ["1.", "2.", "3."]
    assert any("Medicines" in text.text for name in ("facts", "care") for text in texts(page, name))


def texts(page: Page, name: str) -> list[Text]:
    return [text for block in page.blocks if block.name == name for text in block.texts]


def test_cuts_only_cut() -> None:
    plan = Plan()
    for name, value in CUTS:
        assert value < getattr(plan, name), f"{name} to {value}"
        plan = replace(plan, **{name: value})


@given(st.data())
def test_a_page_gives_way_no_further_than_it_must(data: st.DataObject) -> None:
    """Each thing takes room of its own; the room of the page is any."""
    prices = {name: data.draw(st.integers(0, 20), name) for name, _ in CUTS}
    most = {name: [value for cut, value in CUTS if cut == name] for name in prices}
    ranks = {name: [getattr(Plan(), name), *values] for name, values in most.items()}

    def size(plan: Plan) -> int:
        return sum(prices[name] * (len(ranks[name]) - 1 - ranks[name].index(getattr(plan, name))) for name in prices)

    room = data.draw(st.integers(0, size(Plan())), "room")
    found = fitting(lambda plan: size(plan) <= room)
    assert size(found) <= room
    for name, values in ranks.items():
        if at := values.index(getattr(found, name)):
            assert size(replace(found, **{name: values[at - 1]})) > room, f"{name} was cut for nothing"


def test_what_is_first_to_go_goes_first() -> None:
    """With one room for everything, what stands first in the order is given up before the next is touched."""
    steps = list(accumulate(CUTS, lambda plan, cut: replace(plan, **{cut[0]: cut[1]}), initial=Plan()))
    for number, plan in enumerate(steps):
        assert (
            fitting(lambda wanted, number=number: steps.index(wanted) >= number if wanted in steps else False) == plan
        )


def test_there_may_be_nothing_to_remark(words: Words) -> None:
    page = made(replace(diaries.gaps(), activities=(), notes=(), interview=FULL), words)
    assert "remarks" not in {block.name for block in page.blocks}


def test_what_was_not_answered_is_named_once(words: Words) -> None:
    page = made(replace(diaries.sample(), interview=PLAIN), words)
    (said,) = [text for text in block(page, "remarks").says if text.startswith("Not answered: ")]
    assert {"medicines", "allergies", "health facts", "daily life", "feet and insoles"} <= set(
        said.removeprefix("Not answered: ").rstrip(".").split(", ")
    )
    assert "questions" not in said
    assert not [text for text in block(made(diaries.full(), words), "remarks").says if text.startswith("Not answered")]


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ([Region.CALF_LEFT], ["Pain, left leg to below the knee: left calf"]),
        ([Region.KNEE_LEFT], ["Pain, left leg to the knee: left knee"]),
        ([Region.THIGH_BACK_RIGHT], ["Pain, right leg to the thigh: back of the right thigh"]),
        ([Region.BUTTOCK_LEFT, Region.BUTTOCK_RIGHT], ["Pain: both buttocks"]),
        ([Region.LOWER_BACK_LEFT, Region.LOWER_BACK_MIDDLE, Region.LOWER_BACK_RIGHT], ["Pain: lower back, all across"]),
        ([Region.LOWER_BACK_LEFT, Region.LOWER_BACK_MIDDLE], ["Pain: lower back, left; lower back, middle"]),
        ([Region.NECK_BACK], ["Pain: neck"]),
    ],
)
def test_places_in_words(marks: list[Region], says: list[str], words: Words) -> None:
    told = Interview(marks=frozenset(BodyMark(region, Sensation.PAIN) for region in marks))
    page = made(replace(diaries.gaps(), interview=told), words)
    assert list(block(page, "places").says) == says
    assert all(text in block(page, "site").alt for text in says)


def test_every_answer_is_on_the_page(words: Words) -> None:
    found = plain_text(made(diaries.only_told(), words))
    expected = [
        FULL.main_problem,
        FULL.hopes,
        "over 12 weeks, since 1 Oct 2025",
        "slowly, over days or weeks; After we",
    ]
    expected += ["Had it before: yes", "Since then: up and down", "Stiff in the morning: 20 minutes"]
    expected += ["Woken by pain at night: yes", "Worse with: standing, sitting, lifting; the drive to work"]
    expected += ["Better with: walking, lying down, warmth", "sleep a little; work a lot; walking not at all"]
    expected += [FULL.misses, "Gel insoles, two months: did not help", "Ramipril 5 mg", "Allergies: penicillin"]
    expected += ["Health facts: diabetes", "Foot or ankle pain: yes, left heel in the morning", "Insoles: from a shop"]
    expected += ["Brings shoes: yes", "3. Would it be worth having insoles assessed?"]
    expected += ["Weak, left leg to below the knee: left calf"]
    assert [text for text in expected if text not in found] == []


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (Interview(health=frozenset()), "Health facts: none ticked. Asked: cancer, thin bones,"),
        (Interview(worse=frozenset()), "Worse with: nothing on the list"),
        (Interview(better_other="a hot bath"), "Better with: a hot bath"),
        (Interview(tried=()), "Tried: nothing"),
        (Interview(tried=(Tried("Yoga"),)), "Tried: Yoga\n"),
        (Interview(tried=(Tried("", "a week", Helped.NO), Tried(" "))), "Tried: a week: did not help\n"),
        (Interview(tried=(Tried("", "", Helped.YES),)), "Tried: helped\n"),
        (Interview(stiff_minutes=1), "Stiff in the morning: 1 minute"),
        (Interview(foot_story="a corn"), "Foot or ankle pain: a corn"),
        (Interview(began=date(2025, 10, 1)), "How long: since 1 Oct 2025"),
    ],
)
def test_no_and_none_are_answers(told: Interview, says: str, words: Words) -> None:
    assert says in plain_text(made(replace(diaries.gaps(), interview=told), words))


@pytest.mark.usefixtures("qapp")
def test_peg_goes_from_the_first_to_the_last(words: Words) -> None:
    says = block(made(diaries.full(), words, measure=FontMeasure()), "severity").says
    assert {
        "PEG (n 3), 1 Mar \u2192 25 Apr: 7.7 \u2192 3.7".replace("1 Mar", "1\u00a0Mar").replace(
            "25 Apr", "25\u00a0Apr"
        ),
        "PEG: pain: 8 \u2192 4",
        "Enjoyment of life: 7 \u2192 3",
    } <= set(says)
    once = replace(diaries.full(), pegs=diaries.full().pegs[:1])
    assert "PEG, once, 1\u00a0Mar: 7.7" in block(made(once, words), "severity").says


def test_the_newest_notes_stay(words: Words) -> None:
    says = block(made(untold(diaries.full()), words), "notes").says
    assert says[1].startswith("24 Apr 2026: ")


def test_the_activities_noticed_most_stay_in_their_order(words: Words) -> None:
    says = block(made(untold(diaries.too_long()), words), "activities").says
    assert [text.partition(":")[0].split(" ")[0] for text in says[1:]] == ["Cooking", "1", "2", "3"][: len(says) - 1]
    assert len(says) > 2


def test_ticked_signs_stand_above_everything_but_the_name(words: Words) -> None:
    page = made(diaries.full(), words)
    assert [block.name for block in page.blocks][:3] == ["title", "who", "warning"]
    assert [text.partition(":")[0] for text in block(page, "warning").says] == [
        "Warning signs ticked on 10 Apr 2026", "Urgent", "Soon",
    ]  # fmt: skip


def test_an_emergency_leads(words: Words) -> None:
    page = made(diaries.too_long(), words)
    assert [block.name for block in page.blocks][:3] == ["title", "warning", "who"]
    counts = ["Warning signs ticked on 17 Mar 2026: 27", "Emergency (9)", "Urgent (11)", "Soon (7)"]
    says = block(page, "warning").says
    assert [text.startswith(count) for text, count in zip(says, counts, strict=True)] == [True] * 4


@pytest.mark.parametrize("measure", MEASURES)
def test_no_line_of_signs_ends_with_a_bullet(measure: str, words: Words) -> None:
    page = made(diaries.too_long(), words, measure=MEASURES[measure])
    assert not [text.text for text in block(page, "warning").texts if text.text.rstrip().endswith("\u2022")]


def test_what_was_not_asked_stands_in_a_box_in_bold(words: Words) -> None:
    found = block(made(replace(diaries.sample(), warning_check=None), words), "warning")
    assert [text.text for text in found.texts if text.style.bold] == ["Warning signs", "Not asked."]
    assert [len(mark.points) for mark in found.marks if isinstance(mark, Stroke)] == [5]


@pytest.mark.parametrize(("told", "rules"), [(PLAIN, 0), (replace(PLAIN, main_problem=""), 1), (FULL, 1)])
def test_one_answer_to_how_it_began_is_no_band_of_its_own(told: Interview, rules: int, words: Words) -> None:
    found = block(made(replace(diaries.sample(), interview=told), words), "history")
    assert len([mark for mark in found.marks if isinstance(mark, Stroke)]) == rules
    assert (found.rect.height < 20) == (told is not FULL)


@pytest.mark.parametrize("name", ["full", "too_long"])
@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_short_and_what_helped_is_never_cut_inside(name: str, measure: str, words: Words) -> None:
    long = tuple(Tried("Everything that I could think of, " * 3, "for a long while", helped) for helped in Helped)
    summary = replace(diaries.ALL[name](), interview=replace(FULL, tried=long))
    found = " ".join(text.text for text in texts(made(summary, words, LETTER, MEASURES[measure]), "facts"))
    outcomes = [words.answer(helped) for helped in Helped]
    tried = found.partition("Tried:")[2].split("\u2022")[1:]
    assert tried or name == "too_long"
    assert all(text.strip().endswith(f": {outcomes[at]}") for at, text in enumerate(tried))
    assert "Pain is in the way of:" not in found or "sleep a little; work a lot; walking not at all" in found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.usefixtures("qapp")
def test_the_figure_is_large_enough_for_its_patterns(sheet: Sheet, words: Words) -> None:
    found = block(made(diaries.full(), words, sheet, FontMeasure()), "site")
    assert all(mark.rect.height > 39 * POINTS_PER_MM for mark in found.marks if isinstance(mark, Picture))
    letters = sorted((text.rect for text in found.texts if text.text in {"L", "R"}), key=lambda rect: rect.x)
    assert len(letters) == 4
    assert min(after.x - before.right for before, after in pairwise(letters)) > 6


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sample", ["Baseline week, 1 Mar to 7 Mar: 5.3 (7 of 7 days)",
                    "Week of noticing, 8 Mar to 14 Mar: 4.6 (5 of 7 days)",
                    "All dates: 4.8 (14 of 16 days)", "Range: 3 to 8", "Days at 7 or more: 1",
                    "Entered later: 2 of 14", "Left out: 1"]),
        ("gaps", ["Baseline week, 1 Mar to 7 Mar: not enough days to average (2 of 7)"]),
        ("full", ["Week of noticing, 12 Apr to 18 Apr: 3.9 (7 of 7 days)", "All dates: 4.8 (50 of 56 days)"]),
        ("too_long", ["First and last 1 of 100 weeks", "0 = no pain, 10 = worst pain imaginable"]),
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
    named = [text for text in who.texts if text.rect.x == MARGIN][1:]
    assert len(named) == 2
    assert named[-1].text.endswith("\u2026")

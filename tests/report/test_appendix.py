"""The daily table: every day of the stretch once and in order, the head on each sheet, sheets numbered."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.clock import days_between
from desktop.domain.diary import BodySite, CheckIn, Evened, FeltSpot, Note, PainRating, gather
from desktop.domain.summary import Summary, summarise
from desktop.report.measure import FontMeasure
from desktop.report.page import Page, Role, plain_text
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.report.structure import structure
from desktop.report.visit import appendix
from desktop.report.visit import compose as compose_module
from desktop.report.visit.appendix import daily_table
from desktop.report.visit.compose import compose
from desktop.report.visit.layout import lay_out
from desktop.report.words import Words
from tests.report import diaries
from tests.report.golden import AGREED
from tests.report.plain import PlainMeasure
from tests.report.test_layout import faults


def sheets(summary: Summary, words: Words, sheet: Sheet = A4, em: float = 0.47) -> tuple[Page, ...]:
    return daily_table(summary, sheet, words, PlainMeasure(em))


def every_day(summary: Summary, words: Words) -> list[str]:
    return [words.day(day) for day in days_between(summary.trend.first, summary.trend.last)]


@pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("em", [0.42, 0.6])
@pytest.mark.parametrize("name", ["sample", "full", "gaps", "right_to_left", "empty"])
def test_everything_has_its_place(name: str, em: float, sheet: Sheet, words: Words) -> None:
    for page in sheets(diaries.ALL[name](), words, sheet, em):
        assert not faults(page)


def test_ten_years_of_long_notes_have_their_place(words: Words) -> None:
    summary = diaries.too_long()
    pages = sheets(summary, words)
    assert not [fault for page in pages[::100] for fault in faults(page)]
    days = [said for page in pages for said in page.blocks[1].says]
    assert [said.partition(":")[0] for said in days] == every_day(summary, words)


@pytest.mark.parametrize("name", ["sample", "full", "gaps"])
def test_every_day_is_there_once_and_every_sheet_has_its_head(name: str, words: Words) -> None:
    summary = diaries.ALL[name]()
    pages = sheets(summary, words)
    found = [said.partition(":")[0] for page in pages for said in page.blocks[1].says]
    assert found == every_day(summary, words)
    for number, page in enumerate(pages, start=2):
        heads = " ".join(text.text for text in page.blocks[1].texts if text.row == 0)
        assert heads == "Date Pain, 0 to 10 Where Noticing how I stand Note"
        assert f"Page {number} of {len(pages) + 1}" in page.blocks[0].says
        assert "Entered by the patient. Not a medical record or diagnosis." in page.blocks[0].says
        assert any(summary.person.name in said for said in page.blocks[0].says)
        cells = [text for text in page.blocks[1].texts if text.row]
        assert {text.role for text in cells if not text.follows} <= {Role.TH, Role.TD}


def test_a_day_in_full(words: Words) -> None:
    on = diaries.day(0)
    at = diaries.at(on)
    records = [
        *diaries.default_activities(),
        PainRating(on, at, 6, frozenset({BodySite.LEFT_LEG, BodySite.LOWER_BACK}), recalled=True),
        CheckIn("a", on, at, "cooking", True, Evened.YES, frozenset({FeltSpot.LEFT, FeltSpot.HEEL}), 6, 4),
        CheckIn("b", on, at, "cooking", False, Evened.NO, frozenset(), None, 3, recalled=True),
        CheckIn("c", on, at, "gone", True, Evened.NOT_SAID, frozenset(), 2),
        Note(on, at, "Long\nday"),
        *diaries.ratings(".-"),
    ]
    (page,) = sheets(summarise(gather(records), on, diaries.day(1), diaries.MADE_ON), words)
    first, second = page.blocks[1].says
    assert first == (
        "1 Mar 2026: Pain, 0 to 10: 6 (later); Where: lower back, left leg; Noticing how I stand: "
        "Cooking: noticed, evened, pain\u00a06\u00a0\u2192\u00a04; weight felt: heel, left foot; "
        "Cooking: not noticed, not evened, pain 3 after, entered later; "
        "gone: noticed, pain 2 before; Note: Long day"
    )
    assert second == "2 Mar 2026: Pain, 0 to 10: left out"


@pytest.mark.parametrize("name", ["sample", "full", "gaps"])
def test_each_cell_is_below_its_heading(name: str, words: Words) -> None:
    pages = sheets(diaries.ALL[name](), words)
    for page in pages:
        root = structure([page], lambda _: "").root
        ((head, *rows),) = [[row.kids for row in node.kids] for part in root.kids for node in part.kids if node.kids]
        lefts = [cell.box.x for cell in head if cell.box]
        assert len(lefts) == 5
        assert [[cell.box.x for cell in row if cell.box] for row in rows] == [lefts] * len(rows)
        assert any(not cell.words for row in rows for cell in row)


@pytest.mark.parametrize("blank", [1, 7, 8, 400])
def test_a_day_without_a_rating_says_so_and_many_without_an_entry_share_a_row(blank: int, words: Words) -> None:
    end = diaries.day(blank + 1)
    records = [*diaries.ratings("5" + "." * blank), Note(end, diaries.at(end), "Back again")]
    (page, *_) = sheets(summarise(gather(records), diaries.START, end, end), words)
    first, *none, last = page.blocks[1].says
    day = lambda n: words.day(diaries.day(n))  # noqa: E731
    dates = [f"2 Mar 2026 to {day(blank)}"] if blank > 7 else [day(n + 1) for n in range(blank)]
    assert first == "1 Mar 2026: Pain, 0 to 10: 5"
    assert none == [f"{when}: Pain, 0 to 10: no rating" for when in dates]
    assert last == f"{day(blank + 1)}: Pain, 0 to 10: no rating; Note: Back again"
    assert not faults(page)


def test_no_day_is_a_sheet_that_says_so(words: Words) -> None:
    (page,) = sheets(diaries.empty(), words)
    assert "There is no day to list." in plain_text(page)


@pytest.mark.usefixtures("qapp")
def test_the_page_says_that_sheets_follow() -> None:
    summary = replace(diaries.full(), interview=diaries.sample().interview)
    first, *more = compose(summary, A4, "en-GB", appendix=True)
    assert more == list(daily_table(summary, A4, words_of(), FontMeasure()))
    assert f"The daily table follows on {len(more)} sheets." in plain_text(first)
    assert not faults(first)
    assert len(compose(summary, A4, "en-GB")) == 1


@pytest.mark.parametrize(("name", "cut"), [("full", True), ("gaps", False)])
@pytest.mark.parametrize("more", [0, 3])
def test_notes_that_are_in_the_table_are_not_said_to_be_left_out(name: str, cut: bool, more: int, words: Words) -> None:
    said = plain_text(lay_out(diaries.ALL[name](), A4, words, AGREED, more))
    left_out = re.search(r"Left out here: [^.]*\d+ notes?\b", said)
    assert bool(left_out) is (cut and not more)
    assert ("All notes are in it." in said) is bool(cut and more)


def words_of() -> Words:
    from desktop.report.words import load

    return load("en-GB")


def test_sheets_are_filled(words: Words) -> None:
    pages = daily_table(diaries.full(), A4, words, AGREED)
    assert all(page.blocks[1].rect.bottom > A4.height * 0.75 for page in pages[:-1])


@pytest.mark.usefixtures("qapp")
def test_the_table_is_laid_out_again_for_what_is_in_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Summary] = []

    def counted(summary: Summary, *more: Any) -> tuple[Page, ...]:
        made.append(summary)
        return daily_table(summary, *more)

    monkeypatch.setattr(appendix, "daily_table", counted)
    monkeypatch.setattr(compose_module, "_last", None)
    full = diaries.full()
    renamed = replace(full, person=replace(full.person, name="Somebody Else"))
    told = replace(full, interview=diaries.sample().interview)
    before, again = (compose(of, A4, "en", appendix=True)[1:] for of in (full, told))
    assert (made, again) == ([full], before)
    # A shorter diary, another name, another sheet and another language are other tables, and so is the first one then.
    others = (
        (replace(full, days=full.days[:-1]), A4, "en"),
        (renamed, A4, "en"),
        (full, LETTER, "en"),
        (full, A4, "de"),
    )
    for summary, sheet, language in others:
        assert compose(summary, sheet, language, appendix=True)[1:] != before
    assert compose(full, A4, "en", appendix=True)[1:] == before
    assert len(made) == 2 + len(others)

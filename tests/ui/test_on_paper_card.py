"""On paper: both sheets as they will print, the ways to get them out, and the way back in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.preferences import Paper
from desktop.domain.routine import Activity, WeekKind
from desktop.report.page import Page, plain_text
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.dialogs import printing
from desktop.ui.dialogs.paper_week import PaperWeekDialog
from desktop.ui.dialogs.printing import Printed
from desktop.ui.on_paper_card import BESIDE, PICTURED, OnPaperCard
from desktop.ui.pages.week_page import WeekPage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words
from tests.ui.days import TODAY, ago, rating, week

Remember = Callable[..., None]


@pytest.fixture
def page(qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look) -> WeekPage:
    made = WeekPage(diary_state, preferences, words, look)
    qtbot.addWidget(made)
    made.resize(890, 1000)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def card(page: WeekPage) -> OnPaperCard:
    return page.paper


def said(pages: Sequence[Page]) -> str:
    return "\n".join(map(plain_text, pages))


@pytest.mark.parametrize("sheet", [A4, LETTER])
def test_the_cards_are_for_the_activities_in_use(card: OnPaperCard, remember: Remember, sheet: Sheet) -> None:
    remember(Activity("own", "Ironing", "When I iron, I feel my feet."), Activity("cooking", retired=True))
    pages = card.cards_for(sheet)
    assert pages[0].sheet is sheet
    assert "When I iron, I feel my feet." in said(pages)
    assert "When I cook" not in said(pages)


@pytest.mark.parametrize(
    ("weeks", "kind"),
    [
        ((), "Week of noticing"),
        ((week(WeekKind.BASELINE, 3),), "Baseline week"),
        ((week(WeekKind.AWARENESS, 3),), "Week of noticing"),
    ],
)
def test_the_sheet_is_for_the_week_that_runs(
    page: WeekPage, card: OnPaperCard, remember: Remember, weeks: tuple[object, ...], kind: str
) -> None:
    remember(*weeks)
    page.refresh()
    assert kind in said(card.week_for(None))
    assert "Day 1" in said(card.week_for(None))
    card.dated.click()
    first = ago(3) if weeks else TODAY
    assert f"{first:%A} {first.day} March" in said(card.week_for(None))


def test_what_was_chosen_stays(page: WeekPage, card: OnPaperCard, remember: Remember) -> None:
    card.kind.setCurrentIndex(1)
    card.kind.activated.emit(1)
    card.dated.click()
    card.first.setDate(card.first.date().addDays(5))
    remember(week(WeekKind.AWARENESS, 3))
    page.refresh()
    text = said(card.week_for(None))
    assert "Baseline week" in text
    assert "Monday 23 March" in text


@pytest.mark.parametrize(("wanted", "day"), [(9999, date(2199, 12, 31)), (1752, date(1900, 1, 1))])
def test_a_sheet_is_for_days_that_a_diary_can_hold(card: OnPaperCard, wanted: int, day: date) -> None:
    card.dated.click()
    card.first.setDate(QDate(wanted, 12, 31))
    assert card.first.day() == day
    assert f"{day:%A}" in said(card.week_for(None))


def test_without_ratings_there_is_no_scale_and_no_baseline(
    page: WeekPage, card: OnPaperCard, preferences: PreferencesState, remember: Remember
) -> None:
    remember(week(WeekKind.BASELINE, 3))
    preferences.update(ratings=False)
    page.refresh()
    text = said(card.week_for(None))
    assert card.kind.isHidden()
    assert "Week of noticing" in text
    assert "no pain" not in text


def test_paper_and_language_are_those_of_the_page(card: OnPaperCard, preferences: PreferencesState) -> None:
    preferences.update(paper=Paper.LETTER, page_language="de")
    for (sheet,) in (card.cards_for(None), card.week_for(None)):
        assert sheet.sheet is LETTER
        assert sheet.language == "de"


def test_the_pictures_follow(page: WeekPage, card: OnPaperCard, qtbot: QtBot, preferences: PreferencesState) -> None:
    def picture(thumb: QWidget) -> QImage:
        return thumb.grab().toImage()

    card.settle()
    before = [picture(each) for each in (card.cards_thumb, card.week_thumb)]
    assert before[0] != before[1]
    card.dated.click()
    card.settle()
    assert picture(card.cards_thumb) == before[0]
    assert picture(card.week_thumb) != before[1]
    preferences.update(page_language="de")
    page.refresh()
    qtbot.waitUntil(lambda: picture(card.cards_thumb) != before[0])


@pytest.mark.parametrize(("width", "beside", "pictured"), [(890, True, True), (600, False, True), (440, False, False)])
def test_both_sheets_have_room(page: WeekPage, card: OnPaperCard, width: int, beside: bool, pictured: bool) -> None:
    page.resize(width, 1000)
    for _ in range(3):
        QApplication.processEvents()
    assert (card.width() >= BESIDE, card.width() >= PICTURED) == (beside, pictured)
    assert (card.week.button.y() == card.cards.button.y()) or not beside
    assert card.week_thumb.isVisible() is pictured
    assert page.widget().width() <= page.viewport().width()


@pytest.mark.parametrize(("name", "title"), [("cards", "Cards"), ("week", "Week sheet")])
def test_a_sheet_is_saved(
    card: OnPaperCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, title: str
) -> None:
    suggested = []

    def choose(_parent: QWidget, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(path).name)
        return str(tmp_path / "sheet"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    row = getattr(card, name)
    row.save.click()
    assert suggested == [f"{title}.pdf"]
    assert row.said.text() == f"Saved as {tmp_path / 'sheet.pdf'}."
    assert len(PdfReader(tmp_path / "sheet.pdf").pages) == 1
    assert row.saved.isVisible()
    card.dated.click()
    assert not row.said.text()
    assert not row.saved.isVisible()


@pytest.mark.parametrize("way", ["button", "preview"])
@pytest.mark.parametrize("name", ["cards", "week"])
def test_a_sheet_is_printed_and_previewed(
    card: OnPaperCard, monkeypatch: pytest.MonkeyPatch, name: str, way: str
) -> None:
    asked: list[str] = []

    def take(pages: Sequence[Page], page_for: Callable[[Sheet], tuple[Page, ...]], *_: object) -> Printed:
        assert page_for(LETTER)[0].sheet is LETTER
        asked.append(pages[0].title)
        return Printed.HANDED_OVER

    monkeypatch.setattr(printing, "printers", lambda: ["Home"])
    monkeypatch.setattr(printing, "print_by_dialog", take)
    monkeypatch.setattr(printing, "preview", take)
    row = getattr(card, name)
    getattr(row, way).click()
    assert asked == [{"cards": "Cards to cut out", "week": "My week on paper"}[name]]
    assert "on its way to the printer" in row.said.text()


def test_without_a_printer_it_says_so(card: OnPaperCard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printers", list)
    card.week.button.click()
    assert "No printer was found" in card.week.said.text()
    card.dated.click()
    assert card.week.said.text() == ""


def test_every_button_says_which_sheet_it_is_about(card: OnPaperCard) -> None:
    names = [each.accessibleName() for row in (card.cards, card.week) for each in (row.button, row.preview, row.save)]
    assert names == [
        *("Print cards…: Cards", "Preview…: Cards", "Save as PDF…: Cards"),
        *("Print sheet…: Week sheet", "Preview…: Week sheet", "Save as PDF…: Week sheet"),
    ]


@pytest.mark.parametrize(
    ("weeks", "back", "first"),
    [
        ((), 0, ago(6)),
        ((week(WeekKind.AWARENESS, 3),), 0, ago(3)),
        ((), 1, ago(13)),
        ((week(WeekKind.BASELINE, 12),), 0, ago(12)),
    ],
)
def test_typing_begins_where_a_sheet_likely_does(
    page: WeekPage, card: OnPaperCard, remember: Remember, weeks: tuple[object, ...], back: int, first: date
) -> None:
    remember(rating(20, 3), *weeks)
    page.refresh()
    for _ in range(back):
        page.previous.click()
    card.type_in.click()
    dialog = page.findChild(PaperWeekDialog)
    assert dialog is not None
    assert dialog.first.day() == first
    dialog.reject()
    assert QApplication.focusWidget() is card.type_in


def test_what_became_of_other_entries_is_said(page: WeekPage, card: OnPaperCard, remember: Remember) -> None:
    remember(rating(6, 3))
    page.refresh()
    card.type_in.click()
    dialog = page.findChild(PaperWeekDialog)
    assert dialog is not None
    dialog.first.set_day(ago(6))
    dialog.grid.score(7)
    dialog.save.click()
    dialog.clash.diary.click()
    assert not dialog.isVisible()
    assert card.told.isVisible()
    assert card.told.text() == "1 box stayed as it was in your diary. The paper said something else."
    card.open_typing()
    assert not card.told.isVisible()

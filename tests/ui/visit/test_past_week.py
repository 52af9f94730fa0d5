"""The three questions of PEG: answered in one go, earlier ones out of sight meanwhile, offered on Today when due."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import SkippedDay
from desktop.domain.peg import Peg
from desktop.domain.routine import WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.pages.today_page import TodayPage
from desktop.ui.theme.look import Look
from desktop.ui.visit.peg_part import ITEMS, PAST_WEEK, PegPart
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.sources import Sources
from desktop.ui.words import Words
from tests.fakes import FixedClock, MemoryJournal
from tests.ui.days import TODAY, ago, moment, week
from tests.ui.visit.conftest import Hands

Make = Callable[..., Hands]
Remember = Callable[..., None]
EARLIER = Peg(ago(7), moment(ago(7)), 6, 5, 7)


def peg(days: int, *scores: int) -> Peg:
    return Peg(ago(days), moment(ago(days)), *scores)


@pytest.fixture
def hands(make: Make) -> Hands:
    made = make()
    made.page.turn_to(PAST_WEEK)
    return made


def room(hands: Hands) -> PegPart:
    assert isinstance(hands.page.room, PegPart)
    return hands.page.room


def score(hands: Hands, item: str, number: int) -> None:
    hands.find(f"peg_{item}", ScoreRow).button(number).click()


def state(hands: Hands) -> str:
    return hands.find("peg_state", QLabel).text()


def todays(diary: DiaryState) -> tuple[int, ...] | None:
    return next((peg.scores for peg in diary.pegs() if peg.day == TODAY), None)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# Answering.


def test_the_items_stand_as_they_were_published(hands: Hands, words: Words) -> None:
    shown = said(room(hands))
    for item in words.content("answers")["peg"].values():
        assert all(item[key] in shown for key in ("question", "lowest", "highest"))
    sources = room(hands).findChild(Sources)
    sources.button.click()
    assert "Krebs and others 2009" in said(sources)


def test_three_keys_are_one_answer(hands: Hands, diary_state: DiaryState) -> None:
    for keys, left in (("4", "Enjoyment of life, General activity"), ("10", "General activity")):
        hands.type(keys)
        assert state(hands) == f"Not saved yet. Still to answer: {left}."
        assert todays(diary_state) is None
        hands.key(Qt.Key.Key_Tab)
    hands.type("0")
    assert todays(diary_state) == (4, 10, 0)
    assert state(hands).startswith("Saved for today.")
    assert hands.page.side.list.lines[PAST_WEEK].accessibleName() == "The past week: Answered today"


@pytest.mark.parametrize("first", ITEMS)
def test_the_order_does_not_matter(hands: Hands, diary_state: DiaryState, first: str) -> None:
    for item in (first, *(other for other in ITEMS if other != first)):
        assert todays(diary_state) is None
        score(hands, item, 1 + ITEMS.index(item))
    assert todays(diary_state) == (1, 2, 3)


def test_todays_answer_is_shown_and_can_be_changed(make: Make, diary_state: DiaryState) -> None:
    diary_state.answer_peg(3, 4, 5)
    hands = make()
    hands.page.turn_to(PAST_WEEK)
    assert [scale.value() for scale in room(hands).scales.values()] == [3, 4, 5]
    score(hands, "enjoyment", 9)
    assert todays(diary_state) == (3, 9, 5)
    diary_state.undo()
    assert [scale.value() for scale in room(hands).scales.values()] == [3, 4, 5]


def test_it_can_be_cleared_half_way_and_when_saved(hands: Hands, diary_state: DiaryState) -> None:
    assert not hands.sees("peg_clear")
    score(hands, "pain", 3)
    hands.tap("peg_clear")
    assert not hands.sees("peg_clear")
    assert diary_state.latest == 0
    for item in ITEMS:
        score(hands, item, 3)
    hands.tap("peg_clear")
    assert diary_state.pegs() == ()
    assert [scale.value() for scale in room(hands).scales.values()] == [None] * 3
    assert hands.focused() == "score_0"
    diary_state.undo()
    assert todays(diary_state) == (3, 3, 3)
    assert [scale.value() for scale in room(hands).scales.values()] == [3] * 3


def test_half_an_answer_stays_while_something_else_changes(hands: Hands, diary_state: DiaryState) -> None:
    score(hands, "pain", 3)
    diary_state.rate(TODAY, 5)
    hands.page.open("feet")
    hands.page.open(PAST_WEEK)
    assert room(hands).scales["pain"].value() == 3
    assert hands.page.commit()


def test_a_new_day_asks_anew(hands: Hands, diary_state: DiaryState, clock: FixedClock) -> None:
    for item in ITEMS:
        score(hands, item, 3)
    clock.advance(days=1)
    diary_state.refresh()
    assert [scale.value() for scale in room(hands).scales.values()] == [None] * 3
    assert "Not answered today" in hands.page.side.list.lines[PAST_WEEK].accessibleName()


def test_a_full_disk_is_no_saved_answer(
    hands: Hands, diary_state: DiaryState, journal: MemoryJournal, qtbot: QtBot
) -> None:
    journal.failure = OSError("no room")
    with qtbot.captureExceptions() as errors:
        for item in ITEMS:
            score(hands, item, 3)
    assert len(errors) == 1
    assert state(hands) == "Not saved yet."
    journal.failure = None
    score(hands, "pain", 4)
    assert todays(diary_state) == (4, 3, 3)


# What was answered before.


def test_earlier_answers_wait_for_todays(make: Make, remember: Remember) -> None:
    remember(EARLIER, peg(14, 8, 8, 7))
    hands = make()
    hands.page.turn_to(PAST_WEEK)
    assert not hands.sees("peg_past")
    for item in ITEMS:
        score(hands, item, 2)
    shown = [label.text() for label in hands.find("peg_past").findChildren(QLabel)]
    assert shown[5:] == ["11 March 2026", "6", "5", "7", "6.0", "4 March 2026", "8", "8", "7", "7.7"]
    heard = {label.accessibleName() for label in hands.find("peg_past").findChildren(QLabel)}
    assert {"Mean: 7.7", "Enjoyment of life: 5"} <= heard
    hands.tap("peg_clear")
    assert not hands.sees("peg_past")


def test_earlier_answers_can_be_seen_all_the_same(make: Make, remember: Remember) -> None:
    remember(EARLIER)
    hands = make()
    hands.page.turn_to(PAST_WEEK)
    hands.tap("show_anyway")
    assert hands.sees("peg_past")
    assert hands.focused() == "score_0"


@pytest.mark.parametrize(("blind", "records", "past", "veil"), [
    (True, (), False, False),
    (True, (EARLIER,), False, True),
    (False, (EARLIER,), True, False),
    (False, (), False, False),
])  # fmt: skip
def test_who_does_not_rate_blind_sees_them(
    make: Make, remember: Remember, preferences: PreferencesState,
    blind: bool, records: tuple[Peg, ...], past: bool, veil: bool,
) -> None:  # fmt: skip
    preferences.update(blind_rating=blind)
    remember(*records)
    hands = make()
    hands.page.open(PAST_WEEK)
    assert (hands.sees("peg_past"), hands.sees("show_anyway")) == (past, veil)


def test_without_ratings_it_can_still_be_answered(
    make: Make, diary_state: DiaryState, preferences: PreferencesState
) -> None:
    preferences.update(ratings=False)
    hands = make()
    hands.tap(f"part_line_{PAST_WEEK}")
    for item in ITEMS:
        score(hands, item, 2)
    assert todays(diary_state) == (2, 2, 2)
    assert hands.find("questions_back").isEnabled()


# On Today.


@pytest.fixture
def today(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look
) -> Callable[[], TodayPage]:
    def show() -> TodayPage:
        page = TodayPage(diary_state, preferences, words, look)
        page.resize(890, 800)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def offered(page: TodayPage) -> bool:
    return any(button.isVisible() for button in page.findChildren(QAbstractButton, "answer_peg"))


def press(page: TodayPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible()
    button.click()


@pytest.mark.parametrize(("records", "ratings", "offers"), [
    ((), True, False),
    ((week(WeekKind.AWARENESS, 0),), True, True),
    ((week(WeekKind.BASELINE, 6),), True, True),
    ((week(WeekKind.AWARENESS, 3),), True, False),
    ((week(WeekKind.AWARENESS, 0), peg(0, 1, 1, 1)), True, False),
    ((week(WeekKind.AWARENESS, 0), peg(1, 1, 1, 1)), True, False),
    ((week(WeekKind.AWARENESS, 0),), False, False),
    ((week(WeekKind.AWARENESS, 0), SkippedDay(TODAY, moment())), True, False),
    ((week(WeekKind.AWARENESS, 0), WarningCheck("c", TODAY, moment(), frozenset({Sign.NUMB_SADDLE}))), True, False),
], ids=["none", "start", "end", "middle", "done", "done-yesterday", "no-ratings", "skipped", "emergency"])  # fmt: skip
def test_it_is_offered_when_it_is_due(
    today: Callable[[], TodayPage], remember: Remember, preferences: PreferencesState,
    records: tuple[object, ...], ratings: bool, offers: bool,
) -> None:  # fmt: skip
    preferences.update(ratings=ratings)
    remember(*records)
    assert offered(today()) == offers


def test_the_offer_leads_to_the_questions(today: Callable[[], TodayPage], remember: Remember, qtbot: QtBot) -> None:
    remember(week(WeekKind.AWARENESS, 0))
    page = today()
    with qtbot.waitSignal(page.page_asked) as asked:
        press(page, "answer_peg")
    assert asked.args == [f"questions/{PAST_WEEK}"]


def test_not_now_is_for_the_day(
    today: Callable[[], TodayPage], remember: Remember, diary_state: DiaryState, clock: FixedClock
) -> None:
    remember(week(WeekKind.AWARENESS, 0))
    page = today()
    later = page.findChild(QAbstractButton, "peg_not_now")
    assert later is not None
    later.setFocus()
    press(page, "peg_not_now")
    assert not offered(page)
    assert page.isAncestorOf(QApplication.focusWidget())
    diary_state.rate(TODAY, 3)
    assert not offered(page)
    assert diary_state.pegs() == ()
    clock.advance(days=1)
    diary_state.refresh()
    assert offered(page)


def test_the_offer_comes_by_tab_where_it_is_read(today: Callable[[], TodayPage], remember: Remember) -> None:
    remember(week(WeekKind.AWARENESS, 0))
    page = today()
    site = page.findChild(QAbstractButton, "site_right_foot")
    assert site is not None
    site.setFocus()
    for name in ("answer_peg", "peg_not_now", "note"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().objectName() == name

"""Week: which days it shows, what each card says, and how it is walked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import CheckIn, Evened, Note, SkippedDay
from desktop.domain.routine import Turn, Week, WeekKind
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.dialogs.day_dialog import DayDialog
from desktop.ui.pages.week_page import WeekPage
from desktop.ui.stretch import Stretch, after, again, before, current
from desktop.ui.theme.look import Look
from desktop.ui.widgets.day.card import BLANK, DayCard
from desktop.ui.words import Words
from tests.fakes import FixedClock
from tests.ui.days import TODAY, ago, moment, rating, week

Remember = Callable[..., None]
BASELINE, AWARENESS = WeekKind.BASELINE, WeekKind.AWARENESS
RUNNING = week(AWARENESS, 3, "w")
DONE = week(BASELINE, 10, "b")


@pytest.fixture
def page(qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look) -> WeekPage:
    made = WeekPage(diary_state, preferences, words, look)
    qtbot.addWidget(made)
    made.resize(890, 800)
    return made


@pytest.fixture
def shown(page: WeekPage, qtbot: QtBot) -> Callable[[], WeekPage]:
    def show() -> WeekPage:
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def card(page: WeekPage, days: int) -> DayCard:
    return next(card for card in page.strip.cards if card.face and card.face.day == ago(days))


def said(page: WeekPage, days: int) -> list[str]:
    return [label.text() for label in card(page, days).labels() if label.text() != BLANK and label.isVisibleTo(page)]


def dialog(page: WeekPage) -> DayDialog:
    return page.findChildren(DayDialog)[-1]


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        ((), (ago(6), TODAY, None)),
        ((RUNNING,), (ago(3), ago(-3), RUNNING)),
        ((DONE,), (ago(6), TODAY, None)),
        ((week(AWARENESS, -2),), (ago(6), TODAY, None)),
    ],
    ids=["none", "running", "over", "ahead"],
)
def test_current_days(weeks: tuple[Week, ...], expected: tuple[object, ...]) -> None:
    assert current(weeks, TODAY) == Stretch(*expected)  # type: ignore[arg-type]


def test_walking_back_and_on_leaves_no_day_out() -> None:
    ended = Week("e", AWARENESS, (Turn(ago(30), 1),), ended=ago(28))
    weeks = (ended, DONE, RUNNING, week(BASELINE, -9, "n"))
    stretch: Stretch | None = current(weeks, TODAY)
    found = []
    while stretch is not None:
        found.append(stretch)
        stretch = before(stretch, weeks, ago(40))
    assert [(s.first, s.last, s.week and s.week.id) for s in found] == [
        (ago(3), ago(-3), "w"),
        (ago(10), ago(4), "b"),
        (ago(17), ago(11), None),
        (ago(24), ago(18), None),
        (ago(28), ago(25), None),
        (ago(30), ago(29), "e"),
        (ago(37), ago(31), None),
        (ago(44), ago(38), None),
    ]
    forth = [found[-1]]
    while (step := after(forth[-1], weeks, TODAY)) is not None:
        assert step.first == forth[-1].last + timedelta(days=1) or step.week is not None
        forth.append(step)
    assert [s.week.id for s in forth if s.week] == ["e", "b", "w", "n"]
    assert all(len(s.days) <= 7 for s in forth)


def test_going_on_ends_with_today_or_a_pause() -> None:
    paused = Week("p", AWARENESS, (Turn(ago(9), 1), Turn(ago(5), None)))
    assert after(current((), TODAY), (), TODAY) is None
    assert after(current((paused,), TODAY), (paused,), TODAY) is None
    assert after(Stretch(ago(20), ago(14)), (), TODAY) == Stretch(ago(13), ago(7))
    assert after(Stretch(ago(13), ago(7)), (), TODAY) == Stretch(ago(6), TODAY)
    assert after(Stretch(ago(11), ago(5)), (), TODAY) == Stretch(ago(6), TODAY)


def test_a_shown_week_follows_its_changes() -> None:
    stretch = current((RUNNING,), TODAY)
    assert again(stretch, ()) is None
    assert again(Stretch(ago(6), TODAY), ()) == Stretch(ago(6), TODAY)
    ended = Week("w", AWARENESS, RUNNING.turns, ended=TODAY)
    assert again(stretch, (ended,)) == Stretch(ago(3), ago(1), ended)


@pytest.mark.parametrize(
    ("records", "heading"),
    [
        ((), "The last seven days, 12 to 18 March"),
        ((RUNNING,), "Week of noticing, 15 to 21 March"),
        ((week(BASELINE, 2),), "Baseline week, 16 to 22 March"),
    ],
)
def test_headings(page: WeekPage, remember: Remember, records: tuple[Week, ...], heading: str) -> None:
    remember(*records)
    page.show()
    assert page.heading.text() == heading


def test_each_card_says_its_day(page: WeekPage, remember: Remember, preferences: PreferencesState) -> None:
    preferences.update(blind_rating=False)
    remember(
        RUNNING,
        rating(3, 5),
        rating(2, 8, recalled=True),
        SkippedDay(ago(1), moment()),
        CheckIn("1", ago(3), moment(), "cooking", evened=Evened.YES),
        CheckIn("2", ago(3), moment(), "cooking"),
        Note(ago(3), moment(), "Fine."),
    )
    page.show()
    assert said(page, 3) == ["Sun", "15 Mar", "Feel both feet", "5", "Noticed 2", "Evened 1", "Has a note"]
    assert said(page, 2) == ["Mon", "16 Mar", "Heel and ball", "8", "entered later"]
    assert said(page, 1) == ["Tue", "17 Mar", "Inner and outer edge", "–", "left out"]
    assert said(page, 0) == ["Today", "18 Mar", "Left and right", "–", "not rated"]
    assert said(page, -1) == ["Thu", "19 Mar", "Soft knees"]
    assert card(page, 3).accessibleName() == (
        "Sunday, 15 March, Feel both feet, pain 5 of 10, Noticed 2, Evened 1, Has a note"
    )
    assert card(page, 0).accessibleName() == "Today, Left and right, not rated"


def test_a_pause_is_said(page: WeekPage, remember: Remember) -> None:
    remember(Week("p", AWARENESS, (Turn(ago(3), 1), Turn(ago(2), None))))
    page.show()
    assert [said(page, days)[-1] for days in (3, 2, 0, -1)] == ["not rated", "paused", "paused", "paused"]


def test_without_ratings_nothing_speaks_of_them(
    page: WeekPage, remember: Remember, preferences: PreferencesState
) -> None:
    preferences.update(ratings=False)
    remember(RUNNING, rating(3, 5), SkippedDay(ago(2), moment()))
    page.show()
    assert said(page, 3) == ["Sun", "15 Mar", "Feel both feet"]
    assert said(page, 2)[-1] == "left out"
    assert not page.average.isVisibleTo(page)
    assert not page.veil.isVisibleTo(page)


def test_future_days_do_not_open(page: WeekPage, remember: Remember) -> None:
    remember(RUNNING)
    page.show()
    assert [card.isEnabled() for card in page.strip.cards] == [True] * 4 + [False] * 3


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((), ""),
        ((rating(2, 3), rating(1, 5), rating(0, 4)), "Not enough days to average (3 of 7 days)."),
        ((*(rating(n, 5) for n in range(1, 6)), rating(0, 4)), "Average 4.8 from 6 of 7 days."),
        ((RUNNING, *(rating(n, 5) for n in range(4))), "Average 5.0 from 4 of 4 days so far."),
        ((RUNNING, rating(0, 5)), "Not enough days to average (1 of 4 days so far)."),
        ((week(AWARENESS, 6), *(rating(n, 5) for n in range(5))), "Average 5.0 from 5 of 7 days."),
    ],
)
def test_the_mean_comes_with_its_days(
    page: WeekPage, remember: Remember, records: tuple[object, ...], expected: str
) -> None:
    remember(*records)
    page.show()
    assert page.average.text() == expected
    assert page.average.isVisibleTo(page) is bool(expected)


def test_a_week_longer_than_seven_days_has_one_mean(page: WeekPage, remember: Remember) -> None:
    turns = (Turn(ago(8), 1), Turn(ago(6), None), Turn(ago(4), 3))
    remember(Week("p", AWARENESS, turns), *(rating(n, 6) for n in (8, 7, 3, 2, 0)))
    page.show()
    assert page.average.text() == "Average 6.0 from 5 of 7 days."
    assert len([card for card in page.strip.cards if card.isVisibleTo(page)]) == 2
    page.previous.click()
    assert page.heading.text() == "Week of noticing, 10 to 16 March"
    assert page.average.text() == "Average 6.0 from 5 of 7 days."


def test_scores_wait_for_todays_rating(page: WeekPage, remember: Remember, diary_state: DiaryState) -> None:
    remember(RUNNING, rating(3, 5), rating(2, 8))
    page.show()
    assert said(page, 3)[-2:] == ["–", "hidden"]
    assert page.veil.isVisibleTo(page)
    assert not page.average.isVisibleTo(page)
    assert "5" not in card(page, 3).accessibleName().removeprefix("Sunday, 15 March")
    diary_state.rate(TODAY, 4)
    assert said(page, 3)[-1] == "5"
    assert not page.veil.isVisibleTo(page)
    assert page.average.isVisibleTo(page)


def test_they_can_be_shown_anyway_for_the_day(
    page: WeekPage, remember: Remember, clock: FixedClock, qtbot: QtBot, shown: Callable[[], WeekPage]
) -> None:
    remember(RUNNING, rating(3, 5))
    shown()
    page.veil.button.click()
    assert said(page, 3)[-1] == "5"
    assert card(page, 0).hasFocus()
    clock.advance(days=1)
    page.refresh()
    assert said(page, 3)[-1] == "hidden"


def test_nothing_to_hide_says_nothing(page: WeekPage, remember: Remember) -> None:
    remember(RUNNING)
    page.show()
    assert not page.veil.isVisibleTo(page)


def test_walking_among_weeks(page: WeekPage, remember: Remember, qtbot: QtBot, shown: Callable[[], WeekPage]) -> None:
    remember(DONE, RUNNING, rating(5, 4))
    shown()
    card(page, 0).setFocus()
    assert not page.next.isEnabled()
    assert not page.now.isVisibleTo(page)
    qtbot.keyClick(card(page, 0), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.heading.text() == "Baseline week, 8 to 14 March"
    assert page.now.isVisibleTo(page)
    assert not page.previous.isEnabled()
    qtbot.keyClick(page.strip.cards[6], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.heading.text() == "Week of noticing, 15 to 21 March"
    page.previous.click()
    page.now.click()
    assert page.heading.text() == "Week of noticing, 15 to 21 March"


def test_the_days_are_one_tab_stop(
    page: WeekPage, remember: Remember, qtbot: QtBot, shown: Callable[[], WeekPage]
) -> None:
    remember(RUNNING)
    shown()

    def stops() -> list[int]:
        return [n for n, card in enumerate(page.strip.cards) if card.focusPolicy() is Qt.FocusPolicy.StrongFocus]

    assert stops() == [3]
    card(page, 0).setFocus()
    for key, at in (
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_Down, 3),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        assert page.strip.cards[at].hasFocus()
        assert stops() == [at]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_day_opens_and_gives_the_focus_back(
    page: WeekPage, remember: Remember, qtbot: QtBot, shown: Callable[[], WeekPage], key: Qt.Key
) -> None:
    remember(RUNNING)
    shown()
    qtbot.keyClick(card(page, 2), key)
    opened = dialog(page)
    assert opened.windowTitle() == "Monday, 16 March"
    assert opened.isVisible()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    qtbot.waitUntil(card(page, 2).hasFocus)


def test_a_click_opens_too(page: WeekPage, qtbot: QtBot) -> None:
    page.show()
    qtbot.mouseClick(card(page, 1), Qt.MouseButton.LeftButton)
    assert dialog(page).windowTitle() == "Tuesday, 17 March"
    dialog(page).reject()


def test_a_change_keeps_the_focus_on_its_day(
    page: WeekPage, remember: Remember, diary_state: DiaryState, shown: Callable[[], WeekPage]
) -> None:
    remember(RUNNING)
    shown()
    card(page, 2).setFocus()
    diary_state.write_note(ago(2), "A note")
    assert card(page, 2).hasFocus()
    assert said(page, 2)[-1] == "Has a note"


def test_an_unseen_page_does_not_follow(page: WeekPage, diary_state: DiaryState) -> None:
    diary_state.rate(TODAY, 4)
    assert page.strip.cards[0].face is None


@pytest.mark.parametrize(("width", "upright"), [(890, True), (700, False), (440, False)])
def test_days_stand_where_there_is_room_and_lie_where_not(
    page: WeekPage, remember: Remember, width: int, upright: bool
) -> None:
    remember(RUNNING, rating(1, 5), Note(ago(1), moment(), "x"), CheckIn("1", ago(1), moment(), "cooking"))
    page.resize(width, 800)
    page.show()
    QApplication.processEvents()
    assert {card.upright for card in page.strip.cards} == {upright}
    inner = page.widget()
    assert isinstance(inner, QWidget)
    assert inner.width() <= page.viewport().width()
    assert "Noticed 1 · Has a note" in said(page, 1) or upright
    page.resize(890, 800)
    QApplication.processEvents()
    assert all(card.upright for card in page.strip.cards)
    assert len({card.focus.y() + card.focus.height() for card in page.strip.cards}) == 1


def test_pictures_of_every_state(page: WeekPage, remember: Remember) -> None:
    """Today's bar, the focus ring and the dashed edge of days to come are painted, each differently."""
    remember(RUNNING)
    page.show()
    plain = card(page, 1).grab().toImage()
    card(page, 1).setFocus()
    assert card(page, 0).grab().toImage().pixel(40, 2) != plain.pixel(40, 2)
    assert card(page, -1).grab().toImage().pixel(40, 60) != plain.pixel(40, 60)

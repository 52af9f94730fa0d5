"""Today: what it shows for every standing, and that everything on it is saved at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import BodySite, CheckIn, Evened, FeltSpot, Note, PainRating, SkippedDay
from desktop.domain.routine import Activity, Turn, Week, WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.pages import today_page
from desktop.ui.pages.today_page import TodayPage
from desktop.ui.theme.look import Look
from desktop.ui.widgets.activities.card import ActivitiesCard
from desktop.ui.widgets.answers import score_row
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.day.note_card import NoteCard
from desktop.ui.widgets.today.focus_card import FocusCard
from desktop.ui.widgets.today.rating_card import RatingCard, YesterdayCard
from desktop.ui.words import Words
from tests import told
from tests.fakes import FixedClock, MemoryJournal
from tests.ui.days import TODAY, ago, moment, rating, week

BASELINE, AWARENESS = WeekKind.BASELINE, WeekKind.AWARENESS
TEETH = "brushing_teeth"
Remember = Callable[..., None]


@pytest.fixture
def page(qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look) -> TodayPage:
    """Not shown yet: a test that needs it in sight calls `shown`."""
    made = TodayPage(diary_state, preferences, words, look)
    made.resize(890, 800)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shown(page: TodayPage, qtbot: QtBot) -> Callable[[], TodayPage]:
    def show() -> TodayPage:
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def click(page: QWidget, name: str) -> None:
    assert button(page, name).isVisible()
    button(page, name).click()


def card(page: QWidget, kind: type[Any]) -> Any:
    return page.findChild(kind)


def texts(page: QWidget) -> str:
    """Everything that can be read, line by line."""
    return "\n".join(
        widget.text()
        for kind in (QLabel, QPushButton)
        for widget in page.findChildren(kind)
        if widget.isVisible() and widget.text()
    )


def choose(page: QWidget, name: str) -> None:
    """Choose from the menu of the week."""
    action = button(page, "change_week").menu().findChild(QAction, name)
    assert action is not None
    action.trigger()


def keys(qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), typed)


def focus(widget: QWidget) -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert widget.isAncestorOf(focused)
    return focused.objectName()


def todays(diary: DiaryState) -> tuple[CheckIn, ...]:
    return diary.day(TODAY).check_ins


# Where somebody stands.


@pytest.mark.parametrize(
    ("records", "said", "offered"),
    [
        ((), ("No week yet", "nobody can tell if your pain has changed"), {"begin_baseline", "begin_awareness"}),
        ((week(BASELINE, 3),), ("Baseline week, day 4 of 7", "Just rate today"), {"change_week"}),
        ((week(BASELINE, 6),), ("Tomorrow you can start the week of noticing.",), {"change_week"}),
        ((week(AWARENESS, 2),), ("Day 3 of 7", "Inner and outer edge", "little-toe side"), {"change_week"}),
        ((week(AWARENESS, 6),), ("Day 7 of 7", "This is the last day"), {"change_week"}),
        (
            (Week("w", AWARENESS, (Turn(ago(3), 1), Turn(ago(1), None))),),
            ("Paused. Day 3 of 7 comes next.",),
            {"go_on", "change_week"},
        ),
        (
            (week(BASELINE, 7),),
            ("Your baseline week is done", "It ended on Tuesday, 17 March."),
            {"begin_awareness", "begin_baseline"},
        ),
        (
            (week(AWARENESS, 9),),
            ("Your week is over", "Sunday, 15 March"),
            {"see_chart", "make_page", "begin_awareness"},
        ),
        (
            (replace(week(AWARENESS, 3), ended=TODAY),),
            ("You ended it early. Its last day was Tuesday, 17 March.",),
            {"see_chart", "make_page", "begin_awareness"},
        ),
        ((week(BASELINE, -2),), ("Your baseline week is planned", "It starts on Friday, 20 March."), set()),
        ((week(AWARENESS, -2),), ("Your week of noticing is planned",), set()),
    ],
)
def test_the_focus_card(
    shown: Callable[[], TodayPage],
    remember: Remember,
    records: tuple[Week, ...],
    said: tuple[str, ...],
    offered: set[str],
) -> None:
    remember(*records)
    page = shown()
    text = texts(card(page, FocusCard))
    assert all(part in text for part in said), text
    visible = {one.objectName() for one in card(page, FocusCard).findChildren(QPushButton) if one.isVisible()}
    assert visible == offered
    assert "Wednesday, 18 March" in texts(page)


@pytest.mark.parametrize(
    ("records", "name", "kind"),
    [((), "begin_baseline", BASELINE), ((week(BASELINE, 7),), "begin_awareness", AWARENESS)],
)
def test_a_week_begins_today(
    shown: Callable[[], TodayPage],
    diary_state: DiaryState,
    remember: Remember,
    records: tuple[Week, ...],
    name: str,
    kind: WeekKind,
) -> None:
    remember(*records)
    page = shown()
    button(page, name).setFocus()
    click(page, name)
    begun = diary_state.week()
    assert begun is not None
    assert (begun.kind, begun.start) == (kind, TODAY)
    assert focus(page) == "change_week"
    diary_state.undo()
    assert button(page, name).isVisible()


def test_a_week_that_would_meet_another_is_refused_in_words(
    shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember
) -> None:
    page = shown()
    remember(week(BASELINE, -3))
    button(page, "begin_baseline").click()
    assert "Another week covers those days." in texts(page)
    assert diary_state.week() is None


@pytest.mark.parametrize(
    ("name", "position", "paused", "running"),
    [("repeat", 2, False, True), ("pause", None, True, True), ("end", None, False, False)],
)
def test_changing_the_week(
    shown: Callable[[], TodayPage],
    diary_state: DiaryState,
    remember: Remember,
    name: str,
    position: int | None,
    paused: bool,
    running: bool,
) -> None:
    remember(week(AWARENESS, 2))
    page = shown()
    choose(page, name)
    now = diary_state.week()
    assert (now is not None) is running
    if now is not None:
        assert (now.position(TODAY), now.paused(TODAY)) == (position, paused)
    if paused:
        click(page, "go_on")
        assert diary_state.week().position(TODAY) == 3  # type: ignore[union-attr]


def test_what_makes_no_sense_is_not_offered(shown: Callable[[], TodayPage], remember: Remember) -> None:
    remember(week(AWARENESS, 0))
    menu = button(shown(), "change_week").menu()
    enabled = {action.objectName(): action.isEnabled() for action in menu.actions()}
    assert enabled == {"pause": True, "repeat": False, "end": True}


@pytest.mark.parametrize(("offer", "leads_to"), [("see_chart", "trends"), ("make_page", "summary")])
def test_what_came_of_the_week_is_one_press_away(
    shown: Callable[[], TodayPage], remember: Remember, qtbot: QtBot, offer: str, leads_to: str
) -> None:
    remember(week(AWARENESS, 8))
    page = shown()
    assert card(page, FocusCard).accessibleName() == "It ended on Monday, 16 March: Your week is over"
    with qtbot.waitSignal(page.page_asked) as asked:
        click(page, offer)
    assert asked.args == [leads_to]


# The two taps.


def test_two_taps(shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember) -> None:
    remember(week(AWARENESS, 1))
    page = shown()
    button(page, f"notice_{TEETH}").setFocus()
    click(page, f"notice_{TEETH}")
    assert focus(page) == f"notice_{TEETH}"
    click(page, f"even_{TEETH}")
    (made,) = todays(diary_state)
    assert (made.noticed, made.evened, made.recalled) == (True, Evened.YES, False)
    click(page, f"even_{TEETH}")
    assert todays(diary_state)[0].evened is Evened.NOT_SAID


def test_evening_first_saves_both_at_once(shown: Callable[[], TodayPage], diary_state: DiaryState) -> None:
    page = shown()
    click(page, f"even_{TEETH}")
    assert [(made.noticed, made.evened) for made in todays(diary_state)] == [(True, Evened.YES)]
    assert button(page, f"even_{TEETH}").isChecked()
    diary_state.undo()
    assert not todays(diary_state)
    assert not button(page, f"even_{TEETH}").isChecked()


def test_every_press_is_an_occasion(shown: Callable[[], TodayPage], diary_state: DiaryState, clock: FixedClock) -> None:
    page = shown()
    click(page, f"even_{TEETH}")
    clock.advance(hours=1)
    click(page, f"notice_{TEETH}")
    assert [made.evened for made in todays(diary_state)] == [Evened.YES, Evened.NOT_SAID]
    assert not button(page, f"even_{TEETH}").isChecked()
    assert "2 times today" in texts(page)


def test_taps_right_after_one_another_count_once(
    shown: Callable[[], TodayPage], diary_state: DiaryState, clock: FixedClock
) -> None:
    page = shown()
    for _ in range(3):
        click(page, f"notice_{TEETH}")
        clock.advance(seconds=1)
    assert len(todays(diary_state)) == 1
    assert "Counted once. For another time, press again in a few seconds." in texts(page)
    click(page, "notice_cooking")
    assert len(todays(diary_state)) == 2
    assert "Counted once" not in texts(page)
    clock.advance(seconds=5)
    click(page, f"notice_{TEETH}")
    assert "2 times today" in texts(page)


def test_a_tap_after_undo_counts(shown: Callable[[], TodayPage], diary_state: DiaryState) -> None:
    page = shown()
    click(page, f"notice_{TEETH}")
    diary_state.undo()
    click(page, f"notice_{TEETH}")
    assert len(todays(diary_state)) == 1


def test_once_a_day_is_once(shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember) -> None:
    remember(Activity("walk", "Walk & rest", "When I come home", several_times=False))
    page = shown()
    click(page, "even_walk")
    click(page, "notice_walk")
    assert [made.evened for made in todays(diary_state)] == [Evened.YES]
    assert "Noticed today" in texts(page)
    assert button(page, "notice_walk").isChecked()


def test_access_keys_reach_the_taps(shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot) -> None:
    page = shown()
    qtbot.keyClick(page, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(todays(diary_state)) == 1)
    assert focus(page) == "notice_washing_dishes"
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: todays(diary_state)[0].evened is Evened.YES)
    assert [made.activity for made in todays(diary_state)] == ["washing_dishes"]


def test_access_keys_do_not_clash(shown: Callable[[], TodayPage], remember: Remember) -> None:
    remember(rating(5, 3), week(AWARENESS, 2), CheckIn("c", TODAY, moment(), TEETH))
    said = [text for text in texts(shown()).splitlines() if "&" in text]
    used = [text[text.index("&") + 1].casefold() for text in said]
    assert len(used) == len(set(used)) >= 8
    assert "u" not in used


def test_a_baseline_week_only_rates(
    shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember
) -> None:
    remember(week(BASELINE, 1))
    page = shown()
    assert not card(page, ActivitiesCard).isVisible()
    diary_state.notice(TODAY, TEETH)
    assert card(page, ActivitiesCard).isVisible()


def test_activities_come_and_go(shown: Callable[[], TodayPage], diary_state: DiaryState) -> None:
    page = shown()
    button(page, "notice_cooking").setFocus()
    diary_state.use_activity(TEETH, used=False)
    diary_state.save_activity(None, "Waiting", "When I wait", several_times=True)
    assert focus(page) == "notice_cooking"
    rows = card(page, ActivitiesCard).findChildren(QPushButton)
    assert [one.objectName() for one in rows if one.isVisible() and "notice" in one.objectName()] == [
        "notice_washing_dishes",
        "notice_cooking",
        "notice_new-0001",
    ]
    for activity in diary_state.activities():
        diary_state.use_activity(activity.id, used=False)
    assert "No activity is in use." in texts(page)


# More about the latest occasion.


@pytest.fixture
def opened(shown: Callable[[], TodayPage], remember: Remember) -> QWidget:
    remember(CheckIn("early", TODAY, moment(hour=6), TEETH), CheckIn("late", TODAY, moment(hour=7), TEETH))
    page = shown()
    click(page, f"more_{TEETH}")
    detail = page.findChild(QWidget, f"detail_{TEETH}")
    assert detail is not None
    assert detail.isVisible()
    assert "07:00" in texts(detail)
    return detail


def late(diary: DiaryState) -> CheckIn:
    early, latest = todays(diary)
    assert early == CheckIn("early", TODAY, moment(hour=6), TEETH)
    return latest


def test_more_is_for_what_was_noticed(shown: Callable[[], TodayPage]) -> None:
    assert not button(shown(), f"more_{TEETH}").isEnabled()


def test_the_button_for_more_is_named_as_it_reads(opened: QWidget) -> None:
    row = opened.parentWidget()
    assert row is not None
    more = button(row, f"more_{TEETH}")
    assert (more.text(), more.accessibleName()) == ("Less", "Less about: Brushing teeth")
    assert more.accessibleDescription() == "Details are shown"
    more.click()
    assert (more.text(), more.accessibleName()) == ("More…", "More about: Brushing teeth")
    assert more.accessibleDescription() == "Details are hidden"


def test_felt_weight(opened: QWidget, diary_state: DiaryState) -> None:
    for name, expected in (
        ("felt_heel", {FeltSpot.HEEL}),
        ("felt_left", {FeltSpot.HEEL, FeltSpot.LEFT}),
        ("felt_ball", {FeltSpot.BALL, FeltSpot.LEFT}),
        ("felt_left", {FeltSpot.BALL}),
    ):
        click(opened, name)
        assert late(diary_state).felt == expected
    assert "Felt, not measured." in texts(opened)


def test_not_evened(opened: QWidget, diary_state: DiaryState) -> None:
    for name, expected in (("no", Evened.NO), ("yes", Evened.YES), ("yes", Evened.NOT_SAID)):
        click(opened, f"evened_{name}")
        assert late(diary_state).evened is expected


def test_pain_before_and_after(opened: QWidget, diary_state: DiaryState, qtbot: QtBot) -> None:
    before, after = (opened.findChild(ScoreRow, name) for name in ("pain_before", "pain_after"))
    before.button(5).click()
    after.take_focus()
    keys(qtbot, "10")
    assert (late(diary_state).pain_before, late(diary_state).pain_after) == (5, 10)
    assert diary_state.day(TODAY).rating is None
    before.button(5).click()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert (late(diary_state).pain_before, late(diary_state).pain_after) == (None, None)


def test_removing_an_occasion(opened: QWidget, page: TodayPage, diary_state: DiaryState) -> None:
    button(opened, "remove").setFocus()
    click(opened, "remove")
    assert [made.id for made in todays(diary_state)] == ["early"]
    assert focus(page) == "remove"
    click(opened, "remove")
    assert not opened.isVisible()
    assert focus(page) == f"notice_{TEETH}"
    diary_state.undo()
    assert len(todays(diary_state)) == 1


def test_without_ratings_no_pain_is_asked_for(opened: QWidget, preferences: PreferencesState) -> None:
    preferences.update(ratings=False)
    assert "pain" not in texts(opened).casefold()


# The rating.


def test_the_question(shown: Callable[[], TodayPage]) -> None:
    text = texts(card(shown(), RatingCard))
    assert "In the past 24 hours, how strong was your back pain on average?" in text
    assert "no pain" in text
    assert "worst pain imaginable" in text


@pytest.mark.parametrize(
    ("typed", "score"), [("0", 0), ("7", 7), ("10", 10), ("t", 10), ("T", 10), ("100", 0), ("210", 10), ("13", 3)]
)
def test_a_key_anywhere_saves(
    shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot, typed: str, score: int
) -> None:
    page = shown()
    button(page, "notice_cooking").setFocus()
    keys(qtbot, typed)
    saved = diary_state.day(TODAY).rating
    assert saved is not None
    assert saved.score == score
    assert card(page, RatingCard).scale.value() == score
    assert focus(page) == "notice_cooking"


def test_a_late_zero_is_zero(
    shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_row, "TEN_WITHIN", -1)
    shown()
    keys(qtbot, "10")
    assert diary_state.day(TODAY).rating == PainRating(TODAY, moment(), 0)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_other_peoples_keys_are_left_alone(
    shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    card(shown(), RatingCard).scale.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5, modifier)
    assert diary_state.day(TODAY).rating is None


def test_digits_in_the_note_are_text(shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot) -> None:
    note = card(shown(), NoteCard)
    note.field.setFocus()
    keys(qtbot, "10 t")
    assert note.field.toPlainText() == "10 t"
    assert diary_state.day(TODAY).rating is None


def test_arrows_walk_and_space_saves(shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot) -> None:
    page = shown()
    card(page, RatingCard).scale.take_focus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert diary_state.day(TODAY).rating is None
    assert focus(page) == "score_2"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert diary_state.day(TODAY).rating.score == 2  # type: ignore[union-attr]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert diary_state.day(TODAY).rating.score == 2  # type: ignore[union-attr]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert diary_state.day(TODAY).rating.score == 3  # type: ignore[union-attr]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert diary_state.day(TODAY).rating.score == 10  # type: ignore[union-attr]
    assert focus(page) == "score_10"


def test_sites_wait_for_the_score_and_are_then_saved_at_once(
    shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot
) -> None:
    page = shown()
    click(page, "site_lower_back")
    assert diary_state.day(TODAY).rating is None
    keys(qtbot, "4")
    click(page, "site_left_leg")
    saved = diary_state.day(TODAY).rating
    assert saved == PainRating(TODAY, moment(), 4, frozenset({BodySite.LOWER_BACK, BodySite.LEFT_LEG}))
    diary_state.undo()
    assert not button(page, "site_left_leg").isChecked()
    diary_state.undo()
    assert diary_state.day(TODAY).rating is None
    assert not button(page, "site_lower_back").isChecked()


def test_yesterdays_score_waits(shown: Callable[[], TodayPage], remember: Remember, qtbot: QtBot) -> None:
    remember(rating(1, 5, recalled=True))
    page = shown()
    assert "Yesterday" not in texts(page)
    keys(qtbot, "4")
    assert "Yesterday: 5 (entered later)" in texts(page)


def test_yesterdays_score_waits_only_if_wanted(
    shown: Callable[[], TodayPage], remember: Remember, preferences: PreferencesState
) -> None:
    remember(rating(1, 5))
    page = shown()
    preferences.update(blind_rating=False)
    assert "Yesterday: 5" in texts(page)


def test_without_ratings_nothing_is_missing(
    shown: Callable[[], TodayPage],
    preferences: PreferencesState,
    diary_state: DiaryState,
    remember: Remember,
    qtbot: QtBot,
) -> None:
    remember(rating(3, 5))
    preferences.update(ratings=False)
    page = shown()
    keys(qtbot, "5")
    assert diary_state.day(TODAY).rating is None
    assert not any(word in texts(page).casefold() for word in ("rate", "rating", "pain", "yesterday"))
    assert button(page, "begin_awareness").isVisible()
    assert page.findChild(QPushButton, "begin_baseline") is None


@pytest.mark.parametrize("records", [(week(BASELINE, 1),), (week(AWARENESS, 8),)])
def test_without_ratings_every_week_makes_sense(
    shown: Callable[[], TodayPage], preferences: PreferencesState, remember: Remember, records: tuple[Week, ...]
) -> None:
    remember(*records)
    preferences.update(ratings=False)
    page = shown()
    assert "rate" not in texts(page).casefold().split()
    assert page.findChild(QPushButton, "see_chart") is None
    assert card(page, ActivitiesCard).isVisible()


@pytest.mark.parametrize(("days", "suggested"), [(14, True), (13, False)])
def test_a_rest_is_suggested(shown: Callable[[], TodayPage], remember: Remember, days: int, suggested: bool) -> None:
    remember(*(rating(back, 4) for back in range(1, days + 1)))
    assert ("A rest from rating is fine" in texts(shown())) is suggested


# Yesterday.


@pytest.mark.parametrize(
    ("records", "asks"),
    [
        ((), False),
        ((rating(3, 4),), True),
        ((week(BASELINE, 1),), True),
        ((week(BASELINE, 0),), False),
        ((rating(3, 4), rating(1, 4)), False),
        ((rating(3, 4), SkippedDay(ago(1), moment())), False),
        ((Note(ago(1), moment(ago(1)), "began"),), True),
    ],
)
def test_whether_yesterday_is_asked_for(
    shown: Callable[[], TodayPage], remember: Remember, records: tuple[Any, ...], asks: bool
) -> None:
    remember(*records)
    assert card(shown(), YesterdayCard).isVisible() is asks


def test_yesterday_is_entered_later(
    shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember, qtbot: QtBot
) -> None:
    remember(rating(3, 4))
    page = shown()
    yesterday = card(page, YesterdayCard)
    yesterday.scale.take_focus()
    keys(qtbot, "10")
    saved = diary_state.day(ago(1)).rating
    assert saved is not None
    assert (saved.score, saved.recalled) == (10, True)
    assert diary_state.day(TODAY).rating is None
    assert "marked as entered later" in texts(yesterday)
    assert focus(page) == "score_10"
    button(page, "notice_cooking").setFocus()
    assert not yesterday.isVisible()
    assert "Yesterday" not in texts(page)


def test_yesterday_can_be_left_out(shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember) -> None:
    remember(rating(3, 4))
    page = shown()
    button(page, "leave_yesterday_out").setFocus()
    click(page, "leave_yesterday_out")
    assert diary_state.day(ago(1)).skipped is not None
    assert not card(page, YesterdayCard).isVisible()
    assert focus(card(page, RatingCard)) == "score_0"
    diary_state.undo()
    assert card(page, YesterdayCard).isVisible()


# The note.


def test_the_note_is_saved_when_the_person_goes_on(
    shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot
) -> None:
    page = shown()
    note = card(page, NoteCard)
    note.field.setFocus()
    keys(qtbot, "new shoes")
    assert "Not saved yet" in texts(note)
    assert diary_state.day(TODAY).note is None
    qtbot.keyClick(note.field, Qt.Key.Key_Tab)
    assert diary_state.day(TODAY).note == Note(TODAY, moment(), "new shoes")
    assert "Saved" in texts(note).splitlines()
    diary_state.undo()
    assert note.field.toPlainText() == ""


def test_ctrl_return_saves_and_stays(shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot) -> None:
    page = shown()
    note = card(page, NoteCard)
    note.field.setFocus()
    keys(qtbot, "one")
    qtbot.keyClick(note.field, Qt.Key.Key_Return)
    keys(qtbot, "two ")
    qtbot.keyClick(note.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert diary_state.day(TODAY).note == Note(TODAY, moment(), "one\ntwo")
    assert note.field.toPlainText() == "one\ntwo "
    assert focus(page) == "note"


@pytest.mark.parametrize("leave", [TodayPage.hide, TodayPage.close, TodayPage.commit])
def test_a_note_is_never_lost(
    shown: Callable[[], TodayPage], diary_state: DiaryState, leave: Callable[[TodayPage], object]
) -> None:
    page = shown()
    card(page, NoteCard).field.setPlainText("still writing")
    leave(page)
    assert diary_state.day(TODAY).note == Note(TODAY, moment(), "still writing")
    assert page.commit() is True


def test_what_is_being_written_survives_other_changes(shown: Callable[[], TodayPage], diary_state: DiaryState) -> None:
    page = shown()
    card(page, NoteCard).field.setPlainText("still writing")
    diary_state.rate(TODAY, 3)
    assert card(page, NoteCard).field.toPlainText() == "still writing"


def test_a_note_that_is_too_long_stays_and_says_so(shown: Callable[[], TodayPage], diary_state: DiaryState) -> None:
    page = shown()
    note = card(page, NoteCard)
    note.field.setPlainText("x" * 2001)
    assert page.commit() is False
    assert "2,001 letters" in texts(note)
    page.hide()
    assert len(note.field.toPlainText()) == 2001
    note.field.setPlainText("x" * 2000)
    assert page.commit() is True
    page.show()
    assert "letters" not in texts(note)
    assert diary_state.day(TODAY).note is not None


def test_a_full_disk_loses_nothing(shown: Callable[[], TodayPage], journal: MemoryJournal, qtbot: QtBot) -> None:
    page = shown()
    note = card(page, NoteCard)
    note.field.setPlainText("still writing")
    journal.failure = OSError("disk full")
    with qtbot.captureExceptions() as caught:
        assert page.commit() is False
    assert [error[0] for error in caught] == [OSError]
    journal.failure = None
    assert "Not saved yet" in texts(note)
    assert page.commit() is True


# Leaving today out, a new day, a failing disk.


def test_skipping_today(
    shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember, qtbot: QtBot
) -> None:
    remember(week(AWARENESS, 1), rating(1, 3))
    page = shown()
    button(page, "skip_today").setFocus()
    click(page, "skip_today")
    assert diary_state.day(TODAY).skipped is not None
    assert "Today is left out" in texts(page)
    assert focus(page) == "take_today_back_in"
    keys(qtbot, "5")
    assert diary_state.day(TODAY).rating is None
    assert not any(card(page, kind).isVisible() for kind in (FocusCard, ActivitiesCard, RatingCard))
    click(page, "take_today_back_in")
    assert diary_state.day(TODAY).skipped is None
    assert focus(page) == "skip_today"
    assert card(page, RatingCard).isVisible()


def test_a_new_day_begins(
    shown: Callable[[], TodayPage], diary_state: DiaryState, clock: FixedClock, remember: Remember
) -> None:
    remember(week(AWARENESS, 2))
    page = shown()
    click(page, "site_buttock")
    card(page, NoteCard).field.setPlainText("late thought")
    clock.advance(days=1)
    diary_state.refresh()
    assert diary_state.day(TODAY).note is not None
    assert diary_state.day(TODAY).note.text == "late thought"  # type: ignore[union-attr]
    assert card(page, NoteCard).field.toPlainText() == ""
    assert not button(page, "site_buttock").isChecked()
    assert "Day 4 of 7" in texts(page)
    assert "Thursday, 19 March" in texts(page)


def test_a_note_that_does_not_fit_is_not_swept_away_by_the_new_day(
    shown: Callable[[], TodayPage], diary_state: DiaryState, clock: FixedClock
) -> None:
    page = shown()
    note = card(page, NoteCard)
    note.field.setPlainText("x" * 2001)
    clock.advance(days=1)
    diary_state.refresh()
    assert len(note.field.toPlainText()) == 2001
    note.field.setPlainText("short")
    page.commit()
    assert diary_state.day(TODAY).note is not None
    assert note.field.toPlainText() == ""
    note.field.setPlainText("fresh")
    page.commit()
    found = [diary_state.day(day).note for day in (TODAY, ago(-1))]
    assert [(each.text, each.recalled) for each in found if each] == [("short", True), ("fresh", False)]


def test_what_could_not_be_saved_is_not_shown_as_saved(
    shown: Callable[[], TodayPage], journal: MemoryJournal, diary_state: DiaryState, qtbot: QtBot
) -> None:
    page = shown()
    journal.failure = OSError("disk full")
    with qtbot.captureExceptions() as caught:
        button(page, f"even_{TEETH}").click()
        keys(qtbot, "5")
    assert [error[0] for error in caught] == [OSError, OSError]
    assert not button(page, f"even_{TEETH}").isChecked()
    assert card(page, RatingCard).scale.value() is None


def test_a_domain_error_is_said_in_words(
    shown: Callable[[], TodayPage], diary_state: DiaryState, clock: FixedClock, qtbot: QtBot
) -> None:
    page = shown()
    clock.advance(days=3)
    card(page, RatingCard).scale.button(5).click()
    assert "Only today and yesterday can be rated" in texts(page)
    assert diary_state.day(TODAY).rating is None
    keys(qtbot, "5")
    assert "Only today" not in texts(page)


def test_a_hidden_page_catches_up_when_it_is_shown(shown: Callable[[], TodayPage], diary_state: DiaryState) -> None:
    page = shown()
    page.hide()
    diary_state.rate(TODAY, 6)
    page.show()
    assert card(page, RatingCard).scale.value() == 6


# The warning signs.


def signs(days: int, *ticked: Sign) -> WarningCheck:
    return WarningCheck(f"check-{days}", ago(days), moment(ago(days)), frozenset(ticked))


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ((week(AWARENESS, 3), signs(4)), "the middle of the week"),
        ((week(AWARENESS, 3), signs(0)), ""),
        ((week(AWARENESS, 2),), ""),
        ((rating(0, 7), rating(2, 4)), "3 or more points"),
        ((rating(0, 6), rating(2, 4)), ""),
    ],
)
def test_a_quick_look_is_asked_for(
    shown: Callable[[], TodayPage], remember: Remember, qtbot: QtBot, records: tuple[Any, ...], said: str
) -> None:
    remember(*records)
    page = shown()
    asks = button(page, "look_at_warning_signs")
    assert asks.isVisible() is bool(said)
    if said:
        assert said in texts(page)
        with qtbot.waitSignals([page.warning_signs_asked, page.page_asked]):
            asks.click()


def test_a_jump_comes_into_sight(shown: Callable[[], TodayPage], remember: Remember, qtbot: QtBot) -> None:
    remember(rating(1, 2))
    page = shown()
    page.resize(700, 400)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    keys(qtbot, "9")
    assert bar.value() == 0
    assert "A quick look at the warning signs" in texts(page)


def test_a_jump_is_read_out_once(
    shown: Callable[[], TodayPage], remember: Remember, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    monkeypatch.setattr(today_page, "announce", lambda _source, sentence: said.append(sentence))
    remember(rating(1, 2))
    page = shown()
    keys(qtbot, "3")
    assert not said
    keys(qtbot, "9")
    keys(qtbot, "8")
    assert len(said) == 1
    assert said[0].startswith("A quick look at the warning signs. Your rating today is 3 or more points above")
    page.hide()
    page.show()
    assert len(said) == 1


def test_what_was_asked_before_is_not_read_out_anew(
    shown: Callable[[], TodayPage], remember: Remember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today_page, "announce", lambda *_: pytest.fail("nobody did anything"))
    remember(rating(0, 7), rating(2, 4))
    assert "A quick look at the warning signs" in texts(shown())


def test_help_comes_first(
    shown: Callable[[], TodayPage], diary_state: DiaryState, remember: Remember, qtbot: QtBot
) -> None:
    remember(week(AWARENESS, 3), rating(2, 3), signs(0, Sign.LEAKING))
    page = shown()
    assert not any(card(page, kind).isVisible() for kind in (FocusCard, ActivitiesCard, RatingCard, YesterdayCard))
    keys(qtbot, "5")
    assert diary_state.day(TODAY).rating is None
    with qtbot.waitSignal(page.page_asked) as asked:
        click(page, "get_help")
    assert asked.args == ["warning_signs"]


# For hands and ears.


def tabs(qtbot: QtBot, page: TodayPage) -> list[str]:
    """The names of what Tab comes by, once round."""
    first = QApplication.focusWidget()
    assert first is not None
    seen = [first.objectName()]
    for _ in range(100):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is first:
            return seen
        seen.append(now.objectName())
    raise AssertionError(seen)


def test_tab_follows_reading_order(shown: Callable[[], TodayPage], remember: Remember, qtbot: QtBot) -> None:
    page = shown()
    button(page, "begin_baseline").setFocus()
    found = tabs(qtbot, page)
    assert found[:4] == ["begin_baseline", "begin_awareness", f"notice_{TEETH}", f"even_{TEETH}"]
    assert found[-4:] == ["site_right_foot", "note", "skip_today", "before_a_visit"]
    assert found.count("score_0") == 1
    assert "score_1" not in found


def test_the_details_come_after_their_button(opened: QWidget, page: TodayPage, qtbot: QtBot) -> None:
    button(page, f"more_{TEETH}").setFocus()
    found = tabs(qtbot, page)
    assert found[1:4] == ["evened_yes", "evened_no", "felt_heel"]
    assert found[found.index("remove") + 1] == "notice_washing_dishes"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier])
def test_digits_work_beside_the_page_but_not_in_a_field(
    page: TodayPage, diary_state: DiaryState, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    window, sidebar, field = QWidget(), QListWidget(), QLineEdit()
    sidebar.addItems(["5 of them", "Today"])
    column = QVBoxLayout(window)
    for widget in (sidebar, field, page):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for widget, score in ((field, None), (sidebar, 5)):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_5, modifier)
        rated = diary_state.day(TODAY).rating
        assert (rated and rated.score) == score
    page.setParent(None)


def test_everything_has_a_name(shown: Callable[[], TodayPage], remember: Remember) -> None:
    remember(week(AWARENESS, 1), rating(3, 4), CheckIn("c", TODAY, moment(), TEETH))
    page = shown()
    click(page, f"more_{TEETH}")
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert len(buttons) > 40
    assert all(one.accessibleName() or one.text() for one in buttons)
    assert all(one.objectName() for one in buttons)
    assert button(page, f"notice_{TEETH}").accessibleName() == "I noticed: Brushing teeth"


def test_a_visit_is_asked_for_in_one_quiet_line_until_all_is_told(
    shown: Callable[[], TodayPage], diary_state: DiaryState, qtbot: QtBot
) -> None:
    page = shown()
    go = button(page, "before_a_visit")
    assert go.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        go.click()
    assert asked.args == ["questions"]
    diary_state.tell(told.PLAIN)
    assert go.isVisible()
    diary_state.tell(told.FULL)
    assert not go.isVisible()


def test_help_comes_before_a_visit(shown: Callable[[], TodayPage], diary_state: DiaryState) -> None:
    page = shown()
    diary_state.answer_warning_signs({Sign.CANNOT_PEE})
    assert not button(page, "before_a_visit").isVisible()


@pytest.mark.parametrize("turn", [QPushButton.toggle, QPushButton.click])
def test_a_screen_reader_turns_things_on_without_a_click(
    shown: Callable[[], TodayPage], diary_state: DiaryState, turn: Callable[[QPushButton], None]
) -> None:
    page = shown()
    for name in ("score_5", "site_buttock", "site_left_leg", f"even_{TEETH}"):
        turn(button(page, name))
    day = diary_state.day(TODAY)
    assert day.rating is not None
    assert (day.rating.score, day.rating.sites) == (5, {BodySite.BUTTOCK, BodySite.LEFT_LEG})
    assert [made.evened for made in day.of(TEETH)] == [Evened.YES]
    turn(button(page, "score_5"))
    assert button(page, "score_5").isChecked()

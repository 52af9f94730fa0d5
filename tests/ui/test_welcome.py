"""The first run: what each step keeps, what an emergency stops, and that nobody needs a pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.routine import Activity, Turn, Week, WeekKind
from desktop.domain.warning_signs import Sign
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiskFull
from desktop.ui.theme.look import Look
from desktop.ui.welcome import welcome as welcome_module
from desktop.ui.welcome.steps import ActivitiesStep, DayStartStep, PainAgeStep, PathStep, SignsStep
from desktop.ui.welcome.welcome import Welcome
from desktop.ui.widgets.sources import Sources
from desktop.ui.widgets.warning_signs import help_card
from desktop.ui.words import Words
from tests.fakes import MemoryJournal
from tests.ui.days import TODAY, week

BASELINE, AWARENESS = WeekKind.BASELINE, WeekKind.AWARENESS
ALL = ("warning_signs", "expect", "pain_age", "path", "activities", "day_start", "done")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told, in order."""
    told: list[str] = []
    for module in (welcome_module, help_card):
        monkeypatch.setattr(module, "announce", lambda _source, sentence: told.append(sentence))
    return told


@pytest.fixture
def make(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look, said: list[str]
) -> Callable[[], Welcome]:
    def build() -> Welcome:
        preferences.update(welcomed=False)
        made = Welcome(diary_state, preferences, words)
        made.resize(1000, 700)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.setFocus()
        return made

    return build


@pytest.fixture
def welcome(make: Callable[[], Welcome]) -> Welcome:
    return make()


def step(welcome: Welcome) -> Any:
    return welcome._step


def go_to(welcome: Welcome, name: str) -> Any:
    while step(welcome).name != name:
        welcome.next.click()
    return step(welcome)


def choose(welcome: Welcome, name: str, option: str) -> None:
    go_to(welcome, name).options[option].click()


def focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_return_on_a_sign_ticks_it_and_stays(welcome: Welcome, qtbot: QtBot, diary_state: DiaryState) -> None:
    box = welcome.findChild(QWidget, "sign_fever")
    assert box is not None
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert step(welcome).name == "warning_signs"
    assert step(welcome).list.ticked() == {Sign.FEVER}
    assert diary_state.last_warning_check() is None


def test_return_alone_leads_through_all_of_it(
    welcome: Welcome, qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, said: list[str]
) -> None:
    starts = []
    before = preferences.value
    with qtbot.waitSignal(welcome.finished, timeout=0):
        for name in ALL:
            assert step(welcome).name == name
            assert step(welcome).isVisible()
            starts.append(focus().objectName() or focus().text())
            qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert starts == [
        "First, your safety",
        "welcome_next",
        "pain_age_not_now",
        "path_baseline_first",
        "activity_brushing_teeth",
        "day_start",
        "welcome_next",
    ]
    assert said == [f"Step {n} of 7: {one.title.text()}" for n, one in enumerate(welcome._steps[1:], start=2)]
    assert diary_state.last_warning_check() is None, "a list that was passed over is no answer"
    assert diary_state.weeks() == (Week("new-0001", BASELINE, (Turn(TODAY, 1),)),)
    assert preferences.value == replace(before, welcomed=True)


def test_back_comes_to_the_step_before_and_changes_nothing(welcome: Welcome, diary_state: DiaryState) -> None:
    assert not welcome.back.isEnabled()
    step(welcome).none.click()
    go_to(welcome, "expect")
    welcome.back.click()
    assert step(welcome).name == "warning_signs"
    assert focus() is step(welcome).title
    assert not welcome.back.isEnabled()
    first = diary_state.last_warning_check()
    assert first is not None
    go_to(welcome, "expect")
    assert diary_state.last_warning_check() == first


@pytest.mark.parametrize(
    ("path", "kinds"), [("baseline_first", [BASELINE]), ("awareness_now", [AWARENESS]), ("look_around", [])]
)
def test_the_chosen_week_begins_at_the_end(
    welcome: Welcome, diary_state: DiaryState, path: str, kinds: list[WeekKind]
) -> None:
    choose(welcome, "path", path)
    go_to(welcome, "done")
    assert welcome.next.text() == "&Start"
    assert not welcome.skip.isVisible()
    assert diary_state.weeks() == ()
    welcome.next.click()
    assert [(week.kind, week.start) for week in diary_state.weeks()] == [(kind, TODAY) for kind in kinds]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("answer", "after"), [("under_six_weeks", False), ("six_weeks_or_more", True), ("not_now", None)]
)
def test_fresh_pain_is_not_rated_and_without_ratings_there_is_no_baseline(
    make: Callable[[], Welcome], preferences: PreferencesState, before: bool, answer: str, after: bool | None
) -> None:
    preferences.update(ratings=before)
    welcome = make()
    choose(welcome, "pain_age", answer)
    path = go_to(welcome, "path")
    ratings = before if after is None else after
    assert preferences.value.ratings is ratings
    assert path.options["baseline_first"].isVisible() is ratings
    assert path.chosen == ("baseline_first" if ratings else "awareness_now")
    assert focus() is path.options[path.chosen]


def test_an_answer_can_be_taken_back(welcome: Welcome, preferences: PreferencesState) -> None:
    choose(welcome, "pain_age", "under_six_weeks")
    assert go_to(welcome, "path").chosen == "awareness_now"
    welcome.back.click()
    choose(welcome, "pain_age", "not_now")
    assert go_to(welcome, "path").chosen == "baseline_first"
    assert preferences.value.ratings


@pytest.mark.parametrize("path", ["awareness_now", "look_around"])
def test_a_path_of_ones_own_choice_stays(welcome: Welcome, path: str) -> None:
    choose(welcome, "path", path)
    for answer in ("under_six_weeks", "six_weeks_or_more"):
        welcome.back.click()
        choose(welcome, "pain_age", answer)
        assert go_to(welcome, "path").chosen == path


def test_arrows_pass_by_what_is_not_offered(welcome: Welcome, qtbot: QtBot) -> None:
    choose(welcome, "pain_age", "under_six_weeks")
    path = go_to(welcome, "path")
    for key, expected in (("Down", "look_around"), ("Up", "awareness_now"), ("Up", "awareness_now")):
        qtbot.keyClick(focus(), getattr(Qt.Key, f"Key_{key}"))
        assert path.chosen == expected


def test_arrows_bring_a_card_into_view(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.resize(640, 420)
    path = go_to(welcome, "path")
    bar = path.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for key, option in (("Down", "awareness_now"), ("Down", "look_around"), ("Up", "awareness_now")):
        qtbot.keyClick(focus(), getattr(Qt.Key, f"Key_{key}"))
        card = path.options[option]
        assert focus() is card
        assert card.visibleRegion().boundingRect() == card.rect()


def test_all_of_a_card_can_be_pressed(welcome: Welcome, qtbot: QtBot) -> None:
    path = go_to(welcome, "path")
    card = path.options["look_around"]
    for place in (card.rect().bottomRight() - QPoint(8, 8), card.rect().topLeft() + QPoint(8, 8)):
        path.options["awareness_now"].setChecked(True)
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)
        assert path.chosen == "look_around"


# Leaving early.


def test_skipping_begins_nothing_and_keeps_what_was_chosen(
    welcome: Welcome, qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState
) -> None:
    choose(welcome, "pain_age", "under_six_weeks")
    with qtbot.waitSignal(welcome.finished, timeout=0):
        welcome.skip.click()
    assert preferences.value.welcomed
    assert not preferences.value.ratings
    assert diary_state.weeks() == ()


@pytest.mark.parametrize("way", ["skip", "next"])
@pytest.mark.parametrize(
    ("pressed", "kept"),
    [
        ((), None),
        (("none",), frozenset()),
        (("fever", "feet"), frozenset({Sign.FEVER, Sign.FEET})),
        (("none", "fever"), frozenset({Sign.FEVER})),
        (("fever", "none"), frozenset()),
        (("none", "none"), None),
        (("fever", "fever"), None),
    ],
)
def test_the_signs_are_answered_only_by_a_tick(
    welcome: Welcome, diary_state: DiaryState, way: str, pressed: tuple[str, ...], kept: frozenset[Sign] | None
) -> None:
    for name in pressed:
        box = welcome.findChild(QAbstractButton, f"sign_{name}")
        assert box is not None
        box.click()
    getattr(welcome, way).click()
    check = diary_state.last_warning_check()
    assert (check and check.ticked) == kept
    assert check is None or check.day == TODAY


def test_a_sign_can_be_taken_back(welcome: Welcome, diary_state: DiaryState) -> None:
    step(welcome).list.set_ticked(frozenset({Sign.FEVER}))
    welcome.next.click()
    welcome.back.click()
    step(welcome).list.set_ticked(frozenset())
    welcome.next.click()
    check = diary_state.last_warning_check()
    assert check is not None
    assert check.ticked == frozenset()


def test_an_emergency_comes_into_view_and_ends_it(
    welcome: Welcome, qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, said: list[str]
) -> None:
    signs: SignsStep = step(welcome)
    bar = signs.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    qtbot.mouseClick(signs.list._boxes[Sign.LEAKING], Qt.MouseButton.LeftButton)
    assert signs.help.isVisible()
    assert bar.value() == 0
    assert not signs.help.visibleRegion().isEmpty()
    assert not signs.help.later.isVisible()
    assert said == ["Get help now. Call your local emergency number (112 works on most mobile phones)."]
    assert (welcome.next.text(), welcome.skip.isVisible()) == ("&Close for now", False)
    bar.setValue(300)
    signs.list._boxes[Sign.ACCIDENT].click()
    assert bar.value() == 300, "a second sign does not take the list away"
    with qtbot.waitSignal(welcome.finished, timeout=0):
        welcome.next.click()
    check = diary_state.last_warning_check()
    assert check is not None
    assert check.emergency
    assert (check.day, check.ticked) == (TODAY, {Sign.LEAKING, Sign.ACCIDENT})
    assert diary_state.weeks() == ()
    assert not preferences.value.welcomed


def test_an_emergency_can_be_unticked(welcome: Welcome) -> None:
    box = step(welcome).list._boxes[Sign.CHEST_PAIN]
    box.click()
    box.click()
    assert not step(welcome).help.isVisible()
    assert (welcome.next.text(), welcome.skip.isVisible()) == ("&Next", True)


@pytest.mark.parametrize("sign", [Sign.FEVER, Sign.WORRIED])
def test_less_urgent_signs_do_not_stop_it(welcome: Welcome, sign: Sign) -> None:
    step(welcome).list.set_ticked(frozenset({sign}))
    assert not step(welcome).help.isVisible()
    welcome.next.click()
    assert step(welcome).name == "expect"


# Once more, while a week is running.


def test_a_running_week_goes_on(
    make: Callable[[], Welcome], diary_state: DiaryState, remember: Callable[..., None]
) -> None:
    remember(week(BASELINE, 3))
    welcome = make()
    assert [one.name for one in welcome._steps] == [name for name in ALL if name != "path"]
    go_to(welcome, "done")
    welcome.next.click()
    assert diary_state.weeks() == (week(BASELINE, 3),)


def test_an_emergency_pauses_a_running_week(
    make: Callable[[], Welcome], diary_state: DiaryState, remember: Callable[..., None]
) -> None:
    remember(week(AWARENESS, 3))
    welcome = make()
    step(welcome).list.set_ticked(frozenset({Sign.ACCIDENT}))
    assert step(welcome).help.later.isVisible()
    welcome.next.click()
    assert [found.paused(TODAY) for found in diary_state.weeks()] == [True]


# Single steps.


def test_a_new_diary_gets_the_activities_to_choose_from(
    make: Callable[[], Welcome], journal: MemoryJournal, diary_state: DiaryState
) -> None:
    journal.records.clear()
    activities: ActivitiesStep = go_to(make(), "activities")
    activities.findChild(QWidget, "activity_cooking").click()  # type: ignore[attr-defined]
    assert [activity.id for activity in diary_state.activities()] == ["brushing_teeth", "washing_dishes"]


@pytest.mark.parametrize(("key", "names"), [(Qt.Key.Key_Return, ["Ironing"]), (Qt.Key.Key_Escape, [])])
def test_return_in_the_form_adds_and_does_not_go_on(
    welcome: Welcome, qtbot: QtBot, diary_state: DiaryState, key: Qt.Key, names: list[str]
) -> None:
    activities: ActivitiesStep = go_to(welcome, "activities")
    activities._panel.add.click()
    assert isinstance(focus(), QLineEdit)
    qtbot.keyClicks(focus(), "Ironing")
    qtbot.keyClick(focus(), key)
    own = [activity for activity in diary_state.activities() if activity.name]
    assert own == [Activity("new-0001", name) for name in names]
    assert step(welcome) is activities
    assert focus() is activities._panel.add


def test_the_beginning_of_the_day_is_kept(welcome: Welcome, preferences: PreferencesState) -> None:
    hours: DayStartStep = go_to(welcome, "day_start")
    assert hours.hours.value() == time(4)
    hours.hours.setCurrentIndex(6)
    welcome.next.click()
    assert preferences.value.day_start == time(6)


def test_what_cannot_be_saved_holds_the_step(
    welcome: Welcome, qtbot: QtBot, journal: MemoryJournal, diary_state: DiaryState
) -> None:
    step(welcome).none.click()
    journal.failure = DiskFull(Path("diary.db"))
    with qtbot.captureExceptions() as caught:
        welcome.next.click()
    assert [error for _, error, _ in caught] == [journal.failure]
    assert step(welcome).name == "warning_signs"
    journal.failure = None
    welcome.next.click()
    assert step(welcome).name == "expect"


def test_the_steps_can_be_shown_one_by_one(welcome: Welcome, diary_state: DiaryState) -> None:
    shown = [(number, step(welcome).name) for number in welcome.steps()]
    assert shown == list(enumerate(ALL))
    assert diary_state.last_warning_check() is None


@pytest.mark.parametrize("kind", [PainAgeStep, PathStep])
def test_the_sources_of_a_step_are_its_own_and_its_options(welcome: Welcome, kind: type[PainAgeStep]) -> None:
    found = next(one for one in welcome._steps if isinstance(one, kind)).findChild(Sources)
    assert found is not None
    assert len(found._lines) == 2

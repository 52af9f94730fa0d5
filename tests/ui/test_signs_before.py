"""The warning signs before the page: an answer lets it go, closing does not, and an emergency is met at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.routine import WeekKind
from desktop.domain.warning_signs import Sign, Tier, WarningCheck, signs
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiskFull
from desktop.ui import region_field
from desktop.ui.dialogs import signs_before
from desktop.ui.dialogs.signs_before import SignsBefore
from desktop.ui.widgets.sources import Sources
from desktop.ui.widgets.warning_signs import help_card
from desktop.ui.words import Words
from tests.fakes import MemoryJournal
from tests.ui.days import TODAY, ago, moment, week

Remember = Callable[..., None]
Open = Callable[[], SignsBefore]
NUMB, FEET = Sign.NUMB_SADDLE, Sign.FEET


def answer(days: int, *ticked: Sign) -> WarningCheck:
    return WarningCheck("check", ago(days), moment(ago(days)), frozenset(ticked))


@pytest.fixture
def ask(qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words) -> Open:
    def make() -> SignsBefore:
        made = SignsBefore(diary_state, preferences, words)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def kept(diary: DiaryState) -> tuple[date, frozenset[Sign]] | None:
    check = diary.last_warning_check()
    return check and (check.day, check.ticked)


def box(dialog: QWidget, sign: Sign) -> QWidget:
    found = dialog.findChild(QWidget, f"sign_{sign}")
    assert isinstance(found, QWidget)
    return found


def press(*keys: Qt.Key) -> None:
    """At whatever has the focus."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def tab_to(widget: QWidget) -> None:
    for _ in range(len(Sign) + 10):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(widget.objectName())


# When it is asked at all.


Leave = Callable[[SignsBefore], None]


@pytest.fixture
def answered(
    qtbot: QtBot,
    diary_state: DiaryState,
    preferences: PreferencesState,
    words: Words,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Leave], tuple[bool, int]]:
    """Asks before a page leaves; gives whether it may, and how often the dialog was shown."""
    parent = QWidget()
    qtbot.addWidget(parent)
    shown: list[SignsBefore] = []

    def ask(leave: Leave) -> tuple[bool, int]:
        def execute(dialog: SignsBefore) -> int:
            shown.append(dialog)
            leave(dialog)
            return dialog.result()

        monkeypatch.setattr(SignsBefore, "exec", execute)
        return signs_before.answered(diary_state, preferences, words, parent), len(shown)

    return ask


@pytest.mark.parametrize("before", [(), (answer(1),), (answer(9, NUMB),)])
def test_it_is_asked_until_it_is_answered_today(
    answered: Callable[[Leave], tuple[bool, int]],
    remember: Remember,
    diary_state: DiaryState,
    before: tuple[WarningCheck, ...],
) -> None:
    remember(*before)
    assert answered(SignsBefore.reject) == (False, 1)
    assert diary_state.last_warning_check() == (before[0] if before else None)
    assert answered(SignsBefore.accept) == (True, 2)
    assert answered(SignsBefore.reject) == (True, 2)


@pytest.mark.parametrize("ticked", [(), (NUMB,)])
def test_todays_answer_counts_wherever_it_was_given(
    answered: Callable[[Leave], tuple[bool, int]], diary_state: DiaryState, ticked: tuple[Sign, ...]
) -> None:
    diary_state.answer_warning_signs(ticked)
    assert answered(SignsBefore.reject) == (True, 0)


# What is answered.


def test_none_of_these_is_an_answer(ask: Open, diary_state: DiaryState) -> None:
    dialog = ask()
    assert dialog.go_on.text() == "&None of these"
    assert not dialog.clear.isVisible()
    dialog.go_on.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert kept(diary_state) == (TODAY, frozenset())


def test_ticks_are_kept_with_their_date(ask: Open, diary_state: DiaryState) -> None:
    dialog = ask()
    box(dialog, FEET).click()  # type: ignore[attr-defined]
    assert dialog.go_on.text() == "Keep the ticks a&nd go on"
    assert not dialog.help.isVisible()
    dialog.go_on.click()
    assert kept(diary_state) == (TODAY, {FEET})


def test_it_begins_with_the_last_answer_and_says_so(ask: Open, remember: Remember, diary_state: DiaryState) -> None:
    remember(answer(2, FEET, Sign.AGE))
    dialog = ask()
    state = dialog.findChild(QWidget, "signs_state")
    assert state is not None
    assert dialog.list.ticked() == {FEET, Sign.AGE}
    said = "Ticked is what you answered last: Monday, 16 March. Tick or clear what has changed."
    assert (state.isVisible(), state.text()) == (True, said)  # type: ignore[attr-defined]
    dialog.clear.click()
    assert dialog.list.ticked() == frozenset()
    assert dialog.go_on.hasFocus()
    assert not state.isVisible()
    dialog.go_on.click()
    assert kept(diary_state) == (TODAY, frozenset())


@pytest.mark.parametrize(
    ("before", "ticked", "saved"),
    [
        ((), {FEET}, None),
        ((), {NUMB, FEET}, (TODAY, {NUMB, FEET})),
        ((answer(3, NUMB),), {NUMB}, (ago(3), {NUMB})),
        ((answer(3, NUMB),), set(), (ago(3), {NUMB})),
    ],
    ids=["no-emergency", "emergency", "known", "no-answer-ends-one"],
)
def test_closing_keeps_an_emergency_and_nothing_else(
    ask: Open,
    remember: Remember,
    diary_state: DiaryState,
    qtbot: QtBot,
    before: tuple[WarningCheck, ...],
    ticked: set[Sign],
    saved: tuple[date, set[Sign]] | None,
) -> None:
    remember(*before)
    dialog = ask()
    dialog.list.set_ticked(frozenset(ticked))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    QApplication.processEvents()
    assert kept(diary_state) == saved


def test_a_full_disk_leaves_it_open(ask: Open, journal: MemoryJournal, qtbot: QtBot, tmp_path: object) -> None:
    dialog = ask()
    journal.failure = DiskFull(str(tmp_path))  # type: ignore[arg-type]
    with qtbot.captureExceptions() as caught:
        dialog.go_on.click()
    assert [kind for kind, _, _ in caught] == [DiskFull]
    assert dialog.isVisible()
    journal.failure = None
    dialog.go_on.click()
    assert not dialog.isVisible()


# An emergency.


@pytest.mark.parametrize("sign", signs(Tier.EMERGENCY))
def test_an_emergency_shows_whom_to_call_and_still_lets_the_page_go(
    ask: Open,
    remember: Remember,
    diary_state: DiaryState,
    preferences: PreferencesState,
    monkeypatch: pytest.MonkeyPatch,
    sign: Sign,
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(help_card, "announce", lambda _source, sentence: heard.append(sentence))
    remember(week(WeekKind.AWARENESS, 2))
    preferences.update(region="DE")
    dialog = ask()
    dialog.area.verticalScrollBar().setValue(dialog.area.verticalScrollBar().maximum())
    box(dialog, sign).click()  # type: ignore[attr-defined]
    assert dialog.help.isVisible()
    assert dialog.area.verticalScrollBar().value() == 0
    assert len(heard) == 1
    assert "112" in heard[0]
    dialog.at_once.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert kept(diary_state) == (TODAY, {sign})
    running = diary_state.week()
    assert running is not None
    assert running.paused(TODAY)


def test_the_numbers_are_those_of_the_place(
    ask: Open, preferences: PreferencesState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "territoryToCode", lambda _country: "GB")
    dialog = ask()
    assert "999" in dialog.numbers.call.text()
    field = dialog.findChild(region_field.RegionField)
    assert field is not None
    field.setCurrentIndex(field.findData("US"))
    field.activated.emit(field.currentIndex())
    assert preferences.value.region == "US"
    assert "911" in dialog.numbers.call.text()


# By keyboard and by ear.


def test_it_opens_on_its_title_and_return_does_not_answer(ask: Open, diary_state: DiaryState) -> None:
    dialog = ask()
    assert QApplication.focusWidget() is dialog._title
    press(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert kept(diary_state) is None


def test_the_keyboard_alone_will_do(ask: Open, diary_state: DiaryState) -> None:
    dialog = ask()
    tab_to(box(dialog, Sign.WORRIED))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert dialog.go_on.hasFocus()
    press(Qt.Key.Key_Return)
    assert kept(diary_state) == (TODAY, {Sign.WORRIED})


def test_tab_goes_from_the_help_down_the_list_to_the_answer(ask: Open) -> None:
    dialog = ask()
    dialog.list.set_ticked(frozenset({NUMB}))
    dialog._title.setFocus()
    seen = []
    sources = dialog.findChild(Sources)
    assert sources is not None
    sources.button.setObjectName("sources")
    for _ in range(len(Sign) + 6):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().objectName())
    boxes = [f"sign_{sign}" for sign in Sign]
    assert seen == ["signs_at_once", "region", *boxes, "signs_go_on", "signs_clear", "sources", "signs_cancel"]


def test_what_is_ticked_by_keys_comes_into_view(ask: Open) -> None:
    dialog = ask()
    tab_to(box(dialog, Sign.WORRIED))
    shown = dialog.area.viewport().rect()
    place = box(dialog, Sign.WORRIED).mapTo(dialog.area.viewport(), box(dialog, Sign.WORRIED).rect().center())
    assert shown.contains(place)


def test_every_part_has_a_name_for_a_screen_reader(ask: Open, words: Words) -> None:
    dialog = ask()
    texts = words.content("warning_signs")
    assert dialog.windowTitle() == "Warning signs before the page"
    assert dialog.accessibleDescription().startswith(texts["intro"])
    for button in dialog.findChildren(QPushButton):
        found = QAccessible.queryAccessibleInterface(button)
        assert found.text(QAccessible.Text.Name).replace("&", ""), button.objectName()
    keys = [
        button.text()[button.text().index("&") + 1].lower() for button in (dialog.go_on, dialog.clear, dialog.cancel)
    ]
    assert len(set(keys)) == 3


def test_closing_words_and_sources_stand_below_the_list(ask: Open, words: Words) -> None:
    dialog = ask()
    said = [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text") and callable(label.text)]
    assert words.content("warning_signs")["closing"] in said
    assert "Where this comes from" in said

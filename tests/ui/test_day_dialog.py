"""A past day: what may be changed there, that it is saved at once, and that it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import NOTE_LIMIT, BodySite, Change, CheckIn, Evened, FeltSpot, Note, SkippedDay
from desktop.domain.errors import UnknownActivity
from desktop.domain.routine import Activity
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiskFull
from desktop.ui.dialogs.day_dialog import DayDialog
from desktop.ui.words import Words
from tests.fakes import MemoryJournal
from tests.ui.days import TODAY, ago, moment, rating

Remember = Callable[..., None]
Open = Callable[[int], DayDialog]


@pytest.fixture
def open_day(qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words) -> Open:
    def make(days: int) -> DayDialog:
        made = DayDialog(ago(days), diary_state, preferences, words)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


@pytest.mark.parametrize(("days", "recalled"), [(0, False), (1, True)])
def test_today_and_yesterday_can_be_rated(
    open_day: Open, diary_state: DiaryState, qtbot: QtBot, days: int, recalled: bool
) -> None:
    dialog = open_day(days)
    assert dialog.rating.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_6)
    saved = diary_state.day(ago(days)).rating
    assert saved is not None
    assert (saved.score, saved.recalled) == (6, recalled)
    assert dialog.rating.findChild(QWidget, "rating_state").isVisible() is recalled  # type: ignore[union-attr]


def test_an_older_day_says_why_it_cannot(open_day: Open) -> None:
    dialog = open_day(2)
    text = dialog.findChild(QWidget, "too_late")
    assert text is not None
    assert text.isVisible()
    assert "Only today and yesterday can be rated" in text.text()  # type: ignore[attr-defined]
    assert not dialog.rating.scale.isVisible()
    assert dialog.occasions.isAncestorOf(QApplication.focusWidget())


def test_an_older_rating_can_be_changed_and_removed(
    open_day: Open, remember: Remember, diary_state: DiaryState, preferences: PreferencesState
) -> None:
    preferences.update(blind_rating=False)
    remember(rating(9, 5))
    dialog = open_day(9)
    dialog.rating.scale.take(7)
    saved = diary_state.day(ago(9)).rating
    assert saved is not None
    assert (saved.score, saved.recalled) == (7, True)
    press(dialog, f"site_{BodySite.BUTTOCK}")
    saved = diary_state.day(ago(9)).rating
    assert saved is not None
    assert (saved.score, saved.sites) == (7, {BodySite.BUTTOCK})
    press(dialog, "remove_rating")
    assert diary_state.day(ago(9)).rating is None
    assert not dialog.rating.scale.isVisible()
    for _ in range(3):
        press(dialog, "undo_in_day")
    restored = diary_state.day(ago(9)).rating
    assert restored == rating(9, 5)
    assert not dialog.undo.isEnabled()


def test_removing_yesterdays_rating_moves_the_focus_to_the_scale(
    open_day: Open, remember: Remember, preferences: PreferencesState
) -> None:
    preferences.update(blind_rating=False)
    remember(rating(1, 5))
    dialog = open_day(1)
    dialog.rating.remove.setFocus()
    dialog.rating.remove.click()
    assert dialog.rating.scale.isAncestorOf(QApplication.focusWidget())


def test_another_days_score_waits(open_day: Open, remember: Remember, diary_state: DiaryState) -> None:
    remember(rating(1, 5))
    dialog = open_day(1)
    assert dialog.rating.veil.isVisible()
    assert dialog.rating.veil.button.hasFocus()
    assert not dialog.rating.scale.isVisible()
    assert not dialog.rating.remove.isVisible()
    dialog.rating.veil.button.click()
    assert dialog.rating.scale.value() == 5
    assert dialog.rating.scale.button(5).hasFocus()
    other = open_day(1)
    diary_state.rate(TODAY, 3)
    assert other.rating.scale.value() == 5


def test_a_score_given_here_is_not_hidden(open_day: Open) -> None:
    dialog = open_day(1)
    dialog.rating.scale.take(4)
    assert dialog.rating.scale.isVisible()
    assert dialog.rating.scale.value() == 4


def test_without_ratings_there_is_no_scale(open_day: Open, preferences: PreferencesState, remember: Remember) -> None:
    preferences.update(ratings=False)
    assert not open_day(0).rating.isVisible()
    remember(rating(1, 5))
    assert open_day(1).rating.isVisible()


def test_occasions_are_added_changed_and_removed(open_day: Open, diary_state: DiaryState) -> None:
    dialog = open_day(5)
    press(dialog, "add_cooking")
    QApplication.processEvents()
    (saved,) = diary_state.day(ago(5)).check_ins
    assert (saved.activity, saved.noticed, saved.recalled) == ("cooking", True, True)
    row = dialog.occasions.rows[saved.id]
    row.more.click()
    press(row, f"evened_{Evened.YES}")
    press(row, f"felt_{FeltSpot.HEEL}")
    (changed,) = diary_state.day(ago(5)).check_ins
    assert (changed.evened, changed.felt) == (Evened.YES, {FeltSpot.HEEL})
    assert dialog.occasions.rows[saved.id] is row
    assert row.detail.isVisible()
    assert row.more.accessibleName() == "Less about Cooking, entered later, evened, weight felt"
    row.more.click()
    assert not row.detail.isVisible()
    press(row, "remove")
    assert diary_state.day(ago(5)).check_ins == ()
    assert dialog.occasions.rows == {}
    assert dialog.occasions.buttons["brushing_teeth"].hasFocus()


def test_occasions_say_their_hour(open_day: Open, remember: Remember, diary_state: DiaryState) -> None:
    remember(
        CheckIn("1", ago(3), moment(ago(3), 7), "cooking"),
        CheckIn("2", ago(3), moment(ago(3), 19), "washing_dishes", evened=Evened.NO),
    )
    diary_state.use_activity("cooking", used=False)
    dialog = open_day(3)
    assert [row.more.accessibleName() for row in dialog.occasions.rows.values()] == [
        "Change Cooking, 07:00, noticed",
        "Change Washing dishes, 19:00, not evened",
    ]
    assert list(dialog.occasions.buttons) == ["brushing_teeth", "washing_dishes"]


def test_what_happens_once_a_day_is_added_once(open_day: Open, remember: Remember) -> None:
    remember(Activity("own", "Bath & sauna", several_times=False))
    dialog = open_day(3)
    assert dialog.occasions.buttons["own"].text() == "Bath && sauna"
    press(dialog, "add_own")
    assert not dialog.occasions.buttons["own"].isEnabled()


def test_a_refusal_is_said_and_changes_nothing(
    open_day: Open, diary_state: DiaryState, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_day(3)

    def refuse(_day: object, activity: str) -> None:
        raise UnknownActivity(activity)

    monkeypatch.setattr(diary_state, "notice", refuse)
    press(dialog, "add_cooking")
    assert dialog.error.text() == "That activity is not in your list."
    assert not dialog.undo.isEnabled()


def test_the_note_is_saved_when_the_focus_goes_on(open_day: Open, diary_state: DiaryState, qtbot: QtBot) -> None:
    dialog = open_day(3)
    dialog.note.field.setFocus()
    qtbot.keyClicks(dialog.note.field, "Rain")
    dialog.close_button.setFocus()
    note = diary_state.day(ago(3)).note
    assert note is not None
    assert (note.text, note.recalled) == ("Rain", True)
    press(dialog, "undo_in_day")
    assert diary_state.day(ago(3)).note is None
    assert dialog.note.field.toPlainText() == ""


@pytest.mark.parametrize("leave", ["escape", "close"])
def test_leaving_saves_the_note(open_day: Open, diary_state: DiaryState, qtbot: QtBot, leave: str) -> None:
    dialog = open_day(3)
    dialog.note.field.setFocus()
    dialog.note.field.setPlainText("Rain")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape) if leave == "escape" else dialog.close_button.click()
    assert not dialog.isVisible()
    note = diary_state.day(ago(3)).note
    assert note is not None
    assert note.text == "Rain"


def test_an_endless_note_is_refused_and_kept(open_day: Open, diary_state: DiaryState, qtbot: QtBot) -> None:
    dialog = open_day(3)
    dialog.note.field.setPlainText("x" * (NOTE_LIMIT + 1))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert diary_state.day(ago(3)).note is None
    dialog.note.field.setPlainText("x" * NOTE_LIMIT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_disk_that_takes_no_note_keeps_nobody_in_here(
    open_day: Open, journal: MemoryJournal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_change: Change) -> None:
        raise DiskFull(Path("diary.db"))

    dialog = open_day(3)
    monkeypatch.setattr(journal, "apply", refuse)
    for text, stays in (("Rain", True), ("Rain and wind", True), ("Rain and wind", False)):
        dialog.note.field.setPlainText(text)
        with qtbot.captureExceptions() as said:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert {kind for kind, _, _ in said} == {DiskFull}
        assert dialog.isVisible() is stays


def test_a_day_is_left_out_and_taken_back_in(open_day: Open, diary_state: DiaryState) -> None:
    dialog = open_day(3)
    press(dialog, "skip_day")
    assert diary_state.day(ago(3)).skipped is not None
    assert dialog.skip.text() == "&Take this day back in"
    press(dialog, "skip_day")
    assert diary_state.day(ago(3)).skipped is None
    press(dialog, "undo_in_day")
    assert diary_state.day(ago(3)).skipped is not None


def test_only_what_was_done_here_is_undone_here(
    open_day: Open, diary_state: DiaryState, qtbot: QtBot, remember: Remember
) -> None:
    remember(SkippedDay(ago(4), moment()))
    diary_state.write_note(TODAY, "Before")
    dialog = open_day(3)
    assert not dialog.undo.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert diary_state.day(TODAY).note is not None
    press(dialog, "skip_day")
    dialog.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert diary_state.day(ago(3)).skipped is None
    assert not dialog.undo.isEnabled()
    assert diary_state.day(TODAY).note is not None


def test_choosing_the_same_score_again_is_nothing_to_undo(
    open_day: Open, remember: Remember, diary_state: DiaryState
) -> None:
    remember(rating(0, 5))
    dialog = open_day(0)
    dialog.rating.scale.take(5)
    assert not dialog.undo.isEnabled()


def test_a_failing_disk_is_not_swallowed(
    open_day: Open, journal: MemoryJournal, diary_state: DiaryState, qtbot: QtBot
) -> None:
    dialog = open_day(3)
    journal.failure = OSError(28, "No space left on device")
    with qtbot.captureExceptions() as errors:
        press(dialog, "skip_day")
    assert [kind for kind, *_ in errors] == [OSError]
    journal.failure = None
    assert not dialog.undo.isEnabled()
    assert dialog.skip.text() == "&Leave this day out"
    press(dialog, "skip_day")
    assert dialog.undo.isEnabled()


def test_the_title_is_the_day(open_day: Open, remember: Remember) -> None:
    remember(Note(TODAY - timedelta(days=1), moment(), "x"))
    assert open_day(8).windowTitle() == "Tuesday, 10 March"
    assert "entered later" in open_day(1)._about.text()
    assert "entered later" not in open_day(0)._about.text()

"""A paper week: typed by one key a box, seen and heard as it is, kept apart from what the diary says, saved as one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import NOTE_LIMIT, Change, CheckIn, Evened, Note, PainRating, SkippedDay
from desktop.domain.paper import PaperDay, Tick
from desktop.domain.routine import Activity
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.state.steps import Deed
from desktop.storage.errors import DiskFull
from desktop.ui.dialogs.paper_week import PaperWeekDialog
from desktop.ui.words import Words
from tests.fakes import FixedClock, MemoryJournal
from tests.ui.days import TODAY, ago, moment, rating

Remember = Callable[..., None]
Open = Callable[..., PaperWeekDialog]
NOTHING, NOTICED, EVENED = Tick
BRUSH, WASH, COOK = "brushing_teeth", "washing_dishes", "cooking"
NAMED = {
    "\r": Qt.Key.Key_Return,
    "\b": Qt.Key.Key_Backspace,
    "\t": Qt.Key.Key_Tab,
    "<": Qt.Key.Key_Backtab,
    "→": Qt.Key.Key_Right,
    "←": Qt.Key.Key_Left,
    "↓": Qt.Key.Key_Down,
    "↑": Qt.Key.Key_Up,
    "␡": Qt.Key.Key_Delete,
    "␛": Qt.Key.Key_Escape,
}


@pytest.fixture
def open_week(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words
) -> Callable[..., PaperWeekDialog]:
    def make(first: date = ago(9)) -> PaperWeekDialog:
        made = PaperWeekDialog(first, diary_state, preferences, words)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def press(keys: str) -> None:
    """Press keys wherever the focus is; the ones without a letter by the signs in NAMED."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        if key in NAMED:
            QTest.keyClick(focus, NAMED[key])
        else:
            QTest.keyClicks(focus, key)
        QApplication.processEvents()


def typed(dialog: PaperWeekDialog) -> list[tuple[object, ...]]:
    """What was typed into each row: its score or that it is left out, its ticks in their order, its note."""
    rows = []
    for day in dialog.grid.cells.typed():
        score = "out" if day.left_out else day.score
        rows.append((score, *(int(day.ticks.get(each, 0)) for each in (BRUSH, WASH, COOK)), day.note))
    while rows and rows[-1] == EMPTY:
        rows.pop()
    return rows


EMPTY = (None, 0, 0, 0, "")


def here(dialog: PaperWeekDialog) -> tuple[int, int]:
    index = dialog.grid.currentIndex()
    return index.row(), index.column()


def heard(dialog: PaperWeekDialog, row: int, column: int) -> str:
    index = dialog.grid.cells.index(row, column)
    return str(dialog.grid.cells.data(index, Qt.ItemDataRole.AccessibleTextRole))


def child(dialog: QWidget, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("keys", "rows", "at"),
    [
        ("", [], (0, 0)),
        ("5", [(5, 0, 0, 0, "")], (0, 1)),
        ("5121", [(5, 1, 2, 1, "")], (1, 0)),
        ("5 2 ", [(5, 0, 2, 0, "")], (1, 0)),
        ("5020", [(5, 0, 2, 0, "")], (1, 0)),
        ("5\t2\t", [(5, 0, 2, 0, "")], (1, 0)),
        ("0   0", [(0, 0, 0, 0, ""), (0, 0, 0, 0, "")], (1, 1)),
        (" 2", [(None, 2, 0, 0, "")], (0, 2)),
        # A 1 waits: for its 0, or for a key that is for the next box.
        ("1", [(1, 0, 0, 0, "")], (0, 0)),
        ("10", [(10, 0, 0, 0, "")], (0, 1)),
        ("10121", [(10, 1, 2, 1, "")], (1, 0)),
        ("1121", [(1, 1, 2, 1, "")], (1, 0)),
        ("1212", [(1, 2, 1, 2, "")], (1, 0)),
        ("1 21", [(1, 0, 2, 1, "")], (1, 0)),
        ("1\t121", [(1, 1, 2, 1, "")], (1, 0)),
        ("1→121", [(1, 1, 2, 1, "")], (1, 0)),
        ("1←0", [(0, 0, 0, 0, "")], (0, 1)),
        ("1\b", [], (0, 0)),
        ("1␡", [], (0, 0)),
        ("t", [(10, 0, 0, 0, "")], (0, 1)),
        ("T121", [(10, 1, 2, 1, "")], (1, 0)),
        ("1t", [(10, 0, 0, 0, "")], (0, 1)),
        # A day left out is one key, in its pain box.
        ("x", [("out", 0, 0, 0, "")], (1, 0)),
        # In a box an X is how many tick on paper: it takes nothing away.
        ("51X", [(5, 1, 0, 0, "")], (0, 2)),
        ("5x12", [(5, 1, 2, 0, "")], (0, 3)),
        ("1x5", [("out", 0, 0, 0, ""), (5, 0, 0, 0, "")], (1, 1)),
        ("x↑5", [(5, 0, 0, 0, "")], (0, 1)),
        # Back, and away with it.
        ("5\b", [], (0, 0)),
        ("512\b\b", [(5, 0, 0, 0, "")], (0, 1)),
        ("5121\b", [(5, 1, 2, 0, "")], (0, 3)),
        ("5121←", [(5, 1, 2, 1, "")], (1, 0)),
        ("51<<␡", [(None, 1, 0, 0, "")], (0, 0)),
        ("51↓2↑", [(5, 1, 0, 0, ""), (None, 0, 2, 0, "")], (0, 3)),
        ("51← ", [(5, 0, 0, 0, "")], (0, 2)),
        # What is no key here does nothing.
        ("5345", [(5, 0, 0, 0, "")], (0, 1)),
        ("a.", [], (0, 0)),
        # A note, and on with the next day.
        ("5nRain at 10\t7", [(5, 0, 0, 0, "Rain at 10"), (7, 0, 0, 0, "")], (1, 1)),
        ("5→→→Rain\t", [(5, 0, 0, 0, "Rain")], (1, 0)),
        ("nRa\tnSun\t↑nin\t", [(None, 0, 0, 0, "Ra"), (None, 0, 0, 0, "Sunin")], (2, 0)),
        ("nRain\t↑→→→→␡", [], (0, 4)),
    ],
)
def test_keys(open_week: Open, keys: str, rows: list[tuple[object, ...]], at: tuple[int, int]) -> None:
    dialog = open_week()
    press(keys)
    assert (typed(dialog), here(dialog)) == (rows, at)


def test_the_last_box_keeps_the_keys(open_week: Open) -> None:
    dialog = open_week()
    press("5121" * 7)
    assert here(dialog) == (6, 3)
    press("2")
    assert typed(dialog)[6] == (5, 1, 2, 2, "")


def test_tab_leaves_the_table_at_its_ends(open_week: Open) -> None:
    dialog = open_week()
    press("<")
    assert QApplication.focusWidget() is dialog.first
    dialog.grid.setFocus()
    press("\t" * 28)
    assert QApplication.focusWidget() is dialog.cancel


@pytest.mark.parametrize("by", ["enter", "button", "date"])
def test_a_week_is_saved_as_one_from_anywhere(open_week: Open, diary_state: DiaryState, by: str) -> None:
    dialog = open_week()
    press("5121x10 1 nRain" if by == "enter" else "5121x10 1 nRain\t")
    if by == "date":
        dialog.first.setFocus()
    press("\r") if by != "button" else dialog.save.click()
    assert not dialog.isVisible()
    found = {day.day: day for day in diary_state.days(ago(9), TODAY)}
    first, third = found[ago(9)], found[ago(7)]
    assert first.rating is not None
    assert (first.rating.score, first.rating.recalled) == (5, True)
    assert [(each.activity, each.evened, each.recalled) for each in first.check_ins] == [
        (BRUSH, Evened.NOT_SAID, True),
        (WASH, Evened.YES, True),
        (COOK, Evened.NOT_SAID, True),
    ]
    assert found[ago(8)].skipped
    assert third.rating
    assert (third.rating.score, [each.activity for each in third.check_ins]) == (10, [WASH])
    assert [day.note.text for day in found.values() if day.note] == ["Rain"]
    step = diary_state.undo()
    assert step
    assert step.deed is Deed.PAPER
    assert diary_state.days(ago(9), TODAY) == ()


def test_nothing_typed_is_nothing_saved(open_week: Open, journal: MemoryJournal) -> None:
    dialog = open_week()
    press("5\b\r")
    assert dialog.said.text() == "Nothing is typed in yet."
    press("␛")
    assert not dialog.isVisible()
    assert journal.applied == []


def test_what_is_typed_is_thrown_away_only_when_said_twice(open_week: Open, journal: MemoryJournal) -> None:
    dialog = open_week()
    press("5␛")
    assert dialog.isVisible()
    assert "Nothing is saved yet" in dialog.said.text()
    press("1␛")
    assert dialog.isVisible()
    press("␛")
    assert not dialog.isVisible()
    assert journal.applied == []


THERE = (
    rating(9, 5),
    CheckIn("c", ago(9), moment(ago(9)), COOK),
    CheckIn("d", ago(8), moment(ago(8)), COOK, evened=Evened.YES),
    Note(ago(8), moment(ago(8)), "Long drive"),
    SkippedDay(ago(7), moment(ago(7))),
)


@pytest.mark.parametrize(
    ("keys", "row", "column", "said"),
    [
        ("", 1, 0, "Tuesday 10 March, pain, empty"),
        ("", 0, 0, "Monday 9 March, pain, 5, in the diary"),
        ("5", 0, 0, "Monday 9 March, pain, 5, in the diary"),
        ("7", 0, 0, "Monday 9 March, pain, 7, the diary says 5"),
        ("1", 0, 0, "Monday 9 March, pain, 1, and with 0 it is ten"),
        ("", 0, 3, "Monday 9 March, Cooking, noticed, in the diary"),
        ("   2", 0, 3, "Monday 9 March, Cooking, noticed and evened, the diary says noticed"),
        (" 1", 0, 1, "Monday 9 March, Brushing teeth, noticed"),
        ("", 1, 3, "Tuesday 10 March, Cooking, noticed and evened, in the diary"),
        ("", 1, 4, "Tuesday 10 March, note, Long drive, in the diary"),
        ("↓nRain\t", 1, 4, "Tuesday 10 March, note, Rain, the diary says Long drive"),
        ("", 2, 0, "Wednesday 11 March, pain, left out, in the diary"),
        ("↓x", 1, 0, "Tuesday 10 March, pain, left out"),
    ],
)
def test_every_box_is_heard(
    open_week: Open, remember: Remember, preferences: PreferencesState, keys: str, row: int, column: int, said: str
) -> None:
    preferences.update(blind_rating=False)
    remember(*THERE)
    dialog = open_week()
    press(keys)
    assert heard(dialog, row, column) == said


def test_scores_that_wait_for_todays_rating_are_not_told(
    open_week: Open, remember: Remember, diary_state: DiaryState
) -> None:
    remember(*THERE)
    dialog = open_week()
    assert heard(dialog, 0, 0) == "Monday 9 March, pain, hidden, in the diary"
    press("7\r")
    assert dialog.clash.accessibleDescription() == "Monday 9 March, pain: 7 on paper, 5 in the diary"
    press("\r")
    assert heard(dialog, 0, 0) == "Monday 9 March, pain, 7, the diary says hidden"
    diary_state.rate(TODAY, 3)
    assert heard(dialog, 0, 0) == "Monday 9 March, pain, 7, the diary says 5"


@pytest.mark.parametrize(
    ("answer", "scores", "evened", "decided"),
    [
        (
            "keep_diary",
            [5, 4],
            Evened.NOT_SAID,
            "2 boxes stayed as they were in your diary. The paper said something else.",
        ),
        ("keep_paper", [7, 4], Evened.YES, "2 boxes of your diary now say what the paper says."),
    ],
)
def test_the_diary_is_never_overwritten_unasked(
    open_week: Open,
    remember: Remember,
    diary_state: DiaryState,
    preferences: PreferencesState,
    answer: str,
    scores: list[int],
    evened: Evened,
    decided: str,
) -> None:
    preferences.update(blind_rating=False)
    remember(*THERE)
    dialog = open_week()
    press("7  24\r")
    assert dialog.isVisible()
    assert diary_state.day(ago(9)).rating == rating(9, 5)
    assert dialog.clash.accessibleName() == "2 boxes say something else than your diary"
    assert dialog.clash.accessibleDescription().splitlines() == [
        "Monday 9 March, pain: 7 on paper, 5 in the diary",
        "Monday 9 March, Cooking: noticed and evened on paper, noticed in the diary",
    ]
    press("\r")
    assert dialog.isVisible(), "Return pressed twice decides nothing"
    assert typed(dialog) == [(7, 0, 0, 2, ""), (4, 0, 0, 0, "")]
    press("\r")
    child(dialog, answer).click()
    assert not dialog.isVisible()
    assert dialog.decided == decided
    days = diary_state.days(ago(9), ago(8))
    assert [day.rating.score for day in days if day.rating] == scores
    assert days[0].check_ins[0].evened is evened


def test_the_question_can_be_left_for_the_table(open_week: Open, remember: Remember, journal: MemoryJournal) -> None:
    remember(*(rating(n, 5) for n in range(3, 10)))
    before = len(journal.applied)
    dialog = open_week()
    press("6↓↓" * 7 + "\r")
    press("\r" if QApplication.focusWidget() is dialog.clash.back else "\t\t\r")
    assert dialog.clash.isHidden()
    assert QApplication.focusWidget() is dialog.grid
    assert dialog.isVisible()
    assert len(journal.applied) == before


def test_an_answer_holds_only_for_what_was_asked(
    open_week: Open, remember: Remember, diary_state: DiaryState, preferences: PreferencesState
) -> None:
    preferences.update(blind_rating=False)
    remember(*(rating(n, 5) for n in range(3, 10)))
    dialog = open_week()
    press("6\r")
    assert dialog.clash.isVisible()
    dialog.grid.setFocus()
    press("↓←7")
    assert dialog.clash.isHidden()
    assert dialog.pad.isVisible()
    press("\r")
    assert dialog.clash.accessibleName() == "2 boxes say something else than your diary"
    dialog.first.set_day(ago(8))
    dialog.refresh()
    assert dialog.clash.isHidden()


def test_many_clashes_are_counted(open_week: Open, remember: Remember) -> None:
    remember(*(rating(n, 5) for n in range(3, 10)))
    dialog = open_week()
    press("6   " * 7 + "\r")
    assert dialog.clash.accessibleDescription().splitlines()[-1] == "and 4 more"


def test_days_to_come_take_nothing(open_week: Open) -> None:
    dialog = open_week(ago(1))
    assert heard(dialog, 2, 0) == "Thursday 19 March, pain, still to come"
    press("5121612134")
    assert here(dialog) == (1, 3)
    assert [row[0] for row in typed(dialog)] == [5, 6]


def test_a_later_first_day_keeps_what_was_typed_and_refuses_days_to_come(
    open_week: Open, diary_state: DiaryState
) -> None:
    dialog = open_week(ago(6))
    press("5   " * 7)
    dialog.first.set_day(ago(5))
    dialog.refresh()
    assert len(typed(dialog)) == 7
    dialog.grid.setFocus()
    press("\r")
    assert dialog.said.text().startswith("Thursday 19 March is still to come. Nothing was saved.")
    assert diary_state.days(ago(9), TODAY) == ()
    dialog.first.setDate(dialog.first.date().addDays(-1))
    press("\r")
    assert len(diary_state.days(ago(9), TODAY)) == 7


def test_without_ratings_nothing_asks_for_a_score(open_week: Open, preferences: PreferencesState) -> None:
    preferences.update(ratings=False)
    dialog = open_week()
    press("12")
    assert typed(dialog) == [(None, 1, 2, 0, "")]
    assert heard(dialog, 0, 0) == "Monday 9 March, Brushing teeth, noticed"
    assert child(dialog, "pad_out_unrated").isVisible()
    press("↓x")
    assert dialog.grid.cells.headerData(1, Qt.Orientation.Vertical) == "Tue 10 Mar\nleft out"
    assert [day.left_out for day in dialog.grid.cells.typed()][:3] == [False, True, False]


def test_a_misplaced_x_is_answered(open_week: Open) -> None:
    dialog = open_week()
    press("5x")
    assert dialog.said.text().startswith("An X leaves a day out, in its pain box.")
    press("1")
    assert not dialog.said.isVisible()


def test_own_activities_have_columns_and_retired_ones_have_none(open_week: Open, remember: Remember) -> None:
    remember(Activity("own", "Waiting for the bus at the corner"), Activity(WASH, retired=True))
    dialog = open_week()
    names = [column.name for column in dialog.grid.cells.columns]
    assert names == ["pain", "Brushing teeth", "Cooking", "Waiting for the bus at the corner", "note"]
    heads = [dialog.grid.cells.headerData(at, Qt.Orientation.Horizontal) for at in range(5)]
    assert heads[0] == "Pain"
    assert heads[3].count("\n") == 1
    assert dialog.grid.cells.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == names[3]


@pytest.mark.parametrize(
    ("presses", "rows"),
    [
        ([(0, 1, False)], [(None, 1, 0, 0, "")]),
        ([(0, 1, False), (0, 1, False)], []),
        ([(0, 1, True)], [(None, 2, 0, 0, "")]),
        ([(0, 1, True), (0, 1, True)], [(None, 1, 0, 0, "")]),
        ([(0, 1, True), (0, 1, False)], []),
        ([(1, 3, True)], [EMPTY, (None, 0, 0, 2, "")]),
        ([(0, 0, True), (0, 4, True)], []),
    ],
)
def test_boxes_are_ticked_by_pointer(
    open_week: Open, presses: list[tuple[int, int, bool]], rows: list[tuple[object, ...]]
) -> None:
    dialog = open_week()
    for row, column, right in presses:
        rect = dialog.grid.visualRect(dialog.grid.cells.index(row, column))
        at = rect.center() + QPoint(17 if right else -17, 0)
        QTest.mouseClick(dialog.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert typed(dialog) == rows


def test_the_keys_are_buttons_too(open_week: Open) -> None:
    dialog = open_week()
    for name in ("pad_1", "pad_noticed", "pad_evened", "pad_nothing", "pad_10", "pad_noticed"):
        button = child(dialog, name)
        assert button.isVisible()
        button.click()
    assert typed(dialog) == [(1, 1, 2, 0, ""), (10, 1, 0, 0, "")]
    assert QApplication.focusWidget() is dialog.grid
    press("<<")
    child(dialog, "pad_out").click()
    assert typed(dialog)[1] == ("out", 1, 0, 0, "")


def test_its_buttons_can_be_seen_in_the_smallest_window(
    open_week: Open, remember: Remember, preferences: PreferencesState
) -> None:
    preferences.update(blind_rating=False)
    remember(*(rating(n, 5) for n in range(3, 10)))
    dialog = open_week()
    dialog.resize(700, 512)
    for keys, shown in (("6", dialog.pad), ("   6   " * 6 + "\r", dialog.clash), ("\r", dialog.pad)):
        press(keys)
        for widget in (dialog.save, dialog.cancel, shown, *shown.findChildren(QAbstractButton)):
            if widget.isVisible():
                corner = widget.mapTo(dialog, widget.rect().bottomRight())
                assert dialog.rect().contains(corner), (keys, widget.objectName())
        assert shown.isVisible()
        assert dialog.height() <= 600
        assert dialog.first.isVisible() is (shown is dialog.pad)


def test_it_says_what_the_box_asks_for(open_week: Open) -> None:
    dialog = open_week()
    title = dialog.pad._title
    assert title.text() == "Monday 9 March: In the past 24 hours, how strong was your back pain on average?"
    press("1")
    assert title.text() == "Monday 9 March: 1. With 0 it is ten, with any other key it stays 1."
    press("0")
    assert title.text() == "Monday 9 March: Brushing teeth"
    press("n")
    assert title.text() == "Monday 9 March: note"


def test_a_note_beside_one_in_the_diary_has_what_room_is_left(open_week: Open, remember: Remember) -> None:
    remember(Note(ago(9), moment(ago(9)), "x" * (NOTE_LIMIT - 5)))
    open_week()
    press("n")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.maxLength() == 4
    assert editor.accessibleName().startswith("Monday 9 March, note, ")


def test_a_disk_that_is_full_leaves_everything_as_it_was_typed(
    open_week: Open, journal: MemoryJournal, diary_state: DiaryState
) -> None:
    dialog = open_week()
    press("5121")
    journal.failure = DiskFull(Path("diary.db"))
    with pytest.raises(DiskFull):
        dialog.store()
    assert dialog.isVisible()
    assert typed(dialog) == [(5, 1, 2, 1, "")]
    journal.failure = None
    press("\r")
    assert len(diary_state.days(ago(9), TODAY)) == 1


def test_what_another_program_wrote_meanwhile_is_seen(
    open_week: Open, journal: MemoryJournal, diary_state: DiaryState, preferences: PreferencesState, clock: FixedClock
) -> None:
    preferences.update(blind_rating=False)
    dialog = open_week()
    press("7")
    journal.changed_outside(Change(put=(PainRating(ago(9), moment(ago(9)), 4),)))
    diary_state.refresh()
    assert heard(dialog, 0, 0) == "Monday 9 March, pain, 7, the diary says 4"
    clock.advance(timedelta(days=1))
    diary_state.refresh()
    assert here(dialog) == (0, 1)
    assert dialog.grid.cells.typed()[0] == PaperDay(ago(9), 7)


def test_every_state_of_a_box_is_drawn_otherwise(
    open_week: Open, remember: Remember, preferences: PreferencesState
) -> None:
    preferences.update(blind_rating=False)
    remember(*THERE)
    dialog = open_week()

    def picture(row: int, column: int) -> QImage:
        rect = dialog.grid.visualRect(dialog.grid.cells.index(row, column))
        return dialog.grid.viewport().grab(rect.adjusted(2, 2, -2, -2)).toImage()

    dialog.grid.go(dialog.grid.cells.index(6, 4))
    scores = [picture(1, 0), picture(0, 0), picture(2, 0)]
    ticks = [picture(0, 1), picture(0, 3), picture(1, 3)]
    dialog.grid.go(dialog.grid.cells.index(0, 0))
    press("7  2 2 1x")
    dialog.grid.go(dialog.grid.cells.index(6, 4))
    scores += [picture(0, 0), picture(2, 0)]
    ticks += [picture(0, 3), picture(1, 1), picture(1, 3)]
    assert all(one != other for states in (scores, ticks) for one, other in combinations(states, 2))

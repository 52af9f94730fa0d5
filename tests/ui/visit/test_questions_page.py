"""The page of questions: one part at a time, in any order, kept as one goes, and gone on with another day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QHideEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.interview import BodyMark, Duration, Interview, Part, Region, Sensation
from desktop.domain.peg import Peg
from desktop.domain.routine import WeekKind
from desktop.pages import pages, titles
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.main_window import Introduction, MainWindow
from desktop.ui.pages.questions_page import QuestionsPage
from desktop.ui.theme.look import Look
from desktop.ui.visit import part_list
from desktop.ui.visit.body import BodyPart
from desktop.ui.visit.peg_part import PAST_WEEK
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.tab_order import in_reading_order
from desktop.ui.words import Words
from tests.fakes import MemoryJournal
from tests.told import FULL, PLAIN
from tests.ui.days import TODAY, moment, week
from tests.ui.visit.conftest import Hands
from tests.ui.widgets.body.test_map import spot

Make = Callable[..., Hands]
NAMES = [*Part, PAST_WEEK]
WORKED_WITH = (QAbstractButton, QLineEdit, QPlainTextEdit)
each_part = pytest.mark.parametrize("name", NAMES)


# Where it opens, and how far somebody is.


@pytest.mark.parametrize(
    ("told", "opens", "progress"),
    [
        (Interview(), Part.PROBLEM, "0 of 10 answered"),
        (Interview(main_problem="It aches"), Part.ONSET, "1 of 10 answered"),
        (Interview(duration=Duration.UNDER_SIX_WEEKS), Part.PROBLEM, "1 of 10 answered"),
        (PLAIN, Part.PATTERN, "4 of 10 answered"),
        (FULL, Part.PROBLEM, "10 of 10 answered"),
    ],
    ids=["nothing", "first", "second", "some", "all"],
)
def test_it_opens_where_somebody_left_off(
    make: Make, diary_state: DiaryState, told: Interview, opens: Part, progress: str
) -> None:
    diary_state.tell(told)
    hands = make()
    assert hands.page.key == opens
    assert hands.page.side.progress.text() == progress
    assert hands.sees(f"part_{opens}")


@pytest.mark.parametrize(("ratings", "opens"), [(True, PAST_WEEK), (False, Part.PROBLEM)])
def test_where_all_is_told_it_opens_with_what_is_due(
    make: Make, diary_state: DiaryState, preferences: PreferencesState, remember: Callable[..., None],
    ratings: bool, opens: str,
) -> None:  # fmt: skip
    preferences.update(ratings=ratings)
    remember(week(WeekKind.AWARENESS, 0))
    diary_state.tell(FULL)
    assert make().page.key == opens


def test_the_list_says_what_is_answered_in_a_word_and_a_sign(make: Make, diary_state: DiaryState) -> None:
    diary_state.tell(PLAIN)
    hands = make()
    lines = hands.page.side.list.lines
    assert list(lines) == NAMES
    said = {name: line.accessibleName().partition(": ")[2] for name, line in lines.items()}
    done = {Part.PROBLEM, Part.ONSET, Part.BODY, Part.QUESTIONS}
    assert {name for name, word in said.items() if word == "Answered"} == done
    assert said[Part.FEET] == "No answer yet"
    assert said[PAST_WEEK] == "Not answered today"
    assert {name for name, line in lines.items() if line.findChild(part_list.Sign).on} == done
    assert all(line.findChildren(QLabel)[1].text() == said[name] for name, line in lines.items())
    hands.page.open(Part.FEET)
    hands.tap("foot_pain_no")
    assert lines[Part.FEET].accessibleName() == "Feet and insoles: Answered"
    assert hands.page.side.progress.text() == "5 of 10 answered"


# Going through it.


def test_two_parts_and_away(make: Make, diary_state: DiaryState, qtbot: QtBot) -> None:
    hands = make()
    hands.write("main_problem", "It aches")
    hands.tap("questions_next", "duration_over_twelve_weeks")
    with qtbot.waitSignal(hands.page.page_asked) as asked:
        hands.tap("questions_leave")
    assert asked.args == ["summary"]
    assert diary_state.interview().answers == {"main_problem", "duration"}
    assert make().page.key == Part.BODY


@pytest.mark.parametrize(("ratings", "order"), [(True, NAMES), (False, NAMES[:-1])])
def test_next_leads_through_every_part_to_the_summary(
    make: Make, preferences: PreferencesState, qtbot: QtBot, ratings: bool, order: list[str]
) -> None:
    preferences.update(ratings=ratings)
    hands = make()
    assert not hands.find("questions_back").isEnabled()
    seen = [hands.page.key]
    while hands.sees("questions_next"):
        hands.tap("questions_next")
        seen.append(hands.page.key)
        assert hands.page.room.isAncestorOf(QApplication.focusWidget())
    assert seen == order
    with qtbot.waitSignal(hands.page.page_asked) as asked:
        hands.tap("questions_to_summary")
    assert asked.args == ["summary"]
    hands.tap("questions_back")
    assert hands.page.key == order[-2]


def test_keys_go_back_and_on(make: Make) -> None:
    hands = make()
    hands.page.turn_to(Part.PROBLEM)
    for key, modifier, opens in (
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier, Part.ONSET),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, Part.BODY),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, Part.ONSET),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, Part.PROBLEM),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, Part.PROBLEM),
    ):
        hands.key(key, modifier)
        assert hands.page.key == opens


@each_part
def test_the_list_jumps_anywhere(make: Make, name: str) -> None:
    hands = make()
    hands.tap(f"part_line_{name}")
    assert hands.page.key == name
    assert [line for line in NAMES if hands.page.side.list.lines[line].isChecked()] == [name]
    assert [each for each in NAMES if hands.sees(f"part_{each}")] == [name]


def test_the_arrows_walk_the_list(make: Make) -> None:
    hands = make()
    hands.tap(f"part_line_{Part.ONSET}")
    hands.page.side.list.lines[Part.ONSET].setFocus()
    hands.key(Qt.Key.Key_Down)
    assert hands.page.key == Part.BODY
    assert hands.focused() == f"part_line_{Part.BODY}"


def test_in_a_narrow_window_the_list_waits_behind_a_button(make: Make) -> None:
    hands = make((508, 800))
    assert not hands.sees(f"part_line_{Part.FEET}")
    hands.tap("all_parts", f"part_line_{Part.FEET}")
    assert hands.page.key == Part.FEET
    assert not hands.sees(f"part_line_{Part.FEET}")
    assert hands.focused().startswith("foot_pain")
    hands.page.resize(890, 800)
    assert hands.sees(f"part_line_{Part.FEET}")
    assert not hands.sees("all_parts")


@each_part
def test_a_part_by_keyboard_from_top_to_bottom(make: Make, diary_state: DiaryState, name: str) -> None:
    """Tab comes by everything that can be worked with, in the order in which it is read, and on to the next part."""
    diary_state.tell(FULL)
    hands = make()
    hands.page.turn_to(name)
    stops = [
        widget
        for widget in in_reading_order(hands.page.column)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]  # fmt: skip
    stops[0].setFocus()
    for widget in stops[1:]:
        before = QApplication.focusWidget()
        hands.key(Qt.Key.Key_Tab)
        while isinstance(before, QDateEdit) and QApplication.focusWidget() is before:
            # A date has a stop for each of its parts.
            hands.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is widget or widget.isAncestorOf(focused), (focused.objectName(), widget.objectName())
    for stop in stops:
        heard = QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
        assert heard, stop.objectName()


@pytest.mark.parametrize("width", [720, 1120])
def test_a_part_is_opened_without_key_or_pointer(window: MainWindow, width: int) -> None:
    """As a screen reader does it: it turns the line on, and nothing is clicked."""
    window.resize(width, 520)
    hands = opened(window)
    hands.page.turn_to(Part.PROBLEM)
    line = hands.page.side.list.lines[Part.MEDICINES]
    if not line.isVisible():
        hands.find("all_parts", QAbstractButton).toggle()
    line.toggle()
    assert hands.page.key == Part.MEDICINES
    assert hands.sees(f"part_{Part.MEDICINES}")
    assert hands.focused() == (line.objectName() if line.isVisible() else "medicines")


def test_in_a_narrow_window_the_arrows_walk_and_return_opens(make: Make) -> None:
    hands = make((508, 800))
    hands.tap("all_parts")
    hands.page.side.list.lines[Part.PROBLEM].setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        hands.key(key)
    assert (hands.page.key, hands.focused()) == (Part.PROBLEM, f"part_line_{Part.BODY}")
    hands.key(Qt.Key.Key_Return)
    assert (hands.page.key, hands.focused()) == (Part.BODY, "choice_pain")
    hands.tap("all_parts", f"part_line_{Part.BODY}")
    assert not hands.sees(f"part_line_{Part.BODY}")
    assert hands.focused() == "choice_pain"


def around(hands: Hands, key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[str]:
    """Every stop from here until one comes again."""
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in seen:
        assert focused is not None
        seen.append(focused)
        while QApplication.focusWidget() is focused:
            hands.key(key, modifier)
            if not isinstance(focused, QDateEdit):
                break
    return [stop.objectName() for stop in seen]


@pytest.mark.parametrize("width", [720, 1120])
@each_part
def test_tab_goes_around_the_whole_window_both_ways(
    window: MainWindow, diary_state: DiaryState, name: str, width: int
) -> None:
    diary_state.tell(FULL)
    window.resize(width, 520)
    hands = opened(window)
    hands.page.turn_to(name)
    forwards = around(hands, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    hands.page.room.first().setFocus()
    back = around(hands, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert forwards == [back[0], *reversed(back[1:])]
    assert {"navigation", "all_parts" if width < 1000 else f"part_line_{name}"} < set(forwards)


def test_the_figure_comes_right_after_what_is_marked(make: Make) -> None:
    hands = make()
    hands.page.turn_to(Part.BODY)
    while hands.focused().startswith("choice_"):
        hands.key(Qt.Key.Key_Tab)
    assert hands.focused().startswith("place_")


@pytest.mark.parametrize("turn_on", [QAbstractButton.toggle, QAbstractButton.click])
def test_an_answer_is_given_and_taken_without_a_click(
    make: Make, diary_state: DiaryState, turn_on: Callable[[QAbstractButton], None]
) -> None:
    hands = make()
    hands.page.open(Part.PATTERN)
    for name, worse in (("standing", {"standing"}), ("none", set()), ("sitting", {"sitting"}), ("sitting", None)):
        turn_on(hands.find(f"worse_{name}", QAbstractButton))
        told = diary_state.interview().worse
        assert (None if told is None else {str(one) for one in told}) == worse
    hands.page.open(Part.TRIED)
    for tried in ((), None):
        turn_on(hands.find("tried_nothing", QAbstractButton))
        assert diary_state.interview().tried == tried
    hands.page.open(Part.QUESTIONS)
    for count in (1, 0):
        turn_on(hands.find("suggestion_1", QAbstractButton))
        assert len(diary_state.interview().questions) == count
    hands.page.open(PAST_WEEK)
    for score in hands.page.room.findChildren(QAbstractButton, "score_4"):
        turn_on(score)
    assert [scale.value() for scale in hands.page.room.findChildren(ScoreRow)] == [4, 4, 4]
    hands.page.open(Part.FEET)
    for answer, pain in (("yes", True), ("no", False), ("no", None)):
        turn_on(hands.find(f"foot_pain_{answer}", QAbstractButton))
        assert diary_state.interview().foot_pain is pain


def test_a_click_on_the_figure_moves_nothing(window: MainWindow, diary_state: DiaryState, qtbot: QtBot) -> None:
    window.resize(900, 520)
    hands = opened(window)
    hands.page.turn_to(Part.BODY)
    room = hands.page.room
    assert isinstance(room, BodyPart)
    place, bar = room.map.places[Region.CHEST_LEFT], hands.page.verticalScrollBar()
    QCoreApplication.processEvents()
    at = spot(place)
    bar.setValue(place.mapTo(hands.page.widget(), at).y() - hands.page.viewport().height() + 12)
    before, pixel = bar.value(), place.mapTo(window, at)
    for marks in ({BodyMark(Region.CHEST_LEFT, Sensation.PAIN)}, set()):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=pixel)
        QCoreApplication.processEvents()
        assert (bar.value(), place.mapTo(window, at)) == (before, pixel)
        assert diary_state.interview().marks == marks
    hands.key(Qt.Key.Key_Down)
    QCoreApplication.processEvents()
    assert bar.value() > before


def test_both_figures_stand_beside_each_other_in_the_smallest_window(window: MainWindow) -> None:
    window.resize(720, 520)
    hands = opened(window)
    hands.page.turn_to(Part.BODY)
    QCoreApplication.processEvents()
    room = hands.page.room
    assert isinstance(room, BodyPart)
    assert {side.y() for side in room.map.sides.values()} == {0}


def test_the_arrows_choose_nothing(make: Make, diary_state: DiaryState) -> None:
    hands = make()
    hands.page.turn_to(Part.FUNCTION)
    for _ in range(5):
        hands.key(Qt.Key.Key_Right)
    assert hands.focused() == "sleep_not_possible"
    assert not diary_state.interview()
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Return)
    assert str(diary_state.interview().sleep) == "a_lot"
    hands.key(Qt.Key.Key_Delete)
    assert not diary_state.interview()


@each_part
def test_everything_that_can_be_worked_with_has_a_name_of_its_own(
    make: Make, diary_state: DiaryState, name: str
) -> None:
    diary_state.tell(FULL)
    hands = make()
    hands.page.open(name)
    heard = []
    for widget in hands.page.room.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, WORKED_WITH) and not isinstance(widget.parent(), QDateEdit):
            interface = QAccessible.queryAccessibleInterface(widget)
            told = interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)
            assert told[0], widget.objectName()
            heard.append(told)
    assert len(heard) == len(set(heard))


# What is written is never lost.


def hide(page: QuestionsPage) -> None:
    QApplication.sendEvent(page, QHideEvent())
    QCoreApplication.processEvents()


@pytest.mark.parametrize("leave", [
    lambda page: page.commit(),
    lambda page: page.open(Part.FEET),
    lambda page: page.step(1),
    hide,
], ids=["commit", "jump", "next", "hide"])  # fmt: skip
def test_what_is_being_written_is_kept(
    make: Make, diary_state: DiaryState, leave: Callable[[QuestionsPage], object]
) -> None:
    hands = make()
    hands.page.turn_to(Part.PROBLEM)
    hands.type("It aches")
    assert not diary_state.interview()
    leave(hands.page)
    assert diary_state.interview().main_problem == "It aches"


def test_what_is_being_written_stays_when_something_else_changes(
    make: Make, diary_state: DiaryState, preferences: PreferencesState
) -> None:
    hands = make()
    hands.page.turn_to(Part.PROBLEM)
    hands.type("It ach")
    diary_state.rate(TODAY, 4)
    diary_state.tell(Interview(main_problem="From a file", hopes="From a file"))
    preferences.update(ratings=False)
    hands.type("es")
    assert hands.text("main_problem") == "It aches"
    assert hands.text("hopes") == "From a file"
    hands.page.commit()
    assert diary_state.interview().main_problem == "It aches"


def test_a_full_disk_loses_nothing(make: Make, diary_state: DiaryState, journal: MemoryJournal, qtbot: QtBot) -> None:
    hands = make()
    journal.failure = OSError("no room")
    with qtbot.captureExceptions() as errors:
        hands.write("main_problem", "It aches")
    assert [error[1] for error in errors] == [journal.failure]
    journal.failure = None
    hands.page.commit()
    assert diary_state.interview().main_problem == "It aches"


# In the window.


@pytest.fixture
def window(
    diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look, qtbot: QtBot
) -> MainWindow:
    made = MainWindow(titles())
    made.fill(diary_state, pages(diary_state, preferences, words, look), Introduction, words)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin(welcomed=True)
    return made


def opened(window: MainWindow) -> Hands:
    page = window.open("questions")
    assert isinstance(page, QuestionsPage)
    return Hands(page)


def test_undo_keeps_what_is_being_written_and_then_takes_it_back(window: MainWindow, diary_state: DiaryState) -> None:
    hands = opened(window)
    hands.page.turn_to(Part.PROBLEM)
    hands.type("It aches")
    window.undo()
    assert diary_state.interview().main_problem == "It aches"
    window.undo()
    assert not diary_state.interview()
    assert hands.text("main_problem") == ""
    window.redo()
    assert hands.text("main_problem") == "It aches"


def test_what_was_written_last_can_be_taken_back_from_another_page(
    window: MainWindow, diary_state: DiaryState, qtbot: QtBot
) -> None:
    hands = opened(window)
    hands.page.turn_to(Part.PROBLEM)
    hands.type("It aches")
    window.open("summary")
    qtbot.waitUntil(lambda: diary_state.interview().main_problem == "It aches")
    window.undo()
    assert not diary_state.interview()
    window.open("today")
    QApplication.processEvents()
    assert window.close()
    assert not diary_state.interview()


def test_the_window_says_what_was_saved(window: MainWindow) -> None:
    hands = opened(window)
    hands.page.open(Part.FEET)
    hands.tap("foot_pain_yes")
    assert window.saved.findChild(QLabel).text() == "Saved: what you told for the visit, under “Feet and insoles”."


def test_closing_the_window_keeps_what_is_being_written(window: MainWindow, diary_state: DiaryState) -> None:
    hands = opened(window)
    hands.page.turn_to(Part.PROBLEM)
    hands.type("It aches")
    assert window.close()
    assert diary_state.interview().main_problem == "It aches"


@pytest.mark.parametrize(("key", "page"), [("1", "today"), ("4", "questions"), ("5", "summary"), ("0", "about")])
def test_every_page_has_its_key(window: MainWindow, key: str, page: str) -> None:
    assert window.names.index("questions") + 1 == window.names.index("summary")
    window.open("week")
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert window.page == page


def test_another_page_can_ask_for_a_part(window: MainWindow, remember: Callable[..., None]) -> None:
    remember(Peg(TODAY, moment(), 1, 2, 3))
    window.open("week").page_asked.emit(f"questions/{PAST_WEEK}")
    assert window.page == "questions"
    hands = opened(window)
    assert hands.page.key == PAST_WEEK
    assert hands.focused() == "score_1"

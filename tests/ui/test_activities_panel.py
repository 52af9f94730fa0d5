"""The panel of activities: a tick is saved at once, one's own can be added, and what was named stays named so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.routine import BUILT_IN, Activity
from desktop.state.diary_state import DiaryState
from desktop.ui.activities_panel import ActivitiesPanel
from desktop.ui.words import Words
from tests.fakes import MemoryJournal

KETTLE = Activity("kettle", "Tea & toast", "When the kettle boils", True)


@pytest.fixture
def panel(qtbot: QtBot, diary_state: DiaryState, words: Words) -> ActivitiesPanel:
    made = ActivitiesPanel(diary_state, words)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def boxes(panel: ActivitiesPanel) -> dict[str, bool]:
    found = panel.findChildren(QCheckBox)
    return {box.accessibleName(): box.isChecked() for box in found if box.objectName().startswith("activity_")}


def add(panel: ActivitiesPanel, name: str, cue: str = "", *, several: bool = True) -> None:
    panel.add.click()
    panel.form.name.setText(name)
    panel.form.cue.setText(cue)
    panel.form.several.setChecked(several)
    save = panel.form.findChild(QPushButton, "activity_save")
    assert save is not None
    save.click()


@pytest.mark.parametrize("known", [BUILT_IN, BUILT_IN[:1], ()])
def test_the_built_in_ones_are_always_offered(
    qtbot: QtBot, journal: MemoryJournal, diary_state: DiaryState, words: Words, known: tuple[str, ...]
) -> None:
    journal.records.clear()
    for id in known:
        diary_state.use_activity(id, True)
    panel = ActivitiesPanel(diary_state, words)
    qtbot.addWidget(panel)
    assert list(boxes(panel).values()) == [id in known for id in BUILT_IN]
    assert list(boxes(panel)) == ["Brushing teeth", "Washing dishes", "Cooking"]
    assert panel.first.objectName() == "activity_brushing_teeth"


def test_a_tick_is_saved_at_once(panel: ActivitiesPanel, diary_state: DiaryState) -> None:
    box = panel.findChild(QCheckBox, "activity_cooking")
    assert box is not None
    for used in (False, True):
        box.click()
        assert ("cooking" in [activity.id for activity in diary_state.activities()]) is used


def test_what_changes_elsewhere_is_shown(
    panel: ActivitiesPanel, diary_state: DiaryState, remember: Callable[..., None], journal: MemoryJournal
) -> None:
    diary_state.use_activity("cooking", False)
    diary_state.save_activity(None, "Ironing", "", True)
    assert boxes(panel) == {"Brushing teeth": True, "Washing dishes": True, "Cooking": False, "Ironing": True}
    diary_state.undo()
    QApplication.sendPostedEvents(None, 0)
    assert "Ironing" not in [line.words[0] for line in panel._lines.values()]


def test_ones_own_keeps_its_name(qtbot: QtBot, journal: MemoryJournal, diary_state: DiaryState, words: Words) -> None:
    journal.records[Activity, KETTLE.id] = KETTLE
    panel = ActivitiesPanel(diary_state, words)
    qtbot.addWidget(panel)
    box = panel._lines["kettle"].box
    assert (box.accessibleName(), box.accessibleDescription()) == ("Tea & toast", "When the kettle boils")


def test_one_of_ones_own(panel: ActivitiesPanel, diary_state: DiaryState) -> None:
    add(panel, "  Ironing ", "When I iron", several=False)
    assert diary_state.activities()[-1] == Activity("new-0001", "Ironing", "When I iron", False)
    assert boxes(panel)["Ironing"]
    assert not panel.form.isVisible()
    assert panel.add.hasFocus()


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "Please write something here."), ("brushing teeth", "You have an activity with that name already.")],
)
def test_a_name_that_will_not_do_is_said_beside_it(
    panel: ActivitiesPanel, diary_state: DiaryState, journal: MemoryJournal, name: str, said: str
) -> None:
    diary_state.save_activity(None, "Brushing teeth", "", True)
    before = diary_state.activities()
    add(panel, name)
    assert panel.form.error.text() == said
    assert panel.form.error.isVisible()
    assert panel.form.name.hasFocus()
    assert diary_state.activities() == before
    panel.form.cancelled.emit()
    panel.add.click()
    assert not panel.form.error.isVisible()


def test_the_form_begins_empty_and_can_be_left(panel: ActivitiesPanel, diary_state: DiaryState, qtbot: QtBot) -> None:
    before = diary_state.activities()
    panel.add.click()
    assert panel.form.name.hasFocus()
    qtbot.keyClicks(panel.form.name, "Iro")
    qtbot.keyClick(panel.form.name, Qt.Key.Key_Escape)
    assert not panel.form.isVisible()
    panel.add.click()
    assert (panel.form.name.text(), panel.form.several.isChecked()) == ("", True)
    assert diary_state.activities() == before


def test_tab_goes_through_all_of_them(panel: ActivitiesPanel, diary_state: DiaryState, qtbot: QtBot) -> None:
    diary_state.save_activity(None, "Ironing", "", True)
    qtbot.waitUntil(panel._lines["new-0001"].isVisible)
    panel.first.setFocus()
    passed = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused.objectName())
    assert passed == [
        "activity_washing_dishes",
        "activity_cooking",
        "activity_new-0001",
        "change_activity_new-0001",
        "add_activity",
    ]


# Changing one's own.


@pytest.fixture
def changing(panel: ActivitiesPanel, diary_state: DiaryState) -> ActivitiesPanel:
    """Two of one's own, the first of which has been noticed; its form is open."""
    diary_state.save_activity(None, "Ironing", "When I iron", False)
    diary_state.save_activity(None, "Kettle", "", True)
    diary_state.notice(diary_state.today, "new-0001")
    press(panel, "change_activity_new-0001")
    return panel


def press(panel: ActivitiesPanel, name: str) -> None:
    button = panel.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_ones_own_gets_another_name_and_keeps_its_history(changing: ActivitiesPanel, diary_state: DiaryState) -> None:
    form = changing.form
    assert (form.name.text(), form.cue.text(), form.several.isChecked()) == ("Ironing", "When I iron", False)
    assert form.name.hasFocus()
    assert form.geometry().top() < changing._lines["new-0002"].geometry().top()
    form.name.setText("Pressing")
    form.cue.setText("When I press")
    form.several.setChecked(True)
    form.save.click()
    assert diary_state.activities()[-2] == Activity("new-0001", "Pressing", "When I press", True)
    assert [one.activity for one in diary_state.day(diary_state.today).check_ins] == ["new-0001"]
    QApplication.sendPostedEvents(None, 0)
    assert list(boxes(changing))[-2:] == ["Pressing", "Kettle"]
    assert not form.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert (focused.objectName(), focused.accessibleName()) == ("change_activity_new-0001", "Change Pressing")
    diary_state.undo()
    assert [activity.name for activity in diary_state.activities()[-2:]] == ["Ironing", "Kettle"]


def test_another_ones_name_is_refused(changing: ActivitiesPanel, diary_state: DiaryState) -> None:
    before = diary_state.activities()
    changing.form.name.setText("kettle")
    changing.form.save.click()
    assert changing.form.error.text() == "You have an activity with that name already."
    assert diary_state.activities() == before
    assert not changing.add.isVisible()
    changing.form.cancelled.emit()
    changing.add.click()
    assert (changing.form.name.text(), changing.form.save.text()) == ("", "Add this acti&vity")
    assert not changing.form.kept.isVisible()
    changing.form.name.setText("Bus")
    changing.form.save.click()
    assert [activity.name for activity in diary_state.activities()[-3:]] == ["Ironing", "Kettle", "Bus"]


def test_the_built_in_ones_keep_their_names(panel: ActivitiesPanel) -> None:
    assert all(line.change is None for line in panel._lines.values())


def test_the_form_goes_with_its_activity(panel: ActivitiesPanel, diary_state: DiaryState) -> None:
    diary_state.save_activity(None, "Ironing", "", True)
    press(panel, "change_activity_new-0001")
    diary_state.undo()
    assert not panel.form.isVisible()
    assert panel.add.isVisible()

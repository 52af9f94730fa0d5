"""The body figure under a finger, under keys, and to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.interview import BodyMark, Region, Sensation
from desktop.ui.widgets.body_map import BodyMap
from desktop.ui.widgets.body_place import BodyPlace
from tests.told import FULL

TEXTS = assets.content("en", "answers")
Key = Qt.Key


@pytest.fixture
def body(qtbot: QtBot) -> BodyMap:
    made = BodyMap({r: TEXTS["region"][r] for r in Region}, {s: TEXTS["sensation"][s] for s in Sensation})
    qtbot.addWidget(made)
    made.resize(860, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def spot(place: BodyPlace) -> QPoint:
    """A point of the place itself, not only of the box around it."""
    inside = place.mask()
    box = inside.boundingRect()
    points = [QPoint(x, y) for y in range(box.top(), box.bottom(), 4) for x in range(box.left(), box.right(), 4)]
    held = [point for point in points if inside.contains(point)]
    middle = box.center()
    return min(held, key=lambda point: (point - middle).manhattanLength())


@pytest.mark.parametrize("region", Region)
def test_a_tap_marks_a_place_and_another_takes_it_away(body: BodyMap, qtbot: QtBot, region: Region) -> None:
    place = body.places[region]
    side = place.parentWidget()
    at = place.mapTo(side, spot(place))
    assert side.childAt(at) is place
    with qtbot.waitSignal(body.changed):
        qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=spot(place))
    assert body.marks() == {BodyMark(region, Sensation.PAIN)}
    assert place.isChecked()
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=spot(place))
    assert body.marks() == frozenset()


def test_every_place_is_wide_enough_for_a_finger(body: BodyMap) -> None:
    boxes = {region: place.geometry() for region, place in body.places.items()}
    assert {r: (b.width(), b.height()) for r, b in boxes.items() if min(b.width(), b.height()) < 24} == {}


def test_one_place_can_hold_several_sensations(body: BodyMap, qtbot: QtBot) -> None:
    place = body.places[Region.CALF_LEFT]
    place.setFocus()
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        qtbot.keyClick(place, key)
        qtbot.keyClick(place, Key.Key_Space if key is Key.Key_1 else Key.Key_Return)
    assert body.marks() == {BodyMark(Region.CALF_LEFT, sensation) for sensation in Sensation}
    assert body.described() == "Pain: left calf. Numb or tingling: left calf. Weak: left calf."


def test_what_was_told_is_shown_without_saying_so(body: BodyMap, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(body.changed):
        body.set_marks(FULL.marks)
    assert body.marks() == FULL.marks
    assert "Weak: left calf." in body.said.text()
    assert body.places[Region.LOWER_BACK_LEFT].isChecked()
    body.set_sensation(Sensation.WEAK)
    assert not body.places[Region.LOWER_BACK_LEFT].isChecked()
    assert body.places[Region.CALF_LEFT].isChecked()


def test_arrows_reach_every_place_on_both_sides(body: BodyMap, qtbot: QtBot) -> None:
    reached, open_ends = set(), [Region.NECK_BACK]
    while open_ends:
        region = open_ends.pop()
        if region in reached:
            continue
        reached.add(region)
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down):
            body.places[region].setFocus()
            qtbot.keyClick(body.places[region], key)
            focused = QGuiApplication.focusObject()
            assert isinstance(focused, BodyPlace)
            open_ends.append(focused.region)
    assert reached == set(Region)


def test_one_place_takes_the_tab_key(body: BodyMap, qtbot: QtBot) -> None:
    qtbot.keyClick(body.places[Region.NECK_BACK], Key.Key_Down)
    takes = [r for r, place in body.places.items() if place.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(takes) == 1
    assert takes != [Region.NECK_BACK]


def test_a_screen_reader_meets_boxes_to_tick_with_names(body: BodyMap) -> None:
    body.set_marks(frozenset({BodyMark(Region.HEEL_LEFT, Sensation.PAIN), BodyMark(Region.HEEL_LEFT, Sensation.NUMB)}))
    for region, place in body.places.items():
        access = QAccessible.queryAccessibleInterface(place)
        assert access.role() is QAccessible.Role.CheckBox
        wanted = "pain, numb or tingling" if region is Region.HEEL_LEFT else "not marked"
        assert access.text(QAccessible.Text.Name).lower() == f"{TEXTS['region'][region]}: {wanted}"
        assert bool(access.state().checked) == (region is Region.HEEL_LEFT)
        assert access.rect().isValid()
    assert "left heel" in body.accessibleDescription()


def test_the_place_that_is_looked_at_is_named(body: BodyMap) -> None:
    body.places[Region.SHIN_RIGHT].setFocus()
    assert body.looked_at.text() == "Right shin: not marked"
    body.choice.setFocus()
    body.places[Region.SHIN_RIGHT].clearFocus()
    assert body.looked_at.text() == " "

"""The body figure under a finger, under keys, and to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.interview import BodyMark, Region, Sensation
from desktop.report.body_figure import Side
from desktop.ui.theme.theme import load, palette
from desktop.ui.widgets.body import side as body_side
from desktop.ui.widgets.body.map import BodyMap
from desktop.ui.widgets.body.place import BodyPlace
from desktop.ui.widgets.buttons import Choice
from tests.told import FULL

TEXTS = assets.content("en", "answers")
Key = Qt.Key
ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)


@pytest.fixture
def body(qtbot: QtBot) -> BodyMap:
    made = BodyMap({r: TEXTS["region"][r] for r in Region}, {s: TEXTS["sensation"][s] for s in Sensation})
    qtbot.addWidget(made)
    made.resize(860, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def settle(body: BodyMap) -> None:
    """Let the layout follow the new size."""
    QApplication.sendPostedEvents()
    layout = body.layout()
    assert layout is not None
    layout.activate()


def arrived(body: BodyMap, qtbot: QtBot, start: Region, key: Qt.Key) -> Region:
    """Where an arrow leads from `start`."""
    body.places[start].setFocus()
    qtbot.keyClick(body.places[start], key)
    focused = QGuiApplication.focusObject()
    assert isinstance(focused, BodyPlace)
    return focused.region


def everywhere(ways: dict[Region, set[Region]]) -> set[Region]:
    """What can be reached from the first place."""
    reached, open_ends = set(), [Region.NECK_BACK]
    while open_ends:
        region = open_ends.pop()
        if region not in reached:
            reached.add(region)
            open_ends += ways[region]
    return reached


def pointed(place: BodyPlace, *, on: bool) -> None:
    """Bring the pointer on to `place`, or away from it."""
    at = QPointF(2, 2)
    QApplication.sendEvent(place, QEnterEvent(at, at, at) if on else QEvent(QEvent.Type.Leave))


def ticked(place: BodyPlace) -> None:
    """As a screen reader does it: nothing is clicked."""
    QAccessible.queryAccessibleInterface(place).actionInterface().doAction("Toggle")


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


@pytest.mark.parametrize("width", [860, 392, 300])
def test_every_place_is_wide_enough_for_a_finger(body: BodyMap, width: int) -> None:
    body.resize(width, 1300)
    settle(body)
    boxes = {region: place.geometry() for region, place in body.places.items()}
    assert {r: (b.width(), b.height()) for r, b in boxes.items() if min(b.width(), b.height()) < 24} == {}


def test_one_sensation_is_chosen_at_all_times(body: BodyMap) -> None:
    buttons = body.choice.findChildren(Choice)
    assert [button.isChecked() for button in buttons] == [True, False, False]
    body.set_sensation(Sensation.NUMB)
    assert [button.isChecked() for button in buttons] == [False, True, False]
    assert not any(button.icon().isNull() for button in buttons)


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


@pytest.mark.parametrize("width", [860, 300])
def test_arrows_reach_every_place_and_come_back(body: BodyMap, qtbot: QtBot, width: int) -> None:
    body.resize(width, 1300)
    settle(body)
    ways = {region: {arrived(body, qtbot, region, key) for key in ARROWS} for region in Region}
    back = {region: {one for one in Region if region in ways[one]} for region in Region}
    assert everywhere(ways) == everywhere(back) == set(Region)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (Region.LOWER_BACK_LEFT, Key.Key_Right, Region.LOWER_BACK_MIDDLE),
        (Region.LOWER_BACK_MIDDLE, Key.Key_Right, Region.LOWER_BACK_RIGHT),
        (Region.BUTTOCK_LEFT, Key.Key_Down, Region.THIGH_BACK_LEFT),
        (Region.HEEL_LEFT, Key.Key_Right, Region.HEEL_RIGHT),
        (Region.HEEL_RIGHT, Key.Key_Right, Region.FOOT_RIGHT),
        (Region.FOOT_LEFT, Key.Key_Right, Region.FOOT_LEFT),
    ],
)
def test_an_arrow_goes_to_what_lies_there(body: BodyMap, qtbot: QtBot, start: Region, key: Qt.Key, end: Region) -> None:
    assert arrived(body, qtbot, start, key) is end


def test_both_stand_beside_each_other_while_a_finger_finds_every_place(body: BodyMap) -> None:
    tops = []
    for width in (860, 392, 300):
        body.resize(width, 1300)
        settle(body)
        tops.append(body.sides[Side.FRONT].y() - body.sides[Side.BACK].y())
        assert body.sides[Side.FRONT].geometry().right() < width
    assert tops[:2] == [0, 0]
    assert tops[2] > 400


@pytest.mark.parametrize(("letter", "sensation"), [("p", Sensation.PAIN), ("N", Sensation.NUMB), ("w", Sensation.WEAK)])
def test_a_letter_says_what_is_marked(body: BodyMap, qtbot: QtBot, letter: str, sensation: Sensation) -> None:
    body.set_sensation(Sensation.WEAK if sensation is Sensation.PAIN else Sensation.PAIN)
    place = body.places[Region.NECK_BACK]
    qtbot.keyClicks(place, letter)
    qtbot.keyClick(place, Key.Key_Space)
    assert body.marks() == {BodyMark(Region.NECK_BACK, sensation)}
    assert [one.isChecked() for one in body.choice.findChildren(Choice)] == [one is sensation for one in Sensation]


def test_escape_and_other_letters_leave_everything_as_it_was(body: BodyMap, qtbot: QtBot) -> None:
    body.set_marks(FULL.marks)
    with qtbot.assertNotEmitted(body.changed):
        for key in (Key.Key_Escape, Key.Key_X):
            qtbot.keyClick(body.places[Region.NECK_BACK], key)
    assert body.marks() == FULL.marks


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
        assert access.text(QAccessible.Text.Description) == "Tick for: pain"
    assert "left heel" in body.accessibleDescription()


def test_a_box_says_what_it_is_empty_for(body: BodyMap) -> None:
    """The box holds one sensation; a place may hold another, and the name says so."""
    body.set_marks(frozenset({BodyMark(Region.HEEL_LEFT, Sensation.PAIN)}))
    body.set_sensation(Sensation.NUMB)
    access = QAccessible.queryAccessibleInterface(body.places[Region.HEEL_LEFT])
    seen = []
    for _ in range(3):
        seen.append((access.text(QAccessible.Text.Name), bool(access.state().checked)))
        ticked(body.places[Region.HEEL_LEFT])
    empty, both = "Left heel: pain. Not: numb or tingling", "Left heel: pain, numb or tingling"
    assert seen == [(empty, False), (both, True), (empty, False)]
    assert body.looked_at.text() == " "


def test_a_place_is_marked_without_a_click(body: BodyMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(body.changed):
        ticked(body.places[Region.NECK_BACK])
    assert body.marks() == {BodyMark(Region.NECK_BACK, Sensation.PAIN)}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_marked_figure_is_painted(body: BodyMap, qtbot: QtBot, theme: str) -> None:
    """An error in a paint event would only be printed, and the figure be gone."""
    body.setPalette(palette(load(theme)))
    for marks in (frozenset(), frozenset(BodyMark(region, one) for region in Region for one in Sensation)):
        body.set_marks(marks)
        with qtbot.captureExceptions() as errors:
            seen = [side.grab().toImage() for side in body.sides.values()]
        assert errors == []
        colours = {image.pixel(x, y) for image in seen for x in range(0, image.width(), 3) for y in range(40, 400, 3)}
        assert len(colours) > 20


def test_the_place_that_is_looked_at_is_named(body: BodyMap) -> None:
    body.places[Region.SHIN_RIGHT].setFocus()
    assert body.looked_at.text() == "Right shin: not marked"
    pointed(body.places[Region.HEEL_LEFT], on=True)
    assert body.looked_at.text() == "Left heel: not marked"
    pointed(body.places[Region.HEEL_LEFT], on=False)
    assert body.looked_at.text() == "Right shin: not marked"
    body.places[Region.SHIN_RIGHT].clearFocus()
    assert body.looked_at.text() == " "


def test_the_ring_stays_where_the_focus_is_while_the_pointer_moves(body: BodyMap) -> None:
    place = body.places[Region.THIGH_BACK_LEFT]
    bare = body.grab().toImage()
    place.setFocus()
    ringed = body.grab().toImage()
    pointed(place, on=True)
    hovered = body.grab().toImage()
    pointed(place, on=False)
    assert bare != ringed != hovered
    assert body.grab().toImage() == ringed


def test_one_place_looks_different_for_every_set_of_sensations(body: BodyMap) -> None:
    sets = [set(), *({one} for one in Sensation), {Sensation.PAIN, Sensation.NUMB}, set(Sensation)]
    seen = []
    for felt in sets:
        body.set_marks(frozenset(BodyMark(Region.CALF_LEFT, one) for one in felt))
        grey = body.sides[Side.BACK].grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        seen.append(bytes(grey.constBits()))
    assert len(set(seen)) == len(sets)


def test_it_can_be_marked_without_its_bones(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_what: object) -> bytes:
        raise assets.AssetMissingError("body/back-light.png")

    monkeypatch.setattr(body_side, "picture", missing)
    body_side._bones.cache_clear()
    side = body_side.BodySide(Side.BACK, "Back", ("left", "right"))
    qtbot.addWidget(side)
    whole = side.grab().toImage()
    side.show_marks(frozenset({BodyMark(Region.CALF_LEFT, Sensation.PAIN)}))
    assert side.grab().toImage() != whole
    body_side._bones.cache_clear()

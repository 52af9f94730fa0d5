"""The soles, tapped: by mouse, by keyboard and by words, and what they show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import FeltSpot, FeltWeight
from desktop.report.sole import HEIGHT, LEFTMOST, WIDTH
from desktop.ui.widgets.feet.felt_weight import TARGET, FeltWeightChoice
from desktop.ui.widgets.feet.sole_outline import imprint, outline
from desktop.ui.widgets.feet.soles import PLACES, Soles, part, spot

BALL, HEEL, INNER, OUTER = FeltSpot.BALL, FeltSpot.HEEL, FeltSpot.INNER, FeltSpot.OUTER
LEFT, RIGHT = FeltSpot.LEFT, FeltSpot.RIGHT
Felt = tuple[FeltWeightChoice, list[FeltWeight]]


@pytest.fixture
def felt(qtbot: QtBot) -> Felt:
    made, said = FeltWeightChoice(), list[FeltWeight]()
    made.changed.connect(said.append)
    qtbot.addWidget(made)
    made.resize(640, made.sizeHint().height())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made, said


def tap(qtbot: QtBot, soles: Soles, place: FeltSpot, *, left: bool) -> None:
    qtbot.mouseClick(soles, Qt.MouseButton.LeftButton, pos=soles.place(place, left=left).toPoint())


def picture(soles: Soles) -> QImage:
    return soles.grab().toImage()


def halves(soles: Soles) -> tuple[QImage, QImage]:
    whole = picture(soles)
    width = whole.width() // 2
    return whole.copy(0, 0, width, whole.height()), whole.copy(whole.width() - width, 0, width, whole.height())


def test_one_of_each_pair(felt: Felt) -> None:
    choice, said = felt
    for one in (INNER, OUTER, RIGHT, OUTER):
        choice.choice(one).click()
    assert said == [{INNER}, {OUTER}, {OUTER, RIGHT}, {RIGHT}]
    assert choice.value() == {RIGHT}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("left", [True, False], ids=["left", "right"])
def test_a_tap_takes_a_place_and_another_lets_it_go(qtbot: QtBot, felt: Felt, place: FeltSpot, left: bool) -> None:
    choice, said = felt
    tap(qtbot, choice.soles, place, left=left)
    assert choice.choice(place).isChecked()
    tap(qtbot, choice.soles, place, left=not left)
    assert said == [{place}, frozenset()]


def test_a_tap_replaces_the_opposite_and_keeps_the_rest(qtbot: QtBot, felt: Felt) -> None:
    choice, said = felt
    choice.set_value(frozenset({HEEL, INNER, LEFT}))
    assert said == []
    tap(qtbot, choice.soles, BALL, left=False)
    assert said == [{BALL, INNER, LEFT}]


def test_only_the_first_button_taps_and_only_on_a_sole(qtbot: QtBot, felt: Felt) -> None:
    choice, said = felt
    qtbot.mouseClick(choice.soles, Qt.MouseButton.RightButton, pos=choice.soles.place(HEEL, left=True).toPoint())
    qtbot.mouseClick(choice.soles, Qt.MouseButton.LeftButton, pos=QPoint(0, 1))
    assert said == []


def test_all_of_it_by_keyboard(qtbot: QtBot, felt: Felt) -> None:
    choice, said = felt
    choice.choice(HEEL).setFocus()
    reached = []
    for _ in FeltSpot:
        focused = QApplication.focusWidget()
        reached.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Space)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == [f"felt_{place}" for place in FeltSpot]
    assert said[-1] == {BALL, OUTER, RIGHT}


def test_what_has_the_focus_is_rimmed_on_the_soles(felt: Felt) -> None:
    choice, _ = felt
    choice.choice(HEEL).setFocus()
    one = picture(choice.soles)
    choice.choice(INNER).setFocus()
    assert picture(choice.soles) != one


def test_what_is_hovered_is_rimmed(qtbot: QtBot, felt: Felt) -> None:
    soles = felt[0].soles
    plain = picture(soles)
    qtbot.mouseMove(soles, soles.place(OUTER, left=True).toPoint())
    assert picture(soles) != plain
    assert soles.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(soles, QPoint(0, 1))
    assert picture(soles) == plain


def test_a_place_is_marked_on_both_feet_and_one_that_held_more_is_stronger(qtbot: QtBot) -> None:
    soles = Soles({})
    qtbot.addWidget(soles)
    soles.resize(soles.sizeHint())

    def shown(*felt: FeltSpot) -> tuple[QImage, QImage]:
        soles.set_felt(frozenset(felt), "said")
        return halves(soles)

    plain, heel = shown(), shown(HEEL)
    left, right = shown(LEFT), shown(HEEL, RIGHT)
    assert (left[0] != plain[0], left[1] != plain[1]) == (True, False)
    assert all(one != other for one, other in zip(heel, plain, strict=True))
    assert all(one != other for one, other in zip(right, plain, strict=True))
    assert right[0] != heel[0], "the other foot is fainter"
    assert right[1] != heel[1], "and its edge is strong"
    assert soles.accessibleDescription() == "said"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("side", [frozenset(), frozenset({LEFT}), frozenset({RIGHT})], ids=["none", "left", "right"])
@pytest.mark.parametrize("left", [True, False], ids=["on left", "on right"])
def test_a_place_that_is_hovered_is_lit_on_both_feet(
    qtbot: QtBot, felt: Felt, place: FeltSpot, side: FeltWeight, left: bool
) -> None:
    choice, _ = felt
    choice.set_value(side)
    plain = halves(choice.soles)
    qtbot.mouseMove(choice.soles, choice.soles.place(place, left=left).toPoint())
    assert all(one != other for one, other in zip(halves(choice.soles), plain, strict=True))


@pytest.mark.parametrize(("one", "other", "axis"), [(INNER, OUTER, 0), (BALL, HEEL, 1)])
def test_dots_lie_on_their_side(one: FeltSpot, other: FeltSpot, axis: int) -> None:
    between = spot(frozenset({LEFT}))
    assert spot(frozenset({one}))[axis] < between[axis] < spot(frozenset({other}))[axis]


@pytest.mark.parametrize("across", [INNER, OUTER, None])
@pytest.mark.parametrize("along", [HEEL, BALL, None])
def test_dots_lie_on_the_sole(across: FeltSpot | None, along: FeltSpot | None) -> None:
    felt = frozenset(place for place in (across, along) if place)
    assert outline(left=False).contains(QPointF(*spot(felt)))


def test_a_print_has_five_toes_and_no_arch() -> None:
    printed = imprint()
    assert outline(left=False).contains(printed)
    assert len([line for line in printed.toSubpathPolygons() if line.boundingRect().top() < 60]) >= 5
    assert not printed.contains(QPointF(-12, 145))
    assert printed.contains(QPointF(30, 145))


def test_the_outline_is_as_large_as_it_says() -> None:
    box = outline(left=False).boundingRect()
    assert (box.left(), box.top()) == pytest.approx((LEFTMOST, 0), abs=1)
    assert (box.width(), box.height()) == pytest.approx((WIDTH, HEIGHT), abs=1.5)
    assert outline(left=True).boundingRect().right() == pytest.approx(-box.left())


@pytest.mark.parametrize("place", PLACES)
def test_what_is_drawn_of_a_place_is_what_is_tapped(felt: Felt, place: FeltSpot) -> None:
    soles = felt[0].soles
    for left in (True, False):
        assert soles.spot_at(soles.place(place, left=left)) is place
    assert outline(left=False).boundingRect().contains(part(place).boundingRect())


def test_a_finger_finds_every_place(felt: Felt) -> None:
    choice, _ = felt
    soles = choice.soles
    found: dict[FeltSpot, list[QPoint]] = {place: [] for place in PLACES}
    for x in range(soles.width() // 2):
        for y in range(soles.height()):
            if (place := soles.spot_at(QPointF(x + 0.5, y + 0.5))) is not None:
                found[place].append(QPoint(x, y))
    for points in found.values():
        assert max(p.x() for p in points) - min(p.x() for p in points) >= TARGET
        assert max(p.y() for p in points) - min(p.y() for p in points) >= TARGET
    assert min(choice.choice(place).height() for place in FeltSpot) >= TARGET


@pytest.mark.parametrize(("width", "beside"), [(640, True), (560, True), (400, False), (300, False)])
def test_words_go_above_the_soles_where_it_is_narrow(qtbot: QtBot, width: int, beside: bool) -> None:
    room, choice = QWidget(), FeltWeightChoice()
    qtbot.addWidget(room)
    QVBoxLayout(room).addWidget(choice)
    room.resize(width, 700)
    room.show()
    QApplication.processEvents()
    soles = choice.soles.geometry().translated(choice.soles.parentWidget().pos())
    heel = choice.choice(HEEL).geometry().translated(choice.choice(HEEL).parentWidget().pos())
    assert room.width() == width
    assert (heel.left() > soles.right(), heel.bottom() < soles.top()) == (beside, not beside)


def test_everything_has_a_name(felt: Felt) -> None:
    choice, _ = felt
    assert choice.soles.accessibleName() == "Your feet as you look down on them"
    assert choice.soles.accessibleDescription() == "Nothing chosen"
    choice.set_value(frozenset({LEFT, HEEL}))
    assert choice.soles.accessibleDescription() == "Heel, Left foot"
    asked = {place: choice.choice(place).accessibleDescription() for place in FeltSpot}
    assert {asked[place] for place in PLACES} == {"Where did you feel your weight?"}
    assert {asked[LEFT], asked[RIGHT]} == {"Which foot held more?"}

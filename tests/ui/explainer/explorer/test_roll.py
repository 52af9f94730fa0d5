"""One foot by slider, keys and typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.explainer.explorer.roll import Roll, RollSlider

NAMES = ((-8, "out"), (0, "upright"), (12, "in"))


@pytest.fixture
def roll(qtbot: QtBot) -> Roll:
    made = Roll(
        "Right foot", "Right foot, degrees", (-8, 12), NAMES, ("the end out", "the end in"), lambda e: f"{e:g} degrees"
    )
    made.changed.connect(made.set_value)
    made.set_value(0)
    qtbot.addWidget(made)
    made.resize(260, 140)
    made.show()
    return made


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Left] * 3, -3),
        ([Qt.Key.Key_Home], -8),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], 12),
        ([Qt.Key.Key_PageUp], 4),
    ],
)
def test_keys(roll: Roll, keys: list[Qt.Key], value: int) -> None:
    for key in keys:
        QTest.keyClick(roll.slider, key)
    assert (roll.value(), roll.field.value()) == (value, value)
    assert roll.words.text() == roll.slider.accessibleDescription() == f"{value} degrees"
    assert (roll.slider.accessibleName(), roll.field.accessibleName()) == ("Right foot", "Right foot, degrees")
    assert roll.field.text() == f"{value}°".replace("-", "−")


@pytest.mark.parametrize(
    ("typed", "value", "said"), [("20", 12, "the end in"), ("-30", -8, "the end out"), ("-5", -5, ""), ("5", 5, "")]
)
def test_typing_beyond_is_taken_back_and_said(roll: Roll, typed: str, value: int, said: str) -> None:
    roll.field.selectAll()
    QTest.keyClicks(roll.field, typed)
    QTest.keyClick(roll.field, Qt.Key.Key_Return)
    assert (roll.value(), roll.field.value(), roll.error.text()) == (value, value, said)
    QTest.keyClick(roll.slider, Qt.Key.Key_Left)
    QTest.keyClick(roll.slider, Qt.Key.Key_Right)
    assert roll.error.isHidden()


def test_typing_too_far_again_is_said_again(roll: Roll) -> None:
    for _ in range(2):
        roll.error.say("")
        roll.field.selectAll()
        QTest.keyClicks(roll.field, "20")
        QTest.keyClick(roll.field, Qt.Key.Key_Return)
        assert (roll.value(), roll.error.text()) == (12, "the end in")


@pytest.mark.parametrize(("typed", "value"), [("x", 3), ("x5x", 5), ("-", 3), ("123", 12)])
def test_what_is_no_angle_cannot_be_typed(roll: Roll, typed: str, value: int) -> None:
    roll.set_value(3)
    roll.field.selectAll()
    QTest.keyClicks(roll.field, typed)
    QTest.keyClick(roll.field, Qt.Key.Key_Return)
    assert (roll.value(), roll.field.value()) == (value, value)


@pytest.mark.parametrize(("text", "value"), [("−5°", -5), ("-5", -5), (" 7 °", 7), ("−", 3), ("−40", -8)])
def test_both_signs_are_read(roll: Roll, text: str, value: int) -> None:
    roll.set_value(3)
    assert roll.field.valueFromText(text) == value


def test_a_screen_reader_is_told_the_real_range(roll: Roll) -> None:
    assert (roll.field.minimum(), roll.field.maximum()) == (-8, 12)


def test_stepping_over_the_end_is_said_too(roll: Roll) -> None:
    roll.set_value(12)
    roll.field.stepUp()
    assert (roll.value(), roll.error.text()) == (12, "the end in")


@pytest.mark.parametrize(("x", "value"), [(0.0, -8), (1.0, 12), (0.4, 0)])
def test_a_press_goes_there(roll: Roll, x: float, value: int) -> None:
    slider = roll.slider
    spot = slider.rect().center()
    spot.setX(round(slider.x_of(-8) + x * (slider.x_of(12) - slider.x_of(-8))))
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=spot)
    assert roll.value() == value


def test_nothing_jumps_while_it_moves(roll: Roll) -> None:
    heights = set()
    for value in range(-8, 13):
        roll.set_value(value)
        heights.add(roll.sizeHint().height())
    assert len(heights) == 1


def test_the_wheel_is_the_page_s(roll: Roll, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    for widget in (roll.slider, roll.field):
        event = QWheelEvent(
            QPointF(9, 9),
            QPointF(9, 9),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        widget.wheelEvent(event)
        assert not event.isAccepted()
    assert roll.value() == 0


@pytest.mark.parametrize("width", [140, 180, 260, 600])
def test_it_can_be_drawn_at_any_width(qtbot: QtBot, width: int) -> None:
    slider = RollSlider(-8, 12, ((-8, "a very long word for it"), (0, "upright"), (12, "another long one")))
    qtbot.addWidget(slider)
    slider.resize(width, slider.sizeHint().height())
    assert not slider.grab().isNull()

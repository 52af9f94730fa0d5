"""Boxes whose words wrap: all of them can be pressed, and the tick stands on the first line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QStyle, QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme.look import Look
from desktop.ui.widgets.answers.tick import OptionCard, TickBox, literal, without_key

LONG = "You have sudden, very bad pain in your tummy or back. And you feel faint, sweaty or clammy. " * 3


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QWidget:
    """420 pixels wide, with room below."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(420, 500)
    return made


def show(window: QWidget, qtbot: QtBot, box: QAbstractButton) -> QAbstractButton:
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(box)
    column.addStretch(1)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return box


def boxes() -> list[QAbstractButton]:
    return [
        TickBox("Short"),
        TickBox(LONG),
        TickBox("Short", LONG),
        OptionCard("Short", LONG),
        OptionCard(LONG, "Short"),
    ]


@pytest.mark.parametrize("number", range(5))
def test_words_wrap_and_none_is_cut(window: QWidget, qtbot: QtBot, number: int) -> None:
    box = show(window, qtbot, boxes()[number])
    labels = box.findChildren(QLabel)
    assert box.width() < 420
    assert labels
    for label in labels:
        assert box.rect().contains(label.geometry())
        assert label.height() >= label.heightForWidth(label.width())
    assert box.height() <= sum(label.height() for label in labels) + 60


@pytest.mark.parametrize("number", range(5))
def test_the_tick_stands_on_the_first_line(window: QWidget, qtbot: QtBot, number: int) -> None:
    box = show(window, qtbot, boxes()[number])
    label = box.findChildren(QLabel)[0]
    option = QStyleOptionButton()
    option.initFrom(box)
    radio = isinstance(box, OptionCard)
    element = QStyle.SubElement.SE_RadioButtonIndicator if radio else QStyle.SubElement.SE_CheckBoxIndicator
    tick = box.style().subElementRect(element, option, box)
    middle_of_line = label.y() + label.fontMetrics().height() / 2
    assert tick.height() > 10
    assert abs(tick.center().y() - middle_of_line) <= 1.5
    assert 6 <= label.x() - tick.right() <= 14


@pytest.mark.parametrize("number", range(5))
def test_all_of_it_can_be_pressed(window: QWidget, qtbot: QtBot, number: int) -> None:
    box = show(window, qtbot, boxes()[number])
    corners = (box.rect().topLeft() + QPoint(2, 2), box.rect().bottomRight() - QPoint(2, 2), box.rect().center())
    for place in corners:
        box.setChecked(False)
        if isinstance(box, OptionCard):
            box.setAutoExclusive(False)
            box.setChecked(False)
        target = box.childAt(place) or box
        qtbot.mouseClick(target if target is box else box, Qt.MouseButton.LeftButton, pos=place)
        assert box.isChecked(), place
    assert box.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_words_let_the_pointer_through() -> None:
    for box in boxes():
        assert all(
            label.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) for label in box.findChildren(QLabel)
        )


def test_an_access_key_in_the_words_ticks(window: QWidget, qtbot: QtBot) -> None:
    box = show(window, qtbot, TickBox("&Rate the pain", "Once & again"))
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(box.isChecked)
    assert (box.accessibleName(), box.accessibleDescription()) == ("Rate the pain", "Once & again")


@pytest.mark.parametrize(
    ("text", "marked", "read"),
    [("&Rate", "&&Rate", "Rate"), ("Tea && toast", "Tea &&&& toast", "Tea & toast"), ("plain", "plain", "plain")],
)
def test_ampersands(text: str, marked: str, read: str) -> None:
    assert literal(text) == marked
    assert without_key(text) == read
    assert without_key(literal(text)) == text

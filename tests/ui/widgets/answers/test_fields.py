"""A date that need not be given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.answers.fields import OptionalDate

LATEST = date(2026, 3, 18)


@pytest.fixture
def born(qtbot: QtBot) -> Iterator[OptionalDate]:
    """The field in a window of its own, with another field below it."""
    window = QWidget()
    column = QVBoxLayout(window)
    made = OptionalDate("Add", "Leave empty", LATEST)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.add.click()
    assert made.busy()
    yield made
    window.close()


def leave(born: OptionalDate) -> None:
    other = born.window().findChild(QLineEdit, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert other is not None
    other.setFocus()
    assert other.hasFocus()


def test_asking_for_the_field_gives_no_date(born: OptionalDate, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(born.changed):
        leave(born)
    assert born.value() is None
    assert born.add.isVisible()


@pytest.mark.parametrize(("keys", "given"), [("25", date(1970, 1, 25)), ("1 Jan 1970", date(1970, 1, 1))])
def test_what_is_entered_is_given(born: OptionalDate, qtbot: QtBot, keys: str, given: date) -> None:
    qtbot.keyClicks(born.field, keys)
    with qtbot.waitSignal(born.changed):
        leave(born)
    assert born.value() == given
    born.clear.click()
    assert born.value() is None
    assert born.add.hasFocus()


def test_a_calendar_that_opens_leaves_the_field_there(born: OptionalDate, qtbot: QtBot) -> None:
    born.field.editingFinished.emit()
    assert born.field.isVisible()

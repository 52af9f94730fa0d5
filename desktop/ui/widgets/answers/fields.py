"""Fields with their label above them. Turning the wheel over one scrolls the page and changes nothing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets.answers.passing import Passing
from desktop.ui.widgets.buttons import Button, QuietButton


class DateField(QDateEdit):
    """One date that a diary can hold, typed or picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """With a calendar to pick from."""
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDateRange(QDate(1900, 1, 1), QDate(2199, 12, 31))
        self.setDisplayFormat(self.tr("d MMM yyyy"))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the weeks of the calendar begin as the window's language has it; Qt asks the system."""
        super().showEvent(event)
        self.calendarWidget().setFirstDayOfWeek(self.locale().firstDayOfWeek())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def day(self) -> date:
        """The date in it."""
        return date(*self.date().getDate())

    def set_day(self, day: date) -> None:
        """Show `day` without saying so."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)


BESIDE_NAME = 52
"""Pixels of a list field that its edges and its arrow take."""


class PickField(QComboBox):
    """One out of a list."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class LongNames(PickField):
    """Shows as much of a long name as fits, with dots where it goes on; the list below it shows all of it."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """As Qt does, but for a name that is too long."""
        super().initStyleOption(option)
        text, room = option.currentText, self.width() - BESIDE_NAME
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


class OptionalDate(Passing):
    """A date that need not be given: a button to add it, and one to leave it empty again."""

    changed = Signal()
    BEGIN = date(1970, 1, 1)

    def __init__(
        self, add: str, clear: str, latest: date, parent: QWidget | None = None, *, begin: date = BEGIN
    ) -> None:
        """`add` and `clear` are the texts of the two buttons; from 1900 to `latest`, and first at `begin`."""
        super().__init__(parent)
        self._begin = begin
        self.field = DateField()
        self.allow_until(latest)
        self.add, self.clear = Button(add), QuietButton(clear)
        self._given = False
        empty, given = QWidget(), QWidget()
        for side, widgets in ((empty, [self.add]), (given, [self.field, self.clear])):
            line = QHBoxLayout(side)
            line.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch(1)
        self._sides = QStackedLayout(self)
        self._sides.addWidget(empty)
        self._sides.addWidget(given)
        # For the key of its label; Tab comes to what is inside.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._turn()
        self.add.clicked.connect(self._add)
        self.clear.clicked.connect(self._clear)
        self.field.dateChanged.connect(self._give)
        self.field.lineEdit().textEdited.connect(self._give)
        self.field.editingFinished.connect(self._finish)

    def entry(self) -> QWidget:
        """The field; the button to add one where there is none."""
        return self.field if self._sides.currentIndex() else self.add

    def value(self) -> date | None:
        """The date; None where it is left empty."""
        return self.field.day() if self._given else None

    def set_value(self, day: date | None) -> None:
        """Show `day`, or that none is given, without saying so."""
        self._given = day is not None
        self._turn(given=self._given)
        if day is not None:
            self.field.set_day(day)

    def allow_until(self, latest: date) -> None:
        """Let no later day than `latest` be given."""
        self.field.blockSignals(True)
        self.field.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.field.blockSignals(False)

    def name_for_ears(self, name: str) -> None:
        """Say with each part what date it is about."""
        self.field.setAccessibleName(name)
        for button in (self.add, self.clear):
            button.setAccessibleName(f"{name}: {button.text()}")

    def busy(self) -> bool:
        """Whether somebody is at it right now."""
        return self.field.hasFocus()

    def _add(self) -> None:
        # Only where it begins: nobody was born then before they say so.
        self.field.set_day(self._begin)
        self._turn(given=True)
        self.field.setFocus()
        self.field.setSelectedSection(self.field.sectionAt(0))

    def _turn(self, *, given: bool = False) -> None:
        self._sides.setCurrentIndex(given)

    def _give(self) -> None:
        self._given = True

    def _finish(self) -> None:
        if self._given:
            self.changed.emit()
        elif not self.busy():
            self.set_value(None)

    def _clear(self) -> None:
        self.set_value(None)
        self.add.setFocus()
        self.changed.emit()


def labelled(text: str, field: QWidget, focus: QWidget | None = None) -> QVBoxLayout:
    """`field` below its label; an ampersand in `text` marks the key that leads to `focus`, the field unless given."""
    label = QLabel(text)
    label.setBuddy(focus or field)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(field)
    return column

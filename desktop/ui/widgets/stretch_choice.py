"""Which days something covers: two dates, and a few stretches by one press."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import ErrorText


class StretchChoice(QWidget):
    """From one date to another, both included."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Set the dates by `set_stretch`, the ones to press by `offer`."""
        super().__init__(parent)
        self.first, self.last = QDateEdit(), QDateEdit()
        labels = []
        for name, text, field in (("from", self.tr("&First day"), self.first), ("to", self.tr("&Last day"), self.last)):
            field.setObjectName(f"stretch_{name}")
            field.setCalendarPopup(True)
            field.setDisplayFormat(self.tr("d MMM yyyy"))
            field.dateChanged.connect(self._check)
            label = QLabel(text)
            label.setBuddy(field)
            labels.append(label)
        self._offers = Flow(gap=6)
        self.error = ErrorText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(labels[0], self.first, labels[1], self.last))
        column.addLayout(self._offers)
        column.addWidget(self.error)

    def offer(self, name: str, first: date, last: date) -> None:
        """Add a button that sets a stretch."""
        button = Button(name)
        button.clicked.connect(lambda: self.set_stretch(first, last))
        self._offers.addWidget(button)

    def stretch(self) -> tuple[date, date] | None:
        """The two dates; None while they are the wrong way round."""
        first, last = (date(*field.date().getDate()) for field in (self.first, self.last))
        return (first, last) if first <= last else None

    def set_stretch(self, first: date, last: date) -> None:
        """Set both dates, and say `changed` once."""
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)
        self._check()

    def _check(self) -> None:
        wrong = self.stretch() is None
        self.error.say(self.tr("The first day is after the last. Choose an earlier first day.") if wrong else "")
        if not wrong:
            self.changed.emit()


def four_weeks(span: tuple[date, date] | None, today: date) -> tuple[date, date]:
    """The last four weeks of what was recorded, but not from before it began; today alone in an empty diary."""
    earliest, latest = span or (today, today)
    return max(earliest, latest - timedelta(days=27)), latest

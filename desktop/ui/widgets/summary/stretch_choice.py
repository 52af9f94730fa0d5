"""Which days something covers: two dates, and a few stretches by one press."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.answers.fields import DateField, labelled
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import empty
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import ErrorText


class Offer(NamedTuple):
    """A stretch that can be had by one press: what the button says, the first and the last day."""

    name: str
    first: date
    last: date


class StretchChoice(QWidget):
    """From one date to another, both included."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Set the dates by `suggest`, the ones to press by `offer`."""
        super().__init__(parent)
        self.first, self.last = DateField(), DateField()
        self._own = False
        self._offered: list[Offer] = []
        dates = QHBoxLayout()
        dates.setSpacing(16)
        for name, text, field in (("from", self.tr("&First day"), self.first), ("to", self.tr("&Last day"), self.last)):
            field.setObjectName(f"stretch_{name}")
            field.dateChanged.connect(self._choose)
            dates.addLayout(labelled(text, field))
        dates.addStretch(1)
        self._offers = Flow(gap=6)
        self.error = ErrorText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(dates)
        column.addWidget(self.error)
        column.addLayout(self._offers)

    def offer(self, offers: list[Offer]) -> None:
        """Show a button for each of `offers`, in place of those before."""
        if offers == self._offered:
            return
        self._offered = offers
        empty(self._offers)
        for number, (name, first, last) in enumerate(offers):
            button = Button(name)
            button.setObjectName(f"offer_{number}")
            button.clicked.connect(lambda _=False, first=first, last=last: self.set_stretch(first, last))
            self._offers.addWidget(button)

    def stretch(self) -> tuple[date, date] | None:
        """The two dates; None while they are the wrong way round."""
        first, last = self.first.day(), self.last.day()
        return (first, last) if first <= last else None

    def suggest(self, first: date, last: date) -> None:
        """Set both dates unless the person has chosen some; says nothing."""
        if not self._own:
            self.first.set_day(first)
            self.last.set_day(last)

    def set_stretch(self, first: date, last: date) -> None:
        """Choose both dates, and say `changed` once."""
        self.first.set_day(first)
        self.last.set_day(last)
        self._choose()

    def _choose(self) -> None:
        self._own = True
        wrong = self.stretch() is None
        self.error.say(self.tr("The first day is after the last. Choose an earlier first day.") if wrong else "")
        self.changed.emit()

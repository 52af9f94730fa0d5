"""The hour at which a diary day begins, to choose from a list."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import LATEST_DAY_START
from desktop.ui.widgets.answers.fields import PickField
from desktop.ui.words import Words


class DayStartField(PickField):
    """Every whole hour at which a day can begin, and the chosen time if it is another."""

    def __init__(self, words: Words, chosen: time, parent: QWidget | None = None) -> None:
        """Written as `words` writes the time of day."""
        super().__init__(parent)
        self.setObjectName("day_start")
        self._words = words
        for hour in range(LATEST_DAY_START.hour + 1):
            self._add(time(hour))
        self.set_value(chosen)

    def value(self) -> time:
        """The time that is chosen."""
        return time.fromisoformat(self.currentData())

    def set_value(self, chosen: time) -> None:
        """Choose a time without saying so; one that is not in the list comes at its end."""
        if self.findData(chosen.isoformat()) < 0:
            self._add(chosen)
        self.setCurrentIndex(self.findData(chosen.isoformat()))

    def _add(self, start: time) -> None:
        shown = QTime(start.hour, start.minute, start.second)
        self.addItem(self._words.locale.toString(shown, QLocale.FormatType.ShortFormat), start.isoformat())

"""The two axes: scores with words at their ends, and real dates as the person's language writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile
from math import ceil, floor
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QDate
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.ui.words import Words

BETWEEN_LABELS = 18
"""Pixels that part two dates at least."""
STEPS = (1, 2, 4, 7, 14)
MONTHS = (1, 3, 12, 24, 60)


class _BareAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph carries no types
    """An axis of words alone: the chart draws its own grid, and a tick of no length would leave a dot."""

    def generateDrawSpecs(self, painter: QPainter) -> tuple[Any, list[Any], list[Any]] | None:  # noqa: N802
        """The axis without its ticks; nothing while it has no size."""
        specs = super().generateDrawSpecs(painter)
        return None if specs is None else (specs[0], [], specs[2])


class ScoreAxis(_BareAxis):
    """Whole scores from 0 to 10; the words for both ends stand beside their numbers."""

    def __init__(self, lowest: str, highest: str) -> None:
        """`lowest` and `highest` are the words of the scale."""
        super().__init__("left")
        self._ends = {0: f"{lowest}  0", 10: f"{highest}  10"}

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        """Every score that is in view."""
        return [(1.0, [float(score) for score in range(11) if low <= score <= high])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        """The numbers, with words at the ends."""
        return [self._ends.get(round(value), str(round(value))) for value in values]


class DateAxis(_BareAxis):
    """Days as dates; x is the ordinal of a day. The finest step whose labels do not touch is taken."""

    def __init__(self, words: Words) -> None:
        """`words` says how a date is written and on which day a week starts."""
        super().__init__("bottom")
        self._words = words
        self._pattern = ""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """One level of ticks, on whole days."""
        first, last = date.fromordinal(max(1, ceil(low))), date.fromordinal(max(1, floor(high)))
        found: list[date] = []
        for pattern, days in self._levels(first, last):
            found, self._pattern = days, pattern
            if not days or self._label_width(pattern, last) * len(days) <= size:
                break
        return [(1.0, [float(day.toordinal()) for day in found])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        """The dates of the ticks."""
        return [self._say(date.fromordinal(round(value)), self._pattern) for value in values]

    def _levels(self, first: date, last: date) -> Iterator[tuple[str, list[date]]]:
        start = self._words.locale.firstDayOfWeek().value
        for step in STEPS:
            offset = (first.isoweekday() - start) % 7 if step >= 7 else (last - first).days % step
            ahead = -offset % step if step >= 7 else offset
            days = (first + timedelta(days=ahead + n * step) for n in range((last - first).days // step + 1))
            yield self.tr("d MMM"), list(takewhile(lambda day: day <= last, days))
        for step in MONTHS:
            pattern = self.tr("MMM yyyy") if step < 12 else "yyyy"
            months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
            days = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
            yield pattern, [day for day in days if first <= day <= last]

    def _label_width(self, pattern: str, day: date) -> float:
        font = self.style["tickFont"] or QFont()
        return float(QFontMetricsF(font).horizontalAdvance(self._say(day, pattern))) + BETWEEN_LABELS

    def _say(self, day: date, pattern: str) -> str:
        return self._words.locale.toString(QDate(day.year, day.month, day.day), pattern)

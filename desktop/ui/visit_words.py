"""How far somebody is with what is told before a visit, in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject

from desktop.domain.interview import Interview, Part, answered
from desktop.domain.peg import Peg, at_ends
from desktop.domain.routine import Week
from desktop.ui.words import Words


class VisitWords(QObject):
    """Names the parts that were left out, and says whether the three questions of PEG were answered."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """The parts are named as where they are asked."""
        super().__init__(parent)
        self._words = words

    def left_out(self, interview: Interview) -> list[str]:
        """The names of the parts in which nothing was said, in their order."""
        titles, done = self._words.content("interview")["parts"], answered(interview)
        return [str(titles[part]["title"]) for part in Part if part not in done]

    def peg(self, weeks: Iterable[Week], answers: Iterable[Peg], today: date) -> str:
        """Whether the ends of the latest run of weeks were answered; empty where none has begun."""
        ends = [self._answered(peg) for peg in at_ends(weeks, answers, today)]
        if not ends:
            return ""
        said = self.tr("Three questions on the past week. At the start: {start}. At the end: {end}.")
        return said.format(start=ends[0], end=ends[1] if len(ends) > 1 else self.tr("not yet"))

    def _answered(self, peg: Peg | None) -> str:
        if peg is None:
            return self.tr("not answered")
        return self.tr("answered on {day}").format(day=self._words.short_date(peg.day))

"""How far somebody is with what is told before a visit, in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject

from desktop.domain.interview import Part
from desktop.domain.peg import Peg, at_ends
from desktop.domain.routine import Week
from desktop.ui.words import Words


class VisitWords(QObject):
    """Short names of the parts, to stand in a list, and a sentence on the three questions of PEG."""

    def parts(self, missing: Iterable[Part]) -> list[str]:
        """The names of the `missing` parts, in their order."""
        names = {
            Part.PROBLEM: self.tr("your main problem"),
            Part.ONSET: self.tr("how it began"),
            Part.BODY: self.tr("where you feel it"),
            Part.PATTERN: self.tr("what makes it worse or better"),
            Part.FUNCTION: self.tr("what it keeps you from"),
            Part.TRIED: self.tr("what you tried"),
            Part.MEDICINES: self.tr("medicines"),
            Part.HEALTH: self.tr("your health"),
            Part.FEET: self.tr("feet and insoles"),
            Part.QUESTIONS: self.tr("your own questions"),
        }
        return [names[part] for part in missing]

    def peg(self, weeks: Iterable[Week], answers: Iterable[Peg], today: date, words: Words) -> str:
        """Whether the ends of the latest week were answered; empty where no week has begun."""
        begun = [week for week in weeks if week.days(today)]
        if not begun:
            return ""
        ends = [self._answered(peg, words) for peg in at_ends(begun[-1], answers, today)]
        said = self.tr("Three questions on the past week, at the start of your week: {start}, at its end: {end}.")
        return said.format(start=ends[0], end=ends[1] if len(ends) > 1 else self.tr("not yet"))

    def _answered(self, peg: Peg | None, words: Words) -> str:
        return self.tr("answered on {day}").format(day=words.short_date(peg.day)) if peg else self.tr("not answered")

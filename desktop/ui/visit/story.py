"""The parts that tell the story: the main problem, how it began, and what makes it worse or better."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.interview import MOST_MINUTES, Course, Duration, Factor, Interview, Onset, Part
from desktop.ui.visit.part import Asking, Bound, VisitPart
from desktop.ui.widgets.answers.fields import OptionalDate
from desktop.ui.widgets.answers.minutes import Minutes

LONG = 4
"""Lines that a long text has room for before anybody writes."""


class ProblemPart(VisitPart):
    """The main problem in the person's own words, and what they want from the visit."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.PROBLEM, asking)
        self.main_problem = self.write("main_problem", lines=LONG)
        self.hopes = self.write("hopes")

    def first(self) -> QWidget:
        """The problem."""
        return self.main_problem.field


class OnsetPart(VisitPart):
    """Since when, how it began and where it has been going since."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.ONSET, asking)
        self.duration = self.choose("duration", asking.names("duration", Duration))
        today = asking.today()
        self.began = OptionalDate(self.tr("Add a date"), self.tr("Leave empty"), today, begin=today)
        self.began.setObjectName("began")
        self.began.field.setObjectName("began_field")
        self.began.add.setObjectName("began_add")
        self.began.clear.setObjectName("began_clear")
        self.began.name_for_ears(self.tr("The day it began"))
        self.bind("began", Bound(self.began.value, self.began.set_value), self.began.changed)
        self.ask("began", self.began)
        self.choose("onset", asking.names("onset", Onset))
        self.write("onset_story")
        self.choose("course", asking.names("course", Course))
        self.choose("had_before", asking.yes_no())

    def first(self) -> QWidget:
        """The duration."""
        return self.duration

    def show_interview(self, interview: Interview) -> None:
        """See VisitPart; nothing begins after today, whatever day the part was made on."""
        self.began.allow_until(self.asking.today())
        super().show_interview(interview)


class PatternPart(VisitPart):
    """What makes it worse or better, and its times of day."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.PATTERN, asking)
        factors = asking.names("factor", Factor)
        self.worse = self.tick("worse", factors)
        self.write("worse_other")
        self.tick("better", factors)
        self.write("better_other")
        stiff = Minutes("stiff_minutes", asking.field("stiff_minutes")["question"], MOST_MINUTES)
        self.bind("stiff_minutes", Bound(stiff.value, stiff.set_value), stiff.changed)
        self.ask("stiff_minutes", stiff)
        self.choose("night_waking", asking.yes_no())

    def first(self) -> QWidget:
        """What makes it worse."""
        return self.worse

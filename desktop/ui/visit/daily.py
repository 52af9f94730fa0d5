"""The parts about daily life: what it keeps one from, medicines, health, and feet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.interview import HealthFact, Hindrance, Insoles, Part
from desktop.ui.visit.part import Asking, VisitPart

LONG = 5
"""Lines that a list of medicines has room for before anybody writes."""


class FunctionPart(VisitPart):
    """How much the pain is in the way."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.FUNCTION, asking)
        names = asking.names("hindrance", Hindrance)
        self.rows = [self.choose(name, names) for name in ("sleep", "work", "walking")]
        self.write("misses")

    def first(self) -> QWidget:
        """Sleep."""
        return self.rows[0]


class MedicinesPart(VisitPart):
    """Medicines as they are typed, and allergies."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.MEDICINES, asking)
        self.medicines = self.write("medicines", lines=LONG)
        self.write("allergies")

    def first(self) -> QWidget:
        """The medicines."""
        return self.medicines.field


class HealthPart(VisitPart):
    """What else a physician would want to know."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.HEALTH, asking)
        self.health = self.tick("health", asking.names("health", HealthFact))
        self.write("health_other")

    def first(self) -> QWidget:
        """The list."""
        return self.health


class FeetPart(VisitPart):
    """Whether the feet hurt, and what is in the shoes."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.FEET, asking)
        self.foot_pain = self.choose("foot_pain", asking.yes_no())
        self.write("foot_story")
        self.choose("insoles", asking.names("insoles", Insoles))
        self.choose("brings_shoes", asking.yes_no())

    def first(self) -> QWidget:
        """Whether they hurt."""
        return self.foot_pain

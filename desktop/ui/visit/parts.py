"""How each part of the interview is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop.domain.interview import Part
from desktop.ui.visit.body import BodyPart
from desktop.ui.visit.daily import FeetPart, FunctionPart, HealthPart, MedicinesPart
from desktop.ui.visit.part import Asking, VisitPart
from desktop.ui.visit.story import OnsetPart, PatternPart, ProblemPart
from desktop.ui.visit.tried import TriedPart
from desktop.ui.visit.wishes import QuestionsPart

KINDS: Mapping[Part, Callable[[Asking], VisitPart]] = MappingProxyType(
    {
        Part.PROBLEM: ProblemPart,
        Part.ONSET: OnsetPart,
        Part.BODY: BodyPart,
        Part.PATTERN: PatternPart,
        Part.FUNCTION: FunctionPart,
        Part.TRIED: TriedPart,
        Part.MEDICINES: MedicinesPart,
        Part.HEALTH: HealthPart,
        Part.FEET: FeetPart,
        Part.QUESTIONS: QuestionsPart,
    }
)
"""By the part, in their order."""

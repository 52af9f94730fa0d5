"""The warning signs that come before everything: a static list in three tiers, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.clock import Moment


class Tier(StrEnum):
    """How soon somebody should look at a sign."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"


class Sign(StrEnum):
    """One warning sign; its sentence and source are in the content files under the same name."""

    NUMB_SADDLE = "numb_saddle"
    CANNOT_PEE = "cannot_pee"
    LEAKING = "leaking"
    SEX_CHANGE = "sex_change"
    BOTH_LEGS = "both_legs"
    ACCIDENT = "accident"
    CHEST_PAIN = "chest_pain"
    SUDDEN_FAINT = "sudden_faint"
    FEVER_CONFUSED = "fever_confused"
    FEVER = "fever"
    CANCER = "cancer"
    WEIGHT_LOSS = "weight_loss"
    LUMP = "lump"
    NIGHT_PAIN = "night_pain"
    COUGH = "cough"
    SMALL_FALL = "small_fall"
    ONE_LEG_WEAK = "one_leg_weak"
    WEAK_IMMUNITY = "weak_immunity"
    KIDNEY = "kidney"
    PREGNANT = "pregnant"
    NOT_BETTER = "not_better"
    STOPS_LIFE = "stops_life"
    ONE_LEG_NUMB = "one_leg_numb"
    AGE = "age"
    MORNING_STIFF = "morning_stiff"
    FEET = "feet"
    WORRIED = "worried"

    @property
    def tier(self) -> Tier:
        """How soon somebody should look at it."""
        order = list(Sign)
        if order.index(self) < order.index(Sign.FEVER):
            return Tier.EMERGENCY
        return Tier.URGENT if order.index(self) < order.index(Sign.NOT_BETTER) else Tier.SOON


def signs(tier: Tier) -> tuple[Sign, ...]:
    """The signs of one tier, in the order they are shown."""
    return tuple(sign for sign in Sign if sign.tier is tier)


@dataclass(frozen=True, slots=True)
class WarningCheck:
    """What was ticked when the list was shown; an empty set says that nothing was."""

    id: str
    day: date
    at: Moment
    ticked: frozenset[Sign] = frozenset()

    @property
    def emergency(self) -> bool:
        """Whether the routine stops here and help comes first."""
        return any(sign.tier is Tier.EMERGENCY for sign in self.ticked)

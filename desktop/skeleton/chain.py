"""How much of a foot's rolling goes on to the leg, the pelvis and the back: a table whose rows name their studies.

Angles in degrees, lengths in millimetres. `e` is how far the heel is tipped beyond the person's neutral: + rolled in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

LOWEST, HIGHEST = -8.0, 12.0
"""The range of `e`, anchored on studies with wedges of up to 10 to 20 degrees."""

EXAGGERATION = 5.0
"""How much bigger than in real studies the pelvis and the back are drawn, unless somebody asks for the real size."""

FARTHEST_SWAY = 0.05
"""Metres that the body may lean away from over the feet; a standing person sways much less."""


class Certainty(StrEnum):
    """How sure a row of the table is, and so how it is drawn: solid, pale or dashed."""

    MEASURED = "measured"
    SCHEMATIC = "schematic"
    CONTESTED = "contested"


class Foot(StrEnum):
    """The name of a range of `e`."""

    MARKED_SUPINATED = "marked_supinated"
    SUPINATED = "supinated"
    NEUTRAL = "neutral"
    TYPICAL_PRONATED = "typical_pronated"
    PRONATED = "pronated"
    MARKED_PRONATED = "marked_pronated"


_FIRST = (
    (8.0, Foot.MARKED_PRONATED),
    (math.nextafter(6.0, 7.0), Foot.PRONATED),
    (4.0, Foot.TYPICAL_PRONATED),
    (math.nextafter(-3.0, -2.0), Foot.NEUTRAL),
    (math.nextafter(-6.0, -5.0), Foot.SUPINATED),
)


def kind(e: float) -> Foot:
    """The range that an angle lies in; between two named ranges the milder name holds."""
    return next((foot for first, foot in _FIRST if e >= first), Foot.MARKED_SUPINATED)


@dataclass(frozen=True, slots=True)
class Link:
    """One row: `factor` of `unit` for each degree of what drives it, never more than `limit` (inf: no limit).

    `sources` are keys of the list of sources, those that found nothing included.
    """

    key: str
    factor: float
    limit: float
    unit: str
    certainty: Certainty
    sources: tuple[str, ...]

    def follow(self, driver: float) -> float:
        """How far this part moves when what drives it moves by `driver` degrees."""
        return min(max(self.factor * driver, -self.limit), self.limit)

    def sureness(self, e: float) -> Certainty:
        """The certainty at an angle: rolling out is hardly studied, so nothing there counts as measured."""
        return Certainty.SCHEMATIC if e < 0 and self.certainty is Certainty.MEASURED else self.certainty


_ROWS = (
    Link("shin", 0.6, math.inf, "deg", Certainty.MEASURED, ("fischer-2018", "nester-2014")),
    Link("thigh", 0.3, math.inf, "deg", Certainty.SCHEMATIC, ("hornestam-2021",)),
    Link("arch", 0.8, 8.0, "mm", Certainty.SCHEMATIC, ("nielsen-2009",)),
    Link("height", -0.45, 6.0, "mm", Certainty.SCHEMATIC, ("pinto-2008",)),
    Link("pelvis_forward", 0.15, 2.0, "deg", Certainty.MEASURED, ("pinto-2008", "duval-2010")),
    # How far was measured. Which side drops was not: on one leg it was the other one at 10 degrees.
    Link("pelvis_side", 0.15, 2.0, "deg", Certainty.SCHEMATIC, ("pinto-2008", "hornestam-2021")),
    Link(
        "low_back",
        0.10,
        1.0,
        "deg",
        Certainty.CONTESTED,
        ("farokhmanesh-2014", "ghasemi-2016", "duval-2010", "betsch-2011"),
    ),
    Link("trunk", 0.5, 1.0, "deg", Certainty.SCHEMATIC, ("betsch-2011",)),
)
LINKS: Mapping[str, Link] = MappingProxyType({row.key: row for row in _ROWS})
"""Driven by: `e` of the same side (shin, thigh, arch, height), the mean of both (pelvis_forward, low_back), right minus
left (pelvis_side), and how far the pelvis is tipped (trunk)."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How somebody stands: `e` of each foot, and how far the body leans right and forward over the feet, in metres."""

    left: float = 0.0
    right: float = 0.0
    sway: tuple[float, float] = (0.0, 0.0)


def clamped(stance: Stance) -> Stance:
    """The nearest stance that can be drawn; what is no number counts as nothing."""
    right, forward = (_within(each, -FARTHEST_SWAY, FARTHEST_SWAY) for each in stance.sway)
    return Stance(_within(stance.left, LOWEST, HIGHEST), _within(stance.right, LOWEST, HIGHEST), (right, forward))


def _within(value: float, low: float, high: float) -> float:
    return 0.0 if math.isnan(value) else min(max(value, low), high)


@dataclass(frozen=True, slots=True)
class LegReadings:
    """One side, in real size: `heel` tipped, `shin` and `thigh` turned in, `arch` lowered, `height` of the leg won."""

    heel: float
    shin: float
    thigh: float
    arch: float
    height: float


@dataclass(frozen=True, slots=True)
class Readings:
    """A stance in real size, never exaggerated. Degrees; + is forward, to the right side, and a deeper low back.

    `trunk` is how far the upper body leans back against the pelvis, whichever way that is tipped.
    """

    left: LegReadings
    right: LegReadings
    pelvis_forward: float
    pelvis_side: float
    low_back: float
    trunk: float


def readings(stance: Stance) -> Readings:
    """What the table says of a stance, which is clamped first."""
    stance = clamped(stance)
    both = (stance.left + stance.right) / 2
    forward = LINKS["pelvis_forward"].follow(both)
    side = LINKS["pelvis_side"].follow(stance.right - stance.left)
    return Readings(
        _leg(stance.left),
        _leg(stance.right),
        forward,
        side,
        LINKS["low_back"].follow(both),
        LINKS["trunk"].follow(math.hypot(forward, side)),
    )


def _leg(e: float) -> LegReadings:
    return LegReadings(e, *(LINKS[key].follow(e) for key in ("shin", "thigh", "arch", "height")))

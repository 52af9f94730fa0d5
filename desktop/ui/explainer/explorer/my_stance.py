"""The stance that a diary logs most. How far the feet roll for it is a choice made for the drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.diary import DiaryDay, FeltSpot, FeltWeight

if TYPE_CHECKING:
    from desktop.skeleton.chain import Stance

INNER, OUTER = 5.0, -4.0
"""Degrees for weight felt on an edge: a common amount, far from the ends of the range."""

ASIDE, AHEAD = 0.02, 0.015
"""Metres that the body leans over the foot, or the part of it, where the weight was felt."""


@dataclass(frozen=True, slots=True)
class MyStance:
    """A stance, and the names of the sentences that say why, in the texts of the explorer."""

    stance: Stance
    why: tuple[str, ...]


def my_stance(days: Iterable[DiaryDay]) -> MyStance:
    """What the check-ins of `days` say most often, each pair of opposites for itself; level where they say nothing."""
    from desktop.skeleton.chain import Stance

    felt = [check_in.felt for day in days for check_in in day.check_ins if check_in.felt]
    if not felt:
        return MyStance(Stance(), ("none",))
    edge = _most(felt, FeltSpot.INNER, FeltSpot.OUTER)
    side = _most(felt, FeltSpot.LEFT, FeltSpot.RIGHT)
    part = _most(felt, FeltSpot.HEEL, FeltSpot.BALL)
    e = {FeltSpot.INNER: INNER, FeltSpot.OUTER: OUTER}.get(edge, 0.0) if edge else 0.0
    sway = (_signed(ASIDE, side, FeltSpot.LEFT), _signed(AHEAD, part, FeltSpot.HEEL))
    said = ((edge, "middle"), (side, "same"), (part, "between"))
    return MyStance(Stance(e, e, sway), tuple(spot.value if spot else neither for spot, neither in said))


def _most(felt: list[FeltWeight], first: FeltSpot, second: FeltSpot) -> FeltSpot | None:
    """Which of two opposites was said most often; None where neither, or both as often, was."""
    counts = {first: sum(first in each for each in felt), second: sum(second in each for each in felt)}
    neither = len(felt) - sum(counts.values())
    spot = max(counts, key=lambda each: counts[each])
    return spot if counts[spot] > max(neither, len(felt) - neither - counts[spot]) else None


def _signed(by: float, spot: FeltSpot | None, back: FeltSpot) -> float:
    return 0.0 if spot is None else -by if spot is back else by

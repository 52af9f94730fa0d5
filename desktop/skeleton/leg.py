"""A leg between a hip and an ankle that have both moved: it leans, turns in, and stretches a little."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.rigid import Array, about, after, leading, turn


@dataclass(frozen=True, slots=True, eq=False)
class Leg:
    """The joints of one leg at rest, (3,) each; `inward` is +1 where turning in is turning to the left."""

    hip: Array
    knee: Array
    ankle: Array
    inward: float

    @classmethod
    def of(cls, skeleton: Skeleton, side: str) -> Leg:
        """The right ("r") or the left ("l") leg."""
        hip, knee, ankle = (
            skeleton.landmarks[f"{name}_{side}"].astype(np.float64) for name in ("hip", "knee", "ankle")
        )
        return cls(hip, knee, ankle, 1.0 if side == "r" else -1.0)

    def moves(self, hip: Array, ankle: Array, shin: float, thigh: float) -> Array:
        """The moves (3, 3, 4) of shin, thigh and kneecap that put hip and ankle in their places.

        Shin and thigh turn in by degrees about their own length, the kneecap half-way between them. Where hip and
        ankle are nearer or farther than at rest, the leg is stretched along its length, so that the knee never bends.
        """
        rest, now = self.hip - self.ankle, hip - ankle
        far, farther = np.linalg.norm(rest), np.linalg.norm(now)
        along = rest / far
        stretch = np.eye(3) + (farther / far - 1) * np.outer(along, along)
        lean = about(leading(along, now / farther) @ stretch, self.ankle, ankle)
        low, high = self.knee - self.ankle, self.hip - self.knee
        turns = np.concatenate(
            (
                turn(low / np.linalg.norm(low), [self.inward * shin]),
                turn(high / np.linalg.norm(high), [self.inward * thigh, self.inward * (shin + thigh) / 2]),
            )
        )
        return after(lean, about(turns, np.stack((self.knee,) * 3), np.stack((self.knee,) * 3)))

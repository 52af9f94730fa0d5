"""An arm that hangs from the chest: upper arm and forearm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.rigid import Array, X, about, moved, turn


@dataclass(frozen=True, slots=True, eq=False)
class Arm:
    """The joints (3,) of one arm at rest."""

    shoulder: Array
    elbow: Array

    @classmethod
    def of(cls, skeleton: Skeleton, side: str) -> Arm:
        """The right ("r") or the left ("l") arm."""
        shoulder, elbow = (skeleton.landmarks[f"{name}_{side}"].astype(np.float64) for name in ("shoulder", "elbow"))
        return cls(shoulder, elbow)

    def moves(self, chest: Array, swing: ArrayLike, bend: ArrayLike) -> Array:
        """The moves (..., 2, 3, 4) of upper arm and forearm under chests (..., 3, 4), ahead by degrees (...)."""
        upper = about(turn(X, swing), self.shoulder, moved(chest, self.shoulder))
        lower = about(turn(X, np.add(swing, bend)), self.elbow, moved(upper, self.elbow))
        return np.stack((upper, lower), -3)

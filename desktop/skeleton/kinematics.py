"""From two tipped heels to one move for each bone: a closed chain that stands on the floor.

How far each part follows is the table in `chain`; how the foot's bones keep together is `foot`. The pelvis and the back
are drawn bigger than real when asked to; heel, arch, shin and thigh never are. The exaggerated side tilt lifts one hip
by up to about 14 millimetres and lowers the other. For it the leg from hip to ankle is drawn longer or shorter along
its length, by at most about 3 percent: the matrices of its bones stretch that little. Every other matrix is rigid.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.skeleton.arm import Arm
from desktop.skeleton.bones import Floats, Skeleton
from desktop.skeleton.chain import EXAGGERATION, LINKS, Readings, Stance, clamped, readings
from desktop.skeleton.foot import settle
from desktop.skeleton.leg import Leg
from desktop.skeleton.parts import SIDES, rows
from desktop.skeleton.rigid import STILL, Array, X, about, after, mirrored, moved, turn
from desktop.skeleton.spine import CHEST, Lean, Spine

_PLANTED = np.broadcast_to(STILL, (5, 3, 4))
"""Toes that stand move nowhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """Where each bone is: `matrices` (B, 3, 4) from its place at rest to its place in the world, in metres."""

    matrices: Floats


class Chain:
    """The skeleton as it stands; what can be worked out once is kept."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Settle the feet over their range and sort the bones by what carries them."""
        self.settled = settle(skeleton)
        self.spine = Spine.of(skeleton)
        self.legs = {side: Leg.of(skeleton, side) for side in SIDES}
        self.arms = {side: Arm.of(skeleton, side) for side in SIDES}
        self._rows = rows(skeleton, self.spine)
        self._still = Pose(np.tile(STILL.astype(np.float32), (len(skeleton.bones), 1, 1)))

    def pose(self, stance: Stance, exaggeration: float = EXAGGERATION) -> Pose:
        """A stance, clamped first, with pelvis and back at `exaggeration` times their real angles."""
        stance = clamped(stance)
        if stance == Stance():
            return self._still
        real = readings(stance)
        feet = {"r": self.settled.at(stance.right), "l": mirrored(self.settled.at(stance.left))}
        upper = self._upper(stance, drawn(real, exaggeration))
        parts = []
        for side, leg in (("r", real.right), ("l", real.left)):
            joints = self.legs[side]
            ankle = moved(feet[side][0], joints.ankle)
            limb = joints.moves(moved(upper[0], joints.hip), ankle, leg.shin, leg.thigh)
            parts += [feet[side][1:], _PLANTED, limb, self.arms[side].moves(upper[CHEST], 0.0, 0.0)]
        return self.gathered(np.concatenate((*parts, upper)))

    def gathered(self, moves: Array) -> Pose:
        """One matrix for each bone out of the moves (S, 3, 4) of what carries them."""
        return Pose(moves[self._rows].astype(np.float32))

    def _upper(self, stance: Stance, lean: Lean) -> Array:
        """The moves (LEVELS, 3, 4) of pelvis, spine and head: the head stays over the feet, and sways with the body."""
        moves, gone = self.spine.moves(lean)
        low = (LINKS["height"].follow(stance.left) + LINKS["height"].follow(stance.right)) / 2000
        right, forward = stance.sway
        moves[:, :, 3] += [right - gone[0], -gone[1], low]
        if forward:
            ankles = (self.legs["r"].ankle + self.legs["l"].ankle) / 2
            tipped = np.degrees(np.arcsin(forward / (self.spine.joints[1, 2] - ankles[2])))
            moves = after(about(turn(X, -tipped), ankles, ankles), moves)
        return moves


def drawn(real: Readings, exaggeration: float) -> Lean:
    """The leans to draw; the chest leans back against the pelvis, whichever way that is tipped."""
    forward, side = real.pelvis_forward, real.pelvis_side
    far = max(float(np.hypot(forward, side)), 1e-9)
    back = -real.trunk / far
    return Lean(
        (exaggeration * forward, exaggeration * side),
        (exaggeration * back * forward, exaggeration * back * side),
        exaggeration * real.low_back,
    )

"""From two tipped heels to one move for each bone: a closed chain that stands on the floor.

How far each part follows is the table in `chain`; how the foot's bones keep together is `foot`. The pelvis and the back
are drawn bigger than real when asked to; heel, arch, shin and thigh never are. The exaggerated side tilt lifts one hip
by up to about 14 millimetres and lowers the other. For it the leg from hip to ankle is drawn longer or shorter along
its length, by at most about 3 percent: the matrices of its bones stretch that little. Every other matrix is rigid.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.skeleton.bones import Bone, Floats, Region, Skeleton
from desktop.skeleton.chain import EXAGGERATION, LINKS, Readings, Stance, clamped, readings
from desktop.skeleton.foot import SETTLING, Settled, settle
from desktop.skeleton.leg import Leg
from desktop.skeleton.rigid import STILL, Array, X, about, after, mirrored, moved, turn
from desktop.skeleton.spine import LEVELS, Lean, Spine, level

SIDES = ("r", "l")
_FOOT = len(SETTLING)
_LEGS = 3
_SEGMENTS = 2 * (_FOOT + _LEGS) + LEVELS


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """Where each bone is: `matrices` (B, 3, 4) from its place at rest to its place in the world, in metres."""

    matrices: Floats


class Chain:
    """The skeleton as it stands; what can be worked out once is kept."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Settle the feet over their range and sort the bones by what carries them."""
        self.settled: Settled = settle(skeleton)
        self.spine = Spine.of(skeleton)
        self.legs = {side: Leg.of(skeleton, side) for side in SIDES}
        self.segment = segments(skeleton, self.spine)
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
            parts += [feet[side][1:], STILL[None], limb]
        return self.gathered(np.concatenate((*parts, upper)))

    def gathered(self, moves: Array) -> Pose:
        """One matrix for each bone out of the moves (S, 3, 4) of what carries them."""
        return Pose(moves[self.segment].astype(np.float32))

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


def segments(skeleton: Skeleton, spine: Spine) -> Array:
    """Which move carries each bone (B,): right, then left, the foot's pieces, toes, leg; after them the levels."""
    mesh = skeleton.whole
    middles = [mesh.points[mesh.point_bone == row, 2].mean() for row in range(len(skeleton.bones))]
    found = [_segment(bone, float(middle), spine) for bone, middle in zip(skeleton.bones, middles, strict=True)]
    return np.array(found, np.intp)


TOES, SHIN, THIGH, KNEECAP = range(len(SETTLING) - 1, len(SETTLING) + 3)


def _segment(bone: Bone, middle: float, spine: Spine) -> int:
    at = level(bone, middle, spine.joints)
    if at is not None:
        return 2 * (_FOOT + _LEGS) + at
    start = (_FOOT + _LEGS) * SIDES.index(bone.side)
    if bone.name in SETTLING:
        return start + SETTLING.index(bone.name) - 1
    if bone.region is Region.FOOT:
        return start + TOES
    if bone.name == "patella":
        return start + KNEECAP
    return start + (SHIN if bone.region is Region.SHIN else THIGH)

"""Walking on the spot: one stride after another on a floor that passes by, in the way that textbooks draw it.

A schematic drawing. The curves of pelvis, heel and foot are rounded from textbooks of walking for a calm walk; the
feet roll over the floor without slipping, and the knees and hips bend as the way from hip to ankle asks. Phase 0 is
where the right heel strikes; the left leg does the same half a stride later.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from desktop.skeleton.arm import Arm
from desktop.skeleton.bones import Skeleton
from desktop.skeleton.kinematics import Pose
from desktop.skeleton.leg import Leg
from desktop.skeleton.parts import rows
from desktop.skeleton.rigid import Array, mirrored, moved
from desktop.skeleton.spine import CHEST, NECK, Lean, Spine
from desktop.skeleton.stride import SAMPLES, Stride, curve, stride


class GaitEvent(StrEnum):
    """What the right leg is doing."""

    HEEL_STRIKE = "heel_strike"
    LOADING = "loading"
    MID_STANCE = "mid_stance"
    PUSH_OFF = "push_off"
    SWING = "swing"


_UNTIL = (
    (0.04, GaitEvent.HEEL_STRIKE),
    (0.16, GaitEvent.LOADING),
    (0.42, GaitEvent.MID_STANCE),
    (0.62, GaitEvent.PUSH_OFF),
    (1.00, GaitEvent.SWING),
)

HEIGHT = -0.0186
"""Metres by which the hips are higher than in standing, on average, and by how much they rise and fall."""
BOB = (0.0086, 0.038)
DROP = ((0.03, 0.0), (0.15, -4.0), (0.35, -1.0), (0.53, 0.0), (0.65, 4.0), (0.85, 1.0))
"""Degrees that the pelvis is lower on the right."""
TURN, COUNTER_TURN = 4.0, -3.5
"""Degrees to the left that pelvis and chest are turned where the right heel strikes."""
SHIFT = (0.018, 0.05)
"""Metres to the side of the standing leg, and the part of a stride by which that comes late."""
TILT, CHEST_TILT = 1.0, 1.0
"""Degrees forward."""
ARM_SWING = ((0.0, -22.0), (0.5, 19.0))
"""Degrees that the arm is ahead, before they are rounded to a swing: with the other leg."""
ELBOW = ((0.0, 12.0), (0.5, 24.0))
MOST = 2.0
"""Pelvis and back are drawn at most so many times bigger: farther, and the legs would not reach the floor."""


class Gait:
    """The skeleton as it walks on the spot; a stride is worked out once and then blended."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Let one leg walk a stride."""
        self._skeleton = skeleton
        self._stride: Stride = stride(skeleton)
        self._spine, self._leg, self._arm = Spine.of(skeleton), Leg.of(skeleton, "r"), Arm.of(skeleton, "r")
        self._rows = rows(skeleton, self._spine)
        self._moves: dict[float, Array] = {}

    def pose(self, phase: float, exaggeration: float = 1.0) -> Pose:
        """The pose at a part of the stride, with pelvis and back at `exaggeration` (1 to 2) times their angles."""
        exaggeration = min(max(exaggeration, 1.0), MOST)
        if exaggeration not in self._moves:
            self._moves[exaggeration] = self._walk(exaggeration)
        return Pose(_blended(self._moves[exaggeration], phase)[self._rows].astype(np.float32))

    def eversion(self, phase: float, side: str) -> float:
        """Degrees that the heel of a side ("r" or "l") is tipped beyond neutral: + rolled in."""
        return float(_blended(self._stride.e, phase if side == "r" else phase + 0.5))

    def event(self, phase: float) -> GaitEvent:
        """What the right leg is doing at a part of the stride."""
        return next(event for until, event in _UNTIL if phase % 1 % 1 < until)

    def _walk(self, exaggeration: float) -> Array:
        """The moves (SAMPLES, S, 3, 4) over a stride."""
        upper = self._upper(exaggeration)
        hips = moved(upper[:, 0], self._leg.hip)
        legs = self._leg.bent(hips, self._stride.ankle, self._stride.e)
        arms = self._arm.moves(upper[:, CHEST], curve(ARM_SWING, 0.08), curve(ELBOW, 0.08))
        right = np.concatenate((self._stride.pieces[:, 1:], self._stride.toes, legs, arms), 1)
        left = mirrored(np.roll(right, SAMPLES // 2, 0))
        return np.concatenate((right, left, upper), 1)

    def _upper(self, exaggeration: float) -> Array:
        """The moves (SAMPLES, LEVELS, 3, 4) of pelvis, spine and head."""
        parts = np.arange(SAMPLES) / SAMPLES
        once = 2 * np.pi * parts
        drop, turned = exaggeration * curve(DROP), exaggeration * np.cos(once)
        shares = np.append(np.linspace(TURN, COUNTER_TURN, CHEST + 1), np.linspace(COUNTER_TURN, 0.0, NECK + 1)[1:])
        moves = np.stack(
            [
                self._spine.moves(Lean((TILT, down), (CHEST_TILT, -0.25 * down)), shares * way)[0]
                for down, way in zip(drop, turned, strict=True)
            ]
        )
        moves[..., 0, 3] += SHIFT[0] * np.sin(once - 2 * np.pi * SHIFT[1])[:, None]
        moves[..., 1, 3] -= self._spine.joints[0, 1]
        moves[..., 2, 3] += (HEIGHT - BOB[0] * np.cos(2 * (once - 2 * np.pi * BOB[1])))[:, None]
        return moves


def _blended(samples: Array, phase: float) -> Array:
    """The value at a part of the stride between samples (N, ...), smooth and seamless: a Catmull-Rom spline."""
    place = (phase % 1.0) * len(samples)
    row, t = int(place), place - int(place)
    weights = t * (t * (2 - t) - 1), t * t * (3 * t - 5) + 2, t * (t * (4 - 3 * t) + 1), t * t * (t - 1)
    return np.asarray(sum(w / 2 * samples[(row + i - 1) % len(samples)] for i, w in enumerate(weights)))

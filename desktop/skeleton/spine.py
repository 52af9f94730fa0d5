"""The pelvis and everything above it: which bone moves with which level of the spine, and how the levels lean.

Levels run from the pelvis (0) by lumbar 5 to 1 and thoracic 12 to 10 up to the chest, which carries the ribs and the
shoulders, and on by cervical 7 to 1, the last of which carries the head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from desktop.skeleton.bones import Bone, Region, Skeleton
from desktop.skeleton.rigid import Array, X, Y, Z, about, turn

LUMBAR, LOW_CHEST, NECK = 5, 3, 7
CHEST = 1 + LUMBAR + LOW_CHEST
"""The level that carries the rib cage: thoracic 9 and up, so that the ribs, which meet in front, keep together."""
HEAD = CHEST + NECK
LEVELS = HEAD + 1

_JOINTS = (
    *("l5_s1", "l4_l5", "l3_l4", "l2_l3", "l1_l2", "t12_l1", "t11_t12", "t10_t11", "t9_t10"),
    *("c7_t1", "c6_c7", "c5_c6", "c4_c5", "c3_c4", "c2_c3", "c1_c2"),
)


@dataclass(frozen=True, slots=True)
class Lean:
    """Degrees forward and to the right of the pelvis and of the chest, and how much deeper the low back curves."""

    pelvis: tuple[float, float] = (0.0, 0.0)
    chest: tuple[float, float] = (0.0, 0.0)
    low_back: float = 0.0


def level(bone: Bone, middle: float, joints: Array) -> int | None:
    """The level that carries a bone, None below the pelvis; `middle` is its height, for a name that says nothing."""
    numbered = re.fullmatch(r"(lumbar|thoracic|cervical)_(\d+)", bone.name)
    if numbered:
        kind, number = numbered[1], int(numbered[2])
        return {"lumbar": 6 - number, "thoracic": min(CHEST + 9 - number, CHEST), "cervical": HEAD + 1 - number}[kind]
    if bone.region is Region.LOW_BACK:
        return int(np.clip(np.searchsorted(joints[:, 2], middle) - 1, 1, LUMBAR))
    return {Region.PELVIS: 0, Region.CHEST: CHEST, Region.ARM: CHEST, Region.HEAD: HEAD}.get(bone.region)


@dataclass(frozen=True, eq=False)
class Spine:
    """The joints (LEVELS, 3) about which each level leans on the one below, the hips' middle first, and the `crown`."""

    joints: Array
    crown: Array

    @classmethod
    def of(cls, skeleton: Skeleton) -> Spine:
        """Read the joints."""
        marks = skeleton.landmarks
        hips = (marks["hip_r"] + marks["hip_l"]) / 2
        joints = np.stack([hips, *(marks[name] for name in _JOINTS)])
        return cls(joints.astype(np.float64), marks["crown"].astype(np.float64))

    @cached_property
    def _steps(self) -> Array:
        return np.diff(np.concatenate((self.joints, self.crown[None])), axis=0)

    @cached_property
    def _shares(self) -> tuple[Array, ...]:
        """How far along its part of the spine each level is: in the low back, from there to the chest, in the neck."""
        parts = (
            np.arange(1 + LUMBAR) / LUMBAR,
            np.arange(1, LOW_CHEST + 2) / (LOW_CHEST + 1),
            np.arange(1, NECK + 1) / NECK,
        )
        return tuple(np.asarray(part, np.float64) for part in parts)

    def moves(self, lean: Lean, turned: Array | float = 0.0) -> tuple[Array, Array]:
        """The moves (LEVELS, 3, 4) with the hips' middle in its place, and how far the head has gone (3,) in metres.

        The head stays level. `turned` (LEVELS,) turns each level about its upright axis, in degrees to the left.
        """
        lumbar, above, neck = self._shares
        (pelvis, tipped), (chest, beside) = lean.pelvis, lean.chest
        waist = pelvis - lean.low_back
        forward = np.concatenate((pelvis - lumbar * lean.low_back, waist + above * (chest - waist), (1 - neck) * chest))
        side = np.concatenate((np.linspace(tipped, beside, CHEST + 1), (1 - neck) * beside))
        linear = turn(Z, turned) @ turn(Y, side) @ turn(X, -forward)
        steps = np.cumsum((linear @ self._steps[:, :, None])[..., 0], 0)
        places = self.joints[0] + np.concatenate((np.zeros((1, 3)), steps))
        return about(linear, self.joints, places[:-1]), places[-1] - self.crown

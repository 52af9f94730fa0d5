"""The pelvis and everything above it: which bone moves with which level of the spine, and how the levels lean.

Levels run from the pelvis (0) by lumbar 5 to 1 and thoracic 12 to 10 up to the chest, which carries its ribs, the
shoulders and the arms, and the head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from desktop.skeleton.bones import Bone, Region, Skeleton
from desktop.skeleton.rigid import Array, X, Y, about, turn

LUMBAR, LOW_CHEST = 5, 3
CHEST = 1 + LUMBAR + LOW_CHEST
"""The level that carries the rib cage: thoracic 9 and up, so that the ribs which meet in front keep together."""
HEAD = CHEST + 1
LEVELS = HEAD + 1

_JOINTS = ("l5_s1", "l4_l5", "l3_l4", "l2_l3", "l1_l2", "t12_l1", "t11_t12", "t10_t11", "t9_t10")


@dataclass(frozen=True, slots=True)
class Lean:
    """Degrees forward and to the right of the pelvis and of the chest, and how much deeper the low back curves."""

    pelvis: tuple[float, float] = (0.0, 0.0)
    chest: tuple[float, float] = (0.0, 0.0)
    low_back: float = 0.0


def level(bone: Bone, middle: float, joints: Array) -> int | None:
    """The level that carries a bone, None below the pelvis; `middle` is its height, for a name that says nothing."""
    if bone.region is Region.PELVIS:
        return 0
    if bone.region is Region.HEAD:
        return HEAD
    numbered = re.fullmatch(r"(lumbar|thoracic|rib)_(\d+)", bone.name)
    if numbered:
        kind, number = numbered[1], int(numbered[2])
        return 6 - number if kind == "lumbar" else min(1 + LUMBAR + 12 - number, CHEST)
    if bone.region is Region.LOW_BACK:
        return int(np.clip(np.searchsorted(joints[:, 2], middle), 1, LUMBAR))
    return CHEST if bone.region in (Region.CHEST, Region.ARM) else None


@dataclass(frozen=True, eq=False)
class Spine:
    """The joints (LEVELS, 3) about which each level leans on the one below: the hips' middle first, the neck last."""

    joints: Array
    crown: Array

    @classmethod
    def of(cls, skeleton: Skeleton) -> Spine:
        """Read the joints; the head leans at the foot of the neck."""
        marks = skeleton.landmarks
        hips = (marks["hip_r"] + marks["hip_l"]) / 2
        points = skeleton.whole.points
        heads = [row for row, bone in enumerate(skeleton.bones) if bone.region is Region.HEAD]
        neck = _neck(skeleton)
        crown = points[np.isin(skeleton.whole.point_bone, heads)].mean(0) if heads else neck
        return cls(
            np.stack([hips, *(marks[name] for name in _JOINTS), neck]).astype(np.float64), crown.astype(np.float64)
        )

    @cached_property
    def _steps(self) -> Array:
        return np.diff(np.concatenate((self.joints, self.crown[None])), axis=0)

    @cached_property
    def _shares(self) -> Array:
        """How much of the way from the pelvis' lean to the chest's each level has gone, (LEVELS,)."""
        return np.concatenate((np.linspace(0, 1, HEAD), [0.0]))

    def moves(self, lean: Lean, turned: Array | None = None) -> tuple[Array, Array]:
        """The moves (LEVELS, 3, 4) with the hips' middle in its place, and how far the head has gone (3,) in metres.

        `turned` (LEVELS,) turns each level about its upright axis, in degrees to the left.
        """
        lumbar, above = np.arange(1 + LUMBAR) / LUMBAR, np.arange(1, LOW_CHEST + 2) / (LOW_CHEST + 1)
        side = lean.pelvis[1] + self._shares * (lean.chest[1] - lean.pelvis[1])
        waist = lean.pelvis[0] - lean.low_back
        forward = np.concatenate(
            (lean.pelvis[0] - lumbar * lean.low_back, waist + above * (lean.chest[0] - waist), [0.0])
        )
        side[HEAD] = 0.0
        linear = turn(Y, side) @ turn(X, -forward)
        if turned is not None:
            linear = turn(np.array([0.0, 0, 1]), turned) @ linear
        places = self.joints[0] + np.concatenate(
            (np.zeros((1, 3)), np.cumsum((linear @ self._steps[:, :, None])[..., 0], 0))
        )
        return about(linear, self.joints, places[:-1]), places[-1] - self.crown


def _neck(skeleton: Skeleton) -> Array:
    for name in ("c7_t1", "t1_t2"):
        if name in skeleton.landmarks:
            return skeleton.landmarks[name].astype(np.float64)
    raise KeyError("c7_t1")

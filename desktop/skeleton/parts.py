"""Which part of the body carries which bone: the rows of the moves that `kinematics` and `gait` work out.

First the right side, then the left, each with the settling bones of the foot, its five toes, shin, thigh, kneecap,
upper arm and forearm; after them the levels of the spine.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Bone, Region, Skeleton
from desktop.skeleton.foot import SETTLING
from desktop.skeleton.rigid import Array
from desktop.skeleton.spine import Spine, level

SIDES = ("r", "l")
TARSALS = slice(0, len(SETTLING) - 1)
TOES = slice(TARSALS.stop, TARSALS.stop + 5)
LEG = slice(TOES.stop, TOES.stop + 3)
ARM = slice(LEG.stop, LEG.stop + 2)
SIDE = ARM.stop
"""Rows of one side."""

_SHIN, _THIGH, _KNEECAP, _UPPER_ARM, _FOREARM = range(LEG.start, ARM.stop)


def rows(skeleton: Skeleton, spine: Spine) -> NDArray[np.intp]:
    """The row (B,) of the moves that carries each bone; an unknown name goes by its region and its height."""
    mesh = skeleton.whole
    middles = [float(mesh.points[mesh.point_bone == row, 2].mean()) for row in range(len(skeleton.bones))]
    pairs = zip(skeleton.bones, middles, strict=True)
    return np.array([_row(bone, middle, spine.joints) for bone, middle in pairs], np.intp)


def _row(bone: Bone, middle: float, joints: Array) -> int:
    start = SIDE * SIDES.index(bone.side or "r")
    if bone.region is Region.ARM and bone.side:
        return start + (_UPPER_ARM if bone.name == "humerus" else _FOREARM)
    at = level(bone, middle, joints)
    if at is not None:
        return 2 * SIDE + at
    if bone.region is Region.FOOT:
        return start + _foot(bone.name)
    if bone.name == "patella":
        return start + _KNEECAP
    return start + (_SHIN if bone.region is Region.SHIN else _THIGH)


def _foot(name: str) -> int:
    """A foot bone without a name that is known here goes with the toe of its number, or with the big toe's ball."""
    if name in SETTLING:
        return SETTLING.index(name) - 1
    toe = re.fullmatch(r"\w*phalanx_([1-5])", name)
    return TOES.start + int(toe[1]) - 1 if toe else SETTLING.index("metatarsal_1") - 1

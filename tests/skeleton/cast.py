"""The real skeleton, loaded once for all tests that let it stand and walk."""

from functools import lru_cache
from itertools import pairwise

import numpy as np

from desktop import assets
from desktop.skeleton.bones import Skeleton, load
from desktop.skeleton.foot import JOINTS
from desktop.skeleton.gait import Gait
from desktop.skeleton.kinematics import Chain
from tests import strategies

assert strategies, "Its settings hold: a busy machine is no failure."

REFLECTION = np.array([[1, -1, -1, -1], [-1, 1, 1, 1], [-1, 1, 1, 1]], np.float32)


SPINE = [
    *("hip_bone_r", "sacrum"),
    *(f"lumbar_{number}" for number in range(5, 0, -1)),
    *(f"thoracic_{number}" for number in range(12, 0, -1)),
    *(f"cervical_{number}" for number in range(7, 0, -1)),
    "skull",
]
NEIGHBOURS = [
    *((f"{bone}_r", "talus_r") for bone in ("tibia", "fibula")),
    *((f"{one}_r", f"{other}_r") for one, other in JOINTS if one != "shin"),
    *((f"metatarsal_{ray}_r", f"proximal_phalanx_{ray}_r") for ray in range(1, 6)),
    *(("tibia_r", "fibula_r"), ("femur_r", "tibia_r"), ("femur_r", "patella_r"), ("hip_bone_r", "femur_r")),
    *pairwise(SPINE),
    *(("scapula_r", "humerus_r"), ("humerus_r", "ulna_r"), ("humerus_r", "radius_r"), ("rib_cage", "thoracic_10")),
]


@lru_cache(maxsize=1)
def skeleton() -> Skeleton:
    return load(assets.read_bytes("skeleton/skeleton.npz"))


@lru_cache(maxsize=1)
def chain() -> Chain:
    return Chain(skeleton())


@lru_cache(maxsize=1)
def gait() -> Gait:
    return Gait(skeleton())


@lru_cache(maxsize=1)
def across() -> list[int]:
    """For each bone the row of the same bone of the other side."""
    swapped = {"r": "l", "l": "r", "": ""}
    bones = skeleton().bones
    return [bones.index(type(bone)(bone.name, swapped[bone.side], bone.region)) for bone in bones]


def mirrored(matrices):
    """The same pose in a mirror."""
    return matrices[across()] * REFLECTION


def placed(matrices, key: str):
    """The points (P, 3) of a bone in a pose."""
    mesh, row = skeleton().whole, skeleton().index(key)
    return mesh.points[mesh.point_bone == row] @ matrices[row, :, :3].T + matrices[row, :, 3]


def marked(matrices, key: str, landmark: str):
    """Where a landmark (3,) goes with a bone."""
    row = skeleton().index(key)
    return matrices[row, :, :3] @ skeleton().landmarks[landmark] + matrices[row, :, 3]


def alike(one, other, by: float = 1e-5) -> bool:
    """Whether two poses differ nowhere by more."""
    return bool(np.abs(one - other).max() <= by)


def stretched(matrices):
    """By how much each matrix stretches, (B, 3)."""
    return np.linalg.svd(matrices[:, :, :3].astype(np.float64), compute_uv=False)

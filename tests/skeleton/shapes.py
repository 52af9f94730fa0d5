"""Skeletons of a few balls, small enough to reason about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop.skeleton.bones import Bone, Envelope, Mesh, Region, Skeleton
from desktop.skeleton.frame import Inks
from desktop.skeleton.kinematics import Pose

GREY = (0.5, 0.5, 0.5)
INKS = Inks(
    bone=(1.0, 0.9, 0.8),
    bone_shade=(0.4, 0.2, 0.1),
    bone_line=(0.1, 0.0, 0.0),
    pale=(1.0, 1.0, 1.0),
    pale_shade=(0.8, 0.8, 0.8),
    pale_line=GREY,
    dashed_line=(0.0, 0.0, 0.2),
    lit=(0.4, 0.9, 0.8),
    lit_shade=(0.0, 0.4, 0.3),
    lit_line=(0.0, 0.2, 0.2),
    body=GREY,
    body_edge=(0.3, 0.3, 0.3),
    shadow=(0.1, 0.1, 0.1),
)


def sphere(rounds: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Unit points (V, 3) and triangles (T, 3), counter-clockwise from outside: an octahedron, parted a few times."""
    points = [np.array(each, float) for each in ((1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1))]
    faces = [(0, 2, 4), (2, 1, 4), (1, 3, 4), (3, 0, 4), (2, 0, 5), (1, 2, 5), (3, 1, 5), (0, 3, 5)]
    for _ in range(rounds):
        known: dict[tuple[int, int], int] = {}

        def middle(a: int, b: int, known: dict[tuple[int, int], int] = known) -> int:
            if (key := (min(a, b), max(a, b))) not in known:
                between = points[a] + points[b]
                points.append(between / np.linalg.norm(between))
                known[key] = len(points) - 1
            return known[key]

        parted = []
        for a, b, c in faces:
            ab, bc, ca = middle(a, b), middle(b, c), middle(c, a)
            parted += [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]
        faces = parted
    return np.array(points, np.float32), np.array(faces, np.int32)


def balls(*given: tuple[Sequence[float], float], region: Region = Region.FOOT, skin: float = 0.0) -> Skeleton:
    """One bone for each middle and radius in metres; the body is a ball of `skin` metres around the first one."""
    points, faces = sphere()
    count = len(points)
    mesh = Mesh(
        np.concatenate([points * radius + np.array(middle, np.float32) for middle, radius in given]).astype(np.float32),
        np.concatenate([points for _ in given]),
        np.ones(count * len(given), np.float32),
        np.repeat(np.arange(len(given)), count).astype(np.int32),
        np.concatenate([faces + n * count for n in range(len(given))]),
        np.repeat(np.arange(len(given)), len(faces)).astype(np.int32),
    )
    none = np.empty((0, 3), np.float32)
    empty = np.empty(0, np.int32)
    near = Mesh(none, none, np.empty(0, np.float32), empty, none.astype(np.int32), empty)
    around = (points * skin + np.array(given[0][0], np.float32)).astype(np.float32)
    envelope = Envelope(around, faces, np.zeros((count, 2), np.int32), np.ones(count, np.float32))
    bones = tuple(Bone(f"ball_{n}", "", region) for n in range(len(given)))
    return Skeleton(bones, mesh, near, envelope, {}, {})


def still(count: int) -> Pose:
    """Every bone where it is at rest."""
    return Pose(np.tile(np.eye(4, dtype=np.float32)[:3], (count, 1, 1)))

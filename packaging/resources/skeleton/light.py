"""Openness: how much of the sky above each point of a surface other bones leave free, by casting rays."""

from __future__ import annotations

import numpy as np
import trimesh

from skeleton.mesh import Array, Mesh, spread

RAYS = 128
FAR = 0.06
"""Metres: what is farther away takes no light, so that large hollows do not go black."""
LIFT = 2e-4
GOLDEN = np.pi * (3 - np.sqrt(5))


def openness(mesh: Mesh, facing: Array, around: Mesh, blur: int) -> Array:
    """From 0 (shut in) to 1 (open) for each point (V,), rays spread by the cosine about its normal."""
    scene = trimesh.ray.ray_pyembree.RayMeshIntersector(
        trimesh.Trimesh(around.points, around.triangles, process=False), scale_to_box=False
    )
    start = mesh.points + facing * LIFT
    taken = np.zeros(len(mesh.points))
    across, along = _frames(facing)
    for row in range(RAYS):
        height = np.sqrt(1 - (row + 0.5) / RAYS)
        wide = np.sqrt(1 - height**2)
        turn = row * GOLDEN
        ray = facing * height + (across * np.cos(turn) + along * np.sin(turn)) * wide
        taken += _shade(scene, start, ray)
    return np.clip(spread(mesh, 1 - taken / RAYS, blur), 0, 1)


def _shade(scene: trimesh.ray.ray_pyembree.RayMeshIntersector, start: Array, ray: Array) -> Array:
    """What each ray loses: all of it near by, ever less towards the farthest distance that counts."""
    result = np.zeros(len(start))
    places, rows, _ = scene.intersects_location(start, ray, multiple_hits=False)
    away = np.linalg.norm(places - start[rows], axis=1)
    result[rows] = np.clip(1 - (away / FAR) ** 2, 0, 1)
    return result


def _frames(facing: Array) -> tuple[Array, Array]:
    """Two directions across each normal."""
    helper = np.where(np.abs(facing[:, :1]) > 0.9, [[0.0, 1.0, 0.0]], [[1.0, 0.0, 0.0]])
    across = np.cross(facing, helper)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    return across, np.cross(facing, across)

"""Every bone as one fine closed surface, its joints fitted to its neighbours; then as coarse as a picture allows."""

from __future__ import annotations

import fast_simplification
import numpy as np

from skeleton import joints
from skeleton.field import fitted, grid_around, right_half, surface, two_halves
from skeleton.mesh import Array, Mesh, compact, outward, unfolded, welded, without_crumbs

MIDDLE = (*joints.SPINE, "skull", "jaw", "rib_cage")
"""Bones that lie across x = 0."""
SOLES = ("calcaneus", "metatarsal_1", "metatarsal_5")
AS_THEY_ARE = ("skull", "jaw", "rib_cage", "scapula", "hand")
"""Thin or seen from afar only: not made anew."""
SPACING = {
    "tibia": 0.0011, "fibula": 0.0009, "femur": 0.0016, "hip_bone": 0.0014, "patella": 0.0010, "sacrum": 0.0014,
    "clavicle": 0.0014, "humerus": 0.0016, "ulna": 0.0014, "radius": 0.0014,
}  # fmt: skip
FOOT_SPACING = 0.0007
SPINE_SPACING = 0.0012
BLEND = 0.0006
POLISH = {"hip_bone": 30, "calcaneus": 25, "talus": 14, "tibia": 14, "fibula": 12, "femur": 12, "sacrum": 10}
"""How often a surface is smoothed."""
MARGIN = 0.006


def fine(name: str, bones: dict[str, Mesh]) -> Mesh:
    """The full surface of one bone; of a bone across the middle, its right half."""
    mesh = bones[name]
    if name in AS_THEY_ARE:
        return _half(mesh) if name in MIDDLE else outward(welded(mesh.points, mesh.triangles))
    spacing = SPACING.get(name, SPINE_SPACING if name in joints.SPINE else FOOT_SPACING)
    grid = grid_around(mesh, MARGIN, spacing, name in MIDDLE)
    values = fitted(grid, mesh, joints.neighbours(name, bones), BLEND)
    return _grounded(name, without_crumbs(surface(grid, values, POLISH.get(name, 8))))


def coarse(mesh: Mesh, triangles: int) -> Mesh:
    """At most so many triangles, where the surface bends most; a rim stays where it is."""
    if len(mesh.triangles) <= triangles:
        return mesh
    points, faces = fast_simplification.simplify(
        mesh.points.astype(np.float64), mesh.triangles.astype(np.int32), target_count=triangles, agg=5
    )
    return unfolded(welded(points.astype(np.float64), faces.astype(np.int64), 7))


def whole(name: str, fine_mesh: Mesh, triangles: int) -> Mesh:
    """A bone as it is drawn, the halves of those across the middle sewn together."""
    if name not in MIDDLE:
        return _grounded(name, coarse(fine_mesh, triangles))
    half = coarse(fine_mesh, triangles // 2)
    return two_halves(right_half(Mesh(half.points.clip([0, -np.inf, -np.inf]), half.triangles)))


def _grounded(name: str, mesh: Mesh) -> Mesh:
    """What stands on the floor (z = 0) stands there exactly, and nothing is below it."""
    low = float(mesh.points[:, 2].min())
    lift = -low if name in SOLES else max(0.0, -low)
    return Mesh(mesh.points + np.array([0, 0, lift]), mesh.triangles)


def _half(mesh: Mesh) -> Mesh:
    """The right half of a surface that nothing keeps from crossing x = 0, cut along it."""
    points, faces = mesh.points, mesh.triangles
    side = points[faces][:, :, 0]
    kept = [faces[(side >= 0).all(axis=1)]]
    extra: list[Array] = []
    across = faces[(side < 0).any(axis=1) & (side >= 0).any(axis=1)]
    kept += [_clip(face, points, extra, len(points)) for face in across]
    return compact(right_half(welded(np.concatenate([points, *extra]), np.concatenate(kept), 7)))


def _clip(face: Array, points: Array, extra: list[Array], base: int) -> Array:
    corners: list[int] = []
    for row in range(3):
        one, two = face[row], face[(row + 1) % 3]
        if points[one, 0] >= 0:
            corners.append(int(one))
        if (points[one, 0] >= 0) != (points[two, 0] >= 0):
            low, high = (one, two) if one < two else (two, one)
            share = points[low, 0] / (points[low, 0] - points[high, 0])
            cut = points[low] + share * (points[high] - points[low])
            cut[0] = 0.0
            corners.append(base + len(extra))
            extra.append(cut[None])
    fan = [(corners[0], corners[row], corners[row + 1]) for row in range(1, len(corners) - 1)]
    return np.array(fan, dtype=np.int64).reshape(-1, 3)

"""A mesh laid out for drawing: columns of numbers by bone, and where they land in a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats, Mesh
from desktop.skeleton.frame import Indexes
from desktop.skeleton.shading import lit

DARKEST = 0.35
"""The share of light that reaches the deepest fold."""
OPEN = 1.3
"""All light reaches what is open by one part in this."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Rows of a mesh as columns. `openness` is the share of light that gets there; `counts` and `faces` are how many
    points and triangles each bone has.
    """

    points: Floats
    normals: Floats
    openness: Floats
    counts: Indexes
    faces: Indexes
    corners: tuple[Indexes, Indexes, Indexes]
    face_bone: NDArray[np.int16]
    centres: Floats
    radii: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Landed:
    """Points in a picture: x and y in pixels, depth in metres, and how light they are, 0 to 1."""

    x: Floats
    y: Floats
    z: Floats
    light: Floats


def shape(mesh: Mesh, bones: int) -> Shape:
    """Lay a mesh out; its bones come in order."""
    counts = np.bincount(mesh.point_bone, minlength=bones)
    centres, radii = np.zeros((bones, 3), np.float32), np.zeros(bones, np.float32)
    ends = np.cumsum(counts)
    for bone in np.flatnonzero(counts):
        own = mesh.points[ends[bone] - counts[bone] : ends[bone]]
        centres[bone] = (own.min(axis=0) + own.max(axis=0)) / 2
        radii[bone] = np.sqrt(((own - centres[bone]) ** 2).sum(axis=1).max())
    a, b, c = (np.ascontiguousarray(mesh.triangles[:, n], np.intp) for n in range(3))
    return Shape(
        np.ascontiguousarray(mesh.points.T),
        np.ascontiguousarray(mesh.normals.T),
        np.float32(DARKEST) + np.float32(1 - DARKEST) * np.minimum(mesh.openness * np.float32(OPEN), np.float32(1)),
        counts,
        np.bincount(mesh.triangle_bone, minlength=bones),
        (a, b, c),
        mesh.triangle_bone.astype(np.int16),
        centres,
        radii,
    )


def joined(near: Mesh, whole: Mesh, bones: int) -> Mesh:
    """The near mesh, and the other one for every bone that the near one does not hold."""
    held = np.bincount(near.triangle_bone, minlength=bones) > 0
    points, triangles = ~held[whole.point_bone], ~held[whole.triangle_bone]
    new_rows = np.cumsum(points) - 1 + len(near.points)
    point_bone = np.concatenate([near.point_bone, whole.point_bone[points]])
    triangle_bone = np.concatenate([near.triangle_bone, whole.triangle_bone[triangles]])
    order, face_order = np.argsort(point_bone, kind="stable"), np.argsort(triangle_bone, kind="stable")
    rows = np.empty_like(order)
    rows[order] = np.arange(len(order))
    corners = rows[np.concatenate([near.triangles, new_rows[whole.triangles[triangles]]])]
    return Mesh(
        np.concatenate([near.points, whole.points[points]])[order],
        np.concatenate([near.normals, whole.normals[points]])[order],
        np.concatenate([near.openness, whole.openness[points]])[order],
        point_bone[order],
        corners[face_order].astype(np.int32),
        triangle_bone[face_order],
    )


def composed(view: NDArray[np.float64], matrices: Floats) -> Floats:
    """The maps (B, 3, 4) from a bone at rest to the picture.

    Written out, not left to a linear algebra library, whose last bits differ between machines.
    """
    pose = matrices.astype(np.float64)
    made = (
        view[:, 0, None] * pose[:, None, 0] + view[:, 1, None] * pose[:, None, 1] + view[:, 2, None] * pose[:, None, 2]
    )
    made[:, :, 3] += view[:, 3]
    return made.astype(np.float32)


def land(given: Shape, maps: Floats, scale: float, table: Floats) -> Landed:
    """Bring every point into the picture; `scale` is pixels by metre, `table` is `shading.light_table`."""
    spread = np.repeat(np.ascontiguousarray(maps.reshape(-1, 12).T), given.counts, axis=1)
    px, py, pz = given.points
    x, y, z = (
        spread[4 * n] * px + spread[4 * n + 1] * py + spread[4 * n + 2] * pz + spread[4 * n + 3] for n in range(3)
    )
    nx, ny, nz = given.normals
    across, down, away = (spread[4 * n] * nx + spread[4 * n + 1] * ny + spread[4 * n + 2] * nz for n in range(3))
    share = np.full(across.shape, np.float32(1 / scale), np.float32)
    # A point just beyond the rim is lit as the rim is.
    beyond = np.flatnonzero(away > 0)
    out = across[beyond] ** 2 + down[beyond] ** 2
    share[beyond] = np.float32(1) / np.sqrt(np.maximum(out, np.float32(1e-12)))
    return Landed(x, y, z, lit(table, across * share, down * share) * given.openness)

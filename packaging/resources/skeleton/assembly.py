"""From fine surfaces to what is drawn: both sides, coarse enough, with smooth normals and openness."""

from __future__ import annotations

import igl
import numpy as np

from skeleton import budgets, solids
from skeleton.field import two_halves
from skeleton.light import openness
from skeleton.mesh import Array, Mesh, joined, normals, spread
from skeleton.writing import Piece

EVEN = 4
"""How often the normals of the fine surface are blurred, against the steps of its grid."""


def bones_of(names: list[str]) -> list[dict[str, str]]:
    """Every bone with its side and region: right, left, then the middle from below."""
    pairs = [name for name in names if name not in solids.MIDDLE]
    rows = [(name, side) for side in ("r", "l") for name in pairs]
    rows += [(name, "") for name in solids.MIDDLE if name in names]
    return [{"name": name, "side": side, "region": budgets.region(name)} for name, side in rows]


def drawn(fine: dict[str, Mesh], bones: list[dict[str, str]], table: dict[str, int]) -> list[Piece]:
    """The bones of `fine` as pieces, in the order of `bones`."""
    shapes = {name: solids.whole(name, mesh, budgets.triangles(name, table)) for name, mesh in fine.items()}
    facing = {name: _normals(shape, _full(name, fine[name])) for name, shape in shapes.items()}
    scene = joined(
        [*shapes.values(), *(shape.mirrored() for name, shape in shapes.items() if name not in solids.MIDDLE)]
    )
    open_to = {name: openness(shape, facing[name], scene, 1) for name, shape in shapes.items()}
    pieces = []
    for row, bone in enumerate(bones):
        if (name := bone["name"]) in shapes:
            piece = Piece(row, shapes[name], facing[name], open_to[name])
            pieces.append(_mirrored(piece) if bone["side"] == "l" else piece)
    return pieces


def _mirrored(piece: Piece) -> Piece:
    return Piece(piece.row, piece.mesh.mirrored(), piece.normals * [-1.0, 1.0, 1.0], piece.openness)


def _full(name: str, mesh: Mesh) -> Mesh:
    return two_halves(mesh) if name in solids.MIDDLE else mesh


def _normals(shape: Mesh, fine: Mesh) -> Array:
    """Those of the fine surface where it is nearest, so that few triangles still shade smoothly."""
    _, face, place = igl.point_mesh_squared_distance(shape.points, fine.points, fine.triangles.astype(np.int64))
    corners = fine.points[fine.triangles[face]]
    weights = igl.barycentric_coordinates(place, *(np.ascontiguousarray(corners[:, row]) for row in range(3)))
    even = np.stack([spread(fine, column, EVEN) for column in normals(fine).T], axis=1)
    smooth = (even[fine.triangles[face]] * weights[:, :, None]).sum(axis=1)
    own = normals(shape)
    smooth = np.where(((smooth * own).sum(axis=1) > 0.3)[:, None], smooth, own)
    smooth[np.linalg.norm(smooth, axis=1) < 0.1] = [0.0, 0.0, 1.0]
    result: Array = smooth / np.maximum(np.linalg.norm(smooth, axis=1, keepdims=True), 1e-12)
    return result

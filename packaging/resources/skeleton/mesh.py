"""Triangles by themselves: welding, parts, smoothing, subdividing, and joining again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, diags, identity
from scipy.sparse.csgraph import connected_components

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """`points` (V, 3) in metres, `triangles` (T, 3) rows of points, counter-clockwise from outside."""

    points: Array
    triangles: Array

    def moved(self, rotation: Array, translation: Array) -> Mesh:
        """Turned by `rotation` (3, 3) about the origin, then shifted."""
        return Mesh(self.points @ np.asarray(rotation).T + translation, self.triangles)

    def mirrored(self) -> Mesh:
        """The other side of the body."""
        return Mesh(self.points * [-1.0, 1.0, 1.0], np.ascontiguousarray(self.triangles[:, ::-1]))


def welded(points: Array, triangles: Array, digits: int = 6) -> Mesh:
    """One row for each place, and no triangle without an area."""
    unique, inverse = np.unique(np.round(points, digits), axis=0, return_inverse=True)
    faces = inverse.reshape(-1)[triangles]
    alive = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
    return compact(Mesh(unique, faces[alive]))


def compact(mesh: Mesh) -> Mesh:
    """The same without the points that no triangle uses."""
    used, inverse = np.unique(mesh.triangles, return_inverse=True)
    return Mesh(mesh.points[used], inverse.reshape(-1, 3))


def unfolded(mesh: Mesh) -> Mesh:
    """The same without triangles that lie on each other back to back, which enclose nothing."""
    _, inverse, count = np.unique(np.sort(mesh.triangles, axis=1), axis=0, return_inverse=True, return_counts=True)
    return compact(Mesh(mesh.points, mesh.triangles[count[inverse.reshape(-1)] == 1]))


def parts(mesh: Mesh) -> list[Mesh]:
    """The connected pieces, in the order of their first points."""
    count, label = connected_components(_links(mesh), directed=False)
    owner = label[mesh.triangles[:, 0]]
    return [compact(Mesh(mesh.points, mesh.triangles[owner == part])) for part in range(count) if (owner == part).any()]


def without_crumbs(mesh: Mesh) -> Mesh:
    """The same without loose pieces of less than a twentieth of its points."""
    return joined([part for part in parts(mesh) if len(part.points) * 20 > len(mesh.points)])


def joined(meshes: list[Mesh]) -> Mesh:
    """Several as one."""
    starts = np.cumsum([0] + [len(each.points) for each in meshes[:-1]])
    return Mesh(
        np.concatenate([each.points for each in meshes]),
        np.concatenate([each.triangles + start for each, start in zip(meshes, starts, strict=True)]),
    )


def volume(mesh: Mesh) -> float:
    """Cubic metres, negative when the triangles look inwards."""
    a, b, c = (mesh.points[mesh.triangles[:, corner]] for corner in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6)


def outward(mesh: Mesh) -> Mesh:
    """The same with its triangles looking outwards."""
    return mesh if volume(mesh) > 0 else Mesh(mesh.points, np.ascontiguousarray(mesh.triangles[:, ::-1]))


def normals(mesh: Mesh) -> Array:
    """Unit normals (V, 3), each triangle counting by its angle at the point."""
    result = np.zeros_like(mesh.points)
    corners = mesh.points[mesh.triangles]
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    face /= np.maximum(np.linalg.norm(face, axis=1, keepdims=True), 1e-15)
    for corner in range(3):
        one = corners[:, (corner + 1) % 3] - corners[:, corner]
        two = corners[:, (corner + 2) % 3] - corners[:, corner]
        lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(two, axis=1)
        angle = np.arccos(np.clip(np.einsum("ij,ij->i", one, two) / np.maximum(lengths, 1e-15), -1, 1))
        np.add.at(result, mesh.triangles[:, corner], face * angle[:, None])
    return result / np.maximum(np.linalg.norm(result, axis=1, keepdims=True), 1e-15)


def smoothed(mesh: Mesh, steps: int, inward: float = 0.5, outward_by: float = -0.53) -> Mesh:
    """Taubin's smoothing: bumps go, the volume stays."""
    link = _links(mesh)
    mean = diags(1.0 / np.maximum(np.asarray(link.sum(axis=1)).ravel(), 1)) @ link
    points = mesh.points
    for _ in range(steps):
        for weight in (inward, outward_by):
            points = points + weight * (mean @ points - points)
    return Mesh(points, mesh.triangles)


def spread(mesh: Mesh, values: Array, steps: int) -> Array:
    """Values at points (V,), blurred over the surface."""
    link = _links(mesh) + identity(len(mesh.points))
    mean = diags(1.0 / np.asarray(link.sum(axis=1)).ravel()) @ link
    for _ in range(steps):
        values = mean @ values
    return values


def subdivided(mesh: Mesh, times: int = 1, keep: float = 0.8) -> Mesh:
    """Loop's scheme, with its net grown first so that the surface runs `keep` of the way through the given points."""
    points = mesh.points
    limit = _limit(mesh)
    for _ in range(4):
        points = points + keep * (mesh.points - limit @ points)
    result = Mesh(points, mesh.triangles)
    for _ in range(times):
        result = _split(result)
    return Mesh(_limit(result) @ result.points, result.triangles)


def _links(mesh: Mesh) -> csr_matrix:
    edges = np.concatenate([mesh.triangles[:, [0, 1]], mesh.triangles[:, [1, 2]], mesh.triangles[:, [2, 0]]])
    size = len(mesh.points)
    both = np.concatenate([edges, edges[:, ::-1]])
    link = coo_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(size, size)).tocsr()
    link.data[:] = 1
    return link


def edges_of(mesh: Mesh) -> tuple[Array, Array, Array]:
    """Edges (E, 2), how many triangles use each (E,), and the edge opposite each corner of each triangle (T, 3)."""
    pairs = np.stack([mesh.triangles[:, [1, 2]], mesh.triangles[:, [2, 0]], mesh.triangles[:, [0, 1]]], axis=1)
    edges, inverse, count = np.unique(
        np.sort(pairs.reshape(-1, 2), axis=1), axis=0, return_inverse=True, return_counts=True
    )
    return edges, count, inverse.reshape(-1, 3)


def _rims(mesh: Mesh) -> tuple[csr_matrix, Array]:
    """Links along open or torn edges, and how many of them meet at each point."""
    edges, count, _ = edges_of(mesh)
    rim = edges[count != 2]
    both = np.concatenate([rim, rim[:, ::-1]])
    size = len(mesh.points)
    link = coo_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(size, size)).tocsr()
    return link, np.asarray(link.sum(axis=1)).ravel()


def _stencil(mesh: Mesh, weight: Array, rim_weight: float) -> csr_matrix:
    """Each point moved towards its neighbours; points of a rim only along it, corners of a rim not at all."""
    link = _links(mesh)
    rim, meeting = _rims(mesh)
    inside, along = meeting == 0, meeting == 2
    valence = np.asarray(link.sum(axis=1)).ravel()
    pull = np.where(inside, weight, 0.0)
    stay = np.where(inside, 1 - valence * weight, np.where(along, 1 - 2 * rim_weight, 1.0))
    return (diags(stay) + diags(pull) @ link + diags(np.where(along, rim_weight, 0.0)) @ rim).tocsr()


def _beta(mesh: Mesh) -> tuple[Array, Array]:
    valence = np.maximum(np.asarray(_links(mesh).sum(axis=1)).ravel(), 1)
    return np.where(valence == 3, 3 / 16, 3 / (8 * valence)), valence


def _limit(mesh: Mesh) -> csr_matrix:
    """From the points of a net to where the subdivided surface will run."""
    beta, valence = _beta(mesh)
    return _stencil(mesh, 1 / (3 / (8 * beta) + valence), 1 / 6)


def _split(mesh: Mesh) -> Mesh:
    edges, count, opposite = edges_of(mesh)
    beta, _ = _beta(mesh)
    old = _stencil(mesh, beta, 1 / 8) @ mesh.points
    ends = mesh.points[edges].sum(axis=1)
    wings = np.zeros_like(ends)
    for corner in range(3):
        np.add.at(wings, opposite[:, corner], mesh.points[mesh.triangles[:, corner]])
    middle = np.where((count == 2)[:, None], ends * 3 / 8 + wings / 8, ends / 2)
    new = opposite + len(mesh.points)
    a, b, c = mesh.triangles.T
    bc, ca, ab = new.T
    faces = np.concatenate(
        [np.stack(corner, axis=1) for corner in ((a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca))]
    )
    return Mesh(np.concatenate([old, middle]), faces)

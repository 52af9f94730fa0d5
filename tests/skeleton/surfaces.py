"""How near two bones come to each other: from points to triangles, which no package is needed for."""

from __future__ import annotations

import numpy as np

from desktop.skeleton.bones import Skeleton

FACING = 0.008
"""Metres beyond the nearest distance at rest within which surfaces are looked at."""


def along(points, start, end):
    """The nearest points (P, T, 3) on edges from `start` to `end` (T, 3)."""
    way = end - start
    share = ((points[:, None] - start) * way).sum(-1) / np.maximum((way * way).sum(-1), 1e-18)
    return start + np.clip(share, 0, 1)[..., None] * way


def to_triangles(points, corners) -> float:
    """The least distance of points (P, 3) to triangles (T, 3, 3)."""
    a, b, c = corners.swapaxes(0, 1)
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-18)
    height = ((points[:, None] - a) * normal).sum(-1)
    flat = points[:, None] - height[..., None] * normal
    inside = np.ones(height.shape, bool)
    for one, other in ((a, b), (b, c), (c, a)):
        inside &= (np.cross(other - one, flat - one) * normal).sum(-1) >= 0
    edges = [np.linalg.norm(points[:, None] - along(points, *edge), axis=-1) for edge in ((a, b), (b, c), (c, a))]
    return float(np.where(inside, abs(height), np.minimum.reduce(edges)).min())


class Neighbours:
    """Two bones, and of each what faces the other when the skeleton rests."""

    def __init__(self, skeleton: Skeleton, one: str, other: str) -> None:
        self.rows = skeleton.index(one), skeleton.index(other)
        surfaces = [surface(skeleton, row) for row in self.rows]
        gaps = np.sqrt(((surfaces[0][0][:, None] - surfaces[1][0][None]) ** 2).sum(-1))
        near = gaps < gaps.min() + FACING
        self.points = [points[near.any(1 - side)] for side, (points, _) in enumerate(surfaces)]
        self.corners = [
            points[triangles[near.any(1 - side)[triangles].any(1)]] for side, (points, triangles) in enumerate(surfaces)
        ]

    def gap(self, matrices) -> float:
        """The least distance of the two surfaces under (B, 3, 4) matrices, in metres."""
        moves = [matrices[row].astype(np.float64) for row in self.rows]
        points = [mine @ move[:, :3].T + move[:, 3] for mine, move in zip(self.points, moves, strict=True)]
        corners = [mine @ move[:, :3].T + move[:, 3] for mine, move in zip(self.corners, moves, strict=True)]
        return min(to_triangles(points[0], corners[1]), to_triangles(points[1], corners[0]))


def surface(skeleton: Skeleton, row: int):
    """The points (P, 3) and triangles (T, 3) of a bone."""
    mesh = skeleton.whole
    mine = np.flatnonzero(mesh.point_bone == row)
    return mesh.points[mine].astype(np.float64), np.searchsorted(mine, mesh.triangles[mesh.triangle_bone == row])

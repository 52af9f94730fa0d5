"""Bones as signed distances: how far a place is from a surface, negative inside; and surfaces made from them again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import igl
import numpy as np
from scipy.ndimage import gaussian_filter
from skimage.measure import marching_cubes

from skeleton.mesh import Array, Mesh, compact, smoothed, unfolded, welded


def distance(places: Array, mesh: Mesh) -> Array:
    """Signed distance (N,) in metres of places (N, 3); torn and open surfaces are judged by how they wind around."""
    return _nearest(places, mesh)[0]


def directed(places: Array, mesh: Mesh) -> tuple[Array, Array]:
    """Signed distance (N,) of places, and the unit way (N, 3) in which it grows."""
    away, closest = _nearest(places, mesh)
    length = np.where(np.abs(away) < 1e-9, np.inf, away)
    return away, (places - closest) / length[:, None]


def _nearest(places: Array, mesh: Mesh) -> tuple[Array, Array]:
    kind = igl.SIGNED_DISTANCE_TYPE_FAST_WINDING_NUMBER
    points = np.ascontiguousarray(mesh.points, dtype=np.float64)
    triangles = np.ascontiguousarray(mesh.triangles, dtype=np.int64)
    found = igl.signed_distance(np.ascontiguousarray(places, dtype=np.float64), points, triangles, kind)
    return found[0], found[2]


def step(value: Array) -> Array:
    """From 0 to 1 smoothly, flat beyond."""
    inside = np.clip(value, 0.0, 1.0)
    result: Array = inside * inside * (3 - 2 * inside)
    return result


def either(one: Array, other: Array, blend: float) -> Array:
    """The union of two fields, rounded by `blend` metres where they meet."""
    mix = np.clip(0.5 + 0.5 * (other - one) / blend, 0.0, 1.0)
    result: Array = other * (1 - mix) + one * mix - blend * mix * (1 - mix)
    return result


def both(one: Array, other: Array, blend: float) -> Array:
    """The overlap of two fields, rounded by `blend` metres where they meet."""
    return -either(-one, -other, blend)


SOFT, SOFTER = 0.0012, 0.6
"""How far growth is blurred, in metres, and the finished field, in steps of the grid."""
ASIDE = 0.003
"""Metres beyond the reach of a joint within which a field is worked out exactly."""
BLOCK = 4
"""Steps of the grid that are judged together to be far from a surface."""
OPPOSED = 0.2
"""How much two surfaces look at each other before they count as facing: the cosine."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A bone that this one meets: `gap` metres of cartilage to leave, and `reach` metres to grow towards it."""

    mesh: Mesh
    gap: float
    reach: float
    where: Callable[[Array], Array] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Places `spacing` metres apart along three axes; `even` when the first is the same on both sides of 0."""

    axes: tuple[Array, Array, Array]
    spacing: float
    even: bool

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many places there are along each axis."""
        x, y, z = (len(axis) for axis in self.axes)
        return x, y, z

    @property
    def places(self) -> Array:
        """All of them (N, 3)."""
        return np.stack(np.meshgrid(*self.axes, indexing="ij"), axis=-1).reshape(-1, 3)


def grid_around(mesh: Mesh, margin: float, spacing: float, even: bool) -> Grid:
    """A grid that leaves `margin` around a mesh."""
    low, high = mesh.points.min(axis=0) - margin, mesh.points.max(axis=0) + margin
    axes = [np.arange(start, stop + spacing, spacing) for start, stop in zip(low, high, strict=True)]
    if even:
        right = np.arange(0, max(high[0], -low[0]) + spacing, spacing)
        axes[0] = np.concatenate([-right[:0:-1], right])
    return Grid((axes[0], axes[1], axes[2]), spacing, even)


def fitted(grid: Grid, mesh: Mesh, neighbours: list[Neighbour], blend: float) -> Array:
    """The field of a bone whose joint surfaces are grown or pared until they run alongside those of its neighbours.

    It grows only where the two surfaces look at each other, so that no lips form around a joint.
    """
    band = max([neighbour.reach for neighbour in neighbours], default=0.0) + ASIDE
    result, near = roughly(grid, mesh, band)
    places = grid.places[near]
    own, out = directed(places, mesh)
    growth = np.zeros(len(result))
    edges: list[tuple[Array, Array]] = []
    for neighbour in neighbours:
        span = 2 * neighbour.reach + neighbour.gap
        by = (own < band) & _beside(places, neighbour.mesh, span + ASIDE)
        at = np.flatnonzero(near)[by]
        there, back = directed(places[by], neighbour.mesh)
        opposed = np.einsum("ij,ij->i", out[by], -back)
        growth[at] = np.maximum(growth[at], _growth(neighbour, places[by], opposed, own[by], there, span))
        edges.append((at, (own[by] - there + neighbour.gap) / 2))
    result[near] = own
    result -= gaussian_filter(growth.reshape(grid.shape), SOFT / grid.spacing).ravel()
    for at, edge in edges:
        result[at] = both(result[at], edge, blend)
    values = gaussian_filter(result.reshape(grid.shape), SOFTER)
    return (values + values[::-1]) / 2 if grid.even else values


def distances(grid: Grid, mesh: Mesh, band: float) -> Array:
    """Signed distances (N,) of all places, exact within `band` of the surface and by whole blocks beyond."""
    result, near = roughly(grid, mesh, band)
    result[near] = distance(grid.places[near], mesh)
    return result


def roughly(grid: Grid, mesh: Mesh, band: float) -> tuple[Array, Array]:
    """The field by whole blocks (N,), and which places (N,) are within `band` of the surface and need it exactly."""
    middles = [axis[BLOCK // 2 :: BLOCK] if len(axis) > BLOCK // 2 else axis[:1] for axis in grid.axes]
    rough = distance(np.stack(np.meshgrid(*middles, indexing="ij"), axis=-1).reshape(-1, 3), mesh)
    rough = rough.reshape([len(axis) for axis in middles])
    rows = [
        np.minimum(np.arange(len(axis)) // BLOCK, len(middle) - 1)
        for axis, middle in zip(grid.axes, middles, strict=True)
    ]
    spread = rough[np.ix_(*rows)].ravel()
    return spread, np.abs(spread) < band + BLOCK * grid.spacing * 1.74


def _beside(places: Array, mesh: Mesh, margin: float) -> Array:
    """Which places (N,) are in the box around a mesh."""
    low, high = mesh.points.min(axis=0) - margin, mesh.points.max(axis=0) + margin
    inside: Array = ((places > low) & (places < high)).all(axis=1)
    return inside


def _growth(neighbour: Neighbour, places: Array, opposed: Array, here: Array, there: Array, span: float) -> Array:
    facing = np.where(here > 0, step((opposed - OPPOSED) / (1 - OPPOSED) * 2), 1.0)
    growth = neighbour.reach * step((span - there) / span * 2.5) * facing
    return growth if neighbour.where is None else growth * neighbour.where(places)


def surface(grid: Grid, values: Array, polish: int) -> Mesh:
    """Where a field (X, Y, Z) is 0, by marching cubes, smoothed `polish` times; of an even one the right half."""
    points, faces, _, _ = marching_cubes(np.asarray(values, np.float64), 0.0, spacing=(grid.spacing,) * 3)
    found = welded(points.astype(np.float64) + [axis[0] for axis in grid.axes], faces, 7)
    if not grid.even:
        return smoothed(found, polish)
    half = right_half(found, grid.spacing / 1000)
    return right_half(smoothed(two_halves(half), polish), grid.spacing / 1000)


def right_half(mesh: Mesh, snap: float = 2e-5) -> Mesh:
    """What lies right of x = 0, with its rim exactly on it; the mesh must have points along the plane."""
    points = mesh.points.copy()
    points[np.abs(points[:, 0]) < snap, 0] = 0.0
    return compact(Mesh(points, mesh.triangles[(points[mesh.triangles][:, :, 0] >= 0).all(axis=1)]))


def two_halves(half: Mesh) -> Mesh:
    """A half and its mirror image, sewn together along x = 0."""
    other = half.mirrored()
    count = len(half.points)
    return unfolded(
        welded(
            np.concatenate([half.points, other.points]), np.concatenate([half.triangles, other.triangles + count]), 9
        )
    )

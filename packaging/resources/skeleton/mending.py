"""Torn meshes made whole: doubled triangles and flaps taken away, holes closed."""

from __future__ import annotations

import numpy as np

from skeleton.mesh import Array, Mesh, compact, edges_of


def mended(mesh: Mesh) -> Mesh:
    """The same surface with two triangles at every edge, wherever that can be had."""
    _, first = np.unique(np.sort(mesh.triangles, axis=1), axis=0, return_index=True)
    result = Mesh(mesh.points, mesh.triangles[np.sort(first)])
    while (flaps := _flaps(result)).any():
        result = Mesh(result.points, result.triangles[~flaps])
    return compact(Mesh(result.points, np.concatenate([result.triangles, _patches(result)])))


def _flaps(mesh: Mesh) -> Array:
    """Triangles that hang on a seam of three or more and end in nothing."""
    _, count, opposite = edges_of(mesh)
    uses = count[opposite]
    flaps: Array = (uses == 1).any(axis=1) & (uses > 2).any(axis=1)
    return flaps


def _patches(mesh: Mesh) -> Array:
    """A fan of triangles (T, 3) for every hole."""
    following = _rim(mesh)
    fans: list[tuple[int, int, int]] = []
    while following:
        loop = [min(following)]
        while (after := following.pop(loop[-1], None)) is not None and after != loop[0]:
            loop.append(after)
        if after is not None:
            fans += [(loop[0], loop[row + 1], loop[row]) for row in range(1, len(loop) - 1)]
    return np.array(fans, dtype=np.int64).reshape(-1, 3)


def _rim(mesh: Mesh) -> dict[int, int]:
    """Which point follows which along the open edges, in the sense of the triangles there."""
    pairs = mesh.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    _, inverse, count = np.unique(np.sort(pairs, axis=1), axis=0, return_inverse=True, return_counts=True)
    return {int(one): int(two) for one, two in pairs[count[inverse.reshape(-1)] == 1]}

"""Moves of rigid pieces as (..., 3, 4) matrices in float64: a turn, then a shift. Angles in degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

STILL: Array = np.eye(3, 4)
"""The move that moves nothing."""

X, Y, Z = np.eye(3)
"""The person's right, ahead and up."""

_CROSS = np.array(
    [[0, 0, 0, 0, 0, -1, 0, 1, 0], [0, 0, 1, 0, 0, 0, -1, 0, 0], [0, -1, 0, 1, 0, 0, 0, 0, 0]], np.float64
)
_FLIP = np.array([[1.0, -1, -1, -1], [-1, 1, 1, 1], [-1, 1, 1, 1]])


def crossing(vectors: ArrayLike) -> Array:
    """The (..., 3, 3) matrices that make the cross product of each vector with another."""
    given = np.asarray(vectors, np.float64)
    return np.asarray((given @ _CROSS).reshape(*given.shape[:-1], 3, 3))


def turn(axis: ArrayLike, degrees: ArrayLike) -> Array:
    """The (..., 3, 3) right-handed turns by each of `degrees` (...) about a unit `axis` (3,)."""
    angle = np.radians(np.asarray(degrees, np.float64))[..., None, None]
    cross = crossing(axis)
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * (cross @ cross))


def exponential(vectors: Array) -> Array:
    """The (..., 3, 3) turns about each vector (..., 3) by its length in radians."""
    angle = np.linalg.norm(vectors, axis=-1)[..., None, None]
    cross = crossing(vectors)
    half = np.sinc(angle / (2 * np.pi))
    return np.asarray(np.eye(3) + np.sinc(angle / np.pi) * cross + 0.5 * half * half * (cross @ cross))


def leading(start: Array, end: Array) -> Array:
    """The (..., 3, 3) shortest turns that bring the unit vectors `start` (..., 3) onto `end`, never opposite."""
    cross = crossing(np.cross(start, end))
    cosine = (start * end).sum(-1)[..., None, None]
    return np.asarray(np.eye(3) + cross + cross @ cross / (1 + cosine))


def about(linear: Array, point: Array, to: Array) -> Array:
    """The moves that apply `linear` (..., 3, 3) about `point` (..., 3) and bring that point `to` (..., 3)."""
    return np.concatenate((linear, (to - (linear @ point[..., None])[..., 0])[..., None]), -1)


def after(second: Array, first: Array) -> Array:
    """The moves that do `first`, then `second`; both (..., 3, 4)."""
    linear = second[..., :3]
    result = linear @ first
    result[..., 3] += second[..., 3]
    return np.asarray(result)


def moved(moves: Array, points: Array) -> Array:
    """Points (..., 3), each under its own move (..., 3, 4)."""
    return np.asarray((moves[..., :3] @ points[..., None])[..., 0] + moves[..., 3])


def mirrored(moves: Array) -> Array:
    """The same moves (..., 3, 4) seen in a mirror that swaps left and right."""
    return np.asarray(moves * _FLIP)

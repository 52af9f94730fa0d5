"""Pieces that lie on one another find their places: a joint is a cushion, hard across its surfaces, soft along them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.rigid import Array, X, Y, Z, about, after, crossing, exponential, moved

_REACH = 0.006
"""Metres beyond the nearest distance of two pieces within which their surfaces count as facing each other."""
_CONTACTS = 12
"""Points kept of each joint."""
_ALONG = 0.3
"""How stiff a joint is along its surfaces, against 1 across."""
_LAZINESS = 0.02
"""How stiffly each piece keeps to where it was, so that nothing is left open."""
_ARM = 0.02
"""Metres: turns are counted as the way of a point this far out, so that turns and shifts weigh alike."""
_ROUNDS = 2
"""Steps of Newton's method; the guesses are good."""


@dataclass(frozen=True, eq=False)
class Cushions:
    """K pieces with their `middles` (K, 3), and J joints between `pairs` (J, 2) of them.

    `points` and `across` (M, 3) are the contacts at rest, joint after joint from `starts` (J,).
    """

    middles: Array
    pairs: NDArray[np.intp]
    starts: NDArray[np.intp]
    points: Array
    across: Array

    @cached_property
    def _stiffness(self) -> Array:
        return np.asarray(_ALONG * np.eye(3) + (1 - _ALONG) * self.across[:, :, None] * self.across[:, None, :])

    @cached_property
    def _sides(self) -> NDArray[np.intp]:
        """The two pieces (2, M) of each contact."""
        return np.repeat(self.pairs, np.diff(self.starts, append=len(self.points)), axis=0).T

    def pressed(self, moves: Array) -> tuple[Array, Array]:
        """The normal equations (6 K, 6 K) and (6 K,): a contact's point as both of its pieces carry it should be one.

        They are put together joint by joint: one big product would wake every core for a moment's work.
        """
        at, (first, second) = moved(moves, self.middles), self._sides
        here, there = moved(moves[first], self.points), moved(moves[second], self.points)
        turned = moves[second][..., :3]
        stiff = turned @ self._stiffness @ turned.swapaxes(-1, -2)
        arms = (crossing(at[first] - here) / _ARM, crossing(there - at[second]) / _ARM)
        rows = np.concatenate((stiff @ arms[0], stiff, stiff @ arms[1], -stiff), -1)
        misses = stiff @ (here - there)[..., None]
        squares = np.add.reduceat(rows.swapaxes(-1, -2) @ rows, self.starts)
        pulls = np.add.reduceat((rows.swapaxes(-1, -2) @ misses)[..., 0], self.starts)
        matrix, pull = np.zeros((6 * len(at), 6 * len(at))), np.zeros(6 * len(at))
        for (one, other), square, each in zip(self.pairs, squares, pulls, strict=True):
            where = np.concatenate((np.arange(6 * one, 6 * one + 6), np.arange(6 * other, 6 * other + 6)))
            matrix[where[:, None], where] += square
            pull[where] += each
        return matrix, pull


class Given:
    """What must hold, one number at a time, as seen from the moves (K, 3, 4) where the pieces are now."""

    def __init__(self, middles: Array, moves: Array) -> None:
        """Nothing is given yet."""
        self._moves, self._at = moves, moved(moves, middles)
        self._pieces: list[int] = []
        self._ways: list[tuple[Array, Array]] = []
        self._misses: list[float] = []

    def pin(self, piece: int, point: Array, way: Array, wanted: float, stiffness: float) -> None:
        """Where a point (3,) of a piece is, along a unit direction (3,), in metres."""
        now = moved(self._moves[piece], point)
        arm = crossing(now - self._at[piece])
        self._hold(piece, (arm @ way / _ARM, way), float(way @ now) - wanted, stiffness)

    def level(self, piece: int, axis: Array, square: Array, stiffness: float) -> None:
        """That a unit axis (3,) of a piece is square to a unit direction (3,)."""
        now = self._moves[piece, :, :3] @ axis
        self._hold(piece, (crossing(now) @ square, 0 * now), _ARM * float(now @ square), stiffness)

    def aim(self, piece: int, wanted: Array, stiffness: tuple[float, float, float]) -> None:
        """The turn (3, 3) of a piece, as stiffly about x, y and z as said, where 0 is not at all."""
        left = wanted @ self._moves[piece, :, :3].T
        off = np.array([left[2, 1] - left[1, 2], left[0, 2] - left[2, 0], left[1, 0] - left[0, 1]]) / 2
        for way, miss, stiff in zip((X, Y, Z), off, stiffness, strict=True):
            if stiff:
                self._hold(piece, (way, 0 * way), -_ARM * float(miss), stiff)

    def _hold(self, piece: int, ways: tuple[Array, Array], miss: float, stiffness: float) -> None:
        self._pieces.append(piece)
        self._ways.append((stiffness * ways[0], stiffness * ways[1]))
        self._misses.append(stiffness * miss)

    def pressed(self) -> tuple[Array, Array]:
        """The normal equations (6 K, 6 K) and (6 K,)."""
        rows = np.zeros((len(self._pieces), len(self._at), 2, 3))
        rows[np.arange(len(rows)), self._pieces] = self._ways
        flat = rows.reshape(len(rows), -1)
        return flat.T @ flat, flat.T @ np.array(self._misses)


def relaxed(cushions: Cushions, moves: Array, given: Callable[[Array], Given]) -> Array:
    """The moves (K, 3, 4) at which the cushions are pressed least, from a guess near by."""
    for _ in range(_ROUNDS):
        moves = _rigid(moves)
        (matrix, pull), (firm, more) = cushions.pressed(moves), given(moves).pressed()
        lazy = _LAZINESS**2 * np.eye(len(pull))
        step = np.linalg.solve(matrix + firm + lazy, -pull - more).reshape(-1, 2, 3).astype(np.float64)
        at = moved(moves, cushions.middles)
        moves = after(about(exponential(step[:, 0] / _ARM), at, at + step[:, 1]), moves)
    return moves


def _rigid(moves: Array) -> Array:
    """The nearest moves that stretch nothing."""
    left, _, right = np.linalg.svd(moves[..., :3])
    return np.concatenate((left @ right, moves[..., 3:]), -1)


def facing(first: tuple[Array, Array], second: tuple[Array, Array]) -> tuple[Array, Array]:
    """A few points (K, 3) midway between two surfaces where they are nearest, spread out, and the directions across.

    A surface is its points (P, 3) and normals (P, 3).
    """
    (one, out), (two, other) = first, second
    gaps = np.sqrt(((one[:, None] - two[None]) ** 2).sum(-1))
    nearest = (gaps == gaps.min(0, keepdims=True)) | (gaps == gaps.min(1, keepdims=True))
    here, there = np.nonzero((gaps < gaps.min() + _REACH) & nearest)
    points = (one[here] + two[there]) / 2
    across = out[here] - other[there]
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    chosen = [int(np.argmin(gaps[here, there]))]
    while len(chosen) < min(_CONTACTS, len(points)):
        far = ((points[:, None] - points[chosen][None]) ** 2).sum(-1).min(1)
        chosen.append(int(np.argmax(far)))
    return points[chosen], across[chosen]

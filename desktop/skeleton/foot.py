"""How the bones of one foot settle when the heel tips and the forefoot stays planted, for every angle of the heel.

Each joint is a cushion: hard where its two surfaces press on each other, soft along them. The heel's tip, the floor
under the heel and under the balls of the toes, the fall of the arch and the turn of the shin are given; the bones find
their places between. The toes do not move. A schematic drawing that keeps bones together, not a measured joint.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.chain import HIGHEST, LINKS, LOWEST
from desktop.skeleton.rigid import STILL, Array, X, Y, Z, about, after, crossing, exponential, moved, turn

SETTLING = (
    "shin",
    "calcaneus",
    "talus",
    "navicular",
    "cuboid",
    "cuneiform_1",
    "cuneiform_2",
    "cuneiform_3",
    "metatarsal_1",
    "metatarsal_2",
    "metatarsal_3",
    "metatarsal_4",
    "metatarsal_5",
)
"""The pieces that find their place; the tibia and the fibula count as one."""
HEEL, ARCH, HEADS = 1, 3, range(8, 13)
"""The rows of the calcaneus, the navicular and the metatarsals."""

_JOINTS = (
    ("shin", "talus"),
    ("calcaneus", "talus"),
    ("talus", "navicular"),
    ("calcaneus", "cuboid"),
    ("navicular", "cuboid"),
    ("navicular", "cuneiform_1"),
    ("navicular", "cuneiform_2"),
    ("navicular", "cuneiform_3"),
    ("cuboid", "cuneiform_3"),
    ("cuneiform_1", "cuneiform_2"),
    ("cuneiform_2", "cuneiform_3"),
    ("cuneiform_1", "metatarsal_1"),
    ("cuneiform_1", "metatarsal_2"),
    ("cuneiform_2", "metatarsal_2"),
    ("cuneiform_3", "metatarsal_2"),
    ("cuneiform_3", "metatarsal_3"),
    ("cuneiform_3", "metatarsal_4"),
    ("cuboid", "metatarsal_4"),
    ("cuboid", "metatarsal_5"),
    ("metatarsal_1", "metatarsal_2"),
    ("metatarsal_2", "metatarsal_3"),
    ("metatarsal_3", "metatarsal_4"),
    ("metatarsal_4", "metatarsal_5"),
)

_REACH = 0.0035
"""Metres beyond the nearest distance of two bones within which their surfaces count as facing each other."""
_CONTACTS = 10
"""Points kept of each joint."""
_ALONG = 0.12
"""How stiff a joint is along its surfaces, against 1 across."""
_GIVEN = 300.0
"""How stiff what is given is, against the same."""
_MORTISE = 3.0
"""How stiffly the shin keeps the talus from turning sideways or tipping in it."""
_PLANTED = 1.0
"""How stiffly the heel keeps its direction on the floor, and the metatarsals keep from rolling."""
_LAZINESS = 0.02
"""How stiffly each bone keeps to where it was, so that nothing is left open."""
_HEAD = 0.012
"""Metres at the front end of a metatarsal that are its head."""
_SHARPNESS = 2500.0
"""Per metre: how strictly the lowest point of a bone is its lowest, and not a mean of the lowest few."""


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """The right foot over its range: `angles` (N,) of the heel, `moves` (N, 13, 3, 4) of the pieces in SETTLING."""

    angles: Array
    moves: Array

    def at(self, e: float) -> Array:
        """The moves (13, 3, 4) at an angle within the range; neutral moves nothing."""
        place = (min(max(e, LOWEST), HIGHEST) - self.angles[0]) / (self.angles[1] - self.angles[0])
        low = min(int(place), len(self.angles) - 2)
        return np.asarray(self.moves[low] + (place - low) * (self.moves[low + 1] - self.moves[low]))


@dataclass(frozen=True, slots=True, eq=False)
class _Foot:
    """What to solve with: `middles` (13, 3); of each contact its pieces (M, 2), point (M, 3), stiffness (M, 3, 3)."""

    middles: Array
    pairs: Array
    points: Array
    stiffness: Array
    rests: tuple[Underside, ...]
    ankle: Array
    leg: float


@lru_cache(maxsize=1)
def settle(skeleton: Skeleton, steps: int = 10) -> Settled:
    """Solve the right foot from neutral outwards, in `steps` over the range; takes a few hundredths of a second."""
    foot = _read(skeleton)
    angles = np.linspace(LOWEST, HIGHEST, steps + 1)
    still = np.broadcast_to(STILL, (len(SETTLING), 3, 4)).copy()
    found = {int(np.argmin(abs(angles))): still}
    start = next(iter(found))
    for order in (range(start + 1, steps + 1), range(start - 1, -1, -1)):
        before = moves = still
        for row in order:
            guess, before = 2 * moves - before, moves
            moves = _relax(foot, guess, float(angles[row]))
            found[row] = moves
    return Settled(angles, np.stack([found[row] for row in range(steps + 1)]))


def _read(skeleton: Skeleton) -> _Foot:
    """Take the right foot's surfaces apart into what faces what, and what stands on the floor."""
    mesh = skeleton.whole
    rows = {"shin": [skeleton.index("tibia_r"), skeleton.index("fibula_r")]}
    rows.update({name: [skeleton.index(f"{name}_r")] for name in SETTLING[1:]})
    surfaces = {}
    for name, bones in rows.items():
        mine = np.isin(mesh.point_bone, bones)
        if name == "shin":
            mine &= mesh.points[:, 2] < 0.12
        surfaces[name] = mesh.points[mine].astype(np.float64), mesh.normals[mine].astype(np.float64)
    pairs, points, normals = [], [], []
    for first, second in _JOINTS:
        where, across = _facing(surfaces[first], surfaces[second])
        pairs += [(SETTLING.index(first), SETTLING.index(second))] * len(where)
        points.append(where)
        normals.append(across)
    across = np.concatenate(normals)
    stiffness = _ALONG * np.eye(3) + (1 - _ALONG) * across[:, :, None] * across[:, None, :]
    marks = {name: point.astype(np.float64) for name, point in skeleton.landmarks.items()}
    middles = np.stack([surfaces[name][0].mean(0) for name in SETTLING])
    leg = float(marks["hip_r"][2] - marks["ankle_r"][2])
    return _Foot(
        middles,
        np.array(pairs),
        np.concatenate(points),
        stiffness,
        undersides(skeleton),
        marks["ankle_r"],
        leg,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Underside:
    """What the right foot stands on: a `row` of SETTLING, `points` (P, 3), and the `middle` (3,) that it rolls about."""

    row: int
    points: Array
    middle: Array


def undersides(skeleton: Skeleton) -> tuple[Underside, ...]:
    """The heel, which rolls about its floor contact, and the heads of the metatarsals, which are round."""
    mesh = skeleton.whole
    found = []
    for row in (HEEL, *HEADS):
        points = mesh.points[mesh.point_bone == skeleton.index(f"{SETTLING[row]}_r")].astype(np.float64)
        if row == HEEL:
            middle = skeleton.landmarks["heel_r"].astype(np.float64)
        else:
            points = points[points[:, 1] > points[:, 1].max() - _HEAD]
            middle = _centre(points)
        found.append(Underside(row, points, middle))
    return tuple(found)


def _centre(points: Array) -> Array:
    """The middle (3,) of the ball that fits points (P, 3) best."""
    matrix = np.concatenate((2 * points, np.ones((len(points), 1))), 1)
    return np.asarray(np.linalg.lstsq(matrix, (points**2).sum(1), rcond=None)[0][:3])


def _facing(first: tuple[Array, Array], second: tuple[Array, Array]) -> tuple[Array, Array]:
    """A few points (K, 3) midway between two surfaces where they are nearest, spread out, and the directions across."""
    (one, out), (two, other) = first, second
    gaps = np.sqrt(((one[:, None] - two[None]) ** 2).sum(-1))
    here, there = np.nonzero(
        (gaps < gaps.min() + _REACH) & ((gaps == gaps.min(0, keepdims=True)) | (gaps == gaps.min(1, keepdims=True)))
    )
    points = (one[here] + two[there]) / 2
    across = out[here] - other[there]
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    chosen = [int(np.argmin(gaps[here, there]))]
    while len(chosen) < min(_CONTACTS, len(points)):
        far = ((points[:, None] - points[chosen][None]) ** 2).sum(-1).min(1)
        if far.max() == 0:
            break
        chosen.append(int(np.argmax(far)))
    return points[chosen], across[chosen]


def _relax(foot: _Foot, moves: Array, e: float, rounds: int = 2) -> Array:
    """Newton's method on the cushions, from a guess near by."""
    for _ in range(rounds):
        moves = _orthonormal(moves)
        rows, misses = zip(*(part for part in (_cushions(foot, moves), _given(foot, moves, e))), strict=True)
        matrix = np.concatenate(rows)
        lazy = _LAZINESS**2 * np.eye(matrix.shape[1])
        step = np.linalg.solve(matrix.T @ matrix + lazy, -matrix.T @ np.concatenate(misses)).reshape(-1, 2, 3)
        at = moved(moves, foot.middles)
        moves = after(about(exponential(step[:, 0] / _ARM), at, at + step[:, 1]), moves)
    return moves


_ARM = 0.02
"""Metres: turns are counted as the way of a point this far out, so that turns and shifts weigh alike."""


def _orthonormal(moves: Array) -> Array:
    left, _, right = np.linalg.svd(moves[..., :3])
    return np.concatenate((left @ right, moves[..., 3:]), -1)


def _cushions(foot: _Foot, moves: Array) -> tuple[Array, Array]:
    """Rows (3 M, 78) and misses (3 M,): each contact's point as both of its bones carry it should be one point."""
    count = len(foot.points)
    first, second = foot.pairs.T
    at = moved(moves, foot.middles)
    here, there = moved(moves[first], foot.points), moved(moves[second], foot.points)
    turned = moves[second][..., :3]
    stiffness = turned @ foot.stiffness @ turned.swapaxes(-1, -2)
    rows = np.zeros((count, 3, len(SETTLING), 2, 3))
    each = np.arange(count)
    rows[each, :, first, 0] = stiffness @ crossing(at[first] - here) / _ARM
    rows[each, :, first, 1] = stiffness
    rows[each, :, second, 0] = -stiffness @ crossing(at[second] - there) / _ARM
    rows[each, :, second, 1] = -stiffness
    return rows.reshape(3 * count, -1), (stiffness @ (here - there)[..., None]).reshape(-1)


class _Holds:
    """Collects rows (78,) and misses: one number each that a piece's move should make true."""

    def __init__(self, foot: _Foot, moves: Array) -> None:
        self.foot, self.moves, self.at = foot, moves, moved(moves, foot.middles)
        self.rows: list[Array] = []
        self.misses: list[float] = []

    def hold(self, piece: int, way: Array, spin: Array, miss: float, stiffness: float = _GIVEN) -> None:
        """A shift along `way` (3,) and a turn about `spin` (3,) change the miss by one metre for each metre."""
        row = np.zeros((len(SETTLING), 2, 3))
        row[piece] = spin / _ARM, way
        self.rows.append(stiffness * row.reshape(-1))
        self.misses.append(stiffness * miss)

    def pin(self, piece: int, point: Array, way: Array, wanted: float) -> None:
        """Hold the place of a point (3,) along a unit `way`."""
        now = self.moves[piece, :, :3] @ point + self.moves[piece, :, 3]
        self.hold(piece, way, _cross(now - self.at[piece], way), float(way @ now) - wanted)

    def aim(self, piece: int, wanted: Array, stiffness: tuple[float, float, float]) -> None:
        """Hold the turn of a piece at `wanted` (3, 3), as stiffly about x, y and z as said."""
        d = wanted @ self.moves[piece, :, :3].T
        off = np.array([d[2, 1] - d[1, 2], d[0, 2] - d[2, 0], d[1, 0] - d[0, 1]]) / 2
        for way, hard in zip((X, Y, Z), stiffness, strict=True):
            if hard:
                self.hold(piece, np.zeros(3), _ARM * way, -_ARM * float(way @ off), hard)


def _cross(one: Array, two: Array) -> Array:
    return np.array(
        [one[1] * two[2] - one[2] * two[1], one[2] * two[0] - one[0] * two[2], one[0] * two[1] - one[1] * two[0]]
    )


def _given(foot: _Foot, moves: Array, e: float) -> tuple[Array, Array]:
    """Rows (G, 78) and misses (G,) of what is given at an angle."""
    holds = _Holds(foot, moves)
    heel, lean = HEEL, np.radians(e)
    upright, sideways = moves[heel, :, 2], np.array([np.cos(lean), 0, np.sin(lean)])
    holds.hold(heel, np.zeros(3), _ARM * _cross(upright, sideways), _ARM * float(upright @ sideways))
    holds.aim(heel, np.eye(3), (0, 0, _PLANTED))
    for rest in foot.rests:
        support = _support(rest.points, moves[rest.row])
        holds.pin(rest.row, rest.middle, X, rest.middle[0])
        holds.pin(rest.row, rest.middle, Y, rest.middle[1])
        height = float((moves[rest.row] @ [*support, 1])[2])
        holds.pin(rest.row, support, Z, height - _floor(rest.points, moves[rest.row]))
        if rest.row != HEEL:
            holds.aim(rest.row, np.eye(3), (0, _PLANTED, 0))
    holds.pin(ARCH, foot.middles[ARCH], Z, foot.middles[ARCH, 2] - LINKS["arch"].follow(e) / 1000)
    holds.pin(0, foot.ankle, Z, foot.ankle[2] + LINKS["height"].follow(e) / 1000)
    sink = (moves[0] @ [*foot.ankle, 1])[0] - foot.ankle[0]
    shin = turn(Y, -np.degrees(np.arcsin(sink / foot.leg))) @ turn(Z, LINKS["shin"].follow(e))
    holds.aim(0, shin, (_GIVEN, _GIVEN, _GIVEN))
    holds.aim(SETTLING.index("talus"), shin, (0, _MORTISE, _MORTISE))
    return np.stack(holds.rows), np.array(holds.misses)


def _weights(points: Array, move: Array) -> Array:
    heights = points @ move[2, :3] + move[2, 3]
    weights = np.exp(-_SHARPNESS * (heights - heights.min()))
    return np.asarray(weights / weights.sum())


def _support(points: Array, move: Array) -> Array:
    """The point (3,) on which a bone stands: a mean of its lowest few, so that it wanders without jumps."""
    return np.asarray(_weights(points, move) @ points)


def _floor(points: Array, move: Array) -> float:
    """How much higher the lowest of the points now is than at rest, in metres, without jumps."""
    lowest = [_weights(points, each) @ (points @ each[2, :3] + each[2, 3]) for each in (move, STILL)]
    return float(lowest[0] - lowest[1])

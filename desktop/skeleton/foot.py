"""How the bones of one foot settle when the heel tips and the forefoot stays planted, for every angle of the heel.

The heel's tip, the floor under the heel and under the heads of the metatarsals, the fall of the arch and the turn of
the shin are given; the other bones find their places between them, see `cushions`. The toes do not move. This is a
schematic drawing that keeps the bones together, not a measurement of any joint.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.chain import HIGHEST, LINKS, LOWEST
from desktop.skeleton.cushions import Cushions, Given, facing, relaxed
from desktop.skeleton.rigid import STILL, Array, X, Y, Z, moved, turn

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
SHIN, HEEL, TALUS, ARCH = range(4)
HEADS = range(8, 13)
"""The rows of the metatarsals."""

JOINTS = (
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

_FIRM = 300.0
"""How stiff what is given is, against 1 for a joint that is pressed."""
_MORTISE = 8.0
"""How stiffly the shin keeps the talus from turning sideways or tipping in it, against the same."""
_PLANTED = 2.0
"""How stiffly the heel keeps its direction on the floor, and the metatarsals keep from rolling."""
_HEAD = 0.018
"""Metres at the front end of a metatarsal that are its head."""
_ANKLE = 0.12
"""Metres above the floor up to which the shin belongs to the ankle."""
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
class Underside:
    """What the right foot stands on: a row of SETTLING, `points` (P, 3) and the `middle` (3,) that they roll about."""

    row: int
    points: Array
    middle: Array

    def weights(self, move: Array) -> Array:
        """How much each point (P,) takes part in being the lowest one, without jumps while the bone turns."""
        heights = self.points @ move[2, :3]
        weights = np.exp(-_SHARPNESS * (heights - heights.min()))
        return np.asarray(weights / weights.sum())

    def height(self, move: Array) -> float:
        """Where the lowest of the points is, in metres."""
        return float(self.weights(move) @ (self.points @ move[2, :3]) + move[2, 3])


def undersides(skeleton: Skeleton) -> tuple[Underside, ...]:
    """The heel, which rolls about its floor contact, and the heads of the metatarsals, which roll about themselves."""
    mesh, marks = skeleton.whole, skeleton.landmarks
    found = []
    for row in (HEEL, *HEADS):
        points = mesh.points[mesh.point_bone == skeleton.index(f"{SETTLING[row]}_r")].astype(np.float64)
        if row == HEEL:
            middle = marks["heel_r"]
        else:
            points = points[points[:, 1] > points[:, 1].max() - _HEAD]
            middle = marks[f"head_{SETTLING[row]}_r"]
        found.append(Underside(row, points, middle.astype(np.float64)))
    return tuple(found)


@lru_cache(maxsize=1)
def settle(skeleton: Skeleton, steps: int = 10) -> Settled:
    """Solve the right foot from neutral outwards, in `steps` over the range; takes a few hundredths of a second."""
    foot = _Foot.of(skeleton)
    angles = np.linspace(LOWEST, HIGHEST, steps + 1)
    still = np.broadcast_to(STILL, (len(SETTLING), 3, 4)).copy()
    start = int(np.argmin(abs(angles)))
    found = {start: still}
    for order in (range(start + 1, steps + 1), range(start - 1, -1, -1)):
        before = moves = still
        for row in order:
            guess, before, e = 2 * moves - before, moves, float(angles[row])
            moves = found[row] = relaxed(foot.cushions, guess, partial(foot.given, e))
    return Settled(angles, np.stack([found[row] for row in range(steps + 1)]))


@dataclass(frozen=True, slots=True, eq=False)
class _Foot:
    """The right foot taken apart: its joints, what it stands on, its ankle (3,) and the length of the leg in metres."""

    cushions: Cushions
    rests: tuple[Underside, ...]
    ankle: Array
    leg: float

    @classmethod
    def of(cls, skeleton: Skeleton) -> _Foot:
        """Read what faces what from the surfaces."""
        mesh, surfaces = skeleton.whole, {}
        for name in SETTLING:
            names = ("tibia", "fibula") if name == "shin" else (name,)
            mine = np.isin(mesh.point_bone, [skeleton.index(f"{each}_r") for each in names])
            if name == "shin":
                mine &= mesh.points[:, 2] < _ANKLE
            surfaces[name] = mesh.points[mine].astype(np.float64), mesh.normals[mine].astype(np.float64)
        contacts = [facing(surfaces[one], surfaces[other]) for one, other in JOINTS]
        cushions = Cushions(
            np.stack([surfaces[name][0].mean(0) for name in SETTLING]),
            np.array([[SETTLING.index(name) for name in joint] for joint in JOINTS]),
            np.cumsum([0, *(len(points) for points, _ in contacts[:-1])]),
            np.concatenate([points for points, _ in contacts]),
            np.concatenate([across for _, across in contacts]),
        )
        hip, ankle = (skeleton.landmarks[name].astype(np.float64) for name in ("hip_r", "ankle_r"))
        return cls(cushions, undersides(skeleton), ankle, float(hip[2] - ankle[2]))

    def given(self, e: float, moves: Array) -> Given:
        """What must hold at an angle, as seen from where the pieces are now."""
        given = Given(self.cushions.middles, moves)
        lean = np.radians(e)
        given.level(HEEL, Z, np.array([np.cos(lean), 0, np.sin(lean)]), _FIRM)
        given.aim(HEEL, np.eye(3), (0, 0, _PLANTED))
        for rest in self.rests:
            move = moves[rest.row]
            support = rest.weights(move) @ rest.points
            too_high = rest.height(move) - rest.height(STILL)
            given.pin(rest.row, rest.middle, X, float(rest.middle[0]), _FIRM)
            given.pin(rest.row, rest.middle, Y, float(rest.middle[1]), _FIRM)
            given.pin(rest.row, support, Z, float(move[2, :3] @ support + move[2, 3]) - too_high, _FIRM)
            if rest.row != HEEL:
                given.aim(rest.row, np.eye(3), (0, _PLANTED, 0))
        arch = self.cushions.middles[ARCH]
        given.pin(ARCH, arch, Z, float(arch[2]) - LINKS["arch"].follow(e) / 1000, _FIRM)
        given.pin(SHIN, self.ankle, Z, float(self.ankle[2]) + LINKS["height"].follow(e) / 1000, _FIRM)
        shin = self._shin(moves, e)
        given.aim(SHIN, shin, (_FIRM, _FIRM, _FIRM))
        given.aim(TALUS, shin, (0, _MORTISE, _MORTISE))
        return given

    def _shin(self, moves: Array, e: float) -> Array:
        """The turn (3, 3) of the shin: inwards, and leaning from the hip to where the ankle has gone."""
        aside = moved(moves[SHIN], self.ankle)[0] - self.ankle[0]
        return np.asarray(turn(Y, -np.degrees(np.arcsin(aside / self.leg))) @ turn(Z, LINKS["shin"].follow(e)))

"""What the explainer plays: for each panel what stands where in the picture, and how it moves from second to second.

Without numpy, so that a page can be laid out while the bones are still on their way.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.skeleton.chain import EXAGGERATION, Stance

if TYPE_CHECKING:
    from desktop.skeleton.bones import Bone

Seconds = tuple[float, float, float, float]
Steps = tuple[float, float, float]

TAIL = 1.0
"""Seconds for which a scene stays with its last moment before it ends."""

REST = 0.5
"""Seconds for which a drawn figure stays with each moment before it goes on to the next."""

STRIDE = 6.6
"""Seconds that a stride takes in the walking scene: about six times as long as in life."""

LANDING = 0.9
"""Seconds that a walk waits where the heel strikes, so that it can be seen."""


class Part(StrEnum):
    """What is lit together while the words speak of it."""

    HEEL = "heel"
    ARCH = "arch"
    FOOT = "foot"
    RIGHT_FOOT = "right_foot"
    SHIN = "shin"
    THIGH = "thigh"
    PELVIS = "pelvis"
    LOW_BACK = "low_back"


_ARCH = frozenset({"talus", "navicular", "cuneiform_1", "metatarsal_1"})


def belongs(bone: Bone, part: Part) -> bool:
    """Whether a bone is lit with `part`."""
    if part is Part.HEEL:
        return bone.name == "calcaneus"
    if part is Part.RIGHT_FOOT:
        return str(bone.region) == Part.FOOT and bone.side == "r"
    return bone.name in _ARCH if part is Part.ARCH else str(bone.region) == part


@dataclass(frozen=True, slots=True)
class Sight:
    """Where the bones are seen from, as a Camera has it, and how many metres are to be seen from left to right.

    `view` is its name in the texts. `aside` are metres on the right in which no bone comes, for words.
    """

    view: str
    turn: float
    rise: float
    centre: tuple[float, float, float]
    height: float
    width: float
    aside: float = 0.0

    @property
    def bare(self) -> Sight:
        """The same without words."""
        x, y, z = self.centre
        turn = math.radians(self.turn)
        middle = (x + math.cos(turn) * self.aside / 2, y - math.sin(turn) * self.aside / 2, z)
        return replace(self, centre=middle, width=self.width - self.aside, aside=0.0)


@dataclass(frozen=True, slots=True)
class Pane:
    """One picture of a scene: the bones from `sight`, or else the drawn figure `figure`.

    `place` is its left, top, width and height as shares of the whole. `near` pictures have a scale of their own.
    `lit` glows in this picture alone, all the time.
    """

    place: tuple[float, float, float, float]
    sight: Sight | None = None
    figure: str = ""
    near: bool = False
    lit: Mapping[Part, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """How everything stands at one second. `share` is how far the story has come, from 0 to 1.

    `phase` is the part of a stride in a scene that walks. `lit` says of each lit part how strongly, from 0 to 1.
    """

    share: float
    stance: Stance = Stance()
    exaggeration: float = EXAGGERATION
    phase: float | None = None
    lit: Mapping[Part, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Track:
    """A value over time: (second, value) in order, softly from one to the next, and still before and after them."""

    keys: tuple[tuple[float, float], ...]

    def at(self, second: float) -> float:
        """The value at a second."""
        row = bisect_right(self.keys, second, key=lambda key: key[0])
        if row == 0 or row == len(self.keys):
            return self.keys[max(0, row - 1)][1]
        (start, one), (end, other) = self.keys[row - 1], self.keys[row]
        t = (second - start) / (end - start)
        return one + (other - one) * t * t * (3 - 2 * t)


STILL = Track(((0.0, 0.0),))


def _glow(start: float, end: float, strength: float = 1.0) -> Track:
    """Lit between two seconds, coming and going within half a second."""
    return Track(((start - 0.4, 0.0), (start + 0.1, strength), (end, strength), (end + 0.5, 0.0)))


@dataclass(frozen=True, slots=True)
class Scene:
    """A script of four named moments.

    `begins` are the seconds at which each begins to move, `strip` those at which it has come where it goes: its four
    still pictures. A walk takes `stride` seconds for a step of each foot; a scene that stands has 0.
    """

    key: str
    panes: tuple[Pane, ...]
    strip: Seconds
    begins: Seconds
    roll: Track = STILL
    exaggeration: Track = Track(((0.0, EXAGGERATION),))
    lit: Mapping[Part, Track] = field(default_factory=dict)
    stride: float = 0.0

    @property
    def length(self) -> float:
        """Seconds until it rests."""
        return LANDING + self.stride if self.stride else self.strip[-1] + TAIL

    def at(self, second: float) -> Moment:
        """How everything stands at a second; before the start and after the end as there."""
        second = min(max(second, 0.0), self.length)
        if self.stride:
            phase = max(0.0, second - LANDING) / self.stride % 1.0
            return Moment(self._share(second), exaggeration=1.0, phase=phase)
        e = self.roll.at(second)
        lit = {part: strength for part, track in self.lit.items() if (strength := track.at(second)) > 0.01}
        return Moment(self._share(second), Stance(e, e), self.exaggeration.at(second), None, lit)

    def moment(self, second: float) -> int:
        """Which of the four named moments, from 0 to 3, began to move last."""
        return max(0, bisect_right(self.begins, second + 1e-6) - 1)

    def _share(self, second: float) -> float:
        """The four moments are a third apart, whatever time there is between them; it rests at each."""
        row = bisect_right(self.strip, second) - 1
        if row < 0 or row > 2:
            return float(row > 0)
        start, end = min(self.strip[row] + REST, self.begins[row + 1]), self.strip[row + 1]
        return (row + max(0.0, second - start) / (end - start)) / 3

    @property
    def bones(self) -> bool:
        """Whether any of its pictures shows the skeleton."""
        return any(pane.sight is not None for pane in self.panes)


DRAWN = ("how_far", "causes", "insoles", "week", "help")
"""Panels whose scene is one drawn figure."""

WHOLE = (0.0, 0.0, 1.0, 1.0)
HEELS = Sight("heel", 180.0, 5.0, (0.0, -0.02, 0.118), 0.33, 0.36)
"""With room for words below the floor."""

ASIDE = 0.3
HEELS_SHARE = 0.6
WALK_SHARE = 0.6


def _beside(back: float, side: float) -> tuple[Pane, Pane]:
    """The whole body from behind and from the side, in panes as wide as the metres that each needs."""
    share = back / (back + side)
    return (
        Pane((0.0, 0.0, share, 1.0), Sight("back", 180.0, 3.0, (0.0, 0.0, 0.855), 1.86, back)),
        Pane((share, 0.0, 1.0 - share, 1.0), Sight("side", 90.0, 3.0, (0.0, 0.2, 0.855), 1.86, side, ASIDE)),
    )


def _roll(key: str, most: float) -> Scene:
    """A heel seen from behind that rolls to `most` degrees, with the soles and their load below."""
    panes = (
        Pane((0.0, 0.0, 1.0, HEELS_SHARE), HEELS),
        Pane((0.0, HEELS_SHARE, 1.0, 1.0 - HEELS_SHARE), figure="sole"),
    )
    roll = Track(((0.6, 0.0), (2.6, most * 0.5), (3.2, most * 0.5), (5.2, most * 0.8), (5.8, most * 0.8), (7.8, most)))
    lit = {Part.HEEL: _glow(0.6, 3.0), Part.ARCH: _glow(3.2, 5.6, 0.9), Part.SHIN: _glow(5.8, 8.2, 0.8)}
    return Scene(key, panes, (0.0, 2.8, 5.4, 8.0), (0.0, 0.8, 3.3, 5.9), roll, lit=lit)


def _walk() -> tuple[Pane, Pane]:
    """The right heel from behind, from the floor to the middle of the shin, and smaller the whole body."""
    heel = Sight("right_heel", 180.0, 0.0, (0.102, -0.02, 0.139), 0.36, 0.19)
    body = Sight("side", 90.0, 3.0, (0.0, 0.05, 0.855), 1.86, 0.94)
    return (
        Pane((0.0, 0.0, WALK_SHARE, 1.0), heel, near=True),
        Pane((WALK_SHARE, 0.0, 1.0 - WALK_SHARE, 1.0), body, lit={Part.RIGHT_FOOT: 0.8}),
    )


def _steps(shown: Steps, begin: Steps) -> tuple[Seconds, Seconds]:
    """The seconds at which the four moments are shown and begin, from parts of a stride; the first at once."""
    one, two, three = ((LANDING + a * STRIDE, LANDING + b * STRIDE) for a, b in zip(shown, begin, strict=True))
    return (0.0, one[0], two[0], three[0]), (0.0, one[1], two[1], three[1])


_SCENES = (
    Scene(
        "chain",
        _beside(0.64, 0.76),
        (0.0, 3.0, 6.0, 9.5),
        (0.0, 1.0, 3.5, 6.5),
        Track(((0.8, 0.0), (3.0, 4.0), (3.4, 4.0), (6.0, 8.0), (6.4, 8.0), (9.2, 12.0))),
        lit={
            Part.FOOT: _glow(0.8, 3.2),
            Part.SHIN: _glow(3.4, 5.0, 0.85),
            Part.THIGH: _glow(4.6, 6.2, 0.6),
            Part.PELVIS: _glow(6.4, 8.2, 0.45),
            Part.LOW_BACK: _glow(8.0, 9.8, 0.3),
        },
    ),
    _roll("rolling_in", 12.0),
    _roll("rolling_out", -8.0),
    *(
        Scene(key, (Pane(WHOLE, figure=key),), (0.0, 3.0, 6.0, 9.0), (0.0, REST, 3.0 + REST, 6.0 + REST))
        for key in DRAWN
    ),
    Scene("walking", _walk(), *_steps((0.27, 0.54, 0.82), (0.05, 0.42, 0.62)), stride=STRIDE),
)
SCENES: Mapping[str, Scene] = MappingProxyType({scene.key: scene for scene in _SCENES})
"""By the key of the panel in the texts."""

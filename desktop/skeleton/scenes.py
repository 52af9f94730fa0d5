"""What the explainer plays: for each panel what stands where in the picture, and how it moves from second to second.

Without numpy, so that a page can be laid out while the bones are still on their way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.skeleton.chain import EXAGGERATION, Stance

if TYPE_CHECKING:
    from desktop.skeleton.bones import Bone

TAIL = 1.0
"""Seconds for which a scene stays with its last moment before it ends."""

STRIDE = 5.0
"""Seconds that a stride takes in the walking scene: about four times as long as in life."""


class Part(StrEnum):
    """What is lit together while the words speak of it."""

    HEEL = "heel"
    ARCH = "arch"
    FOOT = "foot"
    SHIN = "shin"
    THIGH = "thigh"
    PELVIS = "pelvis"
    LOW_BACK = "low_back"


_ARCH = frozenset({"talus", "navicular", "cuneiform_1", "metatarsal_1"})


def belongs(bone: Bone, part: Part) -> bool:
    """Whether a bone is lit with `part`."""
    if part is Part.HEEL:
        return bone.name == "calcaneus"
    return bone.name in _ARCH if part is Part.ARCH else str(bone.region) == part


@dataclass(frozen=True, slots=True)
class Sight:
    """Where the bones are seen from, as a Camera has it, and how many metres are to be seen from left to right.

    `view` is its name in the texts.
    """

    view: str
    turn: float
    rise: float
    centre: tuple[float, float, float]
    height: float
    width: float


@dataclass(frozen=True, slots=True)
class Pane:
    """One picture of a scene: the bones from `sight`, or else the drawn figure `figure`.

    `place` is its left, top, width and height as shares of the whole.
    """

    place: tuple[float, float, float, float]
    sight: Sight | None = None
    figure: str = ""


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
    """A script. `strip` are the seconds of its four named moments, which are its four still pictures as well."""

    key: str
    panes: tuple[Pane, ...]
    strip: tuple[float, float, float, float]
    roll: Track = STILL
    exaggeration: Track = Track(((0.0, EXAGGERATION),))
    lit: Mapping[Part, Track] = field(default_factory=dict)
    stride: float = 0.0
    """Seconds of a stride; 0 for a scene that stands."""

    swing: float = 0.0
    """The second of a stride at which the foot leaves the floor."""

    strides: int = 2

    @property
    def length(self) -> float:
        """Seconds until it rests."""
        return self.stride * self.strides if self.stride else self.strip[-1] + TAIL

    def at(self, second: float) -> Moment:
        """How everything stands at a second; before the start and after the end as there."""
        second = min(max(second, 0.0), self.length)
        if self.stride:
            return Moment(self._share(second), exaggeration=1.0, phase=second / self.stride % 1.0)
        e = self.roll.at(second)
        lit = {part: strength for part, track in self.lit.items() if (strength := track.at(second)) > 0.01}
        return Moment(self._share(second), Stance(e, e), self.exaggeration.at(second), None, lit)

    def moment(self, second: float) -> int:
        """Which of the four named moments, from 0 to 3, was reached last; 4 while a foot swings."""
        within = second % self.stride if self.stride else second
        if self.swing and within + 1e-6 >= self.swing:
            return 4
        return max(0, bisect_right(self.strip, within + 1e-6) - 1)

    def _share(self, second: float) -> float:
        """The four moments are a third apart, whatever time there is between them."""
        within = second % self.stride if self.stride else second
        row = bisect_right(self.strip, within) - 1
        if row < 0 or row > 2:
            return float(row > 0)
        start, end = self.strip[row], self.strip[row + 1]
        return (row + (within - start) / (end - start)) / 3

    @property
    def bones(self) -> bool:
        """Whether any of its pictures shows the skeleton."""
        return any(pane.sight is not None for pane in self.panes)


DRAWN = ("how_far", "causes", "insoles", "week", "help")
"""Panels whose scene is one drawn figure."""

WHOLE = (0.0, 0.0, 1.0, 1.0)
HEELS = Sight("heel", 180.0, 5.0, (0.0, -0.02, 0.118), 0.33, 0.36)
"""With room for words below the floor."""

HEELS_SHARE = 0.6


def _beside(back: float, side: float) -> tuple[Pane, Pane]:
    """The whole body from behind and from the side, in panes as wide as the metres that each needs."""
    share = back / (back + side)
    return (
        Pane((0.0, 0.0, share, 1.0), Sight("back", 180.0, 3.0, (0.0, 0.0, 0.855), 1.86, back)),
        Pane((share, 0.0, 1.0 - share, 1.0), Sight("side", 90.0, 3.0, (0.0, 0.03, 0.855), 1.86, side)),
    )


def _roll(key: str, most: float) -> Scene:
    """A heel seen from behind that rolls to `most` degrees, with the soles and their load below."""
    panes = (
        Pane((0.0, 0.0, 1.0, HEELS_SHARE), HEELS),
        Pane((0.0, HEELS_SHARE, 1.0, 1.0 - HEELS_SHARE), figure="sole"),
    )
    roll = Track(((0.6, 0.0), (2.6, most * 0.5), (3.2, most * 0.5), (5.2, most * 0.8), (5.8, most * 0.8), (7.8, most)))
    lit = {Part.HEEL: _glow(0.6, 3.0), Part.ARCH: _glow(3.2, 5.6, 0.9), Part.SHIN: _glow(5.8, 8.2, 0.8)}
    return Scene(key, panes, (0.0, 2.8, 5.4, 8.0), roll, lit=lit)


_SCENES = (
    Scene(
        "chain",
        _beside(0.64, 0.64),
        (0.0, 3.0, 6.0, 9.5),
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
    *(Scene(key, (Pane(WHOLE, figure=key),), (0.0, 3.0, 6.0, 9.0)) for key in DRAWN),
    Scene(
        "walking",
        _beside(0.62, 1.0),
        (0.0, 0.12 * STRIDE, 0.3 * STRIDE, 0.54 * STRIDE),
        stride=STRIDE,
        swing=0.62 * STRIDE,
    ),
)
SCENES: Mapping[str, Scene] = MappingProxyType({scene.key: scene for scene in _SCENES})
"""By the key of the panel in the texts."""

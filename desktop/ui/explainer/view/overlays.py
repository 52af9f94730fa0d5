"""What is drawn over the bones: floor, plumb line, angles and heights, as strokes and labels in the view's pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from desktop.ui.explainer.view.sides import feet

if TYPE_CHECKING:
    from desktop.ui.explainer.view.stage import Stage

FROM_BELOW = -60.0
"""Degrees of rise up to which the soles hide what is above them."""

NAMELESS: Mapping[str, str] = MappingProxyType({})

LEVEL = 24.0
"""Degrees from the level within which a camera still sees the floor as a line."""

NEAR_ENOUGH = 700.0
"""Pixels a metre from which on the angle of a heel has room for its arc."""

CLOSE = 0.6
"""Metres of height up to which a picture is about the heels: there they have their angle however small it is."""

HEEL_LINE = 0.105
"""Metres that the lines of a heel are long."""

BESIDE = 0.37
"""Metres sideways of the hip at which its height is marked."""

LEDGE, ARROW, HEAD = 16.0, 20.0, 5.0
"""Pixels of that mark: half of its level line, and its arrow. It says which way; a few millimetres cannot be seen."""

PELVIS_AHEAD = 0.17
CREST_BEYOND = 0.11


@dataclass(frozen=True, slots=True)
class Height:
    """The words for how high a leg stands, and whether it is `lower` than in the neutral stance."""

    text: str
    lower: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """Which marks are wanted. Their words come from outside; an empty one leaves its mark out.

    `heels` and `heights` are by side, "l" and "r"; a heel without words has the name of its foot alone. `longest` is
    what a heel may come to have. `note` is about it all, wherever pelvis or spine show. `sides` are the names of the
    feet.
    """

    floor: bool = True
    sides: bool = True
    plumb: bool = False
    ghost: bool = False
    heels: Mapping[str, str] = field(default_factory=dict)
    longest: str = ""
    heights: Mapping[str, Height] = field(default_factory=dict)
    pelvis_side: str = ""
    pelvis_forward: str = ""
    note: str = ""


class Ink(Enum):
    """What a stroke is: a line to compare with, what is compared, a filling, or what ties a mark to its bone."""

    FLOOR = auto()
    GUIDE = auto()
    MARK = auto()
    SOFT = auto()
    TIE = auto()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the drawing."""

    path: QPainterPath
    ink: Ink

    @property
    def under(self) -> bool:
        """Whether the bones stand before it."""
        return self.ink is Ink.FLOOR


@dataclass(frozen=True, slots=True)
class Naming:
    """Words for a point of the drawing, with the direction in which to look for room; none for words about it all.

    Those with the same `key` stay where they are while only the pose changes, and have room for the `longest` of them.
    `quiet` ones have no box, those that go `below` stand in one row.
    """

    text: str
    at: QPointF
    away: tuple[float, float] | None
    key: str = ""
    quiet: bool = False
    below: bool = False
    longest: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Strokes and words, not laid out yet. Earlier words are more important."""

    strokes: tuple[Stroke, ...]
    words: tuple[Naming, ...]


def sketch(stage: Stage, marks: Marks, names: Mapping[str, str] = NAMELESS) -> Sketch:
    """What there is to draw from where the camera stands; marks that cannot be seen from there are left out.

    `names` are what the sides are called, by "l" and "r".
    """
    strokes: list[Stroke] = []
    words: list[Naming] = []
    if names and marks.sides and not (marks.heels and _shows_heels(stage)):
        words += _sides(stage, names)
    if marks.note and stage.camera.rise > FROM_BELOW and stage.shows_trunk():
        words.append(Naming(marks.note, QPointF(), None, "note"))
    for made in _parts(stage, marks, names if marks.sides else NAMELESS):
        strokes.append(made) if isinstance(made, Stroke) else words.append(made)
    return Sketch(tuple(strokes), tuple(words))


def _sides(stage: Stage, names: Mapping[str, str]) -> Iterator[Naming]:
    """The names of the feet, below the floor where that is seen as a line."""
    floor = stage.at(0, 0, 0).y() if abs(stage.camera.rise) <= LEVEL else 0.0
    for side, at in feet(stage):
        yield Naming(names[side], QPointF(at.x(), max(at.y(), floor)), (0.0, 1.0), side, quiet=True, below=True)


def _shows_heels(stage: Stage) -> bool:
    """Whether heels are seen from behind and near enough for their angles."""
    return stage.facing() < -0.8 and _near(stage) and abs(stage.camera.rise) <= LEVEL


def _parts(stage: Stage, marks: Marks, names: Mapping[str, str]) -> Iterator[Stroke | Naming]:
    if abs(stage.camera.rise) > LEVEL:
        return
    if marks.floor:
        yield from _floor(stage)
    if stage.shows_trunk() and marks.plumb:
        yield from _plumb(stage)
    if _shows_heels(stage):
        for side, text in marks.heels.items():
            yield from _heel(stage, side, text)
            texts = [" · ".join(filter(None, (names.get(side), said))) for said in (text, marks.longest)]
            yield _of_heel(stage, side, *texts)
    if abs(stage.facing()) > 0.8 and stage.shows_trunk():
        for side, height in marks.heights.items():
            yield from _height(stage, side, height)
        if marks.pelvis_side:
            yield from _across(stage, marks.pelvis_side)
    if abs(stage.facing()) < 0.6 and stage.shows_trunk() and marks.pelvis_forward:
        yield from _forward(stage, marks.pelvis_forward)


def _near(stage: Stage) -> bool:
    return stage.scale() >= NEAR_ENOUGH or stage.camera.height <= CLOSE


def _floor(stage: Stage) -> Iterator[Stroke]:
    y = stage.at(0, 0, 0).y()
    if 0 < y < stage.size[1]:
        yield Stroke(line(QPointF(0, y), QPointF(stage.size[0], y)), Ink.FLOOR)


def _plumb(stage: Stage) -> Iterator[Stroke]:
    """From the middle of the pelvis to the floor, with a bob."""
    x, y, z = stage.middle()
    top, low = stage.at(x, y, z), stage.at(x, y, 0)
    yield Stroke(line(top, low), Ink.GUIDE)
    knob = QPainterPath()
    knob.addEllipse(top, 3, 3)
    yield Stroke(knob, Ink.MARK)
    bob = QPainterPath(low)
    bob.quadTo(low + QPointF(-5, -9), low + QPointF(0, -14))
    bob.quadTo(low + QPointF(5, -9), low)
    yield Stroke(bob, Ink.MARK)


def _heel(stage: Stage, side: str, text: str) -> Iterator[Stroke]:
    """An upright, the heel's own line, and the arc between them, where there is something to say of it."""
    if not text:
        return
    foot = stage.posed(f"calcaneus_{side}", stage.skeleton.landmarks[f"heel_{side}"])
    lean = stage.turned(f"calcaneus_{side}", (0.0, 0.0, 1.0))
    low = stage.at(*foot)
    upright = stage.at(foot[0], foot[1], foot[2] + HEEL_LINE)
    own = stage.at(*(foot[n] + lean[n] * HEEL_LINE for n in range(3)))
    yield Stroke(line(low, upright), Ink.GUIDE)
    yield Stroke(line(low, own), Ink.MARK)
    yield from _arc(low, upright, own, 0.82)


def _of_heel(stage: Stage, side: str, text: str, longest: str) -> Naming:
    """Words below the floor, where nothing else is: under where the heel is at rest, so that they stay there."""
    x, y, _z = (float(each) for each in stage.skeleton.landmarks[f"heel_{side}"])
    return Naming(text, stage.at(x, y, 0), (0.0, 1.0), f"heel_{side}", below=True, longest=longest)


def _height(stage: Stage, side: str, height: Height) -> Iterator[Stroke | Naming]:
    """Beside the hip, where it is in the neutral stance, and an arrow to where it is now."""
    rest = stage.skeleton.landmarks[f"hip_{side}"]
    x = float(rest[0]) + (BESIDE if side == "r" else -BESIDE)
    spot, hip = stage.at(x, float(rest[1]), float(rest[2])), stage.at(*stage.posed(f"hip_bone_{side}", rest))
    inward = LEDGE if hip.x() > spot.x() else -LEDGE
    yield Stroke(line(hip, spot + QPointF(inward, 0)), Ink.TIE)
    yield Stroke(line(spot - QPointF(LEDGE, 0), spot + QPointF(LEDGE, 0)), Ink.GUIDE)
    down = 1.0 if height.lower else -1.0
    tip = spot + QPointF(0, down * ARROW)
    arrow = line(spot, tip)
    for sideways in (-HEAD, HEAD):
        arrow.moveTo(tip)
        arrow.lineTo(tip + QPointF(sideways, -down * HEAD))
    yield Stroke(arrow, Ink.MARK)
    # A little outward, so that both sides look for room alike.
    yield Naming(height.text, tip, (-inward / LEDGE * 0.4, down), f"height_{side}")


def _across(stage: Stage, text: str) -> Iterator[Stroke | Naming]:
    """A line over both crests of the pelvis, and a level one to compare it with."""
    ends = []
    for side, sign in (("l", -1.0), ("r", 1.0)):
        x, y, z = (float(each) for each in stage.crest(side))
        ends.append(stage.posed(f"hip_bone_{side}", (x + sign * CREST_BEYOND, y, z)))
    left, right = (stage.at(*end) for end in ends)
    level = stage.at(0, ends[0][1], (ends[0][2] + ends[1][2]) / 2).y()
    yield Stroke(line(QPointF(left.x(), level), QPointF(right.x(), level)), Ink.GUIDE)
    yield Stroke(line(left, right), Ink.MARK)
    outer = max((left, right), key=lambda end: end.x())
    yield Naming(text, outer, (1.0, -0.5), "across")


def _forward(stage: Stage, text: str) -> Iterator[Stroke | Naming]:
    """The line of the pelvis from the back to the front, a level one, and the arc between them."""
    x, y, z = stage.middle()
    ahead = stage.turned("sacrum", (0.0, 1.0, 0.0))
    back = stage.at(x, y - 0.09, z + 0.10)
    level = stage.at(x, y - 0.09 + 2 * PELVIS_AHEAD, z + 0.10)
    own = stage.at(*(at + step * 2 * PELVIS_AHEAD for at, step in zip((x, y - 0.09, z + 0.10), ahead, strict=True)))
    yield Stroke(line(back, level), Ink.GUIDE)
    yield Stroke(line(back, own), Ink.MARK)
    yield from _arc(back, level, own, 0.9)
    outward = 1.0 if level.x() > back.x() else -1.0
    yield Naming(text, own if own.y() > level.y() else level, (outward, 0.3), "forward")


def _arc(centre: QPointF, first: QPointF, second: QPointF, share: float) -> Iterator[Stroke]:
    """From one line to another around `centre`, at `share` of their length; the wedge between them is filled softly."""
    away, other = first - centre, second - centre
    reach = share * math.hypot(away.x(), away.y())
    begin = math.degrees(math.atan2(-away.y(), away.x()))
    turn = math.degrees(math.atan2(-other.y(), other.x())) - begin
    turn = (turn + 180) % 360 - 180
    if abs(turn) < 0.05 or reach < 4:
        return
    box = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
    wedge = QPainterPath(centre)
    wedge.arcTo(box, begin, turn)
    wedge.closeSubpath()
    yield Stroke(wedge, Ink.SOFT)
    arc = QPainterPath()
    arc.arcMoveTo(box, begin)
    arc.arcTo(box, begin, turn)
    yield Stroke(arc, Ink.MARK)


def line(first: QPointF, second: QPointF) -> QPainterPath:
    """A straight path."""
    path = QPainterPath(first)
    path.lineTo(second)
    return path

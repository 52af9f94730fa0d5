"""Where on the body each place begins and ends, told by the bones beneath: corners in metres, to be cut by the outline.

x goes to the right of the picture. Seen from behind, the person's right is on the right; from the front, on the left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.domain.interview import Region
from desktop.skeleton.bones import Skeleton

Corners = list[tuple[float, float]]

FAR = 0.6
"""Beyond the body."""

BACK = tuple(region for region in Region if region.from_behind)
FRONT = tuple(region for region in Region if not region.from_behind)


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Heights and half widths in metres, read off the bones."""

    skull: float
    neck: float
    shoulder_blade: float
    lowest_rib: float
    crest: float
    buttock: float
    fold: float
    crotch: float
    above_knee: float
    below_knee: float
    ankle: float
    arm: float
    arm_free: float
    hand: float
    spine: float
    groin: float

    @classmethod
    def of(cls, skeleton: Skeleton) -> Landmarks:
        """As they are in `skeleton`."""

        def top(key: str) -> float:
            return float(_points(skeleton, key)[:, 2].max())

        def low(key: str) -> float:
            return float(_points(skeleton, key)[:, 2].min())

        hip = _points(skeleton, "hip_bone_r")
        humerus = _points(skeleton, "humerus_r")
        crest, fold = float(hip[:, 2].max()), float(hip[:, 2].min())
        return cls(
            skull=top("cervical_1"),
            neck=top("thoracic_1"),
            shoulder_blade=low("thoracic_7"),
            lowest_rib=low("thoracic_12"),
            crest=crest,
            buttock=crest - 0.045,
            fold=fold - 0.025,
            crotch=fold + 0.01,
            above_knee=top("patella_r") + 0.03,
            below_knee=low("patella_r") - 0.055,
            ankle=top("talus_r") + 0.03,
            arm=float(np.abs(humerus[:, 0]).min()) - 0.012,
            arm_free=float(humerus[:, 2].min()),
            hand=float(_points(skeleton, "hand_r")[:, 2].min()),
            spine=0.042,
            groin=crest - 0.085,
        )


def _points(skeleton: Skeleton, key: str) -> np.ndarray:
    for mesh in (skeleton.whole, skeleton.near):
        triangles = mesh.triangles[mesh.triangle_bone == skeleton.index(key)]
        if len(triangles):
            found: np.ndarray = mesh.points[np.unique(triangles)]
            return found
    raise SystemExit(f"there is no {key}")


def places(at: Landmarks, side: str) -> dict[str, Corners]:
    """The corners of every place of `side` by its name."""
    trunk = _trunk(at)
    made = _behind(at, trunk) if side == "back" else _before(at, trunk)
    wanted = BACK if side == "back" else FRONT
    return {region.value: made[region.value] for region in wanted}


def _trunk(at: Landmarks) -> Corners:
    """The line between the trunk and the right arm, from the shoulder down to the hand."""
    return [
        (at.arm - 0.012, at.neck + 0.2),
        (at.arm - 0.012, at.neck),
        (at.arm, at.arm_free + 0.12),
        (at.arm + 0.004, at.arm_free),
        (at.arm + 0.065, at.hand + 0.12),
        (at.arm + 0.075, at.hand - 0.1),
    ]


def _band(trunk: Corners, high: float, low: float, inner: float = 0.0) -> Corners:
    """The right half between two heights, from `inner` out to the arm."""
    heights = [high, *(y for _, y in trunk if low < y < high), low]
    return [(inner, high), *((_out(trunk, y), y) for y in heights), (inner, low)]


def _out(trunk: Corners, y: float) -> float:
    xs, ys = zip(*trunk[::-1], strict=True)
    return float(np.interp(y, ys, xs))


def _arm(trunk: Corners) -> Corners:
    return [*trunk, (FAR, trunk[-1][1]), (FAR, trunk[0][1])]


def _mirrored(corners: Corners) -> Corners:
    return [(-x, y) for x, y in corners]


def _both(made: dict[str, Corners], name: str, right: Corners, right_is: str) -> None:
    """Put both halves in; `right` lies on the right of the picture, which is the person's `right_is`."""
    other = "left" if right_is == "right" else "right"
    made[f"{name}_{right_is}"], made[f"{name}_{other}"] = right, _mirrored(right)


def _behind(at: Landmarks, trunk: Corners) -> dict[str, Corners]:
    made: dict[str, Corners] = {}
    for name, high, low in (
        ("upper_back", at.neck, at.shoulder_blade),
        ("middle_back", at.shoulder_blade, at.lowest_rib),
        ("buttock", at.buttock, at.fold),
    ):
        _both(made, name, _band(trunk, high, low), "right")
    # The neck goes over into the shoulders along a slope.
    slope = at.neck + 0.035
    made["neck_back"] = [(-0.3, at.skull), (0.3, at.skull), (0.3, slope), (0.075, slope), (0.05, at.neck)]
    made["neck_back"] += [(-0.05, at.neck), (-0.075, slope), (-0.3, slope)]
    shoulders = [(0.05, at.neck), (0.075, slope), trunk[0]]
    _both(
        made, "upper_back", [*shoulders, *_band(trunk, at.neck - 0.001, at.shoulder_blade)[1:], (0.0, at.neck)], "right"
    )
    _both(made, "lower_back", _band(trunk, at.lowest_rib, at.buttock, at.spine), "right")
    made["lower_back_middle"] = [(-at.spine, at.lowest_rib), (at.spine, at.lowest_rib), (at.spine, at.buttock)]
    made["lower_back_middle"] += [(-at.spine, at.buttock)]
    knee = (at.above_knee + at.below_knee) / 2
    for name, high, low in (("thigh_back", at.fold, knee), ("calf", knee, at.ankle), ("heel", at.ankle, -FAR)):
        _both(made, name, _leg_beside(trunk, high, low), "right")
    _both(made, "arm_back", _arm(trunk), "right")
    return made


def _before(at: Landmarks, trunk: Corners) -> dict[str, Corners]:
    made: dict[str, Corners] = {}
    slope = at.neck + 0.035
    made["neck_front"] = [
        (-0.3, at.skull - 0.016),
        (0.3, at.skull - 0.016),
        (0.3, slope),
        (0.075, slope),
        (0.04, at.neck),
    ]
    made["neck_front"] += [(-0.04, at.neck), (-0.075, slope), (-0.3, slope)]
    chest = [(0.04, at.neck), (0.075, slope), trunk[0], *_band(trunk, at.neck - 0.001, at.lowest_rib + 0.06)[1:]]
    _both(made, "chest", [*chest, (0.0, at.neck)], "left")
    hip = (_out(trunk, at.groin), at.groin)
    _both(made, "belly", [*_band(trunk, at.lowest_rib + 0.06, at.groin)[:-1], (0.0, at.crotch + 0.075)], "left")
    groin = [(0.0, at.crotch + 0.075), hip, (hip[0], at.groin - 0.06), (0.0, at.crotch - 0.035)]
    _both(made, "groin", groin, "left")
    thigh = [
        (0.0, at.crotch - 0.035),
        (hip[0], at.groin - 0.06),
        *_leg_beside(trunk, at.groin - 0.06, at.above_knee)[1:],
    ]
    _both(made, "thigh_front", thigh, "left")
    for name, high, low in (
        ("knee", at.above_knee, at.below_knee),
        ("shin", at.below_knee, at.ankle),
        ("foot", at.ankle, -FAR),
    ):
        _both(made, name, _leg_beside(trunk, high, low), "left")
    _both(made, "arm_front", _arm(trunk), "left")
    return made


def _leg_beside(trunk: Corners, high: float, low: float) -> Corners:
    """Between two heights, out to the hand where it hangs beside."""
    if low > trunk[-1][1]:
        return _band(trunk, high, low)
    heights = [high, *(y for _, y in trunk if y < high)]
    return [(0.0, high), *((_out(trunk, y), y) for y in heights), (FAR / 2, trunk[-1][1]), (FAR / 2, low), (0.0, low)]

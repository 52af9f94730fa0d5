"""Where on the body each place begins and ends: lines that an anatomist draws on the skin, led by the bones beneath.

Metres; x to the right of the picture, y up. Everything is worked out for the right half of the picture: seen from
behind that is the person's right, from the front the left.
"""

from __future__ import annotations

import numpy as np
from body_outline import Array, curve, joints, points
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from desktop.domain.interview import Region
from desktop.skeleton.bones import Skeleton

FAR = 0.6
"""Beyond the body."""
WIDE = 0.049
"""Half the width of the middle of the lower back: the vertebrae with their muscles."""
UNIT = 1000.0
"""Shapes are cut in millimetres: the cutting treats what is very small as nothing."""
MIDDLE = ("neck_back", "neck_front", "lower_back_middle")
"""The places that are one on both sides."""
SPECK = 1e-6
"""Square metres of what is no place but a splinter between a line and the outline."""

BACK = tuple(region for region in Region if region.from_behind)
FRONT = tuple(region for region in Region if not region.from_behind)


# The right half of each line from the middle outwards: of which bone or joint, how far from the middle of the body, and
# how far above it.
LINES: dict[str, tuple[tuple[str, float, float], ...]] = {
    "skull": (("skull", 0.0, -0.004), ("skull", 0.04, 0.002), ("skull", 0.075, 0.018)),
    "jaw": (("chin", 0.0, -0.004), ("chin", 0.035, 0.004), ("chin", 0.058, 0.030), ("chin", 0.085, 0.060)),
    "nape": (("c7_t1", 0.0, -0.012), ("c7_t1", 0.045, -0.004), ("c7_t1", 0.078, 0.016), ("c7_t1", 0.092, 0.042)),
    "collar": (("c7_t1", 0.0, -0.018), ("c7_t1", 0.035, -0.010), ("c7_t1", 0.072, 0.012), ("c7_t1", 0.092, 0.042)),
    "blades": (("t6_t7", 0.0, -0.002), ("t6_t7", 0.06, -0.008), ("t6_t7", 0.11, -0.014), ("t6_t7", 0.16, -0.010)),
    "last_rib": (("t12_l1", 0.0, 0.004), ("t12_l1", 0.06, -0.002), ("t12_l1", 0.11, -0.010), ("t12_l1", 0.15, -0.010)),
    "arch": (
        ("t12_l1", 0.0, 0.084), ("t12_l1", 0.022, 0.068), ("t12_l1", 0.06, 0.020), ("ribs", 0.10, 0.006),
        ("ribs", 0.135, -0.004), ("ribs", 0.16, 0.0),
    ),
    "crest": (
        ("l5_s1", 0.0, -0.062), ("l5_s1", WIDE, -0.045), ("l5_s1", 0.075, -0.014), ("crest", 0.11, -0.024),
        ("crest", 0.16, -0.022),
    ),
    "groin": (
        ("hip_r", 0.0, 0.012), ("hip_r", 0.05, 0.034), ("hip_r", 0.10, 0.068), ("hip_r", 0.14, 0.090),
        ("hip_r", 0.18, 0.102),
    ),
    "thigh": (
        ("seat", 0.0, -0.030), ("seat", 0.016, -0.022), ("seat", 0.05, 0.006), ("hip_r", 0.10, -0.012),
        ("hip_r", 0.14, 0.016), ("hip_r", 0.18, 0.030),
    ),
    "fold": (
        ("seat", 0.0, -0.014), ("seat", 0.02, -0.026), ("seat", 0.06, -0.036), ("seat", 0.11, -0.030),
        ("seat", 0.15, -0.012), ("seat", 0.18, 0.012),
    ),
    "hollow": (("knee_r", 0.0, 0.006), ("knee_r", 0.046, 0.003), ("knee_r", 0.106, 0.003), ("knee_r", 0.15, 0.006)),
    "above_knee": (
        ("cap_top", 0.0, 0.012), ("cap_top", 0.046, 0.026), ("cap_top", 0.076, 0.031), ("cap_top", 0.106, 0.026),
        ("cap_top", 0.15, 0.012),
    ),
    "below_knee": (
        ("cap_low", 0.0, -0.014), ("cap_low", 0.046, -0.030), ("cap_low", 0.076, -0.036), ("cap_low", 0.106, -0.030),
        ("cap_low", 0.15, -0.014),
    ),
    "heel": (("ankle_r", 0.0, 0.040), ("ankle_r", 0.056, 0.046), ("ankle_r", 0.096, 0.046), ("ankle_r", 0.15, 0.040)),
    "instep": (("ankle_r", 0.0, 0.038), ("ankle_r", 0.056, 0.046), ("ankle_r", 0.096, 0.046), ("ankle_r", 0.15, 0.038)),
}  # fmt: skip
FROM_BEHIND = {
    "neck_back": ("skull", "nape"), "upper_back": ("nape", "blades"), "middle_back": ("blades", "last_rib"),
    "buttock": ("crest", "fold"), "thigh_back": ("fold", "hollow"), "calf": ("hollow", "heel"),
    "heel": ("heel", "floor"),
}  # fmt: skip
FROM_THE_FRONT = {
    "neck_front": ("jaw", "collar"), "chest": ("collar", "arch"), "belly": ("arch", "groin"),
    "groin": ("groin", "thigh"), "thigh_front": ("thigh", "above_knee"), "knee": ("above_knee", "below_knee"),
    "shin": ("below_knee", "instep"), "foot": ("instep", "floor"),
}  # fmt: skip
"""Between which two lines of the trunk or of a leg a place lies."""


def lines(skeleton: Skeleton) -> dict[str, Array]:
    """Each of LINES and the floor, as points (N, 2) from the middle outwards, and `arm`, downwards."""
    heights = {name: float(point[2]) for name, point in skeleton.landmarks.items()}
    for name, key, end in (
        ("skull", "skull", np.min), ("chin", "jaw", np.min), ("ribs", "rib_cage", np.min),
        ("crest", "hip_bone_r", np.max), ("seat", "hip_bone_r", np.min), ("cap_top", "patella_r", np.max),
        ("cap_low", "patella_r", np.min),
    ):  # fmt: skip
        heights[name] = float(end(points(skeleton, key)[:, 2]))
    made = {"floor": np.array([(0.0, -FAR), (FAR, -FAR)]), "arm": _arm(skeleton)}
    for name, rows in LINES.items():
        line = curve([(x, heights[level] + up) for level, x, up in rows])
        made[name] = np.concatenate((line, [(FAR, line[-1, 1])]))
    return made


def _arm(skeleton: Skeleton) -> Array:
    """From above the end of the collar bone through the armpit, and down midway between hip and hand."""
    (x, top), elbow, wrist = (joint.tolist() for joint in joints(skeleton))
    armpit, hip = float(skeleton.landmarks["t5_t6"][2]), float(skeleton.landmarks["hip_r"][0]) + 0.095
    down = (
        *((x - 0.014, top + 0.12), (x - 0.014, top + 0.045), (x - 0.026, top), (x - 0.024, armpit + 0.03)),
        *((x - 0.016, armpit), (elbow[0] - 0.062, elbow[1]), ((wrist[0] + hip) / 2, wrist[1])),
    )
    return np.concatenate((curve(down), [(down[-1][0], -FAR)]))


def places(skeleton: Skeleton, line: Array, side: str) -> dict[str, Array]:
    """Every place of `side` by its name as a closed line within the outline `line`."""
    body = _polygon(line)
    hands = ("right", "left") if side == "back" else ("left", "right")
    found = {}
    for name, piece in _halves(lines(skeleton), side).items():
        right = _closed(body.intersected(piece), name)
        if name in MIDDLE:
            found[name] = _with_mirror(right)
        else:
            found[f"{name}_{hands[0]}"], found[f"{name}_{hands[1]}"] = right, (right * [-1, 1])[::-1]
    wanted = BACK if side == "back" else FRONT
    return {region.value: found[region.value] for region in wanted}


def _halves(at: dict[str, Array], side: str) -> dict[str, QPainterPath]:
    """The right half of every place, not yet cut by the outline."""
    arm, high = at["arm"], (0.0, at["arm"][0, 1])
    trunk = _polygon(np.concatenate(([high], arm, [(0.0, -FAR)])))

    def band(upper: str, lower: str) -> QPainterPath:
        return trunk.intersected(_polygon(np.concatenate((at[upper], at[lower][::-1]))))

    between = FROM_BEHIND if side == "back" else FROM_THE_FRONT
    made = {name: band(*two) for name, two in between.items()}
    made["arm_back" if side == "back" else "arm_front"] = _polygon(np.concatenate((arm, [(FAR, -FAR), (FAR, high[1])])))
    if side == "back":
        low, middle = band("last_rib", "crest"), _polygon(np.array([(0, 0), (WIDE, 0), (WIDE, 2), (0, 2)]))
        made["lower_back_middle"], made["lower_back"] = low.intersected(middle), low.subtracted(middle)
    return made


def _polygon(corners: Array) -> QPainterPath:
    made = QPainterPath()
    made.addPolygon(QPolygonF([QPointF(*corner) for corner in (corners * UNIT).tolist()]))
    made.closeSubpath()
    return made


def _with_mirror(right: Array) -> Array:
    """A half that begins at the middle line, and its mirror image, as one."""
    away = right[:, 0] > 1e-5
    first = int(np.flatnonzero(away & ~np.roll(away, 1))[0])
    half = np.roll(right, 1 - first, 0)[: int(away.sum()) + 2]
    half[[0, -1], 0] = 0.0
    return np.concatenate((half, half[-2:0:-1] * [-1, 1]))


def _closed(path: QPainterPath, name: str) -> Array:
    """The one part of `path` that is no splinter, without the point that closes it."""
    parts = [np.array([(point.x(), point.y()) for point in part.toList()]) / UNIT for part in path.toSubpathPolygons()]
    whole = [part for part in parts if area(part) > SPECK]
    if len(whole) != 1:
        raise SystemExit(f"{name} is in {len(whole)} parts")
    found = whole[0]
    apart = np.linalg.norm(found - np.roll(found, 1, 0), axis=1) > 1e-5
    return np.asarray(found[apart])


def area(corners: Array) -> float:
    """Square metres within a closed line."""
    x, y = corners.T
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2

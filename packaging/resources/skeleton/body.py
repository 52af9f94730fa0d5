"""The outline of the body around the bones: trunk, limbs and head as rounded shapes, run together."""

from __future__ import annotations

from functools import reduce

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree

from skeleton import budgets, solids
from skeleton.field import Grid, distances, either, right_half, step, surface, two_halves
from skeleton.mesh import Array, Mesh, joined
from skeleton.posture import Body
from skeleton.writing import Wrap

SPACING = 0.006
LOW, HIGH = (-0.40, -0.21, -0.03), (0.40, 0.30, 1.76)
TRIANGLES = 5800
SKIN = {"hand": 0.0095, "foot": 0.0095, "scapula": 0.004}
REST = 0.008
"""How far outside the bones of a kind or region, and of the others, the outline stays."""
NEAR = 0.05
"""Metres from a bone within which the outline can lie because of it."""
FLOOR = -0.004
"""Where the sole is cut off, so that the bones that stand on the floor are inside."""
SOFT_BLEND, BONE_BLEND, ARM_BLEND = 0.026, 0.02, 0.012
TRUNK = np.array(
    [  # height, half width, half depth, middle from back to front
        [0.770, 0.060, 0.040, -0.005],
        [0.800, 0.130, 0.080, -0.008],
        [0.840, 0.164, 0.106, -0.010],
        [0.880, 0.168, 0.112, -0.008],
        [0.930, 0.162, 0.113, 0.003],
        [0.990, 0.150, 0.108, 0.012],
        [1.050, 0.134, 0.096, 0.013],
        [1.110, 0.136, 0.103, 0.015],
        [1.170, 0.144, 0.110, 0.010],
        [1.250, 0.147, 0.113, -0.004],
        [1.320, 0.150, 0.112, -0.014],
        [1.380, 0.140, 0.096, -0.026],
        [1.425, 0.108, 0.076, -0.036],
        [1.455, 0.066, 0.062, -0.040],
        [1.490, 0.054, 0.055, -0.036],
        [1.540, 0.050, 0.052, -0.030],
        [1.600, 0.050, 0.050, -0.026],
    ]
)
SQUARE = 2.3
"""How square its cross-sections are: 2 is an ellipse."""
LIMBS = (  # from, radius, to, radius
    ((0.090, 0.006, 0.800), 0.082, (0.081, 0.026, 0.480), 0.053),
    ((0.078, 0.028, 0.480), 0.051, (0.078, 0.024, 0.400), 0.047),
    ((0.079, 0.020, 0.420), 0.048, (0.080, 0.012, 0.100), 0.030),
    ((0.080, 0.000, 0.100), 0.028, (0.084, -0.016, 0.030), 0.030),
    ((0.080, 0.010, 0.060), 0.032, (0.078, 0.110, 0.028), 0.024),
    ((0.084, -0.012, 0.026), 0.029, (0.078, 0.150, 0.016), 0.018),
    ((0.088, -0.010, 0.026), 0.027, (0.130, 0.125, 0.012), 0.014),
    ((0.150, -0.026, 1.405), 0.050, (0.172, -0.018, 1.370), 0.048),
    ((0.020, -0.060, 1.445), 0.036, (0.135, -0.040, 1.420), 0.036),
)
BALLS = (  # middle, radii
    ((0.072, -0.050, 0.850), (0.086, 0.076, 0.086)),
    ((0.082, -0.010, 0.330), (0.047, 0.054, 0.125)),
    ((0.0, -0.022, 1.602), (0.078, 0.100, 0.108)),
    ((0.0, 0.020, 1.556), (0.052, 0.050, 0.056)),
)
CARRIERS = {
    "calcaneus": "calcaneus", "talus": "talus", "navicular": "navicular", "cuboid": "cuboid", "tibia": "tibia",
    "fibula": "tibia", "femur": "femur", "patella": "femur", "hip_bone": "sacrum", "sacrum": "sacrum", "skull": "skull",
    "jaw": "skull", "cervical_1": "skull", "cervical_2": "skull",
}  # fmt: skip
"""On which bone the skin of each hangs; the rest of the spine on itself, the rest of the chest on the rib cage."""


def wrapped(body: Body, fine: dict[str, Mesh], bones: list[dict[str, str]]) -> Wrap:
    """The outline, its two halves mirror images, and what each of its points follows."""
    shapes = {name: solids.whole(name, mesh, 2 * budgets.triangles(name, budgets.WHOLE)) for name, mesh in fine.items()}
    grid = _grid()
    right = grid.axes[0] >= -1e-9
    half = Grid((grid.axes[0][right], *grid.axes[1:]), SPACING, even=False)
    values = _field(half, body, shapes).reshape(half.shape)
    values = gaussian_filter(np.concatenate([values[:0:-1], values]), 0.7)
    outline = surface(grid, values, 8)
    fewer = solids.coarse(Mesh(_enlarged(outline.points), outline.triangles), TRIANGLES // 2)
    mesh = two_halves(right_half(Mesh(_restored(fewer.points), fewer.triangles)))
    hung, share = _hung(mesh, shapes, bones)
    return Wrap(mesh, hung, share)


def _grid() -> Grid:
    right = np.arange(0, HIGH[0] + SPACING, SPACING)
    rest = [np.arange(low, high + SPACING, SPACING) for low, high in zip(LOW[1:], HIGH[1:], strict=True)]
    return Grid((np.concatenate([-right[:0:-1], right]), rest[0], rest[1]), SPACING, even=True)


def _scale(heights: Array) -> Array:
    return 1 + 1.4 * step((0.30 - heights) / 0.18)


HEIGHTS = np.linspace(-0.05, 1.8, 3701)
RAISED = np.concatenate([[0.0], np.cumsum(_scale((HEIGHTS[1:] + HEIGHTS[:-1]) / 2) * np.diff(HEIGHTS))])


def _enlarged(points: Array) -> Array:
    """With larger feet, so that they keep more of the triangles when there are to be fewer."""
    scale = _scale(points[:, 2])
    return np.stack([points[:, 0] * scale, points[:, 1] * scale, np.interp(points[:, 2], HEIGHTS, RAISED)], axis=1)


def _restored(points: Array) -> Array:
    """The feet as large as they were."""
    heights = np.interp(points[:, 2], RAISED, HEIGHTS)
    scale = _scale(heights)
    return np.stack([points[:, 0] / scale, points[:, 1] / scale, heights], axis=1)


def _field(grid: Grid, body: Body, shapes: dict[str, Mesh]) -> Array:
    places = grid.places
    soft = [_trunk(places), *(_limb(places, *limb) for limb in LIMBS), *(_ball(places, *ball) for ball in BALLS)]
    flesh = reduce(lambda one, other: either(one, other, SOFT_BLEND), soft)
    kept = [name for name in shapes if budgets.region(name) != "arm"]
    for skin in sorted({_skin(name) for name in kept}):
        under = joined([shapes[name] for name in kept if _skin(name) == skin])
        flesh = either(flesh, distances(grid, under, NEAR) - skin, BONE_BLEND)
    flesh = either(flesh, _arm(grid, body, shapes), ARM_BLEND)
    return np.maximum(flesh, FLOOR - places[:, 2])


def _arm(grid: Grid, body: Body, shapes: dict[str, Mesh]) -> Array:
    places = grid.places
    shoulder, elbow = body.joints["shoulder"], body.joints["elbow"]
    wrist = shapes["hand"].points[shapes["hand"].points[:, 2].argsort()[-12:]].mean(axis=0)
    elbow = elbow + np.array([0.004, 0.0, 0.0])
    upper = _limb(places, shoulder, 0.050, elbow, 0.038)
    lower = _limb(places, elbow, 0.039, wrist, 0.027)
    arm = [distances(grid, mesh, NEAR) - _skin(name) for name, mesh in shapes.items() if budgets.region(name) == "arm"]
    return reduce(lambda one, other: either(one, other, BONE_BLEND), (upper, lower, *arm))


def _skin(name: str) -> float:
    return SKIN.get(name, SKIN.get(budgets.region(name), REST))


def _trunk(places: Array) -> Array:
    heights = TRUNK[:, 0]
    here = np.clip(places[:, 2], heights[0], heights[-1])
    wide, deep, middle = (PchipInterpolator(heights, TRUNK[:, column])(here) for column in (1, 2, 3))
    across, along = np.abs(places[:, 0]) / wide, np.abs(places[:, 1] - middle) / deep
    round_ = np.maximum((across**SQUARE + along**SQUARE) ** (1 / SQUARE), 1e-3)
    slope = round_ ** (1 - SQUARE) * np.hypot(across ** (SQUARE - 1) / wide, along ** (SQUARE - 1) / deep)
    side = (round_ - 1) / np.maximum(slope, 1 / np.maximum(wide, deep))
    beyond = np.abs(places[:, 2] - here)
    result: Array = np.where(beyond > 0, np.hypot(np.maximum(side, 0), beyond), side)
    return result


def _limb(places: Array, start: object, first: float, end: object, last: float) -> Array:
    """A capsule that tapers from one radius to another."""
    one, two = np.asarray(start, float), np.asarray(end, float)
    way = two - one
    share = np.clip((places - one) @ way / (way @ way), 0, 1)
    result: Array = np.linalg.norm(places - one - share[:, None] * way, axis=1) - (first + share * (last - first))
    return result


def _ball(places: Array, middle: object, radii: object) -> Array:
    size = np.asarray(radii, float)
    there = (places - np.asarray(middle, float)) / size
    far = np.linalg.norm(there, axis=1)
    slope = np.linalg.norm(there / size, axis=1)
    result: Array = far * (far - 1) / np.maximum(slope, 1e-6)
    return result


def _hung(mesh: Mesh, shapes: dict[str, Mesh], bones: list[dict[str, str]]) -> tuple[Array, Array]:
    """The two nearest carriers of each point, and the share of the nearer: all of it close by, half midway."""
    rows = {(bone["name"], bone["side"]): row for row, bone in enumerate(bones)}
    found: dict[int, Array] = {}
    for bone in bones:
        name, side = bone["name"], bone["side"]
        carrier = _carrier(name)
        row = rows.get((carrier, side), rows.get((carrier, "")))
        points = shapes[name].points * ([-1, 1, 1] if side == "l" else [1, 1, 1])
        away = cKDTree(points).query(mesh.points)[0]
        assert row is not None
        found[row] = np.minimum(found.get(row, np.inf), away)
    carriers = np.array(sorted(found))
    away = np.stack([found[row] for row in carriers], axis=1)
    order = np.argsort(away, axis=1, kind="stable")[:, :2]
    near, next_ = np.take_along_axis(away, order, axis=1).T
    share = next_**4 / (near**4 + next_**4)
    return carriers[order], share


def _carrier(name: str) -> str:
    if name in CARRIERS:
        return CARRIERS[name]
    if name.startswith(("lumbar", "thoracic_12", "thoracic_11", "thoracic_10")):
        return name
    if budgets.region(name) == "foot":
        return name if name.startswith("metatarsal") else _ray(name)
    return "rib_cage"


def _ray(name: str) -> str:
    """A toe's skin goes with its ray."""
    return f"metatarsal_{name[-1]}"

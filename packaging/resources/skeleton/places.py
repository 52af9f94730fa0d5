"""Places and directions that others need: centres of joints, what touches the floor, axes of joints."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy.spatial import cKDTree

from skeleton.foot import RAYS
from skeleton.joints import SPINE
from skeleton.mesh import Array, Mesh
from skeleton.posture import Body

BALLS = {1: "ball_big_toe", 5: "ball_little_toe"}


def landmarks(body: Body, drawn: dict[str, Mesh]) -> dict[str, Array]:
    """Points (3,) by name, "_r" and "_l" for the two sides."""
    right = {name: body.joints[name] for name in ("hip", "knee", "ankle", "subtalar", "shoulder", "elbow")}
    right["heel"] = _lowest(drawn["calcaneus"].points)
    right["heel_back"] = drawn["calcaneus"].points[drawn["calcaneus"].points[:, 1].argmin()]
    for ray in RAYS:
        head = _head(drawn[f"metatarsal_{ray}"].points)
        right[f"head_metatarsal_{ray}"] = (head.min(axis=0) + head.max(axis=0)) / 2
        right[f"base_metatarsal_{ray}"] = _base(drawn[f"metatarsal_{ray}"].points)
        right[f"tip_toe_{ray}"] = _foremost(drawn[f"distal_phalanx_{ray}"].points)
        if ray in BALLS:
            right[BALLS[ray]] = _lowest(head)
    navicular = drawn["navicular"].points
    right["navicular"] = navicular[navicular[:, 0].argmin()]
    right["talonavicular"] = _between(drawn["talus"], drawn["navicular"])
    right["calcaneocuboid"] = _between(drawn["calcaneus"], drawn["cuboid"])
    right["outer_ankle"] = _lowest(drawn["fibula"].points)
    right["inner_ankle"] = _lowest(drawn["tibia"].points[drawn["tibia"].points[:, 0] < body.joints["ankle"][0] - 0.01])
    right["kneecap"] = drawn["patella"].points.mean(axis=0)
    crest = drawn["hip_bone"].points
    right["iliac_crest"] = crest[crest[:, 2].argmax()]
    found = {f"{name}_r": point for name, point in right.items()}
    found |= {f"{name}_l": point * [-1, 1, 1] for name, point in right.items()}
    found |= {_disc(*pair): _meeting(drawn[pair[0]], drawn[pair[1]]) for pair in pairwise(SPINE)}
    crown = drawn["skull"].points
    return found | {"crown": crown[crown[:, 2].argmax()] * [0, 1, 1]}


def axes(body: Body) -> dict[str, Array]:
    """Unit directions (3,) of joints.

    "ankle_r" points to the right and "ankle_l" to the left, both outwards from the body; "subtalar" points forwards
    and up on both sides.
    """
    right = {"ankle": body.axes["ankle"], "subtalar": body.axes["subtalar"], "toes": -body.axes["mtp"]}
    found = {f"{name}_r": axis / np.linalg.norm(axis) for name, axis in right.items()}
    return found | {f"{name[:-2]}_l": axis * [-1, 1, 1] for name, axis in found.items()}


def _lowest(points: Array) -> Array:
    """The middle of what is lowest."""
    low = points[points[:, 2] <= points[:, 2].min() + 5e-5]
    return np.array([*low[:, :2].mean(axis=0), points[:, 2].min()])


def _foremost(points: Array) -> Array:
    point: Array = points[points[:, 1].argmax()]
    return point


def _head(points: Array) -> Array:
    kept: Array = points[points[:, 1] > points[:, 1].max() - 0.018]
    return kept


def _base(points: Array) -> Array:
    base: Array = points[points[:, 1] < points[:, 1].min() + 0.010].mean(axis=0)
    return base


def _between(one: Mesh, other: Mesh) -> Array:
    """The middle of the place where two bones come closest."""
    away, nearest = cKDTree(other.points).query(one.points)
    close = away <= np.percentile(away, 4)
    middle: Array = (one.points[close].mean(axis=0) + other.points[nearest[close]].mean(axis=0)) / 2
    return middle


def _disc(below: str, above: str) -> str:
    return f"{_short(above)}_{_short(below)}"


def _short(name: str) -> str:
    return "s1" if name == "sacrum" else name[0] + name.split("_")[1]


def _meeting(below: Mesh, above: Mesh) -> Array:
    """The middle of the disc between two vertebrae, at x = 0."""
    lower, upper = (_front(mesh.points) for mesh in (below, above))
    height = (np.percentile(lower[:, 2], 96) + np.percentile(upper[:, 2], 4)) / 2
    rims = [points[np.abs(points[:, 2] - height) < 0.012] for points in (lower, upper)]
    return np.array([0.0, np.mean([rim[:, 1].mean() for rim in rims]), height])


def _front(points: Array) -> Array:
    """The body of a vertebra, without its processes."""
    low, high = points[:, 1].min(), points[:, 1].max()
    kept: Array = points[(points[:, 1] > high - 0.45 * (high - low)) & (np.abs(points[:, 0]) < 0.02)]
    return kept

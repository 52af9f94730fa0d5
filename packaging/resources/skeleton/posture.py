"""The whole right half and the middle of the body, standing: the leg set on the foot, the kneecap in its groove."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from skeleton import foot
from skeleton.field import distance
from skeleton.mesh import Array, Mesh, joined, normals, subdivided
from skeleton.source import Source

TIMES = {
    "tibia": (3, 0.8),
    "fibula": (3, 0.8),
    "patella": (3, 0.8),
    "femur": (2, 0.8),
    "hip_bone": (3, 0.5),
    "sacrum": (2, 0.8),
    "clavicle": (2, 0.8),
    "humerus": (2, 0.8),
    "ulna": (2, 0.8),
    "radius": (2, 0.8),
}
"""How often a coarse bone is subdivided, and how much of the way its surface then runs to the points given."""
ANKLE_GAP = 0.002
KNEECAP_GAP = 0.002
KNEECAP_TILT = 8.0
"""Degrees by which its top leans back on to the thigh bone, and metres by which it sits deeper in the groove."""
KNEECAP_LOWER = 0.006


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Bones by name, right side and middle, the floor at z = 0; `joints` (3,) and `axes` (3,) of the right side."""

    bones: dict[str, Mesh]
    joints: dict[str, Array]
    axes: dict[str, Array]


def stand(source: Source) -> Body:
    """Every bone where it is drawn, each of the coarse ones smoothed."""
    parts = {name: subdivided(mesh, 2) for name, mesh in foot.split(source).items()}
    standing = foot.stand(parts, source.joints["ankle"])
    floor = foot.lowest(standing["calcaneus"])
    feet = {name: _dropped(mesh, floor) for name, mesh in standing.items()}
    above = {name: _fine(name, mesh) for name, mesh in source.meshes.items() if "part" not in name and name != "talus"}
    above |= {
        "hand": joined([mesh for name, mesh in source.meshes.items() if name.startswith("hand_part_")]),
        "rib_cage": joined([mesh for name, mesh in source.meshes.items() if name.startswith("rib_part_")]),
    }
    above = {name: _dropped(mesh, floor) for name, mesh in above.items()}
    sink = _sink(feet["talus"], above["tibia"])
    above = {name: _dropped(mesh, sink) for name, mesh in above.items()}
    above["patella"] = _kneecap(above["patella"], above["femur"])
    around = foot.turn(np.array([0.0, 0.0, 1.0]), -foot.TOE_OUT)
    joints = {name: point - [0.0, 0.0, floor + sink] for name, point in source.joints.items()}
    joints["subtalar"] = around @ (joints["subtalar"] - joints["ankle"]) + joints["ankle"] + [0.0, 0.0, sink]
    axes = {name: around @ axis for name, axis in source.axes.items()}
    heel = np.array([0.0, feet["calcaneus"].points[:, 1].mean(), 0.0])
    bones = {name: Mesh(mesh.points - heel, mesh.triangles) for name, mesh in (feet | above).items()}
    return Body(bones, {name: point - heel for name, point in joints.items()}, axes)


def _dropped(mesh: Mesh, by: float) -> Mesh:
    return Mesh(mesh.points - [0.0, 0.0, by], mesh.triangles)


def _fine(name: str, mesh: Mesh) -> Mesh:
    if name in TIMES:
        return subdivided(mesh, *TIMES[name])
    if name.startswith(("lumbar", "thoracic", "cervical")):
        return subdivided(mesh, 2, 0.9)
    return mesh


def _sink(talus: Mesh, tibia: Mesh) -> float:
    """How far the leg comes down until its roof lies as close on the talus as cartilage lets it."""
    dome = talus.points[normals(talus)[:, 2] > 0.85]
    low, high = -0.02, 0.02
    for _ in range(30):
        by = (low + high) / 2
        close = float(np.percentile(distance(dome, _dropped(tibia, by)), 20))
        low, high = (by, high) if close > ANKLE_GAP else (low, by)
    return by


def _kneecap(patella: Mesh, femur: Mesh) -> Mesh:
    middle = patella.points.mean(axis=0)
    patella = foot.about(patella, middle, foot.turn(np.array([1.0, 0.0, 0.0]), KNEECAP_TILT))
    patella = patella.moved(np.eye(3), [0.0, 0.0, -KNEECAP_LOWER])
    for _ in range(6):
        gap = float(distance(patella.points, femur).min())
        patella = patella.moved(np.eye(3), [0.0, KNEECAP_GAP - gap, 0.0])
    return patella

"""The right foot: its parts told apart, then stood flat on the floor with an upright heel."""

from __future__ import annotations

import numpy as np

from skeleton.field import distance
from skeleton.mesh import Array, Mesh
from skeleton.source import Source

RAYS = (1, 2, 3, 4, 5)
HINDFOOT = ("calcaneus", "talus")
LENGTHWISE = np.array([0.0, 1.0, 0.0])
PIVOT_UNDER_TALUS = np.array([0.082, -0.012, 0.110])
MIDFOOT_ROLL = 7.0
"""Degrees by which everything before heel and talus rolls, to bring the outer edge down to the floor."""
MIDFOOT_PIVOT = np.array([0.062, 0.020, 0.107])
TOE_OUT = 7.0
"""Degrees that the foot turns out, besides the turn that it has in the model."""
ARCH_ACROSS = {1: 0.0, 2: 0.0015, 3: 0.002, 4: 0.001, 5: 0.0}
"""How far above the floor each metatarsal's head is."""
TOE_CLEARANCE = 0.0003
TOE_GAP = 0.0016
HEEL_SLICE = (0.006, 0.030)
"""Which part of the heel bone, from its back, shows its lean from behind."""


def turn(axis: Array, degrees: float) -> Array:
    """Rotation (3, 3) by the right hand about a unit direction."""
    x, y, z = axis
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    result: Array = np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * (cross @ cross)
    return result


def about(mesh: Mesh, pivot: Array, rotation: Array) -> Mesh:
    """Turned about a point."""
    return mesh.moved(rotation, pivot - rotation @ pivot)


def names(ray: int) -> tuple[str, ...]:
    """The bones of a ray, from its metatarsal to its tip."""
    middle = () if ray == 1 else (f"middle_phalanx_{ray}",)
    return (f"metatarsal_{ray}", f"proximal_phalanx_{ray}", *middle, f"distal_phalanx_{ray}")


def split(source: Source) -> dict[str, Mesh]:
    """The bones of the foot by name, told apart by size and place."""
    foot = [mesh for name, mesh in source.meshes.items() if name.startswith("foot_part_")]
    toes = [mesh for name, mesh in source.meshes.items() if name.startswith("toe_part_")]
    foot.sort(key=lambda part: -float(np.prod(np.ptp(part.points, axis=0))))
    calcaneus, rest = foot[0], sorted(foot[1:], key=lambda part: -float(np.ptp(part.points[:, 1])))
    metatarsals = sorted(rest[:5], key=lambda part: float(part.points[:, 0].mean()))
    tarsals = sorted(rest[5:], key=lambda part: float(part.points[:, 0].mean()))
    cuboid = tarsals.pop()
    navicular = tarsals.pop(int(np.argmin([part.points[:, 1].mean() for part in tarsals])))
    result = {"calcaneus": calcaneus, "talus": source.meshes["talus"], "navicular": navicular, "cuboid": cuboid}
    result |= {f"cuneiform_{row}": part for row, part in enumerate(tarsals, 1)}
    rays: list[list[Mesh]] = [[part] for part in metatarsals]
    for toe in sorted(toes, key=lambda part: float(part.points[:, 1].mean())):
        start = toe.points[toe.points[:, 1].argmin()]
        nearest = min(rays, key=lambda ray: float(np.linalg.norm(tip(ray[-1]) - start)))
        nearest.append(toe)
    for row, ray in zip(RAYS, rays, strict=True):
        result |= dict(zip(names(row), ray, strict=True))
    return result


def tip(mesh: Mesh) -> Array:
    """The foremost point (3,)."""
    point: Array = mesh.points[mesh.points[:, 1].argmax()]
    return point


def lean(calcaneus: Mesh) -> float:
    """Degrees by which the heel bone's top leans outwards, its back seen from behind."""
    depth = calcaneus.points[:, 1] - calcaneus.points[:, 1].min()
    part = calcaneus.points[(depth > HEEL_SLICE[0]) & (depth < HEEL_SLICE[1])][:, [0, 2]]
    part = part - part.mean(axis=0)
    long = np.linalg.eigh(part.T @ part)[1][:, 1]
    return float(np.degrees(np.arctan(long[0] / long[1])))


def stand(bones: dict[str, Mesh], ankle: Array) -> dict[str, Mesh]:
    """The neutral foot: heel upright, heel, balls and toes at one height, turned out."""
    result = dict(bones)
    for _ in range(4):
        upright = turn(LENGTHWISE, lean(result["calcaneus"]) * -1)
        result["calcaneus"] = about(result["calcaneus"], PIVOT_UNDER_TALUS, upright)
    floor = lowest(result["calcaneus"])
    roll = turn(LENGTHWISE, MIDFOOT_ROLL)
    for name in result.keys() - set(HINDFOOT):
        result[name] = about(result[name], MIDFOOT_PIVOT, roll)
    for ray in RAYS:
        _lower(result, ray, floor + ARCH_ACROSS[ray])
    around = turn(np.array([0.0, 0.0, 1.0]), -TOE_OUT)
    return {name: about(mesh, ankle, around) for name, mesh in result.items()}


def _lower(bones: dict[str, Mesh], ray: int, height: float) -> None:
    """Turn a metatarsal about its base until its head is at `height`, and lay its toe on the floor before it."""
    first, *toe = names(ray)
    base = bones[first].points[bones[first].points[:, 1] < bones[first].points[:, 1].min() + 0.012].mean(axis=0)
    along = tip(bones[first]) - base
    across = np.cross(along * [1, 1, 0], [0, 0, 1])
    across /= np.linalg.norm(across)
    before = tip(bones[first])
    low, high = -20.0, 20.0
    for _ in range(40):
        angle = (low + high) / 2
        turned = about(bones[first], base, turn(across, angle))
        low, high = (angle, high) if lowest(_head(turned)) < height else (low, angle)
    bones[first] = turned
    shift = tip(turned) - before
    previous = turned
    for name in toe:
        mesh = bones[name].moved(np.eye(3), shift)
        mesh = mesh.moved(np.eye(3), [0.0, 0.0, height - ARCH_ACROSS[ray] + TOE_CLEARANCE - lowest(mesh)])
        for _ in range(5):
            towards = (previous.points.mean(axis=0) - mesh.points.mean(axis=0)) * [1, 1, 0]
            step = towards / np.linalg.norm(towards) * (float(distance(mesh.points, previous).min()) - TOE_GAP)
            mesh, shift = mesh.moved(np.eye(3), step), shift + step
        bones[name] = previous = mesh


def lowest(mesh: Mesh) -> float:
    """The height of its lowest point."""
    return float(mesh.points[:, 2].min())


def _head(metatarsal: Mesh) -> Mesh:
    points = metatarsal.points
    return Mesh(points[points[:, 1] > points[:, 1].max() - 0.022], np.empty((0, 3), int))

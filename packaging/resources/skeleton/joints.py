"""Which bones meet, and how closely."""

from __future__ import annotations

import numpy as np

from skeleton.field import Neighbour, step
from skeleton.foot import RAYS, names
from skeleton.mesh import Array, Mesh

MM = 0.001
SPINE = (
    "sacrum",
    *(f"lumbar_{row}" for row in range(5, 0, -1)),
    *(f"thoracic_{row}" for row in range(12, 0, -1)),
    *(f"cervical_{row}" for row in range(7, 0, -1)),
)
FOOT = (
    ("talus", "calcaneus", 1.5, 2.0),
    ("talus", "navicular", 1.5, 2.0),
    ("calcaneus", "cuboid", 1.4, 2.5),
    ("calcaneus", "navicular", 1.5, 0.0),
    ("navicular", "cuneiform_1", 1.2, 2.5),
    ("navicular", "cuneiform_2", 1.2, 2.0),
    ("navicular", "cuneiform_3", 1.2, 2.0),
    ("cuneiform_1", "cuneiform_2", 1.2, 1.5),
    ("cuneiform_2", "cuneiform_3", 1.2, 1.5),
    ("cuneiform_3", "cuboid", 1.2, 1.5),
    ("cuneiform_1", "metatarsal_1", 1.2, 1.5),
    ("cuneiform_1", "metatarsal_2", 1.2, 1.0),
    ("cuneiform_2", "metatarsal_2", 1.2, 1.5),
    ("cuneiform_3", "metatarsal_3", 1.2, 1.5),
    ("cuneiform_3", "metatarsal_2", 1.2, 1.0),
    ("cuboid", "metatarsal_4", 1.2, 1.8),
    ("cuboid", "metatarsal_5", 1.2, 1.8),
    *((f"metatarsal_{ray}", f"metatarsal_{ray + 1}", 1.0, 0.3) for ray in RAYS[:-1]),
    *((one, other, 1.2, 0.7) for ray in RAYS for one, other in zip(names(ray), names(ray)[1:], strict=False)),
)
LEG = (
    ("tibia", "talus", 1.6, 2.5),
    ("fibula", "talus", 1.5, 1.5),
    ("fibula", "calcaneus", 3.0, 0.0),
    ("tibia", "fibula", 1.0, 0.8),
    ("femur", "tibia", 3.0, 2.5),
    ("femur", "patella", 2.0, 0.6),
    ("femur", "hip_bone", 2.0, 1.0),
    ("hip_bone", "sacrum", 1.5, 2.5),
)
MEETING = tuple((one, other, gap * MM, reach * MM) for one, other, gap, reach in (*FOOT, *LEG))
DISC = 3.0 * MM
DISC_REACH = 6.0 * MM


def before_canal(mesh: Mesh) -> float:
    """Where a vertebra's body ends at its back, as y: the bodies grow towards each other, the processes do not."""
    low, high = mesh.points[:, 1].min(), mesh.points[:, 1].max()
    return float(high - 0.45 * (high - low))


def neighbours(name: str, bones: dict[str, Mesh]) -> list[Neighbour]:
    """Every bone of the same side that a bone meets."""
    found = []
    for one, other, gap, reach in MEETING:
        if name in (one, other):
            found.append(Neighbour(bones[other if name == one else one], gap, reach))
    if name == "hip_bone":
        found.append(Neighbour(bones[name].mirrored(), 4 * MM, 2 * MM))
    if name in SPINE:
        row = SPINE.index(name)
        found += [_disc(bones, name, SPINE[other]) for other in (row - 1, row + 1) if 0 <= other < len(SPINE)]
    return found


def _disc(bones: dict[str, Mesh], name: str, other: str) -> Neighbour:
    edge = max(before_canal(bones[each]) for each in (name, other))

    def where(places: Array) -> Array:
        return step((places[:, 1] - edge) / 0.006)

    size = min(float(np.ptp(bones[each].points[:, 1])) for each in (name, other)) / 0.066
    return Neighbour(bones[other], DISC * min(size, 1.0), DISC_REACH * min(size, 1.0), where)

"""How many triangles each bone gets, from afar and from near by, and which region it belongs to."""

from __future__ import annotations

WHOLE = {
    "calcaneus": 190, "talus": 150, "navicular": 80, "cuboid": 80, "cuneiform_1": 64, "cuneiform_2": 48,
    "cuneiform_3": 48,
    "metatarsal_1": 110, "metatarsal": 80, "proximal_phalanx_1": 70, "proximal_phalanx": 40, "middle_phalanx": 28,
    "distal_phalanx_1": 50, "distal_phalanx": 24, "tibia": 360, "fibula": 170, "patella": 120, "femur": 480,
    "hip_bone": 640, "sacrum": 400, "lumbar": 320, "thoracic": 220, "cervical": 150, "skull": 1800, "jaw": 500,
    "rib_cage": 2300, "clavicle": 100, "scapula": 240, "humerus": 220, "ulna": 130, "radius": 130, "hand": 480,
}  # fmt: skip
"""By bone or, where a bone is not named itself, by its kind."""
NEAR = {
    "calcaneus": 2400, "talus": 1700, "navicular": 800, "cuboid": 800, "cuneiform_1": 600, "cuneiform_2": 440,
    "cuneiform_3": 440, "metatarsal_1": 900, "metatarsal": 560, "proximal_phalanx_1": 460, "proximal_phalanx": 230,
    "middle_phalanx": 150, "distal_phalanx_1": 340, "distal_phalanx": 110, "tibia": 1900, "fibula": 1000,
}  # fmt: skip
REGIONS = {
    "tibia": "shin", "fibula": "shin", "femur": "thigh", "patella": "thigh", "hip_bone": "pelvis", "sacrum": "pelvis",
    "lumbar": "low_back", "thoracic": "chest", "rib_cage": "chest", "clavicle": "chest", "scapula": "chest",
    "cervical": "head", "skull": "head", "jaw": "head", "humerus": "arm", "ulna": "arm", "radius": "arm", "hand": "arm",
}  # fmt: skip
"""By bone or kind; the rest is the foot."""


def kind(name: str) -> str:
    """The name without its number."""
    return name.rstrip("0123456789").rstrip("_")


def region(name: str) -> str:
    """Which part of the body a bone belongs to."""
    return REGIONS.get(name) or REGIONS.get(kind(name)) or "foot"


def triangles(name: str, table: dict[str, int]) -> int:
    """What a table grants a bone; raises KeyError."""
    return table[name] if name in table else table[kind(name)]

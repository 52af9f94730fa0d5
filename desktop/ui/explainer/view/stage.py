"""Where things of the room come to lie in the picture: a pose seen by a camera, asked point by point."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from desktop.skeleton.bones import Floats, Skeleton
    from desktop.skeleton.camera import Camera
    from desktop.skeleton.frame import Posed

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """Metres in, pixels of a view of `size` out."""

    skeleton: Skeleton
    pose: Posed
    camera: Camera
    size: tuple[int, int]

    def at(self, x: float, y: float, z: float) -> QPointF:
        """Where a point is seen."""
        import numpy as np

        seen = self.camera.project(np.array([[x, y, z]], np.float32), self.size)[0]
        return QPointF(float(seen[0]), float(seen[1]))

    def posed(self, bone: str, point: Point | Floats) -> Point:
        """Where a point of a bone, given as it lies at rest, is now."""
        import numpy as np

        matrix = self.pose.matrices[_row(self.skeleton, bone)]
        x, y, z = matrix[:, :3] @ np.asarray(point, np.float32) + matrix[:, 3]
        return float(x), float(y), float(z)

    def turned(self, bone: str, way: Point) -> Point:
        """Which way a direction of a bone points now."""
        import numpy as np

        x, y, z = self.pose.matrices[_row(self.skeleton, bone)][:, :3] @ np.asarray(way, np.float32)
        return float(x), float(y), float(z)

    def middle(self) -> Point:
        """The point midway between the hips."""
        left, right = (self.posed(f"hip_bone_{side}", self.skeleton.landmarks[f"hip_{side}"]) for side in "lr")
        return (left[0] + right[0]) / 2, (left[1] + right[1]) / 2, (left[2] + right[2]) / 2

    def crest(self, side: str) -> Point:
        """The highest point of a hip bone at rest."""
        return _crest(self.skeleton, side)

    def facing(self) -> float:
        """1 seen from the front, -1 from behind, 0 from a side."""
        return math.cos(math.radians(self.camera.turn))

    def scale(self) -> float:
        """Pixels a metre."""
        return self.size[1] / self.camera.height

    def shows_trunk(self) -> bool:
        """Whether pelvis or spine can be seen."""
        spots = [self.at(*self.middle()), self.at(*self.posed("lumbar_3", self.skeleton.landmarks["l3_l4"]))]
        return any(0 <= spot.x() < self.size[0] and 0 <= spot.y() < self.size[1] for spot in spots)


@lru_cache(maxsize=256)
def _row(skeleton: Skeleton, bone: str) -> int:
    return skeleton.index(bone)


@lru_cache(maxsize=8)
def _crest(skeleton: Skeleton, side: str) -> Point:
    mesh = skeleton.whole
    points = mesh.points[mesh.point_bone == _row(skeleton, f"hip_bone_{side}")]
    x, y, z = points[points[:, 2].argmax()]
    return float(x), float(y), float(z)

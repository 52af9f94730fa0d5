"""Where the picture is taken from: parallel rays, no perspective, so lengths can be compared across the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats

SMALLEST, LARGEST = 0.03, 6.0
"""Between which heights in metres one can zoom."""

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks at `centre` in metres; `height` metres fill the picture from bottom to top.

    `turn` in degrees goes around the person: 0 from the front, 90 from the person's right, 180 from behind. `rise` is
    0 for a level view, 90 from above and -90 from below.
    """

    turn: float
    rise: float
    centre: Point
    height: float

    @property
    def directions(self) -> NDArray[np.float64]:
        """Unit rows (3, 3): to the right of the picture, up in the picture, and away from the viewer."""
        turn, rise = math.radians(self.turn), math.radians(self.rise)
        s, c, u, v = math.sin(turn), math.cos(turn), math.sin(rise), math.cos(rise)
        return np.array([[-c, s, 0.0], [-u * s, -u * c, v], [-v * s, -v * c, -u]])

    def turned(self, d_turn: float, d_rise: float) -> Camera:
        """The same place seen from elsewhere; it never goes over the head or under the feet."""
        return replace(self, turn=(self.turn + d_turn) % 360.0 % 360.0, rise=min(90.0, max(-90.0, self.rise + d_rise)))

    def zoomed(self, factor: float, at: tuple[float, float] | None = None) -> Camera:
        """Nearer for a factor above 1; `at` stays put, in metres right and up from the middle, see `metres`."""
        height = min(LARGEST, max(SMALLEST, self.height / factor))
        kept = 1.0 - height / self.height
        right, up = at or (0.0, 0.0)
        return replace(self.moved(right * kept, up * kept), height=height)

    def moved(self, right: float, up: float) -> Camera:
        """Shifted along the picture, in metres."""
        x, y, z = (float(each) for each in np.array(self.centre) + np.array([right, up, 0.0]) @ self.directions)
        return replace(self, centre=(x, y, z))

    def fitted(self, size: tuple[int, int], width: float) -> Camera:
        """With `width` metres visible from left to right, too, however narrow a picture of `size` pixels is."""
        return replace(self, height=max(self.height, width * size[1] / max(1, size[0])))

    def pixels(self, size: tuple[int, int]) -> float:
        """How many pixels one metre takes in a picture of `size` (width, height)."""
        return size[1] / max(self.height, 1e-4)

    def metres(self, x: float, y: float, size: tuple[int, int]) -> tuple[float, float]:
        """How far the pixel position is to the right of the middle and above it, in metres."""
        scale = self.pixels(size)
        return (x - size[0] / 2) / scale, (size[1] / 2 - y) / scale

    def matrix(self, size: tuple[int, int]) -> NDArray[np.float64]:
        """The (3, 4) map from metres to x and y in pixels from the top left corner, and depth in metres."""
        made = np.empty((3, 4))
        scale = self.pixels(size)
        made[:, :3] = self.directions * np.array([[scale], [-scale], [1.0]])
        x, y, z = self.centre
        made[:, 3] = -(made[:, 0] * x + made[:, 1] * y + made[:, 2] * z)
        made[:2, 3] += size[0] / 2, size[1] / 2
        return made

    def project(self, points: Floats, size: tuple[int, int]) -> Floats:
        """Where points (N, 3) land: (N, 3) x and y in pixels, whose middles are at .5, and depth, bigger is farther."""
        matrix = self.matrix(size)
        return (np.asarray(points, np.float64) @ matrix[:, :3].T + matrix[:, 3]).astype(np.float32)


class View(StrEnum):
    """Where one looks from without turning anything."""

    HEEL = "heel"
    FRONT = "front"
    BACK = "back"
    SIDE = "side"
    SOLES = "soles"


VIEWS: Mapping[View, Camera] = MappingProxyType(
    {
        View.HEEL: Camera(180.0, 5.0, (0.0, -0.02, 0.125), 0.31),
        View.FRONT: Camera(0.0, 3.0, (0.0, 0.0, 0.855), 1.86),
        View.BACK: Camera(180.0, 3.0, (0.0, 0.0, 0.855), 1.86),
        View.SIDE: Camera(90.0, 3.0, (0.0, 0.03, 0.855), 1.86),
        View.SOLES: Camera(0.0, -90.0, (0.0, 0.085, 0.0), 0.34),
    }
)

WIDTHS: Mapping[View, float] = MappingProxyType(
    {View.HEEL: 0.36, View.FRONT: 0.72, View.BACK: 0.72, View.SIDE: 0.62, View.SOLES: 0.36}
)
"""How many metres from left to right each view needs, for `Camera.fitted`."""


def seen(view: View, size: tuple[int, int]) -> Camera:
    """The view as a picture of `size` pixels shows it whole."""
    return VIEWS[view].fitted(size, WIDTHS[view])

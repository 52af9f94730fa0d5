"""What goes into a picture besides the bones, and what comes out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats

Colour = tuple[float, float, float]
Bytes = NDArray[np.uint8]
Indexes = NDArray[np.intp]
# An even spread of thresholds hides the steps of a byte.
_ORDERED: Floats = ((np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) + 0.5) / 16).astype(
    np.float32
)


def grains(top: int, left: int, shape: tuple[int, ...]) -> Floats:
    """Thresholds between 0 and 1 for a part of a picture that starts at this row and column."""
    height, width = shape
    return np.tile(_ORDERED, (height // 4 + 2, width // 4 + 2))[top % 4 :, left % 4 :][:height, :width]


class Posed(Protocol):
    """Whatever says where the bones are."""

    @property
    def matrices(self) -> Floats:
        """Rest to posed, (B, 3, 4), by the skeleton's order of bones."""


class Paint(IntEnum):
    """How sure one is of what a bone does, as the eye sees it."""

    SOLID = 0
    PALE = 1
    DASHED = 2
    HIDDEN = 3


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours as red, green, blue from 0 to 1, and shares from 0 to 1 of how much of the last three covers the ground.

    Each kind of bone has a colour in the light, one in the shade, and a line; `lit` is the bone that is pointed at.
    """

    bone: Colour
    bone_shade: Colour
    bone_line: Colour
    pale: Colour
    pale_shade: Colour
    pale_line: Colour
    dashed_line: Colour
    lit: Colour
    lit_shade: Colour
    lit_line: Colour
    body: Colour
    body_edge: Colour
    shadow: Colour
    body_cover: float = 0.10
    body_edge_cover: float = 0.45
    shadow_cover: float = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A picture: `rgba` (H, W, 4) bytes with the colours multiplied by alpha, and what each pixel shows.

    `depth` (H, W) in metres from the camera's centre, infinite where no bone is; `bone` (H, W) rows of bones, else -1.
    """

    rgba: Bytes
    depth: Floats
    bone: NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A picture that is being taken: `size` in pixels, `samples` on each side of one make fine pixels.

    `view` (3, 4) leads from metres to fine pixels, `scale` of which make a metre.
    """

    size: tuple[int, int]
    samples: int
    view: NDArray[np.float64]
    scale: float

    @property
    def height(self) -> float:
        """How many metres are seen from bottom to top."""
        return self.size[1] * self.samples / self.scale

    @property
    def line(self) -> float:
        """How many fine pixels a line is wide: about one pixel, more where a picture is tall, as on a fine screen."""
        return self.samples * max(0.5, self.size[1] / 1000)

    @property
    def margin(self) -> int:
        """How many whole pixels around a bone its line may reach."""
        return 3 + math.ceil(2 * self.line / self.samples)


class Window(NamedTuple):
    """A part of a picture in pixels; right and bottom are the first ones outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Columns, 0 for a window that holds nothing."""
        return max(0, self.right - self.left)

    @property
    def height(self) -> int:
        """Rows, 0 for a window that holds nothing."""
        return max(0, self.bottom - self.top)

    def joined(self, other: Window | None) -> Window:
        """The smallest window around both."""
        if other is None:
            return self
        low = min(self.left, other.left), min(self.top, other.top)
        return Window(*low, max(self.right, other.right), max(self.bottom, other.bottom))

"""A frame of the bones as a QImage, with what else can be read from it: which bone is where, and its outline."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.skeleton.camera import Camera
    from desktop.skeleton.frame import Frame, Posed
    from desktop.skeleton.renderer import Inks, Renderer

MOVING_PIXELS = 500_000
"""A frame while something moves has at most so many pixels; a larger view is drawn coarser."""

FINER = 1.5
"""How much finer than its view a frame may be while something moves, on a screen that shows it."""

QUICK, SLOW = 0.012, 0.024
"""Seconds that a frame takes when the next can be finer, and when it has to be coarser again."""

RESTING_PIXELS = 4_000_000
"""The same at rest, where each pixel counts once for each of its samples."""

STEP_PIXELS = 300_000
"""How many of them are drawn before the next input is looked at."""

BLOCK = 3
"""Pixels of the frame in one step of the search for room beside the bones."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What is drawn: who stands how, seen from where, in which colours."""

    pose: Posed
    camera: Camera
    inks: Inks
    paints: NDArray[Any] | None = None
    body: bool = False
    lit: int = -1


@dataclass(slots=True)
class Picture:
    """A frame that was drawn for a view of `size` logical pixels."""

    image: QImage
    bones: NDArray[Any]
    size: tuple[int, int]
    _sums: NDArray[Any] | None = field(init=False, default=None)

    @property
    def sums(self) -> NDArray[Any]:
        """How many blocks with a bone in them are above and left of each; counted only where somebody asks."""
        if self._sums is None:
            import numpy as np

            taken = _by_blocks(_by_blocks(self.bones >= 0).T).T
            self._sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), np.int32)
            self._sums[1:, 1:] = taken.cumsum(0).cumsum(1)
        return self._sums

    def bone_at(self, place: QPointF) -> int:
        """The row of the bone at a point of the view; -1 where there is none."""
        rows, columns = self.bones.shape
        x = math.floor(place.x() * columns / self.size[0])
        y = math.floor(place.y() * rows / self.size[1])
        return int(self.bones[y, x]) if 0 <= x < columns and 0 <= y < rows else -1

    def busy(self, rect: QRectF) -> float:
        """How much of `rect` of the view is bones, from 0 to 1."""
        rows, columns = self.sums.shape[0] - 1, self.sums.shape[1] - 1
        across, down = self.bones.shape[1] / self.size[0] / BLOCK, self.bones.shape[0] / self.size[1] / BLOCK
        left, top = min(columns, max(0, int(rect.left() * across))), min(rows, max(0, int(rect.top() * down)))
        right = min(columns, max(left, math.ceil(rect.right() * across)))
        bottom = min(rows, max(top, math.ceil(rect.bottom() * down)))
        area = (right - left) * (bottom - top)
        inside = self.sums[bottom, right] - self.sums[top, right] - self.sums[bottom, left] + self.sums[top, left]
        return float(inside) / area if area else 0.0

    def middle(self, bone: int) -> QPointF | None:
        """The middle of what can be seen of a bone; None where nothing can."""
        import numpy as np

        rows, columns = np.nonzero(self.bones == bone)
        if not len(rows):
            return None
        # A point of the bone itself: the middle of a curved one lies beside it.
        nearest = np.argmin((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2)
        height, width = self.bones.shape
        return QPointF((columns[nearest] + 0.5) * self.size[0] / width, (rows[nearest] + 0.5) * self.size[1] / height)

    def tint(self, bone: int, colour: QColor) -> QImage:
        """`colour` wherever that bone can be seen, and nothing elsewhere."""
        return coloured((self.bones == bone).astype(float), colour)


def _by_blocks(taken: NDArray[Any]) -> NDArray[Any]:
    """Whether anything is taken in `BLOCK` rows at a time."""
    import numpy as np

    whole = len(taken) // BLOCK * BLOCK
    made = np.zeros((-(-len(taken) // BLOCK), *taken.shape[1:]), bool)
    for step in range(BLOCK):
        made[: whole // BLOCK] |= taken[step:whole:BLOCK]
    made[whole // BLOCK :] = taken[whole:].any(0)
    return made


class Moving:
    """One sample a pixel, at most as many pixels as can be drawn between two frames of a movement."""

    def __init__(self) -> None:
        """Begin with the pixels of the view."""
        self._finer = 1.0

    def draw(self, renderer: Renderer, shot: Shot, size: tuple[int, int], ratio: float = 1.0) -> Picture:
        """A frame for a view of `size` pixels, up to `FINER` times finer where the screen and the machine allow it."""
        share = min(self._finer, max(1.0, ratio), math.sqrt(MOVING_PIXELS / max(1, size[0] * size[1])))
        pixels = (max(1, round(size[0] * share)), max(1, round(size[1] * share)))
        began = perf_counter()
        frame = renderer.draw(
            shot.pose, shot.camera, pixels, shot.inks, paints=shot.paints, body=shot.body, lit=shot.lit
        )
        took = perf_counter() - began
        if took < QUICK:
            self._finer = FINER
        elif took > SLOW:
            self._finer = 1.0
        return Picture(_image(frame.rgba), frame.bone, size)


class Resting:
    """A frame as fine as the screen and smooth at the edges, drawn in steps between which somebody can go on moving."""

    def __init__(self, renderer: Renderer, shot: Shot, size: tuple[int, int], ratio: float) -> None:
        """For a view of `size` pixels, on a screen whose pixels are `ratio` times finer."""
        whole = max(1.0, size[0] * size[1] * ratio * ratio)
        share = ratio * min(1.0, math.sqrt(RESTING_PIXELS / whole))
        width, height = pixels = (max(1, round(size[0] * share)), max(1, round(size[1] * share)))
        samples = max(1, min(3, math.floor(math.sqrt(RESTING_PIXELS / (width * height)))))
        self._size = size
        self._steps = renderer.steps(
            shot.pose,
            shot.camera,
            pixels,
            shot.inks,
            paints=shot.paints,
            samples=samples,
            body=shot.body,
            lit=shot.lit,
            band=STEP_PIXELS,
        )
        self._frame: Frame | None = None

    def step(self) -> Picture | None:
        """Draw some more; the picture once all of it is drawn."""
        frame = next(self._steps, None)
        if frame is not None:
            self._frame = frame
            return None
        assert self._frame is not None
        return Picture(_image(self._frame.rgba), self._frame.bone, self._size)

    def all(self) -> Picture:
        """Draw whatever is left."""
        while (made := self.step()) is None:
            pass
        return made


def _image(rgba: NDArray[Any]) -> QImage:
    import numpy as np

    height, width = rgba.shape[:2]
    kept = np.ascontiguousarray(rgba)
    # A copy: the image would go on reading the array's memory after the array has gone.
    return QImage(kept.data, width, height, width * 4, QImage.Format.Format_RGBA8888_Premultiplied).copy()


def coloured(cover: NDArray[Any], colour: QColor) -> QImage:
    """`colour` as strong at each pixel as `cover`, from 0 to 1."""
    import numpy as np

    share = cover[:, :, None] * colour.alphaF()
    ink = np.array([colour.redF(), colour.greenF(), colour.blueF(), 1.0])
    return _image(np.round(share * ink * 255).astype(np.uint8))

"""The outline of another pose, thin, wherever it leaves the bones that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtGui import QColor, QImage

from desktop.ui.explainer.picture import Picture, Shot, coloured

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.skeleton.camera import Camera
    from desktop.skeleton.renderer import Renderer

AWAY = 2
"""Pixels from the bones within which the outline says nothing."""

GAPS = 4
"""Half of how many pixels a gap between bones is wide at most that the outline passes over."""

SPECK, LEAST = 14, 18
"""A piece of the outline is left out where fewer pixels of it than the second lie within the first of one another."""

KEPT = 2
"""How many silhouettes are kept: a coarse one while something moves, and a fine one."""


class Ghost:
    """Keeps the silhouettes from where the camera stands, for they are the same while only the pose moves."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._kept: dict[object, NDArray[Any]] = {}
        self._camera: Camera | None = None

    def seen_from(self, camera: Camera) -> bool:
        """Whether an outline was drawn from there the last time."""
        return camera == self._camera

    def outline(self, renderer: Renderer, shot: Shot, drawn: Picture, colour: QColor, *, step: int = 1) -> QImage:
        """The outline of `shot` from the same camera as `drawn`; every `step`th pixel of that is looked at."""
        bones = drawn.bones[::step, ::step] >= 0
        thick, gaps = max(1, round(bones.shape[1] / drawn.size[0])), max(1, GAPS // step)
        on, now = self._silhouette(renderer, shot, bones.shape, gaps * thick), closed(bones, gaps * thick)
        line = grown(on, thick) & ~on & ~grown(now, AWAY * thick)
        line &= around(line, SPECK * thick // step) >= LEAST * thick // step
        # Half of it on the pixels beside: a line of whole pixels would have steps.
        soft = line.astype(np.float32)
        soft[1:-1, 1:-1] += (soft[:-2, 1:-1] + soft[2:, 1:-1] + soft[1:-1, :-2] + soft[1:-1, 2:]) / 4
        return coloured(soft.clip(0, 1), colour)

    def _silhouette(self, renderer: Renderer, shot: Shot, shape: tuple[int, ...], gaps: int) -> NDArray[Any]:
        hidden = shot.paints.tobytes() if shot.paints is not None else b""
        key = (shot.camera, shape, hidden)
        if key not in self._kept:
            size = (shape[1], shape[0])
            frame = renderer.draw(shot.pose, shot.camera, size, shot.inks, paints=shot.paints, shadow=False)
            if not self.seen_from(shot.camera) or len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = closed(frame.bone >= 0, gaps)
            self._camera = shot.camera
        return self._kept[key]


def closed(mask: NDArray[Any], by: int) -> NDArray[Any]:
    """`mask` without the gaps in it that are narrower than twice `by`: those between ribs, for instance."""
    return ~grown(~grown(mask, by), by)


def around(mask: NDArray[Any], by: int) -> NDArray[Any]:
    """How many pixels of `mask` are in the square around each pixel that reaches `by` pixels to every side."""
    height, width = mask.shape
    sums = np.zeros((height + 1, width + 1), np.int32)
    sums[1:, 1:] = mask.cumsum(0, np.int32).cumsum(1)
    top, bottom = (np.arange(height) + offset for offset in (-by, by + 1))
    left, right = (np.arange(width) + offset for offset in (-by, by + 1))
    rows = sums[bottom.clip(0, height)] - sums[top.clip(0, height)]
    counted: NDArray[Any] = rows[:, right.clip(0, width)] - rows[:, left.clip(0, width)]
    return counted


def grown(mask: NDArray[Any], by: int) -> NDArray[Any]:
    """`mask` and every pixel that is at most `by` away from it, along rows and columns."""
    for _ in range(by):
        wide = mask.copy()
        wide[1:] |= mask[:-1]
        wide[:-1] |= mask[1:]
        wide[:, 1:] |= mask[:, :-1]
        wide[:, :-1] |= mask[:, 1:]
        mask = wide
    return mask

"""Another pose behind the bones that are drawn: a thin smooth outline, softly filled, wherever it leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtGui import QColor, QImage

from desktop.ui.explainer.view.picture import Picture, Shot, coloured

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.skeleton.camera import Camera
    from desktop.skeleton.renderer import Renderer

AWAY = 2
"""Pixels from the bones within which the outline says nothing."""

GAPS = 4
"""Half of how many pixels a gap between bones is wide at most that the outline passes over."""

SOFT = 2
"""Pixels to each side over which a silhouette is smoothed, so that its outline has no steps."""

LINE, FILL = 1.5, 0.16
"""How many pixels wide the outline is, and how strong its filling is beside it."""

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
        soft = max(1, SOFT // step) * thick
        # How far inside its edge each pixel is, in pixels, as far as it was smoothed.
        inside = self._silhouette(renderer, shot, bones.shape, gaps * thick, soft)
        line = (LINE * thick / (2 * step) + 0.5 - np.abs(inside)).clip(0, 1)
        made = np.maximum(line, FILL * (inside + 0.5).clip(0, 1))
        near = grown(closed(bones, gaps * thick), max(1, AWAY // step) * thick)
        return coloured(made * (1 - 2 * smoothed(near, soft)).clip(0, 1), colour)

    def _silhouette(
        self, renderer: Renderer, shot: Shot, shape: tuple[int, ...], gaps: int, soft: int
    ) -> NDArray[np.float32]:
        hidden = shot.paints.tobytes() if shot.paints is not None else b""
        key = (shot.camera, shape, hidden)
        if key not in self._kept:
            size = (shape[1], shape[0])
            frame = renderer.draw(shot.pose, shot.camera, size, shot.inks, paints=shot.paints, shadow=False)
            if not self.seen_from(shot.camera) or len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = (smoothed(closed(frame.bone >= 0, gaps), soft) - 0.5) * (2 * soft + 1)
            self._camera = shot.camera
        return self._kept[key]


def closed(mask: NDArray[Any], by: int) -> NDArray[Any]:
    """`mask` without the gaps in it that are narrower than twice `by`: those between ribs, for instance."""
    return ~grown(~grown(mask, by), by)


def smoothed(mask: NDArray[Any], by: int) -> NDArray[np.float32]:
    """From 0 to 1, how much of `mask` is around each pixel, up to twice `by` away and most where it is near."""
    made = mask.astype(np.float32)
    for _ in range(2):
        for axis in (0, 1):
            made = _mean(made, by, axis)
    return made


def _mean(values: NDArray[np.float32], by: int, axis: int) -> NDArray[np.float32]:
    """The mean of the `by` values before and behind each one along an axis; nothing lies beyond the ends."""
    margins = [(0, 0), (0, 0)]
    margins[axis] = (by + 1, by)
    sums, width = np.pad(values, margins).cumsum(axis, np.float32), 2 * by + 1
    apart = sums[width:] - sums[:-width] if axis == 0 else sums[:, width:] - sums[:, :-width]
    made: NDArray[np.float32] = apart / np.float32(width)
    return made


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

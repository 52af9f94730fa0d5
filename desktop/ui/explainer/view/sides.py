"""Which foot is the left one: where its name goes, from wherever the camera looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from desktop.ui.explainer.view.stage import Stage

SIDEWAYS = 0.25
"""Seen from so much of a side, of 0 to 1, the feet stand before one another."""

ROOM = 8.0
"""Pixels between the middles of the feet, more than each is wide to its side, from which on they are seen apart."""

_OUTLINE = ("heel", "heel_back", "ball_big_toe", "ball_little_toe", "base_metatarsal_5", "tip_toe_1", "tip_toe_5")
"""The landmarks around a foot."""


def feet(stage: Stage) -> Iterator[tuple[str, QPointF]]:
    """The side of each foot with the lowest point of it in the picture, below its middle; none unless seen apart."""
    boxes = {side: _box(stage, side) for side in "lr"}
    left, right = boxes.values()
    apart = abs(left.center().x() - right.center().x()) - max(left.width(), right.width()) / 2
    if abs(stage.facing()) < SIDEWAYS or apart < ROOM:
        return
    view = QRectF(0, 0, *stage.size)
    for side, box in boxes.items():
        if view.contains(box.center()):
            yield side, QPointF(box.center().x(), box.bottom())


def _box(stage: Stage, side: str) -> QRectF:
    # At rest, for a foot that stands hardly moves, and its name should not move at all.
    spots = [stage.at(*(float(each) for each in stage.skeleton.landmarks[f"{name}_{side}"])) for name in _OUTLINE]
    across, down = [spot.x() for spot in spots], [spot.y() for spot in spots]
    return QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))

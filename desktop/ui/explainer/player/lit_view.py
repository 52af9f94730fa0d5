"""A view of the bones in a scene: parts of the body glow while the words speak of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player.graphic import call_graphic
from desktop.ui.explainer.view.overlays import Sketch
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from desktop.skeleton.camera import Camera
    from desktop.skeleton.scenes import Part

GLOW = 0.62
"""How much of a bone's own colour the strongest glow covers."""


class LitView(SkeletonView):
    """`light_parts` lets some parts glow. With `fineness` it is drawn for a sheet and not for its screen."""

    def __init__(self, cast: Cast, look: Look, parent: QWidget | None = None) -> None:
        """Begin empty and unlit."""
        super().__init__(cast, look, parent)
        self._glowing: Mapping[Part, float] = {}
        self.fineness = 0.0
        call_graphic(self)

    def light_parts(self, lit: Mapping[Part, float]) -> None:
        """Let each part glow as strongly as said, from 0 to 1."""
        if lit != self._glowing:
            self._glowing = dict(lit)
            self.update()

    def devicePixelRatioF(self) -> float:  # noqa: N802 - Qt's name
        """Pixels of the picture in one of the view."""
        return self.fineness or super().devicePixelRatioF()

    def paintEvent(self, event: QPaintEvent) -> None:
        """On a sheet everything rests."""
        self._rests = self._rests or bool(self.fineness)
        super().paintEvent(event)

    def seen_first(self) -> Camera | None:
        """As the scene says, which knows how much room there is."""
        return self._home

    def _paint_over(self, painter: QPainter, view: QRectF, made: Sketch) -> None:
        if self._glowing:
            painter.drawImage(view, self._glow_of_parts())
        super()._paint_over(painter, view, made)

    def _glow_of_parts(self) -> QImage:
        """The accent over every bone that glows, and nothing elsewhere."""
        import numpy as np

        from desktop.skeleton.scenes import belongs

        skeleton, drawn = self._cast.skeleton, self._picture
        assert skeleton is not None
        assert drawn is not None
        colour = self.palette().color(QPalette.ColorRole.Accent)
        ink = np.array([colour.red(), colour.green(), colour.blue(), 255.0])
        # Where no bone is the picture holds -1, the last row.
        colours = np.zeros((len(skeleton.bones) + 1, 4), np.uint8)
        for row, bone in enumerate(skeleton.bones):
            strength = max((share for part, share in self._glowing.items() if belongs(bone, part)), default=0.0)
            colours[row] = np.round(ink * GLOW * strength)
        tinted = np.ascontiguousarray(colours[drawn.bones])
        height, width = tinted.shape[:2]
        # A copy: the image would go on reading the array's memory after the array has gone.
        return QImage(tinted.data, width, height, width * 4, QImage.Format.Format_RGBA8888_Premultiplied).copy()

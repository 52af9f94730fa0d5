"""A view of the bones in a scene: parts of the body glow while the words speak of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player.graphic import call_graphic
from desktop.ui.explainer.view import drawing
from desktop.ui.explainer.view.labels import Busy, Placed
from desktop.ui.explainer.view.overlays import Marks, Naming, Sketch, Stroke, sketch
from desktop.ui.explainer.view.picture import Picture
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.explainer.view.stage import Stage
from desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from desktop.skeleton.camera import Camera
    from desktop.skeleton.frame import Posed
    from desktop.skeleton.scenes import Part

GLOW = 0.62
"""How much of a bone's own colour the strongest glow covers."""


class LitView(SkeletonView):
    """`light_parts` lets some parts glow. With `fineness` it is drawn for a sheet and not for its screen.

    `widest` gives the poses between which the bones move, with their marks, so that words keep clear of all of them.
    """

    def __init__(self, cast: Cast, look: Look, parent: QWidget | None = None) -> None:
        """Begin empty and unlit."""
        super().__init__(cast, look, parent)
        self._glowing: Mapping[Part, float] = {}
        self.fineness = 0.0
        self.widest: Callable[[], Iterable[tuple[Posed, Marks]]] = tuple
        self._reserved: dict[str, QRectF] = {}
        self._reserved_for: tuple[Camera | None, QSize, QFont] | None = None
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

    def _lay_out_words(self, made: Sketch, view: QRectF) -> list[Placed]:
        """As nobody has turned it, words beside the body stand where they are in the way at no time of the scene."""
        beside = [naming for naming in made.words if naming.key and not naming.below]
        if not beside or self.moved or self._picture is None:
            return super()._lay_out_words(made, view)
        here = (self.seen_from(), self.size(), self.font())
        if here != self._reserved_for:
            self._reserved_for, self._reserved = here, self._reserve(view)
        font = drawing.small(self.font())
        stay = [
            Placed(drawing.measured(naming, font, view.width() - drawing.EDGES), self._reserved[naming.key])
            for naming in beside
            if naming.key in self._reserved
        ]
        rest = Sketch(made.strokes, tuple(naming for naming in made.words if naming not in beside))
        return [*stay, *drawing.laid_out(rest, font, view, self._busy_beside(stay), {})]

    def _reserve(self, view: QRectF) -> dict[str, QRectF]:
        """Where each of the words can stand while the bones go from one end of the scene to the other."""
        import numpy as np

        shot, renderer, skeleton = self._shot(), self._cast.renderer, self._cast.skeleton
        assert shot is not None
        assert renderer is not None
        assert skeleton is not None
        size, bones = self._pixels(), []
        strokes: list[Stroke] = []
        words: dict[str, Naming] = {}
        for pose, marks in self.widest():
            frame = renderer.draw(pose, shot.camera, size, shot.inks, paints=shot.paints, shadow=False)
            bones.append(frame.bone)
            made = sketch(Stage(skeleton, pose, shot.camera, size), marks, self.side_names)
            strokes += made.strokes
            words |= {naming.key: naming for naming in made.words}
        room = Picture(QImage(), np.maximum.reduce(bones), size)
        whole = Sketch(tuple(strokes), tuple(words.values()))
        placed = drawing.laid_out(whole, drawing.small(self.font()), view, room.busy, {})
        return {each.label.key: each.rect for each in placed if not each.label.below}

    def _busy_beside(self, stay: Sequence[Placed]) -> Busy:
        """Bones, and words that stand already."""
        return lambda rect: max(self.busy(rect), float(any(rect.intersects(each.rect) for each in stay)))

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

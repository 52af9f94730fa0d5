"""A scene at one second: its panes beside and below one another, bones that can be turned and drawn figures."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QFont, QImage, QPainter, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.skeleton.camera import Camera
from desktop.skeleton.chain import Stance
from desktop.skeleton.scenes import SCENES, Moment, Pane, Sight
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player.lit_view import LitView
from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.explainer.sureness import paints
from desktop.ui.explainer.view import drawing
from desktop.ui.explainer.view.overlays import CLOSE, Marks
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.skeleton.bones import Skeleton
    from desktop.skeleton.frame import Posed
    from desktop.ui.explainer.player.figure_pane import FigurePane

UPRIGHT = 0.92
"""How much of a heel's height is seen from behind, at least, for its angle to be read."""

REAL = 1.0
"""The exaggeration of nothing."""


class SceneView(QWidget):
    """The scene `key`. `plain` pictures are small: they say no more than how far the heels are tipped."""

    def __init__(
        self, key: str, cast: Cast, words: Words, look: Look, *, plain: bool = False, parent: QWidget | None = None
    ) -> None:
        """Begin at the first second."""
        super().__init__(parent)
        self.scene = SCENES[key]
        self.real_size = False
        self._cast, self._says, self._plain = cast, PoseWords(words), plain
        self._row_for: tuple[QSize, QFont] | None = None
        self._row_high = 0.0
        self.second = 0.0
        self.setObjectName("scene")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.panes: list[tuple[Pane, LitView | FigurePane]] = []
        for pane in self.scene.panes:
            made = self._figure(pane, words, look) if pane.sight is None else self._bones(pane.sight, look)
            self.panes.append((pane, made))
        self.show_at(0.0)

    def _figure(self, pane: Pane, words: Words, look: Look) -> FigurePane:
        # The first panel has none, and opens sooner without them.
        from desktop.ui.explainer.player.figure_pane import FigurePane

        return FigurePane(pane.figure, words, look, self, focus=self._plain)

    def _bones(self, sight: Sight, look: Look) -> LitView:
        view = LitView(self._cast, look, self)
        # A pane is as wide as its share of the scene; a wider view would be cut off at its edge.
        view.setMinimumSize(1, 1)
        view.name_of = self._says.bone
        view.setAccessibleName(str(self._says.texts["views"][sight.view]))
        view.rested.connect(self._cast.limber_up)
        return view

    def sizeHint(self) -> QSize:
        """The shape of a page of a book."""
        return QSize(440, 560)

    def show_at(self, second: float) -> None:
        """Show how everything stands at `second`."""
        self.second = second
        moment = self.scene.at(second)
        pixels = self._pixels()
        for pane, view in self.panes:
            if not isinstance(view, LitView):
                view.show_moment(moment)
            elif pane.sight is not None:
                sight = self._sight(pane.sight)
                scale = _scale(sight, view, self._row) if pane.near else pixels
                self._pose(pane, view, _fitted(sight, view.height(), scale, self._row), moment)

    def set_real_size(self, on: bool) -> None:
        """Draw pelvis and back in their real size, or bigger again."""
        self.real_size = on
        self.show_at(self.second)

    def describe(self) -> str:
        """How the bones stand now, in sentences with figures; empty where they walk or there are none."""
        moment = self.scene.at(self.second)
        return self._says.describe(moment.stance) if self.scene.bones and moment.phase is None else ""

    def say(self, said: str) -> None:
        """Describe what is to be seen to whoever comes here, or to one of the views of the bones."""
        self.setAccessibleDescription(said)
        for _pane, view in self.panes:
            if isinstance(view, LitView):
                view.setAccessibleDescription(f"{view.accessibleName()}: {said}")

    def views(self) -> list[QWidget]:
        """The pictures that can be turned."""
        return [view for _pane, view in self.panes if isinstance(view, LitView)]

    def settle(self) -> None:
        """Draw everything as fine as at rest, at once."""
        for _pane, view in self.panes:
            if isinstance(view, LitView):
                view.settle()

    def image(self, second: float, size: tuple[int, int], fineness: float = 1.0) -> QImage:
        """A still picture of `size` pixels times `fineness`. For a view that is on no screen."""
        self.resize(*size)
        self._lay_out()
        self.show_at(second)
        for _pane, view in self.panes:
            if isinstance(view, LitView):
                view.fineness = fineness
        made = QImage(round(size[0] * fineness), round(size[1] * fineness), QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(0)
        painter = QPainter(made)
        painter.scale(fineness, fineness)
        for _pane, view in self.panes:
            painter.save()
            painter.translate(view.pos())
            view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
            painter.restore()
        painter.end()
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every pane its share."""
        super().resizeEvent(event)
        self._lay_out()
        self.show_at(self.second)

    def _pixels(self) -> float:
        """How many pixels a metre takes in all panes that are not near, so that each holds what it is to show."""
        seen = [(self._sight(pane.sight), view) for pane, view in self.panes if pane.sight and not pane.near]
        return min((_scale(sight, view, self._row) for sight, view in seen), default=1.0)

    def _sight(self, sight: Sight) -> Sight:
        """What is to be seen of it: where no words are nothing keeps room for them."""
        return sight.bare if self._plain else sight

    @property
    def _row(self) -> float:
        """Pixels below the floor for the names of the feet, or for the angles of the heels in their boxes."""
        here = (self.size(), self.font())
        if here != self._row_for:
            self._row_for, self._row_high = (
                here,
                max(
                    _below(pane.sight, view, self._says.longest, near=pane.near, plain=self._plain)
                    for pane, view in self.panes
                ),
            )
        return self._row_high

    def _lay_out(self) -> None:
        width, height = self.width(), self.height()
        for pane, view in self.panes:
            left, top, across, down = pane.place
            x, y = round(left * width), round(top * height)
            view.setGeometry(x, y, round((left + across) * width) - x, round((top + down) * height) - y)

    def _pose(self, pane: Pane, view: LitView, camera: Camera, moment: Moment) -> None:
        cast, skeleton = self._cast, self._cast.skeleton
        if skeleton is None:
            return
        if moment.phase is not None:
            assert cast.gait is not None
            pose = cast.gait.pose(moment.phase)
            marks, alone = (self._heel(pose, skeleton), self._right_leg) if pane.near else (Marks(), None)
            view.show_pose(pose, camera, paints=alone, overlays=marks)
            view.light_parts(pane.lit)
            return
        view.widest = self._widest
        view.show_pose(
            self._stand(moment),
            camera,
            paints=paints(skeleton, moment.stance),
            overlays=self._marks(moment.stance),
        )
        view.light_parts(moment.lit)

    def _widest(self) -> list[tuple[Posed, Marks]]:
        """How the bones stand at both ends of the scene, drawn as big as it gets, with their marks."""
        return [
            (self._stand(moment), self._marks(moment.stance)) for moment in map(self.scene.at, self.scene.strip[::3])
        ]

    def _heel(self, pose: Posed, skeleton: Skeleton) -> Marks:
        """How far the right heel is tipped, as it is drawn; no angle where too much of it is seen from below."""
        across, _ahead, up = (float(each) for each in pose.matrices[skeleton.index("calcaneus_r"), :, 2])
        if math.hypot(across, up) < UPRIGHT:
            return Marks(heels={"r": ""}, longest=self._says.longest)
        said = self._says.heel(round(-math.degrees(math.atan2(across, up))))
        return Marks(heels={"r": said}, longest=self._says.longest)

    @cached_property
    def _right_leg(self) -> NDArray[Any]:
        """Paints (B,) without the left leg, which would look in from the side."""
        import numpy as np

        from desktop.skeleton.frame import Paint

        skeleton = self._cast.skeleton
        assert skeleton is not None
        return np.array([Paint.HIDDEN if bone.side == "l" else Paint.SOLID for bone in skeleton.bones], np.uint8)

    def _stand(self, moment: Moment) -> Posed:
        if moment.stance == Stance():
            # Before anything can move them the bones can stand.
            assert self._cast.still is not None
            return self._cast.still
        assert self._cast.chain is not None
        return self._cast.chain.pose(moment.stance, REAL if self.real_size else moment.exaggeration)

    def _marks(self, stance: Stance) -> Marks:
        made = self._says.marks(stance, exaggerated=False)
        if self._plain:
            # So small the words for the sides would drive the angles away from their heels.
            return Marks(heels=made.heels, longest=made.longest, sides=not made.heels)
        return replace(made, ghost=False, heights={}, pelvis_side="")


def _below(sight: Sight | None, view: QWidget, angle: str, *, near: bool, plain: bool) -> float:
    """Pixels that the words below the floor of a pane take: names of feet, and angles of heels as long as `angle`."""
    if sight is None or not isinstance(view, LitView):
        return 0.0
    heels, names = sight.height <= CLOSE, list(view.side_names.values())
    if near:
        texts = [f"{names[-1]} · {angle}"]
    elif plain:
        texts = [angle for _name in names if heels]
    else:
        texts = [f"{name} · {angle}" if heels else name for name in names]
    return drawing.row(texts, view.font(), view.width(), quiet=not heels)


def _above(sight: Sight) -> tuple[float, float]:
    """How many metres of the picture are above the floor and below it."""
    floor = float(Camera(sight.turn, sight.rise, sight.centre, sight.height).directions[1] @ sight.centre)
    return sight.height / 2 + floor, sight.height / 2 - floor


def _scale(sight: Sight, view: QWidget, row: float) -> float:
    """How many pixels a metre may take, so that `view` holds what is to be seen and `row` pixels below the floor."""
    above, _below = _above(sight)
    width, height = view.width(), view.height()
    return max(1.0, min(width / sight.width, (height - row) / above if row else height / sight.height))


def _fitted(sight: Sight, height: int, pixels: float, row: float) -> Camera:
    """The camera at `pixels` a metre in a view `height` pixels high; the floor is low in it, right above the `row`."""
    seen = max(1, height) / pixels
    _above_floor, below = _above(sight)
    up = (seen - sight.height) / 2 + (below - row / pixels if row else 0.0)
    return Camera(sight.turn, sight.rise, sight.centre, seen).moved(0.0, up)

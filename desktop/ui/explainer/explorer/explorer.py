"""The explorer: the picture, what moves it, and the table that goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.explorer.beside import Beside
from desktop.ui.explainer.explorer.drawing_card import DrawingCard
from desktop.ui.explainer.explorer.feet_card import FeetCard
from desktop.ui.explainer.explorer.figure_card import FigureCard
from desktop.ui.explainer.explorer.my_stance import MyStance
from desktop.ui.explainer.explorer.readout_card import ReadoutCard
from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.explainer.sureness import paints
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.theme.look import Look
from desktop.ui.widgets.text import Caption
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.skeleton.camera import View
    from desktop.skeleton.chain import Stance
    from desktop.skeleton.frame import Posed

SPACING = 16
FROM_BELOW = -55.0
"""Degrees of rise below which only the feet are drawn: the rest of the body would lie behind them."""

SHOWN = (-8, 0, 12)
"""Degrees of both feet in the pictures of the tour."""


class Explorer(QWidget):
    """Needs no diary: `mine` is asked for the stance that the person logs most.

    `shifted` says that it lies elsewhere on its page.
    """

    shifted = Signal()

    def __init__(self, words: Words, look: Look, cast: Cast, mine: Callable[[], MyStance]) -> None:
        """Begin with the whole body, level. Without a skeleton there are sliders and a table, and a sentence."""
        super().__init__()
        from desktop.skeleton.camera import View
        from desktop.skeleton.chain import Stance

        self._cast, self._mine, self._view = cast, mine, View.FRONT
        self._told, self._told_view = Stance(), str(View.FRONT)
        self._seen = self._told_view
        self._said = PoseWords(words)
        skeleton = cast.skeleton
        # In reading order, which is that of Tab.
        self.figure = FigureCard(cast, look, self._said) if skeleton else None
        self.feet = FeetCard(self._said)
        self.drawing = DrawingCard(self._said, skeleton) if skeleton else None
        self.readout = ReadoutCard(self._said, look, words.content("sources"))
        self._controls = QWidget()
        self._controls.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.beside = Beside(self.figure, self._controls) if self.figure else None
        self._arrange()
        self._connect()
        self._show()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Say where it is."""
        super().moveEvent(event)
        self.shifted.emit()

    def take_mine(self) -> None:
        """Stand as the diary says most often, and say why."""
        found = self._mine()
        texts = self._said.texts["explorer"]["my_stance"]
        said = [texts[name] for name in found.why]
        if found.why != ("none",):
            said = [texts["begin"], *said, texts["felt"]]
        self.feet.take(found.stance, "\n".join(said))

    def look_at(self, view: View) -> None:
        """See it from there."""
        if self.figure is not None:
            self._view = view
            self.figure.view.reset()
            self._show()

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """Every view with both feet at three angles, drawn as at rest; afterwards it stands as before."""
        from desktop.skeleton.camera import View
        from desktop.skeleton.chain import Stance

        if self.figure is None:
            return
        before, seen = self.feet.stance, self._view
        for view in View:
            for e in SHOWN:
                self.feet.take(Stance(e, e))
                self.look_at(view)
                self.figure.view.settle()
                yield f"{view}-{'m' if e < 0 else 'p' if e else ''}{abs(e)}", self.window()
        self.feet.take(before)
        self.look_at(seen)

    def _arrange(self) -> None:
        controls = QVBoxLayout(self._controls)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(SPACING)
        for card in (self.feet, self.drawing, self.readout):
            if card is not None:
                controls.addWidget(card)
        controls.addWidget(Caption(self._said.texts["explorer"]["about"]))
        controls.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        if self.beside is not None:
            column.addWidget(self.beside)
        else:
            from desktop.ui.explainer.explorer.missing import Missing

            column.addWidget(Missing(self._said))
            column.addWidget(self._controls)

    def _connect(self) -> None:
        from desktop.skeleton.camera import View

        self.feet.changed.connect(self._show)
        self.feet.mine.connect(self.take_mine)
        if self.figure is not None and self.drawing is not None:
            self.figure.view_chosen.connect(lambda name: self.look_at(View(name)))
            self.figure.view.turned.connect(self._show)
            self.figure.view.rested.connect(lambda: self._cast.chain)
            self.figure.view.said.connect(self._remember)
            self.drawing.changed.connect(self._show)
            self.drawing.lit.connect(self.figure.view.light)

    def _show(self) -> None:
        stance = self.feet.stance
        self.readout.show_stance(stance)
        skeleton, pose = self._cast.skeleton, self._pose(stance)
        if self.figure is None or self.drawing is None or skeleton is None or pose is None:
            return
        from desktop.skeleton.camera import VIEWS

        view = self.figure.view
        camera = view.seen_from() if view.moved else None
        below = (camera or VIEWS[self._view]).rise < FROM_BELOW
        marks = self._said.marks(stance, exaggerated=self.drawing.exaggerated and not below)
        view.show_pose(
            pose,
            VIEWS[self._view],
            paints=paints(skeleton, stance, feet_only=below),
            overlays=marks,
            body=self.drawing.outline.isChecked(),
        )
        turned = camera is not None and (camera.turn, camera.rise) != (VIEWS[self._view].turn, VIEWS[self._view].rise)
        self.figure.mark(self._view, turned=turned, moved=view.moved)
        self._describe(view, stance, "turned" if turned else str(self._view))

    def _pose(self, stance: Stance) -> Posed | None:
        from desktop.skeleton.chain import EXAGGERATION, Stance

        if stance == Stance() or self.drawing is None:
            # What moves the bones takes longer to load than the page should take to open.
            return self._cast.still
        chain = self._cast.chain
        return chain.pose(stance, EXAGGERATION if self.drawing.exaggerated else 1.0) if chain else None

    def _describe(self, view: SkeletonView, stance: Stance, seen: str) -> None:
        """All of it for whoever comes to the picture; aloud only what is new since the last time."""
        self._seen = seen
        name = f"{self._said.texts['views'][seen]}."
        news = self._said.news(self._told, stance)
        brief = news if seen == self._told_view else f"{name} {news}".strip()
        view.setDescription(f"{name} {self._said.describe(stance)}", brief)

    def _remember(self) -> None:
        self._told, self._told_view = self.feet.stance, self._seen

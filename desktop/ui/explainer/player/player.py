"""The figure of a panel: a scene with its time and its words, or the same as four still pictures."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.assets import AssetMissingError
from desktop.skeleton.chain import EXAGGERATION
from desktop.skeleton.scenes import SCENES
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player.telling import MomentCaption, Telling, keep_room
from desktop.ui.explainer.player.timeline import Timeline
from desktop.ui.theme.look import Look
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import LinkButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Body, Caption
from desktop.ui.words import Words

if TYPE_CHECKING:
    # What draws needs numpy, which is loaded beside the page.
    from desktop.ui.explainer.player.scene_view import SceneView
    from desktop.ui.explainer.player.strip import Strip

HEIGHTS = (240, 600)
"""Pixels of a scene's height, at least and at most."""

WIDTH = 440
TOGGLES_GAP = 24
ASK_AGAIN = 15
"""Milliseconds between two looks whether the bones have come; only while they are on their way."""

TOGGLED = frozenset({"chain"})
"""Scenes in which the drawing may be switched to real size."""


class Player(Card):
    """Nothing in it moves until somebody plays it. In `still` mode it begins with the four pictures.

    Says `grown` when it needs another height, and `made` when there is more to go to by key. The picture comes as soon
    as the bones are loaded, and not before somebody sees the panel.
    """

    grown = Signal()
    made = Signal()

    def __init__(
        self, key: str, cast: Cast, words: Words, look: Look, *, still: bool, parent: QWidget | None = None
    ) -> None:
        """`key` names the panel in the texts and its scene."""
        super().__init__(parent=parent)
        self.key, self._cast, self._words, self._look = key, cast, words, look
        self._texts: dict[str, Any] = words.content("explainer")
        self._moments: list[dict[str, Any]] = self._texts[key]["moments"]
        self.scene = SCENES[key]
        self.still, self.damaged = still, False
        self.setObjectName("player")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.view: SceneView | None = None
        self.strip: Strip | None = None
        self._build()
        self._wait = QTimer(self)
        self._wait.timeout.connect(self._come)
        look.changed.connect(self._redraw_strip)
        self._show_mode()

    def _build(self) -> None:
        self.note, self.missing, self.stage = Caption(), Body(), QWidget()
        self.missing.setText(self._texts["missing"]["text"])
        self.stage.setFixedHeight(HEIGHTS[0])
        self.caption = MomentCaption([str(each["caption"]) for each in self._moments])
        self._telling = Telling(self.scene, self._moments, self._words, self.caption)
        self.timeline = Timeline(self.scene.length, self.scene.strip)
        self.timeline.moved.connect(self._move)
        self.as_strip = LinkButton("")
        self.as_strip.setObjectName("as_strip")
        self.as_strip.clicked.connect(lambda: self.show_strip(on=not self.still))
        self.real_size = LinkButton("")
        self.real_size.setObjectName("real_size")
        self.real_size.setCheckable(True)
        self.real_size.toggled.connect(self._resize_drawing)
        self.add(self.missing, self.note, self.stage, self.caption, self.timeline)
        below = Flow(gap=TOGGLES_GAP)
        below.addWidget(self.as_strip)
        below.addWidget(self.real_size)
        self.body.addLayout(below)

    def stops(self) -> list[QWidget]:
        """What can be gone to by key, in order."""
        views = self.view.views() if self.view is not None else []
        return [*views, self.timeline.play, self.timeline.slider, self.as_strip, self.real_size]

    def set_height(self, height: int) -> None:
        """Let the scene be so many pixels high."""
        self.stage.setFixedHeight(min(max(height, HEIGHTS[0]), HEIGHTS[1]))

    def around(self, width: int) -> int:
        """Pixels of height that everything but the scene takes in a figure of that width."""
        self._keep_room(width)
        self.body.activate()
        return self.heightForWidth(width) - (0 if self.still else self.stage.height())

    def show_strip(self, *, on: bool) -> None:
        """Show the four pictures, or the scene; where there are no bones to move, always the pictures."""
        self.still = on or self.damaged
        self.timeline.pause()
        if self.isVisible():
            self.prepare()
        self._show_mode()

    def prepare(self) -> None:
        """Have the picture that is wanted now, and wait for it where it must."""
        self._wait.stop()
        if self.scene.bones and self._cast.skeleton is None:
            self.damaged = self.still = True
            self._show_mode()
        if self.still:
            self._ensure_strip()
        else:
            self._ensure_view()

    def sizeHint(self) -> QSize:
        """As high as what is shown needs."""
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest caption, so that nothing jumps while it plays."""
        super().resizeEvent(event)
        self._keep_room(self.width())
        if self.view is not None:
            self.view.resize(self.stage.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody wants to see it."""
        super().showEvent(event)
        if self._cast.ready:
            self.prepare()
        else:
            self._wait.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits any more."""
        super().hideEvent(event)
        self._wait.stop()

    def _come(self) -> None:
        self._cast.prepare()
        self._wait.setInterval(ASK_AGAIN)
        if self._cast.ready:
            self.prepare()

    def _show_mode(self) -> None:
        labels, real = self._texts["labels"], self.real_size.isChecked()
        said = ""
        if self.scene.stride:
            said = labels["slowed"]
        elif self.key in TOGGLED:
            said = labels["hardly" if real and not self.still else "exaggerated"]
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.missing.setVisible(self.damaged)
        if self.strip is not None:
            self.strip.setVisible(self.still)
        for widget in (self.stage, self.caption, self.timeline):
            widget.setVisible(not self.still)
        self.real_size.setVisible(self.key in TOGGLED and not self.still)
        bigger = self.tr("Show {times} times &bigger").format(times=f"{EXAGGERATION:g}")
        self.real_size.setText(bigger if real else self.tr("Show in &real size"))
        self.as_strip.setVisible(not self.damaged)
        self.as_strip.setText(self.tr("Show the &moving picture") if self.still else self.tr("Show as &four pictures"))
        self.grown.emit()

    def _keep_room(self, whole: int) -> None:
        margins = self.body.contentsMargins()
        width = whole - margins.left() - margins.right()
        self.caption.keep_room(width)
        if self.key in TOGGLED:
            # Nothing jumps when the size is changed.
            keep_room(self.note, [self._texts["labels"][name] for name in ("exaggerated", "hardly")], width)

    def _ensure_view(self) -> SceneView:
        if self.view is None:
            from desktop.ui.explainer.player.scene_view import SceneView

            self.view = SceneView(self.key, self._cast, self._words, self._look, parent=self.stage)
            self.view.setAccessibleName(str(self._texts[self.key]["scene"]))
            self.view.resize(self.stage.size())
            self.view.show()
            self._move(self.timeline.second)
            self.made.emit()
        return self.view

    def _ensure_strip(self) -> None:
        if self.strip is None:
            from desktop.ui.explainer.player.strip import Strip

            captions, descriptions = (
                [str(each[name]) for each in self._moments] for name in ("caption", "description")
            )
            self.strip = Strip(captions, descriptions)
            self.body.insertWidget(self.body.indexOf(self.stage), self.strip)
            self._redraw_strip()
            self._show_mode()

    def _redraw_strip(self) -> None:
        if self.strip is None:
            return
        from desktop.ui.explainer.player import stills

        if self.damaged:
            # Where these are gone as well the captions still tell the story.
            with suppress(AssetMissingError):
                self.strip.show_images(stills.baked(self.key))
        else:
            fineness = max(1.0, self.devicePixelRatioF())
            self.strip.show_images(stills.drawn(self.key, self._cast, self._words, self._look, fineness))

    def _move(self, second: float) -> None:
        view = self._ensure_view()
        view.show_at(second)
        self._telling.tell(second, view, self.timeline)

    def _resize_drawing(self, real: bool) -> None:
        view = self._ensure_view()
        view.set_real_size(real)
        if self.timeline.second < self.scene.begins[-1]:
            # Before that the hips have hardly moved in any size.
            self.timeline.pause()
            self.timeline.go(self.scene.strip[-1])
        self._show_mode()
        announce(self.note, self.note.text())

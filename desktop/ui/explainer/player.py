"""The figure of a panel: a scene with its time and its words, or the same as four still pictures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.skeleton.scenes import SCENES
from desktop.ui.explainer import stills
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.scene_view import SceneView
from desktop.ui.explainer.strip import Strip
from desktop.ui.explainer.timeline import Timeline
from desktop.ui.theme.look import Look
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.text import Body, Caption
from desktop.ui.words import Words

HEIGHTS = (260, 600)
"""Pixels of a scene's height, at least and at most."""

TOGGLED = {"chain"}
"""Scenes in which the drawing may be switched to real size."""


class Player(Card):
    """Nothing in it moves until somebody plays it. In `still` mode it begins with the four pictures.

    Says `grown` when it needs another height.
    """

    grown = Signal()

    def __init__(
        self, key: str, cast: Cast, words: Words, look: Look, *, still: bool, parent: QWidget | None = None
    ) -> None:
        """`key` names the panel in the texts and its scene."""
        super().__init__(parent=parent)
        self.key, self._cast, self._words, self._look = key, cast, words, look
        self._texts: dict[str, Any] = words.content("explainer")
        self._moments: list[dict[str, Any]] = self._texts[key]["moments"]
        self.scene, self._moment, self._height = SCENES[key], -1, 420
        self.setObjectName("player")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.view: SceneView | None = None
        self.strip: Strip | None = None
        self.damaged = self.scene.bones and cast.skeleton is None
        self._build()
        self.show_strip(on=still or self.damaged)
        look.changed.connect(self._redraw_strip)

    def _build(self) -> None:
        self.note, self.missing = Caption(), Body()
        self.caption = Body()
        self.caption.setObjectName("moment")
        self.timeline = Timeline(self.scene.length, self.scene.strip)
        self.timeline.moved.connect(self._move)
        self.as_strip = QuietButton("")
        self.as_strip.setObjectName("as_strip")
        self.as_strip.clicked.connect(lambda: self.show_strip(on=self.strip is None or self.strip.isHidden()))
        self.real_size = QuietButton(self.tr("Show in &real size"))
        self.real_size.setObjectName("real_size")
        self.real_size.setCheckable(True)
        self.real_size.toggled.connect(self._resize_drawing)
        self.add(self.missing, self.note, self.caption, self.timeline)
        self.body.addLayout(flow(self.as_strip, self.real_size))
        self.missing.setText(self._texts["missing"]["text"])
        self.missing.setVisible(self.damaged)

    def set_height(self, height: int) -> None:
        """Let the scene be so many pixels high."""
        self._height = min(max(height, HEIGHTS[0]), HEIGHTS[1])
        if self.view is not None:
            self.view.setFixedHeight(self._height)

    def around(self, width: int) -> int:
        """Pixels of height that everything but the scene takes in a figure of that width."""
        self._keep_room(width)
        self.body.activate()
        return self.heightForWidth(width) - (self._height if self.view is not None and not self.still else 0)

    @property
    def still(self) -> bool:
        """Whether the four pictures are shown."""
        return self.strip is not None and self.strip.isVisibleTo(self)

    def show_strip(self, *, on: bool) -> None:
        """Show the four pictures, or the scene."""
        if on:
            self.timeline.pause()
            self._ensure_strip().show()
        elif self.strip is not None:
            self.strip.hide()
        if not on:
            self._ensure_view()
        if self.view is not None:
            self.view.setVisible(not on)
        for widget in (self.timeline, self.caption):
            widget.setVisible(not on)
        self.real_size.setVisible(not on and self.key in TOGGLED)
        self.as_strip.setVisible(not self.damaged)
        self.as_strip.setText(self.tr("Show the &moving picture") if on else self.tr("Show as &four pictures"))
        self._say_note()
        self.grown.emit()

    def sizeHint(self) -> QSize:
        """As high as what is shown needs."""
        return QSize(440, self.heightForWidth(440))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest caption, so that nothing jumps while it plays."""
        super().resizeEvent(event)
        self._keep_room(self.width())

    def _keep_room(self, whole: int) -> None:
        margins = self.body.contentsMargins()
        width = whole - margins.left() - margins.right()
        room = Body()
        room.setFont(self.caption.font())
        highest = 0
        for moment in self._moments:
            room.setText(moment["caption"])
            highest = max(highest, room.heightForWidth(width))
        self.caption.setMinimumHeight(highest)

    def _ensure_view(self) -> SceneView:
        if self.view is None:
            self.view = SceneView(self.key, self._cast, self._words, self._look)
            self.view.setAccessibleName(str(self._texts[self.key]["scene"]))
            self.view.setFixedHeight(self._height)
            self.body.insertWidget(self.body.indexOf(self.note) + 1, self.view)
            self._move(self.timeline.second)
        return self.view

    def _ensure_strip(self) -> Strip:
        if self.strip is None:
            captions = [str(moment["caption"]) for moment in self._moments]
            self.strip = Strip(captions, [str(moment["description"]) for moment in self._moments], stills.SHAPE)
            self.body.insertWidget(self.body.indexOf(self.note) + 1, self.strip)
            self._redraw_strip()
        return self.strip

    def _redraw_strip(self) -> None:
        if self.strip is None:
            return
        if self.damaged:
            self.strip.show_images(stills.baked(self.key))
        else:
            fineness = max(1.0, self.devicePixelRatioF())
            self.strip.show_images(stills.drawn(self.key, self._cast, self._words, self._look, fineness))

    def _move(self, second: float) -> None:
        view = self._ensure_view()
        view.show_at(second)
        number = self.scene.moment(second)
        moment = self._moments[number]
        said = " ".join(each for each in (str(moment["description"]), view.describe()) if each)
        view.setAccessibleDescription(said)
        at = self.tr("{caption} {second} of {length} seconds").format(
            caption=moment["caption"], second=self._number(second), length=self._number(self.scene.length)
        )
        self.timeline.say(at)
        if number != self._moment:
            first, self._moment = self._moment < 0, number
            self.caption.setText(moment["caption"])
            if not first:
                announce(self.caption, f"{moment['caption']} {said}")

    def _number(self, value: float) -> str:
        return self._words.locale.toString(value, "f", 1)

    def _resize_drawing(self, real: bool) -> None:
        self._ensure_view().set_real_size(real)
        self._say_note()

    def _say_note(self) -> None:
        labels = self._texts["labels"]
        said = ""
        if self.scene.stride:
            said = labels["slowed"]
        elif self.key in TOGGLED:
            said = labels["real_size" if self.real_size.isChecked() and not self.still else "exaggerated"]
        self.note.setText(said)
        self.note.setVisible(bool(said))

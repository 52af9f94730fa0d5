"""What is said while a scene goes on: the caption below it, and what a screen reader hears of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from desktop.skeleton.scenes import Scene
from desktop.ui.explainer.player.timeline import Timeline
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.text import Body
from desktop.ui.words import Words

if TYPE_CHECKING:
    # What draws needs numpy, which is loaded beside the page.
    from desktop.ui.explainer.player.scene_view import SceneView

APART = 2.0
"""Seconds of a scene between two captions that are read out while it plays."""


def keep_room(label: QLabel, texts: Sequence[str], width: int) -> None:
    """Let `label` be as high as the longest of `texts` is in `width` pixels."""
    room = Body()
    room.setFont(label.font())
    highest = 0
    for text in texts:
        room.setText(text)
        highest = max(highest, room.heightForWidth(width))
    label.setMinimumHeight(highest)


class MomentCaption(Body):
    """The words of the moment, with room for the longest of them, so that nothing jumps when it changes."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Begin with the first of `texts`."""
        super().__init__(texts[0])
        self.setObjectName("moment")
        self._texts = texts

    def keep_room(self, width: int) -> None:
        """Be as high as the longest of all is in `width` pixels."""
        keep_room(self, self._texts, width)


class Telling:
    """While it plays, captions alone are read out. Whoever stops or goes there by hand is told the figures, too."""

    def __init__(
        self, scene: Scene, moments: Sequence[Mapping[str, Any]], words: Words, caption: MomentCaption
    ) -> None:
        """`moments` are the texts of the scene; they are told in `caption`."""
        self._scene, self._moments, self._words, self._caption = scene, moments, words, caption
        self._told, self._read, self._since = -1, 0, 0.0

    def tell(self, second: float, view: SceneView, timeline: Timeline) -> None:
        """Tell what is to be seen in `view` at a second of `timeline`, where that is new."""
        number = self._scene.moment(second)
        caption = str(self._moments[number]["caption"])
        first, new = self._told < 0, number != self._told
        self._told = number
        self._caption.setText(caption)
        if first:
            self._read = number
        if timeline.playing:
            if new:
                # A screen reader reads every change of what has the focus, so there are few.
                view.say(caption)
                timeline.say(caption)
            if number != self._read and abs(second - self._since) >= APART:
                self._read, self._since = number, second
                announce(self._caption, caption)
            return
        said = " ".join(filter(None, (str(self._moments[number]["description"]), view.describe())))
        view.say(said)
        now, whole = (self._words.locale.toString(each, "f", 1) for each in (second, self._scene.length))
        timeline.say(caption, now, whole)
        if number != self._read:
            announce(self._caption, f"{caption} {said}")
        self._read, self._since = number, second

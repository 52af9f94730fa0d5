"""What stands in for the skeleton where its file is missing or damaged: a sentence, and pictures drawn beforehand."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.assets import AssetMissingError
from desktop.ui.explainer.player.stills import baked
from desktop.ui.explainer.player.strip import Strip
from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.text import Body

SHOWN = ("rolling_in", "rolling_out")
"""The scenes that show what the explorer is for."""


class Missing(QWidget):
    """The sentence, and below it the strips that can be read."""

    def __init__(self, said: PoseWords) -> None:
        """With the texts of `said`."""
        super().__init__()
        sentence = Body(said.texts["missing"]["text"])
        sentence.setObjectName("skeleton_missing")
        card = Card(tone=Tone.ATTENTION)
        card.add(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        for key in SHOWN:
            try:
                images = baked(key)
            except AssetMissingError:
                continue
            moments = said.texts[key]["moments"]
            strip = Strip([each["caption"] for each in moments], [each["description"] for each in moments])
            strip.show_images(images)
            pictures = Card(said.texts[key]["title"])
            pictures.add(strip)
            column.addWidget(pictures)

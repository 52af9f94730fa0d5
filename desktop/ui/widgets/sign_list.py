"""The warning signs in their three tiers, each with a box to tick."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.warning_signs import Sign, Tier, signs
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.text import Body, Caption

TONES = {Tier.EMERGENCY: Tone.EMERGENCY, Tier.URGENT: Tone.ATTENTION, Tier.SOON: Tone.PLAIN}


class SignBox(QWidget):
    """A tick box with a sentence that wraps; a click on the sentence ticks as well."""

    def __init__(self, sign: Sign, sentence: str) -> None:
        """The box carries the sentence as its name for screen readers."""
        super().__init__()
        self.sign = sign
        self.box = QCheckBox()
        self.box.setObjectName(f"sign_{sign}")
        self.box.setAccessibleName(sentence)
        text = Body(sentence)
        text.setBuddy(self.box)
        text.mousePressEvent = lambda _event: self.box.toggle()  # type: ignore[method-assign]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)


class SignList(QWidget):
    """Every sign, in order. A list, not a score: nothing is added up."""

    changed = Signal()

    def __init__(self, texts: Mapping[str, Any], parent: QWidget | None = None) -> None:
        """`texts` is the content file of warning signs."""
        super().__init__(parent)
        self._boxes: list[SignBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for tier in Tier:
            card = Card(texts["tiers"][tier]["title"], TONES[tier])
            card.add(Caption(texts["tiers"][tier]["what_to_do"]))
            for sign in signs(tier):
                box = SignBox(sign, texts["signs"][sign]["text"])
                box.box.toggled.connect(self.changed)
                self._boxes.append(box)
                card.add(box)
            column.addWidget(card)

    def ticked(self) -> frozenset[Sign]:
        """The signs that are ticked."""
        return frozenset(box.sign for box in self._boxes if box.box.isChecked())

    def set_ticked(self, ticked: frozenset[Sign]) -> None:
        """Tick exactly these."""
        for box in self._boxes:
            box.box.setChecked(box.sign in ticked)

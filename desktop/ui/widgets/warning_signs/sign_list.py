"""The warning signs in their three tiers, each with a box to tick."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.warning_signs import Sign, Tier, signs
from desktop.ui.widgets.answers.tick import TickBox, literal
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Caption


class SignBox(TickBox):
    """Return ticks as Space does: taken for the way on, it would leave a sign behind that was meant."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Return, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class SignList(QWidget):
    """Every sign, in order. A list, not a score: nothing is added up."""

    changed = Signal()

    def __init__(self, texts: Mapping[str, Any], parent: QWidget | None = None) -> None:
        """`texts` is the content file of warning signs."""
        super().__init__(parent)
        self._boxes: dict[Sign, TickBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for tier in Tier:
            card = Card(texts["tiers"][tier]["title"])
            card.setProperty("tier", tier.value)
            card.body.setSpacing(2)
            what_to_do = Caption(texts["tiers"][tier]["what_to_do"])
            what_to_do.setContentsMargins(0, 0, 0, 6)
            card.add(what_to_do)
            for sign in signs(tier):
                box = SignBox(literal(texts["signs"][sign]["text"]))
                box.setObjectName(f"sign_{sign}")
                box.toggled.connect(self._toggled)
                self._boxes[sign] = box
                card.add(box)
            column.addWidget(card)

    def ticked(self) -> frozenset[Sign]:
        """The signs that are ticked."""
        return frozenset(sign for sign, box in self._boxes.items() if box.isChecked())

    @property
    def emergency(self) -> bool:
        """Whether one of the ticked signs needs help now."""
        return any(sign.tier is Tier.EMERGENCY for sign in self.ticked())

    def set_ticked(self, ticked: frozenset[Sign]) -> None:
        """Tick exactly these, and say `changed` at most once."""
        before = self.ticked()
        for sign, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(sign in ticked)
            box.blockSignals(False)
        if before != ticked:
            self.changed.emit()

    def _toggled(self) -> None:
        self.changed.emit()


def list_sources(texts: Mapping[str, Any]) -> list[str]:
    """The ids of every source that the list stands on, numbers of other regions left out."""
    entries = (entry for table in ("tiers", "signs") for entry in texts[table].values())
    return [*texts["sources"], *(source for entry in entries for source in entry.get("sources", ()))]

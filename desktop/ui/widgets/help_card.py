"""What to do now, with the numbers of the region: shown when an emergency sign is ticked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.text import Body, Strong, Title


class HelpCard(Card):
    """The emergency number first, in large letters; no question and no rating. Hidden until `demand`."""

    def __init__(self, texts: Mapping[str, Any], region: str, parent: QWidget | None = None) -> None:
        """`texts` is the content file of warning signs, `region` an ISO 3166 code."""
        help = texts["help"]
        super().__init__(help["title"], Tone.EMERGENCY, parent)
        numbers = texts["numbers"].get(region, texts["numbers"]["default"])
        number = Title(self.tr("Call {number}").format(number=numbers["emergency"]))
        number.setObjectName("emergency_number")
        self.later = Body(help["later"])
        self.add(number, Body(help["body"]), Body(help["say"]))
        self.add(Body(self.tr("For advice, ask {advice}.").format(advice=numbers["advice"])))
        self.add(Strong(help["waiting"]), self.later)
        self.setAccessibleDescription(number.text())
        self.hide()

    def demand(self, wanted: bool, *, week: bool) -> bool:
        """Show or hide it; True if it has just appeared, and then it is read out. `week` says whether one runs."""
        appeared = wanted and self.isHidden()
        self.later.setVisible(week)
        self.setVisible(wanted)
        if appeared:
            announce(self, f"{self.accessibleName()}. {self.accessibleDescription()}.")
        return appeared

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
        self._numbers = texts["numbers"]
        self._number, self._advice = Title(), Body()
        self._number.setObjectName("emergency_number")
        self.later = Body(help["later"])
        self.add(self._number, Body(help["body"]), Body(help["say"]), self._advice)
        self.add(Strong(help["waiting"]), self.later)
        self.show_region(region)
        self.hide()

    def show_region(self, region: str) -> None:
        """Show the numbers of `region`, an ISO 3166 code."""
        numbers = self._numbers.get(region, self._numbers["default"])
        self._number.setText(self.tr("Call {number}").format(number=numbers["emergency"]))
        self._advice.setText(self.tr("For advice, ask {advice}.").format(advice=numbers["advice"]))
        self.setAccessibleDescription(self._number.text())

    def demand(self, wanted: bool, *, week: bool) -> bool:
        """Show or hide it; True if it has just appeared, and then it is read out. `week` says whether one runs."""
        appeared = wanted and self.isHidden()
        self.later.setVisible(week)
        self.setVisible(wanted)
        if appeared:
            announce(self, f"{self.accessibleName()}. {self.accessibleDescription()}.")
        return appeared

"""What to do now, with the numbers of the region: shown when an emergency sign is ticked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.text import Body, Caption, Heading


class HelpCard(Card):
    """The emergency number first, in large letters; no question and no rating."""

    def __init__(self, texts: Mapping[str, Any], region: str, parent: QWidget | None = None) -> None:
        """`texts` is the content file of warning signs, `region` an ISO 3166 code."""
        help = texts["help"]
        super().__init__(help["title"], Tone.EMERGENCY, parent)
        numbers = texts["numbers"].get(region, texts["numbers"]["default"])
        number = Heading(self.tr("Call {number}").format(number=numbers["emergency"]))
        number.setObjectName("emergency_number")
        self.add(number, Body(help["body"]), Body(help["say"]), Body(help["waiting"]), Body(help["later"]))
        self.add(Caption(self.tr("For advice, ask {advice}.").format(advice=numbers["advice"])))
        self.setAccessibleDescription(number.text())

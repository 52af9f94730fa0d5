"""Whom to call in an emergency, and the country that this is true for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.answers.fields import labelled
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.text import Strong


class NumbersCard(Card):
    """So short that it can stay above the list, where the number can be looked at before it is needed."""

    def __init__(self, texts: Mapping[str, Any], region: QWidget, parent: QWidget | None = None) -> None:
        """`texts` is the content file of warning signs, `region` the field to choose the country in."""
        super().__init__(tone=Tone.QUIET, parent=parent)
        self._numbers = texts["numbers"]
        self.call = Strong()
        self.call.setObjectName("number_to_call")
        self.add(self.call)
        line = row()
        line.insertLayout(0, labelled(self.tr("Where you &are"), region))
        self.body.addLayout(line)

    def show_region(self, region: str) -> None:
        """Show the number of `region`, an ISO 3166 code."""
        numbers = self._numbers.get(region, self._numbers["default"])
        self.call.setText(self.tr("In an emergency, call {number}.").format(number=numbers["emergency"]))

    def show_call(self, wanted: bool) -> None:
        """Show the number, or leave it to the card of help that already says it in large letters."""
        self.call.setVisible(wanted)

"""What stands in for a page whose texts or pictures are not there: a sentence, and no blank page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.assets import AssetMissingError
from desktop.ui.failures import sentence
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import Body


class MissingPage(Page):
    """Says below the title of the page what is missing, what is safe and what to do."""

    def __init__(self, title: str, error: AssetMissingError, parent: QWidget | None = None) -> None:
        """The `title` of the page that could not be made for want of what `error` names."""
        super().__init__(title, parent=parent)
        text = Body(sentence(error) or "")
        text.setObjectName("page_missing")
        card = Card(tone=Tone.ATTENTION)
        card.add(text)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Nothing on it changes: the file comes back with the next start."""

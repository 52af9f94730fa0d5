"""Where a text comes from: one quiet button, and the list below it when asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import LinkButton
from desktop.ui.widgets.card import row
from desktop.ui.widgets.text import Caption


def source_lines(ids: Iterable[str], catalogue: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One line for each source in `ids`, in order and without repeats; `catalogue` is the content file of sources."""
    lines = []
    for id in dict.fromkeys(ids):
        entry = catalogue[id]
        parts = [entry.get(key, "") for key in ("title", "detail", "where")]
        lines.append(". ".join(str(part).rstrip(".") for part in parts if part) + ".")
    return lines


class Sources(QWidget):
    """Shows and hides the sources of the text above it."""

    def __init__(self, show: str, hide: str, lines: list[str], parent: QWidget | None = None) -> None:
        """`show` and `hide` are the texts of the button in its two states."""
        super().__init__(parent)
        self._texts = (show, hide)
        self._lines = lines
        self.button = LinkButton(show)
        self.button.setCheckable(True)
        self.list = QWidget()
        self.list.hide()
        self.button.toggled.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(self.button))
        column.addWidget(self.list)
        if not lines:
            self.hide()

    def _toggle(self, shown: bool) -> None:
        self.button.setText(self._texts[shown])
        if self.list.layout() is None:
            # Only now: there can be dozens, and few people ask.
            column = QVBoxLayout(self.list)
            column.setContentsMargins(2, 0, 0, 0)
            column.setSpacing(8)
            for line in self._lines:
                column.addWidget(Caption(line))
        self.list.setVisible(shown)

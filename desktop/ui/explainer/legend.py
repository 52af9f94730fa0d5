"""What solid, pale and dashed bones mean, in one line below a picture."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.explainer.swatch import Swatch
from desktop.ui.theme.look import Look
from desktop.ui.widgets.text import Caption

SHOWN = ("measured", "schematic", "contested")


class Legend(QWidget):
    """Each certainty with a piece of bone drawn that way."""

    def __init__(self, look: Look, texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`texts` say each certainty in words."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for certainty in SHOWN:
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(Swatch(look, certainty))
            line.addWidget(Caption(texts[certainty]), 1)
            column.addLayout(line)

"""What solid, pale and dashed bones mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.explainer.swatch import Swatch
from desktop.ui.theme.look import Look
from desktop.ui.widgets.text import Caption, Strong

SHOWN = ("measured", "schematic", "contested")


class Legend(QWidget):
    """Each certainty in words, beside a piece of bone that is drawn that way."""

    def __init__(self, look: Look, texts: Mapping[str, Any], parent: QWidget | None = None) -> None:
        """`texts` are the labels of the explainer."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(Strong(texts["legend"]))
        for certainty in SHOWN:
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(10)
            line.addWidget(Swatch(look, certainty))
            line.addWidget(Caption(texts["certainty"][certainty]), 1)
            column.addLayout(line)

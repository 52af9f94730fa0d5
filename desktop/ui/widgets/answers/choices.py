"""One choice out of a few, side by side, with a label that a screen reader connects to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Caption, Strong


class Choices(QWidget):
    """Buttons of which exactly one is on; says the name of the one that a person chose."""

    chosen = Signal(str)

    def __init__(self, label: str, options: dict[str, str], hint: str = "", parent: QWidget | None = None) -> None:
        """`options` gives the text of each choice by its name; `hint` is a smaller line below the label."""
        super().__init__(parent)
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self._names = list(options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Strong(label))
        if hint:
            column.addWidget(Caption(hint))
        line = Flow()
        for number, (name, text) in enumerate(options.items()):
            button = Choice(text)
            button.setObjectName(f"choice_{name}")
            button.setAccessibleDescription(label)
            # A screen reader then calls it one of several.
            button.setAutoExclusive(True)
            self._group.addButton(button, number)
            line.addWidget(button)
        column.addLayout(line)
        # Not by clicks: a screen reader turns a button on without one.
        self._group.idToggled.connect(self._choose)

    def set_value(self, name: str) -> None:
        """Mark `name` without saying so."""
        self._group.blockSignals(True)
        self._group.button(self._names.index(name)).setChecked(True)
        self._group.blockSignals(False)

    def _choose(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._names[number])

"""Where the weight was felt: three pairs of opposites and a picture of the soles."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.domain.diary import OPPOSITES, FeltSpot, FeltWeight
from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.soles import Soles
from desktop.ui.widgets.text import Caption


class FeltWeightChoice(QWidget):
    """At most one of each pair; choosing one lets its opposite go."""

    changed = Signal(object)
    """A FeltWeight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing felt."""
        super().__init__(parent)
        self._names = {
            FeltSpot.HEEL: self.tr("Heel"),
            FeltSpot.BALL: self.tr("Ball of the foot"),
            FeltSpot.INNER: self.tr("Inner edge"),
            FeltSpot.OUTER: self.tr("Outer edge"),
            FeltSpot.LEFT: self.tr("Left foot"),
            FeltSpot.RIGHT: self.tr("Right foot"),
        }
        self._choices = {spot: self._choice(spot) for spot in FeltSpot}
        self._soles = Soles()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for row, pair in enumerate(OPPOSITES):
            for column, spot in enumerate(pair):
                grid.addWidget(self._choices[spot], row, column)
        grid.addWidget(Caption(self.tr("Felt, not measured. Choose what you are sure of, or nothing.")), 3, 0, 1, 2)
        grid.setRowStretch(4, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addWidget(self._soles, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(grid)
        line.addStretch(1)
        self.set_value(frozenset())

    def choice(self, spot: FeltSpot) -> Choice:
        """The toggle of `spot`."""
        return self._choices[spot]

    def value(self) -> FeltWeight:
        """What is chosen."""
        return frozenset(spot for spot, choice in self._choices.items() if choice.isChecked())

    def set_value(self, felt: FeltWeight) -> None:
        """Show `felt` without saying so."""
        for spot, choice in self._choices.items():
            choice.setChecked(spot in felt)
        said = ", ".join(self._names[spot] for spot in FeltSpot if spot in felt)
        self._soles.set_felt(felt, said or self.tr("Nothing chosen"))

    def _choice(self, spot: FeltSpot) -> Choice:
        choice = Choice(self._names[spot])
        choice.setObjectName(f"felt_{spot}")
        choice.setAccessibleDescription(self.tr("Where did you feel your weight?"))
        choice.clicked.connect(lambda on: self._toggle(spot, on))
        return choice

    def _toggle(self, spot: FeltSpot, on: bool) -> None:
        opposite = next(other for pair in OPPOSITES if spot in pair for other in pair if other is not spot)
        self.set_value(self.value() - {opposite} if on else self.value())
        self.changed.emit(self.value())

"""Two columns beside one another where there is room, else the second below the first."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

SHARES = (5, 3)
"""How the width is parted."""


class SideBySide(QWidget):
    """Fill `first` and `second`, in this order: Tab goes through them as they are filled."""

    def __init__(self, gap: int, from_width: int, parent: QWidget | None = None) -> None:
        """`gap` pixels between everything; beside one another from `from_width` pixels on."""
        super().__init__(parent)
        self._from_width = from_width
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(gap)
        self.first, self.second = QVBoxLayout(), QVBoxLayout()
        for column in (self.first, self.second):
            column.setSpacing(gap)
            self._both.addLayout(column)

    def end(self) -> None:
        """Both are filled: what room is left over is below."""
        for column in (self.first, self.second):
            column.addStretch(1)

    @property
    def beside(self) -> bool:
        """Whether the columns are beside one another now."""
        return self._both.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go by the width alone."""
        super().resizeEvent(event)
        beside = self.width() >= self._from_width
        if beside != self.beside:
            directions = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._both.setDirection(directions[0 if beside else 1])
            for number, share in enumerate(SHARES):
                self._both.setStretch(number, share if beside else 0)

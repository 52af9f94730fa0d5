"""Both sides of the body figure, beside each other as large as there is room, or one below the other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.report.body_figure import Side, figure
from desktop.ui.widgets.body.side import SMALLEST, TALLEST, BodySide

GAP = 2
"""Pixels between two figures at the least, and below each."""
WIDE = 28
"""Pixels between them where there is room."""


class BodySides(QWidget):
    """Lays out the sides from the left, in their order."""

    def __init__(self, sides: Mapping[Side, BodySide]) -> None:
        """Take `sides` as children."""
        super().__init__()
        self._sides = list(sides.values())
        for side in self._sides:
            side.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Both beside each other."""
        one = self._sides[0].size_of(TALLEST)
        return QSize(2 * one.width() + WIDE, one.height())

    def minimumSizeHint(self) -> QSize:
        """One figure that can still be tapped."""
        return self._sides[0].size_of(SMALLEST)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the smaller; too narrow for two, they stand one below the other."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels for both at `width`."""
        tall, beside = self._plan(width)
        height = self._sides[0].size_of(tall).height()
        return height if beside else 2 * height + 8 * GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters have other titles."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self._arrange()

    def _plan(self, width: int) -> tuple[int, bool]:
        """How tall the figures are at `width`, and whether they stand beside each other."""
        half = int((width - GAP) / 2 / figure().width)
        if half >= SMALLEST:
            return min(half, TALLEST), True
        return min(max(int(width / figure().width), SMALLEST), TALLEST), False

    def _arrange(self) -> None:
        tall, beside = self._plan(self.width())
        x = y = 0
        for side in self._sides[:: -1 if beside and self.isRightToLeft() else 1]:
            side.fit(tall)
            side.move(x, y)
            if beside:
                x += side.width() + min(WIDE, self.width() - 2 * side.width())
            else:
                y += side.height() + 8 * GAP

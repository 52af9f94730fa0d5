"""A figure and what moves it: beside one another where there is room, else below; the figure stays while it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

GAP, NARROW_GAP = 20, 10
CONTROLS = (300, 470)
"""Pixels that the column of controls is wide, at least and at most."""

SHARE = 0.36
LOWEST = 320


class _Holder(QWidget):
    """The room that the figure begins in."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the figure fill the width."""
        super().resizeEvent(event)
        self.resized.emit()


class Beside(QWidget):
    """`arrange` says how much room there is, `follow` where the window of the page begins."""

    def __init__(self, figure: QWidget, controls: QWidget) -> None:
        """Begin with the controls below the figure."""
        super().__init__()
        self._figure, self._controls, self._top = figure, controls, 0
        self.wide = False
        self._holder = _Holder()
        self._holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._holder.resized.connect(self._place)
        # What scrolls away behind the figure must not show around it.
        self._ground = QWidget(self)
        self._ground.setObjectName("column")
        figure.setParent(self)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addWidget(self._holder, 1)
        self._line.addWidget(controls)
        self._ground.raise_()
        figure.raise_()

    def arrange(self, width: int, height: int, *, wide: bool) -> None:
        """Take `width` pixels; the figure is `height` pixels high."""
        self.wide = wide
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(direction)
        self._line.setSpacing(GAP if wide else NARROW_GAP)
        least, most = CONTROLS
        if wide:
            self._controls.setFixedWidth(round(min(max(SHARE * width, least), most)))
        else:
            self._controls.setMinimumWidth(0)
            self._controls.setMaximumWidth(16777215)
        self._holder.setMinimumHeight(height)
        self._holder.setMaximumHeight(16777215 if wide else height)
        self._place()

    def follow(self, top: int) -> None:
        """Keep the figure in sight: `top` is the first pixel of this widget that it may be at."""
        self._top = top
        self._place()

    def _place(self) -> None:
        height, room = self._holder.minimumHeight(), self._holder if self.wide else self
        y = min(max(0, self._top), max(0, room.height() - height))
        self._figure.setGeometry(0, y, self._holder.width(), height)
        self._ground.setVisible(not self.wide)
        self._ground.setGeometry(0, y - NARROW_GAP, self.width(), height + 2 * NARROW_GAP)

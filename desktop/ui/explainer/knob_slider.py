"""A level slider that goes where it is pressed; what it shows between groove and knob is up to who derives from it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

GROOVE = 4.0


class KnobSlider(QSlider):
    """Its values run to the right in every language, as in the pictures. The wheel scrolls the page instead."""

    def __init__(self, knob: float, parent: QWidget | None = None) -> None:
        """`knob` is the room for the knob to each side of its middle, in pixels."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._knob = knob
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it is pressed."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setSliderDown(True)
        self.go_to(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self.go_to(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def go_to(self, value: int) -> None:
        """Take a value that the pointer shows."""
        self.setValue(value)

    def x_of(self, value: float) -> float:
        """Where a value lies, in pixels."""
        share = (value - self.minimum()) / max(1, self.maximum() - self.minimum())
        return self._knob + 2 + share * (self.width() - 2 * self._knob - 4)

    def value_at(self, x: float) -> int:
        """The value that lies nearest to a pixel."""
        share = (x - self._knob - 2) / max(1.0, self.width() - 2 * self._knob - 4)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def paint_groove(self, painter: QPainter, y: float) -> None:
        """The groove at the height `y`; leaves the brush for what has been passed."""
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(QRectF(self._knob, y - GROOVE / 2, self.width() - 2 * self._knob, GROOVE), 2, 2)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))

    def paint_knob(self, painter: QPainter, at: QPointF) -> None:
        """The knob, with a ring around it while it has the keyboard."""
        palette, role = self.palette(), QPalette.ColorRole
        painter.setPen(QPen(palette.color(role.Accent), 2))
        painter.setBrush(palette.color(role.Accent if self.isSliderDown() else role.Base))
        painter.drawEllipse(at, self._knob - 2, self._knob - 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(role.WindowText), 2))
            painter.drawEllipse(at, self._knob + 1, self._knob + 1)

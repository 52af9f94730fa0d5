"""One place on the body figure, as a box to tick: its shape takes the press, the figure paints it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent, QPolygonF, QRegion
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.interview import Region, Sensation

STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
DIGITS = {key: sensation for sensation, key in zip(Sensation, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), strict=True)}


class BodyPlace(QCheckBox):
    """Ticked where the sensation that is being marked is marked."""

    stepped, lit, sensed = Signal(QPoint), Signal(bool), Signal(Sensation)
    """An arrow was pressed; the place is looked at, or no longer; a digit asks for a sensation."""

    def __init__(self, region: Region, parent: QWidget) -> None:
        """Without a shape until `take_shape`."""
        super().__init__(parent)
        self.region = region
        self.setObjectName(f"place_{region}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # Not the style's boxes: nothing of them is painted, and they would ask for room.
        self.setProperty("kind", "place")

    def take_shape(self, shape: QPolygonF) -> None:
        """Lie where `shape` is on the figure, and take presses within it only."""
        box = shape.boundingRect().toAlignedRect()
        self.setGeometry(box)
        self.setMask(QRegion(shape.translated(-box.topLeft()).toPolygon()))

    def hitButton(self, _at: QPoint) -> bool:
        """Everywhere: presses beside the shape do not get here."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The figure paints all places at once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next place that way; Return ticks as Space does; digits choose what is marked."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in DIGITS:
            self.sensed.emit(DIGITS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be looked at."""
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be looked at no longer."""
        super().focusOutEvent(event)
        self.lit.emit(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Be looked at."""
        super().enterEvent(event)
        self.lit.emit(True)

    def leaveEvent(self, event: object) -> None:
        """Be looked at no longer."""
        self.lit.emit(False)

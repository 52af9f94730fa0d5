"""One place on the body figure, as a box to tick: its shape takes the press, the figure paints it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent, QPolygonF, QRegion
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.interview import Region, Sensation

STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
DIGITS = {key: sensation for sensation, key in zip(Sensation, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), strict=True)}


class BodyPlace(QCheckBox):
    """Ticked where the sensation that is being marked is marked."""

    stepped, sensed, lettered = Signal(QPoint), Signal(Sensation), Signal(str)
    """An arrow was pressed; a digit asks for a sensation; a letter may do so."""
    focused, hovered = Signal(bool), Signal(bool)
    """It has the focus, or no longer; the pointer is on it, or no longer."""

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
        """Arrows go to the next place that way; Return ticks as Space does; digits and letters say what is marked."""
        key = event.key()
        if event.modifiers() & ~_PLAIN:
            super().keyPressEvent(event)
        elif key in STEPS:
            self.stepped.emit(STEPS[Qt.Key(key)])
        elif key in DIGITS:
            self.sensed.emit(DIGITS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.text().isalpha():
            self.lettered.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say so."""
        super().enterEvent(event)
        self.hovered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Say so."""
        super().leaveEvent(event)
        self.hovered.emit(False)

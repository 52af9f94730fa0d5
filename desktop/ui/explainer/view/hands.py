"""What mouse, touch, wheel and keys do to a view: they turn it, come nearer, and point."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QNativeGestureEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.explainer.view.turning import dragged, neared, pushed

if TYPE_CHECKING:
    from desktop.skeleton.camera import Camera

STEP = 8.0
"""Degrees of an arrow key."""

NEARER = 1.25
"""How much nearer one press of plus, or one notch of the wheel, comes."""

PUSH = 5.0
"""Pixels that an arrow key with Shift pushes for each degree that it would turn."""

NOTCH = 120.0

_TURNS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}
_NEARS = {Qt.Key.Key_Plus: NEARER, Qt.Key.Key_Equal: NEARER, Qt.Key.Key_Minus: 1 / NEARER}
_TOUCHES = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class Hands(QWidget):
    """A widget with a camera. Subclasses say where it is and what to do when a hand has moved it.

    A plain wheel scrolls the page around it until the view has the focus; with Ctrl it nears.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is held yet."""
        super().__init__(parent)
        self._held: QPointF | None = None
        self._touched: tuple[QPointF, float, int] | None = None

    def seen_from(self) -> Camera | None:
        """Where everything is seen from as it is drawn; None while there is nothing."""
        raise NotImplementedError

    def seen_first(self) -> Camera | None:
        """Where it is seen from before anybody moves it."""
        raise NotImplementedError

    def look_from(self, camera: Camera) -> None:
        """A hand moved the camera there."""
        raise NotImplementedError

    def reset(self) -> None:
        """See it as at first."""
        raise NotImplementedError

    def point_at(self, place: QPointF | None) -> None:
        """The pointer is at `place`, or has gone."""
        raise NotImplementedError

    def near(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer around a point, the middle unless given."""
        camera, first = self.seen_from(), self.seen_first()
        if camera is not None and first is not None:
            spot = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
            self.look_from(neared(camera, factor, (spot.x(), spot.y()), self._size(), first))

    def turn(self, around: float, over: float) -> None:
        """Turn by degrees: what is in front goes to the right, and down."""
        camera = self.seen_from()
        if camera is not None:
            self.look_from(camera.turned(around, over))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._held = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.point_at(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn what is held, push it aside with Shift or another button, or point."""
        if self._held is None or not event.buttons():
            self.point_at(event.position())
            return
        aside = event.buttons() != Qt.MouseButton.LeftButton or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._drag(event.position() - self._held, aside=bool(aside))
        self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.point_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See it as at first."""
        self.reset()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer around the pointer, or leave the wheel to the page."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        notches = event.angleDelta().y() / NOTCH
        if notches and (control or self.hasFocus()):
            self.near(NEARER**notches, event.position())
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn, or push with Shift; plus and minus near, 0 and Home see it as at first."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~_PLAIN
        if plain and key in _TURNS:
            around, over = _TURNS[key]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._drag(QPointF(around, over) * PUSH, aside=True)
            else:
                self.turn(around, over)
        elif plain and key in _NEARS:
            self.near(_NEARS[key], self._pointer())
        elif plain and key in {Qt.Key.Key_0, Qt.Key.Key_Home}:
            self.reset()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Fingers, and the pinch of a trackpad; and keep the keys that answer here from being shortcuts."""
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.near(1 + event.value(), event.position())
                return True
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if not event.modifiers() & ~_PLAIN and (key in _TURNS or key in _NEARS or key == Qt.Key.Key_0):
                event.accept()
                return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """One finger turns, two push and near."""
        event.accept()
        spots = [point.position() for point in event.points() if point.state() != point.State.Released]
        if not spots:
            self._touched = None
            return
        middle = sum(spots, QPointF()) / len(spots)
        spread = math.hypot(spots[0].x() - spots[-1].x(), spots[0].y() - spots[-1].y())
        before, self._touched = self._touched, (middle, spread, len(spots))
        if before is None or before[2] != len(spots):
            return
        if len(spots) > 1 and before[1] > 1 and spread > 1:
            self.near(spread / before[1], middle)
        self._drag(middle - before[0], aside=len(spots) > 1)

    def _drag(self, by: QPointF, *, aside: bool) -> None:
        camera = self.seen_from()
        if camera is not None and not by.isNull():
            move = pushed if aside else dragged
            self.look_from(move(camera, by.x(), by.y(), self._size()))

    def _pointer(self) -> QPointF | None:
        """Where the pointer is in here; None where it is elsewhere."""
        return QPointF(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else None

    def _size(self) -> tuple[int, int]:
        return max(1, self.width()), max(1, self.height())

"""Where a window stands and how large it is, as a line of text."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QWidget

BORDERS = QSize(16, 48)
"""Room for the frame around a window that nobody has framed yet: sides and foot, and a bar with the title."""


def place_of(window: QWidget) -> str:
    """The place of `window` with its size and whether it fills the screen, in base64."""
    return window.saveGeometry().toBase64().toStdString()


def put(window: QWidget, place: str) -> bool:
    """Put `window` at a `place` kept before, inside the screens there are now; False for anything else's text."""
    return window.restoreGeometry(QByteArray.fromBase64(place.encode()))


def beside_frame(wanted: QSize, room: QSize) -> QSize:
    """The size inside a frame that together with it fits a screen with `room`, up to what is `wanted`."""
    return wanted.boundedTo(room - BORDERS)


def inside(frame: QRect, room: QRect) -> QRect:
    """A `frame` that reaches out of `room`, made as much smaller as it must be and moved in."""
    size = frame.size().boundedTo(room.size())
    left = max(room.left(), min(frame.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(frame.top(), room.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())


def fit(window: QWidget) -> None:
    """Bring a `window` that is seen inside its screen together with its frame, whose width only the desktop knows."""
    if window.isMaximized() or window.isFullScreen():
        return
    frame, room = window.frameGeometry(), window.screen().availableGeometry()
    wanted = inside(frame, room)
    if wanted == frame:
        return
    size = wanted.size() - (frame.size() - window.size())
    window.setMinimumSize(window.minimumSize().boundedTo(size))
    window.resize(size)
    window.move(wanted.topLeft())

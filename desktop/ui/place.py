"""Where a window stands and how large it is, as a line of text."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget


def place_of(window: QWidget) -> str:
    """The place of `window` with its size and whether it fills the screen, in base64."""
    return window.saveGeometry().toBase64().toStdString()


def put(window: QWidget, place: str) -> bool:
    """Put `window` at a `place` kept before, inside the screens there are now; False for anything else's text."""
    return window.restoreGeometry(QByteArray.fromBase64(place.encode()))

"""Has the system open a file or a folder in the program that it is meant for."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from desktop.system.surroundings import hand_down_nothing


def opened(path: str) -> bool:
    """Whether a program was found that opens `path`."""
    # Few ever open a file from here.
    from PySide6.QtGui import QDesktopServices

    hand_down_nothing()
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))

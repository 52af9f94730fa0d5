"""The small picture of a day's focus, read from its file once it is to be seen."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from desktop import assets
from desktop.ui.widgets.late_picture import LatePicture

WIDTH, HEIGHT = 220, 180


class FocusPicture(LatePicture):
    """One of the pictures under `resources/skeleton/figures`, in the variant for a light or a dark ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(WIDTH, HEIGHT, parent)
        self._name = ""
        self.setObjectName("focus_picture")

    @property
    def name(self) -> str:
        """Which picture it is; empty for none."""
        return self._name

    def show_picture(self, name: str, said: str) -> None:
        """Show `name`; `said` is the same in words."""
        self.setAccessibleName(said)
        if name != self._name:
            self._name = name
            self.forget()

    def made(self) -> QPixmap | None:
        """As it is in its file; an empty one where that is missing, for the words beside it say the same."""
        if not self._name:
            return None
        dark = self.palette().color(QPalette.ColorRole.Window).lightnessF() < 0.5
        pixmap = QPixmap()
        with suppress(assets.AssetMissingError):
            pixmap.loadFromData(assets.read_bytes(f"skeleton/figures/{self._name}-{'dark' if dark else 'light'}.png"))
        return pixmap

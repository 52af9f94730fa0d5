"""The small picture of a day's focus, read from its file once it is to be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import assets

WIDTH, HEIGHT = 220, 180


class FocusPicture(QWidget):
    """One of the pictures under `resources/skeleton/figures`, in the variant for a light or a dark ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._name = ""
        self._pixmap: QPixmap | None = None
        self.setObjectName("focus_picture")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """Which picture it is; empty for none."""
        return self._name

    @property
    def loaded(self) -> bool:
        """Whether the picture has been read."""
        return self._pixmap is not None

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(WIDTH, HEIGHT)

    def show_picture(self, name: str, said: str) -> None:
        """Show `name`; `said` is the same in words."""
        self.setAccessibleName(said)
        if name != self._name:
            self._name, self._pixmap = name, None
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another ground takes another picture."""
        if event.type() is QEvent.Type.PaletteChange:
            self._pixmap = None
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is there; what is not is read when everything else has been drawn."""
        if self._pixmap is None:
            QTimer.singleShot(0, self, self._load)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)

    def _load(self) -> None:
        if self._name and self._pixmap is None:
            dark = self.palette().color(QPalette.ColorRole.Window).lightnessF() < 0.5
            self._pixmap = QPixmap()
            try:
                data = assets.read_bytes(f"skeleton/figures/{self._name}-{'dark' if dark else 'light'}.png")
            except assets.AssetMissingError:
                # The words beside it say the same.
                data = b""
            self._pixmap.loadFromData(data)
            self.update()

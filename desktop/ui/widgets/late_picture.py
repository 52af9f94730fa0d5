"""A picture that is made once it is to be seen, so that the first sight of a page does not wait for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget


class LatePicture(QWidget):
    """Always of one size, in pixels. Subclasses make the picture; it is kept until `forget`, or until other colours."""

    def __init__(self, width: int, height: int, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._size = QSize(width, height)
        self._pixmap: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def made(self) -> QPixmap | None:
        """The picture as it is to be drawn over the whole widget; None while there is nothing to show."""
        raise NotImplementedError

    @property
    def loaded(self) -> bool:
        """Whether the picture has been made."""
        return self._pixmap is not None

    def sizeHint(self) -> QSize:
        """Always the same."""
        return self._size

    def forget(self) -> None:
        """Make the picture anew when it is next to be seen."""
        self._pixmap = None
        self.update()

    def settle(self) -> None:
        """Have the picture at once."""
        if self._pixmap is None:
            self._pixmap = self.made()
            if self._pixmap is not None:
                self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours take another picture."""
        if event.type() is QEvent.Type.PaletteChange:
            self.forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is there; what is not comes when everything else has been drawn."""
        if self._pixmap is None:
            QTimer.singleShot(0, self, self.settle)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)

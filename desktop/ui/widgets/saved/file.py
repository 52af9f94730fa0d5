"""Where a file was saved, and the ways to look at it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import flow


class SavedFile(QWidget):
    """Two buttons on a file that was just saved; says the path that somebody wants to open. Hidden until `offer`."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """See `offer`."""
        super().__init__(parent)
        self._path = Path()
        self.open, self.show_folder = Button(self.tr("&Open the file")), Button(self.tr("Open &its folder"))
        self.open.setObjectName("open_saved")
        self.show_folder.setObjectName("open_saved_folder")
        self.open.clicked.connect(lambda: self.opened.emit(str(self._path)))
        self.show_folder.clicked.connect(lambda: self.opened.emit(str(self._path.parent)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow(self.open, self.show_folder))
        self.hide()

    def offer(self, path: Path | None) -> None:
        """Offer to open `path`; None takes the offer back."""
        self._path = (path or Path()).absolute()
        self.setVisible(path is not None)

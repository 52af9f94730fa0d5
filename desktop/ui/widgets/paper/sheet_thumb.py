"""A small picture of a sheet of paper, drawn by what prints it once it is to be seen."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.late_picture import LatePicture

if TYPE_CHECKING:
    from desktop.report.page import Page

WIDTH, HEIGHT = 108, 150
"""Pixels; the sheet fills as much of them as its shape allows."""


class SheetThumb(LatePicture):
    """What will come out of the printer. The buttons beside it say the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a sheet."""
        super().__init__(WIDTH, HEIGHT, parent)
        self._make: Callable[[], Page] | None = None
        self._key: Hashable = None

    def show_sheet(self, make: Callable[[], Page], key: Hashable) -> None:
        """Show what `make` gives; it is asked again only for another `key`."""
        self._make = make
        if key != self._key:
            self._key = key
            self.forget()

    def made(self) -> QPixmap | None:
        """The sheet with an edge around it."""
        return None if self._make is None else self._drawn(self._make())

    def _drawn(self, page: Page) -> QPixmap:
        # Laying out and painting a sheet is more than the first sight of a page should wait for.
        from desktop.report.paint import paint

        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        scale = min((WIDTH - 2) / page.sheet.width, (HEIGHT - 2) / page.sheet.height)
        width, height = page.sheet.width * scale, page.sheet.height * scale
        painter = QPainter(pixmap)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRect(0, 0, round(width) + 1, round(height) + 1)
        painter.translate(1, 1)
        painter.scale(scale, scale)
        paint(painter, page)
        painter.end()
        return pixmap

"""A scene as four still pictures with their captions: beside one another, or two by two where there is less room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.explainer.player.graphic import call_graphic
from desktop.ui.widgets.text import Body, Strong

SHAPE = (300, 380)
"""Width and height of one still in pixels."""

GAP = 16
FOUR_ABREAST = 620
"""Pixels of width from which on all four stand in one row."""


class Still(QWidget):
    """A picture that keeps its shape, however wide it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until it has a picture."""
        super().__init__(parent)
        call_graphic(self)
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As its shape wants."""
        return round(width * SHAPE[1] / SHAPE[0])

    def sizeHint(self) -> QSize:
        """Small enough for two in a narrow window."""
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture over all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image)


class Strip(QWidget):
    """Four numbered pictures; `captions` and `descriptions` are those of the four moments."""

    def __init__(self, captions: Sequence[str], descriptions: Sequence[str], parent: QWidget | None = None) -> None:
        """Without pictures until `show_images`."""
        super().__init__(parent)
        self.setObjectName("strip")
        self.stills: list[Still] = []
        self._cells: list[QWidget] = []
        self._abreast = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for number, (caption, description) in enumerate(zip(captions, descriptions, strict=True), start=1):
            still = Still()
            still.setAccessibleName(self.tr("Picture {number}: {caption}").format(number=number, caption=caption))
            still.setAccessibleDescription(description)
            self.stills.append(still)
            self._cells.append(_cell(still, number, caption))
        self._arrange(2)

    def show_images(self, images: Sequence[QImage]) -> None:
        """The four pictures."""
        for still, image in zip(self.stills, images, strict=True):
            still.show_image(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four in a row, or two and two."""
        super().resizeEvent(event)
        self._arrange(4 if self.width() >= FOUR_ABREAST else 2)

    def _arrange(self, abreast: int) -> None:
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // abreast, place % abreast)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < abreast else 0)


def _cell(still: Still, number: int, caption: str) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(still)
    line = QWidget()
    words = QGridLayout(line)
    words.setContentsMargins(0, 0, 0, 0)
    words.setHorizontalSpacing(6)
    words.addWidget(Strong(str(number)), 0, 0, Qt.AlignmentFlag.AlignTop)
    words.addWidget(Body(caption), 0, 1)
    words.setColumnStretch(1, 1)
    column.addWidget(line)
    column.addStretch(1)
    return cell

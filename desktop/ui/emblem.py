"""The program's mark: as the icon of its windows, and as a picture on a page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop import assets

SMALL = 24
"""Up to this size in pixels the plainer drawing is the clearer one."""

SIZES = (16, 24, 32, 48, 64, 128)
"""What window managers and task bars ask for."""


def drawn(pixels: int) -> QPixmap:
    """The mark, `pixels` wide and high; empty where its file is missing, which is no reason not to open."""
    name = "evenfoot-small" if pixels <= SMALL else "evenfoot"
    try:
        data = QByteArray(assets.read_bytes(f"icons/{name}.svg"))
    except assets.AssetMissingError:
        return QPixmap()
    buffer = QBuffer(data)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    return QPixmap.fromImage(reader.read())


def dress(app: QApplication) -> None:
    """Give every window of `app` the mark as its icon. Not on macOS, where that is the bundle's."""
    if app.platformName() == "cocoa":
        return
    icon = QIcon()
    for pixels in SIZES:
        icon.addPixmap(drawn(pixels))
    app.setWindowIcon(icon)


class Emblem(QWidget):
    """The mark beside the name of the program. It says nothing that the name does not."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        """`side` is its width and height in device-independent pixels."""
        super().__init__(parent)
        self._side = side
        self._pixmap: QPixmap | None = None
        self.setObjectName("emblem")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as sharp as the screen is, anew when the window has moved to another one."""
        pixels = round(self._side * self.devicePixelRatioF())
        if self._pixmap is None or self._pixmap.width() != pixels:
            self._pixmap = drawn(pixels)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)

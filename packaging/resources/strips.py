"""Bakes the four still pictures of every scene, for when the bones cannot be loaded at run time.

Run it from the checkout whenever the skeleton, a scene or a figure has changed. The same geometry and the same fonts
give the same files. Needs what the application needs and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FINENESS = 1.1
"""Pixels of a picture for one of the window's."""

GREYS = 32
"""Shades in a file: more cannot be told apart in print, and fewer make it smaller."""


def strip(images: Sequence[QImage]) -> QImage:
    """The pictures beside one another on white paper, in a few shades of grey."""
    width, height = images[0].width(), images[0].height()
    whole = QImage(width * len(images), height, QImage.Format.Format_Grayscale8)
    whole.fill(Qt.GlobalColor.white)
    painter = QPainter(whole)
    for place, image in enumerate(images):
        painter.drawImage(place * width, 0, image)
    painter.end()
    shades = [round(255 * shade / (GREYS - 1)) for shade in range(GREYS)]
    table = bytes(round(value * (GREYS - 1) / 255) for value in range(256))
    data = bytes(whole.constBits()).translate(table)
    made = QImage(data, whole.width(), height, whole.bytesPerLine(), QImage.Format.Format_Indexed8).copy()
    made.setColorTable([QColor(shade, shade, shade).rgb() for shade in shades])
    return made


def png(image: QImage) -> bytes:
    """As small a file as the format gives."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(100)
    writer.write(image)
    return bytes(content.data())


def bake(key: str) -> bytes:
    """The file of the scene `key`. Needs a running QApplication."""
    from desktop.ui.explainer.cast import Cast
    from desktop.ui.explainer.player import stills
    from desktop.ui.words import Words

    cast = Cast()
    if cast.skeleton is None:
        raise SystemExit(f"there are no bones to draw: {cast.damaged}")
    return png(strip(stills.drawn(key, cast, Words("en"), stills.PrintLook(), FINENESS)))


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(["strips", "-style", "fusion"])
    from desktop.skeleton.scenes import SCENES
    from desktop.ui.explainer.player.stills import file

    for name in SCENES:
        path = RESOURCES / file(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bake(name))
        print(f"{path.relative_to(RESOURCES)}: {path.stat().st_size} bytes")

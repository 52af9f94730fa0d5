"""Draws the mark at every size and on every ground, as Qt draws SVG."""

from __future__ import annotations

import sys

import product
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = product.ROOT / "resources" / "icons"
SMALL = 24
"""Up to this size the mark is drawn from its plainer drawing."""

TILE_OF_MAC = 824 / 1024
"""What part of a macOS icon its tile fills; the rest is a margin."""

SIDEBAR, HEADER = (164, 314), (150, 57)
"""The pictures in a wizard of NSIS, in pixels."""

TEAL, DEEP = "#1f7a75", "#175d59"
"""The tile's colour, and the floor's."""


def mark(size: int) -> QImage:
    """The mark on its tile, `size` pixels wide and high, on nothing."""
    image = _blank(size)
    _draw(image, _renderer(f"{product.COMMAND}-small" if size <= SMALL else product.COMMAND), QRectF(0, 0, size, size))
    return image


def mac_tile(size: int) -> QImage:
    """The mark as a macOS icon: with the margins of that platform, but not where they would leave no pixels for it."""
    if size <= SMALL:
        return mark(size)
    image = _blank(size)
    wide = size * TILE_OF_MAC
    _draw(image, _renderer(product.COMMAND), QRectF((size - wide) / 2, (size - wide) / 2, wide, wide))
    return image


def sidebar() -> QImage:
    """The left side of the first and the last page of a wizard: the mark, standing on a floor."""
    image = QImage(*SIDEBAR, QImage.Format.Format_RGB32)
    image.fill(QColor(TEAL))
    width, height = SIDEBAR
    floor = height * 0.72
    painter = QPainter(image)
    painter.fillRect(QRectF(0, floor, width, height - floor), QColor(DEEP))
    painter.end()
    wide = width * 0.68
    bare = _renderer(product.COMMAND)
    shape = bare.boundsOnElement("mark")
    tall = wide * shape.height() / shape.width()
    _draw(image, bare, QRectF((width - wide) / 2, floor - tall, wide, tall), "mark")
    return image.convertToFormat(QImage.Format.Format_RGB888)


def header() -> QImage:
    """The right end of the head of a wizard's other pages, whose ground is white."""
    image = QImage(*HEADER, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    width, height = HEADER
    wide = height * 0.75
    _draw(
        image, _renderer(product.COMMAND), QRectF(width - wide - (height - wide) / 2, (height - wide) / 2, wide, wide)
    )
    return image.convertToFormat(QImage.Format.Format_RGB888)


def _blank(size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _renderer(name: str) -> QSvgRenderer:
    renderer = QSvgRenderer(str(ICONS / f"{name}.svg"))
    if not renderer.isValid():
        sys.exit(f"Qt cannot draw {name}.svg")
    return renderer


def _draw(image: QImage, renderer: QSvgRenderer, where: QRectF, element: str = "") -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if element:
        renderer.render(painter, element, where)
    else:
        renderer.render(painter, where)
    painter.end()

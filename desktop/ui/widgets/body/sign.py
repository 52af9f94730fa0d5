"""What each sensation is marked with on the screen: a pattern, and a colour of the theme that only helps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.domain.interview import Sensation
from desktop.report.body_figure import PATTERNS
from desktop.report.page import Pattern
from desktop.report.patterns import APART, fill

Role = QPalette.ColorRole
ROLES: Mapping[Sensation, Role] = MappingProxyType(
    {Sensation.PAIN: Role.BrightText, Sensation.NUMB: Role.Highlight, Sensation.WEAK: Role.WindowText}
)
SWATCH = 18
SIGN = QSize(SWATCH + 6, SWATCH)
"""The room of the sign on a button, with what keeps it off the words."""
EVERY = SWATCH / 2 / APART
"""Two dots or crosses in a row on a sign."""


def shade(sensation: Sensation, colours: QPalette) -> QColor:
    """The colour of `sensation` on the ground of `colours`."""
    return colours.color(ROLES[sensation])


def marked(painter: QPainter, path: QPainterPath, sensation: Sensation, every: float, colours: QPalette) -> None:
    """Fill `path` with the pattern of `sensation`, `every` pixels from stroke to stroke."""
    fill(painter, path, PATTERNS[sensation], every, shade(sensation, colours), colours.color(Role.Base))


def swatch(sensation: Sensation, on: QWidget) -> QIcon:
    """A small square with the pattern of `sensation` in the colours of `on`, as large as SIGN."""
    colours, ratio = on.palette(), on.devicePixelRatioF()
    made = QPixmap(SIGN * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square = QPainterPath()
    # Dots lie where the grid crosses and crosses between; on a sign both are to be whole.
    start = SWATCH / 4 if PATTERNS[sensation] is Pattern.DOTS else 0.0
    painter.translate(-start, -start)
    square.addRoundedRect(QRectF(start + 0.5, start + 0.5, SWATCH - 1, SWATCH - 1), 3, 3)
    painter.fillPath(square, colours.color(Role.Base))
    marked(painter, square, sensation, EVERY, colours)
    painter.strokePath(square, QPen(shade(sensation, colours), 1))
    painter.end()
    return QIcon(made)


def faded(colour: QColor, strength: float) -> QColor:
    """`colour` as strong as `strength` of 1."""
    made = QColor(colour)
    made.setAlphaF(strength)
    return made

"""Text in figures: measured on the device that it is painted on, wrapped, and set into rectangles of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QPainter

from desktop.ui.explainer.figures.colours import Colours

LEFT = Qt.AlignmentFlag.AlignLeft
MIDDLE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight
ENDLESS = 1e6
RIM = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (0.7, -0.7), (-0.7, 0.7), (-0.7, -0.7))


@dataclass(frozen=True, slots=True)
class Style:
    """How a label is set: its size as a multiple of the figure's font, its weight and its colour."""

    size: float = 1.0
    strong: bool = False
    role: str = "ink"


PLAIN = Style()
TITLE = Style(1.12, strong=True)
NAME = Style(strong=True)
NOTE = Style(0.92, role="muted")


@dataclass(frozen=True, slots=True)
class Label:
    """A text in its rectangle; `key` tells a figure which one it is."""

    key: str
    text: str
    rect: QRectF
    style: Style = PLAIN
    align: Qt.AlignmentFlag = LEFT
    rim: bool = False


class Letters:
    """One font on one device; lengths are in the units that the painter uses."""

    def __init__(self, font: QFont, device: QPaintDevice, scale: float = 1.0) -> None:
        """`scale` makes everything larger or smaller."""
        self._font, self._device, self._scale = font, device, scale
        self._known: dict[tuple[float, bool], QFontMetricsF] = {}
        self.line = self._metrics(PLAIN).height()

    @property
    def pixels(self) -> float:
        """The size of usual letters in the units of the device."""
        made = self.font(PLAIN)
        points = made.pointSizeF()
        return points * self._device.logicalDpiY() / 72 if points > 0 else float(made.pixelSize())

    def font(self, style: Style) -> QFont:
        """The font for `style`."""
        made = QFont(self._font)
        factor = style.size * self._scale
        if made.pointSizeF() > 0:
            made.setPointSizeF(max(1.0, made.pointSizeF() * factor))
        else:
            made.setPixelSize(max(1, round(made.pixelSize() * factor)))
        if style.strong:
            made.setWeight(QFont.Weight.DemiBold)
        return made

    def height(self, text: str, width: float, style: Style = PLAIN) -> float:
        """How high `text` is when it wraps at `width`."""
        return self._bounds(text, width, style).height() if text else 0.0

    def width(self, text: str, style: Style = PLAIN) -> float:
        """How wide `text` is in one line."""
        return self._bounds(text, ENDLESS, style).width() + 1 if text else 0.0

    def widest_word(self, texts: Iterable[str], style: Style = PLAIN) -> float:
        """The least width at which no word of `texts` is cut."""
        return max((self.width(word, style) for text in texts for word in text.split()), default=0.0)

    def tallest(self, texts: Iterable[str], width: float, style: Style = PLAIN) -> float:
        """The height that takes any of `texts` at `width`."""
        return max((self.height(text, width, style) for text in texts), default=0.0)

    def evened(self, label: Label) -> Label:
        """The same with lines about as long as one another: none has a single word where all are in the middle."""
        high = self.height(label.text, label.rect.width(), label.style)
        if label.align != MIDDLE or high <= self._metrics(label.style).height() * 1.5:
            return label
        least, most = self.widest_word([label.text], label.style), label.rect.width()
        while most - least > 1:
            width = (least + most) / 2
            least, most = (least, width) if self.height(label.text, width, label.style) <= high else (width, most)
        rect = QRectF(label.rect)
        rect.setWidth(most)
        rect.moveCenter(label.rect.center())
        return replace(label, rect=rect)

    def _metrics(self, style: Style) -> QFontMetricsF:
        key = (style.size, style.strong)
        if key not in self._known:
            self._known[key] = QFontMetricsF(self.font(style), self._device)
        return self._known[key]

    def _bounds(self, text: str, width: float, style: Style) -> QRectF:
        flags = Qt.TextFlag.TextWordWrap if width < ENDLESS else Qt.TextFlag.TextSingleLine
        return self._metrics(style).boundingRect(QRectF(0, 0, max(1.0, width), ENDLESS), flags, text)


def letter(painter: QPainter, letters: Letters, label: Label, colours: Colours, alpha: float = 1.0) -> None:
    """Write `label`, with a rim in the colour of the ground if it lies on lines; one that is clear is left out."""
    if alpha <= 0 or not label.text:
        return
    painter.setFont(letters.font(label.style))
    flags = Qt.TextFlag.TextWordWrap | label.align | Qt.AlignmentFlag.AlignVCenter
    if label.rim:
        painter.setPen(colours("surface", 0.55 * alpha))
        for x, y in RIM:
            step = QPointF(x, y) * (letters.line * 0.09)
            painter.drawText(label.rect.translated(step), flags, label.text)
    painter.setPen(colours(label.style.role, alpha))
    painter.drawText(label.rect, flags, label.text)

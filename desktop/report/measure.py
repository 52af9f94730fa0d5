"""Measuring with Qt's fonts: the widths are those of the painted page on every device."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from desktop.report.ink import UNITS, font
from desktop.report.letters import readable
from desktop.report.page import Style


class FontMeasure:
    """The Measure of the real fonts. Needs a running QGuiApplication."""

    def width(self, text: str, style: Style) -> float:
        """How wide one line of `text` is, in points."""
        return _metrics(style).horizontalAdvance(readable(text)) / UNITS

    def lines(self, text: str, style: Style, width: float, limit: int) -> tuple[str, ...]:
        """The first `limit` lines at most, broken where the script of the text allows it."""
        layout = QTextLayout(text, font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        # Qt counts in UTF-16 units, Python in characters.
        units = text.encode("utf-16-le", "surrogatepass")
        found: list[str] = []
        layout.beginLayout()
        while len(found) < limit and (row := layout.createLine()).isValid():
            row.setLineWidth(width * UNITS)
            start, length = row.textStart(), row.textLength()
            found.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass"))
        layout.endLayout()
        return tuple(found)


@cache
def _metrics(style: Style) -> QFontMetricsF:
    return QFontMetricsF(font(style))

"""A measure without fonts, so that a layout is the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.report.page import Style


@dataclass(frozen=True)
class PlainMeasure:
    """Every letter is `em` sizes wide, bold ones a tenth more; lines break at spaces, or anywhere if they must."""

    em: float = 0.53

    def width(self, text: str, style: Style) -> float:
        return len(text) * self.em * style.size * (1.1 if style.bold else 1)

    def lines(self, text: str, style: Style, width: float, limit: int) -> tuple[str, ...]:
        fit = max(1, int(width / self.width("x", style)))
        found = []
        while text and len(found) < limit:
            end = len(text) if len(text) <= fit else text.rfind(" ", 0, fit + 1) + 1 or fit
            found.append(text[:end])
            text = text[end:]
        return tuple(found)

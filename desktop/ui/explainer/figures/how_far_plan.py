"""Where the parts of "how far" go: each kind of part has its own heading, and each moment its own parts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF

from desktop.ui.explainer.figures.figure import Plan
from desktop.ui.explainer.figures.lettering import MIDDLE, NAME, PLAIN, Label, Letters

GROUPS = {"scale": ("wedge", "pelvis"), "larger": ("bigger",), "others": ("other_lab", "legs")}
"""The cells below each heading."""
CELLS = tuple(cell for cells in GROUPS.values() for cell in cells)
PELVES = ("pelvis", "bigger", "other_lab")
SHARES = {"wedge": 0.9, "legs": 0.8}
"""How wide a cell is for the width of the others."""
SHOWN = (("wedge",), ("pelvis",), ("bigger",), ("other_lab", "legs"))
"""What each moment adds."""


def heading(cell: str) -> str:
    """The key of the heading that `cell` stands below."""
    return next(group for group, cells in GROUPS.items() if cell in cells)


def plan(rect: QRectF, letters: Letters, words: dict[str, Any]) -> Plan:
    """All cells: in one row where it is wide, else the two to scale above and the rest below."""
    gap = letters.line * 0.8
    if rect.width() > rect.height() * 1.5:
        return _row(rect, letters, words, CELLS, gap)
    high = (rect.height() - gap) / 2
    above = _row(QRectF(rect.x(), rect.y(), rect.width(), high), letters, words, CELLS[:2], gap)
    below = _row(QRectF(rect.x(), rect.bottom() - high, rect.width(), high), letters, words, CELLS[2:], gap)
    return Plan((*above.labels, *below.labels), {**above.boxes, **below.boxes}, above.fits and below.fits)


def part(rect: QRectF, letters: Letters, words: dict[str, Any], moment: int) -> Plan:
    """Only the cells of one moment."""
    return _row(rect, letters, words, SHOWN[moment], letters.line * 0.8)


def _row(rect: QRectF, letters: Letters, words: dict[str, Any], cells: tuple[str, ...], gap: float) -> Plan:
    """Equal columns; headings end, and words begin, at one height."""
    shares = [SHARES.get(cell, 1.0) if len(cells) > 2 else 1.0 for cell in cells]
    unit, x = (rect.width() - gap * (len(cells) - 1)) / sum(shares), rect.x()
    columns = {}
    for cell, share in zip(cells, shares, strict=True):
        columns[cell] = QRectF(x, rect.y(), unit * share, rect.height())
        x += unit * share + gap
    spans: dict[str, QRectF] = {}
    for cell, column in columns.items():
        group = heading(cell)
        spans[group] = spans[group].united(column) if group in spans else column
    head = max(letters.height(words[group], span.width(), NAME) for group, span in spans.items())
    text = max(letters.height(words[cell], columns[cell].width()) for cell in cells)
    labels = [
        Label(group, words[group], QRectF(span.x(), span.y(), span.width(), head), NAME, MIDDLE)
        for group, span in spans.items()
    ]
    boxes = {}
    for cell, column in columns.items():
        boxes[cell] = column.adjusted(0, head + letters.line * 0.4, 0, -text - letters.line * 0.4)
        high = letters.height(words[cell], column.width())
        place = QRectF(column.x(), column.bottom() - text, column.width(), high)
        labels.append(Label(cell, words[cell], place, PLAIN, MIDDLE))
    fits = min(box.height() for box in boxes.values()) > letters.line * 3.2
    fits = fits and all(letters.widest_word([words[cell]]) <= column.width() for cell, column in columns.items())
    fits = fits and all(letters.widest_word([words[group]], NAME) <= span.width() for group, span in spans.items())
    return Plan(tuple(labels), boxes, fits)

"""Two soles with a column of callouts beside them: where everything goes, and the lines between word and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.ui.explainer.figures import footprint
from desktop.ui.explainer.figures.figure import Plan, Sheet
from desktop.ui.explainer.figures.footprint import Footprint
from desktop.ui.explainer.figures.lettering import LEFT, MIDDLE, NAME, PLAIN, Label, Letters
from desktop.ui.widgets.sole_outline import HEIGHT


@dataclass(frozen=True, slots=True)
class Callout:
    """What is said beside the right sole about its place `x`, `y` in millimetres; it may say several things in turn."""

    key: str
    says: tuple[str, ...]
    x: float
    y: float


def plan(rect: QRectF, letters: Letters, names: tuple[str, str], callouts: Sequence[Callout]) -> Plan:
    """Soles as large as can be in the box "pair", the names of left and right below, callouts to the right."""
    gap = letters.line * 0.7
    texts = [text for callout in callouts for text in callout.says]
    column = max(min(rect.width() * 0.34, letters.line * 11), letters.widest_word(texts))
    feet = rect.width() - column - gap * 2
    high, name = min(rect.height() - letters.line, feet / footprint.PAIR), 0.0
    for _ in range(3):
        # Narrower soles may wrap their names into more lines, which in turn take height.
        name = letters.tallest(names, high * footprint.PAIR / 2 - 4, NAME)
        high = min(high, rect.height() - name - gap * 0.4)
    wide = high * footprint.PAIR
    pair = QRectF(
        rect.center().x() - (wide + gap * 2 + column) / 2,
        rect.center().y() - (high + name + gap * 0.4) / 2,
        wide,
        high,
    )
    labels = [
        Label(key, text, QRectF(x, pair.bottom() + gap * 0.4, wide / 2 - 4, name), NAME, MIDDLE)
        for key, text, x in (("left", names[0], pair.x()), ("right", names[1], pair.center().x() + 4))
    ]
    beside = _column(QRectF(pair.right() + gap * 2, rect.y(), column, rect.height()), pair, letters, callouts)
    fits = beside[0].rect.top() >= rect.top() - 0.5 and high > letters.line * 4
    return Plan((*labels, *beside), {"pair": pair}, fits and letters.widest_word(names, NAME) <= wide / 2 - 4)


def _column(box: QRectF, pair: QRectF, letters: Letters, callouts: Sequence[Callout]) -> list[Label]:
    """The callouts as near to the height of their places as can be, from top to bottom."""
    gap = letters.line * 0.35
    heights = [letters.tallest(callout.says, box.width()) for callout in callouts]
    tops, floor = [], box.top()
    for callout, height in zip(callouts, heights, strict=True):
        tops.append(max(floor, pair.y() + callout.y / HEIGHT * pair.height() - height / 2))
        floor = tops[-1] + height + gap
    ceiling = box.bottom()
    for at in reversed(range(len(tops))):
        tops[at] = min(tops[at], ceiling - heights[at])
        ceiling = tops[at] - gap
    return [
        Label(callout.key, callout.says[0], QRectF(box.x(), top, box.width(), height), PLAIN, LEFT)
        for callout, top, height in zip(callouts, tops, heights, strict=True)
    ]


def draw(sheet: Sheet, foot: Footprint, callout: Callout, saying: int = 0, alpha: float = 1.0) -> None:
    """The words of `callout` and the line to their place on `foot`."""
    for label in sheet.plan.labels:
        if label.key == callout.key:
            start = QPointF(label.rect.left() - sheet.unit * 5, label.rect.center().y())
            sheet.line(start, foot.point(callout.x, callout.y), sheet.pen("control_edge", 0.9, alpha))
    sheet.write(callout.key, alpha, callout.says[saying])

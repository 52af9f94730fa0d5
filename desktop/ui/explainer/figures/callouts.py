"""Two footprints with a column of callouts beside them: where everything goes, and the lines between word and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.report.sole import HEIGHT
from desktop.ui.explainer.figures import footprint
from desktop.ui.explainer.figures.figure import Plan, Sheet
from desktop.ui.explainer.figures.footprint import Footprint
from desktop.ui.explainer.figures.lettering import LEFT, MIDDLE, NAME, NOTE, PLAIN, Label, Letters


@dataclass(frozen=True, slots=True)
class Callout:
    """What is said beside the right sole about its place `x`, `y` in millimetres; it may say several things in turn."""

    key: str
    says: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Names:
    """What stands below the footprints: the side of each, and that they are footprints."""

    left: str
    right: str
    both: str


def plan(rect: QRectF, letters: Letters, names: Names, callouts: Sequence[Callout]) -> Plan:
    """Footprints as large as can be in the box "pair", their names below, callouts to the right where there are any."""
    gap = letters.line * 0.7
    texts = [text for callout in callouts for text in callout.says]
    column = max(min(rect.width() * 0.34, letters.line * 11), letters.widest_word(texts)) if texts else 0.0
    feet = rect.width() - (column + gap * 2 if texts else 0.0)
    side = max(letters.width(names.left, NAME), letters.width(names.right, NAME))
    # Small footprints stand below no wider words than their own names.
    least = max(2 * side + gap, letters.widest_word([names.both], NOTE))
    high, wide, name, both = rect.height() - letters.line, 0.0, letters.height(names.left, side, NAME), 0.0
    high = min(high, feet / footprint.PAIR)
    for _ in range(3):
        wide = max(least, high * footprint.PAIR)
        both = letters.height(names.both, wide, NOTE)
        high = min(high, rect.height() - name - both - gap * 0.4)
    wide = max(least, high * footprint.PAIR)
    left = rect.center().x() - (wide + (gap * 2 + column if texts else 0.0)) / 2
    pair = QRectF(left, rect.center().y() - (high + name + both + gap * 0.4) / 2, wide, high)
    below = pair.bottom() + gap * 0.4
    labels = [
        Label("left", names.left, QRectF(left, below, wide / 2, name), NAME, MIDDLE),
        Label("right", names.right, QRectF(pair.center().x(), below, wide / 2, name), NAME, MIDDLE),
        Label("both", names.both, QRectF(left, below + name, wide, both), NOTE, MIDDLE),
    ]
    beside = _column(QRectF(pair.right() + gap * 2, rect.y(), column, rect.height()), pair, letters, callouts)
    fits = (not beside or beside[0].rect.top() >= rect.top() - 0.5) and high > letters.line * 3 and wide <= feet + 0.5
    return Plan((*labels, *beside), {"pair": pair}, fits)


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


def name(sheet: Sheet) -> None:
    """The words below the footprints."""
    for key in ("left", "right", "both"):
        sheet.write(key)

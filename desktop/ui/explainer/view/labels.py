"""Where the words in a picture go: inside it, apart from one another, and off the bones where there is room."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, QSizeF

MARGIN = 6.0
"""Pixels that stay free between a label and the edge of the picture, and between two labels in a row."""

APART = 3.0
"""The same between two labels anywhere."""

NEAR = 2.0
"""Pixels that stay free between a label and a bone."""

BELOW, BELOW_QUIET = 9.0, 5.0
"""Pixels between what is named and the row of words under it: in boxes, and without."""

REACHES = (12.0, 28.0, 48.0, 74.0, 106.0, 146.0, 196.0, 260.0, 340.0)
NEAR_REACHES = (3.0, 8.0, 14.0, 22.0, 32.0, 44.0)
BENDS = (0.0, 0.5, -0.5, 1.0, -1.0, 1.6, -1.6, 2.4, -2.4, math.pi)
"""How far from what it names a label may stand, in pixels, quiet ones nearer; and by how much it may leave its
direction, in radians."""

BONES_COST = 4000.0
"""What it costs, in pixels of distance, to lie wholly on bones."""

STAYS = 0.03
"""A label that lies on no more than so much of bones and lines stays where it is."""

TOUCHES_COST = 120.0
OTHER_SIZE_COST = 50.0

Busy = Callable[[QRectF], float]
"""How much of a rectangle is taken by bones, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words that take any of `sizes` in pixels, the first rather than the last, and name the point `at`.

    `away` is the direction to look for room in. Without one the words name nothing and go to an edge. `key` says which
    of the words that are shown one after another they are; `quiet` ones stand closer to what they name, without a box.
    Those that go `below` stand in one row under what they name, as long as there is room for it.
    """

    text: str
    sizes: tuple[QSizeF, ...]
    at: QPointF
    away: tuple[float, float] | None = None
    key: str = ""
    quiet: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A label and the rectangle that it got."""

    label: Label
    rect: QRectF


def place(
    labels: Sequence[Label], view: QRectF, busy: Busy, kept: Mapping[str, QPointF] = MappingProxyType({})
) -> list[Placed]:
    """The labels that fit into `view`, the earlier ones first; one that fits nowhere is left out.

    `kept` are the middles of labels by their key: where one was before, it stays while there is room.
    """
    placed = _row([label for label in labels if label.below], view, busy)
    rowed = [each.label for each in placed]
    for label in labels:
        if label not in rowed:
            taken = [each.rect for each in placed]
            rect = _again(label, view, busy, taken, kept) or _best(label, view, busy, taken)
            if rect is not None:
                placed.append(Placed(label, rect))
    return sorted(placed, key=lambda each: labels.index(each.label))


def _row(labels: Sequence[Label], view: QRectF, busy: Busy) -> list[Placed]:
    """All of them side by side, each as nearly below its point as the others let it; none where they do not fit."""
    inside = view.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    if not labels:
        return []
    labels = sorted(labels, key=lambda label: label.at.x())
    for choice in range(max(len(label.sizes) for label in labels)):
        sizes = [label.sizes[min(choice, len(label.sizes) - 1)] for label in labels]
        top = max(label.at.y() for label in labels) + (BELOW_QUIET if labels[0].quiet else BELOW)
        lefts = _beside([label.at.x() for label in labels], [size.width() for size in sizes], inside)
        rects = [QRectF(QPointF(left, top), size) for left, size in zip(lefts, sizes, strict=True)]
        if all(inside.contains(rect) and not busy(rect) for rect in rects):
            return [Placed(label, rect) for label, rect in zip(labels, rects, strict=True)]
    return []


def _beside(middles: list[float], widths: list[float], inside: QRectF) -> list[float]:
    """Where each begins, so that they are apart: those that would touch make way by the same on both sides."""
    groups: list[tuple[list[float], float]] = []
    for middle, width in zip(middles, widths, strict=True):
        row, left = [width], middle - width / 2
        while groups and groups[-1][1] + sum(groups[-1][0]) + MARGIN * len(groups[-1][0]) > left:
            before, start = groups.pop()
            over = start + sum(before) + MARGIN * len(before) - left
            row, left = [*before, *row], start - over / 2
        whole = sum(row) + MARGIN * (len(row) - 1)
        groups.append((row, max(inside.left(), min(left, inside.right() - whole))))
    return [left + sum(row[:number]) + MARGIN * number for row, left in groups for number in range(len(row))]


def _again(label: Label, view: QRectF, busy: Busy, taken: list[QRectF], kept: Mapping[str, QPointF]) -> QRectF | None:
    """Where it was, unless that is outside or taken now."""
    if not label.key or label.key not in kept:
        return None
    inside, middle = view.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), kept[label.key]
    for size in label.sizes:
        rect = QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())
        apart = rect.adjusted(-APART, -APART, APART, APART)
        free = inside.contains(rect) and not any(apart.intersects(other) for other in taken)
        if free and not rect.contains(label.at) and busy(rect) <= STAYS:
            return rect
    return None


def _best(label: Label, view: QRectF, busy: Busy, taken: list[QRectF]) -> QRectF | None:
    inside = view.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    best, least = None, math.inf
    for number, size in enumerate(label.sizes):
        made = _edges(size, inside) if label.away is None else _around(size, label, label.away, inside)
        for rect, cost, onwards in made:
            if onwards + OTHER_SIZE_COST * number >= least:
                break
            total = cost + OTHER_SIZE_COST * number
            apart = rect.adjusted(-APART, -APART, APART, APART)
            if total >= least or not inside.contains(rect) or any(apart.intersects(other) for other in taken):
                continue
            share = busy(rect.adjusted(-NEAR, -NEAR, NEAR, NEAR))
            total += BONES_COST * share + (TOUCHES_COST if share else 0)
            if total < least:
                best, least = rect, total
    return best


def _around(
    size: QSizeF, label: Label, away: tuple[float, float], inside: QRectF
) -> Iterator[tuple[QRectF, float, float]]:
    """Rectangles around a point, with what they cost, and what all that follow cost at least."""
    width, height, at = size.width(), size.height(), label.at
    begin = math.atan2(away[1], away[0])
    for reach in NEAR_REACHES if label.quiet else REACHES:
        for bend in BENDS:
            x, y = math.cos(begin + bend), math.sin(begin + bend)
            centre = at + QPointF(x * (reach + width / 2), y * (reach + height / 2))
            rect = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
            cost = reach + 16 * abs(bend)
            if inside.contains(rect):
                yield rect, cost, reach
                continue
            moved = _into(rect, inside)
            yield moved, cost + abs(moved.x() - rect.x()) + abs(moved.y() - rect.y()), reach


def _edges(size: QSizeF, inside: QRectF) -> Iterator[tuple[QRectF, float, float]]:
    """Rectangles along the edges, the middle of the lower one first; otherwise as `_around`."""
    width, height = size.width(), size.height()
    left, right = inside.left(), inside.right() - width
    for cost, y in ((0.0, inside.bottom() - height), (60.0, inside.top())):
        for more, x in ((0.0, (left + right) / 2), (30.0, left), (30.0, right)):
            yield QRectF(x, y, width, height), cost + more, 0.0


def _into(rect: QRectF, inside: QRectF) -> QRectF:
    x = max(inside.left(), min(rect.x(), inside.right() - rect.width()))
    y = max(inside.top(), min(rect.y(), inside.bottom() - rect.height()))
    return QRectF(x, y, rect.width(), rect.height())

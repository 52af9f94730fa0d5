"""A footprint drawn into a box: the load as a map of tints and lines, dots and traces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QRadialGradient, QTransform

from desktop.report.sole import HEIGHT, LEFTMOST, WIDTH
from desktop.ui.explainer.figures import load
from desktop.ui.explainer.figures.contours import loops, path
from desktop.ui.explainer.figures.figure import Sheet
from desktop.ui.widgets.feet.sole_outline import curve, imprint, outline

LEVELS = (0.10, 0.24, 0.42, 0.64, 0.90)
"""Where the lines of the map run; 1 is about the most of an even stance."""
GAP = 30.0
"""Millimetres between two soles."""
PAIR = (2 * WIDTH + GAP) / HEIGHT
"""Width of two soles for their height."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """One sole in the painter's units; `place` maps millimetres of a right foot there."""

    place: QTransform

    def point(self, x: float, y: float) -> QPointF:
        """Where a place of the foot lies."""
        return self.place.map(QPointF(x, y))

    @property
    def scale(self) -> float:
        """Units of the painter for a millimetre."""
        return abs(self.place.m22())

    @property
    def outline(self) -> QPainterPath:
        """The edge of the sole."""
        return self.place.map(outline(left=False))


def fitted(box: QRectF, *, left: bool) -> Footprint:
    """The largest sole in the middle of `box`."""
    scale = min(box.width() / WIDTH, box.height() / HEIGHT)
    place = QTransform.fromTranslate(box.center().x(), box.center().y() - HEIGHT / 2 * scale)
    place.scale(-scale if left else scale, scale)
    place.translate(-(LEFTMOST + WIDTH / 2), 0)
    return Footprint(place)


def pair(box: QRectF) -> tuple[Footprint, Footprint]:
    """The left and the right sole in the middle of `box`, side by side as one looks down on them."""
    height = min(box.height(), box.width() / PAIR)
    width = height * WIDTH / HEIGHT
    top, middle, half = box.center().y() - height / 2, box.center().x(), GAP / HEIGHT * height / 2
    left = QRectF(middle - half - width, top, width, height)
    return fitted(left, left=True), fitted(left.translated(width + 2 * half, 0), left=False)


def draw(sheet: Sheet, foot: Footprint) -> None:
    """A footprint on the floor: where the foot stands, and within it what a bare foot leaves."""
    shape = foot.outline
    sheet.draw(shape, None, sheet.colours.between("surface", "skin", 0.45))
    sheet.draw(foot.place.map(imprint()), None, sheet.colours.between("skin", "skin_edge", 0.24))
    sheet.draw(shape, sheet.pen("skin_edge", 1.2, 0.9))


@lru_cache(maxsize=256)
def _bands(e: float, forward: float, share: float) -> tuple[QPainterPath, ...]:
    field = load.field(e, forward, share)
    back = QTransform.fromTranslate(LEFTMOST, 0).scale(load.STEP, load.STEP).translate(-load.MARGIN, -load.MARGIN)
    return tuple(back.map(path(loops(field, level))) for level in LEVELS)


def draw_load(
    sheet: Sheet, foot: Footprint, e: float = 0.0, forward: float = 0.0, share: float = 1.0, alpha: float = 1.0
) -> None:
    """The load as tints that grow darker with it, and a line at each step; see `load.field`."""
    with sheet.kept(alpha) as painter:
        painter.setClipPath(foot.outline, Qt.ClipOperation.IntersectClip)
        for number, band in enumerate(_bands(round(e, 1), round(forward, 2), round(share, 2))):
            sheet.draw(foot.place.map(band), None, sheet.colours("accent", 0.15 + 0.035 * number))
        for number, band in enumerate(_bands(round(e, 1), round(forward, 2), round(share, 2))):
            sheet.draw(foot.place.map(band), sheet.pen("accent", 0.5 + 0.16 * number, 0.55 + 0.08 * number))


def draw_centre(sheet: Sheet, at: QPointF, alpha: float = 1.0, size: float = 4.5) -> None:
    """A ring with a dot: where all of the load balances."""
    for radius, pen, fill in (
        (size, sheet.pen("ink", 1.3, alpha), sheet.colours("surface", alpha)),
        (size * 0.34, None, sheet.colours("ink", alpha)),
    ):
        dot = QPainterPath()
        dot.addEllipse(at, radius * sheet.unit, radius * sheet.unit)
        sheet.draw(dot, pen, fill)


def draw_spot(sheet: Sheet, at: QPointF, radius: float, alpha: float = 1.0) -> None:
    """A soft dot with a clear rim."""
    if alpha <= 0:
        return
    glow = QRadialGradient(at, radius)
    glow.setColorAt(0.0, sheet.colours("accent", 0.75 * alpha))
    glow.setColorAt(0.55, sheet.colours("accent", 0.42 * alpha))
    glow.setColorAt(1.0, sheet.colours("accent", 0.10 * alpha))
    dot = QPainterPath()
    dot.addEllipse(at, radius, radius)
    sheet.draw(dot, sheet.pen("accent", 1.2, alpha), glow)


def draw_trace(sheet: Sheet, points: Sequence[tuple[float, float]], alpha: float = 1.0) -> None:
    """A thin line through `points` of the sheet, the older the paler, with its present end."""
    if len(points) < 2:
        return
    # In pieces that overlap by a point, so that age can fade them.
    pieces = max(1, len(points) // 8)
    for piece in range(pieces):
        first, last = piece * 8, len(points) if piece == pieces - 1 else piece * 8 + 9
        age = 1 - (piece + 1) / pieces
        sheet.draw(curve(points[first:last], closed=False), sheet.pen("ink", 1.2, alpha * (0.9 - 0.6 * age)))
    draw_centre(sheet, QPointF(*points[-1]), alpha, 3.6)

"""Puts strokes and words on the picture, in the colours of the palette."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen

from desktop.ui.explainer.view.labels import BELOW, BELOW_QUIET, MARGIN, Busy, Label, Placed, place
from desktop.ui.explainer.view.overlays import Ink, Naming, Sketch, Stroke, line

PAD, CLOSE = QSizeF(8.0, 4.0), QSizeF(3.0, 0.0)
"""Pixels around the words of a label, and around those without a box."""

QUIET = 0.8
"""How strong words without a box are."""

LONGEST, WIDEST, NARROW, SLIM = 440.0, 250.0, 150.0, 84.0
"""How wide labels may be, in pixels."""

LOWER = 4.0
"""Pixels by which what stands before the middle of the floor is seen below it, at most."""

EDGES = 24.0
"""Pixels of a picture's width that no label takes."""

CROSSED = 0.01
"""A line that a label lies on counts as so much of its room."""

LEADER_FROM = 14.0
"""A label farther than this from what it names is tied to it by a thin line."""

MOST_KNOWN = 400
_KNOWN: dict[tuple[str, str, float, float], QSizeF] = {}
"""The boxes that have been measured: the same words come in every frame."""

_WRAP = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_Role = QPalette.ColorRole
_PENS = {
    Ink.FLOOR: (_Role.Dark, 1.2, Qt.PenStyle.SolidLine),
    Ink.GUIDE: (_Role.WindowText, 1.4, Qt.PenStyle.DashLine),
    Ink.TIE: (_Role.Dark, 1.0, Qt.PenStyle.DotLine),
    Ink.MARK: (_Role.Accent, 2.2, Qt.PenStyle.SolidLine),
}


def small(font: QFont) -> QFont:
    """The font of labels in the picture."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.95)
    return made


def row(texts: Iterable[str], font: QFont, width: float, *, quiet: bool) -> float:
    """Pixels below the floor that a row of `texts` takes in a picture `width` pixels wide, down to its edge."""
    labels = [measured(Naming(text, QPointF(), (0.0, 1.0), quiet=quiet), small(font), width - EDGES) for text in texts]
    height = 0.0
    for choice in range(max((len(label.sizes) for label in labels), default=0)):
        sizes = [label.sizes[min(choice, len(label.sizes) - 1)] for label in labels]
        height = max(size.height() for size in sizes) + (BELOW_QUIET if quiet else BELOW) + MARGIN + LOWER
        if sum(size.width() + MARGIN for size in sizes) + MARGIN <= width:
            break
    return height


def measured(naming: Naming, font: QFont, width: float) -> Label:
    """A label of at most `width` pixels, with the words wrapped where that finds more room."""
    widths = (WIDEST, NARROW, SLIM) if naming.away else (LONGEST, WIDEST, NARROW)
    pad = CLOSE if naming.quiet else PAD
    texts = {naming.text, naming.longest or naming.text}
    boxes = [[_box(text, font, min(width, each), pad) for text in texts] for each in widths]
    sizes = [QSizeF(max(box.width() for box in made), max(box.height() for box in made)) for made in boxes]
    sizes = [size for number, size in enumerate(sizes) if size not in sizes[:number]]
    return Label(naming.text, tuple(sizes), naming.at, naming.away, naming.key, naming.quiet, naming.below)


def _box(text: str, font: QFont, width: float, pad: QSizeF) -> QSizeF:
    """The box of words that wrap at `width`, with lines about as long as one another."""
    key = (text, font.key(), width, pad.width())
    if key not in _KNOWN:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = _measure(text, QFontMetricsF(font), max(40.0, width - 2 * pad.width() - 2)) + pad * 2.0
    return QSizeF(_KNOWN[key])


def _measure(text: str, metrics: QFontMetricsF, width: float) -> QSizeF:
    box = metrics.boundingRect(QRectF(0, 0, width, 1e4), _WRAP, text)
    least, most = 0.0, box.width()
    while box.height() > metrics.height() * 1.5 and most - least > 2:
        middle = (least + most) / 2
        tried = metrics.boundingRect(QRectF(0, 0, middle, 1e4), _WRAP, text)
        if tried.height() > box.height() or tried.width() > middle:
            least = middle
        else:
            box, most = tried, middle
    # A little more than Qt measures: it rounds down in some fonts and would then wrap the last word.
    return QSizeF(math.ceil(box.width()) + 2, math.ceil(box.height()))


def laid_out(sketch: Sketch, font: QFont, view: QRectF, busy: Busy, kept: Mapping[str, QPointF]) -> list[Placed]:
    """The words of `sketch` where they find room in `view`, those that were `kept` where they were; see `place`."""
    crossed = {Ink.FLOOR, Ink.GUIDE, Ink.MARK}
    # A level line has no height, and nothing would cross it.
    lines = [stroke.path.boundingRect().adjusted(-1, -1, 1, 1) for stroke in sketch.strokes if stroke.ink in crossed]

    def taken(rect: QRectF) -> float:
        return busy(rect) + CROSSED * sum(rect.intersects(line) for line in lines)

    labels = [measured(naming, font, view.width() - EDGES) for naming in sketch.words]
    # What is about it all can stand anywhere, and so takes what is left; but it is not driven out, or onto the bones.
    named, about_all = ([label for label in labels if (label.away is None) == about] for about in (False, True))
    last = place(named + about_all, view, taken, kept)
    if not about_all or (len(last) == len(labels) and not any(busy(each.rect) for each in last)):
        return last
    first = place(labels, view, taken, kept)
    return min(last, first, key=lambda placed: (len(labels) - len(placed), sum(busy(each.rect) for each in placed)))


def draw_strokes(painter: QPainter, strokes: Iterable[Stroke], palette: QPalette) -> None:
    """Floor first, so that nothing else is crossed by it."""
    for stroke in strokes:
        if stroke.ink is Ink.SOFT:
            colour = QColor(palette.color(_Role.Accent))
            colour.setAlphaF(0.22)
            painter.fillPath(stroke.path, colour)
            continue
        role, width, style = _PENS[stroke.ink]
        if stroke.ink in {Ink.GUIDE, Ink.MARK}:
            # On bones as pale as the ground a line needs an edge of its own.
            halo = QColor(palette.color(_Role.Base))
            halo.setAlphaF(0.65)
            painter.strokePath(stroke.path, QPen(halo, width + 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.strokePath(stroke.path, QPen(palette.color(role), width, style, Qt.PenCapStyle.RoundCap))


def draw_words(painter: QPainter, placed: Iterable[Placed], font: QFont, palette: QPalette) -> None:
    """Each in a quiet box, tied to what it names where that is not near."""
    painter.setFont(font)
    for each in placed:
        if each.label.away is not None and not each.label.quiet:
            _tie(painter, each, palette)
    for each in placed:
        painter.setPen(palette.color(_Role.WindowText))
        if each.label.quiet:
            painter.setOpacity(QUIET)
            painter.drawText(each.rect, _WRAP, each.label.text)
            painter.setOpacity(1.0)
            continue
        box = QPainterPath()
        box.addRoundedRect(each.rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillPath(box, palette.color(_Role.Base))
        painter.strokePath(box, QPen(palette.color(_Role.Mid), 1))
        # As wide as it was measured, so that it wraps at the same words.
        inside = each.rect.adjusted(PAD.width(), PAD.height(), -PAD.width(), -PAD.height())
        painter.drawText(inside, _WRAP, each.label.text)


def _tie(painter: QPainter, placed: Placed, palette: QPalette) -> None:
    at, rect = placed.label.at, placed.rect
    near = QPointF(
        max(rect.left(), min(at.x(), rect.right())),
        max(rect.top(), min(at.y(), rect.bottom())),
    )
    if math.hypot(near.x() - at.x(), near.y() - at.y()) > LEADER_FROM:
        painter.strokePath(line(at, near), QPen(palette.color(_Role.Dark), 1))

"""Two trays on a table that collect what studies and advice say, with a question mark above: reviews disagree."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from desktop.ui.explainer.figures.figure import Plan, Sheet
from desktop.ui.explainer.figures.lettering import MIDDLE, NAME, NOTE, Label, Letters, Style
from desktop.ui.explainer.figures.timing import eased

SIDES = ("for", "against")
STARTS = {"for": (0.50, 0.57), "against": (0.72, 0.79, 0.86)}
"""When what each side has to say comes to lie."""
FALL, ASKED = 0.08, 0.94
"""How long a tile falls, and when the question mark begins to show."""
MARK = Style(1.5, strong=True, role="accent")


def plan(rect: QRectF, letters: Letters, words: dict[str, Any], wordy: int, sides: tuple[str, ...] = SIDES) -> Plan:
    """Columns of tiles on trays, what each side says below; with both sides the question mark above them."""
    gap, both = letters.line * 0.45, len(sides) > 1
    column = (rect.width() - letters.line * 1.6) / 2 if both else min(rect.width(), letters.line * 14)
    below = letters.tallest([words[side] for side in sides], column, NAME)
    asked = letters.height(words["disagree"], rect.width(), NAME) + letters.line * 2.8 if both else 0.0
    fits = letters.widest_word([words[side] for side in sides], NAME) <= column
    piles = {}
    for side in sides:
        piles[side] = _piled(side, [each for each in words["studies"] if each["side"] == side], column, letters, wordy)
        fits = fits and piles[side].fits
    high = max(-box.top() for pile in piles.values() for box in pile.boxes.values())
    spare = rect.height() - asked - high - gap * 3 - below
    top = rect.y() + max(0.0, spare) / 2
    floor = top + asked + high
    labels: list[Label] = []
    boxes = {"table": QRectF(rect.x(), floor + gap, rect.width(), gap)}
    for number, side in enumerate(sides):
        x = rect.x() + number * (rect.width() - column) if both else rect.center().x() - column / 2
        labels.append(Label(side, words[side], QRectF(x, floor + gap * 3, column, below), NAME, MIDDLE))
        boxes[side] = QRectF(x, floor, column, gap)
        boxes |= {name: box.translated(x, floor) for name, box in piles[side].boxes.items()}
        labels += [_moved(label, x, floor) for label in piles[side].labels]
    if both:
        boxes["mark"] = QRectF(rect.center().x() - letters.line, top, letters.line * 2, letters.line * 2)
        said = QRectF(rect.x(), top + letters.line * 2.1, rect.width(), asked - letters.line * 2.8)
        labels += [
            Label("mark", "?", boxes["mark"], MARK, MIDDLE),
            Label("disagree", words["disagree"], said, NAME, MIDDLE),
        ]
    return Plan(tuple(labels), boxes, fits and spare > 0)


def _moved(label: Label, x: float, y: float) -> Label:
    return Label(label.key, label.text, label.rect.translated(x, y), label.style, label.align, label.rim)


def _piled(side: str, studies: list[dict[str, str]], wide: float, letters: Letters, wordy: int) -> Plan:
    """Tiles on top of one another, the first at the bottom, over a tray at 0, 0."""
    pad, edge = letters.line * 0.4, letters.line * 0.3
    inner = wide - 2 * (pad + edge)
    labels, boxes, floor = [], {}, 0.0
    for at, study in enumerate(studies):
        head = letters.height(study["label"], inner, NAME)
        text = letters.height(study["text"], inner, NOTE) if wordy else 0.0
        high = head + text + 1.4 * pad
        boxes[f"{side} {at}"] = QRectF(edge, floor - high, wide - 2 * edge, high)
        place = QRectF(edge + pad, floor - high + pad * 0.7, inner, head)
        labels.append(Label(f"{side} {at} label", study["label"], place, NAME, MIDDLE))
        if wordy:
            place = QRectF(place.x(), place.bottom(), inner, text)
            labels.append(Label(f"{side} {at} text", study["text"], place, NOTE, MIDDLE))
        floor -= high + letters.line * 0.22
    fits = letters.widest_word([study["label"] for study in studies], NAME) <= inner
    fits = fits and (not wordy or letters.widest_word([study["text"] for study in studies], NOTE) <= inner)
    return Plan(tuple(labels), boxes, fits)


def draw(sheet: Sheet, at: float) -> None:
    """Table and trays, the tiles that lie on them at the time `at` or are on their way, and at last the question."""
    table = sheet.plan.boxes["table"]
    sheet.line(table.topLeft(), table.topRight(), sheet.pen("control_edge", 2.0))
    for side in SIDES:
        if side in sheet.plan.boxes:
            _tray(sheet, side)
            for number, start in enumerate(STARTS[side]):
                _tile(sheet, f"{side} {number}", eased(at, start, start + FALL))
            sheet.write(side)
    there = eased(at, ASKED, 1.0)
    if "mark" in sheet.plan.boxes and there > 0:
        box = sheet.plan.boxes["mark"]
        disc = QPainterPath()
        disc.addEllipse(box)
        sheet.draw(disc, sheet.pen("accent", 1.4, there), sheet.colours("surface", there))
        sheet.write("mark", there)
        sheet.write("disagree", there)


def _tray(sheet: Sheet, side: str) -> None:
    box = sheet.plan.boxes[side]
    lip = box.height() * 0.6
    tray = QPainterPath(QPointF(box.left() - lip * 0.4, box.top() - lip))
    for x, y in ((box.left() + lip, box.bottom()), (box.right() - lip, box.bottom())):
        tray.lineTo(x, y)
    tray.lineTo(box.right() + lip * 0.4, box.top() - lip)
    tray.lineTo(box.right() - lip * 0.2, box.top())
    tray.lineTo(box.left() + lip * 0.2, box.top())
    tray.closeSubpath()
    sheet.draw(tray, sheet.pen("control_edge", 1.2), sheet.colours("sunken"))


def _tile(sheet: Sheet, name: str, there: float) -> None:
    if there <= 0:
        return
    with sheet.kept(there) as painter:
        painter.translate(0, (there - 1) * sheet.letters.line * 1.2)
        tile = QPainterPath()
        tile.addRoundedRect(sheet.plan.boxes[name], sheet.unit * 5, sheet.unit * 5)
        sheet.draw(tile, sheet.pen("accent", 1.0), sheet.colours("accent_soft"))
        sheet.write(f"{name} label")
        sheet.write(f"{name} text")

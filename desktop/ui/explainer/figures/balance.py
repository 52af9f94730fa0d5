"""A balance whose two dishes collect studies and that comes to rest level: nobody can tell yet."""

from __future__ import annotations

from dataclasses import replace
from math import exp, pi, radians, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from desktop.ui.explainer.figures.figure import Plan, Sheet
from desktop.ui.explainer.figures.lettering import MIDDLE, NAME, NOTE, Label, Letters
from desktop.ui.explainer.figures.timing import eased

SIDES = ("for", "against")
STARTS = {"for": (0.50, 0.57), "against": (0.72, 0.79, 0.86)}
"""When the studies of each side have come to lie."""
FALL = 0.08
TILT = 3.2
"""Degrees to which two studies alone tip the beam."""
SWING = 0.5
"""How far the dishes go up and down, in lines of text."""


def plan(rect: QRectF, letters: Letters, words: dict[str, Any], wordy: int) -> Plan:
    """Two columns of tiles on dishes, what each side says below, and the beam above."""
    gap, swing, beam = letters.line * 0.45, letters.line * SWING, letters.line * 2.4
    column = (rect.width() - letters.line * 1.6) / 2
    below = letters.tallest([words[side] for side in SIDES], column, NAME)
    labels: list[Label] = []
    boxes: dict[str, QRectF] = {}
    fits = letters.widest_word([words[side] for side in SIDES], NAME) <= column
    for number, side in enumerate(SIDES):
        x = rect.x() + number * (rect.width() - column)
        labels.append(Label(side, words[side], QRectF(x, rect.bottom() - below, column, below), NAME, MIDDLE))
        boxes[side] = QRectF(x, rect.bottom() - below - gap - swing, column, gap)
        studies = [study for study in words["studies"] if study["side"] == side]
        pile = _piled(side, studies, boxes[side], letters, wordy)
        labels += pile.labels
        boxes |= pile.boxes
        fits = fits and pile.fits
    highest = min(box.top() for box in boxes.values())
    spare = highest - rect.y() - beam - 2 * swing
    # Cords longer than the tiles are wide look lost; what is left goes above and below.
    up = max(0.0, spare - column * 0.75)
    boxes["beam"] = QRectF(rect.x() + column / 2, rect.y() + swing + up, rect.width() - column, beam)
    boxes = {name: box.translated(0, -up / 2) for name, box in boxes.items()}
    labels = [replace(label, rect=label.rect.translated(0, -up / 2)) for label in labels]
    return Plan(tuple(labels), boxes, fits and spare > 0)


def _piled(side: str, studies: list[dict[str, str]], dish: QRectF, letters: Letters, wordy: int) -> Plan:
    """Tiles on top of one another on `dish`, the first at the bottom."""
    pad = letters.line * 0.4
    edge = letters.line * 0.3
    inner = dish.width() - 2 * (pad + edge)
    labels, boxes, floor = [], {}, dish.top()
    for at, study in enumerate(studies):
        head = letters.height(study["label"], inner, NAME)
        text = letters.height(study["text"], inner, NOTE) if wordy else 0.0
        high = head + text + 1.4 * pad
        tile = QRectF(dish.x() + edge, floor - high, dish.width() - 2 * edge, high)
        boxes[f"{side} {at}"] = tile
        place = QRectF(tile.x() + pad, tile.y() + pad * 0.7, inner, head)
        labels.append(Label(f"{side} {at} label", study["label"], place, NAME, MIDDLE))
        if wordy:
            place = QRectF(place.x(), place.bottom(), inner, text)
            labels.append(Label(f"{side} {at} text", study["text"], place, NOTE, MIDDLE))
        floor = tile.top() - letters.line * 0.22
    fits = letters.widest_word([study["label"] for study in studies], NAME) <= inner
    return Plan(tuple(labels), boxes, fits)


def tilt(at: float) -> float:
    """Degrees by which the left side hangs lower; it swings a little and settles level."""
    left = sum(eased(at, start + FALL * 0.8, start + FALL * 1.6) for start in STARTS["for"]) / 2
    right = sum(eased(at, start + FALL * 0.8, start + FALL * 1.4) for start in STARTS["against"]) / 3
    swing = 0.5 * exp(-(at - 0.88) * 34) * sin((at - 0.88) * 26 * pi) if at > 0.88 else 0.0
    return TILT * (left - right + swing * (1 - eased(at, 0.96, 1.0)))


def draw(sheet: Sheet, words: dict[str, Any]) -> None:
    """Column, beam and dishes, then the tiles that lie on them or are on their way."""
    beam = sheet.plan.boxes["beam"]
    angle = radians(tilt(sheet.at))
    arm = beam.width() / 2
    most = sheet.letters.line * SWING
    drop = min(most, max(-most, arm * sin(angle)))
    pivot = QPointF(beam.center().x(), beam.top() + sheet.letters.line * 0.3)
    foot = sheet.plan.boxes["for"].bottom() + sheet.letters.line * 0.4
    sheet.line(pivot, QPointF(pivot.x(), foot), sheet.pen("control_edge", 2.4))
    sheet.line(
        QPointF(pivot.x() - arm * 0.16, foot), QPointF(pivot.x() + arm * 0.16, foot), sheet.pen("control_edge", 2.4)
    )
    ends = {"for": QPointF(pivot.x() - arm, pivot.y() + drop), "against": QPointF(pivot.x() + arm, pivot.y() - drop)}
    sheet.line(ends["for"], ends["against"], sheet.pen("ink", 2.2))
    knob = QPainterPath()
    knob.addEllipse(pivot, sheet.unit * 4.5, sheet.unit * 4.5)
    sheet.draw(knob, sheet.pen("ink", 1.4), sheet.colours("surface"))
    for side, end in ends.items():
        _dish(sheet, side, end, end.y() - pivot.y())
        for at, start in enumerate(STARTS[side]):
            _tile(sheet, f"{side} {at}", end.y() - pivot.y(), eased(sheet.at, start, start + FALL))
        sheet.write(side)


def _dish(sheet: Sheet, side: str, end: QPointF, drop: float) -> None:
    dish = sheet.plan.boxes[side].translated(0, drop)
    for corner in (dish.topLeft(), dish.topRight()):
        sheet.line(end, corner, sheet.pen("control_edge", 1.1))
    bowl = QPainterPath(dish.topLeft())
    bowl.lineTo(dish.topRight())
    bowl.quadTo(QPointF(dish.right(), dish.bottom()), QPointF(dish.right() - dish.height(), dish.bottom()))
    bowl.lineTo(QPointF(dish.left() + dish.height(), dish.bottom()))
    bowl.quadTo(QPointF(dish.left(), dish.bottom()), dish.topLeft())
    sheet.draw(bowl, sheet.pen("ink", 1.3), sheet.colours("sunken"))


def _tile(sheet: Sheet, name: str, drop: float, there: float) -> None:
    if there <= 0 or name not in sheet.plan.boxes:
        return
    with sheet.kept(there) as painter:
        painter.translate(0, drop - (1 - there) * sheet.letters.line * 1.2)
        tile = QPainterPath()
        tile.addRoundedRect(sheet.plan.boxes[name], sheet.unit * 5, sheet.unit * 5)
        sheet.draw(tile, sheet.pen("accent", 1.0), sheet.colours("accent_soft"))
        sheet.write(f"{name} label")
        sheet.write(f"{name} text")

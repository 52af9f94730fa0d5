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
PADDING = 0.4


def plan(rect: QRectF, letters: Letters, words: dict[str, Any], wordy: int) -> Plan:
    """Two columns of tiles on dishes, what each side says below, and the beam above."""
    gap = letters.line * 0.45
    column = (rect.width() - letters.line * 1.6) / 2
    pad = letters.line * PADDING
    inner = column - 2 * pad - letters.line * 0.6
    below = letters.tallest([words[side] for side in SIDES], column, NAME)
    beam = letters.line * 2.4
    swing = letters.line * 0.5
    labels, boxes, highest, fits = [], {}, rect.bottom(), True
    for number, side in enumerate(SIDES):
        x = rect.x() + number * (rect.width() - column)
        labels.append(Label(side, words[side], QRectF(x, rect.bottom() - below, column, below), NAME, MIDDLE))
        floor = rect.bottom() - below - gap - swing
        boxes[side] = QRectF(x, floor, column, gap)
        studies = [study for study in words["studies"] if study["side"] == side]
        for at, study in enumerate(studies):
            head = letters.height(study["label"], inner, NAME)
            text = letters.height(study["text"], inner, NOTE) if wordy else 0.0
            tall = head + text + 2 * pad * 0.7
            tile = QRectF(x + letters.line * 0.3, floor - tall, column - letters.line * 0.6, tall)
            boxes[f"{side} {at}"] = tile
            top = tile.adjusted(pad, pad * 0.7, -pad, 0)
            labels.append(
                Label(
                    f"{side} {at} label",
                    study["label"],
                    QRectF(top.topLeft(), top.topRight() + QPointF(0, head)),
                    NAME,
                    MIDDLE,
                )
            )
            if wordy:
                place = QRectF(top.x(), top.y() + head, top.width(), text)
                labels.append(Label(f"{side} {at} text", study["text"], place, NOTE, MIDDLE))
            fits = fits and letters.widest_word([study["label"]], NAME) <= inner
            floor = tile.top() - gap * 0.5
            highest = min(highest, tile.top())
    spare = max(0.0, highest - rect.y() - beam - 2 * swing)
    up = max(0.0, spare - column * 0.75)
    boxes["beam"] = QRectF(rect.x() + column / 2, rect.y() + swing + up, rect.width() - column, beam)
    boxes = {name: box.translated(0, -up / 2) for name, box in boxes.items()}
    labels = [replace(label, rect=label.rect.translated(0, -up / 2)) for label in labels]
    fits = (
        fits
        and highest > rect.y() + beam + 2 * swing
        and letters.widest_word([words[s] for s in SIDES], NAME) <= column
    )
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
    drop = (
        min(arm * sin(angle), sheet.letters.line * 0.5)
        if angle > 0
        else max(arm * sin(angle), -sheet.letters.line * 0.5)
    )
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
    sheet.line(QPointF(end.x(), end.y()), dish.center(), sheet.pen("control_edge", 0.8, 0.6))
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

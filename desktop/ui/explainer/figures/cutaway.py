"""A foot in a shoe that is cut open, seen from the inner side, without and with an insole."""

from __future__ import annotations

from math import exp
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QTransform

from desktop.ui.explainer.figures.figure import Plan, Sheet
from desktop.ui.explainer.figures.how_far import bone
from desktop.ui.explainer.figures.lettering import MIDDLE, NAME, PLAIN, Label, Letters
from desktop.ui.explainer.figures.outlines import pieces
from desktop.ui.widgets.sole_outline import curve

BOX = QRectF(-264, -150, 352, 196)
"""Millimetres that are shown: toes on the left, the heel on the right."""
GROUND = 7.0
"""The y of the shoe's bottom inside."""
LIFT = 4.0
"""How much an insole raises the foot."""
SHOE = ((64, -62), (68, -30), (70, 2), (66, 24), (30, 25), (-60, 23), (-150, 24), (-216, 22), (-246, 10), (-254, -6))
UPPER = ((-254, -6), (-244, -26), (-206, -34), (-160, -52), (-104, -74), (-62, -92))
ARCH, HEEL, BALL = -78.0, 14.0, -150.0
CALLOUTS = {"shoe": (-205.0, 17.0), "insole": (-75.0, 3.0), "pressure": (18.0, 17.0)}


def plan(rect: QRectF, letters: Letters, words: dict[str, Any]) -> Plan:
    """The foot above, and below it a row of words: the shoe, the insole, the pressure; "without" or "with" on top."""
    gap = letters.line * 0.5
    third = (rect.width() - 2 * gap) / 3
    says = {"shoe": words["shoe"], "insole": f"{words['insole']}: {words['arch']}", "pressure": words["pressure"]}
    text = letters.tallest(says.values(), third)
    state = letters.tallest([words["without"], words["with"]], rect.width(), NAME)
    labels = [Label("state", words["without"], QRectF(rect.x(), rect.y(), rect.width(), state), NAME, MIDDLE)]
    for at, (key, said) in enumerate(says.items()):
        place = QRectF(rect.x() + at * (third + gap), rect.bottom() - text, third, text)
        labels.append(Label(key, said, place, PLAIN, MIDDLE))
    box = rect.adjusted(0, state + gap, 0, -text - gap * 2.4)
    fits = letters.widest_word(says.values()) <= third and box.height() > letters.line * 4
    return Plan(tuple(labels), {"foot": box}, fits)


def draw(sheet: Sheet, words: dict[str, Any], there: float) -> None:
    """The shoe with the foot; `there` from 0 to 1 is how far the insole has slid in."""
    box = sheet.plan.boxes["foot"]
    scale = min(box.width() / BOX.width(), box.height() / BOX.height())
    base = QTransform.fromTranslate(box.center().x(), box.center().y()).scale(scale, scale)
    base.translate(-BOX.center().x(), -BOX.center().y())
    foot = QTransform(base).translate(0, -LIFT * there)
    flesh = foot.map(pieces("foot")["flesh"])
    _shoe(sheet, base)
    if there > 0:
        _insole(sheet, QTransform(base).translate(70 * (1 - there), 0), flesh, there)
    _foot(sheet, foot, flesh)
    _pressure(sheet, base, there)
    for key, point in CALLOUTS.items():
        alpha = there if key != "shoe" else 1.0
        for label in sheet.plan.labels:
            if label.key == key:
                start = QPointF(label.rect.center().x(), label.rect.top() - sheet.unit * 3)
                sheet.line(start, base.map(QPointF(*point)), sheet.pen("control_edge", 0.9, alpha))
        sheet.write(key, alpha)
    sheet.write("state", 1 - there if there < 0.5 else there, words["with"] if there >= 0.5 else None)


def _shoe(sheet: Sheet, base: QTransform) -> None:
    inner = [(-246, -4), (-210, GROUND), (-100, GROUND), (40, GROUND), (60, 0), (58, -30), (56, -62)]
    slab = QPainterPath(curve(SHOE, closed=False))
    slab.connectPath(curve(inner[::-1], closed=False))
    slab.closeSubpath()
    sheet.draw(base.map(slab), sheet.pen("control_edge", 1.2), sheet.colours("sunken"))
    sheet.draw(base.map(curve(UPPER, closed=False)), sheet.pen("control_edge", 1.2, dashed=True))


def _insole(sheet: Sheet, place: QTransform, flesh: QPainterPath, there: float) -> None:
    top = [(-232, 2), (-180, GROUND - LIFT), (-140, -2), (ARCH, -26), (-30, -6), (20, GROUND - LIFT), (54, -6)]
    body = QPainterPath(curve(top, closed=False))
    body.lineTo(56, GROUND)
    body.lineTo(-226, GROUND)
    body.closeSubpath()
    sheet.draw(
        place.map(body).subtracted(flesh), sheet.pen("accent", 1.3, there), sheet.colours("accent", 0.32 * there)
    )


def _foot(sheet: Sheet, place: QTransform, flesh: QPainterPath) -> None:
    box = flesh.boundingRect()
    for role, pen in (("skin", False), ("skin_edge", True)):
        fade = QLinearGradient(box.topLeft(), box.bottomLeft())
        fade.setColorAt(0.0, sheet.colours(role, 0.0))
        fade.setColorAt(0.28, sheet.colours(role, 0.8))
        fade.setColorAt(1.0, sheet.colours(role, 0.9))
        line = sheet.pen("skin_edge", 1.3)
        line.setBrush(fade)
        sheet.draw(flesh, line if pen else None, None if pen else fade)
    with sheet.kept(0.62):
        for name, shape in pieces("foot").items():
            if name != "flesh":
                bone(sheet, place.map(shape))


def _pressure(sheet: Sheet, base: QTransform, there: float) -> None:
    """Bars below the shoe: the longer, the more the foot presses there."""
    for x in range(-232, 56, 9):
        parts = ((HEEL, 20.0, 1.0 - 0.24 * there), (BALL, 22.0, 0.70 - 0.14 * there), (-218.0, 10.0, 0.25))
        press = sum(size * exp(-0.5 * ((x - at) / wide) ** 2) for at, wide, size in parts)
        press += 0.36 * there * exp(-0.5 * ((x - ARCH) / 24) ** 2)
        if press > 0.06:
            one, other = base.map(QPointF(x, 27)), base.map(QPointF(x, 27 + 17 * press))
            sheet.line(one, other, sheet.pen("accent", 2.2, 0.9))

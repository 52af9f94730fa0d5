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
from desktop.ui.widgets.feet.sole_outline import curve

BOX = QRectF(-264, -158, 334, 218)
"""Millimetres that are shown: toes on the left, the heel on the right."""
GROUND = 9.0
"""The y of the shoe's bottom inside."""
LIFT = 4.0
"""How much an insole raises the foot."""
SOLE = ((62, 4), (64, 16), (56, 26), (20, 25), (-60, 24), (-150, 25), (-214, 23), (-246, 12), (-258, -4))
INSIDE = ((-250, -4), (-222, 4), (-190, GROUND), (-100, GROUND), (20, GROUND), (44, GROUND - 3), (56, -8))
UPPER = (
    (-258, -4), (-256, -22), (-240, -36), (-206, -43), (-166, -58), (-122, -84), (-84, -104), (-58, -110), (-44, -102),
    (-22, -84), (14, -72), (40, -70), (57, -76), (64, -68), (62, -40), (62, -4),
)  # fmt: skip
ARCH, HEEL, BALL = -56.0, 14.0, -150.0
TOP = ((-214, 6), (-180, 5), (-140, 5), (-122, -6), (-96, -40), (-10, -40), (2, -6), (14, 5), (32, 6), (44, 4))
UNDER, DEEP, TOE, BACK = 30.0, 27.0, -252.0, 62.0
"""Where the shape of the pressure begins, how deep it can be, and from where to where it runs."""
CALLOUTS = {"shoe": (-215.0, 16.0), "insole": (-62.0, -2.0), "pressure": (22.0, 46.0)}


def plan(rect: QRectF, letters: Letters, words: dict[str, Any], *, spare: bool = False) -> Plan:
    """The foot above, and below it a row of words: the shoe, the insole, the pressure; "without" or "with" on top.

    With `spare` words there are none below.
    """
    gap = letters.line * 0.5
    if spare:
        place = QRectF(
            rect.x(), rect.y(), rect.width(), letters.tallest([words["without"], words["with"]], rect.width(), NAME)
        )
        box = rect.adjusted(0, place.height() + gap, 0, 0)
        return Plan(
            (Label("state", words["without"], place, NAME, MIDDLE),), {"foot": box}, box.height() > letters.line * 3
        )
    third = (rect.width() - 2 * gap) / 3
    says = {"shoe": words["shoe"], "insole": f"{words['insole']}: {words['arch']}", "pressure": words["pressure"]}
    text = letters.tallest(says.values(), third)
    state = letters.tallest([words["without"], words["with"]], rect.width(), NAME)
    most = rect.height() - state - text - gap * 3.4
    high = min(most, rect.width() / BOX.width() * BOX.height())
    rect = rect.adjusted(0, (most - high) / 2, 0, -(most - high) / 2)
    labels = [Label("state", words["without"], QRectF(rect.x(), rect.y(), rect.width(), state), NAME, MIDDLE)]
    for at, (key, said) in enumerate(says.items()):
        place = QRectF(rect.x() + at * (third + gap), rect.bottom() - text, third, text)
        labels.append(Label(key, said, place, PLAIN, MIDDLE))
    box = rect.adjusted(0, state + gap, 0, -text - gap * 2.4)
    fits = letters.widest_word(says.values()) <= third and high > letters.line * 4
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
    """The far wall of the shoe, and its sole in front of it."""
    upper = curve([*UPPER, *SOLE[:1]], closed=False)
    sheet.draw(base.map(upper), None, sheet.colours("sunken", 0.55))
    sheet.draw(base.map(curve(UPPER, closed=False)), sheet.pen("control_edge", 1.1))
    slab = curve(SOLE, closed=False)
    slab.connectPath(curve(INSIDE, closed=False))
    slab.closeSubpath()
    sheet.draw(base.map(slab), sheet.pen("control_edge", 1.2), sheet.colours.between("sunken", "control_edge", 0.18))


def _insole(sheet: Sheet, place: QTransform, flesh: QPainterPath, there: float) -> None:
    body = curve(TOP, closed=False)
    body.connectPath(curve(INSIDE[-2:0:-1], closed=False))
    body.closeSubpath()
    light = sheet.colours.between("surface", "accent", 0.38)
    light.setAlphaF(there)
    sheet.draw(place.map(body).subtracted(flesh), sheet.pen("accent", 1.3, there), light)


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
                bone(sheet, place.map(shape), fade=box.top() if name in ("tibia", "fibula") else None)


def press(x: float, there: float) -> float:
    """How hard the foot presses at `x`, without an insole (`there` 0) or with one (1); drawn, not measured."""
    parts = ((HEEL, 19.0, 1.0 - 0.26 * there), (BALL, 23.0, 0.66 - 0.14 * there), (-222.0, 12.0, 0.24))
    arch = 0.05 + 0.33 * there
    return sum(size * exp(-0.5 * ((x - at) / wide) ** 2) for at, wide, size in (*parts, (ARCH, 27.0, arch)))


def _pressure(sheet: Sheet, base: QTransform, there: float) -> None:
    """A soft shape below the shoe, the deeper the more the foot presses; dashed, how it was without the insole."""
    steps = [TOE + (BACK - TOE) * at / 60 for at in range(61)]
    now = curve([(x, UNDER + DEEP * press(x, there)) for x in steps], closed=False)
    before = base.map(curve([(x, UNDER + DEEP * press(x, 0.0)) for x in steps], closed=False))
    area = QPainterPath(now)
    area.lineTo(BACK, UNDER)
    area.lineTo(TOE, UNDER)
    area.closeSubpath()
    sheet.draw(base.map(area), None, sheet.colours("accent", 0.26))
    sheet.draw(base.map(now), sheet.pen("accent", 1.5))
    if there > 0:
        sheet.draw(before, sheet.pen("ink", 1.0, 0.7 * there, dashed=True))

"""How far a tip of the feet goes up: a wedge to scale, the pelvis to scale, and the same again five times bigger."""

from __future__ import annotations

from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QPolygonF, QTransform

from desktop.ui.explainer.figures import how_far_plan
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import Letters
from desktop.ui.explainer.figures.outlines import pieces
from desktop.ui.explainer.figures.timing import MOMENTS, eased

WEDGE, PELVIS, BIGGER = 10.0, 1.5, 5.0
"""Degrees, degrees, times: Pinto 2008, and the drawing's own."""
LEG, LONGER = 858.0, 5.0
"""Millimetres from hip to floor, and by how much one leg is often longer: Knutson 2005."""
HEEL_BOX = QRectF(22, -206, 136, 228)
PELVIS_BOX = QRectF(-120, -1046, 252, 250)
LEGS_BOX = QRectF(-120, -1030, 470, 1050)
SUBTALAR = QPointF(78, -42)
SOLE = 8.6
"""How far flesh reaches below the bones' floor."""
HIP = QPointF(27, -858)
ACROSS = QPointF(5, -940)
FADE, TURN = 0.10, 0.07
"""How long before its moment a cell begins to show, and how long it takes to tip."""


def _fit(source: QRectF, target: QRectF) -> QTransform:
    scale = min(target.width() / source.width(), target.height() / source.height())
    made = QTransform.fromTranslate(target.center().x(), target.center().y())
    return made.scale(scale, scale).translate(-source.center().x(), -source.center().y())


class HowFar(Figure):
    """Each moment adds its own drawings, below a heading that says to which scale they are."""

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        return how_far_plan.plan(rect, letters, self.labels("wedge"))

    def _plan_part(self, rect: QRectF, letters: Letters, part: int) -> Plan:
        return how_far_plan.part(rect, letters, self.labels("wedge"), part)

    def _draw(self, sheet: Sheet) -> None:
        for moment, cells in enumerate(how_far_plan.SHOWN):
            start = MOMENTS[moment] - FADE
            there = eased(sheet.at, start, MOMENTS[moment]) if moment else 1.0
            self._cells(sheet, cells, there, eased(sheet.at, MOMENTS[moment] - TURN, MOMENTS[moment]))

    def _draw_part(self, sheet: Sheet, part: int) -> None:
        self._cells(sheet, how_far_plan.SHOWN[part], 1.0, 1.0)

    def _cells(self, sheet: Sheet, cells: tuple[str, ...], there: float, turned: float) -> None:
        """Draw `cells`, `there` from 0 for not at all to 1, the tip `turned` from 0 to 1."""
        if there <= 0:
            return
        with sheet.kept(there):
            for cell in cells:
                box = sheet.plan.boxes[cell]
                if cell == "wedge":
                    self._heel(sheet, box, WEDGE)
                elif cell == "legs":
                    self._legs(sheet, box)
                else:
                    times = {"pelvis": turned, "bigger": BIGGER * turned, "other_lab": 0.0}
                    self._pelvis(sheet, box, PELVIS * times[cell], dashed=cell == "other_lab")
                sheet.write(cell)
            if cells != ("pelvis",) or sheet.plan.part is not None:
                sheet.write(how_far_plan.heading(cells[0]))

    def _heel(self, sheet: Sheet, box: QRectF, angle: float) -> None:
        shapes = pieces("heel")
        turn = radians(angle)
        thin = QPointF(28, SOLE) - SUBTALAR
        thin = QPointF(thin.x() * cos(turn) + thin.y() * sin(turn), thin.y() * cos(turn) - thin.x() * sin(turn))
        lift = SOLE - (thin + SUBTALAR).y()
        base = _fit(HEEL_BOX, box).translate(0, lift)
        foot = QTransform(base).translate(SUBTALAR.x(), SUBTALAR.y()).rotate(-angle)
        foot.translate(-SUBTALAR.x(), -SUBTALAR.y())
        half = QTransform(base).translate(SUBTALAR.x(), SUBTALAR.y()).rotate(-angle / 2)
        half.translate(-SUBTALAR.x(), -SUBTALAR.y())
        flesh = base.map(shapes["leg_flesh"])
        for part in ("heel_flesh", "forefoot_flesh"):
            flesh = flesh.united(foot.map(shapes[part]))
        self._flesh(sheet, flesh, box)
        bone(sheet, foot.map(shapes["forefoot"]), pale=True)
        for name, place in (("tibia", base), ("fibula", base), ("talus", half), ("calcaneus", foot)):
            bone(sheet, place.map(shapes[name]), fade=box.top() if name in ("tibia", "fibula") else None)
        self._wedge(sheet, base, foot, angle)

    def _wedge(self, sheet: Sheet, base: QTransform, foot: QTransform, angle: float) -> None:
        thin, thick = foot.map(QPointF(28, SOLE)), foot.map(QPointF(152, SOLE))
        floor = QPointF(thick.x(), thin.y())
        sheet.line(
            thin - QPointF(sheet.unit * 4, 0), floor + QPointF(sheet.unit * 4, 0), sheet.pen("control_edge", 1.4)
        )
        if angle <= 0.05:
            return
        body = QPainterPath()
        body.addPolygon(QPolygonF([thin, thick, floor]))
        body.closeSubpath()
        sheet.draw(body, sheet.pen("accent", 1.4), sheet.colours("accent_soft"))
        reach = (floor.x() - thin.x()) * 0.80
        self._arc(sheet, thin, reach, 0.0, -angle)

    def _pelvis(self, sheet: Sheet, box: QRectF, angle: float, *, dashed: bool) -> None:
        shapes = pieces("pelvis")
        # All of one size, or five times bigger would not look it.
        boxes = [sheet.plan.boxes[cell] for cell in how_far_plan.PELVES if cell in sheet.plan.boxes]
        size = QRectF(0, 0, min(each.width() for each in boxes), min(each.height() for each in boxes))
        size.moveCenter(box.center())
        base = _fit(PELVIS_BOX, size)
        turned = QTransform(base).translate(HIP.x(), HIP.y()).rotate(angle).translate(-HIP.x(), -HIP.y())
        for name in ("sacrum", "lumbar_5", "hip_bone"):
            bone(sheet, turned.map(shapes[name]), pale=dashed or name == "lumbar_5")
        across = [QPointF(ACROSS.x() + side * 112, ACROSS.y()) for side in (-1, 1)]
        level, line = ([place.map(end) for end in across] for place in (base, turned))
        for ends, pen in ((level, sheet.pen("ink", 1.1, dashed=True)), (line, sheet.pen("accent", 2.2, dashed=dashed))):
            sheet.line(ends[0], ends[1], sheet.pen("surface", 4.4, 0.7))
            sheet.line(ends[0], ends[1], pen)
        middle = base.map(ACROSS)
        self._arc(sheet, middle, level[1].x() - middle.x(), 0.0, max(angle, 0.0), faint=True)

    def _arc(self, sheet: Sheet, at: QPointF, radius: float, start: float, end: float, *, faint: bool = False) -> None:
        """A scale around `at` in degrees clockwise, a tick for each five, and the part from `start` to `end` strong."""
        square = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        low, high = (-15.0, 15.0) if faint else (-10.0, 0.0)
        scale, part = QPainterPath(), QPainterPath()
        scale.arcMoveTo(square, -low)
        scale.arcTo(square, -low, low - high)
        sheet.draw(scale, sheet.pen("control_edge", 0.8))
        for degree in range(int(low), int(high) + 1, 5):
            way = QPointF(cos(radians(degree)), sin(radians(degree)))
            long = sheet.unit * (5 if degree % 10 == 0 else 3)
            sheet.line(at + way * radius, at + way * (radius + long), sheet.pen("control_edge", 0.8))
        part.arcMoveTo(square, -start)
        part.arcTo(square, -start, start - end)
        sheet.draw(part, sheet.pen("accent", 2.6))

    def _legs(self, sheet: Sheet, box: QRectF) -> None:
        base = _fit(LEGS_BOX, box)
        for shift, long in ((0.0, 0.0), (210.0, LONGER)):
            place = QTransform(base).translate(shift, 0).scale(1, (LEG + long) / LEG)
            for name in ("thigh", "shin", "foot"):
                bone(sheet, place.map(pieces("leg")[name]))
        tops = [-pieces("leg")["thigh"].boundingRect().top() * (LEG + long) / LEG for long in (0.0, LONGER)]
        for top, role in zip(tops, ("ink", "accent"), strict=True):
            sheet.line(base.map(QPointF(-70, -top)), base.map(QPointF(300, -top)), sheet.pen(role, 0.7))
        sheet.line(base.map(QPointF(-110, 3)), base.map(QPointF(340, 3)), sheet.pen("control_edge", 1.4))

    def _flesh(self, sheet: Sheet, path: QPainterPath, box: QRectF) -> None:
        fade = QLinearGradient(box.topLeft(), box.bottomLeft())
        fade.setColorAt(0.12, sheet.colours("skin", 0.0))
        fade.setColorAt(0.4, sheet.colours("skin", 0.9))
        fade.setColorAt(1.0, sheet.colours("skin", 1.0))
        edge = QLinearGradient(box.topLeft(), box.bottomLeft())
        edge.setColorAt(0.12, sheet.colours("skin_edge", 0.0))
        edge.setColorAt(0.4, sheet.colours("skin_edge", 0.8))
        pen = sheet.pen("skin_edge", 1.2)
        pen.setBrush(edge)
        sheet.draw(path, pen, fade)


def bone(sheet: Sheet, path: QPainterPath, *, pale: bool = False, fade: float | None = None) -> None:
    """A bone: lit from the upper left, edged with a thin line; a pale one is context. It may `fade` out to that y."""
    box = path.boundingRect()
    kind = "bone_pale" if pale else "bone"
    pen = sheet.pen(f"{kind}_line", 0.9, 0.85)
    light = QLinearGradient(box.topLeft(), box.bottomRight())
    light.setColorAt(0.0, sheet.colours(kind))
    light.setColorAt(1.0, sheet.colours.between(kind, f"{kind}_shade", 0.30))
    if fade is not None:
        light = QLinearGradient(QPointF(0, fade), QPointF(0, box.bottom()))
        edge = QLinearGradient(light)
        for share, clear in ((0.0, 0.0), (0.12, 0.0), (0.5, 1.0)):
            light.setColorAt(share, sheet.colours(kind, clear))
            edge.setColorAt(share, sheet.colours(f"{kind}_line", 0.85 * clear))
        light.setColorAt(1.0, sheet.colours.between(kind, f"{kind}_shade", 0.22))
        pen.setBrush(edge)
    sheet.draw(path, pen, light)

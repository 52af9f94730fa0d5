"""How far a tip of the feet goes up: a wedge to scale, the pelvis to scale, and the same again five times bigger."""

from __future__ import annotations

from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QPolygonF, QTransform

from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import MIDDLE, PLAIN, Label, Letters
from desktop.ui.explainer.figures.outlines import pieces
from desktop.ui.explainer.figures.timing import eased

WEDGE, PELVIS, BIGGER = 10.0, 1.5, 5.0
"""Degrees, degrees, times: Pinto 2008, and the drawing's own."""
LEG, LONGER = 858.0, 5.0
"""Millimetres from hip to floor, and by how much one leg is often longer: Knutson 2005."""
HEEL_BOX = QRectF(22, -218, 136, 238)
PELVIS_BOX = QRectF(-122, -1092, 260, 296)
LEGS_BOX = QRectF(-120, -1030, 470, 1050)
SUBTALAR = QPointF(78, -42)
SOLE = 6.5
"""How far flesh reaches below the bones' floor."""
HIP = QPointF(27, -858)
ACROSS = QPointF(5, -940)
CELLS = ("wedge", "pelvis", "bigger", "other_lab", "legs")
STARTS = {"wedge": 0.03, "pelvis": 0.36, "bigger": 0.70, "other_lab": 0.74, "legs": 0.86}


def _fit(source: QRectF, target: QRectF) -> QTransform:
    scale = min(target.width() / source.width(), target.height() / source.height())
    made = QTransform.fromTranslate(target.center().x(), target.center().y())
    return made.scale(scale, scale).translate(-source.center().x(), -source.center().y())


class HowFar(Figure):
    """Five small drawings beside one another; each has its turn, and until then it is pale."""

    def _title(self) -> str:
        return str(self.labels("wedge")["title"])

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        words = self.labels("wedge")
        cells = CELLS if wordy else CELLS[:3]
        wide = rect.width() > rect.height() * 1.15
        gap = letters.line * 0.8
        columns = len(cells) if rect.width() > rect.height() * 2.1 or (len(cells) == 3 and wide) else 3 if wide else 2
        rows = -(-len(cells) // columns)
        size = (rect.width() - gap * (columns - 1)) / columns, (rect.height() - gap * (rows - 1)) / rows
        labels, boxes = [], {}
        fits = letters.widest_word([words[cell] for cell in cells]) <= size[0]
        for row in range(rows):
            line = cells[row * columns : (row + 1) * columns]
            text = letters.tallest([words[cell] for cell in line], size[0])
            fits = fits and size[1] - text > letters.line * 3.4
            shift = (rect.width() - len(line) * (size[0] + gap) + gap) / 2
            for at, cell in enumerate(line):
                place = QRectF(rect.x() + shift + at * (size[0] + gap), rect.y() + row * (size[1] + gap), *size)
                boxes[cell] = place.adjusted(0, 0, 0, -text - letters.line * 0.3)
                below = QRectF(place.x(), place.bottom() - text, place.width(), text)
                labels.append(Label(cell, words[cell], below, PLAIN, MIDDLE))
        return Plan(tuple(labels), boxes, fits)

    def _draw(self, sheet: Sheet) -> None:
        turned = eased(sheet.at, 0.36, 0.64)
        for cell, box in sheet.plan.boxes.items():
            there = eased(sheet.at, STARTS[cell] - 0.03, STARTS[cell] + 0.12)
            shown = 1.0 if cell in ("wedge", "pelvis") else 0.22 + 0.78 * there
            with sheet.kept(shown):
                if cell == "wedge":
                    self._heel(sheet, box, WEDGE * eased(sheet.at, 0.03, 0.3))
                elif cell == "legs":
                    self._legs(sheet, box)
                else:
                    times = {"pelvis": turned, "bigger": BIGGER * eased(sheet.at, 0.70, 0.97), "other_lab": 0.0}
                    self._pelvis(sheet, box, PELVIS * times[cell], dashed=cell == "other_lab")
            worded = 0.45 + 0.55 * (there if cell != "wedge" else max(there, eased(sheet.at, 0.0, 0.2)))
            sheet.write(cell, worded)

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
        flesh = base.map(shapes["leg_flesh"]).united(foot.map(shapes["heel_flesh"]))
        self._flesh(sheet, flesh.united(foot.map(_round(84, -22, 34, 20))), box)
        self._bone(sheet, foot.map(shapes["forefoot"]), pale=True)
        for name, place in (("tibia", base), ("fibula", base), ("talus", half), ("calcaneus", foot)):
            self._bone(sheet, place.map(shapes[name]))
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
        base = _fit(PELVIS_BOX, box)
        turned = QTransform(base).translate(HIP.x(), HIP.y()).rotate(angle).translate(-HIP.x(), -HIP.y())
        for name, shape in shapes.items():
            self._bone(sheet, turned.map(shape), pale=dashed or name.startswith("lumbar"))
        ends = [QPointF(ACROSS.x() + side * 112, ACROSS.y()) for side in (-1, 1)]
        level, line = ([place.map(end) for end in ends] for place in (base, turned))
        sheet.line(level[0], level[1], sheet.pen("ink", 1.0, 0.75, dashed=True))
        sheet.line(line[0], line[1], sheet.pen("accent", 2.0, dashed=dashed))
        middle = base.map(ACROSS)
        self._arc(sheet, middle, level[1].x() - middle.x(), 0.0, max(angle, 0.0), faint=True)

    def _arc(self, sheet: Sheet, at: QPointF, radius: float, start: float, end: float, *, faint: bool = False) -> None:
        """A scale around `at` in degrees clockwise, a tick for each five, and the part from `start` to `end` strong."""
        square = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        low, high = (-15.0, 15.0) if faint else (-20.0, 0.0)
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
                self._bone(sheet, place.map(pieces("leg")[name]))
        tops = [-pieces("leg")["thigh"].boundingRect().top() * (LEG + long) / LEG for long in (0.0, LONGER)]
        for top, role in zip(tops, ("ink", "accent"), strict=True):
            sheet.line(base.map(QPointF(-70, -top)), base.map(QPointF(300, -top)), sheet.pen(role, 0.7))
        sheet.line(base.map(QPointF(-110, 3)), base.map(QPointF(340, 3)), sheet.pen("control_edge", 1.4))

    def _flesh(self, sheet: Sheet, path: QPainterPath, box: QRectF) -> None:
        fade = QLinearGradient(box.topLeft(), box.bottomLeft())
        fade.setColorAt(0.0, sheet.colours("skin", 0.15))
        fade.setColorAt(0.3, sheet.colours("skin", 0.9))
        fade.setColorAt(1.0, sheet.colours("skin", 1.0))
        edge = QLinearGradient(box.topLeft(), box.bottomLeft())
        edge.setColorAt(0.0, sheet.colours("skin_edge", 0.0))
        edge.setColorAt(0.3, sheet.colours("skin_edge", 0.8))
        pen = sheet.pen("skin_edge", 1.2)
        pen.setBrush(edge)
        sheet.draw(path, pen, fade)

    def _bone(self, sheet: Sheet, path: QPainterPath, *, pale: bool = False) -> None:
        bone(sheet, path, pale=pale)


def bone(sheet: Sheet, path: QPainterPath, *, pale: bool = False) -> None:
    """A bone: lit from the upper left, edged with a thin line; a pale one is context."""
    box = path.boundingRect()
    light = QLinearGradient(box.topLeft(), box.bottomRight())
    kind = "bone_pale" if pale else "bone"
    light.setColorAt(0.0, sheet.colours(kind))
    light.setColorAt(1.0, sheet.colours.between(kind, f"{kind}_shade", 0.30))
    sheet.draw(path, sheet.pen(f"{kind}_line", 0.9, 0.85), light)


def _round(x: float, y: float, across: float, along: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), across, along)
    return path

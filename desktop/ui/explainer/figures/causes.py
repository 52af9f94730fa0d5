"""Many things play a part in back pain: rings of one size that share a person; the feet are one of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QRadialGradient

from desktop.ui.explainer.figures import icons, person
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import MIDDLE, PLAIN, Label, Letters
from desktop.ui.explainer.figures.timing import eased

RINGS = {"sleep": -126.0, "stress": -54.0, "activity": 18.0, "work_load": 162.0, "feet": 90.0}
"""Where each ring lies around the person, in degrees clockwise from the right."""
STARTS = {"sleep": -0.2, "stress": -0.2, "activity": 0.15, "work_load": 0.47, "feet": 0.80}
OUT = 0.72
"""How far the middle of a ring is from the person's, in its radius."""
STRETCH = 1.16


class Causes(Figure):
    """The rings appear one by one; all of them count alike, and that of the feet is dashed."""

    def _title(self) -> str:
        return str(self.labels("rings")["title"])

    def _note(self) -> str:
        return str(self.labels("rings")["note"])

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        words = self.labels("rings")
        radius = min(rect.height() / (2 + 1.809 * OUT), rect.width() / (2 + 1.902 * OUT))
        stretch = min(STRETCH, (rect.width() / radius - 2) / (1.902 * OUT))
        middle = QPointF(rect.center().x(), rect.center().y() - radius * OUT * 0.095)
        icon = radius * 0.34
        labels, boxes, fits = [], {"middle": QRectF(middle, middle)}, radius > letters.line * 2.6
        for ring, degrees in RINGS.items():
            way = icons.around(QPointF(0, 0), 1.0, degrees)
            way.setX(way.x() * stretch)
            centre = middle + way * (OUT * radius)
            boxes[ring] = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            wide = radius * (0.98 if ring != "feet" else 1.2)
            text = letters.height(words[ring], wide)
            fits = fits and letters.widest_word([words[ring]]) <= wide and text + icon < radius * 1.02
            at = middle + way * (OUT * radius + radius * (0.46 if ring != "feet" else 0.52))
            top = at.y() - (text + icon * 1.12) / 2
            boxes[f"{ring} icon"] = QRectF(at.x() - icon / 2, top, icon, icon)
            labels.append(
                Label(ring, words[ring], QRectF(at.x() - wide / 2, top + icon * 1.12, wide, text), PLAIN, MIDDLE)
            )
        boxes["person"] = QRectF(middle.x() - radius * 0.5, middle.y() - radius * 0.60, radius, radius * 1.2)
        return Plan(tuple(labels), boxes, fits)

    def _draw(self, sheet: Sheet) -> None:
        for ring in RINGS:
            there = eased(sheet.at, STARTS[ring], STARTS[ring] + 0.14)
            if there <= 0:
                continue
            box = sheet.plan.boxes[ring]
            grown = box.width() / 2 * (0.90 + 0.10 * there)
            circle = QPainterPath()
            circle.addEllipse(box.center(), grown, grown)
            tint = QRadialGradient(box.center(), grown)
            tint.setColorAt(0.0, sheet.colours("accent", 0.02 * there))
            tint.setColorAt(1.0, sheet.colours("accent", 0.11 * there))
            sheet.draw(circle, sheet.pen("accent", 1.6, there, dashed=ring == "feet"), tint)
        person.draw(sheet, sheet.plan.boxes["person"])
        for ring in RINGS:
            there = eased(sheet.at, STARTS[ring] + 0.04, STARTS[ring] + 0.16)
            icons.draw(sheet, ring, sheet.plan.boxes[f"{ring} icon"], "accent", there)
            sheet.write(ring, there)

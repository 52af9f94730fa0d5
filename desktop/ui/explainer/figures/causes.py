"""Many things play a part in back pain: rings of one size that share a person; the feet are one of them."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QRadialGradient

from desktop.ui.explainer.figures import icons, person
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import LEFT, MIDDLE, NAME, PLAIN, RIGHT, Label, Letters
from desktop.ui.explainer.figures.timing import eased

RINGS = {"sleep": -126.0, "stress": -54.0, "activity": 18.0, "work_load": 162.0, "feet": 90.0}
"""Where each ring lies around the person, in degrees clockwise from the right."""
STARTS = {"sleep": -0.2, "stress": -0.2, "activity": 0.15, "work_load": 0.47, "feet": 0.80}
NEW = (("sleep", "stress"), ("activity",), ("work_load",), ("feet",))
"""The rings that each moment adds."""
OUT = 0.80
"""How far the middle of a ring is from the person's, in its radius."""
NAMED = 1.30
"""How far its name is from there."""
ASIDE = 8
"""How many steps, of a part of a line, a name may move aside from the lines of other rings."""
STRETCH = 1.14
TALL = 2 + 1.809 * OUT
"""How high all rings are together."""


class Causes(Figure):
    """The rings appear one by one; all of them count alike, and that of the feet is dashed."""

    def _title(self) -> str:
        return str(self.labels("rings")["title"])

    def _note(self, wordy: int) -> str:
        return str(self.labels("rings")["note"]) if wordy else ""

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        within = self._within(rect, letters)
        return within if within.fits else self._beside(rect, letters)

    def _within(self, rect: QRectF, letters: Letters) -> Plan:
        """Names in the rings, where these are large enough."""
        radius = min(rect.height() / TALL, rect.width() / (2 + 1.902 * OUT))
        stretch = min(STRETCH, (rect.width() / radius - 2) / (1.902 * OUT))
        middle = QPointF(rect.center().x(), rect.center().y() - radius * OUT * 0.095)
        boxes = self._rings(middle, radius, stretch)
        labels, fits = [], radius > letters.line * 2.4
        for ring, degrees in RINGS.items():
            way = icons.around(QPointF(0, 0), radius * NAMED, degrees)
            at = middle + QPointF(way.x() * stretch, way.y())
            others = [boxes[other] for other in RINGS if other != ring]
            label, icon, inside = self._apart(ring, at, boxes[ring], others, letters)
            labels.append(label)
            boxes[f"{ring} icon"] = icon
            fits = fits and inside and letters.widest_word([label.text]) <= label.rect.width()
        return Plan(tuple(labels), boxes, fits)

    def _apart(
        self, ring: str, at: QPointF, box: QRectF, others: list[QRectF], letters: Letters
    ) -> tuple[Label, QRectF, bool]:
        """The name of a ring and its icon, moved aside until no other ring runs through it; whether it stays inside."""
        radius = box.width() / 2
        outward = (box.center().x() > at.x()) - (box.center().x() < at.x())
        made = []
        for step in range(ASIDE):
            label, icon = self._worded(ring, at - QPointF(outward * step * letters.line * 0.15, 0), radius, letters)
            # The corners of the words have to stay within their ring.
            inside = _farthest(label.rect, box.center()) < radius * 0.97
            air = letters.line * 0.3
            crossed = sum(runs_through(other, label.rect.adjusted(-air, 0, air, 0)) for other in others)
            made.append((crossed + 9 * (not inside), step, label, icon, inside))
        _crossed, _step, label, icon, inside = min(made, key=lambda each: each[:2])
        return label, icon, inside

    def _beside(self, rect: QRectF, letters: Letters) -> Plan:
        """Small rings in the middle, names to their left and right."""
        words, gap = self.labels("rings"), letters.line * 0.5
        least = letters.widest_word([words[ring] for ring in RINGS])
        radius = min(rect.height() / TALL, (rect.width() - 2 * (least + gap)) / (2 + 1.902 * OUT))
        middle = QPointF(rect.center().x(), rect.center().y() - radius * OUT * 0.095)
        boxes = self._rings(middle, radius, 1.0)
        labels, fits = [], radius > letters.line * 1.5
        for ring, degrees in RINGS.items():
            box, icon = boxes[ring], radius * 0.42
            at = middle + icons.around(QPointF(0, 0), radius * 1.36, degrees)
            boxes[f"{ring} icon"] = QRectF(at.x() - icon / 2, at.y() - icon / 2, icon, icon)
            left = box.center().x() < middle.x() - 1
            edge = box.left() - gap if left else box.right() + gap
            wide = edge - rect.left() if left else rect.right() - edge
            text = letters.height(words[ring], wide)
            top = box.bottom() - text if ring == "feet" else box.center().y() - radius * 0.2 - text / 2
            place = QRectF(edge - wide if left else edge, top, wide, text)
            labels.append(Label(ring, words[ring], place, PLAIN, RIGHT if left else LEFT, rim=True))
        one, other = labels[2].rect, labels[4].rect
        fits = fits and other.bottom() <= rect.bottom() + 0.5 and other.top() >= one.bottom()
        return Plan(tuple(labels), boxes, fits and labels[1].rect.bottom() <= one.top())

    def _rings(self, middle: QPointF, radius: float, stretch: float) -> dict[str, QRectF]:
        boxes = {"person": QRectF(middle.x() - radius * 0.5, middle.y() - radius * 0.65, radius, radius * 1.3)}
        for ring, degrees in RINGS.items():
            way = icons.around(QPointF(0, 0), OUT * radius, degrees)
            centre = middle + QPointF(way.x() * stretch, way.y())
            boxes[ring] = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        return boxes

    def _worded(self, ring: str, at: QPointF, radius: float, letters: Letters) -> tuple[Label, QRectF]:
        """The name of a ring around the place `at`, and the box of its icon above it."""
        said = str(self.labels("rings")[ring])
        wide = max(letters.widest_word([said]), min(letters.width(said), radius * 0.9))
        text = letters.height(said, wide)
        icon = radius * 0.30
        top = at.y() - (text + icon * 1.15) / 2
        name = QRectF(at.x() - wide / 2, top + icon * 1.15, wide, text)
        return Label(ring, said, name, PLAIN, MIDDLE, rim=True), QRectF(at.x() - icon / 2, top, icon, icon)

    def _plan_part(self, rect: QRectF, letters: Letters, part: int) -> Plan:
        """Only icons in the rings, and the names of the newest below."""
        words = self.labels("rings")
        said = ", ".join(str(words[ring]) for ring in NEW[part])
        text = letters.height(said, rect.width(), NAME)
        room = rect.adjusted(0, 0, 0, -text - letters.line * 0.4)
        radius = min(room.height() / TALL, room.width() / (2 + 1.902 * OUT))
        middle = QPointF(room.center().x(), room.center().y() - radius * OUT * 0.095)
        boxes = self._rings(middle, radius, 1.0)
        for ring, degrees in RINGS.items():
            at, icon = middle + icons.around(QPointF(0, 0), radius * NAMED, degrees), radius * 0.44
            boxes[f"{ring} icon"] = QRectF(at.x() - icon / 2, at.y() - icon / 2, icon, icon)
        place = QRectF(rect.x(), rect.bottom() - text, rect.width(), text)
        fits = radius > letters.line and letters.widest_word([said], NAME) <= rect.width()
        return Plan((Label("new", said, place, NAME, MIDDLE),), boxes, fits)

    def _draw_part(self, sheet: Sheet, part: int) -> None:
        self._draw(sheet)
        sheet.write("new")

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


def _farthest(rect: QRectF, centre: QPointF) -> float:
    return max(hypot(x - centre.x(), y - centre.y()) for x, y in _corners(rect))


def runs_through(ring: QRectF, rect: QRectF) -> bool:
    """Whether the line of a ring crosses a rectangle."""
    centre = ring.center()
    across = max(rect.left() - centre.x(), 0.0, centre.x() - rect.right())
    down = max(rect.top() - centre.y(), 0.0, centre.y() - rect.bottom())
    return hypot(across, down) < ring.width() / 2 < _farthest(rect, centre)


def _corners(rect: QRectF) -> list[tuple[float, float]]:
    return [(x, y) for x in (rect.left(), rect.right()) for y in (rect.top(), rect.bottom())]

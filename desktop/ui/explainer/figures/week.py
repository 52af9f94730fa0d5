"""The week: three spots on the soles, soft knees, a weight that drifts, and seven days with a gap."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from desktop.ui.explainer.figures import callouts, footprint, icons, load
from desktop.ui.explainer.figures.callouts import Callout
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.how_far import bone
from desktop.ui.explainer.figures.lettering import LEFT, MIDDLE, NOTE, PLAIN, Label, Letters
from desktop.ui.explainer.figures.outlines import pieces
from desktop.ui.explainer.figures.sole import names
from desktop.ui.explainer.figures.timing import eased

SPOTS = {"big_toe": (-28.0, 67.0, 15.0), "little_toe": (35.0, 84.0, 14.0), "heel": (1.0, 211.0, 19.0)}
"""Millimetres of a right foot, and how wide each dot is."""
ANCHORS = ("teeth", "dishes", "cooking")
DAYS, GAP = 7, 4
"""Days of a week, and which of them stays empty, from 0."""
EMPTY = 0.66
"""The time until which there are no days."""
NOTICED = ("1101011", "1011010", "0110001")
"""For each anchor the days on which somebody noticed."""
LEGS = QRectF(-150, -1040, 420, 1060)
ANKLE, KNEE = QPointF(18, -54), QPointF(27, -454)
BEND = 7.0
"""Degrees that the shin leans when the knees are soft."""


def drift(share: float, points: int = 160) -> list[tuple[float, float]]:
    """Where the weight has been up to `share` of the time, in millimetres around its middle."""
    made = []
    for at in range(max(2, round(points * share)) + 1):
        t = at / points * 2 * pi
        reach = 7.0 + 4.2 * sin(1.7 * t + 0.6) + 1.8 * sin(4.3 * t)
        turn = 3.1 * t + 1.1 * sin(1.9 * t)
        made.append((5 * sin(0.9 * t) - 4 + reach * cos(turn), 11 * sin(1.2 * t + 2.4) - 18 + 1.9 * reach * sin(turn)))
    return made


def _callout(spot: str, said: str) -> Callout:
    x, y, radius = SPOTS[spot]
    return Callout(spot, (said,), x + radius, y)


class Week(Figure):
    """Soles above, days below; the knees stand beside the soles where there is room."""

    def _callouts(self) -> tuple[Callout, ...]:
        words = self.labels("spots")
        return (
            _callout("big_toe", words["big_toe"]),
            _callout("little_toe", words["little_toe"]),
            _callout("heel", words["heel"]),
        )

    def _note(self, wordy: int) -> str:
        return str(self.labels("spots")["note"]) if wordy else ""

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        says = str(self.words.content("routine")["soft_knees"]["title"])
        upright = rect.height() > rect.width()
        low = rect
        if upright:
            low = QRectF(rect.x(), rect.y() + rect.height() * 0.56, rect.width(), rect.height() * 0.44)
        tall = low.height() if upright else rect.height() * 0.62
        side = max(letters.widest_word([says]), min(rect.width() * 0.2, tall * 0.4))
        knees = rect.width() > letters.line * 15
        below = self._strip(low.adjusted(side + letters.line if knees and upright else 0, 0, 0, 0), letters, upright)
        top = low.top() if upright else min(label.rect.top() for label in below.labels)
        above = QRectF(rect.x(), rect.y(), rect.width(), top - letters.line * 0.9 - rect.y())
        soles = above.adjusted(0, 0, -side - letters.line if knees and not upright else 0, 0)
        feet = callouts.plan(soles, letters, names(self.content), self._callouts())
        boxes, labels = {**feet.boxes, **below.boxes}, [*feet.labels, *below.labels]
        if knees:
            text = letters.height(says, side)
            stand = QRectF(low.x(), low.y(), side, low.height())
            if not upright:
                edge = max(label.rect.right() for label in feet.labels)
                stand = QRectF((edge + letters.line + above.right() - side) / 2, above.y(), side, above.height())
            boxes["knees"] = stand.adjusted(0, 0, 0, -text - letters.line * 0.3)
            labels.append(Label("knees", says, QRectF(stand.x(), stand.bottom() - text, side, text), PLAIN, MIDDLE))
        return Plan(tuple(labels), boxes, feet.fits and below.fits)

    def _strip(self, rect: QRectF, letters: Letters, roomy: bool) -> Plan:
        """Seven days from left to right, a row for each anchor; "an empty day is fine" below its gap."""
        words = self.labels("days")
        names = [words[anchor] for anchor in ANCHORS]
        icon = letters.line * 1.15
        name = min(rect.width() * 0.36, max(letters.width(text) for text in names))
        tall = max(icon, letters.tallest(names, name)) + letters.line * (0.9 if roomy else 0.2)
        wide = min(rect.width(), name + icon + letters.line * 16)
        x = rect.center().x() - wide / 2
        first = x + icon + name + letters.line * 1.1
        gap = letters.height(words["gap"], x + wide - first, NOTE)
        whole = 3 * tall + letters.line * 0.3 + gap
        top = rect.center().y() - whole / 2 if roomy else rect.bottom() - whole
        labels, boxes = [], {"days": QRectF(first, top, x + wide - first, 3 * tall)}
        for at, anchor in enumerate(ANCHORS):
            row = QRectF(x, top + at * tall, icon, tall)
            boxes[f"{anchor} icon"] = QRectF(row.x(), row.center().y() - icon / 2, icon, icon)
            text = letters.height(words[anchor], name)
            place = QRectF(row.right() + letters.line * 0.4, row.center().y() - text / 2, name, text)
            labels.append(Label(anchor, words[anchor], place, PLAIN, LEFT))
        place = QRectF(first, top + whole - gap, x + wide - first, gap)
        labels.append(Label("gap", words["gap"], place, NOTE, MIDDLE))
        fits = letters.widest_word(names) <= name and top >= rect.y() and top + whole <= rect.bottom() + 0.5
        return Plan(tuple(labels), boxes, fits)

    def _plan_part(self, rect: QRectF, letters: Letters, part: int) -> Plan:
        if part in (0, 2):
            return callouts.plan(rect, letters, names(self.content), self._callouts() if part == 0 else ())
        if part == 3:
            return self._strip(rect, letters, roomy=True)
        says = str(self.words.content("routine")["soft_knees"]["title"])
        text = letters.height(says, rect.width())
        place = QRectF(rect.x(), rect.bottom() - text, rect.width(), text)
        box = rect.adjusted(0, 0, 0, -text - letters.line * 0.3)
        return Plan((Label("knees", says, place, PLAIN, MIDDLE),), {"knees": box}, box.height() > letters.line * 3)

    def _draw(self, sheet: Sheet) -> None:
        self._feet(sheet, eased(sheet.at, 0.34, 0.66) * 0.75 + eased(sheet.at, 0.66, 1.0) * 0.25)
        if "knees" in sheet.plan.boxes:
            self._knees(sheet, eased(sheet.at, 0.06, 0.3))
        self._days(sheet, sheet.at)

    def _draw_part(self, sheet: Sheet, part: int) -> None:
        if part in (0, 2):
            self._feet(sheet, 0.75 if part else 0.0)
        elif part == 1:
            self._knees(sheet, 1.0)
        else:
            self._days(sheet, 1.0)

    def _feet(self, sheet: Sheet, drifted: float) -> None:
        """Both footprints with three spots, and the trace of the weight so far."""
        feet = footprint.pair(sheet.plan.boxes["pair"])
        for foot in feet:
            footprint.draw(sheet, foot)
            for x, y, radius in SPOTS.values():
                footprint.draw_spot(sheet, foot.point(x, y), radius * foot.scale)
        if drifted > 0:
            for foot in feet:
                middle = foot.point(*load.centre())
                path = [(middle.x() + x * foot.scale, middle.y() + y * foot.scale) for x, y in drift(drifted)]
                footprint.draw_trace(sheet, path)
        for callout in self._callouts():
            callouts.draw(sheet, feet[1], callout)
        callouts.name(sheet)

    def _knees(self, sheet: Sheet, soft: float) -> None:
        box = sheet.plan.boxes["knees"]
        scale = min(box.width() / LEGS.width(), box.height() / LEGS.height())
        base = QTransform.fromTranslate(box.center().x(), box.center().y()).scale(scale, scale)
        base.translate(-LEGS.center().x(), -LEGS.center().y())
        shin = QTransform(base).translate(ANKLE.x(), ANKLE.y()).rotate(BEND * soft).translate(-ANKLE.x(), -ANKLE.y())
        thigh = QTransform(shin).translate(KNEE.x(), KNEE.y()).rotate(-BEND * 2 * soft).translate(-KNEE.x(), -KNEE.y())
        hip = QPointF(27, -858)
        pelvis = QTransform(thigh).translate(hip.x(), hip.y()).rotate(BEND * soft).translate(-hip.x(), -hip.y())
        shapes = pieces("leg")
        sheet.line(base.map(QPointF(-90, 4)), base.map(QPointF(250, 4)), sheet.pen("control_edge", 1.2))
        for name, place in (("sacrum", pelvis), ("foot", base), ("thigh", thigh), ("shin", shin), ("patella", thigh)):
            bone(sheet, place.map(shapes[name]))
        bone(sheet, pelvis.map(shapes["hip_bone"]))
        spot = shin.map(KNEE + QPointF(14, 0))
        footprint.draw_spot(sheet, spot, 62 * scale, 0.7 * soft)
        sheet.write("knees", soft)

    def _days(self, sheet: Sheet, time: float) -> None:
        box = sheet.plan.boxes["days"]
        if time < EMPTY:
            return
        column, row = box.width() / DAYS, box.height() / len(ANCHORS)
        radius = min(column, row) * 0.27
        there = eased(time, 0.67, 0.74)
        shown = there
        empty = QPainterPath()
        empty.addRoundedRect(
            QRectF(box.x() + GAP * column + column * 0.14, box.y(), column * 0.72, box.height()), radius, radius
        )
        sheet.draw(empty, sheet.pen("control_edge", 1.0, shown, dashed=True))
        for at, anchor in enumerate(ANCHORS):
            icons.draw(sheet, anchor, sheet.plan.boxes[f"{anchor} icon"], "ink", shown, 1.2)
            sheet.write(anchor, there)
            for day in range(DAYS):
                filled = eased(time, 0.66 + 0.04 * day, 0.71 + 0.04 * day) if NOTICED[at][day] == "1" else 0.0
                middle = QPointF(box.x() + (day + 0.5) * column, box.y() + (at + 0.5) * row)
                dot = QPainterPath()
                if filled > 0:
                    dot.addEllipse(middle, radius * filled, radius * filled)
                    sheet.draw(dot, None, sheet.colours("accent"))
                elif day != GAP:
                    dot.addEllipse(middle, radius * 0.28, radius * 0.28)
                    sheet.draw(dot, None, sheet.colours("control_edge", 0.6 * shown))
        sheet.write("gap", there)

"""Insoles: what one does under a foot, then what studies and advice say, on two trays with a question mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from desktop.ui.explainer.figures import cutaway, trays
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import MIDDLE, TITLE, Label, Letters
from desktop.ui.explainer.figures.timing import eased

TURN = (0.42, 0.50)
"""When the first drawing gives way to the second."""


class Insoles(Figure):
    """Two drawings that follow one another in the same place."""

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        titles = [str(self.labels(name)["title"]) for name in ("insole", "trays")] if wordy > 1 else []
        head = letters.tallest(titles, rect.width(), TITLE)
        place = QRectF(rect.x(), rect.y(), rect.width(), head)
        labels = [
            Label(f"{name} title", title, place, TITLE, MIDDLE)
            for name, title in zip(("insole", "trays"), titles, strict=False)
        ]
        room = rect.adjusted(0, head + letters.line * 0.5 if titles else 0, 0, 0)
        shoe = cutaway.plan(room, letters, self.labels("insole"))
        table = trays.plan(room, letters, self.labels("trays"), wordy)
        return Plan((*labels, *shoe.labels, *table.labels), {**shoe.boxes, **table.boxes}, shoe.fits and table.fits)

    def together(self, plan: Plan) -> list[list[Label]]:
        """The labels of the two drawings, which are never seen at once."""
        first = {"insole title", "state", "shoe", "insole", "pressure"}
        return [[label for label in plan.labels if (label.key in first) is foot] for foot in (True, False)]

    def _draw(self, sheet: Sheet) -> None:
        first = 1 - eased(sheet.at, TURN[0], sum(TURN) / 2)
        second = eased(sheet.at, sum(TURN) / 2, TURN[1])
        if first > 0:
            with sheet.kept(first):
                sheet.write("insole title")
                cutaway.draw(sheet, self.labels("insole"), eased(sheet.at, 0.06, 0.30))
        if second > 0:
            with sheet.kept(second):
                sheet.write("trays title")
                trays.draw(sheet, sheet.at)

    def _plan_part(self, rect: QRectF, letters: Letters, part: int) -> Plan:
        if part < 2:
            return cutaway.plan(rect, letters, self.labels("insole"), spare=True)
        return trays.plan(rect, letters, self.labels("trays"), 0, (trays.SIDES[part - 2],))

    def _draw_part(self, sheet: Sheet, part: int) -> None:
        if part < 2:
            cutaway.draw(sheet, self.labels("insole"), float(part))
        else:
            trays.draw(sheet, 1.0)

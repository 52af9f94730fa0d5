"""Insoles: what one does under a foot, then what studies found, on a balance that comes to rest undecided."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from desktop.ui.explainer.figures import balance, cutaway
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import MIDDLE, TITLE, Label, Letters
from desktop.ui.explainer.figures.timing import eased

TURN = (0.42, 0.50)
"""When the first drawing gives way to the second."""


class Insoles(Figure):
    """Two drawings that follow one another in the same place."""

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        titles = [str(self.labels(name)["title"]) for name in ("insole", "balance")] if wordy > 1 else []
        head = letters.tallest(titles, rect.width(), TITLE)
        place = QRectF(rect.x(), rect.y(), rect.width(), head)
        labels = [
            Label(f"{name} title", title, place, TITLE, MIDDLE)
            for name, title in zip(("insole", "balance"), titles, strict=False)
        ]
        room = rect.adjusted(0, head + letters.line * 0.5 if titles else 0, 0, 0)
        shoe = cutaway.plan(room, letters, self.labels("insole"))
        scale = balance.plan(room, letters, self.labels("balance"), wordy)
        return Plan((*labels, *shoe.labels, *scale.labels), {**shoe.boxes, **scale.boxes}, shoe.fits and scale.fits)

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
                sheet.write("balance title")
                balance.draw(sheet, self.labels("balance"))

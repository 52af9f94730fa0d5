"""Where the weight lies on both soles, and how it moves when the feet roll in or out."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from desktop.ui.explainer.figures import callouts, footprint, load
from desktop.ui.explainer.figures.callouts import Callout
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import Letters
from desktop.ui.explainer.figures.timing import eased

ROLLED_IN, ROLLED_OUT = 10.0, -7.0
ENOUGH = 2.0
"""Degrees from which on the weight is said to be on one side."""
WEIGHT = {-1: "rolling_out", 1: "rolling_in"}
"""The panels whose third moment says where the weight goes."""


class Sole(Figure):
    """Both soles as one looks down on them, with a map of the load; `stand` shows any stance."""

    stance: tuple[float, float, float, float] | None = None

    def stand(self, left: float, right: float, sway: tuple[float, float] = (0.0, 0.0)) -> None:
        """Show feet rolled in by `left` and `right` degrees, the body swayed right and forward by -1 to 1."""
        self.stance = (left, right, *sway)

    def describe(self, at: float) -> str:
        """Where the weight is, and on which side of the feet."""
        said = str(self.labels("sole")["description"])
        side = self._side(at)
        return f"{said} {self.content[WEIGHT[side]]['moments'][2]['description']}" if side else said

    def _stance(self, at: float) -> tuple[float, float, float, float]:
        if self.stance is not None:
            return self.stance
        e = ROLLED_IN * eased(at, 0.02, 0.3) + (ROLLED_OUT - ROLLED_IN) * eased(at, 0.36, 0.64)
        e -= ROLLED_OUT * eased(at, 0.7, 0.98)
        return e, e, 0.0, 0.0

    def _side(self, at: float) -> int:
        left, right = self._stance(at)[:2]
        e = (left + right) / 2
        return (e > ENOUGH) - (e < -ENOUGH)

    def _title(self) -> str:
        return str(self.labels("sole")["title"])

    def _note(self) -> str:
        return str(self.labels("sole")["note"])

    def _callouts(self) -> tuple[Callout, ...]:
        words = self.labels("sole")
        return (
            Callout("front", (words["front"],), 44.0, 76.0),
            Callout("edges", (words["edges"], words["big_toe_side"], words["little_toe_side"]), 36.0, 140.0),
            Callout("heel", (words["heel"],), 25.0, 212.0),
        )

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        sides = self.content["explorer"]
        return callouts.plan(rect, letters, (sides["left"], sides["right"]), self._callouts())

    def _draw(self, sheet: Sheet) -> None:
        left, right, sideways, forward = self._stance(sheet.at)
        feet = footprint.pair(sheet.plan.boxes["pair"])
        for foot, e, share in zip(feet, (left, right), (1 - 0.35 * sideways, 1 + 0.35 * sideways), strict=True):
            footprint.draw(sheet, foot)
            footprint.draw_load(sheet, foot, e, forward, share)
            footprint.draw_centre(sheet, foot.point(*load.centre(e, forward)))
        side = self._side(sheet.at)
        for callout in self._callouts():
            callouts.draw(sheet, feet[1], callout, side if callout.key == "edges" else 0)
        sheet.write("left")
        sheet.write("right")

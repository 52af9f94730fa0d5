"""Where the weight lies on both footprints, and how it moves when the feet roll in or out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF

from desktop.ui.explainer.figures import callouts, footprint, load
from desktop.ui.explainer.figures.callouts import Callout
from desktop.ui.explainer.figures.figure import Figure, Plan, Sheet
from desktop.ui.explainer.figures.lettering import LEFT, NAME, NOTE, PLAIN, Label, Letters
from desktop.ui.explainer.figures.timing import eased

ROLLED_IN, ROLLED_OUT = 10.0, -7.0
ENOUGH = 2.0
"""Degrees from which on the weight is said to be on one side."""
FLAT = 3.4
"""How much wider than high a rectangle is that has words to the right and none below."""


def names(texts: Mapping[str, Any]) -> callouts.Names:
    """The words below footprints."""
    said = texts["figures"]["footprints"]
    return callouts.Names(said["left"], said["right"], said["both"])


class Sole(Figure):
    """Two footprints as one looks down on them, with a map of the load; `stand` shows any stance."""

    stance: tuple[float, float, float, float] | None = None

    def stand(self, left: float, right: float, sway: tuple[float, float] = (0.0, 0.0)) -> None:
        """Show feet rolled in by `left` and `right` degrees, the body swayed right and forward by -1 to 1."""
        self.stance = (left, right, *sway)

    def describe(self, at: float) -> str:
        """Where the weight is, and on which side of the feet."""
        words, side = self.labels("sole"), self._side(at)
        said = str(words["description"])
        return f"{said} {words['shifted' if side > 0 else 'shifted_out']} {words['choice']}" if side else said

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

    def _note(self, wordy: int) -> str:
        # What is claimed and what is not belongs to the map at any size.
        return str(self.labels("sole")["note" if wordy else "short"])

    def _callouts(self) -> tuple[Callout, ...]:
        words = self.labels("sole")
        return (
            Callout("front", (words["front"],), 44.0, 76.0),
            Callout("edges", (words["edges"], words["big_toe_side"], words["little_toe_side"]), 36.0, 140.0),
            Callout("heel", (words["heel"],), 25.0, 212.0),
        )

    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        return callouts.plan(rect, letters, names(self.content), self._callouts())

    def _framed(self, rect: QRectF, letters: Letters, wordy: int, part: int | None) -> Plan:
        if part is None and rect.width() < FLAT * rect.height():
            return super()._framed(rect, letters, wordy, part)
        # Words stand to the right where there is more width than height, and where they are to be large.
        gap = letters.line * 0.5
        inner = rect.adjusted(gap, gap, -gap, -gap)
        note = self._note(wordy) if part is None else str(self.labels("sole")["brief"])
        texts = [("note", note, NOTE)]
        if part is None:
            feet = self._plan(inner.adjusted(0, 0, -inner.width() * 0.36, 0), letters, wordy)
            texts = [("title", self._title(), NAME), *texts] if wordy else texts
        else:
            feet = callouts.plan(inner.adjusted(0, 0, -inner.width() * 0.54, 0), letters, names(self.content), ())
            texts = [("edges", max(self._callouts()[1].says[1:], key=len), PLAIN), *texts]
        edge = max(label.rect.right() for label in feet.labels) + letters.line * (2 if part is None else 0.8)
        wide = min(inner.right() - edge, letters.line * 16)
        high = sum(letters.height(text, wide, style) for _, text, style in texts) + gap * (len(texts) - 1)
        labels, top = [], inner.center().y() - high / 2
        for key, text, style in texts:
            labels.append(Label(key, text, QRectF(edge, top, wide, letters.height(text, wide, style)), style, LEFT))
            top = labels[-1].rect.bottom() + gap
        fits = feet.fits and high <= inner.height()
        fits = fits and all(letters.widest_word([text], style) <= wide for _, text, style in texts)
        return Plan((*labels, *feet.labels), feet.boxes, fits, part)

    def _draw(self, sheet: Sheet) -> None:
        left, right, sideways, forward = self._stance(sheet.at)
        feet = footprint.pair(sheet.plan.boxes["pair"])
        for foot, e, share in zip(feet, (left, right), (1 - 0.35 * sideways, 1 + 0.35 * sideways), strict=True):
            footprint.draw(sheet, foot)
            footprint.draw_load(sheet, foot, e, forward, share)
            footprint.draw_centre(sheet, foot.point(*load.centre(e, forward)))
        side = self._side(sheet.at)
        for callout in self._callouts():
            saying = side if callout.key == "edges" else 0
            if sheet.plan.part is None:
                callouts.draw(sheet, feet[1], callout, saying)
            elif saying:
                sheet.write(callout.key, text=callout.says[saying])
        callouts.name(sheet)

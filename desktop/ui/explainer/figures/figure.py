"""What every drawn figure can do: paint itself into any rectangle at any time, and say what it shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGradient, QPaintDevice, QPainter, QPainterPath, QPen

from desktop.ui.explainer.figures.colours import Colours
from desktop.ui.explainer.figures.lettering import MIDDLE, NOTE, TITLE, Label, Letters, letter
from desktop.ui.explainer.figures.timing import moment
from desktop.ui.theme.theme import Theme
from desktop.ui.words import Words

USUAL = (520.0, 360.0)
"""The size at which the letters are those of the font."""

ATTEMPTS = ((1.0, 2), (0.92, 2), (0.92, 1), (0.84, 1), (0.84, 0), (0.76, 0), (0.68, 0), (0.6, 0))
"""Sizes of the letters and how much is said besides what is needed: 2 title and note, 1 the note, 0 neither."""

LEAST = 10.0
"""Pixels of usual letters; with fewer the smallest kind could not be read."""
PART, SHRUNK = 0.07, (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52)
"""The letters of a single part as a share of the width, as it may be shown or printed smaller; and what they shrink to.
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything goes: labels that stay clear of one another, boxes for what is drawn, and whether it fits."""

    labels: tuple[Label, ...]
    boxes: dict[str, QRectF]
    fits: bool = True
    part: int | None = None
    """The one moment that is shown alone, for want of room."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A painter with what a figure needs beside it. `unit` is the width of a usual line, `at` the time from 0 to 1."""

    painter: QPainter
    colours: Colours
    letters: Letters
    plan: Plan
    unit: float
    at: float

    def pen(self, role: str, width: float = 1.0, alpha: float = 1.0, *, dashed: bool = False) -> QPen:
        """A round pen of so many units."""
        return self.inked(self.colours(role, alpha), width, dashed=dashed)

    def inked(self, colour: QColor, width: float = 1.0, *, dashed: bool = False) -> QPen:
        """A round pen of so many units in `colour`."""
        pen = QPen(colour, width * self.unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([3.0, 3.0])
        return pen

    def draw(self, path: QPainterPath, pen: QPen | None, fill: QGradient | QColor | None = None) -> None:
        """A path with its edge and its filling, either of which may be missing."""
        self.painter.setPen(pen if pen is not None else QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(QBrush(fill) if fill is not None else QBrush(Qt.BrushStyle.NoBrush))
        self.painter.drawPath(path)

    def line(self, one: QPointF, other: QPointF, pen: QPen) -> None:
        """A straight line."""
        self.painter.setPen(pen)
        self.painter.drawLine(one, other)

    def write(self, key: str, alpha: float = 1.0, text: str | None = None) -> None:
        """The label `key` where there is one, in other words if `text` is given."""
        for label in self.plan.labels:
            if label.key == key:
                said = label if text is None else replace(label, text=text)
                letter(self.painter, self.letters, said, self.colours, alpha)

    @contextmanager
    def kept(self, alpha: float = 1.0) -> Iterator[QPainter]:
        """The painter, put back as it was afterwards; everything within is made clearer by `alpha`."""
        self.painter.save()
        self.painter.setOpacity(self.painter.opacity() * alpha)
        yield self.painter
        self.painter.restore()


@dataclass
class Figure(ABC):
    """A drawing over time. `key` names the panel that it belongs to."""

    key: str
    words: Words
    theme: Theme
    _kept: dict[tuple[object, int | None], tuple[Letters, Plan]] = field(default_factory=dict, repr=False)

    @property
    def content(self) -> dict[str, Any]:
        """The explainer's texts."""
        return self.words.content("explainer")

    def labels(self, name: str) -> dict[str, Any]:
        """The words of the drawing `name`."""
        said: dict[str, Any] = self.content["figures"][name]
        return said

    def describe(self, at: float) -> str:
        """What is to be seen at the time `at`, in plain sentences."""
        moments = self.content.get(self.key, {}).get("moments", [])
        return str(moments[moment(at)]["description"]) if moments else ""

    def paint(self, painter: QPainter, rect: QRectF, at: float, *, focus: bool = False) -> None:
        """Draw the time `at`, 0 to 1, into `rect`, in the painter's font; nothing outside of it is touched.

        With `focus`, and where there is no room for all, only what this moment is about is drawn, in large letters.
        """
        letters, plan = self.planned(rect, painter.font(), painter.device(), at, focus=focus)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        unit = letters.line / 15
        sheet = Sheet(painter, Colours(self.theme), letters, plan, unit, min(1.0, max(0.0, at)))
        for name in ("title", "note"):
            sheet.write(name)
        if plan.part is None:
            self._draw(sheet)
        else:
            self._draw_part(sheet, plan.part)
        painter.restore()

    def together(self, plan: Plan) -> list[list[Label]]:
        """Groups of labels that can be seen at one time."""
        return [list(plan.labels)]

    def planned(
        self, rect: QRectF, font: QFont, device: QPaintDevice, at: float = 0.0, *, focus: bool = False
    ) -> tuple[Letters, Plan]:
        """The largest letters and the most words with which everything has its place in `rect`, see `paint`."""
        made = None if focus else self._remembered(rect, font, device, None)
        return made if made and made[1].fits else self._remembered(rect, font, device, moment(at))

    def _remembered(self, rect: QRectF, font: QFont, device: QPaintDevice, part: int | None) -> tuple[Letters, Plan]:
        room = (rect.getRect(), font.key(), device.logicalDpiY(), self.words.language)
        self._kept = {key: kept for key, kept in self._kept.items() if key[0] == room}
        if (room, part) not in self._kept:
            letters, plan = self._search(rect, font, device, part)
            evened = tuple(letters.evened(label) for label in plan.labels)
            self._kept[room, part] = letters, replace(plan, labels=evened)
        return self._kept[room, part]

    def _search(self, rect: QRectF, font: QFont, device: QPaintDevice, part: int | None = None) -> tuple[Letters, Plan]:
        # What counts is how much room there is by the measure of the font, not by that of the device.
        attempts: tuple[tuple[float, int], ...] = ATTEMPTS
        whole = Letters(font, device)
        least = min(1.0, LEAST * max(1.0, device.logicalDpiY() / 96) / whole.pixels)
        if part is None:
            room = min(rect.width() / USUAL[0], rect.height() / USUAL[1]) / (whole.line / 17)
            usual = min(1.3, max(0.86, sqrt(room)))
        else:
            usual = min(rect.width(), rect.height() * 1.9) * PART / whole.pixels
            attempts = tuple((size, 0) for size in SHRUNK)
        for size, wordy in attempts:
            letters = Letters(font, device, max(least, usual * size))
            plan = self._framed(rect, letters, wordy, part)
            if plan.fits:
                break
        return letters, plan

    def _framed(self, rect: QRectF, letters: Letters, wordy: int, part: int | None) -> Plan:
        """Title above, note below, and what the figure itself wants between them."""
        margin = letters.line * 0.6
        inner = rect.adjusted(margin, margin, -margin, -margin)
        labels = []
        title, note = self._title() if wordy > 1 else "", self._note(wordy)
        if title:
            height = letters.height(title, inner.width(), TITLE)
            labels.append(Label("title", title, QRectF(inner.x(), inner.y(), inner.width(), height), TITLE, MIDDLE))
            inner.setTop(inner.top() + height + letters.line * 0.6)
        if note:
            height = letters.height(note, inner.width(), NOTE)
            place = QRectF(inner.x(), inner.bottom() - height, inner.width(), height)
            labels.append(Label("note", note, place, NOTE, MIDDLE))
            inner.setBottom(place.top() - letters.line * 0.6)
        plan = self._plan(inner, letters, wordy) if part is None else self._plan_part(inner, letters, part)
        return Plan((*labels, *plan.labels), plan.boxes, plan.fits and inner.height() > letters.line * 3, part)

    def _title(self) -> str:
        return ""

    def _note(self, wordy: int) -> str:
        """What has to be said below; the less `wordy`, the shorter."""
        return ""

    @abstractmethod
    def _plan(self, rect: QRectF, letters: Letters, wordy: int) -> Plan:
        """Give labels and drawings their places in `rect`, the same at all times; `wordy` is 0 where room is scarce."""

    @abstractmethod
    def _draw(self, sheet: Sheet) -> None:
        """Draw everything but title and note."""

    def _plan_part(self, rect: QRectF, letters: Letters, part: int) -> Plan:
        """The same for the moment `part` alone, in few words; a figure of one piece shows it all."""
        return self._plan(rect, letters, 0)

    def _draw_part(self, sheet: Sheet, part: int) -> None:
        """Draw the moment `part` alone."""
        self._draw(sheet)

"""The body figure to tap: where it hurts, is numb or weak. A figure of words, not of a finding."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.interview import BodyMark, Region, Sensation
from desktop.report.body_figure import Side
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.answers.choices import Choices
from desktop.ui.widgets.body.side import BodySide
from desktop.ui.widgets.body.sides import BodySides
from desktop.ui.widgets.body.sign import SIGN, swatch
from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.text import Caption, Strong


class BodyMap(QWidget):
    """Both sides with a choice of what is being marked. One place takes the Tab key; arrows go on from there."""

    changed = Signal()

    def __init__(self, regions: Mapping[Region, str], sensations: Mapping[Sensation, str]) -> None:
        """Places and sensations are named by `regions` and `sensations`; nothing is marked."""
        super().__init__()
        self.setObjectName("body_map")
        self._regions, self._sensations = regions, sensations
        self._marks: frozenset[BodyMark] = frozenset()
        self._sensation = Sensation.PAIN
        self._showing = False
        self._focused: Region | None = None
        self._hovered: Region | None = None
        self.choice = Choices(
            self.tr("What do you mark?"),
            {sensation.value: _begun(name) for sensation, name in sensations.items()},
            self.tr("Then tap where it is; tap again to take it away. With keys: arrows, Space, and 1 to 3."),
        )
        self.choice.chosen.connect(lambda name: self.set_sensation(Sensation(name)))
        self.sides = {
            Side.BACK: BodySide(Side.BACK, self.tr("Seen from behind"), (self.tr("left"), self.tr("right"))),
            Side.FRONT: BodySide(Side.FRONT, self.tr("Seen from the front"), (self.tr("right"), self.tr("left"))),
        }
        self.places = {region: place for side in self.sides.values() for region, place in side.places.items()}
        self.looked_at, self.said = Strong(""), Caption()
        self.said.setObjectName("body_map_said")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.looked_at)
        column.addWidget(BodySides(self.sides))
        column.addWidget(self.said)
        for place in self.places.values():
            # Not by clicks: a screen reader ticks and unticks without one.
            place.toggled.connect(lambda _on, region=place.region: self._toggle(region))
            place.stepped.connect(lambda step, region=place.region: self._step(region, step))
            place.focused.connect(lambda on, region=place.region: self._focus(region, on=on))
            place.hovered.connect(lambda on, region=place.region: self._hover(region, on=on))
            place.sensed.connect(self._choose)
            place.lettered.connect(self._spell)
        self._take_tab(next(iter(self.places)))
        self.set_sensation(self._sensation)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs of the choice anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._sign()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the signs of the choice for this screen."""
        super().showEvent(event)
        self._sign()

    def marks(self) -> frozenset[BodyMark]:
        """What is marked."""
        return self._marks

    def set_marks(self, marks: frozenset[BodyMark]) -> None:
        """Show other marks without saying so."""
        self._marks = marks
        self._show()

    def set_sensation(self, sensation: Sensation) -> None:
        """Mark `sensation` from now on."""
        self._sensation = sensation
        self.choice.set_value(sensation.value)
        self._show()

    def described(self) -> str:
        """Everything that is marked, in words."""
        found = []
        for sensation, name in self._sensations.items():
            places = [self._regions[region] for region in Region if BodyMark(region, sensation) in self._marks]
            if places:
                found.append(self.tr("{sensation}: {places}.").format(sensation=_begun(name), places="; ".join(places)))
        return " ".join(found) or self.tr("Nothing is marked.")

    def _sign(self) -> None:
        """Show on each choice what it is marked with."""
        for button, sensation in zip(self.choice.findChildren(Choice), self._sensations, strict=True):
            button.setIconSize(SIGN)
            button.setIcon(swatch(sensation, self))

    def _choose(self, sensation: Sensation) -> None:
        self.set_sensation(sensation)
        announce(self, _begun(self._sensations[sensation]))

    def _spell(self, letter: str) -> None:
        """Choose the one sensation whose name begins with `letter`."""
        found = [one for one, name in self._sensations.items() if name[:1].casefold() == letter.casefold()]
        if len(found) == 1:
            self._choose(found[0])

    def _toggle(self, region: Region) -> None:
        if self._showing:
            return
        self._marks ^= {BodyMark(region, self._sensation)}
        self._show()
        announce(self, self._named(region))
        self.changed.emit()

    def _step(self, region: Region, step: QPoint) -> None:
        """Go to the nearest place that lies in the direction of `step`, on the other side too."""
        here = self._middle(region)

        def far(other: Region) -> float:
            away = self._middle(other) - here
            along = away.x() * step.x() + away.y() * step.y()
            across = abs(away.x() * step.y()) + abs(away.y() * step.x())
            return along + 2.5 * across if along > 0 and across <= 2 * along else float("inf")

        nearest = min(self.places, key=far)
        if far(nearest) < float("inf"):
            self.places[nearest].setFocus(Qt.FocusReason.TabFocusReason)

    def _middle(self, region: Region) -> QPoint:
        place = self.places[region]
        return place.mapTo(self, place.rect().center())

    def _take_tab(self, region: Region) -> None:
        for one, place in self.places.items():
            place.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is region else Qt.FocusPolicy.ClickFocus)

    def _focus(self, region: Region, *, on: bool) -> None:
        self._focused = region if on else None
        if on:
            self._take_tab(region)
        self._look()

    def _hover(self, region: Region, *, on: bool) -> None:
        if on or self._hovered is region:
            self._hovered = region if on else None
            self._look()

    def _look(self) -> None:
        """Show and name what the pointer is on, or else what has the focus."""
        for side in self.sides.values():
            side.look_at(*(one if one in side.places else None for one in (self._focused, self._hovered)))
        named = self._hovered or self._focused
        # Never empty, so that nothing below moves.
        self.looked_at.setText(self._named(named) if named else " ")

    def _named(self, region: Region) -> str:
        felt = [name for sensation, name in self._sensations.items() if BodyMark(region, sensation) in self._marks]
        said = ", ".join(felt) if felt else self.tr("not marked")
        return self.tr("{place}: {felt}").format(place=_begun(self._regions[region]), felt=said)

    def _heard(self, region: Region) -> str:
        """As named; where only something else is marked, with what the empty box is for."""
        felt = {mark.sensation for mark in self._marks if mark.region is region}
        if not felt or self._sensation in felt:
            return self._named(region)
        name = self._sensations[self._sensation]
        return self.tr("{place}. Not: {sensation}").format(place=self._named(region), sensation=name)

    def _show(self) -> None:
        ticks = self.tr("Tick for: {sensation}").format(sensation=self._sensations[self._sensation])
        self._showing = True
        for region, place in self.places.items():
            place.setChecked(BodyMark(region, self._sensation) in self._marks)
            place.setAccessibleName(self._heard(region))
            place.setAccessibleDescription(ticks)
        self._showing = False
        for side in self.sides.values():
            side.show_marks(self._marks)
        self._look()
        self.said.setText(self.described())
        self.setAccessibleDescription(self.described())


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Where the weight was felt: the soles, tapped, and the same as words that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from desktop.domain.diary import OPPOSITES, FeltSpot, FeltWeight
from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.feet.soles import Soles
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Caption

SIDE = OPPOSITES[2]
"""Which foot held more is asked below the feet; the other pairs, felt on both feet alike, stand beside them."""
TARGET = 44
"""Pixels that a finger needs."""
GAP, WORDS = 24, 240
"""Pixels between soles and words, and how many the words want to stand beside the soles."""


class _Word(Choice):
    """A choice that is as high as a finger is wide."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(TARGET, TARGET))


class FeltWeightChoice(QWidget):
    """At most one of each pair; choosing one lets its opposite go."""

    changed = Signal(object)
    """A FeltWeight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing felt."""
        super().__init__(parent)
        self._names = {
            FeltSpot.HEEL: self.tr("Heel"),
            FeltSpot.BALL: self.tr("Ball of the foot"),
            FeltSpot.INNER: self.tr("Inner edge"),
            FeltSpot.OUTER: self.tr("Outer edge"),
            FeltSpot.LEFT: self.tr("Left foot"),
            FeltSpot.RIGHT: self.tr("Right foot"),
        }
        self._more = self.tr("Which foot held more?")
        self._choices = {spot: self._choice(spot) for spot in FeltSpot}
        self.soles = Soles(self._names)
        self.soles.tapped.connect(lambda spot: self._toggle(spot, spot not in self.value()))
        self._line = QBoxLayout(QBoxLayout.Direction.RightToLeft, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addWidget(self._words(), 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._picture(), 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.set_value(frozenset())

    def choice(self, spot: FeltSpot) -> Choice:
        """The toggle of `spot`."""
        return self._choices[spot]

    def value(self) -> FeltWeight:
        """What is chosen."""
        return frozenset(spot for spot, choice in self._choices.items() if choice.isChecked())

    def set_value(self, felt: FeltWeight) -> None:
        """Show `felt` without saying so."""
        for spot, choice in self._choices.items():
            choice.setChecked(spot in felt)
        said = ", ".join(self._names[spot] for spot in FeltSpot if spot in felt)
        self.soles.set_felt(felt, said or self.tr("Nothing chosen"))

    def minimumSizeHint(self) -> QSize:
        """As narrow as words above soles are."""
        width = max(item.minimumSize().width() for item in self._items())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words above the soles where there is no room beside them."""
        super().resizeEvent(event)
        words, picture = self._items()
        beside = self.width() >= picture.minimumSize().width() + GAP + max(WORDS, words.minimumSize().width())
        way = QBoxLayout.Direction.RightToLeft if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rim on the soles what has the focus among the words."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            found = next((spot for spot, choice in self._choices.items() if choice is watched), None)
            self.soles.point_out(found if event.type() is QEvent.Type.FocusIn else None)
        return super().eventFilter(watched, event)

    def _items(self) -> tuple[QLayoutItem, QLayoutItem]:
        words, picture = self._line.itemAt(0), self._line.itemAt(1)
        assert words is not None
        assert picture is not None
        return words, picture

    def _words(self) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for pair in OPPOSITES:
            if pair is not SIDE:
                line = Flow()
                for spot in pair:
                    line.addWidget(self._choices[spot])
                column.addLayout(line)
        column.addWidget(
            Caption(
                self.tr(
                    "Tap the feet or the words, for both feet at once. Felt, not measured. Say what you are sure of."
                )
            )
        )
        return words

    def _picture(self) -> QWidget:
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._centred(self.tr("Your feet as you look down on them")))
        column.addWidget(self.soles, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._centred(self._more))
        feet = QHBoxLayout()
        feet.setSpacing(8)
        for spot in SIDE:
            feet.addWidget(self._choices[spot])
        column.addLayout(feet)
        return picture

    def _centred(self, text: str) -> Caption:
        made = Caption(text)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _choice(self, spot: FeltSpot) -> Choice:
        choice = _Word(self._names[spot])
        choice.setObjectName(f"felt_{spot}")
        choice.setAccessibleDescription(self._more if spot in SIDE else self.tr("Where did you feel your weight?"))
        choice.turned.connect(lambda on: self._toggle(spot, on))
        choice.installEventFilter(self)
        return choice

    def _toggle(self, spot: FeltSpot, on: bool) -> None:
        opposite = next(other for pair in OPPOSITES if spot in pair for other in pair if other is not spot)
        felt = self.value() - {spot}
        self.set_value(felt - {opposite} | {spot} if on else felt)
        self.changed.emit(self.value())

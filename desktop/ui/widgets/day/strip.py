"""Seven days side by side, or below one another where there is no room for that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.widgets.day.card import WIDE_MARGINS, DayCard, DayFace

GAP = 8
WIDEST_LINE = 11
"""Letters of the longest line that a card should hold unbroken."""


class DayStrip(QWidget):
    """The days of a week as cards. One tab stop; the arrows, Home and End walk; Enter opens."""

    opened = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without days."""
        super().__init__(parent)
        self.setMinimumWidth(1)
        self._upright = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.cards = [DayCard() for _ in range(7)]
        for number, card in enumerate(self.cards):
            card.setObjectName(f"day_{number}")
            card.clicked.connect(lambda _checked=False, card=card: self._open(card))
        self._place()

    def show_faces(self, faces: Sequence[DayFace]) -> None:
        """Show up to seven days; the tab stop stays where it is if it can, else goes to today or the last open day."""
        held = next((card.face.day for card in self.cards if card.hasFocus() and card.face), None)
        figures = any(face.figure for face in faces)
        for card, face in zip(self.cards, faces, strict=False):
            card.show_face(face, figures=figures)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(faces))
        self._level()
        self._one_tab_stop(self._card_of(held) or self._natural_stop())

    def focus_day(self, day: date) -> None:
        """Put the focus on the card of `day`, if it is here."""
        card = self._card_of(day)
        if card is not None:
            self._one_tab_stop(card)
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_stop(self) -> None:
        """Put the focus on the tab stop."""
        stop = next((card for card in self._open_cards() if card.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among the days that can be opened."""
        cards = self._open_cards()
        here = next((n for n, card in enumerate(cards) if card.hasFocus()), None)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(cards) - 1}
        key = Qt.Key(event.key())
        if here is None or event.modifiers() & Qt.KeyboardModifier.AltModifier or key not in {**steps, **ends}:
            super().keyPressEvent(event)
            return
        to = cards[ends[key] if key in ends else max(0, min(len(cards) - 1, here + steps[key]))]
        self._one_tab_stop(to)
        to.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand or lie, as the width allows."""
        super().resizeEvent(event)
        needed = 7 * (self.fontMetrics().averageCharWidth() * WIDEST_LINE + WIDE_MARGINS[0]) + 6 * GAP
        upright = self.width() >= needed
        if upright != self._upright:
            self._upright = upright
            for card in self.cards:
                card.stand(upright=upright)
            self._place()
        self._level()

    def _place(self) -> None:
        for number, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            self._grid.setColumnStretch(number, 1 if self._upright or number == 0 else 0)
            self._grid.addWidget(card, *((0, number) if self._upright else (number, 0)))

    def _level(self) -> None:
        """Give every focus title the height of the tallest, so that the scores stand on one line."""
        shown = [card for card in self.cards if card.face is not None and card.face.focus]
        if not self._upright or not shown:
            return
        width = (self.width() - 6 * GAP) // 7 - WIDE_MARGINS[0] - WIDE_MARGINS[2]
        tallest = max(card.focus.heightForWidth(width) for card in shown)
        for card in shown:
            card.focus.setMinimumHeight(tallest)

    def _open(self, card: DayCard) -> None:
        self._one_tab_stop(card)
        if card.face is not None:
            self.opened.emit(card.face.day)

    def _open_cards(self) -> list[DayCard]:
        return [card for card in self.cards if not card.isHidden() and card.isEnabled()]

    def _card_of(self, day: date | None) -> DayCard | None:
        return next((card for card in self._open_cards() if card.face and card.face.day == day), None)

    def _natural_stop(self) -> DayCard | None:
        cards = self._open_cards()
        return next((card for card in cards if card.face and card.face.today), cards[-1] if cards else None)

    def _one_tab_stop(self, stop: DayCard | None) -> None:
        for card in self.cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)

"""The 0-10 scale: eleven buttons in one row, one tab stop, answered by one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.text import Caption

TEN_WITHIN = 1200
"""Milliseconds in which 1 and then 0 mean ten."""


class ScoreButton(Button):
    """One step of the scale."""

    kind = "score"

    def __init__(self, score: int, name: str) -> None:
        """`name` is what a screen reader says for it."""
        super().__init__(str(score))
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class ScoreRow(QWidget):
    """A 0-10 numeric rating. Digits choose; 1 then 0, T or End say ten; the arrows walk."""

    chosen = Signal(int)

    def __init__(self, lowest: str, highest: str, parent: QWidget | None = None) -> None:
        """`lowest` and `highest` are the words at the ends of the scale."""
        super().__init__(parent)
        self._one_at = 0
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for score in range(11):
            ends = {0: f": {lowest}", 10: f": {highest}"}
            button = ScoreButton(score, f"{score}{ends.get(score, '')}")
            button.clicked.connect(lambda _checked=False, score=score: self.chosen.emit(score))
            self._group.addButton(button, score)
            grid.addWidget(button, 0, score)
        left, right = Caption(lowest), Caption(highest)
        right.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(left, 1, 0, 1, 5)
        grid.addWidget(right, 1, 6, 1, 5)
        self._one_tab_stop()

    def button(self, score: int) -> ScoreButton:
        """The button of `score`."""
        button = self._group.button(score)
        assert isinstance(button, ScoreButton)
        return button

    def value(self) -> int | None:
        """The score that is marked."""
        checked = self._group.checkedId()
        return None if checked < 0 else checked

    def set_value(self, score: int | None) -> None:
        """Mark `score`, or none, without saying so."""
        self._group.setExclusive(False)
        for other in range(11):
            self.button(other).setChecked(other == score)
        self._group.setExclusive(True)
        self._one_tab_stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by one key."""
        score = self._score_for(event)
        if score is None:
            super().keyPressEvent(event)
            return
        self._one_at = event.timestamp() if score == 1 else 0
        self.button(score).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.button(score).click()

    def _score_for(self, event: QKeyEvent) -> int | None:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_End or text.casefold() == "t":
            return 10
        if len(text) == 1 and text in "0123456789":
            soon = 0 <= event.timestamp() - self._one_at <= TEN_WITHIN
            return 10 if text == "0" and self._one_at and soon else int(text)
        return None

    def _one_tab_stop(self) -> None:
        stop = self.value() or 0
        for score in range(11):
            policy = Qt.FocusPolicy.StrongFocus if score == stop else Qt.FocusPolicy.ClickFocus
            self.button(score).setFocusPolicy(policy)

"""The 0-10 scale: eleven buttons in one row, one tab stop, answered by one key."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.text import Caption

TEN_WITHIN = 1200
"""Milliseconds in which 1 and then 0 mean ten."""

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ScoreButton(Choice):
    """One step of the scale."""

    kind = "score"

    def __init__(self, score: int, name: str) -> None:
        """`name` is what a screen reader says for it."""
        super().__init__(str(score))
        self.setObjectName(f"score_{score}")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses; the arrows are the row's, because Qt would press the next button with them."""
        if event.key() in _STEPS:
            event.ignore()
        elif event.key() in _PRESS:
            self.click()
        else:
            super().keyPressEvent(event)


class ScoreRow(QWidget):
    """A 0-10 numeric rating. Digits choose; 1 then 0, T or End say ten; the arrows walk and choose nothing."""

    chosen = Signal(int)
    cleared = Signal()

    def __init__(self, lowest: str, highest: str, parent: QWidget | None = None, *, optional: bool = False) -> None:
        """`lowest` and `highest` are the words at the ends of the scale; an optional score can be taken back."""
        super().__init__(parent)
        self._optional = optional
        self._marked: int | None = None
        self._since_one = QElapsedTimer()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for score in range(11):
            ends = {0: f": {lowest}", 10: f": {highest}"}
            button = ScoreButton(score, f"{score}{ends.get(score, '')}")
            button.turned.connect(lambda _on, score=score: self._press(score))
            self._group.addButton(button, score)
            grid.addWidget(button, 0, score)
        left, right = Caption(lowest), Caption(highest)
        left.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(left, 1, 0, 1, 5)
        grid.addWidget(right, 1, 6, 1, 5)
        self._one_tab_stop()

    def ask(self, question: str) -> None:
        """Name the scale, and let every step of it say what it answers: a page may have two scales."""
        self.setAccessibleName(question)
        for score in range(11):
            self.button(score).setAccessibleDescription(question)

    def button(self, score: int) -> ScoreButton:
        """The button of `score`."""
        button = self._group.button(score)
        assert isinstance(button, ScoreButton)
        return button

    def value(self) -> int | None:
        """The score that is marked."""
        return self._marked

    def set_value(self, score: int | None) -> None:
        """Mark `score`, or none, without saying so."""
        self._marked = score
        for other in range(11):
            self.button(other).setChecked(other == score)
        self._one_tab_stop()

    def take_focus(self) -> None:
        """Put the focus on the score that is marked, or on the first."""
        self.button(self._stop()).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_digit(self, digit: int) -> None:
        """Choose by a digit wherever the focus is; 1 and soon afterwards 0 is ten."""
        ten = digit == 0 and self._since_one.isValid() and self._since_one.elapsed() <= TEN_WITHIN
        if digit == 1:
            self._since_one.start()
        else:
            self._since_one.invalidate()
        self.take(10 if ten else digit)

    def take(self, score: int) -> None:
        """Mark `score` and say so."""
        self.set_value(score)
        self.chosen.emit(score)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that answer here from being shortcuts of the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._answer(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by one key, or walk along the scale."""
        answer = self._answer(event)
        if event.key() in _STEPS and event.modifiers() & ~_PLAIN == Qt.KeyboardModifier.NoModifier:
            self._walk(_STEPS[Qt.Key(event.key())])
        elif answer is not None:
            self.button(answer).setFocus(Qt.FocusReason.ShortcutFocusReason)
            if len(event.text()) == 1 and event.text().isdigit():
                self.take_digit(answer)
                self.button(self._marked or 0).setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self.take(answer)
        elif self._optional and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._marked is not None:
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _answer(self, event: QKeyEvent) -> int | None:
        key, text = event.key(), event.text()
        if event.modifiers() & ~_PLAIN != Qt.KeyboardModifier.NoModifier:
            return None
        if key == Qt.Key.Key_End or text.casefold() == "t":
            return 10
        return int(text) if len(text) == 1 and text in "0123456789" else None

    def _press(self, score: int) -> None:
        if self._optional and score == self._marked:
            self._take_back()
        else:
            self.take(score)

    def _take_back(self) -> None:
        self.set_value(None)
        self.cleared.emit()

    def _walk(self, step: int) -> None:
        step = -step if self.isRightToLeft() else step
        at = min(max(self._stop() + step, 0), 10)
        self.button(at).setFocus(Qt.FocusReason.TabFocusReason)
        self._one_tab_stop()

    def _stop(self) -> int:
        focused = next((score for score in range(11) if self.button(score).hasFocus()), None)
        return focused if focused is not None else self._marked or 0

    def _one_tab_stop(self) -> None:
        stop = self._stop()
        for score in range(11):
            policy = Qt.FocusPolicy.StrongFocus if score == stop else Qt.FocusPolicy.ClickFocus
            self.button(score).setFocusPolicy(policy)

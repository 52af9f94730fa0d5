"""A field for whole degrees, with a true minus sign. What is typed beyond its range is taken back, and said."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

MINUS, SUFFIX = "−", "°"
"""A hyphen is too short for a sign, and may be read out as none; it can be typed all the same."""

_NUMBER = re.compile(r"-?\d{1,2}")


class DegreeField(QSpinBox):
    """Says `beyond` with the number that somebody typed, or stepped to, outside of the range."""

    beyond = Signal(int)

    def __init__(self, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        """From `lowest` to `highest` degrees."""
        super().__init__(parent)
        self.setRange(lowest, highest)
        self.setSuffix(SUFFIX)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self._typed: int | None = None
        self.lineEdit().textEdited.connect(self._note)
        self.editingFinished.connect(self._finish)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def textFromValue(self, value: int) -> str:
        """The number with its sign."""
        return str(value).replace("-", MINUS)

    def valueFromText(self, text: str) -> int:
        """The number in `text`, at most as far as the range goes."""
        number = _number(text)
        return self.value() if number is None else min(max(number, self.minimum()), self.maximum())

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Any number can be typed, however far; it is taken back when it is done."""
        plain = _plain(text)
        state = QValidator.State.Intermediate if plain in {"", "-"} else QValidator.State.Invalid
        return (QValidator.State.Acceptable if _NUMBER.fullmatch(plain) else state), text, place

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Both ways: who steps over an end is told that there is none beyond it."""
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        """As far as the range goes."""
        wanted = self.value() + steps
        super().stepBy(steps)
        self._typed = None
        if not self.minimum() <= wanted <= self.maximum():
            self.beyond.emit(wanted)

    def _note(self, text: str) -> None:
        self._typed = _number(text)

    def _finish(self) -> None:
        typed, self._typed = self._typed, None
        if typed is not None and not self.minimum() <= typed <= self.maximum():
            self.beyond.emit(typed)


def _plain(text: str) -> str:
    return text.replace(SUFFIX, "").replace(MINUS, "-").strip()


def _number(text: str) -> int | None:
    plain = _plain(text)
    return int(plain) if _NUMBER.fullmatch(plain) else None

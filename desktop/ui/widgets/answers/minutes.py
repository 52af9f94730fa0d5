"""A number of minutes that need not be given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.answers.passing import Passing
from desktop.ui.widgets.text import ErrorText

WIDTH = 88


class Minutes(Passing):
    """Empty means not said, and 0 is an answer. Says `changed` when somebody has finished with it."""

    changed = Signal()

    def __init__(self, name: str, question: str, most: int) -> None:
        """`most` minutes can be given."""
        super().__init__()
        self._most = most
        self._value: int | None = None
        self.field = QLineEdit()
        self.field.setObjectName(name)
        self.field.setAccessibleName(question)
        self.field.setFixedWidth(WIDTH)
        self.field.setMaxLength(4)
        self.field.setValidator(QRegularExpressionValidator(r"\d*", self.field))
        self.unit = QLabel(self.tr("minutes"))
        self.field.setAccessibleDescription(self.unit.text())
        self.error = ErrorText()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field)
        line.addWidget(self.unit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.error)
        self.field.editingFinished.connect(self._finish)
        self.field.textEdited.connect(lambda: self.error.say(""))

    def entry(self) -> QWidget:
        """The field."""
        return self.field

    def value(self) -> int | None:
        """The minutes; where what stands there is too much, what was there before."""
        text = self.field.text()
        minutes = int(text) if text else None
        return self._value if minutes is not None and minutes > self._most else minutes

    def set_value(self, minutes: int | None) -> None:
        """Show `minutes`, or that none are given, without saying so."""
        self._value = minutes
        self.field.setText("" if minutes is None else str(minutes))
        self.error.say("")

    def _finish(self) -> None:
        if int(self.field.text() or 0) > self._most:
            self.error.say(self.tr("Please give a number up to {most}.").format(most=self._most))
            self.field.setAccessibleDescription(self.error.text())
        else:
            self.field.setAccessibleDescription(self.unit.text())
        self.changed.emit()

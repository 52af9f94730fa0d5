"""Answers to tap, side by side: one out of a few, or any number. All of them can be left open or cleared again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QWidget

from desktop.ui.widgets.answers.passing import Passing
from desktop.ui.widgets.answers.tick import literal
from desktop.ui.widgets.buttons import Choice, LinkButton
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Strong

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
HEAD = 28
"""Pixels of the line of the question, whether or not there is something to clear beside it."""

_YES_NO = {True: "yes", False: "no"}


class Chip(Choice):
    """One answer. The arrows and the keys that clear are the row's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what is the row's to it."""
        if event.key() in _STEPS or event.key() in _CLEAR:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Chips(Passing):
    """A question with a row of answers, and one tab stop: the arrows walk and choose nothing, Delete clears."""

    changed = Signal()

    def __init__(self, name: str, question: str, options: Mapping[Any, str], label: QLabel | None = None) -> None:
        """`name` begins the object names, `question` is said with each answer, `options` names each value.

        `label` stands above them in place of the question.
        """
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(question)
        self._question, self._stop = question, 0
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._line = Flow()
        self._chips = {value: self._chip(_YES_NO.get(value, str(value)), text) for value, text in options.items()}
        self.clear = LinkButton(self.tr("Clear"))
        self.clear.setObjectName(f"{name}_clear")
        self.clear.setAccessibleName(self.tr("Clear the answer: {question}").format(question=question))
        self.clear.clicked.connect(self._clear)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setRowMinimumHeight(0, HEAD)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label or Strong(question), 0, 0)
        grid.addLayout(self._line, 1, 0, 1, 2)
        # Last, for so it comes by Tab.
        grid.addWidget(self.clear, 0, 1)

    def entry(self) -> QWidget:
        """The stop of the Tab key."""
        return self._row()[self._stop]

    def chip(self, value: Any) -> Chip:
        """The button of `value`."""
        return self._chips[value]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the row, or clear it."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in _STEPS:
            self._walk(_STEPS[Qt.Key(event.key())])
        elif plain and event.key() in _CLEAR and not self.clear.isHidden():
            self._clear()
        else:
            super().keyPressEvent(event)

    def _row(self) -> list[Chip]:
        return [chip for chip in self._group.buttons() if isinstance(chip, Chip)]

    def _chip(self, name: str, text: str) -> Chip:
        chip = Chip(literal(text[:1].upper() + text[1:]))
        chip.setObjectName(f"{self.objectName()}_{name}")
        chip.setAccessibleDescription(self._question)
        chip.turned.connect(lambda: self._press(chip))
        self._group.addButton(chip)
        self._line.addWidget(chip)
        return chip

    def _goes_with(self, chip: Chip, other: Chip) -> bool:
        """Whether both can be on at once."""
        raise NotImplementedError

    def _press(self, chip: Chip) -> None:
        row = [one for one in self._row() if one.isChecked()]
        self._mark([one for one in row if one is chip or not chip.isChecked() or self._goes_with(chip, one)])
        self.changed.emit()

    def _mark(self, chips: Collection[Chip]) -> None:
        for chip in self._row():
            chip.setChecked(chip in chips)
        self._settle()

    def _clear(self) -> None:
        if self.clear.hasFocus():
            self._row()[self._stop].setFocus()
        self._mark(())
        self.changed.emit()

    def _settle(self) -> None:
        """Offer to clear what there is, and let Tab come to what is chosen."""
        row = self._row()
        checked = [number for number, chip in enumerate(row) if chip.isChecked()]
        focused = [number for number, chip in enumerate(row) if chip.hasFocus()]
        self.clear.setVisible(bool(checked))
        self._stop = [*focused, *checked, 0][0]
        for number, chip in enumerate(row):
            stop = number == self._stop
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _walk(self, step: int) -> None:
        row = self._row()
        at = min(max(self._stop + (-step if self.isRightToLeft() else step), 0), len(row) - 1)
        row[at].setFocus(Qt.FocusReason.TabFocusReason)
        self._settle()


class OneOf(Chips):
    """At most one of them; pressing it once more clears it."""

    def __init__(self, name: str, question: str, options: Mapping[Any, str], label: QLabel | None = None) -> None:
        """See Chips."""
        super().__init__(name, question, options, label)
        for chip in self._row():
            # A screen reader then calls it one of several; what goes off is ours, for Qt would never let it off again.
            chip.setAutoExclusive(True)
        self._settle()

    def value(self) -> Any:
        """What is chosen; None where nothing is."""
        return next((value for value, chip in self._chips.items() if chip.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Show `value`, or that there is no answer, without saying so."""
        self._mark(() if value is None else (self._chips[value],))

    def _goes_with(self, chip: Chip, other: Chip) -> bool:
        return False


class AnyOf(Chips):
    """Any number of them, or the last one, which says that none of them is so."""

    def __init__(self, name: str, question: str, options: Mapping[Any, str], none: str) -> None:
        """See Chips; `none` is the text of the last one."""
        super().__init__(name, question, options)
        self.none = self._chip("none", none)
        self._settle()

    def value(self) -> frozenset[Any] | None:
        """What is chosen: empty where none is so, None where there is no answer."""
        chosen = frozenset(value for value, chip in self._chips.items() if chip.isChecked())
        return chosen if chosen or self.none.isChecked() else None

    def set_value(self, value: frozenset[Any] | None) -> None:
        """Show `value` without saying so."""
        self._mark([self._chips[one] for one in value] or [self.none] if value is not None else ())

    def _goes_with(self, chip: Chip, other: Chip) -> bool:
        return self.none not in (chip, other)

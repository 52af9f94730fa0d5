"""The first run: one step at a time, two minutes, skippable, repeatable."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.main_window import Introduction
from desktop.ui.welcome.step import Step
from desktop.ui.welcome.steps import PathStep, SignsStep, make_steps
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import Rule
from desktop.ui.widgets.page import COLUMN, MARGIN
from desktop.ui.widgets.text import Caption
from desktop.ui.words import Words


class Welcome(Introduction):
    """Every step keeps what was chosen when it is left, also by skipping. Return goes on."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, parent: QWidget | None = None
    ) -> None:
        """A diary without activities gets the built-in ones."""
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(self.tr("Introduction"))
        diary.settle()
        self._preferences = preferences
        self._steps = make_steps(diary, preferences, words)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
            if isinstance(step, SignsStep):
                step.list.changed.connect(self._name_buttons)
        self._count = Caption()
        self._count.setWordWrap(False)
        self.skip = QuietButton(self.tr("&Skip the introduction"))
        self.skip.setObjectName("welcome_skip")
        self.back = Button(self.tr("&Back"))
        self.back.setObjectName("welcome_back")
        self.next = PrimaryButton(self.tr("&Next"))
        self.next.setObjectName("welcome_next")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(Rule())
        column.addLayout(self._foot())
        self.back.clicked.connect(lambda: self._turn_to(self._number - 1))
        self.next.clicked.connect(self._next)
        self.skip.clicked.connect(self._skip)
        self._show(0)

    def steps(self) -> Iterator[int]:
        """Show one step after another, giving the number of each, from 0."""
        for number in range(len(self._steps)):
            self._show(number)
            yield number

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to where this step begins, or to the way on where there is nothing to do."""
        super().focusInEvent(event)
        (self._step.start() or self.next).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, wherever the focus is; a button or a sign that has it is pressed instead."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next.click()
        else:
            super().keyPressEvent(event)

    @property
    def _number(self) -> int:
        return self._stack.currentIndex()

    @property
    def _step(self) -> Step:
        return self._steps[self._number]

    def _foot(self) -> QHBoxLayout:
        inner = QWidget()
        inner.setMaximumWidth(COLUMN)
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._count)
        line.addStretch(1)
        for button in (self.skip, self.back, self.next):
            line.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 14, MARGIN, 16)
        foot.addStretch(1)
        foot.addWidget(inner, 1000)
        foot.addStretch(1)
        return foot

    def _show(self, number: int) -> None:
        self._steps[number].refresh()
        self._stack.setCurrentIndex(number)
        self._count.setText(self.tr("Step {n} of {all}").format(n=number + 1, all=len(self._steps)))
        self.back.setEnabled(number > 0)
        self._name_buttons()

    def _name_buttons(self) -> None:
        last = self._number == len(self._steps) - 1
        emergency = self._emergency()
        self.skip.setVisible(not last and not emergency)
        if emergency:
            self.next.setText(self.tr("&Close for now"))
        else:
            self.next.setText(self.tr("&Start") if last else self.tr("&Next"))

    def _turn_to(self, number: int) -> None:
        """Show a step to somebody who is here: have it read out, and put the focus where it begins."""
        self._show(number)
        self.setFocus()
        announce(self, f"{self._count.text()}: {self._step.title.text()}")

    def _emergency(self) -> bool:
        return isinstance(self._step, SignsStep) and self._step.emergency

    def _next(self) -> None:
        self._step.leave()
        if self._emergency():
            # Help comes first; the introduction waits for the next start.
            self.finished.emit()
        elif self._number + 1 < len(self._steps):
            self._turn_to(self._number + 1)
        else:
            for step in self._steps:
                if isinstance(step, PathStep):
                    step.begin()
            self._finish()

    def _skip(self) -> None:
        self._step.leave()
        self._finish()

    def _finish(self) -> None:
        self._preferences.update(welcomed=True)
        self.finished.emit()

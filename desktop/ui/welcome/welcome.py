"""The first run: one step at a time, two minutes, skippable, repeatable."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.main_window import Introduction
from desktop.ui.welcome.steps import (
    ActivitiesStep,
    DayStartStep,
    DoneStep,
    ExpectStep,
    PainAgeStep,
    PathStep,
    SignsStep,
    Step,
)
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.page import MARGIN
from desktop.ui.widgets.text import Caption
from desktop.ui.words import Words


class Welcome(Introduction):
    """Every step keeps what was chosen when it is left; skipping keeps what was chosen so far."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, parent: QWidget | None = None
    ) -> None:
        """A diary without activities gets the built-in ones."""
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(self.tr("Introduction"))
        diary.settle()
        self._preferences = preferences
        self._path = PathStep(diary, words) if diary.week() is None else None
        made: list[Step | None] = [
            SignsStep(diary, words),
            ExpectStep(words),
            PainAgeStep(preferences, words),
            self._path,
            ActivitiesStep(diary, words),
            DayStartStep(preferences, words),
            DoneStep(words),
        ]
        self._steps = [step for step in made if step is not None]
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self._count = Caption()
        self._count.setWordWrap(False)
        self.back = Button(self.tr("&Back"))
        self.next = PrimaryButton(self.tr("&Next"))
        self.next.setObjectName("welcome_next")
        self.skip = QuietButton(self.tr("&Skip the introduction"))
        self.skip.setObjectName("welcome_skip")
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 12, MARGIN, 20)
        foot.setSpacing(10)
        foot.addWidget(self._count)
        foot.addStretch(1)
        for button in (self.skip, self.back, self.next):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.back.clicked.connect(lambda: self._turn_to(self._stack.currentIndex() - 1))
        self.next.clicked.connect(self._next)
        self.skip.clicked.connect(self._finish)
        self.setFocusProxy(self.next)
        self._show(0)

    def steps(self) -> Iterator[int]:
        """Show one step after another, giving the number of each, from 0."""
        for number in range(len(self._steps)):
            self._show(number)
            yield number

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        last = number == len(self._steps) - 1
        self._count.setText(self.tr("Step {n} of {all}").format(n=number + 1, all=len(self._steps)))
        self.back.setEnabled(number > 0)
        self.skip.setVisible(not last)
        self.next.setText(self.tr("&Start") if last else self.tr("&Next"))

    def _turn_to(self, number: int) -> None:
        """Show a step to somebody who is here: have it read out, and the way on under their fingers."""
        self._show(number)
        if not self.back.hasFocus():
            self.next.setFocus()
        if QAccessible.isActive():
            said = f"{self._count.text()}: {self._steps[number].title.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _next(self) -> None:
        number = self._stack.currentIndex()
        step = self._steps[number]
        step.leave()
        if isinstance(step, SignsStep) and step.emergency:
            self._finish()
            return
        if number + 1 < len(self._steps):
            self._turn_to(number + 1)
            return
        if self._path is not None:
            self._path.begin()
        self._finish()

    def _finish(self) -> None:
        self._preferences.update(welcomed=True)
        self.finished.emit()

"""Changing the diary step by step: each is on disk before `changed` is said, and can be taken back."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.domain import diary
from desktop.domain.diary import Change
from desktop.domain.ports import Clock, Journal
from desktop.state.diary_reading import DiaryReading
from desktop.state.preferences_state import PreferencesState
from desktop.state.steps import Deed, Step, Steps


class DiaryWriting(DiaryReading):
    """What every deed goes through. Raises StorageError where nothing was changed."""

    changed = Signal()

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        preferences: PreferencesState,
        parent: QObject | None = None,
        new_id: Callable[[], str] = lambda: os.urandom(16).hex(),
    ) -> None:
        """`new_id` names new records; tests pass a counter."""
        super().__init__(journal, clock, preferences, parent)
        self._new_id = new_id
        self._steps = Steps()
        self._seen = (journal.revision(), self.today)
        preferences.changed.connect(self.refresh)

    @property
    def undoable(self) -> Step | None:
        """What `undo` would take back."""
        return self._steps.last

    @property
    def redoable(self) -> Step | None:
        """What `redo` would do again."""
        return self._steps.following

    @property
    def latest(self) -> int:
        """The number of what `undo` would take back: higher than ever for a new thing; 0 where there is nothing."""
        return self._steps.last.number if self._steps.last else 0

    def undo(self) -> Step | None:
        """Take the last thing back; gives back what it was."""
        step = self._steps.last
        if step is not None:
            again = self._inverse(step.back)
            self._journal.apply(step.back)
            self._steps.go_back(again)
            self.changed.emit()
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last; gives back what it is."""
        step = self._steps.following
        if step is not None:
            self._journal.apply(step.done)
            self._steps.go_forward()
            self.changed.emit()
        return step

    def refresh(self) -> None:
        """Say `changed` if the diary day or the diary itself is another than when last looked at."""
        seen = (self._journal.revision(), self.today)
        if seen != self._seen:
            if seen[0] != self._seen[0]:
                self._steps.forget()
            self._seen = seen
            self.changed.emit()

    def _do(self, deed: Deed, change: Change) -> None:
        if change:
            back = self._inverse(change)
            self._journal.apply(change)
            self._steps.add(deed, change, back)
            self.changed.emit()

    def _inverse(self, change: Change) -> Change:
        return diary.inverse(change, self._journal.find((*change.put, *change.remove)))

    def _save(self, change: Change) -> None:
        self._journal.apply(change)
        self.changed.emit()

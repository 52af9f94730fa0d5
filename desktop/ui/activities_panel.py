"""Which activities cue a check: the built-in ones to tick, and the person's own to add and to change."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import DomainError
from desktop.domain.routine import BUILT_IN, Activity
from desktop.state.diary_state import DiaryState
from desktop.ui.failures import sentence
from desktop.ui.widgets.activities.form import ActivityForm
from desktop.ui.widgets.activities.line import ActivityLine
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.tab_order import set_tab_order
from desktop.ui.words import Words


class ActivitiesPanel(QWidget):
    """Saves every tick at once. An activity that is no longer used keeps its check-ins."""

    def __init__(self, diary: DiaryState, words: Words, parent: QWidget | None = None) -> None:
        """Used by the first run and by the settings."""
        super().__init__(parent)
        self._diary = diary
        self._words = words
        self._lines: dict[str, ActivityLine] = {}
        self._changed: str | None = None
        # A screen reader goes by who was there first: so the boxes live in something that was.
        boxes = QWidget()
        self._list = QVBoxLayout(boxes)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.form = ActivityForm()
        self.form.hide()
        self.add = Button(self.tr("A&dd one of your own…"))
        self.add.setObjectName("add_activity")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(boxes)
        self._column.addLayout(row(self.add))
        self._column.addWidget(self.form)
        self.add.clicked.connect(self._open_form)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._close_form)
        diary.changed.connect(self.refresh)
        self.refresh()

    @property
    def first(self) -> QWidget:
        """The box of the first activity."""
        return next(iter(self._lines.values())).box

    def refresh(self) -> None:
        """Show the activities there are."""
        known = {activity.id: activity for activity in self._diary.all_activities()}
        offered = [known.get(id) or Activity(id, retired=True) for id in BUILT_IN]
        offered += [activity for activity in known.values() if activity.id not in BUILT_IN]
        if self._changed is not None and self._changed not in known:
            self._close_form()
        for activity in offered:
            self._line(activity).show_used(not activity.retired)
        for id in set(self._lines) - {activity.id for activity in offered}:
            self._lines.pop(id).deleteLater()

    def _line(self, activity: Activity) -> ActivityLine:
        """The line of `activity`, made when it is first shown."""
        line = self._lines.get(activity.id)
        if line is None:
            line = self._lines[activity.id] = ActivityLine(activity.id, own=activity.id not in BUILT_IN)
            line.used.connect(lambda used: self._diary.use_activity(activity.id, used))
            line.change_asked.connect(lambda: self._open_form(activity.id))
            self._list.addWidget(line)
        if line.show_words(self._words.activity(activity), self._words.cue(activity)):
            set_tab_order(self._column)
        return line

    def _open_form(self, id: str | None = None) -> None:
        """The form for a new activity in place of the button, or for the one with `id` right below it."""
        self._changed = id
        own = next((activity for activity in self._diary.all_activities() if activity.id == id), None)
        if own is None:
            self._column.addWidget(self.form)
        else:
            self._list.insertWidget(self._list.indexOf(self._lines[own.id]) + 1, self.form)
        set_tab_order(self._column)
        self.add.hide()
        self.form.show()
        if own is None:
            self.form.begin()
        else:
            self.form.change(own.name, own.cue, several=own.several_times)

    def _close_form(self) -> None:
        line = self._lines.get(self._changed or "")
        self._changed = None
        self.add.show()
        ((line and line.change) or self.add).setFocus()
        self.form.hide()

    def _save(self, name: str, cue: str, several: bool) -> None:
        try:
            self._diary.save_activity(self._changed, name, cue, several)
        except DomainError as error:
            self.form.error.say(sentence(error) or "")
            self.form.name.setFocus()
            return
        self._close_form()

"""Which activities cue a check: the built-in ones to tick, and the person's own to add."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import DomainError
from desktop.domain.routine import BUILT_IN, Activity
from desktop.state.diary_state import DiaryState
from desktop.ui.failures import sentence
from desktop.ui.widgets.activity_form import ActivityForm
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.tab_order import set_tab_order
from desktop.ui.widgets.tick import TickBox, literal
from desktop.ui.words import Words


class ActivitiesPanel(QWidget):
    """Saves every tick at once. An activity that is no longer used keeps its check-ins."""

    def __init__(self, diary: DiaryState, words: Words, parent: QWidget | None = None) -> None:
        """Used by the first run and by the settings."""
        super().__init__(parent)
        self._diary = diary
        self._words = words
        self._boxes: dict[str, TickBox] = {}
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
        return next(iter(self._boxes.values()))

    def refresh(self) -> None:
        """Show the activities there are."""
        known = {activity.id: activity for activity in self._diary.all_activities()}
        offered = [known.get(id) or Activity(id, retired=True) for id in BUILT_IN]
        offered += [activity for activity in known.values() if activity.id not in BUILT_IN]
        for activity in offered:
            if activity.id not in self._boxes:
                self._add_box(activity)
            box = self._boxes[activity.id]
            box.blockSignals(True)
            box.setChecked(not activity.retired)
            box.blockSignals(False)
        for id in set(self._boxes) - {activity.id for activity in offered}:
            self._boxes.pop(id).deleteLater()

    def _add_box(self, activity: Activity) -> None:
        made = TickBox(literal(self._words.activity(activity)), self._words.cue(activity))
        made.setObjectName(f"activity_{activity.id}")
        made.toggled.connect(lambda used, id=activity.id: self._diary.use_activity(id, used))
        self._boxes[activity.id] = made
        self._list.addWidget(made)
        set_tab_order(self._column)

    def _open_form(self) -> None:
        self.add.hide()
        self.form.show()
        self.form.begin()

    def _close_form(self) -> None:
        self.form.hide()
        self.add.show()
        self.add.setFocus()

    def _save(self, name: str, cue: str, several: bool) -> None:
        try:
            self._diary.save_activity(None, name, cue, several)
        except DomainError as error:
            self.form.error.say(sentence(error) or "")
            self.form.name.setFocus()
            return
        self._close_form()

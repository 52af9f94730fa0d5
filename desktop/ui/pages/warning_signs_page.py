"""The warning signs, one click away at any time."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.warning_signs import Sign, Tier
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.region_field import RegionalHelp
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Body
from desktop.ui.widgets.warning_signs.sign_list import SignList, list_sources
from desktop.ui.words import Words


class WarningSignsPage(Page):
    """A static list in three tiers; what is ticked is kept with its date for the printed page."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """See Page."""
        texts = words.content("warning_signs")
        super().__init__(parent=parent)
        self.call(self.tr("Warning signs"))
        self._diary = diary
        self._words = words
        self._regional = RegionalHelp(preferences, words)
        self.help, self.numbers = self._regional.card, self._regional.numbers
        self.list = SignList(texts)
        self.keep = PrimaryButton(self.tr("&Keep this answer"))
        self.keep.setObjectName("keep_signs")
        self.clear = QuietButton(self.tr("&Clear the ticks"))
        self.clear.setObjectName("clear_signs")
        self.answered = Body()
        self.answered.setObjectName("signs_answered")
        self.column.addWidget(self.help)
        self.column.addWidget(self.numbers)
        self.column.addWidget(Body(texts["intro"]))
        self.column.addWidget(self.list)
        self.column.addWidget(Body(texts["closing"]))
        self.column.addLayout(flow(self.keep, self.clear))
        self.column.addWidget(self.answered)
        self.column.addWidget(
            Sources(
                self.tr("Where this comes from"),
                self.tr("Hide the sources"),
                source_lines(list_sources(texts), words.content("sources")),
            )
        )
        self.column.addStretch(1)
        self.keep.clicked.connect(lambda: self._diary.answer_warning_signs(self.list.ticked()))
        self.clear.clicked.connect(lambda: self.list.set_ticked(frozenset()))
        self.list.changed.connect(self._changed)
        self._shown: str | None = None
        diary.changed.connect(self.refresh)
        preferences.changed.connect(self._regional.show)
        self.refresh()

    def refresh(self) -> None:
        """Show the latest answer; ticks that have not been kept yet stay."""
        check = self._diary.last_warning_check()
        if check is not None and check.id != self._shown:
            self._shown = check.id
            self.list.set_ticked(check.ticked)
        self._changed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep an emergency when the page is left; by a timer, for an error has no way out of an event."""
        super().hideEvent(event)
        QTimer.singleShot(0, self, self.commit)

    def commit(self) -> None:
        """Keep the ticks if they begin or end an emergency: that does not hang on a button somebody forgets."""
        ticked = self.list.ticked()
        check = self._diary.last_warning_check()
        kept = check.ticked if check else frozenset()
        if ticked != kept and (_emergency(ticked) or _emergency(kept)):
            self._diary.answer_warning_signs(ticked)

    def _changed(self) -> None:
        ticked = self.list.ticked()
        self.clear.setEnabled(bool(ticked))
        self.answered.setText(self._standing(ticked))
        if self._regional.demand(_emergency(ticked), week=self._diary.week() is not None):
            self.verticalScrollBar().setValue(0)

    def _standing(self, ticked: frozenset[Sign]) -> str:
        check = self._diary.last_warning_check()
        if ticked != (check.ticked if check else frozenset()):
            return self.tr("Not kept yet.")
        if check is None:
            return self.tr("Not answered yet.")
        day = self._words.near(check.day, self._diary.today)
        if check.ticked:
            return self.tr("Last answer: {day}, %n ticked.", "", len(check.ticked)).format(day=day)
        return self.tr("Last answer: {day}, none ticked.").format(day=day)


def _emergency(ticked: frozenset[Sign]) -> bool:
    return any(sign.tier is Tier.EMERGENCY for sign in ticked)

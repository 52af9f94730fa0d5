"""The cards of Today in their reading order."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.activities.card import ActivitiesCard
from desktop.ui.widgets.buttons import Button, PrimaryButton
from desktop.ui.widgets.card import Tone
from desktop.ui.widgets.day.note_card import NoteCard
from desktop.ui.widgets.text import ErrorText
from desktop.ui.widgets.today.focus_card import FocusCard
from desktop.ui.widgets.today.prompt_card import PromptCard, SkipLine
from desktop.ui.widgets.today.rating_card import RatingCard, YesterdayCard

TAKEN_KEYS = "uahdgiklnoste"
"""Access keys of the window and of the cards below; what is left is for the activities."""


class TodayCards(QObject):
    """Makes every card; the page decides which can be seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """All of them empty; those that say something of the person are hidden until somebody knows that it is true."""
        super().__init__(parent)
        self.problem = ErrorText()
        self.emergency = self._emergency()
        self.attention = self._attention()
        self.skipped = self._skipped()
        self.focus = FocusCard()
        self.activities = ActivitiesCard(TAKEN_KEYS)
        self.rating = RatingCard()
        self.yesterday = YesterdayCard()
        self.note = NoteCard(
            self.tr("A note for to&day"), self.tr("Anything worth keeping: a long drive, a bad night, new shoes.")
        )
        self.skip = SkipLine(
            self.tr("&Skip today"), self.tr("Leaves today out. That is fine, and what you noted stays.")
        )
        for card in (self.emergency, self.attention, self.skipped, self.focus, self.yesterday):
            card.hide()

    def in_order(self) -> tuple[QWidget, ...]:
        """From top to bottom."""
        return (
            self.problem,
            self.emergency,
            self.attention,
            self.skipped,
            self.focus,
            self.activities,
            self.rating,
            self.yesterday,
            self.note,
            self.skip,
        )

    def _emergency(self) -> PromptCard:
        button = PrimaryButton(self.tr("Show what to do now"))
        button.setObjectName("get_help")
        card = PromptCard(self.tr("Please get help now"), button, Tone.EMERGENCY)
        card.say(
            self.tr("Today you ticked a sign that needs help at once. The week and the ratings wait; help comes first.")
        )
        return card

    def _attention(self) -> PromptCard:
        button = Button(self.tr("Look at the warning s&igns"))
        button.setObjectName("look_at_warning_signs")
        return PromptCard(self.tr("A quick look at the warning signs"), button, Tone.ATTENTION)

    def _skipped(self) -> PromptCard:
        button = Button(self.tr("&Take today back in"))
        button.setObjectName("take_today_back_in")
        card = PromptCard(self.tr("Today is left out"), button, Tone.QUIET)
        card.say(self.tr("That is fine. What you noted before is still here, and tomorrow is a new day."))
        return card

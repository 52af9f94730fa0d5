"""The rating of one day in its dialog: give, change, take away, or read why it can no longer be given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.diary import PainRating
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.answers.site_choice import SiteChoice
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.text import Body, Caption, Heading
from desktop.ui.widgets.veil import Veil


@dataclass(frozen=True, slots=True)
class RatingView:
    """A rating or none; whether a new one is still allowed, and whether the score waits until today is rated."""

    rating: PainRating | None
    today: bool
    can_rate: bool
    hidden: bool


class DayRating(Card):
    """Values in, signals out."""

    chosen = Signal(int)
    removed = Signal()
    lifted = Signal()
    sites_changed = Signal(object)
    """A frozenset of BodySite."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a rating."""
        super().__init__(parent=parent)
        self._question = Heading()
        self._too_late = Body(
            self.tr("This day has no rating. Only today and yesterday can be rated: memory of pain fades within days.")
        )
        self._too_late.setObjectName("too_late")
        self.veil = Veil(self.tr("This score is hidden until you have rated today."), self.tr("&Show anyway"))
        self.scale = ScoreRow(self.tr("no pain"), self.tr("worst pain imaginable"))
        self.scale.setObjectName("rate_day")
        self._state = Caption(self.tr("Entered later"))
        self._state.setObjectName("rating_state")
        self._sites = SiteChoice()
        self.remove = QuietButton(self.tr("&Remove the rating"))
        self.remove.setObjectName("remove_rating")
        self.add(self._question, self._too_late, self.veil, self.scale, self._state, self._sites)
        self.body.addLayout(row(self.remove))
        self.scale.chosen.connect(self.chosen)
        self._sites.changed.connect(self.sites_changed)
        self.remove.clicked.connect(self.removed)
        self.veil.lifted.connect(self.lifted)

    def show_view(self, view: RatingView) -> None:
        """Show what is true now; where the focus was on something that goes, it moves on to the scale."""
        question = (
            self.tr("In the past 24 hours, how strong was your back pain on average?")
            if view.today
            else self.tr("How strong was your back pain that day, on average?")
        )
        self._question.setText(question)
        self.setAccessibleName(question)
        self.scale.ask(question)
        rating, open_scale = view.rating, view.can_rate and not view.hidden
        shown = rating is not None and not view.hidden
        self.scale.set_value(rating.score if rating and shown else None)
        self._sites.set_value(rating.sites if rating and shown else frozenset())
        held = self.remove.hasFocus() and not shown
        self._too_late.setVisible(not view.can_rate)
        self.veil.setVisible(view.hidden)
        self.scale.setVisible(open_scale)
        self._state.setVisible(shown and rating is not None and rating.recalled)
        self._sites.setVisible(shown)
        if held and open_scale:
            self.first_focus().setFocus()
        self.remove.setVisible(shown)

    def first_focus(self) -> QWidget:
        """What takes the focus first."""
        if self.veil.isVisibleTo(self):
            return self.veil.button
        return self.scale.button(self.scale.value() or 0)

"""The daily rating, for today and for a yesterday that was left open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.domain.diary import BodySite, PainRating
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.answers.site_choice import SiteChoice
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.text import Body, Caption


class RatingCard(Card):
    """Today's rating. While it can be seen, a digit saves it wherever the focus is, but for text fields."""

    chosen = Signal(int)
    sites_changed = Signal(object)
    """A frozenset of BodySite; only once there is a rating to go with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a rating."""
        question = self.tr("In the past 24 hours, how strong was your back pain on average?")
        super().__init__(question, parent=parent)
        self._rated = False
        self.scale = _scale("rate_today", question, self.tr("no pain"), self.tr("worst pain imaginable"))
        self.scale.chosen.connect(self.chosen)
        self.scale.setToolTip(self.tr("Press a number key, or T for 10"))
        self._hint = Caption(self.tr("Press a number key from anywhere on this page. For 10, press 1 and then 0."))
        self._other = Caption()
        self._other.setObjectName("yesterday_score")
        self._sites = SiteChoice()
        self._sites.changed.connect(self._say_sites)
        self._rest = Caption(
            self.tr(
                "You have rated your pain for two weeks now. A rest from rating is fine: some people think less "
                "about their pain then. You can switch ratings off in Settings."
            )
        )
        self._rest.setObjectName("rest_from_rating")
        self.add(self.scale, self._hint, self._other)
        self.body.addSpacing(6)
        self.add(self._sites, self._rest)
        self._listen()

    def sites(self) -> frozenset[BodySite]:
        """What is chosen, saved or not yet."""
        return self._sites.value()

    def show_rating(self, rating: PainRating | None, other: str, *, rest: bool) -> None:
        """Show today's rating; `other` says yesterday's, if it may be seen, and `rest` suggests a pause.

        Sites that wait for a first rating stay.
        """
        if rating is not None or self._rated:
            self._sites.set_value(rating.sites if rating else frozenset())
        self._rated = rating is not None
        self.scale.set_value(rating.score if rating else None)
        self._hint.setVisible(rating is None)
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self._rest.setVisible(rest)

    def take_focus(self) -> None:
        """Put the focus on the scale, where it last was."""
        self.scale.take_focus()

    def start(self) -> None:
        """Forget the sites of another day."""
        self._rated = False
        self._sites.set_value(frozenset())

    def _say_sites(self, sites: frozenset[BodySite]) -> None:
        if self._rated:
            self.sites_changed.emit(sites)

    def _listen(self) -> None:
        for digit in range(10):
            shortcut = QShortcut(QKeySequence(str(digit)), self, lambda digit=digit: self.scale.take_digit(digit))
            shortcut.setAutoRepeat(False)
        QShortcut(QKeySequence("T"), self, lambda: self.scale.take(10)).setAutoRepeat(False)


class YesterdayCard(Card):
    """Yesterday's rating, entered later, or yesterday left out."""

    chosen = Signal(int)
    left_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin open."""
        super().__init__(self.tr("Yesterday has no rating"), parent=parent)
        question = self.tr("How strong was your back pain yesterday, on average?")
        self.scale = _scale("rate_yesterday", question, self.tr("no pain"), self.tr("worst pain imaginable"))
        self.scale.chosen.connect(self.chosen)
        self._state = Caption()
        leave = Button(self.tr("&Leave yesterday out"))
        leave.setObjectName("leave_yesterday_out")
        leave.clicked.connect(self.left_out)
        self._leave = leave
        self.add(Body(question), self.scale, self._state)
        self.body.addLayout(row(leave))

    def show_rating(self, rating: PainRating | None) -> None:
        """Show what was just entered, or that it is still open."""
        self.scale.set_value(rating.score if rating else None)
        open_still = self.tr("It will be marked as entered later. If you are not sure any more, leave the day out.")
        self._state.setText(open_still if rating is None else self.tr("Saved for yesterday, marked as entered later."))
        self._leave.setVisible(rating is None)


def _scale(name: str, question: str, lowest: str, highest: str) -> ScoreRow:
    scale = ScoreRow(lowest, highest)
    scale.setObjectName(name)
    scale.ask(question)
    return scale

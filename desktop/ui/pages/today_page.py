"""Today: one thing to notice, two taps for each activity, one rating, one note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain import prompts
from desktop.domain.diary import BodySite, DiaryDay, Evened
from desktop.domain.errors import DomainError, TextTooLong
from desktop.domain.prompts import Stage, Standing
from desktop.domain.routine import WeekKind
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.blind import scores_wait
from desktop.ui.theme.look import Look
from desktop.ui.today_words import TodayWords
from desktop.ui.visit.peg_prompt import PegPrompt
from desktop.ui.visit.visit_prompt import VisitPrompt
from desktop.ui.week_words import WeekWords
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.tab_order import set_tab_order
from desktop.ui.widgets.text import ErrorText
from desktop.ui.widgets.today.cards import TodayCards
from desktop.ui.words import Words

DAY = timedelta(days=1)
PAGES = {"see_chart": "trends", "make_page": "summary"}
"""What some offers lead to."""


class TodayPage(Page):
    """The heart of the program. Everything on it is saved at once, the note when the person goes on."""

    warning_signs_asked = Signal()

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """Begin with the diary day that it is now."""
        super().__init__(self.tr("Today"), parent=parent)
        self._diary, self._preferences, self._words = diary, preferences, words
        self._week_words, self._today_words = WeekWords(words, self), TodayWords(words, self)
        self._day = self._note_day = diary.today
        self._yesterday_just_rated = False
        self._cards = TodayCards(self)
        for card in self._cards.in_order():
            self.column.addWidget(card)
        self._peg = PegPrompt(diary)
        self.column.insertWidget(self.column.indexOf(self._cards.note), self._peg)
        self._visit = VisitPrompt()
        self.column.addWidget(self._visit)
        self.column.addStretch(1)
        self._connect()
        for card in (self._cards.focus, self._cards.activities, self._peg):
            card.rebuilt.connect(lambda: set_tab_order(self.column))
        self._cards.note.start(self._saved_note())

    def _connect(self) -> None:
        cards, diary = self._cards, self._diary
        cards.emergency.pressed.connect(self.warning_signs_asked)
        cards.attention.pressed.connect(self.warning_signs_asked)
        cards.focus.offered.connect(self._take_offer)
        cards.activities.noticed.connect(self._notice)
        cards.activities.evened.connect(self._even)
        cards.activities.changed.connect(lambda wanted: self._do(lambda: diary.check_in(wanted)))
        cards.activities.removed.connect(lambda gone: self._do(lambda: diary.remove_check_in(gone)))
        cards.rating.chosen.connect(lambda score: self._rate(score, cards.rating.sites()))
        cards.rating.sites_changed.connect(lambda sites: self._rate(cards.rating.scale.value(), sites))
        cards.yesterday.chosen.connect(self._rate_yesterday)
        cards.yesterday.left_out.connect(self._leave_yesterday_out)
        cards.note.written.connect(self._write_note)
        cards.skip.pressed.connect(lambda: self._turn_over(diary.skip, cards.skipped.button))
        cards.skipped.pressed.connect(lambda: self._turn_over(diary.unskip, cards.skip.button))
        self.warning_signs_asked.connect(lambda: self.page_asked.emit("warning_signs"))
        self._peg.asked.connect(lambda: self.page_asked.emit("questions/past_week"))
        self._visit.asked.connect(lambda: self.page_asked.emit("questions"))
        diary.changed.connect(self._follow_deed)
        self._preferences.changed.connect(self.refresh_if_visible)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def refresh(self) -> None:
        """Show what is true now. What has the focus keeps it, and a note that is being written stays."""
        if self._diary.today != self._day:
            self._turn_to(self._diary.today)
        recent = {day.day: day for day in self._diary.days(self._day - prompts.LOOK_BACK, self._day)}
        today, yesterday = (recent.get(when, DiaryDay(when)) for when in (self._day, self._day - DAY))
        standing = prompts.standing(self._diary.weeks(), self._day)
        help_first = prompts.help_comes_first(self._diary.last_warning_check())
        cards, ratings, just_rated = self._cards, self._preferences.value.ratings, self._yesterday_just_rated
        self.say_below_title(self._words.long_date(self._day))
        cards.emergency.setVisible(help_first)
        self._ask_for_warning_signs(standing, recent.values(), wanted=not help_first)
        cards.skipped.setVisible(not help_first and today.skipped is not None)
        taken_in = not help_first and today.skipped is None
        cards.skip.setVisible(taken_in)
        cards.focus.setVisible(taken_in)
        cards.focus.show_view(self._week_words.view(standing, self._day, ratings=ratings))
        cards.activities.setVisible(taken_in and not (ratings and prompts.only_rates(standing, today)))
        rows = [self._today_words.occasions(today, activity) for activity in self._diary.activities()]
        cards.activities.show_all(rows, pain=ratings)
        cards.rating.setVisible(taken_in and ratings)
        other = "" if scores_wait(today, self._preferences.value) else self._today_words.yesterday(yesterday)
        rest = prompts.rest_from_rating_due(recent.values(), self._day)
        cards.rating.show_rating(today.rating, other, rest=rest)
        cards.yesterday.setVisible(not help_first and ratings and _asks_for(self._diary, yesterday, just_rated))
        cards.yesterday.show_rating(yesterday.rating if just_rated else None)
        self._peg.offer(self._day, wanted=taken_in and ratings)
        cards.note.show_saved(self._saved_note())
        self._visit.offer(self._diary.interview(), wanted=not help_first)

    def commit(self) -> bool:
        """Save the note if it is not saved yet; whether nothing is left unsaved."""
        self._cards.note.commit()
        return not self._cards.note.unsaved

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """The details of a check-in, where there is one."""
        yield from self._cards.activities.parts()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is shown."""
        self.show_truth()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The note is never lost."""
        super().hideEvent(event)
        self.commit()

    def _turn_to(self, today: date) -> None:
        self.commit()
        self._day, self._yesterday_just_rated = today, False
        self._cards.problem.say("")
        self._cards.rating.start()
        self._turn_note()

    def _turn_note(self) -> None:
        """Show the note of the day; one of the day before that is not saved yet stays until it is."""
        if self._note_day != self._day and not self._cards.note.unsaved:
            self._note_day = self._day
            self._cards.note.start(self._saved_note())

    def _saved_note(self) -> str:
        note = self._diary.day(self._note_day).note
        return note.text if note else ""

    def _follow_deed(self) -> None:
        """What somebody has just done may bring the prompt up, above where the focus is: a screen reader says so."""
        card = self._cards.attention
        stood = card.isVisible() and card.said()
        self.refresh_if_visible()
        if card.isVisible() and card.said() != stood:
            announce(card, f"{card.heading.text()}. {card.said()}")

    def _ask_for_warning_signs(self, standing: Standing, recent: Iterable[DiaryDay], *, wanted: bool) -> None:
        last, card = self._diary.last_warning_check(), self._cards.attention
        jump = prompts.jump_check_due(recent, self._day, last)
        middle = standing.stage is Stage.UNDER_WAY and prompts.middle_check_due(standing.week, self._day, last)
        asks = wanted and (jump or middle)
        card.say(self._today_words.warning_signs(jump=jump))
        if asks and card.isHidden():
            self.verticalScrollBar().setValue(0)
        card.setVisible(asks)

    def _do(self, deed: Callable[[], object], error: ErrorText | None = None) -> None:
        """Do and save it. What a person can get wrong is said beside it; else the page goes back to what is true."""
        place = error or self._cards.problem
        try:
            deed()
            place.say("")
        except DomainError as wrong:
            from desktop.ui.failures import sentence  # Rarely needed, and it knows every layer's errors.

            self.refresh()
            place.say(sentence(wrong) or "")
        except Exception:
            self.refresh()
            raise

    def _take_offer(self, name: str) -> None:
        if name in PAGES:
            self.page_asked.emit(PAGES[name])
        else:
            self._do(_offers(self._diary, self._day)[name], self._cards.focus.error)

    def _notice(self, activity: str) -> None:
        if self._diary.just_noticed(self._day, activity):
            self._cards.activities.say_once(activity)
        else:
            self._do(lambda: self._diary.notice(self._day, activity))

    def _even(self, activity: str, on: bool) -> None:
        evened = Evened.YES if on else Evened.NOT_SAID
        made = self._diary.day(self._day).of(activity)
        if made:
            self._do(lambda: self._diary.check_in(replace(made[-1], evened=evened)))
        else:
            self._do(lambda: self._diary.notice(self._day, activity, evened))

    def _rate(self, score: int | None, sites: frozenset[BodySite]) -> None:
        if score is not None:
            self._do(lambda: self._diary.rate(self._day, score, sites))

    def _rate_yesterday(self, score: int) -> None:
        self._yesterday_just_rated = True
        self._do(lambda: self._diary.rate(self._day - DAY, score))

    def _leave_yesterday_out(self) -> None:
        self._do(lambda: self._diary.skip(self._day - DAY))
        self._cards.note.field.setFocus() if self._cards.rating.isHidden() else self._cards.rating.take_focus()

    def _turn_over(self, deed: Callable[[date], None], onwards: QWidget) -> None:
        self._do(lambda: deed(self._day))
        onwards.setFocus()

    def _write_note(self, text: str) -> None:
        try:
            self._diary.write_note(self._note_day, text)
        except TextTooLong as error:
            self._cards.note.refuse(self._today_words.too_long(error))
        self._cards.note.show_saved(self._saved_note())
        self._turn_note()

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What was entered for yesterday can be put right until the person goes on; then it is out of sight."""
        if self._yesterday_just_rated and new is not None and not self._cards.yesterday.isAncestorOf(new):
            self._yesterday_just_rated = False
            self.refresh_if_visible()


def _offers(diary: DiaryState, today: date) -> dict[str, Callable[[], None]]:
    """What each offer of the first card does, by its name."""
    week = diary.week()
    return {
        "begin_baseline": lambda: diary.begin_week(WeekKind.BASELINE, today),
        "begin_awareness": lambda: diary.begin_week(WeekKind.AWARENESS, today),
        "go_on": diary.resume_week,
        "pause": diary.pause_week,
        "repeat": lambda: diary.go_to((week and prompts.repeatable(week, today)) or 1),
        "end": diary.end_week,
    }


def _asks_for(diary: DiaryState, yesterday: DiaryDay, just_rated: bool) -> bool:
    """Whether `yesterday` may still be rated, or has just been."""
    if yesterday.skipped or yesterday.rating:
        return just_rated and yesterday.rating is not None
    span = diary.span()
    return (span is not None and span[0] <= yesterday.day) or diary.week(yesterday.day) is not None

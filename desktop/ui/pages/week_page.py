"""Seven days at a glance; any past day opens to add, change or leave out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.diary import DiaryDay, Evened
from desktop.domain.trend import Mean
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.blind import scores_wait
from desktop.ui.charts.sayings import Sayings
from desktop.ui.on_paper_card import OnPaperCard
from desktop.ui.stretch import Stretch, after, again, before, current
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.day.card import DayFace
from desktop.ui.widgets.day.strip import DayStrip
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import Body, Caption, Heading
from desktop.ui.widgets.veil import Veil
from desktop.ui.words import Words

DASH = "–"


class WeekPage(Page):
    """The running week, or the last seven days, and the way to those before and after."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """Begin with the days around today."""
        super().__init__("", parent=parent)
        self._diary, self._preferences, self._words = diary, preferences, words
        self._chosen: Stretch | None = None
        self._sayings = Sayings(words, self)
        self._shown_on: date | None = None
        self.title.setText(self.tr("Week"))
        self.setAccessibleName(self.tr("Week"))
        self.say_below_title(self.tr("Open a day to add to it, change it or leave it out."))
        self.heading = Heading()
        self.heading.setObjectName("week_heading")
        self.veil = Veil(self.tr("Other days' scores are hidden until you have rated today."), self.tr("&Show anyway"))
        self.strip = DayStrip()
        self.average = Body()
        self.average.setObjectName("week_average")
        self.hint = Caption(self.tr("A day without a rating is an empty day. It is no miss."))
        self.paper = OnPaperCard(diary, preferences, words)
        self._lay_out()
        self.strip.opened.connect(self.open_day)
        self.veil.lifted.connect(self._lift)
        diary.changed.connect(self.refresh_if_visible)
        preferences.changed.connect(self.refresh_if_visible)

    def refresh(self) -> None:
        """Show the chosen days, or those around today."""
        stretch, today = self._stretch(), self._diary.today
        weeks, span = self._diary.weeks(), self._diary.span()
        self._back = before(stretch, weeks, span[0] if span else today)
        self._on = after(stretch, weeks, today)
        self.previous.setEnabled(self._back is not None)
        self.next.setEnabled(self._on is not None)
        self.now.setVisible(stretch != current(weeks, today))
        self.heading.setText(self._heading(stretch, today))
        recorded = {day.day: day for day in self._diary.days(stretch.first, stretch.last)}
        days = [recorded.get(day, DiaryDay(day)) for day in stretch.days]
        wait = self._scores_wait(today)
        self.veil.setVisible(wait and any(day.rating and day.day != today for day in days))
        self.strip.show_faces([self._face(day, stretch, today, wait=wait) for day in days])
        self.average.setText(self._average(stretch, today))
        self.average.setVisible(bool(self.average.text()) and not self.veil.isVisibleTo(self))
        self.paper.refresh(self._chosen.first if self._chosen else None)

    def settle(self) -> None:
        """Have the pictures of the sheets."""
        self.paper.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.show_truth()

    def go(self, to: Stretch | None) -> None:
        """Show other days; None goes back to those around today."""
        self._chosen = to
        self.show_truth()

    def open_day(self, day: date) -> None:
        """Open `day`; the focus comes back to its card afterwards."""
        # The dialog brings the whole form of a day along, which the start of the program need not load.
        from desktop.ui.dialogs.day_dialog import DayDialog

        dialog = DayDialog(day, self._diary, self._preferences, self._words, self)
        dialog.finished.connect(lambda _result: self.strip.focus_day(day))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """The dialog of yesterday, and the one for a week from paper, for the tour."""
        from desktop.ui.dialogs.day_dialog import HEIGHT, WIDTH, DayDialog

        yesterday = self._diary.today - timedelta(days=1)
        dialog = DayDialog(yesterday, self._diary, self._preferences, self._words, self)
        dialog.show()
        # The tour's screen that is not there may be smaller than the dialog.
        dialog.resize(WIDTH, HEIGHT)
        yield "day", dialog
        dialog.close()
        dialog.deleteLater()
        yield from self.paper.parts()

    def _stretch(self) -> Stretch:
        weeks = self._diary.weeks()
        chosen = again(self._chosen, weeks) if self._chosen else None
        return chosen or current(weeks, self._diary.today)

    def _lay_out(self) -> None:
        self.previous = self._button(Button(self.tr("&Previous")), "previous_week", self.tr("Previous week"))
        self.next = self._button(Button(self.tr("Ne&xt")), "next_week", self.tr("Next week"))
        self.now = self._button(QuietButton(self.tr("&Back to today")), "this_week", self.tr("Back to today"))
        self.previous.clicked.connect(lambda: self.go(self._back))
        self.next.clicked.connect(lambda: self.go(self._on))
        self.now.clicked.connect(lambda: self.go(None))
        for keys, button in (("Alt+Left", self.previous), ("Alt+Right", self.next)):
            shortcut = QShortcut(QKeySequence(keys), self, button.click)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            button.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.heading, 1)
        for button in (self.now, self.previous, self.next):
            line.addWidget(button)
        self.column.addLayout(line)
        for widget in (self.veil, self.strip, self.average, self.hint, self.paper):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _button(self, button: Button, name: str, spoken: str) -> Button:
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        return button

    def _heading(self, stretch: Stretch, today: date) -> str:
        dates = self._sayings.date_range(stretch.first, stretch.last, today)
        if stretch.week is None:
            return self.tr("The last seven days, {dates}").format(dates=dates) if stretch.last == today else dates
        return self.tr("{kind}, {dates}").format(kind=self._sayings.kind(stretch.week.kind), dates=dates)

    def _scores_wait(self, today: date) -> bool:
        return self._shown_on != today and scores_wait(self._diary.day(today), self._preferences.value)

    def _average(self, stretch: Stretch, today: date) -> str:
        """The mean of the whole week that is shown, or of these days where there is none."""
        last = min(stretch.last, today)
        if not self._preferences.value.ratings or stretch.first > today:
            return ""
        found, so_far = self._diary.trend(stretch.first, last).mean, False
        if stretch.week is not None:
            end = stretch.week.end
            course = self._diary.trend(stretch.week.start, today if end is None else min(end, today))
            week = next((week for week in course.weeks if week.week == stretch.week), None)
            found, so_far = (week.mean, not week.complete) if week else (Mean(0, 0, None), False)
        return self._sayings.mean_sentence(found, so_far=so_far) if found.rated else ""

    def _face(self, day: DiaryDay, stretch: Stretch, today: date, *, wait: bool) -> DayFace:
        words, future, is_today = self._words, day.day > today, day.day == today
        noticed = sum(check_in.noticed for check_in in day.check_ins)
        evened = sum(check_in.evened is Evened.YES for check_in in day.check_ins)
        figure, state = self._figure(day, stretch, hidden=wait and not is_today, future=future)
        focus = self._focus(day.day, stretch)
        texts = (
            self.tr("Noticed {n}").format(n=noticed) if noticed else "",
            self.tr("Evened {n}").format(n=evened) if evened else "",
            self.tr("Has a note") if day.note else "",
        )
        when = words.near(day.day, today) if is_today else words.long_date(day.day)
        score = self.tr("pain {score} of 10").format(score=figure) if figure.isdigit() else ""
        spoken = [when, focus, score, state, *texts]
        return DayFace(
            day.day,
            self.tr("Today") if is_today else words.weekday(day.day),
            words.short_date(day.day),
            focus,
            figure,
            state,
            *texts,
            spoken=", ".join(part for part in spoken if part),
            today=is_today,
            future=future,
        )

    def _figure(self, day: DiaryDay, stretch: Stretch, *, hidden: bool, future: bool) -> tuple[str, str]:
        """The large figure and the words below it."""
        paused = stretch.week is not None and stretch.week.paused(day.day)
        if future:
            return "", self.tr("paused") if paused else ""
        states = (
            (day.skipped is not None, self.tr("left out")),
            (not self._preferences.value.ratings, self.tr("paused") if paused else ""),
            (day.rating is not None and hidden, self.tr("hidden")),
            (day.rating is not None and day.rating.recalled, self.tr("entered later")),
            (day.rating is not None, ""),
            (paused, self.tr("paused")),
        )
        state = next((text for true, text in states if true), self.tr("not rated"))
        shown = day.rating is not None and not hidden and self._preferences.value.ratings
        blank = DASH if self._preferences.value.ratings else ""
        return (self._words.score(day.rating.score) if day.rating and shown else blank), state

    def _focus(self, day: date, stretch: Stretch) -> str:
        focus = stretch.week.focus(day) if stretch.week else None
        return str(self._words.content("routine")[focus]["title"]) if focus else ""

    def _lift(self) -> None:
        self._shown_on = self._diary.today
        self.refresh()
        self.strip.focus_stop()

"""What stands in the diary, asked of the journal day by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain import entries, routine
from desktop.domain.diary import Diary, DiaryDay, Person
from desktop.domain.entries import Now
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.ports import Clock, Journal
from desktop.domain.routine import Activity, Week
from desktop.domain.warning_signs import WarningCheck
from desktop.state.preferences_state import PreferencesState

if TYPE_CHECKING:
    # Loaded when a chart or a page is asked for: no start has to wait for them.
    from desktop.domain.summary import Summary
    from desktop.domain.trend import Trend


class DiaryReading(QObject):
    """The reading half of the diary's state. Every method raises StorageError."""

    def __init__(
        self, journal: Journal, clock: Clock, preferences: PreferencesState, parent: QObject | None = None
    ) -> None:
        """`preferences` say when a diary day starts."""
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._preferences = preferences

    def now(self) -> Now:
        """This moment and its diary day."""
        return Now.of(self._clock.now(), self._preferences.value.day_start)

    @property
    def today(self) -> date:
        """The diary day that it is now."""
        return self.now().today

    def day(self, day: date) -> DiaryDay:
        """Everything recorded for `day`."""
        found = self._journal.days(day, day)
        return found[0] if found else DiaryDay(day)

    def days(self, first: date, last: date) -> tuple[DiaryDay, ...]:
        """The recorded days from `first` to `last`."""
        return self._journal.days(first, last)

    def just_noticed(self, day: date, activity: str) -> bool:
        """Whether `activity` was noticed a moment ago, so that a second tap means the same occasion."""
        return entries.just_noticed(self.now(), self.day(day), activity)

    def activities(self) -> tuple[Activity, ...]:
        """The activities in use, in their order."""
        return tuple(activity for activity in self._journal.activities() if not activity.retired)

    def all_activities(self) -> tuple[Activity, ...]:
        """The activities, retired ones included, for naming old check-ins."""
        return self._journal.activities()

    def weeks(self) -> tuple[Week, ...]:
        """Every week, by start."""
        return self._journal.weeks()

    def week(self, day: date | None = None) -> Week | None:
        """The week that covers `day`, today unless given."""
        return routine.running(self.weeks(), day or self.today)

    def person(self) -> Person:
        """Whose diary it is."""
        return self._journal.person()

    def last_warning_check(self) -> WarningCheck | None:
        """The latest answer to the warning signs."""
        checks = self._journal.warning_checks()
        return checks[-1] if checks else None

    def interview(self) -> Interview:
        """What was told before a visit; an empty one if nothing was."""
        return self._journal.interview()

    def pegs(self) -> tuple[Peg, ...]:
        """Every answer to the three items of PEG, by day."""
        return self._journal.pegs()

    def span(self) -> tuple[date, date] | None:
        """The first and the last recorded day."""
        return self._journal.span()

    def trend(self, first: date, last: date) -> Trend:
        """The series behind the chart."""
        from desktop.domain.trend import reach, trend

        weeks, until = self.weeks(), max(last, self.today)
        return trend(self._journal.days(*reach(weeks, first, last, until)), weeks, first, last, until)

    def summary(self, first: date, last: date) -> Summary:
        """The content of the physician's page."""
        from desktop.domain.summary import summarise
        from desktop.domain.trend import reach

        journal, weeks = self._journal, self.weeks()
        read = reach(weeks, first, last, max(last, self.today))
        days, checks = journal.days(*read), journal.warning_checks()
        kept = Diary(journal.person(), journal.activities(), weeks, checks, days, journal.pegs(), journal.interview())
        return summarise(kept, first, last, self.today)

    def whole(self) -> Diary:
        """The whole diary, for export."""
        return self._journal.whole()

"""The diary as the pages see it: every change is on disk before `changed` is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.domain import diary, entries, routine
from desktop.domain.clock import INSTANT, Moment
from desktop.domain.diary import BodySite, Change, CheckIn, Diary, Evened, Person, Record
from desktop.domain.errors import NoRunningWeek
from desktop.domain.interview import Interview
from desktop.domain.paper import Keep, PaperDay, paper_week
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Week, WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.state.diary_writing import DiaryWriting
from desktop.state.steps import Deed


class DiaryState(DiaryWriting):
    """Reads and changes the diary; a writer that raises DomainError or StorageError has changed nothing."""

    def rate(self, day: date, score: int, sites: frozenset[BodySite] | None = None) -> None:
        """Save or change the rating of `day`."""
        self._do(Deed.RATE, entries.rate(self.now(), self.day(day), score, sites))

    def unrate(self, day: date) -> None:
        """Take the rating of `day` away."""
        self._do(Deed.RATE, entries.unrate(self.day(day)))

    def notice(self, day: date, activity: str, evened: Evened = Evened.NOT_SAID) -> CheckIn:
        """Record a new occasion of `activity` as noticed, evened at once if so; gives back what was saved."""
        return self.check_in(CheckIn(self._new_id(), day, self._clock.now(), activity, evened=evened))

    def check_in(self, new: CheckIn) -> CheckIn:
        """Record or change one occasion; gives back what was saved."""
        change = entries.check_in(self.now(), self.day(new.day), self.all_activities(), new)
        self._do(Deed.CHECK_IN, change)
        return next(record for record in change.put if isinstance(record, CheckIn))

    def remove_check_in(self, old: CheckIn) -> None:
        """Take one occasion away."""
        self._do(Deed.CHECK_IN, Change(remove=(old,)))

    def write_note(self, day: date, text: str) -> None:
        """Write the note of `day`; blank takes it away."""
        self._do(Deed.NOTE, entries.write_note(self.now(), self.day(day), text))

    def skip(self, day: date) -> None:
        """Mark `day` as left out."""
        self._do(Deed.SKIP, entries.skip(self.now(), self.day(day)))

    def unskip(self, day: date) -> None:
        """Take the mark of `day` away."""
        self._do(Deed.SKIP, entries.unskip(self.day(day)))

    def begin_week(self, kind: WeekKind, start: date, position: int = 1) -> None:
        """Begin a week on `start`, at `position`; raises WeeksOverlap."""
        week = routine.begin(self._new_id(), kind, start, self.weeks(), position)
        self._do(Deed.WEEK, Change(put=(week,)))

    def pause_week(self) -> None:
        """Rest from today on."""
        self._turn(lambda week: routine.pause(week, self.today))

    def resume_week(self) -> None:
        """Go on today."""
        self._turn(lambda week: routine.resume(week, self.today))

    def go_to(self, position: int) -> None:
        """Stand at `position` of the routine today."""
        self._turn(lambda week: routine.go_to(week, self.today, position))

    def end_week(self) -> None:
        """End the running week with yesterday; that is the way out where another one covers its days, too."""
        self._do(Deed.WEEK, Change(put=(routine.end_early(self._running(), self.today),)))

    def save_activity(self, id: str | None, name: str, cue: str, several_times: bool) -> None:
        """Add an activity, or change the one with `id`; raises NameMissing, NameTaken or TextTooLong."""
        known = self._journal.activities()
        old = next((activity for activity in known if activity.id == id), None)
        new = Activity(id or self._new_id(), name, cue, several_times, old.retired if old else False)
        self._do(Deed.ACTIVITY, entries.name_activity(new, known))

    def use_activity(self, id: str, used: bool) -> None:
        """Take an activity into use, or retire it; its check-ins stay. Adds a built-in one that is not there yet."""
        known = {activity.id: activity for activity in self._journal.activities()}
        if id in known or used:
            self._do(Deed.ACTIVITY, Change(put=(replace(known.get(id) or Activity(id), retired=not used),)))

    def settle(self) -> None:
        """Give a new diary the built-in activities."""
        if not self._journal.activities():
            self._save(Change(put=routine.default_activities()))

    def answer_warning_signs(self, ticked: Iterable[Sign]) -> WarningCheck:
        """Keep what was ticked, with its date; an emergency stops every week. Gives back what was saved."""
        now, last = self.now(), self.last_warning_check()
        # The latest answer counts: it stays the latest where the clock was set back since the one before.
        at = max(now.at, Moment(last.at.utc + INSTANT, now.at.offset)) if last else now.at
        check = WarningCheck(self._new_id(), now.today, at, frozenset(ticked))
        resting = routine.stop(self.weeks(), now.today) if check.emergency else ()
        self._save(Change(put=(check, *resting)))
        if resting:
            # An older step would bring a running week back.
            self._steps.forget()
        return check

    def set_person(self, person: Person) -> None:
        """Keep whose diary it is."""
        if person != self.person():
            self._save(Change(put=(person,)))

    def tell(self, interview: Interview) -> None:
        """Keep what was told before a visit, with this moment; the same again changes nothing."""
        before = self.interview()
        if replace(interview, at=before.at) != before:
            told = replace(interview, at=self._clock.now())
            self._do(Deed.TELL, Change(put=(told,)) if told else Change(remove=(before,)))

    def answer_peg(self, pain: int, enjoyment: int, activity: int) -> None:
        """Keep today's answer to the three items of PEG, in place of another one of today."""
        now = self.now()
        new = Peg(now.today, now.at, pain, enjoyment, activity)
        if all(replace(old, at=new.at) != new for old in self.pegs()):
            self._do(Deed.PEG, Change(put=(new,)))

    def remove_peg(self, peg: Peg) -> None:
        """Take one answer to PEG away."""
        self._do(Deed.PEG, Change(remove=(peg,)))

    def type_in(self, rows: Sequence[PaperDay], keep: Keep = Keep.DIARY) -> None:
        """Write a week from paper as one; `keep` says whose word holds where the two clash."""
        dates = [row.day for row in rows]
        days = {day.day: day for day in self.days(min(dates), max(dates))} if dates else {}
        change = paper_week(self.now(), days, self.all_activities(), rows, self._new_id, keep)
        self._do(Deed.PAPER, change)

    def take_in(self, make: Callable[[Diary], Change]) -> Change:
        """Write what `make` makes of the whole diary, as one; lets by what it raises, gives back the change."""
        stood: list[Record] = []

        def made(whole: Diary) -> Change:
            change = make(whole)
            stood.extend(diary.under(whole, change))
            return change

        change = self._journal.alter(made)
        if change:
            self._steps.add(Deed.IMPORT, change, diary.inverse(change, stood))
            self.changed.emit()
        return change

    def _running(self) -> Week:
        week = self.week()
        if week is None:
            raise NoRunningWeek(self.today)
        return week

    def _turn(self, turned: Callable[[Week], Week]) -> None:
        self._do(Deed.WEEK, Change(put=(routine.clear_of(turned(self._running()), self.weeks()),)))

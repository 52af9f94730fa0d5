"""How it is said what was saved, taken back or done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.domain.diary import CheckIn, Evened, Note, PainRating, Record, SkippedDay
from desktop.domain.interview import ASKED, Interview, Part
from desktop.domain.routine import Activity, Week, WeekKind
from desktop.state.diary_reading import DiaryReading
from desktop.state.steps import Deed, Step
from desktop.ui.words import Words

R = TypeVar("R")


class DeedWords(QObject):
    """Names one step in the words of the page that it was done on. A long chain says what it is about to take back."""

    def __init__(self, diary: DiaryReading, words: Words, parent: QObject | None = None) -> None:
        """`diary` knows the activities and what day it is."""
        super().__init__(parent)
        self._diary, self._words = diary, words

    def saved(self, step: Step) -> str:
        """For example "Saved: rating 5 for today."."""
        text = self.tr("Taken away: {what}.") if _took_away(step) else self.tr("Saved: {what}.")
        return text.format(what=self.what(step))

    def taken_back(self, step: Step) -> str:
        """For example "Taken back: rating 5 for today. It is 4 again."."""
        text = self.tr("There again: {what}.") if _took_away(step) else self.tr("Taken back: {what}.")
        said = text.format(what=self.what(step))
        before, after = _first(PainRating, step.back.put), _first(PainRating, step.done.put)
        if before and after and before.score != after.score:
            said += " " + self.tr("It is {score} again.").format(score=before.score)
        return said

    def done_again(self, step: Step) -> str:
        """For example "Done again: rating 5 for today."."""
        text = self.tr("Taken away again: {what}.") if _took_away(step) else self.tr("Done again: {what}.")
        return text.format(what=self.what(step))

    def what(self, step: Step) -> str:
        """The thing alone: "rating 5 for today", "the note", "the activity “Ironing”"."""
        say: dict[Deed, Callable[[Step], str]] = {
            Deed.RATE: self._rating,
            Deed.CHECK_IN: self._check_in,
            Deed.NOTE: self._note,
            Deed.SKIP: self._skip,
            Deed.WEEK: self._week,
            Deed.ACTIVITY: self._activity,
            Deed.TELL: self._told,
            Deed.PEG: lambda _step: self.tr("the three answers about the past week"),
            Deed.PAPER: lambda _step: self.tr("the week from paper"),
            Deed.IMPORT: lambda _step: self.tr("the entries you took in"),
        }
        return say[step.deed](step)

    def _rating(self, step: Step) -> str:
        before, after = _first(PainRating, step.back.put), _first(PainRating, step.done.put)
        rating = after or before
        if rating is None:
            return self.tr("the rating")
        if before and after and before.score == after.score:
            return self._dated(self.tr("where it hurt"), rating.day)
        return self.tr("rating {score} {for_day}").format(score=rating.score, for_day=self._for(rating.day))

    def _check_in(self, step: Step) -> str:
        before, after = _first(CheckIn, step.back.put), _first(CheckIn, step.done.put)
        check_in = after or before
        if check_in is None:
            return self.tr("what you noticed")
        changed = before is not None and after is not None and before.id == after.id
        text = self.tr("what you noticed {during}")
        if after and after.evened is Evened.YES and (before is None or not changed or before.evened is not Evened.YES):
            text = self.tr("that you evened your weight {during}")
        elif changed:
            text = self.tr("the change to what you noticed {during}")
        return self._dated(text.format(during=self._during(check_in.activity)), check_in.day)

    def _note(self, step: Step) -> str:
        before, after = _first(Note, step.back.put), _first(Note, step.done.put)
        note = after or before
        text = self.tr("the change to the note") if before and after else self.tr("the note")
        if note is None or note.day == self._diary.today:
            return text
        return self.tr("{note} {for_day}").format(note=text, for_day=self._for(note.day))

    def _skip(self, step: Step) -> str:
        skipped = _first(SkippedDay, (*step.done.put, *step.done.remove))
        text = self.tr("that {day} is left out")
        return text.format(day=self._day(skipped.day) if skipped else "")

    def _week(self, step: Step) -> str:
        before, after = _first(Week, step.back.put), _first(Week, step.done.put)
        if after is None:
            return self.tr("the week")
        if before is None:
            noticing = after.kind is WeekKind.AWARENESS
            return (
                self.tr("the start of the week of noticing") if noticing else self.tr("the start of the baseline week")
            )
        if before.ended != after.ended:
            return self.tr("the end of the week")
        if after.turns[-1].position is None:
            return self.tr("the pause of the week")
        if before.turns[-1].position is None:
            return self.tr("going on with the week")
        return self.tr("day {position} for today").format(position=after.turns[-1].position)

    def _told(self, step: Step) -> str:
        before, after = (_first(Interview, records) or Interview() for records in (step.back.put, step.done.put))
        parts = [part for part in Part if any(getattr(before, name) != getattr(after, name) for name in ASKED[part])]
        text = self.tr("what you told for the visit")
        if len(parts) != 1:
            return text
        title = self._words.content("interview")["parts"][parts[0]]["title"]
        return self.tr("{told}, under “{part}”").format(told=text, part=title)

    def _activity(self, step: Step) -> str:
        before, after = _first(Activity, step.back.put), _first(Activity, step.done.put)
        activity = after or before
        if activity is None:
            return self.tr("the activity")
        name = self._words.activity(activity)
        text = self.tr("the activity “{name}”")
        if before and after and before.retired == after.retired:
            text = self.tr("the change to the activity “{name}”")
        elif after and after.retired:
            text = self.tr("that “{name}” is not in use")
        elif before:
            text = self.tr("that “{name}” is in use")
        return text.format(name=name)

    def _during(self, id: str) -> str:
        """For example "while washing dishes"; an activity of the person's own is only named."""
        activity = next((one for one in self._diary.all_activities() if one.id == id), None)
        if activity is None:
            return ""
        if activity.name:
            return self.tr("(“{name}”)").format(name=activity.name)
        return str(self._words.content("activities")[id]["during"])

    def _dated(self, text: str, day: date) -> str:
        """`text` with its day unless that is today."""
        if day == self._diary.today:
            return text
        if day == self._diary.today - timedelta(days=1):
            return self.tr("{what} yesterday").format(what=text)
        return self.tr("{what} on {day}").format(what=text, day=self._words.long_date(day))

    def _for(self, day: date) -> str:
        return self.tr("for {day}").format(day=self._day(day))

    def _day(self, day: date) -> str:
        if day == self._diary.today:
            return self.tr("today")
        return self.tr("yesterday") if day == self._diary.today - timedelta(days=1) else self._words.long_date(day)


def _took_away(step: Step) -> bool:
    return not step.done.put


def _first(kind: type[R], records: Iterable[Record]) -> R | None:
    return next((record for record in records if isinstance(record, kind)), None)

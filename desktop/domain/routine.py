"""The routine, the weeks that run it and the activities that cue it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from desktop.domain.clock import days_between
from desktop.domain.errors import NameMissing, NoRunningWeek, NotInTheRoutine, TextTooLong, WeeksOverlap

NAME_LIMIT = 60
CUE_LIMIT = 120


class Focus(StrEnum):
    """What one day of the routine attends to; the texts are in the content files under the same names."""

    ARRIVE = "arrive"
    HEEL_AND_BALL = "heel_and_ball"
    INNER_AND_OUTER = "inner_and_outer"
    LEFT_AND_RIGHT = "left_and_right"
    SOFT_KNEES = "soft_knees"
    SHIFT = "shift"
    YOUR_WAY = "your_way"


ROUTINE: tuple[Focus, ...] = tuple(Focus)
"""The seven days of an awareness week, in order."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What cues a check. The three built-in ones have no name of their own: the content files name them."""

    id: str
    name: str = ""
    cue: str = ""
    several_times: bool = True
    retired: bool = False

    def __post_init__(self) -> None:
        """Refuse an own activity without a name, and texts beyond their limits."""
        if not self.name.strip() and self.id not in BUILT_IN:
            raise NameMissing
        for text, limit in ((self.name, NAME_LIMIT), (self.cue, CUE_LIMIT)):
            if len(text) > limit:
                raise TextTooLong(limit, len(text))


BUILT_IN = ("brushing_teeth", "washing_dishes", "cooking")


def default_activities() -> tuple[Activity, ...]:
    """The activities that a new diary begins with."""
    return tuple(Activity(id) for id in BUILT_IN)


class WeekKind(StrEnum):
    """Whether a week only rates or also follows the routine."""

    BASELINE = "baseline"
    AWARENESS = "awareness"


@dataclass(frozen=True, order=True, slots=True)
class Turn:
    """From `on` on, the week stands at `position` (1 for its first day); None while it is paused."""

    on: date
    position: int | None

    @property
    def last(self) -> date | None:
        """The last day of the routine if nothing else turns up; None while paused."""
        return None if self.position is None else self.on + timedelta(days=len(ROUTINE) - self.position)


@dataclass(frozen=True, slots=True)
class Week:
    """One run of seven days. Pausing and going back add a turn; `ended` is the first day after an early end."""

    id: str
    kind: WeekKind
    turns: tuple[Turn, ...]
    ended: date | None = None

    def __post_init__(self) -> None:
        """Refuse a week that never begins or turns backwards in time."""
        if not self.turns:
            raise ValueError("a week begins on a day")
        for turn in self.turns:
            if turn.position is not None and not 1 <= turn.position <= len(ROUTINE):
                raise NotInTheRoutine(turn.position, len(ROUTINE))
        for turn, following in pairwise(self.turns):
            last = turn.last
            if following.on <= turn.on or (last is not None and following.on > last):
                raise ValueError("turns follow one another before the week is over")
        if self.ended is not None and self.ended < self.start:
            raise ValueError("a week ends after it begins")

    @property
    def start(self) -> date:
        """The first diary day."""
        return self.turns[0].on

    @property
    def end(self) -> date | None:
        """The last diary day; None while a pause leaves it open, the day before the start if ended at once."""
        planned = self.turns[-1].last
        if self.ended is None:
            return planned
        early = self.ended - timedelta(days=1)
        return early if planned is None else min(early, planned)

    def position(self, day: date) -> int | None:
        """Which day of the seven `day` is; None before, after and during a pause."""
        if day < self.start or (self.ended is not None and day >= self.ended):
            return None
        turn = max(t for t in self.turns if t.on <= day)
        if turn.position is None:
            return None
        position = turn.position + (day - turn.on).days
        return position if position <= len(ROUTINE) else None

    def focus(self, day: date) -> Focus | None:
        """What `day` attends to; None outside the week and in a baseline week."""
        position = self.position(day)
        return None if position is None or self.kind is WeekKind.BASELINE else ROUTINE[position - 1]

    def covers(self, day: date) -> bool:
        """Whether the week is under way on `day`, pauses included."""
        return self.start <= day and (self.end is None or day <= self.end)

    def meets(self, other: Week) -> bool:
        """Whether both cover some day; a week that was ended at once meets none."""
        later = max(self.start, other.start)
        return self.covers(later) and other.covers(later)

    def days(self, until: date) -> tuple[date, ...]:
        """The diary days that count, without pauses, no later than `until`."""
        last = until if self.end is None else min(self.end, until)
        return tuple(day for day in days_between(self.start, last) if self.position(day) is not None)

    def paused(self, day: date) -> bool:
        """Whether the week is under way but resting on `day`."""
        return self.covers(day) and self.position(day) is None


def clear_of(week: Week, weeks: Iterable[Week]) -> Week:
    """`week`, new or changed, if it shares no day with another one of `weeks`; raises WeeksOverlap otherwise."""
    for other in weeks:
        if other.id != week.id and week.meets(other):
            raise WeeksOverlap(week.start, other.start)
    return week


def begin(id: str, kind: WeekKind, start: date, weeks: Iterable[Week], position: int = 1) -> Week:
    """A new week from `start` on; raises WeeksOverlap where it meets another, NotInTheRoutine off the seven days."""
    return clear_of(Week(id, kind, (Turn(start, position),)), weeks)


def running(weeks: Iterable[Week], day: date) -> Week | None:
    """The week that covers `day`, if any."""
    return next((week for week in weeks if week.covers(day)), None)


def _turned(week: Week, day: date, position: int | None) -> Week:
    """`week` standing at `position` from `day` on, whatever was planned from there.

    One that has rested ever since its first day begins only now.
    """
    if not week.covers(day):
        raise NoRunningWeek(day)
    before = tuple(turn for turn in week.turns if turn.on < day)
    if position is not None and all(turn.position is None for turn in before):
        before = ()
    return replace(week, turns=(*before, Turn(day, position)))


def pause(week: Week, day: date) -> Week:
    """Rest from `day` on, or go on resting; on the first day, too, for help may have to come before it."""
    return week if week.paused(day) else _turned(week, day, None)


def stop(weeks: Iterable[Week], day: date) -> tuple[Week, ...]:
    """Those of `weeks` that `day` or a later one belongs to, resting from then on until somebody goes on with each.

    A rest has no end of its own; where another week follows, that is its end.
    """
    left = sorted((week for week in weeks if week.covers(max(week.start, day))), key=lambda week: week.start)
    resting = []
    for n, week in enumerate(left, 1):
        ends = [when for when in (week.ended, *(after.start for after in left[n : n + 1])) if when]
        resting.append(replace(pause(week, max(week.start, day)), ended=min(ends, default=None)))
    return tuple(resting)


def resume(week: Week, day: date) -> Week:
    """Go on after a pause with the day that would have come next; without a pause nothing changes."""
    if not week.covers(day):
        raise NoRunningWeek(day)
    if not week.paused(day):
        return week
    counted = [position for when in week.days(day) if (position := week.position(when))]
    return _turned(week, day, counted[-1] + 1 if counted else 1)


def go_to(week: Week, day: date, position: int) -> Week:
    """Stand at `position` on `day`: back to repeat a day, or on to another."""
    return _turned(week, day, position)


def end_early(week: Week, day: date) -> Week:
    """End the week with the last day that counted before `day`: a pause that leads nowhere is no part of it."""
    if not week.covers(day):
        raise NoRunningWeek(day)
    counted = week.days(day - timedelta(days=1))
    return replace(week, ended=counted[-1] + timedelta(days=1) if counted else week.start)

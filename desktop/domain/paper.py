"""A week that was ticked on paper, typed in at once: what is new in it, and what the diary says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from desktop.domain.diary import Change, CheckIn, DiaryDay, Evened, Note, PainRating, Record, SkippedDay, valid_score
from desktop.domain.entries import Now
from desktop.domain.errors import UnknownActivity
from desktop.domain.routine import ROUTINE, Activity, Week, running

ROWS = len(ROUTINE)
"""The days of one sheet."""

RECENT = timedelta(days=28)
"""How long after its start a week is still the one that a sheet most likely belongs to."""


class Tick(IntEnum):
    """What the two boxes of an activity say on paper; each takes in the one before."""

    NOTHING = 0
    NOTICED = 1
    EVENED = 2


class Keep(StrEnum):
    """Whose word holds where the diary and the sheet say something else of the same thing."""

    DIARY = "diary"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class PaperDay:
    """One day of a sheet; what was left empty says nothing. `ticks` are by the id of the activity."""

    day: date
    score: int | None = None
    ticks: Mapping[str, Tick] = field(default_factory=dict)
    note: str = ""
    left_out: bool = False

    def __post_init__(self) -> None:
        """Refuse scores off the scale."""
        if self.score is not None:
            valid_score(self.score)

    @property
    def entered(self) -> bool:
        """Whether anything was written down besides that the day is left out."""
        return self.score is not None or any(self.ticks.values()) or bool(self.note.strip())

    def __bool__(self) -> bool:
        """Whether the day says anything at all."""
        return self.entered or self.left_out


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing of which diary and paper say something else: of `activity`, or the rating where there is none."""

    day: date
    diary: int
    paper: int
    activity: str | None = None


def first_day(weeks: Iterable[Week], today: date) -> date:
    """Where a sheet most likely begins: seven days of the running week with `today` among them, or the last week."""
    weeks = tuple(weeks)
    week = running(weeks, today)
    if week is not None:
        return week.start + timedelta(days=(today - week.start).days // ROWS * ROWS)
    starts = [week.start for week in weeks if today - RECENT <= week.start <= today]
    return max(starts, default=today - timedelta(days=ROWS - 1))


def standing(day: DiaryDay) -> PaperDay:
    """What the diary holds of `day`, as a sheet would say it."""
    activities = dict.fromkeys(check_in.activity for check_in in day.check_ins)
    return PaperDay(
        day.day,
        day.rating.score if day.rating else None,
        {activity: _said(day.of(activity)) for activity in activities},
        day.note.text if day.note else "",
        day.skipped is not None,
    )


def clashes(days: Mapping[date, DiaryDay], rows: Iterable[PaperDay]) -> tuple[Clash, ...]:
    """Where a sheet says something else than the diary. A note never does: it goes below the one that is there."""
    found = []
    for row in rows:
        there = standing(days.get(row.day, DiaryDay(row.day)))
        if row.score is not None and there.score is not None and row.score != there.score:
            found.append(Clash(row.day, there.score, row.score))
        for activity, tick in row.ticks.items():
            known = there.ticks.get(activity, Tick.NOTHING)
            if tick and known and tick != known:
                found.append(Clash(row.day, known, tick, activity))
    return tuple(found)


def paper_week(
    now: Now,
    days: Mapping[date, DiaryDay],
    activities: Iterable[Activity],
    rows: Sequence[PaperDay],
    new_id: Callable[[], str],
    keep: Keep = Keep.DIARY,
) -> Change:
    """Everything on a sheet as one change; `days` are those of the diary, and `keep` decides each of its `clashes`.

    Ratings may be older than yesterday, for they were written down on their day. What is entered takes the mark of a
    day left out away. Raises InTheFuture, UnknownActivity and TextTooLong.
    """
    if len({row.day for row in rows}) < len(rows):
        raise ValueError("a sheet has each day once")
    known = {activity.id for activity in activities}
    puts: list[Record] = []
    removed: list[Record] = []
    for row in rows:
        if row:
            day = days.get(row.day, DiaryDay(row.day))
            puts += _row(now, day, row, new_id, keep, known)
            if day.skipped and row.entered:
                removed.append(day.skipped)
    return Change(tuple(puts), tuple(removed))


def _row(
    now: Now, day: DiaryDay, row: PaperDay, new_id: Callable[[], str], keep: Keep, known: Collection[str]
) -> list[Record]:
    """What one day of the sheet adds to the diary or changes in it."""
    recalled = now.recalled(row.day)
    puts: list[Record] = []
    before = day.rating
    if row.score is not None and (before is None or (keep is Keep.PAPER and before.score != row.score)):
        sites = before.sites if before else frozenset()
        puts.append(PainRating(row.day, now.at, row.score, sites, recalled))
    for activity, tick in row.ticks.items():
        if activity not in known:
            raise UnknownActivity(activity)
        occasions = day.of(activity)
        there = _said(occasions)
        if not tick or tick is there or (there and keep is Keep.DIARY):
            continue
        if occasions:
            puts += (replace(changed, recalled=recalled) for changed in _changed(occasions, tick))
        else:
            evened = Evened.YES if tick is Tick.EVENED else Evened.NOT_SAID
            puts.append(CheckIn(new_id(), row.day, now.at, activity, evened=evened, recalled=recalled))
    puts += _note(now, day, row, recalled)
    if row.left_out and not row.entered and not day.skipped:
        puts.append(SkippedDay(row.day, now.at))
    return puts


def _said(check_ins: Sequence[CheckIn]) -> Tick:
    """What the occasions of one activity come to. That the weight was not evened says that something was noticed."""
    if any(check_in.evened is Evened.YES for check_in in check_ins):
        return Tick.EVENED
    noticed = any(check_in.noticed or check_in.evened is Evened.NO for check_in in check_ins)
    return Tick.NOTICED if noticed else Tick.NOTHING


def _changed(check_ins: Sequence[CheckIn], tick: Tick) -> list[CheckIn]:
    """The occasions that have to change to come to `tick`; what else was said of them stays."""
    if tick is Tick.EVENED:
        return [replace(check_ins[-1], noticed=True, evened=Evened.YES)]
    evened = [check_in for check_in in check_ins if check_in.evened is Evened.YES] or check_ins[-1:]
    return [replace(check_in, noticed=True, evened=Evened.NOT_SAID) for check_in in evened]


def _note(now: Now, day: DiaryDay, row: PaperDay, recalled: bool) -> list[Record]:
    """The note of the sheet below the one that is there; a note that is there already is not written twice."""
    new, old = row.note.strip(), day.note.text if day.note else ""
    if not new or f"\n{new}\n" in f"\n{old}\n":
        return []
    return [Note(row.day, now.at, f"{old}\n{new}" if old else new, recalled)]

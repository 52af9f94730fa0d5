"""The content of the physician's page, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.diary import CheckIn, Diary, DiaryDay, Evened, FeltSpot, Note, Person
from desktop.domain.interview import Interview
from desktop.domain.peg import NEAR, Peg
from desktop.domain.routine import Activity
from desktop.domain.trend import Trend, trend
from desktop.domain.warning_signs import WarningCheck

HIGH_SCORE = 7
USUAL_STRETCH = timedelta(weeks=4)
"""What the page covers unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Severity:
    """The ratings of a stretch in figures: lowest and highest score, days at or above `HIGH_SCORE`, recalled days."""

    lowest: int
    highest: int
    high_days: int
    recalled_days: int


@dataclass(frozen=True, slots=True)
class ActivitySummary:
    """The check-ins of one activity; `change` is the median of pain after minus before over `pairs` occasions."""

    activity: Activity
    noticed: int
    evened: int
    days: int
    pairs: int
    change: float | None


@dataclass(frozen=True, slots=True)
class FeltSummary:
    """In how many of `said` check-ins the weight was felt at each spot. Felt, never measured."""

    said: int
    counts: tuple[tuple[FeltSpot, int], ...]

    def at(self, spot: FeltSpot) -> int:
        """How often the weight was felt at `spot`."""
        return dict(self.counts).get(spot, 0)


@dataclass(frozen=True, slots=True)
class Summary:
    """Who, when, what was told before the visit and what was recorded. Entered by the patient; no record, no diagnosis.

    `pegs` are those of the stretch, by day; `days` the recorded days in it, for the table that can be added.
    """

    person: Person
    made_on: date
    trend: Trend
    severity: Severity | None
    activities: tuple[ActivitySummary, ...]
    notes: tuple[Note, ...]
    warning_check: WarningCheck | None
    interview: Interview = Interview()
    pegs: tuple[Peg, ...] = ()
    felt: FeltSummary = FeltSummary(0, ())
    days: tuple[DiaryDay, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show but the frame."""
        return self.nothing_recorded and not self.interview

    @property
    def nothing_recorded(self) -> bool:
        """Whether the diary says nothing for these dates, whatever was told before the visit."""
        return self.severity is None and not self.activities and not self.notes and not self.pegs


def four_weeks(span: tuple[date, date] | None, today: date) -> tuple[date, date]:
    """The last four weeks of what was recorded, but not from before it began; today alone in an empty diary."""
    earliest, latest = span or (today, today)
    return max(earliest, latest - USUAL_STRETCH + timedelta(days=1)), latest


def within(diary: Diary, first: date, last: date) -> Diary:
    """What goes with the page of `first` to `last`: those days, their weeks and activities, and what the page tells.

    Of the warning signs that is the latest answer, whenever it was given, as on the page.
    """
    days = tuple(day for day in diary.days if first <= day.day <= last)
    cued = {check_in.activity for day in days for check_in in day.check_ins}
    return Diary(
        diary.person,
        tuple(activity for activity in diary.activities if activity.id in cued),
        tuple(week for week in diary.weeks if any(first <= day <= last for day in week.days(last))),
        diary.warning_checks[-1:],
        days,
        _near(diary.pegs, first, last),
        diary.interview,
    )


def summarise(diary: Diary, first: date, last: date, made_on: date) -> Summary:
    """The summary of the diary days from `first` to `last`, both included; weeks are averaged whole (see `trend`)."""
    days = [day for day in diary.days if first <= day.day <= last]
    course = trend(diary.days, diary.weeks, first, last, max(last, made_on))
    return Summary(
        person=diary.person,
        made_on=made_on,
        trend=course,
        severity=_severity(course),
        activities=tuple(_activities(diary.activities, days)),
        notes=tuple(day.note for day in days if day.note),
        warning_check=diary.warning_checks[-1] if diary.warning_checks else None,
        interview=diary.interview,
        pegs=_near(diary.pegs, first, last),
        felt=_felt(days),
        days=tuple(days),
    )


def _near(pegs: Iterable[Peg], first: date, last: date) -> tuple[Peg, ...]:
    # What was answered around the ends of a week lies up to two days off it.
    return tuple(peg for peg in pegs if first - NEAR <= peg.day <= last + NEAR)


def _felt(days: Iterable[DiaryDay]) -> FeltSummary:
    said = [check_in.felt for day in days for check_in in day.check_ins if check_in.felt]
    counts = Counter(spot for felt in said for spot in felt)
    return FeltSummary(len(said), tuple((spot, counts[spot]) for spot in FeltSpot if counts[spot]))


def _severity(course: Trend) -> Severity | None:
    ratings = [rating for rating in course.ratings if rating]
    if not ratings:
        return None
    scores = [rating.score for rating in ratings]
    return Severity(
        min(scores),
        max(scores),
        sum(score >= HIGH_SCORE for score in scores),
        sum(rating.recalled for rating in ratings),
    )


def _activities(activities: Iterable[Activity], days: Iterable[DiaryDay]) -> Iterable[ActivitySummary]:
    check_ins: dict[str, list[CheckIn]] = {}
    for day in days:
        for check_in in day.check_ins:
            check_ins.setdefault(check_in.activity, []).append(check_in)
    for activity in activities:
        if own := check_ins.get(activity.id):
            yield _activity(activity, own)


def _activity(activity: Activity, own: list[CheckIn]) -> ActivitySummary:
    # It brings in fractions and decimals, which no start has to wait for.
    from statistics import median

    changes = [c.pain_after - c.pain_before for c in own if c.pain_before is not None and c.pain_after is not None]
    return ActivitySummary(
        activity,
        noticed=[check_in.noticed for check_in in own].count(True),
        evened=[check_in.evened for check_in in own].count(Evened.YES),
        days=len({check_in.day for check_in in own}),
        pairs=len(changes),
        change=float(median(changes)) if changes else None,
    )

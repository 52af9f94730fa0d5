"""What Today has to say first: where the person stands in their weeks, and when to look at the warning signs again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.diary import DiaryDay
from desktop.domain.routine import Week, WeekKind, resume, running
from desktop.domain.warning_signs import WarningCheck

MIDDLE = 4
"""The position in an awareness week from which the warning signs are due again."""

JUMP = 3
"""Points above the last rating that call for a look at the warning signs."""

LOOK_BACK = timedelta(days=28)
"""How far back a rating can be the last one before today's."""

RATED_DAYS = 14
"""Rated days in a row after which a rest from rating is suggested (Ferrari 2015)."""


class Stage(StrEnum):
    """Where somebody stands in their weeks."""

    NO_WEEK = "no_week"
    AHEAD = "ahead"
    UNDER_WAY = "under_way"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage with the week it is about; `position` is today's, or during a pause the one that comes next."""

    stage: Stage
    week: Week | None = None
    position: int | None = None

    @property
    def kind(self) -> WeekKind | None:
        """The kind of the week it is about."""
        return self.week.kind if self.week else None


def standing(weeks: Iterable[Week], today: date) -> Standing:
    """Where `today` stands: in a week, before one that is planned, after the last one, or without any."""
    known = tuple(weeks)
    week = running(known, today)
    if week is not None:
        paused = week.paused(today)
        return Standing(Stage.PAUSED if paused else Stage.UNDER_WAY, week, resume(week, today).position(today))
    ahead = [week for week in known if week.start > today]
    if ahead:
        return Standing(Stage.AHEAD, min(ahead, key=lambda week: week.start))
    over = [week for week in known if week.days(today)]
    if over:
        return Standing(Stage.OVER, max(over, key=lambda week: week.start))
    return Standing(Stage.NO_WEEK)


def only_rates(standing: Standing, today: DiaryDay) -> bool:
    """Whether the day only rates: a baseline week is under way, and nothing was noticed yet."""
    baseline = standing.stage is Stage.UNDER_WAY and standing.kind is WeekKind.BASELINE
    return baseline and not today.check_ins


def repeatable(week: Week, today: date) -> int | None:
    """The position of the last day before `today` that counted, where today stands at another one."""
    counted = week.days(today - timedelta(days=1))
    before = week.position(counted[-1]) if counted else None
    return before if before != week.position(today) else None


def middle_check_due(week: Week | None, today: date, last: WarningCheck | None) -> bool:
    """Whether an awareness week has come to its middle and the warning signs were not looked at since."""
    if week is None or week.kind is not WeekKind.AWARENESS:
        return False
    reached = [day for day in week.days(today) if (week.position(day) or 0) >= MIDDLE]
    return bool(reached) and (last is None or last.day < reached[0])


def jump_check_due(days: Iterable[DiaryDay], today: date, last: WarningCheck | None) -> bool:
    """Whether today's rating is `JUMP` or more above the last one before it, and nobody looked since it was given."""
    ratings = {day.day: day.rating for day in days if day.rating and day.day <= today}
    now = ratings.pop(today, None)
    recent = [day for day in ratings if day >= today - LOOK_BACK]
    if now is None or not recent or now.score - ratings[max(recent)].score < JUMP:
        return False
    return last is None or last.at < now.at


def help_comes_first(last: WarningCheck | None) -> bool:
    """Whether an emergency sign was ticked when the list was last answered; only another answer ends it, no new day."""
    return last is not None and last.emergency


def rest_from_rating_due(days: Iterable[DiaryDay], today: date) -> bool:
    """Whether the last `RATED_DAYS` days up to today, or up to yesterday while today is open, all have a rating."""
    by_day: Mapping[date, DiaryDay] = {day.day: day for day in days}

    def rated(day: date) -> bool:
        return bool((found := by_day.get(day)) and found.rating)

    last = today if rated(today) else today - timedelta(days=1)
    return all(rated(last - timedelta(days=back)) for back in range(RATED_DAYS))

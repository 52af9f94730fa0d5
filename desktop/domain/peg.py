"""PEG: three 0-10 items on the past week (Krebs 2009, doi 10.1007/s11606-009-0981-1), at the ends of a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.clock import Moment
from desktop.domain.errors import ScoreOutOfRange
from desktop.domain.routine import Week

NEAR = timedelta(days=2)
"""How far from the first or last day of a week an answer still belongs to that end."""


@dataclass(frozen=True, slots=True)
class Peg:
    """The three scores of one diary day: average pain, interference with enjoyment of life and with activity."""

    day: date
    at: Moment
    pain: int
    enjoyment: int
    activity: int

    def __post_init__(self) -> None:
        """Refuse scores off the scale."""
        for score in self.scores:
            if not isinstance(score, int) or isinstance(score, bool) or not 0 <= score <= 10:
                raise ScoreOutOfRange(score)

    @property
    def scores(self) -> tuple[int, int, int]:
        """In the order of the items."""
        return (self.pain, self.enjoyment, self.activity)

    @property
    def mean(self) -> float:
        """The score of the three together, 0 to 10."""
        return sum(self.scores) / 3


def due(weeks: Iterable[Week], answered: Iterable[Peg], today: date) -> bool:
    """Whether `today` is at an end of a week for which the three items were not answered yet."""
    days = [peg.day for peg in answered]
    return any(
        abs(today - end) <= NEAR and not any(abs(day - end) <= NEAR for day in days)
        for week in weeks
        for end in _ends(week, today)
    )


def at_ends(weeks: Iterable[Week], answered: Iterable[Peg], today: date) -> tuple[Peg | None, ...]:
    """The answer nearest to each end of the latest run that has come, first its first day; None where none is near.

    Weeks that follow one another are one run: it begins with the first of them and ends with the last.
    """
    begun = sorted((week for week in weeks if week.days(today)), key=lambda week: week.start)
    if not begun:
        return ()
    first = begun[-1]
    for earlier in reversed(begun[:-1]):
        if first.start - earlier.days(today)[-1] > NEAR:
            break
        first = earlier
    pegs = tuple(answered)
    ends = (*_ends(first, today)[:1], *_ends(begun[-1], today)[1:])
    return tuple(_nearest(end, [peg for peg in pegs if abs(peg.day - end) <= NEAR]) for end in ends)


def _nearest(day: date, pegs: list[Peg]) -> Peg | None:
    return min(pegs, key=lambda peg: abs(peg.day - day), default=None)


def _ends(week: Week, today: date) -> tuple[date, ...]:
    """The first day of `week` if it has come, and its last if that is known and has come."""
    days = week.days(today)
    if not days:
        return ()
    over = week.end is not None and week.end <= today
    return (days[0], days[-1]) if over else (days[0],)

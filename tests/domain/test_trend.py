import pytest

from desktop.domain import routine
from desktop.domain.diary import DiaryDay, SkippedDay
from desktop.domain.routine import Week, WeekKind, begin
from desktop.domain.trend import Mean, Trend, mean, reach, trend
from tests.domain.make import at, day, diary, rating


def rated(scores: str, first: int = 1) -> tuple[DiaryDay, ...]:
    """One day for each sign: a score, "-" for a gap, "x" for a skipped day."""
    records = [
        SkippedDay(day(n), at(n)) if sign == "x" else rating(n, int(sign))
        for n, sign in enumerate(scores, first)
        if sign != "-"
    ]
    return diary(*records).days


def week(first: int, position: int = 1) -> Week:
    return begin(f"w{first}", WeekKind.AWARENESS, day(first), (), position)


def series(found: Trend) -> str:
    return "".join("-" if r is None else str(r.score) for r in found.ratings)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ("", Mean(0, 7, None)),
        ("999", Mean(3, 7, None)),
        ("0000", Mean(4, 7, 0.0)),
        ("1223", Mean(4, 7, 2.0)),
        ("5645647", Mean(7, 7, 37 / 7)),
    ],
)
def test_a_mean_needs_four_days(scores: str, expected: Mean) -> None:
    ratings = [d.rating for d in rated(scores) if d.rating]
    assert mean(ratings, 7) == expected


@pytest.mark.parametrize(
    ("rated_days", "of", "averaged"), [(4, 4, True), (7, 14, False), (8, 14, True), (15, 28, False)]
)
def test_a_longer_stretch_needs_as_large_a_share(rated_days: int, of: int, averaged: bool) -> None:
    ratings = [d.rating for d in rated("5" * rated_days) if d.rating]
    assert (mean(ratings, of).value is not None) is averaged


@pytest.mark.parametrize(
    ("scores", "runs"),
    [
        ("", []),
        ("-----", []),
        ("53012", ["53012"]),
        ("53-12", ["53", "12"]),
        ("-3--2-", ["3", "2"]),
        ("5x4", ["5", "4"]),
    ],
)
def test_gaps_split_the_line(scores: str, runs: list[str]) -> None:
    found = trend(rated(scores), (), day(1), day(len(scores)))
    assert ["".join(str(r.score) for r in run) for run in found.runs()] == runs
    assert series(found) == scores.replace("x", "-")
    assert found.skipped == {day(n) for n, sign in enumerate(scores, 1) if sign == "x"}


def test_the_window_cuts_days_and_its_mean() -> None:
    found = trend(rated("9123459"), (), day(2), day(6))
    assert (series(found), found.mean) == ("12345", Mean(5, 5, 3.0))
    assert trend((), (), day(3), day(2)).mean == Mean(0, 0, None)


SCORES = "98-7654-32100"


@pytest.mark.parametrize(
    ("given", "first", "last", "expected", "complete"),
    [
        (week(1), 1, 13, Mean(6, 7, 39 / 6), True),  # 9 8 - 7 6 5 4
        (week(1), 1, 7, Mean(6, 7, 39 / 6), True),
        (week(1), 1, 6, Mean(5, 6, 7.0), False),  # still running
        (week(1), 1, 3, Mean(2, 3, None), False),
        (week(1), 4, 13, Mean(6, 7, 39 / 6), True),  # began before the window
        (week(1), 7, 13, Mean(6, 7, 39 / 6), True),
        (week(8), 1, 13, Mean(5, 6, 1.2), False),
        (week(1, position=3), 1, 13, Mean(4, 5, 7.5), True),  # 9 8 - 7 6
        (routine.pause(week(1), day(4)), 1, 13, Mean(2, 3, None), False),
        (routine.resume(routine.pause(week(1), day(2)), day(4)), 1, 13, Mean(6, 7, 34 / 6), True),  # 9 | 7 6 5 4 - 3
        (routine.end_early(week(1), day(6)), 1, 13, Mean(4, 5, 7.5), True),  # 9 8 - 7 6
        (routine.end_early(routine.pause(week(1), day(6)), day(12)), 1, 13, Mean(4, 5, 7.5), True),
    ],
)
def test_a_week_averages_the_days_of_it_that_have_come(
    given: Week, first: int, last: int, expected: Mean, complete: bool
) -> None:
    (found,) = trend(rated(SCORES), (given,), day(first), day(last)).weeks
    assert (found.week, found.mean, found.complete) == (given, expected, complete)
    assert len(found.days) == expected.of
    assert found.shown == tuple(d for d in found.days if day(first) <= d <= day(last))


@pytest.mark.parametrize(
    ("given", "first", "last", "until", "expected", "shown", "reached"),
    [
        (week(1), 1, 7, 13, Mean(6, 7, 39 / 6), 7, (1, 7)),
        (week(1), 3, 5, 13, Mean(6, 7, 39 / 6), 3, (1, 7)),
        (week(1), 3, 5, 6, Mean(5, 6, 7.0), 3, (1, 6)),  # still running
        (week(1), 7, 9, 13, Mean(6, 7, 39 / 6), 1, (1, 9)),
        (week(8), 1, 8, 13, Mean(5, 6, 1.2), 1, (1, 13)),
        (routine.resume(routine.pause(week(1), day(2)), day(4)), 2, 4, 13, Mean(6, 7, 34 / 6), 1, (1, 9)),
    ],
)
def test_a_week_has_one_mean_wherever_it_is_looked_at(
    given: Week, first: int, last: int, until: int, expected: Mean, shown: int, reached: tuple[int, int]
) -> None:
    found = reach((given,), day(first), day(last), day(until))
    assert found == (day(reached[0]), day(reached[1]))
    days = [d for d in rated(SCORES) if found[0] <= d.day <= found[1]]
    course = trend(days, (given,), day(first), day(last), day(until))
    assert [(w.mean, len(w.shown)) for w in course.weeks] == [(expected, shown)]
    assert (course.first, course.last, len(course.ratings)) == (day(first), day(last), last - first + 1)


def test_a_week_that_is_not_met_is_not_reached_for() -> None:
    rests = routine.pause(week(1), day(3))
    assert reach((week(1), rests), day(8), day(9), day(13)) == (day(8), day(9))


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [(week(1), 8, 13), (week(8), 1, 7), (routine.end_early(week(3), day(3)), 1, 13)],
)
def test_weeks_outside_the_window_and_empty_ones_are_left_out(given: Week, first: int, last: int) -> None:
    assert trend(rated(SCORES), (given,), day(first), day(last)).weeks == ()

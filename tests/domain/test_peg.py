"""PEG: three items on the past week, asked for at the ends of a week."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.diary import Diary, gather, key_of
from desktop.domain.errors import ScoreOutOfRange
from desktop.domain.peg import NEAR, Peg, at_ends, due
from desktop.domain.routine import Turn, Week, WeekKind
from tests.domain.make import at, day

WEEK = Week("w", WeekKind.BASELINE, (Turn(day(1), 1),))
NEXT = Week("n", WeekKind.AWARENESS, (Turn(day(8), 1),))
PAUSED = replace(WEEK, turns=(Turn(day(1), 1), Turn(day(4), None)))
RESUMED = replace(WEEK, turns=(*PAUSED.turns, Turn(day(9), 4)))
RESTED_FROM_THE_START = replace(WEEK, turns=(Turn(day(1), None),))
CUT_SHORT = replace(WEEK, ended=day(5))
ENDED_IN_A_PAUSE = replace(PAUSED, ended=day(6))
ENDED_AT_ONCE = replace(WEEK, ended=day(1))


def peg(n: int) -> Peg:
    return Peg(day(n), at(n), 5, 4, 3)


@pytest.mark.parametrize(
    ("scores", "mean"), [((0, 0, 0), 0.0), ((10, 10, 10), 10.0), ((6, 5, 4), 5.0), ((1, 0, 0), 1 / 3)]
)
def test_its_score_is_the_mean_of_the_items(scores: tuple[int, int, int], mean: float) -> None:
    found = Peg(day(1), at(1), *scores)
    assert (found.scores, found.mean) == (scores, mean)


@pytest.mark.parametrize("item", ["pain", "enjoyment", "activity"])
@pytest.mark.parametrize("score", [-1, 11, 4.0, True, "5", None])
def test_no_item_leaves_the_scale(item: str, score: object) -> None:
    with pytest.raises(ScoreOutOfRange) as caught:
        replace(peg(1), **{item: score})  # type: ignore[arg-type]
    assert caught.value.score is score


def test_a_day_has_one_answer_and_they_come_by_day() -> None:
    assert key_of(peg(1)) == key_of(replace(peg(1), pain=9, at=at(2))) != key_of(peg(2))
    assert gather([peg(14), peg(1)]) == Diary(pegs=(peg(1), peg(14)))
    assert gather([peg(14), peg(1)]).records() == (peg(1), peg(14))


@pytest.mark.parametrize(
    ("week", "days"),
    [
        (WEEK, {1, 2, 3, 7, 8, 9}),
        (NEXT, {8, 9, 10, 14, 15, 16}),
        (PAUSED, {1, 2, 3}),
        (RESUMED, {1, 2, 3, 12, 13, 14}),
        (RESTED_FROM_THE_START, set()),
        (CUT_SHORT, {1, 2, 3, 4, 5, 6}),
        (ENDED_IN_A_PAUSE, {1, 2, 3, 5}),
        (ENDED_AT_ONCE, set()),
    ],
    ids=["whole", "next", "paused", "resumed", "rested", "short", "ended-in-a-pause", "ended-at-once"],
)
def test_it_is_due_at_both_ends_of_a_week_and_shortly_after(week: Week, days: set[int]) -> None:
    assert {n for n in range(-9, 40) if due([week], [], day(n))} == days


@pytest.mark.parametrize(
    ("answered", "days"),
    [
        ((), {1, 2, 3, 7, 8, 9, 10, 14, 15, 16}),
        ((1,), {7, 8, 9, 10, 14, 15, 16}),
        ((3,), {7, 8, 9, 10, 14, 15, 16}),
        ((4,), {1, 2, 3, 7, 8, 9, 10, 14, 15, 16}),
        ((1, 7), {14, 15, 16}),
        ((1, 8), {14, 15, 16}),
        ((-1, 7, 12), set()),
        ((1, 10), {7, 8, 9, 14, 15, 16}),
        ((1, 5), {8, 9, 10, 14, 15, 16}),
    ],
    ids=str,
)
def test_one_answer_serves_the_ends_it_is_near_to(answered: tuple[int, ...], days: set[int]) -> None:
    assert {n for n in range(-9, 40) if due([WEEK, NEXT], map(peg, answered), day(n))} == days


def test_without_a_week_it_is_never_due() -> None:
    assert not due([], [], day(1))
    assert timedelta(days=2) == NEAR


def test_a_week_that_ended_in_a_pause_ends_with_its_last_day_that_counted() -> None:
    answers = [peg(1), peg(4)]
    assert at_ends([ENDED_IN_A_PAUSE], answers, day(20)) == (peg(1), peg(4))
    assert at_ends([ENDED_IN_A_PAUSE], answers, day(4)) == (peg(1),)

"""Where somebody stands, and when Today asks for the warning signs or suggests a rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from desktop.domain.clock import Moment
from desktop.domain.diary import CheckIn, DiaryDay, PainRating
from desktop.domain.prompts import (
    Stage,
    help_comes_first,
    jump_check_due,
    middle_check_due,
    only_rates,
    repeatable,
    rest_from_rating_due,
    standing,
)
from desktop.domain.routine import Turn, Week, WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck

TODAY = date(2026, 3, 18)
BASELINE, AWARENESS = WeekKind.BASELINE, WeekKind.AWARENESS


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def moment(days: int, hour: int = 9) -> Moment:
    return Moment.at(datetime.combine(ago(days), time(hour), tzinfo=UTC))


def week(days: int, *turns: tuple[int, int | None], kind: WeekKind = AWARENESS, ended: int | None = None) -> Week:
    made = (Turn(ago(days), 1), *(Turn(ago(back), position) for back, position in turns))
    return Week(f"w{days}", kind, made, None if ended is None else ago(ended))


def rated(*scores: tuple[int, int], hour: int = 8) -> list[DiaryDay]:
    return [DiaryDay(ago(days), PainRating(ago(days), moment(days, hour), score)) for days, score in scores]


def check(days: int, hour: int = 9, *ticked: Sign) -> WarningCheck:
    return WarningCheck("c", ago(days), moment(days, hour), frozenset(ticked))


@pytest.mark.parametrize(
    ("weeks", "stage", "position", "about"),
    [
        ([], Stage.NO_WEEK, None, None),
        ([week(0)], Stage.UNDER_WAY, 1, "w0"),
        ([week(6)], Stage.UNDER_WAY, 7, "w6"),
        ([week(7)], Stage.OVER, None, "w7"),
        ([week(20, kind=BASELINE), week(8)], Stage.OVER, None, "w8"),
        ([week(3, (1, None))], Stage.PAUSED, 3, "w3"),
        ([week(3, ended=0)], Stage.OVER, None, "w3"),
        ([week(0, ended=0)], Stage.NO_WEEK, None, None),
        ([week(-2)], Stage.AHEAD, None, "w-2"),
        ([week(9, kind=BASELINE), week(-1)], Stage.AHEAD, None, "w-1"),
        ([week(7, kind=BASELINE), week(0), week(-9)], Stage.UNDER_WAY, 1, "w0"),
    ],
)
def test_standing(weeks: list[Week], stage: Stage, position: int | None, about: str | None) -> None:
    found = standing(weeks, TODAY)
    assert (found.stage, found.position, found.week and found.week.id) == (stage, position, about)
    assert found.kind is (found.week.kind if found.week else None)


@pytest.mark.parametrize(
    ("weeks", "noticed", "only"),
    [
        ([week(2, kind=BASELINE)], False, True),
        ([week(2, kind=BASELINE)], True, False),
        ([week(2)], False, False),
        ([week(9, kind=BASELINE)], False, False),
        ([], False, False),
    ],
)
def test_a_baseline_week_only_rates(weeks: list[Week], noticed: bool, only: bool) -> None:
    made = (CheckIn("c", TODAY, moment(0), "cooking"),) if noticed else ()
    assert only_rates(standing(weeks, TODAY), DiaryDay(TODAY, check_ins=made)) is only


@pytest.mark.parametrize(
    ("of", "position"),
    [(week(0), None), (week(2), 2), (week(2, (0, 2)), None), (week(5, (3, None), (0, 3)), 2)],
    ids=["first day", "third day", "already repeated", "after a pause"],
)
def test_what_can_be_repeated(of: Week, position: int | None) -> None:
    assert repeatable(of, TODAY) == position


@pytest.mark.parametrize(
    ("of", "last", "due"),
    [
        (None, None, False),
        (week(3, kind=BASELINE), None, False),
        (week(2), None, False),
        (week(3), None, True),
        (week(3), check(1), True),
        (week(3), check(0), False),
        (week(5), check(3), True),
        (week(5), check(2), False),
        (week(5, (3, None), (1, 3)), None, True),
        (week(5, (3, None), (0, 3)), None, False),
    ],
)
def test_the_middle_of_the_week(of: Week | None, last: WarningCheck | None, due: bool) -> None:
    assert middle_check_due(of, TODAY, last) is due


@pytest.mark.parametrize(
    ("days", "last", "due"),
    [
        (rated((0, 7)), None, False),
        (rated((1, 2)), None, False),
        (rated((0, 6), (1, 4)), None, False),
        (rated((0, 7), (1, 4)), None, True),
        (rated((0, 7), (5, 4), (9, 7)), None, True),
        (rated((0, 7), (29, 1)), None, False),
        (rated((0, 7), (28, 4)), None, True),
        (rated((0, 7), (1, 4)), check(0, 7), True),
        (rated((0, 7), (1, 4)), check(0, 9), False),
        (rated((0, 2), (1, 9)), None, False),
        ([*rated((0, 7)), DiaryDay(ago(1)), *rated((2, 4))], None, True),
    ],
)
def test_a_jump(days: list[DiaryDay], last: WarningCheck | None, due: bool) -> None:
    assert jump_check_due(days, TODAY, last) is due


@pytest.mark.parametrize(
    ("last", "first"),
    [(None, False), (check(0), False), (check(0, 9, Sign.LEAKING), True), (check(1, 9, Sign.LEAKING), True)],
)
def test_help_comes_first(last: WarningCheck | None, first: bool) -> None:
    assert help_comes_first(last) is first


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (range(14), True),
        (range(1, 15), True),
        (range(13), False),
        (range(1, 14), False),
        ([0, *range(2, 16)], False),
        (range(2, 16), False),
        ([], False),
    ],
)
def test_a_rest_from_rating(days: list[int], due: bool) -> None:
    assert rest_from_rating_due(rated(*((day, 4) for day in days)), TODAY) is due

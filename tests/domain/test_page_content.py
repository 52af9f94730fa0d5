"""What goes with the page beside its own content: the slice of the diary, and where the answers to PEG belong."""

from dataclasses import replace

import pytest

from desktop.domain.diary import Note, Person, SkippedDay
from desktop.domain.peg import Peg, at_ends
from desktop.domain.routine import Activity, Turn, Week, WeekKind, default_activities
from desktop.domain.summary import summarise, within
from desktop.domain.warning_signs import Sign, WarningCheck
from tests.domain.make import at, check, day, diary, rating
from tests.told import FULL

TEETH, DISHES, COOKING = default_activities()
OWN = Activity("own", "Ironing", retired=True)
BASELINE = Week("w1", WeekKind.BASELINE, (Turn(day(1), 1),))
AWARENESS = Week("w2", WeekKind.AWARENESS, (Turn(day(8), 1),))
EARLIER, LATER = (WarningCheck(f"c{n}", day(n), at(n), frozenset({Sign.COUGH})) for n in (1, 30))


def peg(n: int) -> Peg:
    return Peg(day(n), at(n), 5, 4, 3)


WHOLE = diary(
    Person("Ada Example", day(-1000)),
    FULL,
    *(TEETH, DISHES, COOKING, OWN),
    *(BASELINE, AWARENESS, EARLIER, LATER),
    *(peg(n) for n in (1, 6, 10, 14)),
    *(rating(n, 5) for n in (1, 7, 8, 12)),
    Note(day(8), at(8), "Long drive"),
    SkippedDay(day(9), at(9)),
    check("a", 7, OWN.id),
    check("b", 8, TEETH.id),
    check("c", 9, COOKING.id),
)


def test_a_slice_holds_its_days_and_what_is_needed_to_read_them() -> None:
    found = within(WHOLE, day(8), day(9))
    assert [kept.day for kept in found.days] == [day(8), day(9)]
    assert found.days == WHOLE.days[2:4]
    assert found.activities == (TEETH, COOKING)
    assert found.weeks == (AWARENESS,)
    assert [kept.day for kept in found.pegs] == [day(6), day(10)]
    assert (found.person, found.interview, found.warning_checks) == (WHOLE.person, FULL, (LATER,))


@pytest.mark.parametrize(("first", "last", "weeks"), [(7, 7, 1), (7, 8, 2), (15, 40, 0), (0, 0, 0)])
def test_a_week_belongs_to_a_slice_if_one_of_its_days_does(first: int, last: int, weeks: int) -> None:
    assert len(within(WHOLE, day(first), day(last)).weeks) == weeks


def test_a_slice_makes_the_same_page_but_for_averages_of_whole_weeks() -> None:
    whole, sliced = (summarise(kept, day(1), day(14), day(15)) for kept in (WHOLE, within(WHOLE, day(1), day(14))))
    assert whole == sliced


def test_a_slice_of_nothing_is_empty() -> None:
    assert within(diary(), day(1), day(9)) == diary()


ENDED = replace(AWARENESS, ended=day(10))
LATER_WEEK = Week("w3", WeekKind.AWARENESS, (Turn(day(20), 1),))


@pytest.mark.parametrize(
    ("weeks", "answered", "today", "found"),
    [
        ([AWARENESS], (8, 14), 20, (8, 14)),
        ([AWARENESS], (6, 7, 10, 12, 16), 20, (7, 12)),
        ([AWARENESS], (5, 11, 17), 20, (None, None)),
        ([AWARENESS], (8,), 12, (8,)),
        ([AWARENESS], (8,), 7, ()),
        ([ENDED], (9,), 20, (9, 9)),
        ([AWARENESS, BASELINE], (1, 14), 20, (1, 14)),
        ([AWARENESS, BASELINE], (1, 8), 12, (1,)),
        ([AWARENESS, BASELINE, LATER_WEEK], (1, 14, 20, 26), 40, (20, 26)),
        ([BASELINE, AWARENESS, LATER_WEEK], (1, 14, 20, 26), 19, (1, 14)),
        ([], (1,), 19, ()),
    ],
    ids=[
        *("both", "nearest", "too-far", "running", "not-begun", "short"),
        *("one-after-the-other", "the-second-running", "after-a-rest", "before-the-third", "no-week"),
    ],
)
def test_answers_belong_to_the_ends_that_have_come(
    weeks: list[Week], answered: tuple[int, ...], today: int, found: tuple[int | None, ...]
) -> None:
    ends = at_ends(weeks, map(peg, answered), day(today))
    assert ends == tuple(None if n is None else peg(n) for n in found)

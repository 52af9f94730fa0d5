from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import routine
from desktop.domain.errors import NameMissing, NoRunningWeek, NotInTheRoutine, TextTooLong, WeeksOverlap
from desktop.domain.routine import (
    CUE_LIMIT,
    NAME_LIMIT,
    ROUTINE,
    Activity,
    Turn,
    Week,
    WeekKind,
    begin,
    clear_of,
    default_activities,
    running,
)
from tests.domain.make import day

SEVEN = "1234567"


def week(start: int = 1, position: int = 1, id: str = "w", kind: WeekKind = WeekKind.AWARENESS) -> Week:
    return begin(id, kind, day(start), (), position)


def after(given: Week, steps: str) -> Week:
    """`given` after steps such as "pause 4, go_to 6 2, resume 9": what, on which day, to which position."""
    for step in filter(None, steps.split(", ")):
        name, when, *position = step.split()
        act: Callable[..., Week] = getattr(routine, name)
        given = act(given, day(int(when)), *map(int, position))
    return given


def course(given: Week, until: int = 15) -> str:
    """The position of each day from day 1 on: a digit, "-" for a pause, "." outside the week."""
    days = [day(n) for n in range(1, until + 1)]
    found = "".join(str(given.position(d) or ("-" if given.paused(d) else ".")) for d in days)
    assert [given.covers(d) for d in days] == [mark != "." for mark in found]
    assert given.days(days[-1]) == tuple(d for d, mark in zip(days, found, strict=True) if mark.isdigit())
    return found.rstrip(".")


@pytest.mark.parametrize(
    ("first", "steps", "expected"),
    [
        (1, "", SEVEN),
        (3, "", "34567"),
        (7, "", "7"),
        # Pauses: seven days still count, and the day that would have come next comes next.
        (1, "pause 4, resume 6", "123--4567"),
        (1, "pause 4, resume 4", SEVEN),
        (1, "pause 7, resume 9", "123456--7"),
        (1, "pause 2, resume 3, pause 4, resume 6, pause 6, resume 7", "1-2---34567"),
        (1, "pause 3, pause 4, resume 5", "12--34567"),
        (5, "pause 2, resume 4", "5--67"),
        (1, "pause 4", "123" + "-" * 12),
        (1, "resume 1", SEVEN),
        (3, "resume 1", "34567"),
        (1, "go_to 4 1, resume 4", "1231234567"),
        # A week that rests from its first day on begins when it goes on.
        (1, "pause 1", "-" * 15),
        (1, "pause 1, pause 3", "-" * 15),
        (1, "pause 1, resume 1", SEVEN),
        (1, "pause 1, resume 4", "..." + SEVEN),
        (1, "pause 1, go_to 4 3", "...34567"),
        (1, "pause 1, resume 4, pause 4", "..." + "-" * 12),
        (1, "pause 1, end_early 4", ""),
        # Going back and on.
        (3, "go_to 1 1", SEVEN),
        (1, "go_to 4 1", "1231234567"),
        (1, "go_to 4 3", "12334567"),
        (1, "go_to 3 6", "1267"),
        (1, "go_to 7 7", SEVEN),
        (1, "go_to 7 1", "1234561234567"),
        (1, "pause 3, go_to 5 2", "12--234567"),
        (1, "go_to 3 1, pause 5, resume 7", "1212--34567"),
        # Two turns on one day: the later one holds, as if the earlier one had not been.
        (1, "go_to 3 7, go_to 3 2", "12234567"),
        (1, "go_to 4 1, pause 4, resume 5", "123-4567"),
        (1, "pause 4, resume 6, pause 6, resume 8", "123----4567"),
        # A clock set back, or a flight: what was planned from there gives way.
        (1, "pause 5, pause 3, resume 4", "12-34567"),
        (1, "go_to 5 1, go_to 3 5", "12567"),
        (1, "end_early 6, go_to 3 2", "12234"),
        (1, "end_early 6, go_to 2 7", "17"),
        (1, "end_early 6, pause 3", "12---"),
        (1, "end_early 6, end_early 3", "12"),
        # Ending: the days so far stay; a pause that leads nowhere is no part of the week.
        (1, "end_early 4", "123"),
        (1, "end_early 7", "123456"),
        (1, "end_early 2", "1"),
        (1, "end_early 1", ""),
        (4, "go_to 1 2, end_early 1", ""),
        (1, "pause 4, end_early 4", "123"),
        (1, "pause 4, end_early 9", "123"),
        (1, "pause 4, pause 6, end_early 9", "123"),
        (1, "pause 3, resume 5, end_early 7", "12--34"),
        (1, "pause 3, resume 5, end_early 5", "12"),
    ],
)
def test_a_week_goes_as_a_person_would_expect(first: int, steps: str, expected: str) -> None:
    result = after(week(position=first), steps)
    assert course(result) == expected
    assert result.end == (None if len(expected) == 15 else day(len(expected)))


def test_a_pause_may_last_for_months() -> None:
    rested = after(week(), "pause 5, resume 200")
    assert rested.end == day(202)
    assert [rested.position(day(n)) for n in (4, 5, 199, 200, 202, 203)] == [4, None, None, 5, 7, None]
    assert len(rested.days(day(400))) == 7


@given(first=st.integers(1, 7), rests=st.lists(st.tuples(st.integers(1, 6), st.integers(0, 40)), max_size=8))
def test_every_position_counts_once_however_often_one_rests(first: int, rests: list[tuple[int, int]]) -> None:
    given = week(position=first)
    today = given.start
    for waited, rested in rests:
        today += timedelta(days=waited)
        if given.covers(today):
            given = routine.pause(given, today)
            today += timedelta(days=rested)
            given = routine.resume(given, today)
    assert [given.position(d) for d in given.days(date.max - timedelta(days=1))] == list(range(first, 8))
    assert given.end == given.days(date(2100, 1, 1))[-1]


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        ([], []),
        ([week(1)], ["123" + "-" * 12]),
        ([after(week(1), "pause 2")], ["1" + "-" * 14]),
        ([after(week(1), "end_early 3")], []),
        ([after(week(1), "end_early 6")], ["123--"]),
        # What is only planned rests from its first day on.
        ([week(9)], ["." * 8 + "-" * 7]),
        ([week(9), week(1)], ["123-----", "." * 8 + "-" * 7]),
        ([after(week(1), "pause 3"), after(week(8), "end_early 8")], ["12" + "-" * 13]),
        ([week(1), week(8), week(15)], ["123----", "." * 7 + "-" * 7, "." * 14 + "-"]),
        # From a file that somebody wrote by hand.
        ([week(1), week(3)], ["12", "..1" + "-" * 12]),
    ],
)
def test_all_weeks_stop_without_running_into_one_another(weeks: list[Week], expected: list[str]) -> None:
    weeks = [replace(one, id=str(n)) for n, one in enumerate(weeks)]
    stopped = routine.stop(weeks, day(4))
    assert [course(one) for one in stopped] == expected
    assert set(routine.stop(stopped, day(4))) <= set(stopped)
    for one in stopped:
        clear_of(one, stopped)


@pytest.mark.parametrize("step", ["pause", "resume", "end_early", "go_to"])
@pytest.mark.parametrize(("steps", "when"), [("", 0), ("", 8), ("end_early 4", 4), ("end_early 1", 1)])
def test_no_step_outside_the_week(step: str, steps: str, when: int) -> None:
    given = after(week(), steps)
    with pytest.raises(NoRunningWeek):
        after(given, f"{step} {when}" + (" 1" if step == "go_to" else ""))


@pytest.mark.parametrize("position", [0, 8, -1])
def test_the_routine_has_seven_positions(position: int) -> None:
    with pytest.raises(NotInTheRoutine) as refused:
        week(position=position)
    assert refused.value == NotInTheRoutine(position, 7)
    with pytest.raises(NotInTheRoutine):
        after(week(), f"go_to 3 {position}")


@pytest.mark.parametrize(
    ("turns", "ended"),
    [
        ((), None),
        ((Turn(day(1), 1), Turn(day(1), 2)), None),
        ((Turn(day(2), 1), Turn(day(1), 2)), None),
        ((Turn(day(1), 1), Turn(day(8), 2)), None),
        ((Turn(day(1), 7), Turn(day(2), None)), None),
        ((Turn(day(2), 1),), day(1)),
    ],
)
def test_a_week_that_could_not_have_been_is_refused(turns: tuple[Turn, ...], ended: date | None) -> None:
    with pytest.raises(ValueError, match="week"):
        Week("w", WeekKind.AWARENESS, turns, ended)


def test_a_baseline_week_has_no_focus_and_an_awareness_week_the_seven_in_order() -> None:
    baseline, awareness = week(kind=WeekKind.BASELINE), week(8)
    days = [day(n) for n in range(16)]
    assert [baseline.focus(d) for d in days] == [None] * 16
    assert [awareness.focus(d) for d in days] == [None] * 8 + list(ROUTINE) + [None]
    assert after(awareness, "pause 9").focus(day(9)) is None
    assert running((baseline, awareness), day(7)) is baseline
    assert running((baseline, awareness), day(8)) is awareness
    assert running((baseline, awareness), day(15)) is None


@pytest.mark.parametrize(
    ("steps", "free", "taken"),
    [
        ("", (3, 17), (4, 10, 16)),
        ("pause 12", (3,), (4, 10, 17, 100)),
        ("pause 12, resume 20", (3, 25), (4, 15, 24)),
        ("end_early 13", (3, 13), (4, 12)),
        ("pause 12, end_early 30", (3, 12), (4, 11)),
        ("end_early 10", (3, 4, 9, 10, 11), ()),
    ],
)
def test_weeks_keep_apart(steps: str, free: tuple[int, ...], taken: tuple[int, ...]) -> None:
    other = after(week(10, id="other"), steps)
    for start in free:
        new = begin("new", WeekKind.AWARENESS, day(start), (other,))
        assert new.start == day(start)
        assert not new.meets(other)
        assert not other.meets(new)
    for start in taken:
        with pytest.raises(WeeksOverlap) as refused:
            begin("new", WeekKind.AWARENESS, day(start), (other,))
        assert refused.value == WeeksOverlap(day(start), day(10))


@pytest.mark.parametrize("steps", ["pause 4", "go_to 4 1", "pause 4, resume 5"])
def test_a_change_that_runs_into_the_week_planned_next_is_refused(steps: str) -> None:
    this, planned = week(), week(8, id="planned")
    assert clear_of(this, (this, planned)) is this
    with pytest.raises(WeeksOverlap):
        clear_of(after(this, steps), (this, planned))
    assert clear_of(after(this, "pause 4, end_early 5"), (this, planned)).end == day(3)


def test_activities_have_a_name_of_their_own_unless_they_are_built_in() -> None:
    assert [activity.name for activity in default_activities()] == ["", "", ""]
    assert len({activity.id for activity in default_activities()}) == 3
    for name in ("", " \t"):
        with pytest.raises(NameMissing):
            Activity("own", name)


@pytest.mark.parametrize(
    ("name", "cue", "limit"), [("x" * (NAME_LIMIT + 1), "", NAME_LIMIT), ("x", "y" * (CUE_LIMIT + 1), CUE_LIMIT)]
)
def test_texts_of_an_activity_are_short(name: str, cue: str, limit: int) -> None:
    with pytest.raises(TextTooLong) as refused:
        Activity("own", name, cue)
    assert refused.value == TextTooLong(limit, limit + 1)
    assert Activity("own", name[:NAME_LIMIT], cue[:CUE_LIMIT])

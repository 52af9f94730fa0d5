from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clock import LATEST_DAY_START, Moment, days_between, diary_day
from desktop.domain.preferences import Preferences
from tests.fakes import FixedClock

AUCKLAND, BERLIN, HONOLULU, NEW_YORK = map(
    ZoneInfo, ("Pacific/Auckland", "Europe/Berlin", "Pacific/Honolulu", "America/New_York")
)
DAY = timedelta(days=1)
day_starts = st.times(max_value=LATEST_DAY_START)
wall_clocks = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))
zones = st.sampled_from([AUCKLAND, BERLIN, HONOLULU, NEW_YORK, UTC])
offsets = st.integers(-24 * 60 + 1, 24 * 60 - 1)


@given(local=wall_clocks, zone=zones, day_start=day_starts)
def test_a_diary_day_lasts_from_one_day_start_to_the_next(local: datetime, zone: ZoneInfo, day_start: time) -> None:
    moment = Moment.at(local.replace(tzinfo=zone))
    wall = moment.local.replace(tzinfo=None)
    begins = datetime.combine(diary_day(moment, day_start), day_start)
    assert begins <= wall < begins + DAY


@given(first=wall_clocks, step=st.timedeltas(timedelta(0), 3 * DAY), offset=offsets, day_start=day_starts)
def test_in_one_place_diary_days_never_run_backwards(
    first: datetime, step: timedelta, offset: int, day_start: time
) -> None:
    utc = first.replace(tzinfo=UTC)
    assert diary_day(Moment(utc, offset), day_start) <= diary_day(Moment(utc + step, offset), day_start)


@pytest.mark.parametrize(
    ("clock", "day_start", "expected"),
    [
        ("00:00", "00:00", 2),
        ("23:59", "00:00", 2),
        ("00:00", "04:00", 1),
        ("03:59", "04:00", 1),
        ("04:00", "04:00", 2),
        ("11:59", "12:00", 1),
        ("12:00", "12:00", 2),
    ],
)
def test_the_day_start_itself_belongs_to_the_new_day(clock: str, day_start: str, expected: int) -> None:
    moment = Moment.at(datetime.fromisoformat(f"2026-03-02T{clock}+05:30"))
    assert diary_day(moment, time.fromisoformat(day_start)) == date(2026, 3, expected)


@pytest.mark.parametrize(("day_start", "back"), [(time(0), 0), (time(4), 1), (time(12), 1)])
@pytest.mark.parametrize(
    ("zone", "night", "hours"),
    [
        (BERLIN, date(2026, 3, 29), 23),
        (BERLIN, date(2026, 10, 25), 25),
        (NEW_YORK, date(2026, 3, 8), 23),
        (NEW_YORK, date(2026, 11, 1), 25),
    ],
)
def test_summer_time_makes_one_diary_day_an_hour_longer_or_shorter(
    zone: ZoneInfo, night: date, hours: int, day_start: time, back: int
) -> None:
    """The clocks change between two and three at night, so a later day start gives that hour to the day before."""
    noon = datetime(night.year, night.month, night.day, 12, tzinfo=UTC)
    quarters = [noon + timedelta(minutes=15 * n) for n in range(-4 * 60, 4 * 60)]
    days = [diary_day(Moment.at(instant.astimezone(zone)), day_start) for instant in quarters]
    assert days == sorted(days)
    changed = night - back * DAY
    assert [days.count(changed + n * DAY) for n in (-1, 0, 1)] == [4 * 24, 4 * hours, 4 * 24]


def test_a_day_start_within_the_hour_that_comes_twice_goes_by_the_wall_clock() -> None:
    first, second = (datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN, fold=fold) for fold in (0, 1))
    between = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    days = [diary_day(Moment.at(local), time(2, 30)).day for local in (first, between, second)]
    assert days == [25, 24, 25]


def test_from_auckland_to_honolulu_and_back() -> None:
    clock = FixedClock(datetime(2026, 7, 10, 9, tzinfo=AUCKLAND))
    seen = []
    for zone, hours in ((AUCKLAND, 12), (HONOLULU, 9), (HONOLULU, 20), (HONOLULU, 9), (AUCKLAND, 0)):
        clock.fly(zone)
        seen.append((clock.now(), diary_day(clock.now())))
        clock.advance(hours=hours)
    assert [(moment.local.strftime("%d %H:%M"), day.day) for moment, day in seen] == [
        ("10 09:00", 10),
        ("09 23:00", 9),
        ("10 08:00", 10),
        ("11 04:00", 11),
        ("12 11:00", 12),
    ]
    assert [diary_day(moment) for moment, _ in seen] == [day for _, day in seen]


@given(local=wall_clocks, zone=zones, later=zones)
def test_a_moment_keeps_its_instant_and_the_wall_clock_of_its_place(
    local: datetime, zone: ZoneInfo, later: ZoneInfo
) -> None:
    moment = Moment.at(local.replace(tzinfo=zone))
    exact = local.replace(tzinfo=zone).astimezone(UTC)
    assert moment.utc == exact.replace(microsecond=exact.microsecond // 1000 * 1000)
    assert moment.utc.tzinfo is UTC
    assert timedelta(minutes=moment.offset) == moment.local.utcoffset()
    assert Moment.at(moment.utc.astimezone(later)).utc == moment.utc
    assert Moment.at(moment.local) == moment


def test_moments_sort_by_instant() -> None:
    early, late = Moment(datetime(2026, 3, 2, 9, tzinfo=UTC), 600), Moment(datetime(2026, 3, 2, 10, tzinfo=UTC), -600)
    assert sorted([late, early]) == [early, late]


@pytest.mark.parametrize(
    ("utc", "offset"),
    [
        (datetime(2026, 3, 2, 9), 0),
        (datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=1))), 60),
        (datetime(2026, 3, 2, 9, tzinfo=UTC), 24 * 60),
        (datetime(2026, 3, 2, 9, tzinfo=UTC), -24 * 60),
    ],
)
def test_a_moment_refuses_what_is_no_instant(utc: datetime, offset: int) -> None:
    with pytest.raises(ValueError, match=r"moment|offset"):
        Moment(utc, offset)


def test_a_moment_refuses_a_wall_clock_without_a_place() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment.at(datetime(2026, 3, 2, 9))


@given(first=st.dates(), length=st.integers(-3, 400))
def test_days_between_are_all_of_them_in_order(first: date, length: int) -> None:
    last = date.fromordinal(max(1, min(first.toordinal() + length, date.max.toordinal())))
    days = days_between(first, last)
    assert [day.toordinal() for day in days] == list(range(first.toordinal(), last.toordinal() + 1))


@pytest.mark.parametrize("day_start", [time(0), time(4), LATEST_DAY_START])
def test_a_day_may_start_from_midnight_to_noon(day_start: time) -> None:
    assert Preferences(day_start=day_start).day_start == day_start


@pytest.mark.parametrize("day_start", [time(12, 0, 1), time(23, 59)])
def test_a_day_does_not_start_after_noon(day_start: time) -> None:
    with pytest.raises(ValueError, match="noon"):
        Preferences(day_start=day_start)

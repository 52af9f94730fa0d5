from dataclasses import fields, replace
from datetime import date, time, timedelta
from random import Random

import pytest

from desktop.domain import diary, entries
from desktop.domain.clock import Moment
from desktop.domain.diary import (
    NOTE_LIMIT,
    PERSON_NAME_LIMIT,
    BodySite,
    Change,
    CheckIn,
    Diary,
    DiaryDay,
    Evened,
    FeltSpot,
    Note,
    PainRating,
    Person,
    Record,
    SkippedDay,
    gather,
    inverse,
    key_of,
)
from desktop.domain.entries import Now
from desktop.domain.errors import (
    InTheFuture,
    NameMissing,
    NameTaken,
    ScoreOutOfRange,
    TextTooLong,
    TooLongAgo,
    UnknownActivity,
)
from desktop.domain.routine import Activity, Turn, Week, WeekKind, default_activities
from desktop.domain.summary import summarise
from desktop.domain.warning_signs import WarningCheck
from tests.domain.make import at, check, day, now, rating

TODAY = 10
LEGS = frozenset({BodySite.LEFT_LEG, BodySite.RIGHT_LEG})
MARK = SkippedDay(day(TODAY), at(TODAY))
ONCE = Activity("stretch", "Stretching", several_times=False)
ACTIVITIES = (*default_activities(), ONCE, Activity("gone", "Ironing", retired=True))
EVERY: tuple[Record, ...] = (
    Person("Ada", date(1970, 1, 1)),
    *ACTIVITIES,
    Week("w1", WeekKind.BASELINE, (Turn(day(1), 1),)),
    Week("w2", WeekKind.AWARENESS, (Turn(day(8), 1), Turn(day(9), None), Turn(day(12), 2)), day(13)),
    WarningCheck("c2", day(1), at(1)),
    WarningCheck("c1", day(8), at(8)),
    rating(1, 4),
    Note(day(1), at(1), "Slept badly"),
    check("a", 2, hour=8),
    check("b", 2, hour=8),
    check("c", 2, "stretch", hour=20),
    rating(3, 0, recalled=True),
    SkippedDay(day(3), at(4)),
    check("d", 3, evened=Evened.NO),
)


# Ratings.


@pytest.mark.parametrize(("n", "recalled"), [(TODAY, False), (TODAY - 1, True)])
def test_today_and_yesterday_can_be_rated(n: int, recalled: bool) -> None:
    change = entries.rate(now(TODAY), DiaryDay(day(n)), 3, LEGS)
    assert change == Change(put=(PainRating(day(n), at(TODAY), 3, LEGS, recalled),))


@pytest.mark.parametrize("n", [TODAY - 2, TODAY - 400])
def test_an_older_rating_can_be_changed_but_not_added(n: int) -> None:
    with pytest.raises(TooLongAgo) as refused:
        entries.rate(now(TODAY), DiaryDay(day(n)), 3)
    assert refused.value == TooLongAgo(day(n), day(TODAY - 1))
    change = entries.rate(now(TODAY), DiaryDay(day(n), rating(n, 7)), 3)
    assert change.put == (PainRating(day(n), at(TODAY), 3, recalled=True),)


@pytest.mark.parametrize(
    "write",
    [
        lambda present, then: entries.rate(present, then, 3),
        lambda present, then: entries.check_in(present, then, ACTIVITIES, check("x", TODAY + 1)),
        lambda present, then: entries.write_note(present, then, "Tomorrow"),
        entries.skip,
    ],
)
def test_nothing_is_written_for_a_day_that_has_not_begun(write: object) -> None:
    with pytest.raises(InTheFuture) as refused:
        write(now(TODAY), DiaryDay(day(TODAY + 1)))  # type: ignore[operator]
    assert refused.value == InTheFuture(day(TODAY + 1), day(TODAY))


@pytest.mark.parametrize("score", [-1, 11, 5.0, "5", True])
def test_a_score_is_a_whole_number_from_0_to_10(score: object) -> None:
    for make in (
        lambda: entries.rate(now(TODAY), DiaryDay(day(TODAY), rating(TODAY, 1)), score),  # type: ignore[arg-type]
        lambda: check("x", 1, pain_before=score),
        lambda: check("x", 1, pain_after=score),
    ):
        with pytest.raises(ScoreOutOfRange) as refused:
            make()
        assert refused.value.score is score
    assert [diary.valid_score(fine) for fine in (0, 10)] == [0, 10]


@pytest.mark.parametrize(("sites", "kept"), [(None, LEGS), (frozenset(), frozenset())])
def test_sites_stay_unless_others_are_given(sites: frozenset[BodySite] | None, kept: frozenset[BodySite]) -> None:
    then = DiaryDay(day(TODAY), replace(rating(TODAY, 4), sites=LEGS))
    assert entries.rate(now(TODAY), then, 5, sites).put == (PainRating(day(TODAY), at(TODAY), 5, kept),)


def test_saying_the_same_again_does_not_make_an_entry_recalled() -> None:
    yesterday = DiaryDay(
        day(TODAY - 1), rating(TODAY - 1, 4), (check("a", TODAY - 1),), Note(day(TODAY - 1), at(9), "So-so")
    )
    assert not entries.rate(now(TODAY), yesterday, 4)
    assert not entries.rate(now(TODAY), yesterday, 4, frozenset())
    assert entries.rate(now(TODAY), yesterday, 4, LEGS).put == (
        PainRating(day(TODAY - 1), at(TODAY), 4, LEGS, recalled=True),
    )
    assert not entries.write_note(now(TODAY), yesterday, " So-so\n")
    assert entries.check_in(now(TODAY), yesterday, ACTIVITIES, check("a", TODAY - 1)).put == yesterday.check_ins


def test_taking_a_rating_away_needs_one() -> None:
    assert entries.unrate(DiaryDay(day(3), rating(3, 4))) == Change(remove=(rating(3, 4),))
    assert not entries.unrate(DiaryDay(day(3)))


# Check-ins.


def test_the_first_check_in_is_stamped_and_a_change_keeps_its_moment() -> None:
    new = CheckIn("x", day(1), at(1), "cooking", evened=Evened.YES)
    (made,) = entries.check_in(now(TODAY), DiaryDay(day(TODAY)), ACTIVITIES, new).put
    assert made == replace(new, day=day(TODAY), at=at(TODAY))
    assert isinstance(made, CheckIn)
    then = DiaryDay(day(TODAY), check_ins=(made,))
    (changed,) = entries.check_in(now(TODAY + 1), then, ACTIVITIES, replace(made, noticed=False)).put
    assert changed == replace(made, noticed=False, recalled=True)


@pytest.mark.parametrize(("n", "recalled"), [(TODAY, False), (TODAY - 1, True), (TODAY - 30, True)])
def test_a_check_in_after_its_day_is_recalled(n: int, recalled: bool) -> None:
    (made,) = entries.check_in(now(TODAY), DiaryDay(day(n)), ACTIVITIES, check("x", n)).put
    assert made == replace(check("x", n), at=at(TODAY), recalled=recalled)


@pytest.mark.parametrize(("activity", "displaced"), [("cooking", 0), ("stretch", 1)])
def test_what_happens_once_a_day_replaces_its_first_occasion(activity: str, displaced: int) -> None:
    first, other = check("first", TODAY, activity), check("other", TODAY, "washing_dishes")
    then = DiaryDay(day(TODAY), check_ins=(first, other))
    again = entries.check_in(now(TODAY), then, ACTIVITIES, check("second", TODAY, activity))
    assert [key_of(record)[1] for record in again.put] == ["second"]
    assert again.remove == (first,) * displaced
    assert entries.check_in(now(TODAY), then, ACTIVITIES, replace(first, noticed=False)).remove == ()


@pytest.mark.parametrize(
    ("activity", "seconds", "once"),
    [
        ("cooking", 0, True),
        ("cooking", 4.999, True),
        ("cooking", 5, False),
        ("cooking", 3600, False),
        ("cooking", -1, False),  # the clock was set back
        ("washing_dishes", 1, False),
    ],
)
def test_a_second_tap_within_seconds_is_the_same_occasion(activity: str, seconds: float, once: bool) -> None:
    then = DiaryDay(day(TODAY), check_ins=(check("a", TODAY, hour=8), check("b", TODAY)))
    present = Now(Moment(at(TODAY).utc + timedelta(seconds=seconds), 60), day(TODAY))
    assert entries.just_noticed(present, then, activity) is once
    assert not entries.just_noticed(present, DiaryDay(day(TODAY)), activity)


def test_a_check_in_needs_an_activity_that_is_known_even_if_retired() -> None:
    assert entries.check_in(now(TODAY), DiaryDay(day(TODAY)), ACTIVITIES, check("x", TODAY, "gone"))
    with pytest.raises(UnknownActivity) as refused:
        entries.check_in(now(TODAY), DiaryDay(day(TODAY)), ACTIVITIES, check("x", TODAY, "juggling"))
    assert refused.value == UnknownActivity("juggling")


@pytest.mark.parametrize("pair", diary.OPPOSITES)
def test_weight_is_felt_on_one_side_of_each_pair(pair: tuple[FeltSpot, FeltSpot]) -> None:
    with pytest.raises(ValueError, match="one side"):
        check("x", 1, felt=frozenset({*pair, FeltSpot.HEEL}))
    assert check("x", 1, felt=frozenset({FeltSpot.HEEL, FeltSpot.OUTER, FeltSpot.LEFT}))


# Notes, skipped days, names.


@pytest.mark.parametrize(
    ("old", "text", "put", "removed"),
    [
        (None, " Fine \n", "Fine", False),
        ("Fine", "Better", "Better", False),
        ("Fine", "Fine", None, False),
        ("Fine", " \n", None, True),
        (None, "", None, False),
    ],
)
def test_a_note_is_written_replaced_or_taken_away(old: str | None, text: str, put: str | None, removed: bool) -> None:
    before = Note(day(TODAY - 3), at(TODAY - 3), old) if old else None
    change = entries.write_note(now(TODAY), DiaryDay(day(TODAY - 3), note=before), text)
    assert change.put == ((Note(day(TODAY - 3), at(TODAY), put, recalled=True),) if put else ())
    assert change.remove == ((before,) if removed else ())


def test_texts_have_their_limits() -> None:
    with pytest.raises(TextTooLong) as long:
        Note(day(1), at(1), "x" * (NOTE_LIMIT + 1))
    assert long.value == TextTooLong(NOTE_LIMIT, NOTE_LIMIT + 1)
    with pytest.raises(NameMissing):
        Note(day(1), at(1), " ")
    with pytest.raises(TextTooLong):
        Person("x" * (PERSON_NAME_LIMIT + 1))
    assert Note(day(1), at(1), "x" * NOTE_LIMIT)
    assert Person("x" * PERSON_NAME_LIMIT)


def test_skipping_leaves_what_is_recorded_and_recording_takes_the_mark_away() -> None:
    rated = DiaryDay(day(TODAY), rating(TODAY, 4), skipped=MARK)
    assert entries.skip(now(TODAY), replace(rated, skipped=None)) == Change(put=(MARK,))
    assert entries.skip(now(TODAY), DiaryDay(day(2))) == Change(put=(SkippedDay(day(2), at(TODAY)),))
    assert entries.unskip(rated) == Change(remove=(MARK,))
    assert not entries.unskip(DiaryDay(day(TODAY)))
    assert entries.rate(now(TODAY), rated, 5).remove == (MARK,)
    assert entries.rate(now(TODAY), rated, 4) == Change(remove=(MARK,))
    assert entries.check_in(now(TODAY), rated, ACTIVITIES, check("x", TODAY)).remove == (MARK,)
    assert entries.write_note(now(TODAY), rated, "Away").remove == ()


@pytest.mark.parametrize("name", ["stretching", " STRETCHING ", "Stretching"])
def test_two_activities_in_use_do_not_share_a_name(name: str) -> None:
    with pytest.raises(NameTaken) as refused:
        entries.name_activity(Activity("new", name), (*ACTIVITIES[:3], replace(ONCE, name="Stretching ")))
    assert refused.value == NameTaken(name)
    assert entries.name_activity(Activity("new", name, retired=True), ACTIVITIES)


@pytest.mark.parametrize(
    ("new", "saved"),
    [
        (Activity("new", " Ironing ", " the iron is hot "), Activity("new", "Ironing", "the iron is hot")),
        (replace(ONCE, several_times=True), replace(ONCE, several_times=True)),
        (replace(ONCE, retired=True), replace(ONCE, retired=True)),
        (Activity("cooking", cue="the pan is out"), Activity("cooking", cue="the pan is out")),
    ],
)
def test_an_activity_is_added_or_changed(new: Activity, saved: Activity) -> None:
    assert entries.name_activity(new, ACTIVITIES) == Change(put=(saved,))


def test_an_activity_back_in_use_needs_its_name_to_be_free() -> None:
    back = Activity("gone", "Ironing")
    assert entries.name_activity(back, ACTIVITIES)
    with pytest.raises(NameTaken):
        entries.name_activity(back, (*ACTIVITIES, Activity("new", "ironing")))


# The present.


def test_now_knows_the_diary_day_and_yesterday() -> None:
    assert Now.of(at(TODAY, 3), time(4)) == Now(at(TODAY, 3), day(TODAY - 1))
    assert Now.of(at(TODAY, 3), time(3)).today == day(TODAY)
    assert now(TODAY).yesterday == day(TODAY - 1)
    assert [now(TODAY).recalled(day(n)) for n in (1, TODAY)] == [True, False]


# The whole diary.


@pytest.mark.parametrize("seed", range(8))
def test_gathering_sorts_whatever_order_the_records_come_in(seed: int) -> None:
    whole = gather(EVERY)
    others = [record for record in EVERY if not isinstance(record, Activity)]
    Random(seed).shuffle(others)
    assert gather([*others, *ACTIVITIES]) == whole
    assert gather(whole.records()) == whole
    assert set(whole.records()) == set(EVERY)
    assert [d.day for d in whole.days] == [day(1), day(2), day(3)]
    assert [check.day for check in whole.warning_checks] == [day(1), day(8)]
    assert [c.id for c in whole.days[1].check_ins] == ["a", "b", "c"]
    assert [c.id for c in whole.days[1].of("cooking")] == ["a", "b"]
    assert whole.days[2] == DiaryDay(
        day(3), rating(3, 0, recalled=True), (check("d", 3, evened=Evened.NO),), None, SkippedDay(day(3), at(4))
    )


def test_the_same_check_in_again_takes_its_place() -> None:
    whole = gather([check("a", 2), check("b", 2, hour=8), check("a", 2, noticed=False)])
    assert whole.days[0].check_ins == (check("b", 2, hour=8), check("a", 2, noticed=False))


def test_an_empty_diary_has_no_records_and_nothing_is_something() -> None:
    assert Diary().records() == ()
    assert not DiaryDay(day(1))
    for part in (rating(1, 0), Note(day(1), at(1), "x"), SkippedDay(day(1), at(1)), check("x", 1)):
        assert gather([part]).days[0]
    assert not Change()
    assert Change(remove=(MARK,))


def test_records_are_found_by_type_and_day_or_id() -> None:
    assert len({key_of(record) for record in EVERY}) == len(EVERY)
    assert key_of(Person("Ada")) == key_of(Person()) == (Person, None)
    assert key_of(rating(1, 4)) == (PainRating, day(1)) != key_of(Note(day(1), at(1), "x"))
    assert key_of(check("x", 1)) == (CheckIn, "x") == key_of(check("x", 2))


def test_the_inverse_puts_back_what_stood_and_removes_what_did_not() -> None:
    change = Change(put=(rating(1, 4), rating(2, 5)), remove=(MARK,))
    assert inverse(change, (rating(1, 9), MARK)) == Change(put=(rating(1, 9), MARK), remove=(rating(2, 5),))
    assert inverse(change, ()) == Change(remove=change.put)


@pytest.mark.parametrize("value", [*EVERY, Change(), Diary(), DiaryDay(day(1)), Turn(day(1), 1), at(1), now(1)])
def test_values_stay_as_they_are(value: object) -> None:
    name = fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        setattr(value, name, None)
    assert not hasattr(value, "__dict__")
    assert isinstance(value, Moment) or value == replace(value)  # type: ignore[type-var]


def test_a_summary_of_every_kind_of_record_can_be_made() -> None:
    assert not summarise(gather(EVERY), day(1), day(3), day(4)).empty

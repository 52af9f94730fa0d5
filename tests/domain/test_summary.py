import pytest

from desktop.domain.diary import Evened, FeltSpot, Note, Person, Record, SkippedDay
from desktop.domain.interview import Interview
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Turn, Week, WeekKind, default_activities
from desktop.domain.summary import ActivitySummary, FeltSummary, Severity, Summary, four_weeks, summarise
from desktop.domain.trend import Mean
from desktop.domain.warning_signs import Sign, WarningCheck
from tests.domain.make import at, check, day, diary, rating
from tests.told import FULL

TEETH, DISHES, COOKING = default_activities()
OWN = Activity("own", "Ironing", retired=True)
ADA = Person("Ada Example", day(-1000))
BASELINE = Week("w1", WeekKind.BASELINE, (Turn(day(1), 1),))
AWARENESS = Week("w2", WeekKind.AWARENESS, (Turn(day(8), 1),))
EARLIER, LATER = (WarningCheck(f"c{n}", day(n), at(n), frozenset(ticked)) for n, ticked in ((1, [Sign.COUGH]), (8, [])))
FORTNIGHT = diary(
    ADA,
    TEETH,
    DISHES,
    COOKING,
    OWN,
    BASELINE,
    AWARENESS,
    LATER,
    EARLIER,
    *(rating(n, score) for n, score in ((1, 8), (2, 7), (3, 6), (5, 7), (8, 5), (9, 3), (11, 4))),
    rating(12, 4, recalled=True),
    rating(13, 2, recalled=True),
    SkippedDay(day(10), at(10)),
    Note(day(2), at(2), "Long drive"),
    Note(day(13), at(14), "Slept well", recalled=True),
    check("a", 8, TEETH.id, evened=Evened.YES, pain_before=6, pain_after=4),
    check("b", 8, TEETH.id, hour=20, evened=Evened.NO, pain_before=5, pain_after=5),
    check("c", 9, TEETH.id, evened=Evened.YES, pain_before=3),
    check("d", 11, TEETH.id, noticed=False, evened=Evened.YES, pain_before=0, pain_after=1),
    check("e", 11, TEETH.id, hour=10, pain_before=3, pain_after=0),
    check("f", 9, OWN.id, pain_after=2),
)


def test_a_fortnight_in_figures() -> None:
    page = summarise(FORTNIGHT, day(1), day(14), day(15))
    assert (page.person, page.made_on, page.trend.first, page.trend.last) == (ADA, day(15), day(1), day(14))
    assert page.trend.mean == Mean(9, 14, 46 / 9)
    assert [found.mean for found in page.trend.weeks] == [Mean(4, 7, 7.0), Mean(5, 7, 3.6)]
    assert page.trend.skipped == {day(10)}
    assert page.severity == Severity(lowest=2, highest=8, high_days=3, recalled_days=2)
    # Teeth: changes -2, 0, +1, -3; their median lies half-way between -2 and 0.
    assert page.activities == (
        ActivitySummary(TEETH, noticed=4, evened=3, days=3, pairs=4, change=-1.0),
        ActivitySummary(OWN, noticed=1, evened=0, days=1, pairs=0, change=None),
    )
    assert [note.text for note in page.notes] == ["Long drive", "Slept well"]
    assert page.warning_check == LATER
    assert not page.empty


def test_the_window_cuts_everything_that_has_a_day_but_no_week() -> None:
    page = summarise(FORTNIGHT, day(9), day(11), day(15))
    assert page.severity == Severity(3, 4, 0, 0)
    assert page.activities[0] == ActivitySummary(TEETH, noticed=2, evened=2, days=2, pairs=2, change=-1.0)
    assert [found.mean for found in page.trend.weeks] == [Mean(5, 7, 3.6)]
    assert [found.shown for found in page.trend.weeks] == [(day(9), day(10), day(11))]
    assert page.notes == ()


def test_a_page_is_empty_without_ratings_check_ins_notes_and_answers() -> None:
    page = summarise(FORTNIGHT, day(6), day(7), day(15))
    assert (page.empty, page.severity, page.activities, page.notes) == (True, None, (), ())
    bare = summarise(diary(), day(1), day(14), day(15))
    assert (bare.empty, bare.warning_check, bare.person) == (True, None, Person())


def of_day_one(*records: Record) -> Summary:
    """The page of the first day of a diary that holds `records`."""
    return summarise(diary(COOKING, *records), day(1), day(1), day(1))


PEG = Peg(day(1), at(1), 6, 5, 4)


@pytest.mark.parametrize(
    "record", [rating(1, 0), Note(day(1), at(1), "x"), check("a", 1), PEG], ids=["rating", "note", "check-in", "peg"]
)
def test_any_one_of_them_fills_it(record: Record) -> None:
    page = of_day_one(record)
    assert (page.empty, page.nothing_recorded) == (False, False)


@pytest.mark.parametrize(
    ("interview", "empty"), [(FULL, False), (Interview(foot_pain=False), False), (Interview(at=at(1)), True)]
)
def test_what_was_told_fills_it_though_nothing_was_recorded(interview: Interview, empty: bool) -> None:
    page = of_day_one(interview)
    assert (page.interview, page.nothing_recorded, page.empty) == (interview, True, empty)


@pytest.mark.parametrize(
    "record", [SkippedDay(day(1), at(1)), EARLIER, ADA, BASELINE], ids=["skip", "signs", "who", "week"]
)
def test_what_says_nothing_of_the_pain_leaves_it_empty(record: Record) -> None:
    assert of_day_one(record).empty


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (1, 14, (1, 7, 14)),
        (3, 12, (1, 7, 14)),
        (4, 11, (7,)),
        (10, 11, ()),
        (9, 9, (7,)),
        (16, 20, (14,)),
        (17, 20, ()),
    ],
)
def test_answers_near_a_stretch_are_on_its_page(first: int, last: int, found: tuple[int, ...]) -> None:
    pegs = [Peg(day(n), at(n), 6, 5, 4) for n in (14, 7, 1)]
    page = summarise(diary(*pegs), day(first), day(last), day(20))
    assert [peg.day for peg in page.pegs] == [day(n) for n in found]


def test_where_the_weight_was_felt_is_counted() -> None:
    heel, ball, left, right = FeltSpot.HEEL, FeltSpot.BALL, FeltSpot.LEFT, FeltSpot.RIGHT
    page = summarise(
        diary(
            COOKING,
            check("a", 1, felt=frozenset({heel, left})),
            check("b", 1, hour=10, felt=frozenset({heel})),
            check("c", 2, felt=frozenset({ball, right}), noticed=False),
            check("d", 2, hour=10),
            check("e", 9, felt=frozenset({heel})),
        ),
        day(1),
        day(2),
        day(3),
    )
    assert page.felt == FeltSummary(3, ((heel, 2), (ball, 1), (left, 1), (right, 1)))
    assert [page.felt.at(spot) for spot in (heel, FeltSpot.INNER)] == [2, 0]
    assert of_day_one(check("a", 1)).felt == FeltSummary(0, ())


def test_the_recorded_days_of_the_stretch_are_there_for_the_table() -> None:
    page = summarise(FORTNIGHT, day(9), day(11), day(15))
    assert page.days == tuple(found for found in FORTNIGHT.days if day(9) <= found.day <= day(11))
    assert [found.day for found in page.days] == [day(9), day(10), day(11)]


@pytest.mark.parametrize(
    ("span", "stretch"),
    [(None, (20, 20)), ((1, 14), (1, 14)), ((1, 28), (1, 28)), ((1, 29), (2, 29)), ((20, 20), (20, 20))],
)
def test_four_weeks_end_with_the_last_entry(span: tuple[int, int] | None, stretch: tuple[int, int]) -> None:
    days = span and (day(span[0]), day(span[1]))
    assert four_weeks(days, day(20)) == (day(stretch[0]), day(stretch[1]))

from desktop.domain.diary import Evened, Note, Person, SkippedDay
from desktop.domain.routine import Activity, Turn, Week, WeekKind, default_activities
from desktop.domain.summary import ActivitySummary, Severity, summarise
from desktop.domain.trend import Mean
from desktop.domain.warning_signs import Sign, WarningCheck
from tests.domain.make import at, check, day, diary, rating

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
    check("d", 11, TEETH.id, noticed=False, evened=Evened.YES, pain_before=2, pain_after=3),
    check("e", 11, TEETH.id, hour=10, pain_before=4, pain_after=1),
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


def test_a_page_is_empty_without_ratings_check_ins_and_notes() -> None:
    page = summarise(FORTNIGHT, day(6), day(7), day(15))
    assert (page.empty, page.severity, page.activities, page.notes) == (True, None, (), ())
    bare = summarise(diary(), day(1), day(14), day(15))
    assert (bare.empty, bare.warning_check, bare.person) == (True, None, Person())


def test_any_one_of_them_fills_it() -> None:
    for record in (rating(1, 0), Note(day(1), at(1), "x"), check("a", 1)):
        assert not summarise(diary(COOKING, record), day(1), day(1), day(1)).empty

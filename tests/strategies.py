"""Hypothesis strategies for whatever a diary can hold. They shrink to an ordinary day in spring 2026.

Whoever imports them gets settings under which a busy machine is no failure.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from desktop.domain.clock import Moment
from desktop.domain.diary import (
    NOTE_LIMIT,
    OPPOSITES,
    PERSON_NAME_LIMIT,
    BodySite,
    CheckIn,
    Diary,
    Evened,
    Note,
    PainRating,
    Person,
    Record,
    SkippedDay,
    gather,
    key_of,
)
from desktop.domain.interview import (
    LONG_TEXT,
    MOST_MINUTES,
    MOST_QUESTIONS,
    MOST_TRIED,
    SHORT_TEXT,
    BodyMark,
    Course,
    Duration,
    Factor,
    HealthFact,
    Helped,
    Hindrance,
    Insoles,
    Interview,
    Onset,
    Region,
    Sensation,
    Tried,
)
from desktop.domain.peg import Peg
from desktop.domain.routine import BUILT_IN, CUE_LIMIT, NAME_LIMIT, ROUTINE, Activity, Turn, Week, WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck

settings.register_profile("evenfoot", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("evenfoot")

FIRST_DAY = date(2026, 3, 2)
LAST_DAY = date(2026, 7, 31)
OFFSETS = (0, 60, 120, -480, 330, 345, 780, -600, 840, -720)

scores = st.integers(0, 10)
sites = st.frozensets(st.sampled_from(BodySite))
felt = st.tuples(*(st.sampled_from([None, *pair]) for pair in OPPOSITES)).map(
    lambda sides: frozenset(side for side in sides if side is not None)
)
ids = st.uuids().map(lambda uuid: uuid.hex)
built_in_ids = st.sampled_from(BUILT_IN)


def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[date]:
    """Diary days from `first` to `last`, both included."""
    return st.dates(first, last)


def moments() -> st.SearchStrategy[Moment]:
    """Instants of a hundred years, to the millisecond, under real offsets and odd ones."""
    start = datetime(2000, 1, 1, tzinfo=UTC)
    instants = st.integers(0, 100 * 365 * 24 * 3_600_000).map(lambda ms: start + timedelta(milliseconds=ms))
    return st.builds(Moment, instants, st.sampled_from(OFFSETS) | st.integers(-1439, 1439))


def texts(limit: int) -> st.SearchStrategy[str]:
    """Any text up to `limit` letters, most of it short, and some of it as long as it may be."""
    return st.text(max_size=min(limit, 20)) | st.just("ü" * limit)


def spoken(limit: int) -> st.SearchStrategy[str]:
    """Text that says something, without blanks around it, as the domain keeps it."""
    return texts(limit).map(str.strip).filter(bool)


def people() -> st.SearchStrategy[Person]:
    """With and without name and date of birth."""
    return st.builds(Person, texts(PERSON_NAME_LIMIT), st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1)))


def activities() -> st.SearchStrategy[Activity]:
    """Built-in ones and own ones, in use and retired."""
    flags = {"cue": texts(CUE_LIMIT), "several_times": st.booleans(), "retired": st.booleans()}
    built_in = st.builds(Activity, built_in_ids, st.just("") | spoken(NAME_LIMIT), **flags)
    return built_in | st.builds(Activity, ids, spoken(NAME_LIMIT), **flags)


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """Plain ones, and ones that were paused, even at once, turned back and ended early. They may overlap others."""
    positions = st.integers(1, len(ROUTINE))
    turns = [Turn(draw(days()), draw(st.none() | positions))]
    for _ in range(draw(st.integers(0, 3))):
        on = draw(days(turns[-1].on, turns[-1].last or turns[-1].on + timedelta(days=10)))
        if on > turns[-1].on:
            turns.append(Turn(on, draw(st.none() | positions)))
    ended = draw(st.none() | st.integers(0, 30).map(lambda n: turns[0].on + timedelta(days=n)))
    return Week(draw(ids), draw(st.sampled_from(WeekKind)), tuple(turns), ended)


def check_ins(activity: st.SearchStrategy[str] = built_in_ids) -> st.SearchStrategy[CheckIn]:
    """Of the activities whose ids `activity` gives."""
    pain = st.none() | scores
    said = (st.booleans(), st.sampled_from(Evened), felt, pain, pain, st.booleans())
    return st.builds(CheckIn, ids, days(), moments(), activity, *said)


def ratings() -> st.SearchStrategy[PainRating]:
    """Every score and site."""
    return st.builds(PainRating, days(), moments(), scores, sites, st.booleans())


def notes() -> st.SearchStrategy[Note]:
    """Short and long ones."""
    return st.builds(Note, days(), moments(), spoken(NOTE_LIMIT), st.booleans())


def skipped_days() -> st.SearchStrategy[SkippedDay]:
    """The marks alone."""
    return st.builds(SkippedDay, days(), moments())


def warning_checks() -> st.SearchStrategy[WarningCheck]:
    """Any signs ticked, or none."""
    return st.builds(WarningCheck, ids, days(), moments(), st.frozensets(st.sampled_from(Sign)))


def pegs() -> st.SearchStrategy[Peg]:
    """Every score of the three items."""
    return st.builds(Peg, days(), moments(), scores, scores, scores)


def interviews() -> st.SearchStrategy[Interview]:
    """Any answers, at least one of them, to any of the questions."""
    short = texts(SHORT_TEXT)
    yes_or_no = st.none() | st.booleans()
    hindered = st.none() | st.sampled_from(Hindrance)
    factors = st.none() | st.frozensets(st.sampled_from(Factor))
    tried = st.builds(Tried, short, short, st.none() | st.sampled_from(Helped))
    answers: dict[str, st.SearchStrategy[object]] = {
        **dict.fromkeys(("main_problem", "medicines"), texts(LONG_TEXT)),
        **dict.fromkeys(("hopes", "onset_story", "worse_other", "better_other", "misses"), short),
        **dict.fromkeys(("allergies", "health_other", "foot_story"), short),
        **dict.fromkeys(("had_before", "night_waking", "foot_pain", "brings_shoes"), yes_or_no),
        **dict.fromkeys(("sleep", "work", "walking"), hindered),
        **dict.fromkeys(("worse", "better"), factors),
        "duration": st.none() | st.sampled_from(Duration),
        "began": st.none() | st.dates(date(1950, 1, 1), LAST_DAY),
        "onset": st.none() | st.sampled_from(Onset),
        "course": st.none() | st.sampled_from(Course),
        "marks": st.frozensets(st.builds(BodyMark, st.sampled_from(Region), st.sampled_from(Sensation)), max_size=8),
        "stiff_minutes": st.none() | st.integers(0, MOST_MINUTES),
        "tried": st.none() | st.lists(tried, max_size=MOST_TRIED).map(tuple),
        "health": st.none() | st.frozensets(st.sampled_from(HealthFact)),
        "insoles": st.none() | st.sampled_from(Insoles),
        "questions": st.lists(short, max_size=MOST_QUESTIONS).map(tuple),
    }
    said = st.fixed_dictionaries({}, optional=answers)
    at = st.none() | moments()
    return st.builds(lambda when, given: Interview(at=when, **given), at, said).filter(bool)


def records() -> st.SearchStrategy[Record]:
    """Any one record; a check-in is of a built-in activity."""
    told = (people(), interviews(), pegs(), warning_checks())
    return st.one_of(ratings(), check_ins(), notes(), skipped_days(), activities(), weeks(), *told)


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Any diary that holds together: no key twice, and every check-in of an activity that it has."""
    found = draw(st.lists(activities(), max_size=4))
    kinds: list[st.SearchStrategy[Record]] = [
        *(ratings(), notes(), skipped_days()),
        *(weeks(), warning_checks(), people(), pegs(), interviews()),
    ]
    if found:
        kinds.append(check_ins(st.sampled_from([activity.id for activity in found])))
    others = draw(st.lists(st.one_of(kinds), max_size=12))
    return gather({key_of(record): record for record in (*found, *others)}.values())

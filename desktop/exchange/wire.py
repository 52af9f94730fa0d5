"""The JSON format, version 1, as it lies in the file: kept apart from the domain, so that either may change alone.

Loads msgspec: import it inside functions, since opening the window must not.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from desktop.domain import interview as told
from desktop.domain.diary import NOTE_LIMIT, PERSON_NAME_LIMIT, BodySite, Evened, FeltSpot
from desktop.domain.routine import CUE_LIMIT, NAME_LIMIT, ROUTINE, WeekKind
from desktop.domain.warning_signs import Sign

VERSION = 1

_UNIQUE = {"uniqueItems": True}

Id = Annotated[str, Meta(min_length=1, max_length=64, description="What the record is found by.")]
Day = Annotated[date, Meta(description="The diary day: the local calendar date that the entry belongs to.")]
At = Annotated[datetime, Meta(tz=True, description="When it was made: the local time with its offset from UTC.")]
Score = Annotated[int, Meta(ge=0, le=10, description="0 is no pain, 10 the worst pain imaginable.")]
Recalled = Annotated[bool, Meta(description="Entered after its diary day had ended.")]

Long = Annotated[str, Meta(max_length=told.LONG_TEXT)]
Short = Annotated[str, Meta(max_length=told.SHORT_TEXT)]
Factors = Annotated[tuple[told.Factor, ...] | None, Meta(extra_json_schema=_UNIQUE)]


class Claim(Struct, frozen=True):
    """Enough of a file to tell whether it is ours."""

    format: Literal["evenfoot-diary"]


class Edition(Struct, frozen=True):
    """Enough of a file of ours to tell whether this program knows its version."""

    version: Annotated[int, Meta(ge=1)]


class Person(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whose diary it is, for the printed page only."""

    name: Annotated[str, Meta(max_length=PERSON_NAME_LIMIT, description="As the person writes it.")] = ""
    born: Annotated[date | None, Meta(description="Date of birth.")] = None


class Activity(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What cues a check."""

    id: Id
    name: Annotated[str, Meta(max_length=NAME_LIMIT, description="Blank for the built-in ones only.")] = ""
    cue: Annotated[str, Meta(max_length=CUE_LIMIT, description="The moment that starts it.")] = ""
    several_times: Annotated[bool, Meta(description="Whether it may happen more than once a day.")] = True
    retired: Annotated[bool, Meta(description="No longer offered; its check-ins stay.")] = False


class Turn(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a week stands from one diary day on."""

    on: Day
    position: Annotated[
        Annotated[int, Meta(ge=1, le=len(ROUTINE))] | None,
        Meta(description="Which day of the seven `on` is; null from a pause on."),
    ]


class Week(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One run of seven diary days: ratings only, or the routine as well."""

    id: Id
    kind: Annotated[WeekKind, Meta(description="Ratings only, or the routine as well.")]
    turns: Annotated[tuple[Turn, ...], Meta(min_length=1, description="The start, then every pause and return.")]
    ended: Annotated[date | None, Meta(description="The first diary day after an early end.")] = None


class WarningCheck(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was ticked when the warning signs were shown."""

    id: Id
    day: Day
    at: At
    ticked: Annotated[tuple[Sign, ...], Meta(description="Empty: none of them.", extra_json_schema=_UNIQUE)] = ()


class Rating(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The one pain rating of a diary day (NRS-11). A day without one has none: it is not zero."""

    at: At
    score: Score
    sites: Annotated[tuple[BodySite, ...], Meta(description="Where it hurt.", extra_json_schema=_UNIQUE)] = ()
    recalled: Recalled = False


class Note(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the person wrote about a diary day."""

    at: At
    text: Annotated[str, Meta(min_length=1, max_length=NOTE_LIMIT, description="In the person's own words.")]
    recalled: Recalled = False


class Skipped(Struct, frozen=True, forbid_unknown_fields=True):
    """The mark that the person chose to leave a diary day out."""

    at: At


class CheckIn(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One occasion of an activity."""

    id: Id
    at: At
    activity: Annotated[str, Meta(description="The id of one of `activities`.")]
    noticed: Annotated[bool, Meta(description="Whether the person noticed how they stood.")] = True
    evened: Annotated[Evened, Meta(description="Whether they then evened their weight.")] = Evened.NOT_SAID
    felt: Annotated[
        tuple[FeltSpot, ...],
        Meta(
            description="Where the weight was felt: heel or ball, inner or outer, left or right.",
            extra_json_schema=_UNIQUE,
        ),
    ] = ()
    pain_before: Annotated[Score | None, Meta(description="Pain just before, 0 to 10.")] = None
    pain_after: Annotated[Score | None, Meta(description="Pain just after, 0 to 10.")] = None
    recalled: Recalled = False


class DiaryDay(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Everything recorded for one diary day. A day on which nothing was recorded is left out."""

    day: Day
    rating: Annotated[Rating | None, Meta(description="The pain rating of the day.")] = None
    note: Annotated[Note | None, Meta(description="The note of the day.")] = None
    skipped: Annotated[Skipped | None, Meta(description="There if the person left the day out.")] = None
    check_ins: Annotated[tuple[CheckIn, ...], Meta(description="In the order they were made.")] = ()


class Peg(Struct, frozen=True, forbid_unknown_fields=True):
    """The answer to the three items of PEG, each on the past week (doi 10.1007/s11606-009-0981-1)."""

    day: Day
    at: At
    pain: Annotated[int, Meta(ge=0, le=10, description="Pain on average: 0 is none, 10 as bad as you can imagine.")]
    enjoyment: Annotated[int, Meta(ge=0, le=10, description="Enjoyment of life: 10 is completely interfered with.")]
    activity: Annotated[int, Meta(ge=0, le=10, description="General activity: 10 is completely interfered with.")]


class BodyMark(Struct, frozen=True, forbid_unknown_fields=True):
    """One sensation at one place."""

    region: Annotated[told.Region, Meta(description="Where; left and right are the person's own.")]
    sensation: Annotated[told.Sensation, Meta(description="What is felt there.")]


class Tried(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that was tried against the pain."""

    what: Annotated[str, Meta(max_length=told.SHORT_TEXT, description="As the person calls it.")]
    how_long: Annotated[str, Meta(max_length=told.SHORT_TEXT, description="When, or how often.")] = ""
    helped: Annotated[told.Helped | None, Meta(description="What came of it.")] = None


class Interview(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the person told before a visit. What is left out was not said; an empty list says that there is none."""

    at: Annotated[
        Annotated[datetime, Meta(tz=True)] | None,
        Meta(description="When the last answer changed: the local time with its offset from UTC."),
    ] = None
    main_problem: Annotated[Long, Meta(description="The main problem, in the person's own words.")] = ""
    hopes: Annotated[Short, Meta(description="What they hope for from the visit.")] = ""
    duration: Annotated[told.Duration | None, Meta(description="How long it has lasted this time.")] = None
    began: Annotated[date | None, Meta(description="The day it began, or about that day.")] = None
    onset: Annotated[told.Onset | None, Meta(description="How it began.")] = None
    onset_story: Annotated[Short, Meta(description="What happened then.")] = ""
    had_before: Annotated[bool | None, Meta(description="Whether they had it before.")] = None
    course: Annotated[told.Course | None, Meta(description="Where it has been going since.")] = None
    marks: Annotated[
        tuple[BodyMark, ...], Meta(description="What was marked on the body figure.", extra_json_schema=_UNIQUE)
    ] = ()
    stiff_minutes: Annotated[
        Annotated[int, Meta(ge=0, le=told.MOST_MINUTES)] | None,
        Meta(description="How many minutes they are stiff in the morning."),
    ] = None
    night_waking: Annotated[bool | None, Meta(description="Whether the pain wakes them at night.")] = None
    worse: Annotated[Factors, Meta(description="What makes it worse.")] = None
    worse_other: Annotated[Short, Meta(description="What else makes it worse.")] = ""
    better: Annotated[Factors, Meta(description="What makes it better.")] = None
    better_other: Annotated[Short, Meta(description="What else makes it better.")] = ""
    sleep: Annotated[told.Hindrance | None, Meta(description="How much it is in the way of sleep.")] = None
    work: Annotated[told.Hindrance | None, Meta(description="How much it is in the way of work.")] = None
    walking: Annotated[told.Hindrance | None, Meta(description="How much it is in the way of walking.")] = None
    misses: Annotated[Short, Meta(description="What they miss most because of it.")] = ""
    tried: Annotated[
        Annotated[tuple[Tried, ...], Meta(max_length=told.MOST_TRIED)] | None,
        Meta(description="What was tried against it."),
    ] = None
    medicines: Annotated[Long, Meta(description="Medicines and doses, as typed.")] = ""
    allergies: Annotated[Short, Meta(description="Allergies, as typed.")] = ""
    health: Annotated[
        tuple[told.HealthFact, ...] | None,
        Meta(description="What else a physician would want to know.", extra_json_schema=_UNIQUE),
    ] = None
    health_other: Annotated[Short, Meta(description="What else, as typed.")] = ""
    foot_pain: Annotated[bool | None, Meta(description="Whether the feet hurt.")] = None
    foot_story: Annotated[Short, Meta(description="Where and when the feet hurt.")] = ""
    insoles: Annotated[told.Insoles | None, Meta(description="What is worn in the shoes now.")] = None
    brings_shoes: Annotated[bool | None, Meta(description="Whether they bring their shoes to the visit.")] = None
    questions: Annotated[
        tuple[Short, ...], Meta(max_length=told.MOST_QUESTIONS, description="Questions for the physician.")
    ] = ()


class Diary(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole diary. Dates lie between 1900 and 2199; no key and no id comes twice."""

    format: Annotated[Literal["evenfoot-diary"], Meta(description="Says that the file is one of ours.")]
    version: Annotated[Literal[1], Meta(description="The version of this format.")]
    person: Annotated[Person | None, Meta(description="Whose diary it is, if they said.")] = None
    activities: Annotated[tuple[Activity, ...], Meta(description="In the order they are shown.")] = ()
    weeks: Annotated[tuple[Week, ...], Meta(description="By start.")] = ()
    warning_checks: Annotated[tuple[WarningCheck, ...], Meta(description="By the moment they were made.")] = ()
    days: Annotated[tuple[DiaryDay, ...], Meta(description="By date, each date once.")] = ()
    pegs: Annotated[tuple[Peg, ...], Meta(description="By date, each date once.")] = ()
    interview: Annotated[Interview | None, Meta(description="What was told for a visit, if anything was.")] = None


ENUMS: tuple[type[StrEnum], ...] = (
    *(WeekKind, Evened, FeltSpot, BodySite, Sign),
    *(told.Duration, told.Onset, told.Course, told.Region, told.Sensation, told.Factor),
    *(told.Hindrance, told.Helped, told.HealthFact, told.Insoles),
)
"""What a value is chosen from, in the order that lists of them are written in."""


def written(diary: Diary) -> bytes:
    """`diary` as UTF-8 text, indented by two spaces and ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(diary), indent=2) + b"\n"


def schema() -> bytes:
    """The JSON Schema (2020-12) of a diary file, as it is kept in `resources/schema`."""
    made: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Evenfoot diary, version 1",
        "description": "What `evenfoot export --format json` writes and `evenfoot import` reads.",
        **msgspec.json.schema(Diary),
    }
    for kind in ENUMS:
        made["$defs"][kind.__name__] = {"title": kind.__name__, "enum": list(kind)}
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"

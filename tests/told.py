"""Interviews to make pages, forms and files of: one with every answer, one with the most that fits, and a plain one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from desktop.domain.clock import Moment
from desktop.domain.interview import (
    LONG_TEXT,
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

AT = Moment(datetime(2026, 3, 14, 18, tzinfo=UTC), 60)

PLAIN = Interview(
    at=AT,
    main_problem="My lower back aches when I stand at the sink, and now and then it goes into the left buttock.",
    duration=Duration.OVER_TWELVE_WEEKS,
    marks=frozenset({BodyMark(Region.LOWER_BACK_LEFT, Sensation.PAIN), BodyMark(Region.BUTTOCK_LEFT, Sensation.PAIN)}),
    questions=("Could my feet have anything to do with it?",),
)
"""What somebody in a hurry answers."""

FULL = replace(
    PLAIN,
    hopes="To know what I can do myself, and whether I need a scan.",
    began=date(2025, 10, 1),
    onset=Onset.SLOWLY,
    onset_story="After we moved house.",
    had_before=True,
    course=Course.UP_AND_DOWN,
    marks=PLAIN.marks
    | {
        BodyMark(Region.LOWER_BACK_MIDDLE, Sensation.PAIN),
        BodyMark(Region.THIGH_BACK_LEFT, Sensation.NUMB),
        BodyMark(Region.CALF_LEFT, Sensation.WEAK),
    },
    stiff_minutes=20,
    night_waking=True,
    worse=frozenset({Factor.STANDING, Factor.SITTING, Factor.LIFTING}),
    worse_other="the drive to work",
    better=frozenset({Factor.WALKING, Factor.LYING, Factor.WARMTH}),
    sleep=Hindrance.A_LITTLE,
    work=Hindrance.A_LOT,
    walking=Hindrance.NOT_AT_ALL,
    misses="Playing on the floor with my grandson",
    tried=(
        Tried("Physiotherapy", "6 visits in winter", Helped.A_LITTLE),
        Tried("Gel insoles", "two months", Helped.NO),
        Tried("Walking every day", "since January", Helped.YES),
    ),
    medicines="Ibuprofen 400 mg, one or two on bad days\nRamipril 5 mg, one in the morning",
    allergies="penicillin",
    health=frozenset({HealthFact.DIABETES}),
    foot_pain=True,
    foot_story="left heel in the morning",
    insoles=Insoles.SHOP,
    brings_shoes=True,
    questions=(
        "What is the likely cause?",
        "Could my feet have anything to do with it?",
        "Would it be worth having insoles assessed?",
    ),
)
"""Every question answered."""

LONGEST = replace(
    FULL,
    main_problem=("It hurts and nobody knows why. " * 30)[:LONG_TEXT],
    hopes="h" * SHORT_TEXT,
    onset_story="It began when I lifted a very heavy box. " * 4,
    marks=frozenset(BodyMark(region, sensation) for region in Region for sensation in Sensation),
    worse=frozenset(Factor),
    worse_other="w" * SHORT_TEXT,
    better=frozenset(Factor),
    better_other="Anything that takes my mind off it. " * 5,
    misses="m" * SHORT_TEXT,
    tried=tuple(Tried("t" * SHORT_TEXT, "l" * SHORT_TEXT, Helped.WORSE) for _ in range(MOST_TRIED)),
    medicines=("Paracetamol 500 mg, two tablets when needed\n" * 20)[:LONG_TEXT],
    allergies="a" * SHORT_TEXT,
    health=frozenset(HealthFact),
    health_other="o" * SHORT_TEXT,
    foot_story="f" * SHORT_TEXT,
    questions=("q" * SHORT_TEXT,) * MOST_QUESTIONS,
)
"""Everything at its limit."""

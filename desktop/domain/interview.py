"""What a person tells before a visit, in answers that may all be left out: None and blank mean "not said"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.clock import Moment
from desktop.domain.errors import TextTooLong

LONG_TEXT = 600
SHORT_TEXT = 200
MOST_QUESTIONS = 3
MOST_TRIED = 5
MOST_MINUTES = 12 * 60


class Duration(StrEnum):
    """How long the pain has lasted this time."""

    UNDER_SIX_WEEKS = "under_six_weeks"
    SIX_TO_TWELVE_WEEKS = "six_to_twelve_weeks"
    OVER_TWELVE_WEEKS = "over_twelve_weeks"


class Onset(StrEnum):
    """How it began."""

    SUDDENLY = "suddenly"
    SLOWLY = "slowly"
    AFTER_SOMETHING = "after_something"


class Course(StrEnum):
    """Where it has been going since."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UP_AND_DOWN = "up_and_down"


class Sensation(StrEnum):
    """What is felt at a place on the body figure."""

    PAIN = "pain"
    NUMB = "numb"
    WEAK = "weak"


class Region(StrEnum):
    """A place on the body figure; left and right are the person's own. The first ones are seen from behind."""

    NECK_BACK = "neck_back"
    UPPER_BACK_LEFT = "upper_back_left"
    UPPER_BACK_RIGHT = "upper_back_right"
    MIDDLE_BACK_LEFT = "middle_back_left"
    MIDDLE_BACK_RIGHT = "middle_back_right"
    LOWER_BACK_LEFT = "lower_back_left"
    LOWER_BACK_MIDDLE = "lower_back_middle"
    LOWER_BACK_RIGHT = "lower_back_right"
    BUTTOCK_LEFT = "buttock_left"
    BUTTOCK_RIGHT = "buttock_right"
    THIGH_BACK_LEFT = "thigh_back_left"
    THIGH_BACK_RIGHT = "thigh_back_right"
    CALF_LEFT = "calf_left"
    CALF_RIGHT = "calf_right"
    HEEL_LEFT = "heel_left"
    HEEL_RIGHT = "heel_right"
    ARM_BACK_LEFT = "arm_back_left"
    ARM_BACK_RIGHT = "arm_back_right"
    NECK_FRONT = "neck_front"
    CHEST_LEFT = "chest_left"
    CHEST_RIGHT = "chest_right"
    BELLY_LEFT = "belly_left"
    BELLY_RIGHT = "belly_right"
    GROIN_LEFT = "groin_left"
    GROIN_RIGHT = "groin_right"
    THIGH_FRONT_LEFT = "thigh_front_left"
    THIGH_FRONT_RIGHT = "thigh_front_right"
    KNEE_LEFT = "knee_left"
    KNEE_RIGHT = "knee_right"
    SHIN_LEFT = "shin_left"
    SHIN_RIGHT = "shin_right"
    FOOT_LEFT = "foot_left"
    FOOT_RIGHT = "foot_right"
    ARM_FRONT_LEFT = "arm_front_left"
    ARM_FRONT_RIGHT = "arm_front_right"

    @property
    def from_behind(self) -> bool:
        """Whether it lies on the figure that is seen from behind."""
        order = list(Region)
        return order.index(self) < order.index(Region.NECK_FRONT)


@dataclass(frozen=True, order=True, slots=True)
class BodyMark:
    """One sensation at one place."""

    region: Region
    sensation: Sensation


class Factor(StrEnum):
    """What makes the pain worse or better."""

    STANDING = "standing"
    SITTING = "sitting"
    WALKING = "walking"
    BENDING = "bending"
    LIFTING = "lifting"
    TURNING = "turning"
    GETTING_UP = "getting_up"
    LYING = "lying"
    MOVING = "moving"
    RESTING = "resting"
    WARMTH = "warmth"
    COLD = "cold"


class Hindrance(StrEnum):
    """How much the pain is in the way."""

    NOT_AT_ALL = "not_at_all"
    A_LITTLE = "a_little"
    A_LOT = "a_lot"
    NOT_POSSIBLE = "not_possible"


class Helped(StrEnum):
    """What came of something that was tried."""

    YES = "yes"
    A_LITTLE = "a_little"
    NO = "no"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Tried:
    """Something that was tried against the pain; blank and None where it was not said."""

    what: str
    how_long: str = ""
    helped: Helped | None = None

    def __post_init__(self) -> None:
        """Refuse endless texts."""
        _within(SHORT_TEXT, self.what, self.how_long)


class HealthFact(StrEnum):
    """What else a physician would want to know."""

    CANCER = "cancer"
    OSTEOPOROSIS = "osteoporosis"
    STEROIDS = "steroids"
    WEAK_IMMUNITY = "weak_immunity"
    PREGNANCY = "pregnancy"
    DIABETES = "diabetes"


class Insoles(StrEnum):
    """What is worn in the shoes now."""

    NONE = "none"
    SHOP = "shop"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Interview:
    """Every answer, in the order it is asked for. A set or list that is None was not answered; an empty one says none.

    `at` is when the last answer changed. Texts are as the person typed them.
    """

    at: Moment | None = None
    main_problem: str = ""
    hopes: str = ""
    duration: Duration | None = None
    began: date | None = None
    onset: Onset | None = None
    onset_story: str = ""
    had_before: bool | None = None
    course: Course | None = None
    marks: frozenset[BodyMark] = frozenset()
    stiff_minutes: int | None = None
    night_waking: bool | None = None
    worse: frozenset[Factor] | None = None
    worse_other: str = ""
    better: frozenset[Factor] | None = None
    better_other: str = ""
    sleep: Hindrance | None = None
    work: Hindrance | None = None
    walking: Hindrance | None = None
    misses: str = ""
    tried: tuple[Tried, ...] | None = None
    medicines: str = ""
    allergies: str = ""
    health: frozenset[HealthFact] | None = None
    health_other: str = ""
    foot_pain: bool | None = None
    foot_story: str = ""
    insoles: Insoles | None = None
    brings_shoes: bool | None = None
    questions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse endless texts and lists, and minutes that no morning has."""
        _within(LONG_TEXT, self.main_problem, self.medicines)
        short = (self.hopes, self.onset_story, self.worse_other, self.better_other, self.misses, self.allergies)
        _within(SHORT_TEXT, *short, self.health_other, self.foot_story, *self.questions)
        if len(self.questions) > MOST_QUESTIONS or len(self.tried or ()) > MOST_TRIED:
            raise ValueError(f"at most {MOST_QUESTIONS} questions, and {MOST_TRIED} things that were tried")
        if self.stiff_minutes is not None and not 0 <= self.stiff_minutes <= MOST_MINUTES:
            raise ValueError("stiff for longer than a morning")

    @property
    def answers(self) -> frozenset[str]:
        """The names of the fields that say something."""
        return frozenset(f.name for f in fields(self) if f.name != "at" and getattr(self, f.name) != f.default)

    def __bool__(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answers)

    def felt_in(self, sensation: Sensation) -> tuple[Region, ...]:
        """Where `sensation` is marked, in the order of the regions."""
        return tuple(region for region in Region if BodyMark(region, sensation) in self.marks)


class Part(StrEnum):
    """One step of the interview."""

    PROBLEM = "problem"
    ONSET = "onset"
    BODY = "body"
    PATTERN = "pattern"
    FUNCTION = "function"
    TRIED = "tried"
    MEDICINES = "medicines"
    HEALTH = "health"
    FEET = "feet"
    QUESTIONS = "questions"


ASKED: Mapping[Part, tuple[str, ...]] = MappingProxyType(
    {
        Part.PROBLEM: ("main_problem", "hopes"),
        Part.ONSET: ("duration", "began", "onset", "onset_story", "had_before", "course"),
        Part.BODY: ("marks",),
        Part.PATTERN: (
            *("worse", "worse_other", "better", "better_other"),
            *("stiff_minutes", "night_waking"),
        ),
        Part.FUNCTION: ("sleep", "work", "walking", "misses"),
        Part.TRIED: ("tried",),
        Part.MEDICINES: ("medicines", "allergies"),
        Part.HEALTH: ("health", "health_other"),
        Part.FEET: ("foot_pain", "foot_story", "insoles", "brings_shoes"),
        Part.QUESTIONS: ("questions",),
    }
)
"""The fields that each part asks for; together every one of them."""


def answered(interview: Interview) -> tuple[Part, ...]:
    """The parts in which something was said, in their order."""
    return tuple(part for part in Part if interview.answers.intersection(ASKED[part]))


def _within(limit: int, *texts: str) -> None:
    for text in texts:
        if len(text) > limit:
            raise TextTooLong(limit, len(text))


def tidy(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that say something, without blanks around them."""
    return tuple(stripped for text in texts if (stripped := text.strip()))

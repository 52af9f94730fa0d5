"""The short answers of the interview as names and texts, in the order that a physician takes a history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.interview import Factor, HealthFact, Interview, Tried
from desktop.report.typeset import one_line
from desktop.report.visit.plan import ALL, Lost, Plan
from desktop.report.words import Words

IMPORTANCE = (
    *("medicines", "health", "allergies", "worse", "hindered"),
    *("tried", "better", "night", "stiff", "misses"),
)
"""What a physician can least do without first: where there is no room, they go from the other end."""


WHOLE = frozenset({"stiff", "night", "hindered"})
"""What is short by itself and is never cut inside."""

HEALTH_LINES = 5
"""What all six facts of health take in the narrow column: an illness that was ticked is never cut off."""

CARE = frozenset({"medicines", "allergies", "health"})
"""What stands above the feet, at the side."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer: its name, its texts, each of which starts a line and takes `limit` lines at most, and all of it.

    The end of each text that is in `ends` is never cut off. A `strong` answer is set like its name, `quiet` below it.
    """

    key: str
    label: str
    texts: tuple[str, ...]
    limit: int
    says: str
    ends: tuple[str, ...] = ()
    strong: bool = False
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is shown, and how much is not."""

    facts: tuple[Fact, ...]
    lost: Mapping[Lost, int]


def short_answers(words: Words, interview: Interview, plan: Plan) -> Answers:
    """The answers there is room for."""
    texts = _texts(words, interview)
    ranked = [key for key in IMPORTANCE if key in texts]
    kept, opened = set(ranked[: plan.facts]), set(ranked[: plan.open])
    tried = len(texts["tried"]) if "tried" in kept else 0
    shown = []
    for key, found in texts.items():
        if key in kept:
            label = words.say("page.label", label=words.say(f"facts.{key}"))
            limit = plan.medicine_lines if key == "medicines" else plan.answer_lines if key in opened else 1
            least = {"health": HEALTH_LINES, "allergies": plan.allergy_lines}.get(key, 1)
            limit = ALL if key in WHOLE else max(limit, least)
            says = words.say("facts.says", label=words.say(f"facts.{key}"), value=words.join("page.parts", found))
            fact = Fact(key, label, found[: plan.tried] if key == "tried" else found, limit, says)
            if key == "tried":
                said = [each for each in interview.tried or () if _one_tried(words, each)]
                fact = replace(fact, ends=tuple(_outcome(words, each) for each in said))
            if key == "health" and _no_illness(interview):
                quiet = words.say("facts.asked")
                fact = replace(fact, strong=True, quiet=quiet if plan.asked else "", says=f"{says}. {quiet}")
            shown.append(fact)
    return Answers(tuple(shown), {Lost.ANSWERS: len(texts) - len(kept), Lost.TRIED: max(0, tried - plan.tried)})


def _texts(words: Words, told: Interview) -> dict[str, tuple[str, ...]]:
    night = told.night_waking
    found: dict[str, tuple[str, ...]] = {
        "stiff": () if told.stiff_minutes is None else (words.minutes(told.stiff_minutes),),
        "night": () if night is None else (words.answer(night),),
        "worse": _factors(words, told.worse, told.worse_other),
        "better": _factors(words, told.better, told.better_other),
        "hindered": _hindered(words, told),
        "misses": _typed(told.misses),
        "tried": _tried(words, told.tried),
        "medicines": tuple(line for line in map(one_line, told.medicines.splitlines()) if line),
        "allergies": _typed(told.allergies),
        "health": _health(words, told),
    }
    return {key: texts for key, texts in found.items() if texts}


def _typed(text: str) -> tuple[str, ...]:
    return (one_line(text),) if text.strip() else ()


def _named(words: Words, kind: Iterable[StrEnum], chosen: frozenset[StrEnum], other: str) -> str:
    """What was chosen out of `kind`, in its order, and what was typed besides."""
    options = words.join("page.list", (words.answer(each) for each in kind if each in chosen))
    return words.join("page.parts", (options, one_line(other)))


def _factors(words: Words, chosen: frozenset[Factor] | None, other: str) -> tuple[str, ...]:
    if chosen is None and not other.strip():
        return ()
    return (_named(words, Factor, frozenset(chosen or ()), other) or words.say("facts.nothing"),)


def _hindered(words: Words, told: Interview) -> tuple[str, ...]:
    asked = {"sleep": told.sleep, "work": told.work, "walking": told.walking}
    found = [words.say(f"facts.{key}", how=words.answer(how)) for key, how in asked.items() if how is not None]
    return (words.join("page.parts", found),) if found else ()


def _tried(words: Words, tried: tuple[Tried, ...] | None) -> tuple[str, ...]:
    if tried == ():
        return (words.say("facts.nothing_tried"),)
    return tuple(text for each in tried or () if (text := _one_tried(words, each)))


def _one_tried(words: Words, tried: Tried) -> str:
    """Each of its three answers may be missing."""
    what, how_long = one_line(tried.what), one_line(tried.how_long)
    text = words.say("facts.tried_how_long", what=what, how_long=how_long) if what and how_long else what or how_long
    helped = words.answer(tried.helped) if tried.helped else ""
    return words.say("facts.tried_helped", what=text, helped=helped) if text and helped else text or helped


def _outcome(words: Words, tried: Tried) -> str:
    """How its text ends: whether it helped; blank where that is not said, or all that is."""
    text, helped = _one_tried(words, replace(tried, helped=None)), words.answer(tried.helped) if tried.helped else ""
    return _one_tried(words, tried).removeprefix(text) if text and helped else ""


def _no_illness(told: Interview) -> bool:
    """Whether the list was read and nothing on it was ticked."""
    return told.health == frozenset() and not told.health_other.strip()


def _health(words: Words, told: Interview) -> tuple[str, ...]:
    """What was ticked."""
    if told.health is None and not told.health_other.strip():
        return ()
    if _no_illness(told):
        return (words.say("facts.none_ticked"),)
    return (_named(words, HealthFact, frozenset(told.health or ()), told.health_other),)

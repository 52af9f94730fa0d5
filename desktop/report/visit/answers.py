"""The short answers of the interview as names and texts, in the order that a physician takes a history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.interview import Factor, HealthFact, Interview, Tried
from desktop.report.typeset import one_line
from desktop.report.visit.plan import Lost, Plan
from desktop.report.words import Words

IMPORTANCE = (
    *("medicines", "health", "allergies", "worse", "hindered"),
    *("tried", "better", "night", "stiff", "misses"),
)
"""What a physician can least do without first: where there is no room, they go from the other end."""


HEALTH_LINES = 5
"""What all six facts of health take in the narrow column, and a few words of one's own."""

CARE = frozenset({"medicines", "allergies", "health"})
"""What stands above the feet, at the side."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer: its name, its texts, each of which starts a line and takes `limit` lines at most, and all of it."""

    key: str
    label: str
    texts: tuple[str, ...]
    limit: int
    says: str


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
            # Whatever else gives way: an illness that was ticked is not cut off.
            limit = max(limit, HEALTH_LINES) if key == "health" and interview.health else limit
            says = words.say("facts.says", label=words.say(f"facts.{key}"), value=words.join("page.parts", found))
            shown.append(Fact(key, label, found[: plan.tried] if key == "tried" else found, limit, says))
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


def _health(words: Words, told: Interview) -> tuple[str, ...]:
    """What was ticked; where nothing was, the list that was read, which a physician wants to know, too."""
    if told.health is None and not told.health_other.strip():
        return ()
    if told.health == frozenset() and not told.health_other.strip():
        listed = words.join("page.parts", (words.answer(each) for each in HealthFact))
        return (words.say("facts.none_of", list=listed),)
    return (_named(words, HealthFact, frozenset(told.health or ()), told.health_other),)

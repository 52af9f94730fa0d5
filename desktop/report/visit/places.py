"""Where it is felt, in words: the places of one kind as one where all of them are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.interview import BELOW_KNEE, IN_THE_LEG, Interview, Region, Sensation
from desktop.report.words import Words

_SIDES = ("left", "right", "middle")


@dataclass(frozen=True, slots=True)
class Felt:
    """How far down each leg the pain goes, and the places of each sensation in a row."""

    legs: tuple[str, ...]
    sensations: tuple[tuple[Sensation, str], ...]

    def says(self, words: Words) -> tuple[str, ...]:
        """All of it, a line each."""
        named = ((words.say(f"site.{kind}"), text) for kind, text in self.sensations)
        return (*self.legs, *(words.say("facts.says", label=label, value=text) for label, text in named))


def felt(words: Words, interview: Interview) -> Felt:
    """What is marked on the body."""
    found = ((sensation, interview.felt_in(sensation)) for sensation in Sensation)
    rows = tuple((kind, words.join("page.parts", _names(words, marked))) for kind, marked in found if marked)
    return Felt(tuple(_legs(words, interview)), rows)


def _legs(words: Words, interview: Interview) -> Iterable[str]:
    # Of pain alone: numb toes below a sore thigh are no pain below the knee.
    marked, pain = set(interview.felt_in(Sensation.PAIN)), words.say("site.pain")
    for side in ("left", "right"):
        if reached := {region for region in marked & IN_THE_LEG if region.value.endswith(side)}:
            leg = words.say(f"site.{side}_{'below' if reached & BELOW_KNEE else 'above'}")
            yield words.say("facts.says", label=pain, value=leg)


def _names(words: Words, marked: Iterable[Region]) -> list[str]:
    groups: dict[str, list[Region]] = {}
    for region in marked:
        groups.setdefault(_base(region), []).append(region)
    names: list[str] = []
    for base, regions in groups.items():
        whole = len(regions) == _SIZES[base] > 1
        names += [words.answers[f"region_group.{base}"]] if whole else [words.answer(region) for region in regions]
    return names


def _base(region: Region) -> str:
    start, _, side = region.value.rpartition("_")
    return start if side in _SIDES else region.value


_SIZES = Counter(_base(region) for region in Region)
"""How many places there are of each kind."""

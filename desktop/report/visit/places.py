"""Where it is felt, in words: the places of one kind as one where all of them are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.interview import Interview, Region, Sensation
from desktop.report.words import Words

_SIDES = ("left", "right", "middle")


_DOWN = (
    ("thigh", ("thigh_back", "thigh_front")),
    ("knee", ("knee",)),
    ("calf", ("calf", "shin")),
    ("foot", ("heel", "foot")),
)
"""How far down a leg its places lie: physicians go by whether pain passes the knee."""


@dataclass(frozen=True, slots=True)
class Place:
    """One sensation: its name with how far down each leg it goes, and all of its places in a row."""

    sensation: Sensation
    label: str
    names: str


@dataclass(frozen=True, slots=True)
class Felt:
    """Where each sensation is felt; nothing is told of one from another."""

    places: tuple[Place, ...]

    def says(self, words: Words) -> tuple[str, ...]:
        """All of it, a line each."""
        return tuple(words.say("facts.says", label=place.label, value=place.names) for place in self.places)


def felt(words: Words, interview: Interview) -> Felt:
    """What is marked on the body."""
    found = ((sensation, interview.felt_in(sensation)) for sensation in Sensation)
    return Felt(
        tuple(
            Place(kind, _label(words, kind, marked), words.join("page.parts", _names(words, marked)))
            for kind, marked in found
            if marked
        )
    )


def _label(words: Words, kind: Sensation, marked: Iterable[Region]) -> str:
    bases = {side: {_base(region) for region in marked if region.value.endswith(side)} for side in ("left", "right")}
    legs = []
    for side, found in bases.items():
        reached = [depth for depth, places in _DOWN if found & set(places)]
        legs += [words.say(f"site.{side}_{reached[-1]}")] if reached else []
    return words.join("page.list", (words.say(f"site.{kind}"), *legs))


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

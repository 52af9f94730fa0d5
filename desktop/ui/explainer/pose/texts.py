"""A pose in sentences, for whoever cannot see it: all of it, or only what has changed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.skeleton.chain import LegReadings, Readings, Stance

SIDES = ("left", "right")
LEAST = 0.05
"""What is smaller than this, in degrees or millimetres, is said to be none."""

WHOLE = frozenset({"shin", "thigh", "arch", "height"})
"""What nobody knows to a tenth, and so is said in whole degrees or millimetres."""


class PoseTexts:
    """The texts of the explainer, filled in. Figures come without a sign, the words say which way."""

    def __init__(self, words: Words) -> None:
        """In the language of `words`."""
        self._words = words
        self.texts: dict[str, Any] = words.content("explainer")
        self._pose: dict[str, Any] = self.texts["pose"]

    @cached_property
    def _bones(self) -> dict[str, Any]:
        return self._words.content("bones")

    def number(self, value: float) -> str:
        """At most one decimal, and none for a whole number."""
        value = round(abs(float(value)), 1)
        return self._words.locale.toString(value, "f", 0 if value == int(value) else 1)

    def bone(self, key: str) -> str:
        """The name of a bone in plain and in anatomical words, with its side, for example "Heel bone · calcaneus"."""
        name = _unsided(key)
        # A newer file may hold a bone that no text knows yet.
        end, texts = key[len(name) + 1 :], self._bones.get(name, {})
        plain, anatomical = str(texts.get("plain", name.replace("_", " "))), str(texts.get("anatomical", ""))
        if end:
            side = self._pose["sides"]["right" if end == "r" else "left"]
            plain = str(texts.get("sided", "{side} " + plain)).format(side=side)
        said = plain[:1].upper() + plain[1:]
        return said if anatomical.casefold() in ("", plain.casefold()) else f"{said} · {anatomical}"

    def does(self, key: str) -> str:
        """What a bone is for; empty for one that no text knows."""
        return str(self._bones.get(_unsided(key), {}).get("does", ""))

    def describe(self, stance: Stance) -> str:
        """The whole pose in sentences, feet first."""
        return " ".join(self._sentences(stance))

    def news(self, before: Stance, now: Stance) -> str:
        """What is true in `now` and was not `before`, in sentences; empty where nothing is."""
        known = {*self._sentences(before), *self._sides_apart(before)}
        return " ".join(sentence for sentence in self._sentences(now) if sentence not in known)

    def _sentences(self, stance: Stance) -> list[str]:
        from desktop.skeleton.chain import readings

        real = readings(stance)
        if real.left == real.right:
            return [*self._leg_sentences(real.left, ""), *self._trunk(real)]
        return [*self._sides_apart(stance), *self._trunk(real)]

    def _sides_apart(self, stance: Stance) -> Iterator[str]:
        """Both legs, each for itself, however alike they are."""
        from desktop.skeleton.chain import readings

        real = readings(stance)
        for side, leg in zip(SIDES, (real.left, real.right), strict=True):
            yield from self._leg_sentences(leg, side)

    def _leg_sentences(self, leg: LegReadings, side: str) -> Iterator[str]:
        """Of one side, or of both alike."""
        yield self._text(heel_key(leg.heel), side, heel=leg.heel)
        if not none("shin", leg.shin):
            yield self._text("shin_in" if leg.shin > 0 else "shin_out", side, shin=leg.shin)
        if not none("height", leg.height):
            yield self._text("leg_lower" if leg.height < 0 else "leg_taller", side, height=leg.height)

    def _trunk(self, real: Readings) -> list[str]:
        said = []
        if not none("pelvis", real.pelvis_forward):
            key = "pelvis_forward" if real.pelvis_forward > 0 else "pelvis_back"
            said.append(self._text(key, "right", pelvis=real.pelvis_forward))
        if not none("pelvis", real.pelvis_side):
            side = "right" if real.pelvis_side > 0 else "left"
            said.append(self._text("pelvis_side", side, pelvis=real.pelvis_side))
        if not none("back", real.low_back):
            key = "low_back" if real.low_back > 0 else "low_back_less"
            said.append(self._text(key, "right", back=real.low_back))
        return said or [self._text("pelvis_level", "right")]

    def _short(self, key: str, side: str = "", **values: Any) -> str:
        return self._fill(str(self._pose[key]["short"]), side, values)

    def _text(self, key: str, side: str, **values: float) -> str:
        """The sentence about one side, or about both."""
        return self._fill(str(self._pose[key]["text" if side else "both"]), side, values)

    def _fill(self, template: str, side: str, values: dict[str, float]) -> str:
        said = {name: self.number(_rounded(name, value)) for name, value in values.items()}
        return template.format(side=self._pose["sides"].get(side, ""), **said)


def heel_key(e: float) -> str:
    """Which of the texts is about a heel at `e` degrees."""
    return "heel_upright" if abs(e) < LEAST else "heel_in" if e > 0 else "heel_out"


def none(what: str, value: float) -> bool:
    """Whether so little of `what` is said to be none."""
    return abs(_rounded(what, value)) < LEAST


def _rounded(what: str, value: float) -> float:
    return float(math.floor(abs(value) + 0.5)) if what in WHOLE else abs(value)


def _unsided(key: str) -> str:
    return key[:-2] if key.endswith(("_r", "_l")) else key

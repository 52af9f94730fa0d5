"""A pose in words: beside the sliders, in the picture, in the table and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.ui.explainer.overlays import Marks
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.skeleton.chain import Certainty, LegReadings, Readings, Stance

SIDES = ("left", "right")
LEAST = 0.05
"""What is smaller than this, in degrees or millimetres, is said to be none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it is about, what it is now, how sure that is, and where that is from."""

    key: str
    name: str
    value: str
    certainty: str
    sources: tuple[str, ...]


class PoseWords:
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
        side, texts = key[len(name) + 1 :], self._bones.get(name, {})
        plain, anatomical = str(texts.get("plain", name.replace("_", " "))), str(texts.get("anatomical", ""))
        if side:
            plain = f"{self._pose['sides']['right' if side == 'r' else 'left']} {plain}"
        said = plain[:1].upper() + plain[1:]
        return said if anatomical.casefold() in ("", plain.casefold()) else f"{said} · {anatomical}"

    def does(self, key: str) -> str:
        """What a bone is for; empty for one that no text knows."""
        return str(self._bones.get(_unsided(key), {}).get("does", ""))

    def heel(self, e: float) -> str:
        """For example "6° rolled in"."""
        return self._short(_heel(e), heel=e)

    def foot(self, e: float) -> str:
        """The angle and what it is called: "6° rolled in, as many people stand"."""
        from desktop.skeleton.chain import Foot, kind

        called = {
            Foot.MARKED_SUPINATED: "rolled_out_marked",
            Foot.SUPINATED: "rolled_out",
            Foot.TYPICAL_PRONATED: "rolled_in_slightly",
            Foot.PRONATED: "rolled_in",
            Foot.MARKED_PRONATED: "rolled_in_marked",
        }.get(kind(e), "neutral")
        return f"{self.heel(e)} · {self.texts['ranges'][called]}"

    def marks(self, stance: Stance, *, exaggerated: bool) -> Marks:
        """What is drawn over the bones in `stance`."""
        from desktop.skeleton.chain import readings

        real = readings(stance)
        legs = {"l": real.left, "r": real.right}
        upright = stance.left == stance.right == 0
        return Marks(
            floor=True,
            plumb=True,
            ghost=not upright or any(stance.sway),
            heels={side: self.heel(leg.heel) for side, leg in legs.items()},
            heights={side: self._height(leg) for side, leg in legs.items() if abs(leg.height) >= LEAST},
            pelvis_side=self._named("pelvis", self._side(real)) if abs(real.pelvis_side) >= LEAST else "",
            pelvis_forward=self._named("pelvis", self._forward(real)) if abs(real.pelvis_forward) >= LEAST else "",
            note=self.texts["labels"]["exaggerated"] if exaggerated else "",
        )

    def describe(self, stance: Stance) -> str:
        """The whole pose in sentences, feet first."""
        from desktop.skeleton.chain import readings

        real = readings(stance)
        said = []
        for side, leg in zip(SIDES, (real.left, real.right), strict=True):
            said += [self._text(_heel(leg.heel), side, heel=leg.heel)]
            if abs(leg.heel) >= LEAST:
                said.append(self._text("shin_in" if leg.shin > 0 else "shin_out", side, shin=leg.shin))
                said.append(self._text("leg_lower" if leg.height < 0 else "leg_taller", side, height=leg.height))
        return " ".join([*said, *self._trunk(real)])

    def rows(self, stance: Stance) -> list[Row]:
        """The table, in real size."""
        from desktop.skeleton.chain import LINKS, readings

        real = readings(stance)
        both, least = (stance.left + stance.right) / 2, min(stance.left, stance.right)
        uneven = least if stance.left != stance.right else 0.0

        def sure(key: str, driver: float) -> Certainty:
            return LINKS[key].sureness(driver)

        legs = (real.left, real.right)
        heels = self._sides(self.heel(leg.heel) for leg in legs)
        shins = self._sides(self._leg(leg, "shin", "shin_in", "shin_out") for leg in legs)
        heights = self._sides(self._leg(leg, "height", "leg_taller", "leg_lower") for leg in legs)
        return [
            self._row("heel", heels, "set", "heel_in", "heel_out"),
            self._row("shin", shins, sure("shin", least), "shin_in", "shin_out"),
            self._row("height", heights, sure("height", least), "leg_lower", "leg_taller"),
            self._row(
                "pelvis_forward", self._forward(real), sure("pelvis_forward", both), "pelvis_forward", "pelvis_back"
            ),
            self._row("pelvis_side", self._side(real), sure("pelvis_side", uneven), "pelvis_side"),
            self._row("low_back", self._back(real), sure("low_back", both), "low_back"),
        ]

    def _row(self, key: str, value: str, certainty: str, *texts: str) -> Row:
        sources = dict.fromkeys(source for text in texts for source in self._pose[text]["sources"])
        return Row(key, self._pose["names"][key], value, str(certainty), tuple(sources))

    def _sides(self, values: Iterable[str]) -> str:
        left, right = values
        names = self._pose["sides"]
        return f"{names['left'].capitalize()} {left} · {names['right']} {right}"

    def _trunk(self, real: Readings) -> list[str]:
        said = []
        if abs(real.pelvis_forward) >= LEAST:
            key = "pelvis_forward" if real.pelvis_forward > 0 else "pelvis_back"
            said.append(self._text(key, pelvis=real.pelvis_forward))
        if abs(real.pelvis_side) >= LEAST:
            side = "right" if real.pelvis_side > 0 else "left"
            said.append(self._text("pelvis_side", side, pelvis=real.pelvis_side))
        if abs(real.low_back) >= LEAST:
            key = "low_back" if real.low_back > 0 else "low_back_less"
            said.append(self._text(key, back=real.low_back))
        return said or [self._text("pelvis_level")]

    def _height(self, leg: LegReadings) -> str:
        return self._named("height", self._leg(leg, "height", "leg_taller", "leg_lower"))

    def _leg(self, leg: LegReadings, what: str, more: str, less: str) -> str:
        value = float(getattr(leg, what))
        if abs(value) < LEAST:
            return self._none(what)
        values: dict[str, Any] = {what: value}
        return self._short(more if value > 0 else less, **values)

    def _forward(self, real: Readings) -> str:
        value = real.pelvis_forward
        key = "pelvis_level" if abs(value) < LEAST else "pelvis_forward" if value > 0 else "pelvis_back"
        return self._short(key, pelvis=value)

    def _side(self, real: Readings) -> str:
        value = real.pelvis_side
        if abs(value) < LEAST:
            return self._short("pelvis_level")
        return self._short("pelvis_side", "right" if value > 0 else "left", pelvis=value)

    def _back(self, real: Readings) -> str:
        value = real.low_back
        if abs(value) < LEAST:
            return self._none("low_back")
        return self._short("low_back_less" if value < -LEAST else "low_back", back=value)

    def _none(self, what: str) -> str:
        zero = self.number(0)
        return f"{zero} mm" if what == "height" else f"{zero}°"

    def _named(self, name: str, value: str) -> str:
        return f"{self._pose['names'][name]}\n{value}"

    def _short(self, key: str, side: str = "", **values: Any) -> str:
        return self._fill(str(self._pose[key]["short"]), side, values)

    def _text(self, key: str, side: str = "", **values: float) -> str:
        return self._fill(str(self._pose[key]["text"]), side, values)

    def _fill(self, template: str, side: str, values: dict[str, float]) -> str:
        said = {name: self.number(value) for name, value in values.items()}
        return template.format(side=self._pose["sides"].get(side, ""), **said)


def _unsided(key: str) -> str:
    return key[:-2] if key.endswith(("_r", "_l")) else key


def _heel(e: float) -> str:
    return "heel_upright" if abs(e) < LEAST else "heel_in" if e > 0 else "heel_out"

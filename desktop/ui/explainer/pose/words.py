"""A pose in words: beside the sliders, in the picture, in the table and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.ui.explainer.pose.texts import SIDES, PoseTexts, heel_key, none
from desktop.ui.explainer.view.overlays import Height, Marks

if TYPE_CHECKING:
    from desktop.skeleton.chain import LegReadings, Readings, Stance

__all__ = ["SIDES", "PoseWords", "Row"]

FARTHEST = (-10.0, 0.0, 10.0)
"""Degrees of a heel whose words are the longest there are: with two figures, one way and the other, and none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it is about, what it is now, how sure that is, and where that is from.

    `note` is a sentence about how sure it is, empty where there is none.
    """

    key: str
    name: str
    value: str
    certainty: str
    sources: tuple[str, ...]
    note: str = ""


class PoseWords(PoseTexts):
    """Adds the short words to the sentences. All of them tell the real size, whatever is drawn."""

    def heel(self, e: float) -> str:
        """For example "6° rolled in"."""
        return self._short(heel_key(e), heel=round(e))

    @cached_property
    def longest(self) -> str:
        """The longest words for a heel, so that what holds them need not grow."""
        return max((self.heel(e) for e in FARTHEST), key=len)

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
        """What is drawn over the bones in `stance`; `exaggerated` adds what the picture makes of it."""
        from desktop.skeleton.chain import readings

        real = readings(stance)
        legs = {"l": real.left, "r": real.right}
        upright = stance.left == stance.right == 0
        side, forward = real.pelvis_side, real.pelvis_forward
        return Marks(
            floor=True,
            plumb=True,
            ghost=not upright or any(stance.sway),
            heels={side: self.heel(leg.heel) for side, leg in legs.items()},
            longest=self.longest,
            heights={key: self._height(leg) for key, leg in legs.items() if not none("height", leg.height)},
            pelvis_side="" if none("pelvis", side) else self._pelvis(self._side(real), side, exaggerated),
            pelvis_forward="" if none("pelvis", forward) else self._pelvis(self._forward(real), forward, exaggerated),
            note=self.texts["labels"]["exaggerated"] if exaggerated else "",
        )

    def rows(self, stance: Stance) -> list[Row]:
        """The table, in real size."""
        from desktop.skeleton.chain import LINKS, readings

        real = readings(stance)
        both, least = (stance.left + stance.right) / 2, min(stance.left, stance.right)
        drivers = {"shin": least, "height": least, "pelvis_forward": both, "pelvis_side": 0.0, "low_back": both}
        sure = {key: str(LINKS[key].sureness(driver)) for key, driver in drivers.items()}
        legs = (real.left, real.right)
        shins = self._sides(self._leg(leg, "shin", "shin_in", "shin_out") for leg in legs)
        heights = self._sides(self._leg(leg, "height", "leg_taller", "leg_lower") for leg in legs)
        return [
            self._row("heel", self._sides(self.heel(leg.heel) for leg in legs), "set", "heel_in", "heel_out"),
            self._row("shin", shins, sure["shin"], "shin_in", "shin_out"),
            self._row("height", heights, sure["height"], "leg_lower", "leg_taller"),
            self._row("pelvis_forward", self._forward(real), sure["pelvis_forward"], "pelvis_forward", "pelvis_back"),
            self._row("pelvis_side", self._side(real), sure["pelvis_side"], "pelvis_side"),
            self._row("low_back", self._back(real), sure["low_back"], "low_back"),
        ]

    def _row(self, key: str, value: str, certainty: str, *texts: str) -> Row:
        sources = dict.fromkeys(source for text in texts for source in self._pose[text]["sources"])
        note = str(self._pose[texts[0]].get("note", ""))
        return Row(key, self._pose["names"][key], value, certainty, tuple(sources), note)

    def _sides(self, values: Iterable[str]) -> str:
        left, right = values
        names = self._pose["sides"]
        return f"{names['left'].capitalize()} {left} · {names['right']} {right}"

    def _height(self, leg: LegReadings) -> Height:
        return Height(self._named("height", self._leg(leg, "height", "leg_taller", "leg_lower")), leg.height < 0)

    def _leg(self, leg: LegReadings, what: str, more: str, less: str) -> str:
        value = float(getattr(leg, what))
        if none(what, value):
            return self._none(what)
        values: dict[str, Any] = {what: value}
        return self._short(more if value > 0 else less, **values)

    def _pelvis(self, said: str, value: float, exaggerated: bool) -> str:
        """The label in the picture, which may show more than is real."""
        from desktop.skeleton.chain import EXAGGERATION

        if exaggerated:
            said = f"{said}\n({self._short('drawn_bigger', drawn=value * EXAGGERATION)})"
        return self._named("pelvis", said)

    def _forward(self, real: Readings) -> str:
        value = real.pelvis_forward
        key = "pelvis_level" if none("pelvis", value) else "pelvis_forward" if value > 0 else "pelvis_back"
        return self._short(key, pelvis=value)

    def _side(self, real: Readings) -> str:
        value = real.pelvis_side
        if none("pelvis", value):
            return self._short("pelvis_level")
        return self._short("pelvis_side", "right" if value > 0 else "left", pelvis=value)

    def _back(self, real: Readings) -> str:
        value = real.low_back
        if none("back", value):
            return self._none("low_back")
        return self._short("low_back_less" if value < 0 else "low_back", back=value)

    def _none(self, what: str) -> str:
        zero = self.number(0)
        return f"{zero} mm" if what == "height" else f"{zero}°"

    def _named(self, name: str, value: str) -> str:
        return f"{self._pose['names'][name]}\n{value}"

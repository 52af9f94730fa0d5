"""What a page may show before it has to give way, and what a part of it left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from desktop.report.page import Block, Rect

ALL = 99
"""More than any page holds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything is shown: counts, lines of text, and the heights of chart field and figure in points.

    `felt` is 2 for the drawn soles with their counts, 1 for the counts, 0 for neither; `facts` and `feet` are how many
    of the short answers there is room for, `open` how many of them may take more than a line.
    """

    notes: int = 20
    note_lines: int = 3
    field: float = 118.0
    figure: float = 146.0
    activities: int = ALL
    felt: int = 2
    answer_lines: int = ALL
    open: int = ALL
    tried: int = ALL
    problem_lines: int = ALL
    history_lines: int = 6
    place_lines: int = 4
    medicine_lines: int = ALL
    allergy_lines: int = 3
    question_lines: int = ALL
    warning_lines: int = ALL
    facts: int = ALL
    feet: int = ALL
    asked: bool = True
    peg_items: bool = True
    week_dates: bool = True


class Lost(StrEnum):
    """What may be missing from the page, in the order that it is said in."""

    SIGNS = "signs"
    ACTIVITIES = "activities"
    NOTES = "notes"
    TRIED = "tried"
    ANSWERS = "answers"
    ENDS = "ends"
    CHART = "chart"
    FIGURE = "figure"
    PLACES = "places"
    FELT = "felt"
    PEG = "peg"


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the page and how many of its things found no room."""

    block: Block
    lost: Mapping[Lost, int] = field(default_factory=dict)

    @property
    def rect(self) -> Rect:
        """Where it is."""
        return self.block.rect

    def at(self, y: float) -> Piece:
        """The same part with its top at `y`, as a place with nothing in it."""
        rect = Rect(self.rect.x, y, self.rect.width, self.rect.height)
        return Piece(Block(self.block.name, rect, (), ()), self.lost)


T = TypeVar("T")
P = TypeVar("P", bound=Piece | None)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a page is drafted under a plan, and `drawn` in the end.

    Of a draft only heights and losses are asked for, and `known` keeps them from one draft to the next.
    """

    plan: Plan
    known: dict[tuple[object, ...], object]
    drawn: bool = False

    def once(self, name: str, on: tuple[str, ...], make: Callable[[], T]) -> T:
        """What `make` gives, which depends on nothing but the fields `on` of the plan."""
        key = (name, *(getattr(self.plan, one) for one in on))
        if key not in self.known:
            self.known[key] = make()
        return self.known[key]  # type: ignore[return-value]

    def piece(self, name: str, on: tuple[str, ...], y: float, make: Callable[[float], P]) -> P:
        """The part that `make` gives for its top, its height depending on nothing but the fields `on` of the plan."""
        if self.drawn:
            return make(y)
        found: Piece | None = self.once(name, on, lambda: make(0.0))
        return found and found.at(y)  # type: ignore[return-value]

"""The body figure: its outline and the places to mark on it, drawn from the skeleton, and marked on paper."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from desktop import assets
from desktop.domain.interview import BodyMark, Region, Sensation
from desktop.report.page import Area, Ink, Mark, Path, Pattern, Picture, Rect

Point = tuple[float, float]

EVERY = 2.4
"""Points between the strokes of a marked place on paper."""

SMALL, WIDER = 110.0, 1.3
"""Below this height of the figure, in points, its patterns are so much wider: else dots and crosses are not told."""

PATTERNS: Mapping[Sensation, Pattern] = MappingProxyType(
    {Sensation.PAIN: Pattern.STROKES, Sensation.NUMB: Pattern.DOTS, Sensation.WEAK: Pattern.CROSSES}
)
"""What each sensation is marked with, so that two at one place are both seen."""


class Side(StrEnum):
    """From where the person is seen. From behind, their left is on the left; from the front, on the right."""

    BACK = "back"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class View:
    """One side in heights of its picture: x from the middle to the right, y from the top down."""

    outline: tuple[Point, ...]
    places: Mapping[Region, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class BodyFigure:
    """Both sides; `width` is that of a picture whose height is 1."""

    width: float
    views: Mapping[Side, View]


@cache
def figure() -> BodyFigure:
    """The figure as it is shipped; raises AssetMissingError."""
    name = "body/figure.json"
    try:
        found = json.loads(assets.read_text(name))
        unit = float(found["unit"])
        outline = _line(found["outline"], unit)
        views = {side: View(outline, _places(found[side], side, unit)) for side in Side}
        return BodyFigure(_number(found["width"]) / unit, MappingProxyType(views))
    except (ArithmeticError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise assets.AssetMissingError(name) from error


def picture(side: Side, look: str) -> bytes:
    """The pale bones within the outline as a PNG file; `look` is a theme's name. Raises AssetMissingError."""
    return assets.read_bytes(f"body/{side}-{look}.png")


def body_marks(box: Rect, side: Side, marks: frozenset[BodyMark]) -> tuple[Mark, ...]:
    """The figure in the middle of `box`, as large as goes in, with what is marked on `side` of it."""
    body = figure()
    view = body.views[side]
    tall = min(box.height, box.width / body.width)
    middle, top = box.x + box.width / 2, box.y + (box.height - tall) / 2

    def placed(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((middle + x * tall, top + y * tall) for x, y in points)

    every = EVERY * (WIDER if tall < SMALL else 1.0)
    bones = Rect(middle - body.width * tall / 2, top, body.width * tall, tall)
    found: list[Mark] = [Picture(bones, picture(side, "ink"))]
    for region, points in view.places.items():
        corners = placed(points)
        felt = [sensation for sensation in Sensation if BodyMark(region, sensation) in marks]
        found += [Area(corners, Ink.TEXT, PATTERNS[sensation], every) for sensation in felt]
        if felt:
            found.append(Path((*corners, corners[0]), Ink.TEXT, 0.5))
    outline = placed(view.outline)
    return (*found, Path((*outline, outline[0]), Ink.QUIET, 0.6))


def _places(found: Mapping[str, object], side: Side, unit: float) -> Mapping[Region, tuple[Point, ...]]:
    wanted = [region for region in Region if region.from_behind == (side is Side.BACK)]
    return MappingProxyType({region: _line(found[region.value], unit) for region in wanted})


def _line(found: object, unit: float) -> tuple[Point, ...]:
    if not isinstance(found, list) or len(found) < 3:
        raise ValueError("no closed line")
    return tuple((_number(x) / unit, _number(y) / unit) for x, y in found)


def _number(found: object) -> float:
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not math.isfinite(found):
        raise ValueError("no number")
    return float(found)

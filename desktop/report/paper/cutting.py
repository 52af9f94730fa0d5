"""Where to cut: dashed lines with a pair of scissors at their start, drawn."""

from __future__ import annotations

from math import cos, pi, sin

from desktop.report.page import Ink, Mark, Path

DASH, GAP = 6.0, 4.0
SCISSORS = 15.0
"""How long the scissors are, in points."""

_WIDTH = 0.8
_OPEN = 0.26
"""Half the angle between the blades, in radians."""

_CROSS = 0.52
"""Where along the scissors their blades cross."""

_RING = 2.3
_RING_AT = 4.6
"""The radius of a handle's ring, and how far behind the crossing its middle lies."""


def line_across(x: float, y: float, width: float) -> tuple[Mark, ...]:
    """A cutting line to the right, the scissors at its left end."""
    marks = [_turned(path, x, y, down=False) for path in _scissors()]
    return (*marks, *(Path(((x + a, y), (x + b, y)), Ink.TEXT, _WIDTH) for a, b in _dashes(width, SCISSORS)))


def line_down(x: float, y: float, height: float, *, scissors: bool) -> tuple[Mark, ...]:
    """A cutting line downwards, with or without scissors at its upper end."""
    marks = [_turned(path, x, y, down=True) for path in _scissors() if scissors]
    start = SCISSORS if scissors else 0.0
    return (*marks, *(Path(((x, y + a), (x, y + b)), Ink.TEXT, _WIDTH) for a, b in _dashes(height, start)))


def _dashes(length: float, start: float) -> list[tuple[float, float]]:
    """Where the dashes begin and end, a gap behind `start`, the last one at the very end."""
    first, count = start + GAP, max(2, round((length - start) / (DASH + GAP)))
    step = (length - first - DASH) / (count - 1)
    return [(first + n * step, first + n * step + DASH) for n in range(count)]


def _scissors() -> list[tuple[tuple[float, float], ...]]:
    """Blades and rings along the x axis, as lines."""
    cross = SCISSORS * _CROSS
    found: list[tuple[tuple[float, float], ...]] = []
    for side in (1, -1):
        turn = side * _OPEN
        tip = (cross + (SCISSORS - cross) * cos(turn), (SCISSORS - cross) * sin(turn))
        away = _RING_AT - _RING
        # The blade goes on behind the crossing to the ring on the other side.
        found.append(((cross - away * cos(turn * 1.6), -away * sin(turn * 1.6)), (cross, 0.0), tip))
        middle = (cross - _RING_AT * cos(turn * 1.6), -_RING_AT * sin(turn * 1.6) - side * 0.5)
        found.append(
            tuple((middle[0] + _RING * cos(a * pi / 8), middle[1] + _RING * sin(a * pi / 8)) for a in range(17))
        )
    return found


def _turned(points: tuple[tuple[float, float], ...], x: float, y: float, *, down: bool) -> Path:
    return Path(tuple((x + b, y + a) if down else (x + a, y + b) for a, b in points), Ink.TEXT, 1.1)

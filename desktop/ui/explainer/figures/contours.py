"""Lines of equal height on a grid of numbers, as closed smooth paths."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from desktop.skeleton.bones import Floats

Loop = NDArray[np.float64]
# For each of the 16 ways in which a cell's corners (top left, top right, bottom right, bottom left: 8, 4, 2, 1) can be
# above the level: pairs of sides (0 top, 1 right, 2 bottom, 3 left) that a line enters and leaves by.
SIDES: tuple[tuple[tuple[int, int], ...], ...] = (
    (),
    ((2, 3),),
    ((1, 2),),
    ((1, 3),),
    ((0, 1),),
    ((0, 3), (1, 2)),
    ((0, 2),),
    ((0, 3),),
    ((3, 0),),
    ((2, 0),),
    ((3, 2), (1, 0)),
    ((1, 0),),
    ((3, 1),),
    ((2, 1),),
    ((3, 2),),
    (),
)


def loops(field: Floats, level: float) -> list[Loop]:
    """Closed lines (N, 2) of column and row where `field` (R, C) crosses `level`; its rim has to be below."""
    above = field > level
    case = above[:-1, :-1] * 8 + above[:-1, 1:] * 4 + above[1:, 1:] * 2 + above[1:, :-1] * 1
    ends: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
    for row, column in zip(*(found.tolist() for found in np.nonzero((case > 0) & (case < 15))), strict=True):
        for one, other in SIDES[case[row, column]]:
            here, there = _edge(row, column, one), _edge(row, column, other)
            ends.setdefault(here, []).append(there)
            ends.setdefault(there, []).append(here)
    return [np.array([_crossing(field, level, edge) for edge in chain]) for chain in _chains(ends)]


def _edge(row: int, column: int, side: int) -> tuple[int, int, int]:
    """A side of a cell as its first corner and whether it runs down; neighbours name it alike."""
    if side in (0, 2):
        return row + (side == 2), column, 0
    return row, column + (side == 1), 1


def _crossing(field: Floats, level: float, edge: tuple[int, int, int]) -> tuple[float, float]:
    row, column, down = edge
    one, other = float(field[row, column]), float(field[row + down, column + 1 - down])
    share = (level - one) / (other - one) if other != one else 0.5
    return column + share * (1 - down), row + share * down


def _chains(ends: dict[tuple[int, int, int], list[tuple[int, int, int]]]) -> list[list[tuple[int, int, int]]]:
    chains = []
    while ends:
        start, (here, *_) = next(iter(ends.items()))
        chain, before = [start], start
        while here != start:
            chain.append(here)
            one, other = ends.pop(here)
            before, here = here, one if other == before else other
        del ends[start]
        if len(chain) > 2:
            chains.append(chain)
    return chains


def path(lines: list[Loop]) -> QPainterPath:
    """The loops as one path that is rounded through the middles of their steps."""
    made = QPainterPath()
    for line in lines:
        middles = (line + np.roll(line, -1, axis=0)) / 2
        made.moveTo(QPointF(*middles[-1]))
        for corner, middle in zip(line, middles, strict=True):
            made.quadTo(QPointF(*corner), QPointF(*middle))
        made.closeSubpath()
    return made

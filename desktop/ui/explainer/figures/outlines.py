"""The outlines of bones and of the flesh around them, as they were traced from the geometry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from PySide6.QtGui import QPainterPath

from desktop import assets
from desktop.ui.widgets.feet.sole_outline import curve


@cache
def pieces(picture: str) -> Mapping[str, QPainterPath]:
    """Every piece of `picture` in millimetres, x to the right and y down from the floor, the farthest first.

    Raises AssetMissingError.
    """
    traced = json.loads(assets.read_text("skeleton/figures/outlines.json"))[picture]
    return {piece: _path(lines) for piece, lines in traced.items()}


def _path(lines: list[list[list[float]]]) -> QPainterPath:
    path = QPainterPath()
    for line in lines:
        path.addPath(curve([(x, -y) for x, y in line]))
    return path

"""The sole on paper is that on the screen: the same outline, spots inside it, the left one in a mirror."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPathStroker

from desktop.report.sole import HEIGHT, SPOTS, outline, pair, pair_width
from desktop.ui.widgets.feet.sole_outline import outline as drawn


def test_it_is_the_outline_of_the_screen() -> None:
    line = QPainterPathStroker()
    line.setWidth(0.4)
    edge = line.createStroke(drawn(left=False))
    assert all(edge.contains(QPointF(*point)) for point in outline())
    assert outline()[0] == outline()[-1]


@pytest.mark.parametrize("spot", SPOTS)
def test_the_spots_are_on_it(spot: str) -> None:
    assert drawn(left=False).contains(QPointF(*SPOTS[spot]))


@pytest.mark.parametrize("height", [60.0, HEIGHT])
def test_a_pair_is_a_mirror(height: float) -> None:
    left, right = (pair(10, 20, height, outline(), left=left) for left in (True, False))
    middle = 10 + pair_width(height) / 2
    for (x, y), (other, same) in zip(left, right, strict=True):
        assert (middle - x, y) == (pytest.approx(other - middle), same)
        assert 10 - 0.01 * height <= x < middle < other <= 10 + pair_width(height) * 1.01
        assert 20 - 0.01 * height <= y <= 20 + height * 1.01

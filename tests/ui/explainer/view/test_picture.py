"""A frame while something moves: as fine as screen and machine allow."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat

import pytest

from desktop.skeleton.camera import VIEWS, View
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.view import picture
from desktop.ui.explainer.view.picture import FINER, Moving, Shot
from desktop.ui.theme.inks import inks
from desktop.ui.theme.theme import load

SIZE = (60, 80)
FINE, COARSE = (round(60 * FINER), round(80 * FINER)), SIZE


@pytest.mark.parametrize(
    ("ratio", "took", "sizes"),
    [
        (1.0, [0.001] * 3, [COARSE] * 3),
        (2.0, [0.001] * 3, [COARSE, FINE, FINE]),
        (2.0, [0.001, 0.018, 0.018], [COARSE, FINE, FINE]),
        (2.0, [0.001, 0.030, 0.001], [COARSE, FINE, COARSE]),
        (2.0, [0.018] * 3, [COARSE] * 3),
        (1.25, [0.001] * 2, [COARSE, (75, 100)]),
    ],
)
def test_frames_are_finer_where_there_is_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, ratio: float, took: list[float], sizes: list[tuple[int, int]]
) -> None:
    ticks = chain.from_iterable(zip(repeat(0.0), took, strict=False))
    monkeypatch.setattr(picture, "perf_counter", lambda: next(ticks))
    assert cast.still is not None
    assert cast.renderer is not None
    shot, moving = Shot(cast.still, VIEWS[View.FRONT], inks(load("light"))), Moving()
    drawn: Iterable[picture.Picture] = [moving.draw(cast.renderer, shot, SIZE, ratio) for _ in took]
    assert [(each.image.width(), each.image.height()) for each in drawn] == sizes
    assert {each.size for each in drawn} == {SIZE}

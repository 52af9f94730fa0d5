"""The outline of the level stance: only where it leaves the bones, and drawn anew only when the camera moves."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from desktop.skeleton.camera import VIEWS, View
from desktop.skeleton.chain import Stance
from desktop.skeleton.renderer import Renderer
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.view.ghost import Ghost, closed, grown, smoothed
from desktop.ui.explainer.view.picture import Moving, Shot
from desktop.ui.theme.inks import inks
from desktop.ui.theme.theme import load

SIZE = (200, 240)


def outline(cast: Cast, ghost: Ghost, stance: Stance, view: View = View.FRONT) -> QImage:
    assert cast.chain is not None
    assert cast.still is not None
    assert cast.renderer is not None
    shot = Shot(cast.chain.pose(stance), VIEWS[view], inks(load("light")))
    drawn = Moving().draw(cast.renderer, shot, SIZE)
    still = Shot(cast.still, VIEWS[view], shot.inks)
    return ghost.outline(cast.renderer, still, drawn, QColor("black"))


def test_its_line_has_no_steps(cast: Cast) -> None:
    image = outline(cast, Ghost(), Stance(12, -8))
    cover = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, 3].astype(int)
    jumps = max(np.abs(np.diff(cover, axis=axis)).max() for axis in (0, 1))
    assert cover.max() > 90
    assert jumps < cover.max()
    assert len(np.unique(cover)) > 50


def ink(image: QImage) -> int:
    return int(np.frombuffer(image.constBits(), np.uint8).astype(int).sum())


def test_level_there_is_none_and_tilted_there_is(cast: Cast) -> None:
    assert ink(outline(cast, Ghost(), Stance())) == 0
    assert ink(outline(cast, Ghost(), Stance(12, -8))) > 5000


def test_a_pose_that_moves_draws_it_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ghost, drawn = Ghost(), []
    draw = Renderer.draw

    def counted(self: Renderer, *args: object, **options: object) -> object:
        drawn.append(options.get("shadow", True))
        return draw(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "draw", counted)
    for e in (2, 4, 6):
        outline(cast, ghost, Stance(e, e))
    assert drawn.count(False) == 1
    assert ghost.seen_from(VIEWS[View.FRONT])
    outline(cast, ghost, Stance(6, 6), View.BACK)
    assert drawn.count(False) == 2
    assert not ghost.seen_from(VIEWS[View.FRONT])


def test_masks() -> None:
    dot = np.zeros((7, 7), bool)
    dot[3, 3] = True
    assert grown(dot, 1).sum() == 5
    soft = smoothed(dot, 1)
    assert soft.sum() == pytest.approx(1, abs=1e-5)
    assert soft.argmax() == dot.argmax()
    assert np.count_nonzero(soft > 1e-5) == 25
    ring = grown(dot, 2) & ~dot
    assert not ring[3, 3]
    assert closed(np.pad(ring, 4), 1)[7, 7]

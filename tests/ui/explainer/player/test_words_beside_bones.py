"""The words in the pictures of Learn: beside the bones and never on them, at every time, and still while it plays."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath
from pytestqt.qtbot import QtBot

from desktop.skeleton.scenes import SCENES
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player.lit_view import LitView
from desktop.ui.explainer.player.player import HEIGHTS
from desktop.ui.explainer.player.scene_view import SceneView
from desktop.ui.explainer.view.labels import Placed
from desktop.ui.explainer.view.overlays import Ink
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

BONES = [key for key, scene in SCENES.items() if scene.bones]
WIDTHS = (366, 458, 700)
"""Pixels of a figure beside its words, at least and at most, and of one above them."""
TIMES = 9
HALF_A_PIXEL = 0.5


@pytest.fixture(params=BONES)
def scene(request: pytest.FixtureRequest, qtbot: QtBot, cast: Cast, words: Words, look: Look) -> SceneView:
    made = SceneView(request.param, cast, words, look)
    qtbot.addWidget(made)
    return made


def shown(scene: SceneView, size: tuple[int, int], fineness: float = 1.0) -> Iterator[tuple[int, LitView]]:
    """Every view at every time, drawn as at rest."""
    scene.resize(*size)
    scene._lay_out()
    for number in range(TIMES):
        scene.show_at(scene.scene.length * number / (TIMES - 1))
        for place, view in enumerate(scene.findChildren(LitView)):
            view.fineness = fineness
            view.settle()
            yield place, view


def on_bones(view: LitView, rect: QRectF) -> int:
    """Pixels of bones that a rectangle covers."""
    assert view._picture is not None
    bones = view._picture.bones
    across, down = bones.shape[1] / view.width(), bones.shape[0] / view.height()
    rows = slice(math.floor(rect.top() * down), math.ceil(rect.bottom() * down))
    columns = slice(math.floor(rect.left() * across), math.ceil(rect.right() * across))
    return int(np.count_nonzero(bones[rows, columns] >= 0))


def crossed(rect: QRectF, path: QPainterPath) -> bool:
    """Whether a stroke runs through a rectangle."""
    points = [path.pointAtPercent(step / 40) for step in range(41)]
    inner = rect.adjusted(HALF_A_PIXEL, HALF_A_PIXEL, -HALF_A_PIXEL, -HALF_A_PIXEL)
    return any(inner.contains(point) for point in points)


def leader(placed: Placed) -> QLineF:
    at, rect = placed.label.at, placed.rect
    near = QPointF(
        max(rect.left(), min(at.x(), rect.right())),
        max(rect.top(), min(at.y(), rect.bottom())),
    )
    return QLineF(at, near)


@pytest.mark.parametrize("size", [*product(WIDTHS, (HEIGHTS[0], 412, HEIGHTS[1]))])
def test_words_lie_on_nothing_and_stay_while_it_plays(scene: SceneView, size: tuple[int, int]) -> None:
    places: dict[tuple[int, str], set[tuple[float, float, float, float]]] = {}
    for place, view in shown(scene, size):
        placed, made = view.placed(), view.sketch()
        assert len(placed) == len(made.words)
        at = f"{size} at {scene.second:.1f} s: {[each.label.text for each in placed]}"
        assert [on_bones(view, each.rect) for each in placed] == [0] * len(placed), at
        assert not any(one.rect.intersects(other.rect) for one, other in combinations(placed, 2)), at
        assert all(QRectF(view.rect()).contains(each.rect) for each in placed), at
        lines = [stroke.path for stroke in made.strokes if stroke.ink is not Ink.SOFT]
        assert not any(crossed(each.rect, path) for each in placed for path in lines), at
        for each in placed:
            places.setdefault((place, each.label.key), set()).add(each.rect.getRect())
    assert places
    assert {key: len(found) for key, found in places.items()} == dict.fromkeys(places, 1)


@pytest.mark.parametrize("fineness", [2.0])
def test_words_lie_on_nothing_on_a_finer_screen(scene: SceneView, fineness: float) -> None:
    for _place, view in shown(scene, (366, 412), fineness):
        assert not any(on_bones(view, placed.rect) for placed in view.placed())


@pytest.mark.parametrize("points", [14.0, 18.0])
def test_large_letters_find_room(scene: SceneView, points: float) -> None:
    font = scene.font()
    font.setPointSizeF(points)
    for view in (scene, *scene.findChildren(LitView)):
        view.setFont(font)
    for _place, view in shown(scene, (458, 412)):
        placed = view.placed()
        assert len(placed) == len(view.sketch().words)
        assert not any(on_bones(view, each.rect) for each in placed)
        assert not any(one.rect.intersects(other.rect) for one, other in combinations(placed, 2))


def test_a_line_ties_words_to_what_they_name(qtbot: QtBot, cast: Cast, words: Words, look: Look) -> None:
    scene = SceneView("chain", cast, words, look)
    qtbot.addWidget(scene)
    for _place, view in shown(scene, (366, 412)):
        placed = view.placed()
        for one, other in product(placed, placed):
            # No line runs through the words of another.
            if one is not other and not one.label.quiet:
                path = QPainterPath(leader(one).p1())
                path.lineTo(leader(one).p2())
                assert not crossed(other.rect, path)
        assert all(leader(each).length() < 60 for each in placed)


@pytest.mark.parametrize("second", [1.0, 4.7, 99.0])
def test_words_stand_in_the_same_place_however_one_comes_there(
    qtbot: QtBot, cast: Cast, words: Words, look: Look, second: float
) -> None:
    found = []
    for before in ((), (0.0, 2.0, 6.0), (10.0, 3.0)):
        scene = SceneView("chain", cast, words, look)
        qtbot.addWidget(scene)
        scene.resize(400, 420)
        scene._lay_out()
        for each in (*before, second):
            scene.show_at(each)
            scene.settle()
            rects = [placed.rect.getRect() for view in scene.findChildren(LitView) for placed in view.placed()]
        found.append(rects)
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("size", [(300, 380), (366, 412), (458, 600), (700, 240)])
def test_a_body_is_in_the_picture_as_a_whole(
    qtbot: QtBot, cast: Cast, words: Words, look: Look, size: tuple[int, int], plain: bool
) -> None:
    for key in ("chain", "walking"):
        scene = SceneView(key, cast, words, look, plain=plain)
        qtbot.addWidget(scene)
        whole = [pane.sight is not None and not pane.near for pane, _view in scene.panes]
        for place, view in shown(scene, size):
            assert view.x() + view.width() <= scene.width()
            if whole[place]:
                assert view._picture is not None
                bones = view._picture.bones >= 0
                edges = (bones[0], bones[-1], bones[:, 0], bones[:, -1])
                assert not any(edge.any() for edge in edges), (key, size, scene.second)

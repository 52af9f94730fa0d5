"""What is drawn over the bones shows where the bones are, and its words never leave the picture."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from desktop.skeleton.camera import VIEWS, View
from desktop.skeleton.chain import Stance
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.overlays import Ink, Marks, Sketch, sketch
from desktop.ui.explainer.pose_words import PoseWords
from desktop.ui.explainer.skeleton_view import SkeletonView
from desktop.ui.explainer.stage import Stage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

ALL = Marks(
    plumb=True,
    heels={"l": "left heel", "r": "right heel"},
    heights={"l": "left leg", "r": "right leg"},
    pelvis_side="across",
    pelvis_forward="forward",
    note="drawn bigger",
)


def drawn(cast: Cast, view: View, stance: Stance = Stance(12, 4), marks: Marks = ALL) -> Sketch:
    assert cast.skeleton is not None
    assert cast.chain is not None
    return sketch(Stage(cast.skeleton, cast.chain.pose(stance), VIEWS[view], (500, 600)), marks)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View.HEEL, {"left heel", "right heel"}),
        (View.FRONT, {"drawn bigger", "left leg", "right leg", "across"}),
        (View.BACK, {"drawn bigger", "left leg", "right leg", "across"}),
        (View.SIDE, {"drawn bigger", "forward"}),
    ],
)
def test_each_view_has_its_marks(cast: Cast, view: View, words: set[str]) -> None:
    assert {naming.text for naming in drawn(cast, view).words} == words


def test_an_empty_word_leaves_its_mark_out(cast: Cast) -> None:
    made = drawn(cast, View.FRONT, marks=Marks(floor=False))
    assert made == Sketch((), ())


def test_the_wedge_of_a_heel_is_as_wide_as_it_is_tipped(cast: Cast) -> None:
    def wedges(stance: Stance) -> list[float]:
        made = drawn(cast, View.HEEL, stance)
        return [stroke.path.boundingRect().width() for stroke in made.strokes if stroke.ink is Ink.SOFT]

    assert wedges(Stance()) == []
    left, right = wedges(Stance(12, 4))
    assert left > 2 * right > 0
    assert len(wedges(Stance(0, -8))) == 1


@pytest.mark.parametrize("e", [-8, 12])
def test_the_bottom_of_a_heel_tips_the_way_it_is_said(cast: Cast, e: float) -> None:
    assert cast.skeleton is not None
    assert cast.chain is not None
    stage = Stage(cast.skeleton, cast.chain.pose(Stance(e, e)), VIEWS[View.HEEL], (500, 600))
    # Seen from behind the right foot is on the right: rolled in, the top of the heel leans to the middle.
    assert (stage.turned("calcaneus_r", (0, 0, 1))[0] < 0) == (e > 0)
    assert (stage.turned("calcaneus_l", (0, 0, 1))[0] > 0) == (e > 0)


def test_the_plumb_line_is_upright(cast: Cast) -> None:
    line = next(stroke for stroke in drawn(cast, View.SIDE).strokes if stroke.ink is Ink.GUIDE)
    assert line.path.boundingRect().width() < 0.5
    assert line.path.boundingRect().height() > 200


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("size", [(160, 120), (240, 180), (300, 600), (472, 508), (900, 420), (1600, 1400)])
@pytest.mark.parametrize("stance", [Stance(-8, -8), Stance(12, 12), Stance(12, -8, (0.03, 0.02))])
def test_words_stay_inside_and_apart(
    qtbot: QtBot, cast: Cast, look: Look, words: Words, view: View, size: tuple[int, int], stance: Stance
) -> None:
    shown = SkeletonView(cast, look)
    qtbot.addWidget(shown)
    shown.resize(*size)
    assert cast.chain is not None
    shown.show_pose(cast.chain.pose(stance), VIEWS[view], overlays=PoseWords(words).marks(stance, exaggerated=True))
    shown.settle()
    rects = [placed.rect for placed in shown.placed()]
    assert all(QRectF(shown.rect()).contains(rect) for rect in rects)
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    if min(size) >= 400 and view is not View.SOLES:
        assert len(rects) == len(shown.sketch().words)
        # A look at a full leg from near by has bones nearly everywhere; elsewhere the words keep off them.
        assert all(shown.busy(rect) < 0.02 for rect in rects)

"""What is drawn over the bones shows where the bones are, and its words never leave the picture."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from desktop.skeleton.camera import VIEWS, View
from desktop.skeleton.chain import Stance
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.explainer.view.overlays import Height, Ink, Marks, Sketch, sketch
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.explainer.view.stage import Stage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

ALL = Marks(
    plumb=True,
    heels={"l": "left heel", "r": "right heel"},
    heights={"l": Height("left leg", lower=True), "r": Height("right leg", lower=False)},
    pelvis_side="across",
    pelvis_forward="forward",
    note="drawn bigger",
)


NAMES = {"l": "L", "r": "R"}


def drawn(cast: Cast, view: View, stance: Stance = Stance(12, 4), marks: Marks = ALL) -> Sketch:
    assert cast.skeleton is not None
    assert cast.chain is not None
    return sketch(Stage(cast.skeleton, cast.chain.pose(stance), VIEWS[view], (500, 600)), marks, NAMES)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View.HEEL, {"L · left heel", "R · right heel"}),
        (View.FRONT, {"L", "R", "drawn bigger", "left leg", "right leg", "across"}),
        (View.BACK, {"L", "R", "drawn bigger", "left leg", "right leg", "across"}),
        (View.SIDE, {"drawn bigger", "forward"}),
        (View.SOLES, {"L", "R"}),
    ],
)
def test_each_view_has_its_marks(cast: Cast, view: View, words: set[str]) -> None:
    assert {naming.text for naming in drawn(cast, view).words} == words


def test_an_empty_word_leaves_its_mark_out(cast: Cast) -> None:
    made = drawn(cast, View.FRONT, marks=Marks(floor=False, sides=False))
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


@pytest.mark.parametrize(
    ("view", "turn", "left_is_on_the"),
    [
        (View.FRONT, 0, "right"),
        (View.FRONT, 40, "right"),
        (View.FRONT, 85, ""),
        (View.FRONT, 180, "left"),
        (View.BACK, 0, "left"),
        (View.SOLES, 0, "right"),
        (View.SIDE, 0, ""),
        (View.SIDE, -60, "right"),
        (View.SIDE, 60, "left"),
    ],
)
def test_the_feet_are_named_from_wherever_they_are_seen_apart(
    cast: Cast, view: View, turn: float, left_is_on_the: str
) -> None:
    assert cast.skeleton is not None
    assert cast.still is not None
    stage = Stage(cast.skeleton, cast.still, VIEWS[view].turned(turn, 0), (500, 600))
    at = {naming.text: naming.at for naming in sketch(stage, Marks(), NAMES).words}
    assert set(at) == (set(NAMES.values()) if left_is_on_the else set())
    if at:
        assert ("right" if at["L"].x() > at["R"].x() else "left") == left_is_on_the
        ankle = stage.at(*(float(each) for each in cast.skeleton.landmarks["ankle_l"]))
        assert at["L"].y() > ankle.y()
        assert abs(at["L"].x() - ankle.x()) < abs(at["R"].x() - ankle.x())


def test_a_foot_that_is_not_in_the_picture_has_no_name(cast: Cast) -> None:
    assert cast.skeleton is not None
    assert cast.still is not None
    camera = VIEWS[View.FRONT].moved(0, 1.2)
    assert sketch(Stage(cast.skeleton, cast.still, camera, (500, 600)), Marks(), NAMES).words == ()


@pytest.mark.parametrize("lower", [True, False])
def test_an_arrow_says_which_way_a_leg_went(cast: Cast, lower: bool) -> None:
    one = Marks(floor=False, sides=False, heights={"r": Height("leg", lower)})
    made = drawn(cast, View.FRONT, marks=one)
    level, arrow = (next(each.path for each in made.strokes if each.ink is ink) for ink in (Ink.GUIDE, Ink.MARK))
    y, tip = level.boundingRect().center().y(), made.words[0].at.y()
    assert (tip > y) == lower
    assert arrow.boundingRect().height() >= 16


@pytest.mark.parametrize("view", [View.FRONT, View.SIDE])
def test_words_stay_where_they_are_while_the_feet_roll(
    qtbot: QtBot, cast: Cast, look: Look, words: Words, view: View
) -> None:
    shown, said = SkeletonView(cast, look), PoseWords(words)
    qtbot.addWidget(shown)
    shown.resize(480, 520)
    places: dict[str, set[tuple[float, float]]] = {}
    assert cast.chain is not None
    for e in [*range(2, 13), *range(12, 1, -1)]:
        marks = said.marks(Stance(e, e / 2), exaggerated=True)
        shown.show_pose(cast.chain.pose(Stance(e, e / 2)), VIEWS[view], overlays=marks)
        shown.grab()
        for placed in shown.placed():
            places.setdefault(placed.label.key, set()).add((placed.rect.center().x(), placed.rect.center().y()))
    jumps = {key: len(found) for key, found in places.items() if key in {"across", "forward", "note"}}
    assert len(jumps) == 2
    assert max(jumps.values()) <= 2


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

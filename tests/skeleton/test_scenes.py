"""Every scene is a script that any second can be asked of: soft, within bounds, and in step with the texts."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import assets
from desktop.skeleton.bones import Bone, Region
from desktop.skeleton.chain import HIGHEST, LOWEST, Stance
from desktop.skeleton.scenes import LANDING, SCENES, Part, Scene, Track, belongs
from tests import strategies

assert strategies, "Its settings hold: a busy machine is no failure."

TEXTS = assets.content("en", "explainer")
STEP = 1 / 30


def test_every_panel_has_its_scene() -> None:
    assert list(SCENES) == TEXTS["order"]
    assert [scene.key for scene in SCENES.values()] == TEXTS["order"]


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_four_moments_in_order_begin_with_the_scene(scene: Scene) -> None:
    assert len(scene.strip) == len(TEXTS[scene.key]["moments"]) == 4
    assert scene.strip[0] == 0
    assert list(scene.strip) == sorted(set(scene.strip))
    assert scene.strip[-1] < scene.length
    assert [scene.moment(second) for second in scene.strip] == [0, 1, 2, 3]


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_moment_begins_when_its_move_does(scene: Scene) -> None:
    assert [scene.moment(second) for second in scene.begins] == [0, 1, 2, 3]
    assert [scene.moment(second - 0.01) for second in scene.begins[1:]] == [0, 1, 2]
    for begin, end in zip(scene.begins[1:], scene.strip[1:], strict=True):
        before, now, after = scene.at(begin - 0.25), scene.at(begin + 0.25), scene.at(end)
        if scene.bones and not scene.stride:
            tipped = [abs(each.stance.left) for each in (before, now, after)]
            assert tipped[2] - tipped[0] > 1.5
            assert tipped[1] - tipped[0] < 1
        if not scene.bones:
            assert abs(after.share - now.share) > 0.5 * abs(after.share - before.share)


def test_no_move_is_called_by_the_name_of_the_one_before() -> None:
    """The caption of a heel that stands upright does not stay while it tips."""
    for key in ("chain", "rolling_in", "rolling_out"):
        scene = SCENES[key]
        still = [second for second in range(int(scene.length * 30)) if scene.moment(second / 30) == 0]
        assert max(abs(scene.at(second / 30).stance.left) for second in still) < 0.3


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_the_panes_fill_the_picture_and_do_not_overlap(scene: Scene) -> None:
    boxes = [pane.place for pane in scene.panes]
    assert sum(width * height for _left, _top, width, height in boxes) == pytest.approx(1)
    for left, top, width, height in boxes:
        assert min(left, top) >= 0
        assert max(left + width, top + height) <= 1 + 1e-9
    for pane in scene.panes:
        assert (pane.sight is None) == bool(pane.figure)
        assert pane.sight is None or pane.sight.view in TEXTS["views"]


@given(key=st.sampled_from(list(SCENES)), second=st.floats(-5, 30))
def test_any_second_can_be_asked(key: str, second: float) -> None:
    scene = SCENES[key]
    moment = scene.at(second)
    assert moment == scene.at(min(max(second, 0.0), scene.length))
    assert 0 <= moment.share <= 1
    assert moment.stance.left == moment.stance.right
    assert LOWEST <= moment.stance.left <= HIGHEST
    assert all(0 < strength <= 1 for strength in moment.lit.values())
    assert (moment.phase is not None) == bool(scene.stride)


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_nothing_jumps(scene: Scene) -> None:
    """No foot rolls faster than 8 degrees a second, and no bone is lit at a blow."""
    seconds = [number * STEP for number in range(int(scene.length / STEP))]
    frames = [scene.at(second) for second in seconds]
    for before, after in pairwise(frames):
        assert abs(after.stance.left - before.stance.left) <= 8 * STEP
        for part in Part:
            assert abs(after.lit.get(part, 0) - before.lit.get(part, 0)) <= 0.15


@pytest.mark.parametrize(
    ("key", "end"), [("chain", HIGHEST), ("rolling_in", HIGHEST), ("rolling_out", LOWEST), ("causes", 0)]
)
def test_where_the_feet_end(key: str, end: float) -> None:
    scene = SCENES[key]
    assert scene.at(0).stance == Stance()
    assert scene.at(scene.length).stance == Stance(end, end)
    assert scene.at(scene.strip[-1]).stance == Stance(end, end)


def test_the_chain_is_lit_upward_and_ever_fainter() -> None:
    tracks = SCENES["chain"].lit
    first = [min(second for second, value in track.keys if value > 0) for track in tracks.values()]
    strength = [max(value for _second, value in track.keys) for track in tracks.values()]
    assert list(tracks) == [Part.FOOT, Part.SHIN, Part.THIGH, Part.PELVIS, Part.LOW_BACK]
    assert first == sorted(set(first))
    assert strength == sorted(set(strength), reverse=True)


def test_the_story_is_a_third_further_at_every_moment() -> None:
    for scene in SCENES.values():
        assert [scene.at(second).share for second in scene.strip] == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_the_walk_lands_takes_one_stride_and_rests_where_the_next_begins() -> None:
    walk = SCENES["walking"]
    assert walk.length == LANDING + walk.stride
    assert walk.at(0).phase == walk.at(LANDING).phase == walk.at(walk.length).phase == 0
    assert walk.at(LANDING + walk.stride / 2).phase == pytest.approx(0.5)


def test_the_named_moments_of_the_walk_are_those_of_the_gait() -> None:
    from tests.skeleton.cast import gait

    walk = SCENES["walking"]
    shown, begun = ([gait().event(walk.at(second).phase or 0) for second in each] for each in (walk.strip, walk.begins))
    assert shown == ["heel_strike", "mid_stance", "push_off", "swing"]
    assert begun == ["heel_strike", "loading", "push_off", "swing"]


def test_the_pictures_of_the_walk_show_the_heel_as_their_words_do() -> None:
    from tests.skeleton.cast import gait

    walk = SCENES["walking"]
    tipped = [gait().eversion(walk.at(second).phase or 0, "r") for second in walk.strip]
    assert [round(each) for each in tipped] == [-3, 6, -2, -3]


@pytest.mark.parametrize(
    ("bone", "parts"),
    [
        (Bone("calcaneus", "r", Region.FOOT), {Part.HEEL, Part.FOOT, Part.RIGHT_FOOT}),
        (Bone("navicular", "l", Region.FOOT), {Part.ARCH, Part.FOOT}),
        (Bone("metatarsal_5", "l", Region.FOOT), {Part.FOOT}),
        (Bone("tibia", "l", Region.SHIN), {Part.SHIN}),
        (Bone("lumbar_3", "", Region.LOW_BACK), {Part.LOW_BACK}),
        (Bone("skull", "", Region.HEAD), set()),
    ],
)
def test_what_is_lit_together(bone: Bone, parts: set[Part]) -> None:
    assert {part for part in Part if belongs(bone, part)} == parts


@given(st.floats(-1, 4))
def test_a_track_stays_between_its_values(second: float) -> None:
    track = Track(((0.0, 1.0), (2.0, 5.0), (3.0, 2.0)))
    assert 1 <= track.at(second) <= 5
    assert (track.at(-1), track.at(0), track.at(1), track.at(2), track.at(9)) == (1, 1, 3, 5, 2)


def test_a_page_can_be_laid_out_without_numpy() -> None:
    look = "import sys; import desktop.skeleton.scenes; sys.exit('numpy' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", look), check=False).returncode == 0

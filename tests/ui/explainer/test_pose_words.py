"""A pose in words: every figure is that of the table of the chain."""

from __future__ import annotations

import pytest

from desktop.skeleton.chain import HIGHEST, LOWEST, Stance, readings
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.pose_words import PoseWords
from desktop.ui.words import Words


@pytest.fixture
def said(words: Words) -> PoseWords:
    return PoseWords(words)


@pytest.mark.parametrize(
    ("e", "text"), [(0, "upright"), (6, "6° rolled in"), (-8, "8° rolled out"), (2.5, "2.5° rolled in")]
)
def test_a_heel(said: PoseWords, e: float, text: str) -> None:
    assert said.heel(e) == text
    assert said.foot(e).startswith(f"{text} · ")


def test_every_degree_has_a_name_and_the_names_go_up(said: PoseWords) -> None:
    names = [said.foot(e).split(" · ", 1)[1] for e in range(int(LOWEST), int(HIGHEST) + 1)]
    assert len(set(zip(names, [e > 0 for e in range(-8, 13)], strict=True))) >= 5


def test_the_figures_are_those_of_the_chain(said: PoseWords) -> None:
    stance = Stance(10, 2)
    real = readings(stance)
    text = said.describe(stance)
    for value in (10, 2, real.left.shin, real.left.height, real.right.shin, real.pelvis_forward, real.pelvis_side):
        assert said.number(value) in text, value
    assert "pelvis drops on the left side" in text


@pytest.mark.parametrize(
    ("stance", "part"),
    [
        (Stance(), "The pelvis stays level."),
        (Stance(12, 12), "tips forward"),
        (Stance(-8, -8), "tips back"),
        (Stance(0, 12), "drops on the right side"),
    ],
)
def test_the_trunk(said: PoseWords, stance: Stance, part: str) -> None:
    assert part in said.describe(stance)


@pytest.mark.parametrize(
    ("stance", "certainties"),
    [
        (Stance(6, 6), ["set", "measured", "schematic", "measured", "measured", "contested"]),
        (Stance(6, -6), ["set", "schematic", "schematic", "measured", "schematic", "contested"]),
        (Stance(-6, -6), ["set", "schematic", "schematic", "schematic", "measured", "contested"]),
    ],
)
def test_the_table_says_how_sure_it_is(said: PoseWords, words: Words, stance: Stance, certainties: list[str]) -> None:
    rows = said.rows(stance)
    assert [row.certainty for row in rows] == certainties
    catalogue = words.content("sources")
    assert all(row.sources and set(row.sources) <= set(catalogue) for row in rows)
    assert set(certainties) <= set(said.texts["labels"]["certainty"])


def test_the_table_stays_real_whatever_is_drawn(said: PoseWords) -> None:
    values = {row.key: row.value for row in said.rows(Stance(12, 12))}
    assert values["heel"] == "Left 12° rolled in · right 12° rolled in"
    assert values["pelvis_forward"] == "1.8° forward"
    assert values["pelvis_side"] == "level"
    assert values["low_back"] == "1° more curve"


@pytest.mark.parametrize(("exaggerated", "note"), [(True, True), (False, False)])
def test_the_note_goes_with_the_exaggeration(said: PoseWords, exaggerated: bool, note: bool) -> None:
    assert bool(said.marks(Stance(4, 4), exaggerated=exaggerated).note) is note


def test_level_there_is_nothing_to_compare(said: PoseWords) -> None:
    marks = said.marks(Stance(), exaggerated=True)
    assert (marks.ghost, marks.heights, marks.pelvis_side, marks.pelvis_forward) == (False, {}, "", "")


def test_every_bone_has_a_name_and_a_task(said: PoseWords, cast: Cast) -> None:
    assert cast.skeleton is not None
    for bone in cast.skeleton.bones:
        assert said.bone(bone.key)[0].isupper()
        assert said.does(bone.key)
    assert said.bone("calcaneus_r") == "Right heel bone · calcaneus"


@pytest.mark.parametrize(("right", "sure"), [(0, "measured"), (12, "measured"), (-8, "schematic")])
def test_a_side_tilt_that_a_rolled_out_foot_makes_is_not_measured(said: PoseWords, right: float, sure: str) -> None:
    assert {row.key: row.certainty for row in said.rows(Stance(0, right))}["pelvis_side"] == sure

"""A pose in words: every figure is that of the table of the chain."""

from __future__ import annotations

import pytest

from desktop.skeleton.chain import HIGHEST, LOWEST, Stance, readings
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.words import Words


@pytest.fixture
def said(words: Words) -> PoseWords:
    return PoseWords(words)


@pytest.mark.parametrize(
    ("e", "text"), [(0, "upright"), (6, "6° rolled in"), (-8, "8° rolled out"), (2.6, "3° rolled in")]
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
    for value in (10, 2, real.pelvis_forward, real.pelvis_side):
        assert f"{said.number(value)}°" in text, value
    assert "left shin turns in by about 6°" in text
    assert "right shin turns in by about 1°" in text
    assert "left leg stands about 5 mm lower" in text
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
        (Stance(6, 6), ["set", "measured", "schematic", "measured", "schematic", "contested"]),
        (Stance(6, -6), ["set", "schematic", "schematic", "measured", "schematic", "contested"]),
        (Stance(-6, -6), ["set", "schematic", "schematic", "schematic", "schematic", "contested"]),
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
    assert said.bone("hand_l").startswith("Bones of the left hand · ")


@pytest.mark.parametrize("stance", [Stance(), Stance(0, 12), Stance(12, 12), Stance(-8, 12)])
def test_which_side_drops_is_never_called_measured(said: PoseWords, stance: Stance) -> None:
    rows = {row.key: row for row in said.rows(stance)}
    assert rows["pelvis_side"].certainty == "schematic"
    assert "less sure" in rows["pelvis_side"].note


def test_the_lab_that_found_nothing_is_named_beside_those_that_did(said: PoseWords) -> None:
    row = next(row for row in said.rows(Stance(12, 12)) if row.key == "pelvis_forward")
    assert row.note == "One lab found no clear link."
    assert {"pinto-2008", "duval-2010"} <= set(row.sources)


@pytest.mark.parametrize(
    ("stance", "exaggerated", "forward", "side"),
    [
        (Stance(12, 12), True, "Pelvis\n1.8° forward\n(drawn as 9°)", ""),
        (Stance(12, 12), False, "Pelvis\n1.8° forward", ""),
        (Stance(0, 12), True, "Pelvis\n0.9° forward\n(drawn as 4.5°)", "Pelvis\n1.8° down on the right\n(drawn as 9°)"),
    ],
)
def test_the_picture_says_what_is_real_and_what_is_drawn(
    said: PoseWords, stance: Stance, exaggerated: bool, forward: str, side: str
) -> None:
    marks = said.marks(stance, exaggerated=exaggerated)
    assert (marks.pelvis_forward, marks.pelvis_side) == (forward, side)


def test_nothing_is_said_more_finely_than_anybody_knows_it(said: PoseWords) -> None:
    values = {row.key: row.value for row in said.rows(Stance(1, 9))}
    assert values["shin"] == "Left 1° in · right 5° in"
    assert values["height"] == "Left 0 mm · right about 4 mm lower"
    assert set(said.marks(Stance(1, 9), exaggerated=False).heights) == {"r"}


@pytest.mark.parametrize(
    ("before", "now", "news", "not_news"),
    [
        (Stance(), Stance(4, 4), ["Both feet roll in", "Both shins turn in", "Both legs"], ["left", "right"]),
        (Stance(4, 4), Stance(), ["Both heels stand upright.", "The pelvis stays level."], ["left", "shin"]),
        (Stance(4, 0), Stance(4, 8), ["The right foot rolls in", "The right shin"], ["The left foot", "The left shin"]),
        (Stance(8, 8), Stance(9, 9), ["tips outward by 9°."], ["shins"]),
        (Stance(4, 4), Stance(4, 0), ["The right heel stands upright."], ["left foot", "left shin", "left leg"]),
    ],
)
def test_only_what_is_new_is_said(
    said: PoseWords, before: Stance, now: Stance, news: list[str], not_news: list[str]
) -> None:
    text = said.news(before, now)
    assert [each for each in news if each not in text] == []
    assert [each for each in not_news if each in text] == []
    assert said.news(now, now) == ""
    assert all(sentence in said.describe(now) for sentence in text.split(". "))

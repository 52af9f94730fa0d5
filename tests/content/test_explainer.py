"""The explainer's texts: whole panels, every figure traced to a row of the clinical facts, plain as a whole."""

from __future__ import annotations

import re
from statistics import mean
from typing import Any

import pytest

from desktop import assets
from desktop.domain.warning_signs import Tier
from desktop.skeleton import bones, chain
from desktop.skeleton.gait import GaitEvent
from tests.content.fact_rows import ROWS, rows, untraced
from tests.content.readability import grade, sentences, words
from tests.content.texts import ALL, FILES, SOURCES, Text, each

EXPLAINER = FILES["explainer"]
PANELS = ["chain", "rolling_in", "rolling_out", "how_far", "causes", "insoles", "week", "help", "walking"]
STATED = [*PANELS, "pose", "ranges", "gait", "figures"]
"""The tables in which every sentence is a fact, even one that does not look like it."""

HARDEST, USUAL, LONGEST, USUAL_LENGTH, CAPTION = 8.0, 6.0, 25, 14, 14
CLAIMS = [f"11.{claim}" for claim in range(1, 29)]
RANGES = ["rolled_out_marked", "rolled_out", "neutral", "rolled_in_slightly", "rolled_in", "rolled_in_marked"]
"""The kind words for the ranges of chain.Foot, in its order."""

TEXTS = [text for text in ALL if text.file == "explainer" and text.key != "facts"]


def panel_text(panel: dict[str, Any]) -> str:
    """All that a panel says, as one text."""
    said = [panel["lead"], panel["scene"], *(item["text"] for item in panel["paragraphs"])]
    said += [item[key] for item in panel.get("put_right", []) for key in ("said", "now")]
    return " ".join(said + [item[key] for item in panel["moments"] for key in ("caption", "description")])


def test_the_panels_are_told_in_their_order() -> None:
    assert EXPLAINER["order"] == PANELS


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_is_whole(name: str) -> None:
    panel = EXPLAINER[name]
    assert panel.keys() >= {"title", "lead", "lead_sources", "facts", "scene", "paragraphs", "moments"}
    assert 3 <= len(panel["paragraphs"]) <= 5
    assert len(panel.get("put_right", [])) <= 3
    assert len(panel["moments"]) == 4
    for item, keys in (
        *((item, {"text"}) for item in panel["paragraphs"]),
        *((item, {"said", "now"}) for item in panel.get("put_right", [])),
        *((item, {"caption", "description"}) for item in panel["moments"]),
    ):
        assert item.keys() == keys | {"sources", "facts"}


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_is_easy_to_read(name: str) -> None:
    text = panel_text(EXPLAINER[name])
    lengths = [len(words(sentence)) for sentence in sentences(text)]
    assert grade(text) <= HARDEST
    assert max(lengths) <= LONGEST
    assert mean(lengths) <= USUAL_LENGTH
    assert all(len(moment["caption"].split()) <= CAPTION for moment in EXPLAINER[name]["moments"])
    assert all(len(sentences(moment["description"])) <= 3 for moment in EXPLAINER[name]["moments"])


def test_the_panels_are_easy_to_read_on_average() -> None:
    assert mean(grade(panel_text(EXPLAINER[name])) for name in PANELS) <= USUAL


@each([text for text in TEXTS if text.at.split(".")[1] in STATED and text.key != "title" and ".sides." not in text.at])
def test_every_sentence_names_its_source(text: Text) -> None:
    assert text.sources or text.at.startswith("explainer.pose.names.")


@each(TEXTS)
def test_every_figure_is_traced_to_a_row(text: Text) -> None:
    assert not untraced(text.value, text.facts)


@pytest.mark.parametrize(
    ("text", "facts", "found"),
    [
        ("The pelvis tipped by 1.5 degrees.", "12.4", []),
        ("The pelvis tipped by 1.5 degrees.", "", ["1.5"]),
        ("The pelvis tipped by 2.5 degrees.", "1.2, 12.4", ["2.5"]),
        ("It is drawn five times bigger.", "1.3", []),
        ("It is drawn eleven times bigger.", "1.3", ["11"]),
        ("It is small.", "1.9", ["1.9"]),
        ("It is {pelvis}°.", "", []),
    ],
)
def test_a_figure_from_nowhere_is_found(text: str, facts: str, found: list[str]) -> None:
    assert untraced(text, facts) == found


def test_every_claim_that_people_hear_is_answered() -> None:
    answered = {row for text in TEXTS for row in rows(text.facts)}
    assert [claim for claim in CLAIMS if claim not in answered] == []


def test_the_list_of_answers_is_right() -> None:
    """The comment at the top of the file says which panel answers which claim."""
    head = (assets.read_text("content/en/explainer.toml")).split("\n\n")[0]
    listed = dict(re.findall(r"(11\.\d+) ([a-z_]+(?:, [a-z_]+)*)", head))
    assert sorted(listed) == sorted(CLAIMS)
    for claim, panels in listed.items():
        for panel in panels.split(", "):
            assert any(claim in rows(text.facts) for text in TEXTS if text.at.startswith(f"explainer.{panel}."))


@pytest.mark.parametrize("key", chain.LINKS)
def test_the_numbers_of_the_movement_have_their_sources(key: str) -> None:
    link = chain.LINKS[key]
    assert link.sources
    assert set(link.sources) <= SOURCES.keys()
    known = {float(figure) for figure in ROWS["1.3"].split()} | {float("inf")}
    assert link.limit in known
    assert abs(link.factor) in known or link.certainty is chain.Certainty.SCHEMATIC


@pytest.mark.parametrize("value", [chain.LOWEST, chain.HIGHEST, chain.EXAGGERATION])
def test_the_range_and_the_exaggeration_are_those_of_the_facts(value: float) -> None:
    assert f"{abs(value):g}" in ROWS["1.3"].split()


@pytest.mark.parametrize(
    ("label", "value"),
    [("exaggerated", chain.EXAGGERATION), ("clamped_low", -chain.LOWEST), ("clamped_high", chain.HIGHEST)],
)
def test_the_labels_say_what_is_drawn(label: str, value: float) -> None:
    assert re.findall(r"\d+", EXPLAINER["labels"][label]) == [f"{value:g}"]


@pytest.mark.parametrize(
    ("pose", "key", "e"),
    [
        ("shin_in", "shin", 1),
        ("shin_out", "shin", -1),
        ("thigh_in", "thigh", 1),
        ("thigh_out", "thigh", -1),
        ("arch_lower", "arch", 1),
        ("arch_higher", "arch", -1),
        ("leg_lower", "height", 1),
        ("leg_taller", "height", -1),
        ("pelvis_forward", "pelvis_forward", 1),
        ("pelvis_back", "pelvis_forward", -1),
        ("pelvis_side", "pelvis_side", 1),
        ("low_back", "low_back", 1),
        ("low_back_less", "low_back", -1),
        ("trunk", "trunk", 1),
    ],
)
def test_a_pose_is_said_as_surely_as_it_is_drawn(pose: str, key: str, e: float) -> None:
    said = EXPLAINER["pose"][pose]
    assert said["certainty"] == chain.LINKS[key].sureness(e)
    assert e < 0 or set(chain.LINKS[key].sources) <= set(said["sources"])
    assert (
        re.findall(r"\{(\w+)\}", said["short"])
        == [name for name in re.findall(r"\{(\w+)\}", said["text"]) if name != "side"]
        or "side" in said["short"]
    )


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (EXPLAINER["gait"], GaitEvent),
        (EXPLAINER["ranges"].keys() - {"sources", "facts"}, RANGES),
        ({key for key in EXPLAINER["labels"]["certainty"] if key not in {"sources", "facts", "set"}}, chain.Certainty),
        ({key for key, band in EXPLAINER["figures"]["bands"].items() if isinstance(band, dict)}, Tier),
    ],
    ids=["gait", "ranges", "certainty", "bands"],
)
def test_each_name_has_its_words(table: Any, wanted: Any) -> None:
    assert sorted(table) == sorted(wanted)


def test_each_range_has_its_words() -> None:
    assert len(RANGES) == len(chain.Foot)


def test_each_bone_has_its_words() -> None:
    drawn = {bone.name for bone in bones.load(assets.read_bytes("skeleton/skeleton.npz")).bones}
    assert sorted(drawn - FILES["bones"].keys()) == [], "bones.toml lacks these"


@pytest.mark.parametrize("name", FILES["bones"])
def test_a_bone_is_told_in_one_short_sentence(name: str) -> None:
    assert len(sentences(FILES["bones"][name]["does"])) == 1
    assert len(words(FILES["bones"][name]["does"])) <= 20

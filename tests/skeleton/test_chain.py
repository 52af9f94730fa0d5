"""The table: how far each part follows, in real size, and where it comes from."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import assets
from desktop.skeleton.chain import (
    FARTHEST_SWAY,
    HIGHEST,
    LINKS,
    LOWEST,
    Certainty,
    Foot,
    Stance,
    clamped,
    kind,
    readings,
)

angles = st.floats(LOWEST, HIGHEST)


def test_the_rows_are_those_of_the_table() -> None:
    assert list(LINKS) == [
        "shin",
        "thigh",
        "arch",
        "height",
        "pelvis_forward",
        "pelvis_side",
        "low_back",
        "trunk",
    ]
    assert all(link.key == key for key, link in LINKS.items())


@pytest.mark.parametrize("link", LINKS.values(), ids=str)
def test_every_row_names_its_studies_and_how_sure_it_is(link) -> None:
    assert link.sources
    assert set(link.sources) <= set(assets.content("en", "sources"))
    assert isinstance(link.certainty, Certainty)
    assert link.unit in {"deg", "mm"}
    assert link.limit > 0


@pytest.mark.parametrize(
    ("e", "expected"),
    [
        (-8, Foot.MARKED_SUPINATED),
        (-6, Foot.MARKED_SUPINATED),
        (-5, Foot.SUPINATED),
        (-3, Foot.SUPINATED),
        (-2, Foot.NEUTRAL),
        (0, Foot.NEUTRAL),
        (3, Foot.NEUTRAL),
        (3.9, Foot.NEUTRAL),
        (4, Foot.TYPICAL_PRONATED),
        (6, Foot.TYPICAL_PRONATED),
        (7, Foot.PRONATED),
        (8, Foot.MARKED_PRONATED),
        (12, Foot.MARKED_PRONATED),
    ],
)
def test_each_angle_has_a_name(e: float, expected: Foot) -> None:
    assert kind(e) is expected


@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        (Stance(99, -99, (1, -1)), Stance(HIGHEST, LOWEST, (FARTHEST_SWAY, -FARTHEST_SWAY))),
        (Stance(math.inf, -math.inf, (math.inf, -math.inf)), Stance(12, -8, (FARTHEST_SWAY, -FARTHEST_SWAY))),
        (Stance(math.nan, 3, (math.nan, 0.01)), Stance(0, 3, (0, 0.01))),
        (Stance(-8, 12), Stance(-8, 12)),
    ],
    ids=["beyond", "endless", "no-number", "within"],
)
def test_a_stance_beyond_the_range_is_brought_back(stance: Stance, expected: Stance) -> None:
    assert clamped(stance) == expected
    assert readings(stance) == readings(expected)


def test_both_feet_rolled_in_by_ten_degrees() -> None:
    real = readings(Stance(10, 10))
    assert real.left == real.right
    assert (real.left.heel, real.left.arch) == (10, 8)
    assert (real.left.shin, real.left.thigh, real.left.height) == pytest.approx((6, 3, -4.5))
    assert (real.pelvis_forward, real.pelvis_side) == pytest.approx((1.5, 0))
    assert (real.low_back, real.trunk) == pytest.approx((1, 0.75))


def test_one_foot_rolled_in_drops_its_own_side() -> None:
    assert readings(Stance(right=10)).pelvis_side == pytest.approx(1.5)
    assert readings(Stance(left=10)).pelvis_side == pytest.approx(-1.5)


@given(angles, angles)
def test_no_row_passes_its_limit(left: float, right: float) -> None:
    real = readings(Stance(left, right))
    assert abs(real.pelvis_forward) <= 2
    assert abs(real.pelvis_side) <= 2
    assert abs(real.low_back) <= 1
    assert 0 <= real.trunk <= 1
    assert max(abs(real.left.arch), abs(real.right.arch)) <= 8
    assert max(abs(real.left.height), abs(real.right.height)) <= 6


@given(angles, angles)
def test_swapping_the_feet_mirrors_the_readings(left: float, right: float) -> None:
    one, other = readings(Stance(left, right)), readings(Stance(right, left))
    assert (one.left, one.right, one.pelvis_side) == (other.right, other.left, -other.pelvis_side)
    assert (one.pelvis_forward, one.low_back, one.trunk) == (other.pelvis_forward, other.low_back, other.trunk)


@pytest.mark.parametrize(
    ("key", "e", "expected"),
    [
        ("pelvis_forward", 5, Certainty.MEASURED),
        ("pelvis_forward", -5, Certainty.SCHEMATIC),
        ("low_back", -5, Certainty.CONTESTED),
        ("thigh", 5, Certainty.SCHEMATIC),
    ],
)
def test_rolling_out_is_never_called_measured(key: str, e: float, expected: Certainty) -> None:
    assert LINKS[key].sureness(e) is expected

"""Walking on the spot: seamless, smooth, and on the floor."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.skeleton.gait import Gait, GaitEvent
from desktop.skeleton.stride import SPEED, TOE_OFF
from tests.skeleton.cast import NEIGHBOURS, alike, gait, marked, mirrored, placed, skeleton, stretched
from tests.skeleton.surfaces import Neighbours

MOMENTS = np.arange(200) / 200
STANCE = [phase for phase in MOMENTS if phase < TOE_OFF - 0.02]
CONTACT = 2.8
"""Millimetres by which the distance of two neighbours may differ from that at rest: where the big toe bends most.

All others stay within two thirds of it."""

phases = st.floats(-3, 3)
sizes = st.sampled_from([1.0, 1.5, 2.0])

FOOT = [bone.key for bone in skeleton().bones if bone.region == "foot" and bone.side == "r"]


def walking(phase: float, size: float = 1.0):
    return gait().pose(phase, size).matrices


def lowest(phase: float, size: float = 1.0) -> float:
    return min(placed(walking(phase, size), key)[:, 2].min() for key in FOOT)


def bend(phase: float) -> float:
    thigh, shin = (walking(phase)[skeleton().index(key), :, 2] for key in ("femur_r", "tibia_r"))
    return float(np.degrees(np.arccos(np.clip(thigh @ shin, -1, 1))))


@given(phases, sizes)
def test_a_stride_repeats(phase: float, size: float) -> None:
    assert alike(walking(phase + 1, size), walking(phase, size))


@given(phases, sizes)
def test_the_left_leg_does_the_same_half_a_stride_later(phase: float, size: float) -> None:
    assert alike(walking(phase + 0.5, size), mirrored(walking(phase, size)))


def test_nothing_jolts_and_the_loop_has_no_seam() -> None:
    spots = np.stack(
        [[placed(walking(phase), key)[0] for key in (*FOOT, "tibia_r", "skull", "hand_r")] for phase in MOMENTS]
    )
    speed = (np.roll(spots, -1, 0) - spots) * len(MOMENTS)
    change = np.linalg.norm(np.roll(speed, -1, 0) - speed, axis=-1).max(1)
    assert np.linalg.norm(speed, axis=-1).max() < 4.5
    assert change.max() < 0.1 * np.linalg.norm(speed, axis=-1).max()
    assert change[[-2, -1, 0]].max() < 0.8 * change.max()


@given(phases)
def test_it_moves_on_between_its_samples(phase: float) -> None:
    step = 1e-3
    before, now, after = (walking(phase + each * step).astype(np.float64) for each in (-1, 0, 1))
    assert np.abs(after - 2 * now + before).max() < 4e-4


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_the_standing_foot_is_on_the_floor(size: float) -> None:
    heights = [lowest(phase, size) for phase in STANCE]
    assert min(heights) > -0.0015
    assert max(heights) < 0.0015


def test_the_foot_never_enters_the_floor_and_swings_clear_of_it() -> None:
    assert min(lowest(phase) for phase in MOMENTS) > -0.0015
    assert min(lowest(phase) for phase in MOMENTS if 0.68 < phase < 0.94) > 0.008


def test_the_standing_foot_goes_back_with_the_floor() -> None:
    flat = [phase for phase in MOMENTS if 0.14 < phase < 0.33]
    places = [marked(walking(phase), "metatarsal_2_r", "head_metatarsal_2_r")[1] for phase in flat]
    assert np.diff(places) * len(MOMENTS) == pytest.approx(np.full(len(flat) - 1, -SPEED), abs=0.06)


@given(phases)
def test_the_heel_strikes_rolled_out_and_rolls_in(phase: float) -> None:
    assert gait().eversion(0, "r") < -1
    assert gait().eversion(phase, "l") == pytest.approx(gait().eversion(phase + 0.5, "r"))
    most = max(MOMENTS, key=lambda each: gait().eversion(each, "r"))
    assert 0.2 < most < 0.4
    assert gait().eversion(0.6, "r") < -2
    assert -6 < gait().eversion(phase, "r") < 7


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (0, GaitEvent.HEEL_STRIKE),
        (0.1, GaitEvent.LOADING),
        (0.3, GaitEvent.MID_STANCE),
        (0.5, GaitEvent.PUSH_OFF),
        (0.8, GaitEvent.SWING),
        (1.3, GaitEvent.MID_STANCE),
        (-0.2, GaitEvent.SWING),
        (-1e-18, GaitEvent.HEEL_STRIKE),
    ],
)
def test_each_part_of_a_stride_has_a_name(phase: float, expected: GaitEvent) -> None:
    assert gait().event(phase) is expected


def test_the_knee_bends_as_in_a_textbook() -> None:
    bends = {phase: bend(phase) for phase in MOMENTS}
    assert 0.65 < max(bends, key=bends.__getitem__) < 0.8
    assert 50 < max(bends.values()) < 70
    assert min(bends.values()) > 2
    assert bends[0.0] < 15 < bends[0.15] + 5


def test_the_toes_stay_down_while_the_heel_rises() -> None:
    late = TOE_OFF - 0.02
    assert placed(walking(late), "calcaneus_r")[:, 2].min() > 0.06
    toe = placed(walking(late), "distal_phalanx_1_r")
    assert toe[:, 2].min() == pytest.approx(0, abs=0.003)


def test_arms_swing_with_the_other_leg() -> None:
    for phase, side in ((0.05, "l"), (0.55, "r")):
        other = "r" if side == "l" else "l"
        hands = [placed(walking(phase), f"hand_{each}")[:, 1].mean() for each in (side, other)]
        assert hands[0] > hands[1] + 0.1


def test_the_chest_turns_against_the_pelvis() -> None:
    turned = [walking(0.0)[skeleton().index(key), 1, 0] for key in ("sacrum", "thoracic_1")]
    assert turned[0] > 0.03
    assert turned[1] < -0.03


@given(phases, sizes)
def test_no_bone_stretches(phase: float, size: float) -> None:
    assert alike(stretched(walking(phase, size)), 1, by=1e-3)


@pytest.mark.parametrize("pair", NEIGHBOURS, ids="-".join)
def test_neighbours_stay_in_touch(pair: tuple[str, str]) -> None:
    between = Neighbours(skeleton(), *pair)
    rest = between.gap(np.broadcast_to(np.eye(3, 4), (len(skeleton().bones), 3, 4)))
    gaps = np.array([between.gap(walking(phase)) for phase in MOMENTS[::20]])
    assert gaps * 1000 == pytest.approx(np.full(len(gaps), rest * 1000), abs=CONTACT)


@pytest.mark.parametrize(("asked", "drawn"), [(0.0, 1.0), (5.0, 2.0)])
def test_more_than_the_legs_reach_is_never_drawn(asked: float, drawn: float) -> None:
    assert np.array_equal(walking(0.3, asked), walking(0.3, drawn))


def test_two_walkers_are_alike() -> None:
    assert np.array_equal(Gait(skeleton()).pose(0.37).matrices, walking(0.37))

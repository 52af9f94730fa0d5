"""The standing skeleton: what may move, what must not, and that no bone leaves its neighbour."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.skeleton.chain import EXAGGERATION, FARTHEST_SWAY, HIGHEST, LOWEST, Stance, clamped, readings
from tests.skeleton.cast import NEIGHBOURS, alike, chain, marked, mirrored, placed, skeleton, stretched
from tests.skeleton.surfaces import Neighbours

CONTACT = 1.5
"""Millimetres by which the distance of two neighbours may differ from that at rest; most stay within half of it."""

angles = st.floats(LOWEST, HIGHEST)
sways = st.tuples(*[st.floats(-FARTHEST_SWAY, FARTHEST_SWAY)] * 2)
stances = st.builds(Stance, angles, angles, sways)
sizes = st.floats(1, EXAGGERATION)

FOREFOOT = [f"metatarsal_{ray}_r" for ray in range(1, 6)]
TOES = [bone.key for bone in skeleton().bones if "phalanx" in bone.name]
EXTREMES = [
    Stance(-8, -8),
    Stance(12, 12),
    Stance(-8, 12),
    Stance(12, -8),
    Stance(0, 10),
    Stance(0, 12),
    Stance(4, 4, (0.03, -0.03)),
]


def drawn(stance: Stance, exaggeration: float = EXAGGERATION):
    return chain().pose(stance, exaggeration).matrices


def direction(matrices, key: str, axis: int):
    return matrices[skeleton().index(key), :, axis]


@pytest.mark.parametrize("exaggeration", [1, 2.5, EXAGGERATION])
def test_the_neutral_stance_moves_nothing_at_all(exaggeration: float) -> None:
    matrices = drawn(Stance(), exaggeration)
    assert matrices.dtype == np.float32
    assert np.array_equal(matrices, np.broadcast_to(np.eye(3, 4, dtype=np.float32), (len(skeleton().bones), 3, 4)))


@given(st.floats(-1e-6, 1e-6), st.floats(-1e-6, 1e-6))
def test_next_to_neutral_is_next_to_still(left: float, right: float) -> None:
    assert alike(drawn(Stance(left, right)), drawn(Stance()))


@given(stances, sizes)
def test_swapping_the_feet_mirrors_the_body(stance: Stance, size: float) -> None:
    other = Stance(stance.right, stance.left, (-stance.sway[0], stance.sway[1]))
    assert alike(drawn(other, size), mirrored(drawn(stance, size)))


@given(stances)
def test_the_forefoot_stays_on_the_floor(stance: Stance) -> None:
    matrices = drawn(stance)
    for key in FOREFOOT:
        rest, now = (placed(pose, key) for pose in (drawn(Stance()), matrices))
        assert now[:, 2].min() == pytest.approx(rest[:, 2].min(), abs=0.0005)
        ball = f"head_{key}"
        assert marked(matrices, key, ball)[:2] == pytest.approx(skeleton().landmarks[ball][:2], abs=0.0002)
    still = np.eye(3, 4)
    assert all(np.array_equal(matrices[skeleton().index(key)], still) for key in TOES)


@given(stances)
def test_the_heel_stays_on_the_floor(stance: Stance) -> None:
    for side in "rl":
        key = f"calcaneus_{side}"
        now = placed(drawn(stance), key)
        assert now[:, 2].min() == pytest.approx(placed(drawn(Stance()), key)[:, 2].min(), abs=0.001)
        assert now[np.argmin(now[:, 2]), :2] == pytest.approx(skeleton().landmarks[f"heel_{side}"][:2], abs=0.02)


@given(angles)
def test_the_heel_leans_by_its_angle_seen_from_behind(e: float) -> None:
    upright = direction(drawn(Stance(e, e)), "calcaneus_r", 2)
    assert np.degrees(np.arctan2(-upright[0], upright[2])) == pytest.approx(e, abs=0.05)


@given(stances)
def test_arch_shin_and_leg_follow_the_table(stance: Stance) -> None:
    real, matrices = readings(stance).right, drawn(stance)
    fallen = placed(drawn(Stance()), "navicular_r").mean(0) - placed(matrices, "navicular_r").mean(0)
    assert 1000 * fallen[2] == pytest.approx(real.arch, abs=0.1)
    ankle = marked(matrices, "tibia_r", "ankle_r")[2] - skeleton().landmarks["ankle_r"][2]
    assert 1000 * ankle == pytest.approx(real.height, abs=0.1)
    for key, inward in (("tibia_r", real.shin), ("femur_r", real.thigh)):
        across = direction(matrices, key, 0)
        assert np.degrees(np.arctan2(across[1], across[0])) == pytest.approx(inward, abs=0.4)


@given(angles, angles)
def test_the_talus_turns_with_the_shin_that_holds_it(left: float, right: float) -> None:
    matrices = drawn(Stance(left, right), 1)[:, :, :3].astype(np.float64)
    shin, talus = (matrices[skeleton().index(key)] for key in ("tibia_r", "talus_r"))
    between = talus @ shin.T
    assert np.degrees(between[1, 0]) == pytest.approx(0, abs=1.5)
    assert np.degrees(between[0, 2]) == pytest.approx(0, abs=2)


@given(stances, st.sampled_from([1.0, EXAGGERATION]))
def test_pelvis_and_back_follow_the_table(stance: Stance, size: float) -> None:
    stance = Stance(stance.left, stance.right)
    real, matrices = readings(stance), drawn(stance, size)
    low, high = (direction(matrices, key, 2) for key in ("sacrum", "lumbar_1"))
    forward = [np.degrees(np.arcsin(up[1])) for up in (low, high)]
    assert forward[0] == pytest.approx(size * real.pelvis_forward, abs=0.2)
    assert forward[0] - forward[1] == pytest.approx(size * real.low_back, abs=0.3)
    assert np.degrees(np.arctan2(low[0], low[2])) == pytest.approx(size * real.pelvis_side, abs=0.01)
    leaning = np.degrees(np.arccos(np.clip(direction(matrices, "thoracic_1", 2)[2], -1, 1)))
    assert leaning == pytest.approx(size * real.trunk, abs=0.1)


@given(angles, angles, sizes)
def test_the_head_stays_level_and_over_the_feet(left: float, right: float, size: float) -> None:
    matrices = drawn(Stance(left, right), size)
    assert direction(matrices, "skull", 2) == pytest.approx([0, 0, 1], abs=1e-5)
    moved = marked(matrices, "skull", "crown") - skeleton().landmarks["crown"]
    assert moved[:2] == pytest.approx([0, 0], abs=1e-4)


@given(sways)
def test_swaying_tips_the_body_over_feet_that_stay(sway: tuple[float, float]) -> None:
    matrices = drawn(Stance(sway=sway))
    planted = [row for row, bone in enumerate(skeleton().bones) if bone.region == "foot"]
    assert np.array_equal(matrices[planted], drawn(Stance())[planted])
    moved = marked(matrices, "sacrum", "l5_s1") - skeleton().landmarks["l5_s1"]
    assert moved[:2] == pytest.approx(sway, abs=0.003)
    crown = marked(matrices, "skull", "crown") - skeleton().landmarks["crown"]
    assert abs(crown[1]) >= abs(moved[1]) - 1e-6


@given(stances, sizes)
def test_hips_knees_and_ankles_stay_in_their_sockets(stance: Stance, size: float) -> None:
    matrices = drawn(stance, size)
    for joint, one, other in (("hip", "hip_bone", "femur"), ("knee", "femur", "tibia"), ("knee", "femur", "patella")):
        for side in "rl":
            places = [marked(matrices, f"{bone}_{side}", f"{joint}_{side}") for bone in (one, other)]
            assert places[0] == pytest.approx(places[1], abs=2e-5)


@given(stances, sizes)
def test_the_knee_never_bends(stance: Stance, size: float) -> None:
    matrices = drawn(stance, size)
    hip, knee, ankle = (
        marked(matrices, bone, joint)
        for bone, joint in (("femur_r", "hip_r"), ("femur_r", "knee_r"), ("tibia_r", "ankle_r"))
    )
    thigh, shin = hip - knee, knee - ankle
    bend = np.degrees(np.arccos(thigh @ shin / np.linalg.norm(thigh) / np.linalg.norm(shin)))
    assert bend < 2.5


@given(stances, sizes)
def test_only_legs_stretch_and_they_little(stance: Stance, size: float) -> None:
    lengths = stretched(drawn(stance, size))
    legs = [bone.name in {"femur", "tibia", "fibula", "patella"} for bone in skeleton().bones]
    assert np.abs(lengths[~np.array(legs)] - 1).max() < 2e-4
    assert np.abs(lengths - 1).max() < 0.03
    if size == 1:
        assert np.abs(lengths - 1).max() < 0.01


@given(stances, sizes)
def test_no_matrix_turns_a_bone_inside_out(stance: Stance, size: float) -> None:
    assert np.linalg.det(drawn(stance, size)[:, :, :3]).min() > 0.9


@pytest.mark.parametrize("pair", NEIGHBOURS, ids="-".join)
def test_neighbours_stay_in_touch(pair: tuple[str, str]) -> None:
    between = Neighbours(skeleton(), *pair)
    rest = between.gap(drawn(Stance()))
    gaps = [between.gap(drawn(stance, size)) for stance in EXTREMES for size in (1, EXAGGERATION)]
    assert np.array(gaps) * 1000 == pytest.approx(np.full(len(gaps), rest * 1000), abs=CONTACT)


MEASURES = {
    "heel": lambda pose: direction(pose, "calcaneus_r", 2)[0],
    "arch": lambda pose: placed(pose, "navicular_r")[:, 2].mean(),
    "hip": lambda pose: marked(pose, "femur_r", "hip_r")[2],
    "pelvis": lambda pose: -direction(pose, "sacrum", 2)[1],
    "shin": lambda pose: -direction(pose, "tibia_r", 0)[1],
}


@pytest.mark.parametrize("measure", MEASURES)
@given(e=st.lists(angles, min_size=2, max_size=2, unique=True), size=st.sampled_from([1.0, EXAGGERATION]))
def test_what_falls_falls_all_the_way(measure: str, e: list[float], size: float) -> None:
    low, high = (MEASURES[measure](drawn(Stance(each, each), size)) for each in sorted(e))
    assert high <= low + 1e-6
    if max(e) <= 9.9 and max(e) - min(e) > 0.1:
        assert high < low


@pytest.mark.parametrize("beyond", [Stance(99, -99), Stance(13, 0, (1, -1)), Stance(float("inf"), float("nan"))])
def test_a_stance_beyond_the_range_is_drawn_at_its_end(beyond: Stance) -> None:
    assert np.array_equal(drawn(beyond), drawn(clamped(beyond)))


@given(stances, sizes)
def test_a_pose_is_finite_and_of_this_stance_alone(stance: Stance, size: float) -> None:
    first = drawn(stance, size).copy()
    drawn(Stance(HIGHEST, LOWEST))
    assert np.isfinite(first).all()
    assert np.array_equal(drawn(stance, size), first)

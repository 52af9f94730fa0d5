"""The bones themselves: both sides alike, soles on the floor, joints closed, surfaces whole, a body around them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop import assets
from desktop.skeleton.bones import Mesh, Region
from tests.skeleton.cast import skeleton

MM = 0.001
MIRROR = np.array([-1, 1, 1], np.float32)
ROWS = {bone.key: row for row, bone in enumerate(skeleton().bones)}
RIGHT = [bone for bone in skeleton().bones if bone.side == "r"]
MIDDLE = [bone for bone in skeleton().bones if not bone.side]
RAYS = {ray: [f"metatarsal_{ray}_r", f"proximal_phalanx_{ray}_r"] for ray in range(1, 6)}
TOES = {ray: [*(["middle"] if ray > 1 else []), "distal"] for ray in RAYS}
CHAINS = [[*RAYS[ray], *(f"{part}_phalanx_{ray}_r" for part in TOES[ray])] for ray in RAYS]
SPINE = ["sacrum", *(f"lumbar_{n}" for n in range(5, 0, -1)), *(f"thoracic_{n}" for n in range(12, 0, -1))]
SPINE += [f"cervical_{n}" for n in range(7, 0, -1)]
FOOT = [
    *(("talus_r", f"{name}_r") for name in ("tibia", "fibula", "calcaneus", "navicular")),
    *(("navicular_r", f"cuneiform_{number}_r") for number in (1, 2, 3)),
    *(("cuboid_r", f"{name}_r") for name in ("calcaneus", "cuneiform_3", "metatarsal_4", "metatarsal_5")),
    *((f"cuneiform_{number}_r", f"metatarsal_{number}_r") for number in (1, 2, 3)),
    ("cuneiform_1_r", "cuneiform_2_r"),
    ("cuneiform_2_r", "cuneiform_3_r"),
    ("tibia_r", "fibula_r"),
    *(pair for chain in CHAINS for pair in pairwise(chain)),
]
ABOVE = {
    ("femur_r", "tibia_r"): 5.0,
    ("femur_r", "patella_r"): 6.5,
    ("femur_r", "hip_bone_r"): 4.0,
    ("hip_bone_r", "sacrum"): 4.0,
    ("clavicle_r", "rib_cage"): 15.0,
    ("skull", "cervical_1"): 10.0,
} | dict.fromkeys(pairwise(SPINE), 5.0)
"""Millimetres between the nearest points of bones that are drawn with few triangles."""


def points(key: str, mesh: Mesh | None = None) -> NDArray[np.float64]:
    mesh = mesh or skeleton().whole
    return mesh.points[mesh.point_bone == ROWS[key]].astype(np.float64)


def gap(one: str, other: str, mesh: Mesh) -> float:
    first, second = points(one, mesh), points(other, mesh)
    squares = (first**2).sum(1)[:, None] + (second**2).sum(1)[None] - 2 * first @ second.T
    return float(np.sqrt(max(squares.min(), 0.0))) / MM


def test_bones_come_in_pairs_or_alone_in_the_middle() -> None:
    names = Counter((bone.name, bone.side) for bone in skeleton().bones)
    assert max(names.values()) == 1
    assert {bone.name for bone in RIGHT} == {bone.name for bone in skeleton().bones if bone.side == "l"}
    assert not {bone.name for bone in RIGHT} & {bone.name for bone in MIDDLE}
    assert {bone.region for bone in skeleton().bones} == set(Region)
    assert len([bone for bone in RIGHT if bone.region is Region.FOOT]) == 26


@pytest.mark.parametrize("name", ["whole", "near"])
def test_the_left_side_is_the_mirror_image_of_the_right(name: str) -> None:
    mesh: Mesh = getattr(skeleton(), name)
    for bone in RIGHT:
        right, left = mesh.point_bone == ROWS[bone.key], mesh.point_bone == ROWS[f"{bone.name}_l"]
        assert np.array_equal(mesh.points[right] * MIRROR, mesh.points[left]), bone
        assert np.array_equal(mesh.normals[right] * MIRROR, mesh.normals[left]), bone
        assert np.array_equal(mesh.openness[right], mesh.openness[left]), bone


@pytest.mark.parametrize("bone", MIDDLE, ids=lambda bone: bone.key)
def test_what_lies_in_the_middle_is_its_own_mirror_image(bone: object) -> None:
    here = np.asarray(points(getattr(bone, "key", "")), np.float32)
    order, mirrored = np.lexsort(here.T), np.lexsort((here * MIRROR).T)
    assert np.array_equal(here[order], (here * MIRROR)[mirrored])


@pytest.mark.parametrize("name", ["whole", "near"])
def test_heel_and_balls_stand_on_the_floor_and_nothing_is_below_it(name: str) -> None:
    mesh: Mesh = getattr(skeleton(), name)
    lowest = {key: float(points(key, mesh)[:, 2].min()) for key in ROWS if len(points(key, mesh))}
    assert min(lowest.values()) == 0
    assert [lowest[f"{key}_r"] for key in ("calcaneus", "metatarsal_1", "metatarsal_5")] == [0, 0, 0]
    assert all(lowest[key] < 1.5 * MM for chain in CHAINS for key in chain[1:])
    assert all(lowest[chain[0]] < 3 * MM for chain in CHAINS)


def test_what_touches_the_floor_has_its_mark_there() -> None:
    marks = skeleton().landmarks
    for side in "rl":
        heel, big, little = (marks[f"{name}_{side}"] for name in ("heel", "ball_big_toe", "ball_little_toe"))
        assert [abs(float(mark[2])) < 0.2 * MM for mark in (heel, big, little)] == [True] * 3
        assert abs(big[0]) < abs(little[0])
        assert heel[1] < 0 < little[1] < big[1]
    assert all(np.array_equal(marks[key] * MIRROR, marks[f"{key[:-2]}_l"]) for key in marks if key.endswith("_r"))


def test_the_heel_stands_upright_and_the_foot_turns_out_a_little() -> None:
    heel = points("calcaneus_r", skeleton().near)
    back = heel[(heel[:, 1] > heel[:, 1].min() + 6 * MM) & (heel[:, 1] < heel[:, 1].min() + 30 * MM)][:, [0, 2]]
    long = np.linalg.eigh(np.cov(back.T))[1][:, 1]
    assert abs(np.degrees(np.arctan(long[0] / long[1]))) < 4
    marks = skeleton().landmarks
    way = marks["head_metatarsal_2_r"] - marks["heel_back_r"]
    assert 3 < np.degrees(np.arctan2(way[0], way[1])) < 12


@pytest.mark.parametrize(("one", "other"), FOOT)
def test_the_bones_of_the_foot_keep_within_two_and_a_half_millimetres(one: str, other: str) -> None:
    assert 0.1 < gap(one, other, skeleton().near) < 2.5


@pytest.mark.parametrize(("pair", "most"), ABOVE.items(), ids=str)
def test_the_bones_above_keep_together(pair: tuple[str, str], most: float) -> None:
    assert gap(*pair, skeleton().whole) < most


def test_the_kneecap_lies_before_the_thigh_bone() -> None:
    kneecap, thigh = points("patella_r"), points("femur_r")
    beside = thigh[np.abs(thigh[:, 2] - kneecap[:, 2].mean()) < 30 * MM]
    assert kneecap[:, 1].min() > beside[:, 1].max() - 12 * MM
    assert abs(kneecap[:, 0].mean() - beside[:, 0].mean()) < 8 * MM


@pytest.mark.parametrize("name", ["whole", "near"])
def test_normals_are_of_length_one_and_look_outwards(name: str) -> None:
    mesh: Mesh = getattr(skeleton(), name)
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-5)
    a, b, c = (mesh.points[mesh.triangles[:, corner]].astype(np.float64) for corner in range(3))
    outwards = np.cross(b - a, c - a)
    agree = (outwards * mesh.normals[mesh.triangles].sum(1)).sum(1) > 0
    assert agree.mean() > 0.98
    volumes = np.bincount(mesh.triangle_bone, (a * np.cross(b, c)).sum(1) / 6, len(ROWS))
    assert all(volumes[row] > 0 for row in np.unique(mesh.triangle_bone))


@pytest.mark.parametrize("name", ["whole", "near"])
def test_bones_are_closed(name: str) -> None:
    mesh: Mesh = getattr(skeleton(), name)
    torn = []
    for bone in skeleton().bones:
        faces = mesh.triangles[mesh.triangle_bone == ROWS[bone.key]]
        edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
        uses = np.unique(edges, axis=0, return_counts=True)[1]
        if (uses == 1).any():
            torn.append(bone.name)
    assert set(torn) <= {"scapula", "skull", "jaw"}, "only thin plates may have an edge"


def test_openness_tells_folds_from_the_open() -> None:
    for mesh in (skeleton().whole, skeleton().near):
        assert mesh.openness.min() >= 0
        assert mesh.openness.min() < 0.2
        assert 0.95 < mesh.openness.max() <= 1
        assert 0.3 < mesh.openness.mean() < 0.9


def test_the_file_keeps_to_its_budgets() -> None:
    assert len(assets.read_bytes("skeleton/skeleton.npz")) < 1_500_000
    assert 17_000 < len(skeleton().whole.triangles) <= 20_000
    assert 25_000 < len(skeleton().near.triangles) <= 35_000
    assert 4_000 < len(skeleton().envelope.triangles) <= 6_000
    near = {skeleton().bones[row].region for row in np.unique(skeleton().near.triangle_bone)}
    assert near == {Region.FOOT, Region.SHIN}


def test_the_person_is_of_common_height_and_stands_over_the_feet() -> None:
    marks, whole = skeleton().landmarks, skeleton().whole
    assert 1.6 < whole.points[:, 2].max() < 1.8
    assert [-0.01 < marks[name][1] < 0.06 for name in ("ankle_r", "knee_r", "hip_r")] == [True] * 3
    heights = [float(marks[name][2]) for name in ("ankle_r", "knee_r", "hip_r", "l5_s1", "t12_l1", "c7_t1", "crown")]
    assert heights == sorted(heights)


def test_the_body_holds_every_bone() -> None:
    """A place inside a closed surface sees it all around: the angles of its triangles add up to a full turn."""
    inside = skeleton().whole.points[::7].astype(np.float32)
    corners = skeleton().envelope.points[skeleton().envelope.triangles]
    turns = np.zeros(len(inside), np.float32)
    for start in range(0, len(corners), 200):
        a, b, c = (corners[None, start : start + 200, corner] - inside[:, None] for corner in range(3))
        la, lb, lc = (np.linalg.norm(way, axis=2) for way in (a, b, c))
        block = np.einsum("ijk,ijk->ij", a, np.cross(b, c))
        ab, bc, ca = (np.einsum("ijk,ijk->ij", one, two) for one, two in ((a, b), (b, c), (c, a)))
        turns += 2 * np.arctan2(block, la * lb * lc + ab * lc + bc * la + ca * lb).sum(1)
    assert (turns / (4 * np.pi) > 0.9).all()


def test_the_body_follows_bones_of_its_own_side() -> None:
    envelope, sides = skeleton().envelope, np.array([bone.side for bone in skeleton().bones])
    assert envelope.share.min() >= 0.5
    assert envelope.share.max() <= 1
    for side, other in ((envelope.points[:, 0] > 0.01, "l"), (envelope.points[:, 0] < -0.01, "r")):
        legs = side & (envelope.points[:, 2] < 0.5)
        assert not (sides[envelope.hung[legs, 0]] == other).any()
    mirrored = np.asarray(envelope.points * MIRROR)
    assert np.array_equal(mirrored[np.lexsort(mirrored.T)], envelope.points[np.lexsort(envelope.points.T)])

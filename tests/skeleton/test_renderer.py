"""The picture: the right bone in the right place, colours that blend, the same whatever else is asked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import assets
from desktop.skeleton import renderer as renderer_module
from desktop.skeleton.bones import Region, Skeleton, load
from desktop.skeleton.camera import VIEWS, Camera, View, seen
from desktop.skeleton.kinematics import Pose
from desktop.skeleton.renderer import Frame, Paint, Renderer
from tests.skeleton.shapes import INKS, balls, still

SIZE = (240, 360)
TWO = balls(((0, 0.1, 0.1), 0.05), ((0, -0.1, 0.12), 0.08), skin=0.12)
FRONT = Camera(0, 0, (0, 0, 0.1), 0.4)
paints = st.lists(st.sampled_from(Paint), min_size=2, max_size=2)
cameras = st.builds(
    Camera,
    st.floats(0, 360),
    st.floats(-90, 90),
    st.tuples(*[st.floats(-0.2, 0.2)] * 3),
    st.sampled_from([1e-9, 0.01, 0.2, 0.5, 2, 50]),
)


@pytest.fixture(scope="module")
def skeleton() -> Skeleton:
    return load(assets.read_bytes("skeleton/skeleton.npz"))


@pytest.fixture(scope="module")
def renderer(skeleton: Skeleton) -> Renderer:
    return Renderer(skeleton)


@pytest.fixture(scope="module")
def two() -> Renderer:
    return Renderer(TWO)


def same(one: Frame, other: Frame) -> bool:
    pairs = ((one.rgba, other.rgba), (one.depth, other.depth), (one.bone, other.bone))
    return all(np.array_equal(a, b) for a, b in pairs)


def moved(count: int, row: int, by: tuple[float, float, float]) -> Pose:
    pose = still(count)
    pose.matrices[row, :, 3] = by
    return pose


@pytest.mark.parametrize("near", [False, True], ids=["whole", "near"])
@pytest.mark.parametrize("view", View)
def test_points_are_found_where_the_camera_says(renderer: Renderer, skeleton: Skeleton, view: View, near: bool) -> None:
    mesh, camera = (skeleton.near if near else skeleton.whole), seen(view, SIZE)
    pose = still(len(skeleton.bones))
    frame = renderer.draw(pose, camera, SIZE, INKS, near=near, shadow=False)
    middle = mesh.points[mesh.triangles].mean(axis=1)
    x, y, depth = camera.project(middle, SIZE).T
    column, row = np.floor(x).astype(int), np.floor(y).astype(int)
    inside = (column >= 0) & (column < SIZE[0]) & (row >= 0) & (row < SIZE[1])
    facing = -(mesh.normals[mesh.triangles].mean(axis=1) @ camera.directions[2]) > 0.8
    place = row[inside & facing], column[inside & facing]
    bone, there = mesh.triangle_bone[inside & facing], depth[inside & facing]
    pixel = 1 / camera.pixels(SIZE)
    in_sight = np.abs(frame.depth[place] - there) < 1.5 * pixel
    assert np.count_nonzero(in_sight) > 100
    assert (frame.bone[place][in_sight] == bone[in_sight]).mean() > 0.93
    # Nothing that faces the viewer lies in front of what is shown.
    shown = np.isin(bone, np.unique(frame.bone))
    assert (frame.depth[place][shown] < there[shown] + 2 * pixel).mean() > 0.97


@pytest.mark.parametrize("samples", [1, 2, 3])
def test_a_ball_is_where_it_is_to_a_fraction_of_a_pixel(samples: int) -> None:
    middle, radius, size = (0.013, 0.02, 0.117), 0.05, (200, 160)
    ball = Renderer(balls((middle, radius)))
    for turn, rise in ((0, 0), (37, 20), (180, -60)):
        camera = Camera(turn, rise, (0, 0, 0.1), 0.2)
        frame = ball.draw(still(1), camera, size, INKS, samples=samples, shadow=False)
        x, y, _ = camera.project(np.array([middle], np.float32), size)[0]
        rows, columns = np.nonzero(frame.bone == 0)
        middle_of = (np.array([columns.min(), rows.min()]) + np.array([columns.max(), rows.max()]) + 1) / 2
        assert np.allclose(middle_of, (x, y), atol=0.75)
        across = columns.max() - columns.min() + 1
        assert across == pytest.approx(2 * radius * camera.pixels(size), abs=1.5)


@given(cameras, paints, st.sampled_from([(1, 1), (1, 9), (13, 2), (40, 30), (57, 90)]), st.integers(1, 3), st.data())
def test_every_picture_is_sound(
    two: Renderer, camera: Camera, given_paints: list[Paint], size: tuple[int, int], samples: int, data: st.DataObject
) -> None:
    wishes = {
        "paints": np.array(given_paints),
        "samples": samples,
        "body": data.draw(st.booleans()),
        "shadow": data.draw(st.booleans()),
        "lit": data.draw(st.integers(-1, 2)),
    }
    frame = two.draw(still(2), camera, size, INKS, **wishes)
    assert frame.rgba.shape == (size[1], size[0], 4)
    assert (frame.rgba[..., :3] <= frame.rgba[..., 3:]).all()
    assert np.array_equal(np.isfinite(frame.depth), frame.bone >= 0)
    shown = {row for row in (0, 1) if given_paints[row] != Paint.HIDDEN}
    assert set(np.unique(frame.bone).tolist()) <= shown | {-1}
    assert same(frame, two.draw(still(2), camera, size, INKS, **wishes))


def test_the_nearer_bone_hides_the_farther_one(two: Renderer) -> None:
    front = two.draw(still(2), FRONT, (100, 100), INKS, shadow=False)
    back = two.draw(still(2), FRONT.turned(180, 0), (100, 100), INKS, shadow=False)
    x, y, _ = FRONT.project(np.array([[0, 0.1, 0.1]], np.float32), (100, 100))[0].astype(int)
    assert (front.bone[y, x], back.bone[y, x]) == (0, 1)
    assert front.depth[y, x] == pytest.approx(-0.15, abs=2e-3)
    assert set(np.unique(front.bone).tolist()) == {-1, 0, 1}
    assert set(np.unique(back.bone).tolist()) == {-1, 1}


def test_nothing_is_drawn_outside_the_bones(renderer: Renderer, skeleton: Skeleton) -> None:
    camera = seen(View.FRONT, SIZE)
    frame = renderer.draw(still(len(skeleton.bones)), camera, SIZE, INKS, shadow=False)
    x, y, _ = camera.project(skeleton.whole.points, SIZE).T
    covered = frame.rgba[..., 3] > 0
    rows, columns = np.nonzero(covered)
    assert x.min() - 3 <= columns.min() <= x.min() + 3
    assert x.max() - 3 <= columns.max() <= x.max() + 3
    assert y.min() - 3 <= rows.min() <= y.min() + 3
    assert y.max() - 3 <= rows.max() <= y.max() + 3
    assert 0.03 < covered.mean() < 0.4


def mirrored(skeleton: Skeleton, pose: Pose) -> tuple[Pose, np.ndarray]:
    """The pose in a mirror that stands between left and right, and the bone across from each, -1 across from none."""
    other = {"r": "l", "l": "r", "": ""}
    rows = [
        skeleton.index(f"{bone.name}_{side}" if (side := other[bone.side]) else bone.name) for bone in skeleton.bones
    ]
    flip = np.diag([-1.0, 1.0, 1.0]).astype(np.float32)
    turned = flip @ pose.matrices[rows]
    turned[:, :, :3] = turned[:, :, :3] @ flip
    return Pose(turned), np.array([*rows, -1])


@pytest.mark.parametrize("view", [View.FRONT, View.HEEL])
def test_a_pose_in_the_mirror_is_the_picture_in_the_mirror(renderer: Renderer, skeleton: Skeleton, view: View) -> None:
    pose = still(len(skeleton.bones))
    for row, bone in enumerate(skeleton.bones):
        if bone.side == "r" and bone.region in {Region.FOOT, Region.SHIN, Region.THIGH}:
            pose.matrices[row, :, 3] = (0.04, 0.01, 0.03)
    reflected, across = mirrored(skeleton, pose)
    camera = replace(seen(view, SIZE), centre=(0.0, *VIEWS[view].centre[1:]))
    one = renderer.draw(pose, camera, SIZE, INKS)
    other = renderer.draw(reflected, camera, SIZE, INKS)
    wrong = (across[one.bone][:, ::-1] != other.bone).mean()
    assert wrong < 0.004
    assert (across[one.bone][:, ::-1] != one.bone).mean() > 5 * wrong + 0.01


@pytest.mark.parametrize("view", [View.FRONT, View.HEEL, View.SOLES])
def test_more_samples_change_edges_alone(renderer: Renderer, skeleton: Skeleton, view: View) -> None:
    pose, camera = still(len(skeleton.bones)), seen(view, SIZE)
    one, three = (renderer.draw(pose, camera, SIZE, INKS, samples=samples, near=False) for samples in (1, 3))
    assert (one.bone == three.bone).mean() > 0.985
    inner = one.bone >= 0
    for down in range(-3, 4):
        for across in range(-3, 4):
            inner &= np.roll(one.bone, (down, across), (0, 1)) == one.bone
    assert np.count_nonzero(inner) > 100
    change = np.abs(one.rgba[inner].astype(int) - three.rgba[inner])
    assert np.median(change) <= 2
    assert change.mean() < 6
    outer = np.abs(one.rgba.astype(int) - three.rgba).sum(axis=2) > 12
    assert np.count_nonzero(outer & ~inner) > 5 * np.count_nonzero(outer & inner)


@pytest.mark.parametrize("samples", [1, 2])
def test_a_picture_in_bands_is_the_same_picture(
    renderer: Renderer, skeleton: Skeleton, samples: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes = {"samples": samples, "body": True, "lit": skeleton.index("talus_r")}
    pose, camera = still(len(skeleton.bones)), seen(View.HEEL, SIZE)
    whole = renderer.draw(pose, camera, SIZE, INKS, **wishes)
    monkeypatch.setattr(renderer_module, "BAND", 6000)
    assert same(whole, renderer.draw(pose, camera, SIZE, INKS, **wishes))


@pytest.mark.parametrize("body", [False, True])
def test_a_picture_can_be_drawn_step_by_step(two: Renderer, body: bool) -> None:
    whole = two.draw(still(2), FRONT, (90, 80), INKS, samples=2, body=body)
    steps = list(two.steps(still(2), FRONT, (90, 80), INKS, samples=2, body=body, band=4000))
    assert len(steps) >= 3
    assert all(each is steps[0] for each in steps)
    assert same(whole, steps[-1])
    first = next(two.steps(still(2), FRONT, (90, 80), INKS, samples=2, body=body, band=4000))
    assert 0 < np.count_nonzero(first.rgba) < 0.7 * np.count_nonzero(whole.rgba)


def test_a_huge_picture_is_drawn_in_parts(two: Renderer) -> None:
    small, huge = (two.draw(still(2), FRONT, (side, side), INKS, body=True) for side in (40, 3000))
    assert (small.bone[1::2, 1::2] == huge.bone[112::150, 112::150]).mean() > 0.98
    assert np.abs(small.rgba.mean(axis=(0, 1)) - huge.rgba.mean(axis=(0, 1))).max() < 12


def test_no_bone_at_all() -> None:
    empty = Renderer(balls(((0, 0, 5), 0.01)))
    frame = empty.draw(still(1), FRONT, (30, 20), INKS, body=True)
    assert not frame.rgba.any()
    assert (frame.bone == -1).all()


def test_the_near_mesh_is_taken_from_near_by(renderer: Renderer, skeleton: Skeleton) -> None:
    pose = still(len(skeleton.bones))
    for view, near in ((View.FRONT, False), (View.HEEL, True)):
        camera = VIEWS[view]
        chosen = renderer.draw(pose, camera, (300, 400), INKS)
        assert same(chosen, renderer.draw(pose, camera, (300, 400), INKS, near=near))
        assert not same(chosen, renderer.draw(pose, camera, (300, 400), INKS, near=not near))


def brightness(frame: Frame, row: int) -> float:
    return float(frame.rgba[frame.bone == row][:, :3].mean())


def test_paint_tells_bones_apart(two: Renderer) -> None:
    apart = moved(2, 1, (0.2, 0.2, 0.0))
    camera = Camera(0, 0, (0.08, 0, 0.1), 0.5)
    solid, pale, dashed = (
        two.draw(apart, camera, (200, 200), INKS, paints=np.array([paint, Paint.SOLID]), shadow=False)
        for paint in (Paint.SOLID, Paint.PALE, Paint.DASHED)
    )
    assert brightness(pale, 0) > brightness(solid, 0) + 30
    assert brightness(dashed, 0) > brightness(solid, 0) + 30
    assert brightness(pale, 1) == brightness(solid, 1)
    # The line is bluest where it is dashed, and broken.
    rim = (pale.rgba != dashed.rgba).any(axis=2)
    assert 40 < np.count_nonzero(rim) < 800


def test_what_is_pointed_at_is_seen_at_once(two: Renderer) -> None:
    apart = moved(2, 1, (0.25, 0.2, 0.0))
    camera = Camera(0, 0, (0.1, 0, 0.1), 0.6)
    plain, lit = (two.draw(apart, camera, (200, 200), INKS, lit=lit, shadow=False) for lit in (-1, 0))
    changed = (plain.rgba != lit.rgba).any(axis=2)
    assert changed[plain.bone == 0].mean() > 0.95
    assert not changed[plain.bone == 1].any()
    assert np.count_nonzero(changed & (plain.rgba[..., 3] == 0)) > 30
    green, red = lit.rgba[lit.bone == 0][:, 1].mean(), lit.rgba[lit.bone == 0][:, 0].mean()
    assert green > red + 30


def test_the_body_stays_behind_the_bones(two: Renderer) -> None:
    bare, dressed = (two.draw(still(2), FRONT, (120, 120), INKS, body=body, shadow=False) for body in (False, True))
    solid = bare.rgba[..., 3] == 255
    assert np.array_equal(bare.rgba[solid], dressed.rgba[solid])
    around = (bare.rgba[..., 3] == 0) & (dressed.rgba[..., 3] > 0)
    assert np.count_nonzero(around) > 500
    assert 0 < np.median(dressed.rgba[around][:, 3]) < 128
    assert np.array_equal(bare.bone, dressed.bone)


@pytest.mark.parametrize(("rise", "height", "dark"), [(30, 0, True), (0, 0, True), (-10, 0, False), (30, 0.5, False)])
def test_a_shadow_lies_below_what_stands_on_a_floor_that_is_seen(rise: float, height: float, dark: bool) -> None:
    ball = Renderer(balls(((0, 0, 0.03), 0.03)))
    camera, pose = Camera(30, rise, (0, 0, 0), 0.3), moved(1, 0, (0, 0, height))
    with_it, without = (ball.draw(pose, camera, (160, 160), INKS, shadow=shadow) for shadow in (True, False))
    more = with_it.rgba[..., 3].astype(int) - without.rgba[..., 3]
    assert (more >= 0).all()
    if dark:
        rows, columns = np.nonzero(more > 20)
        assert rows.mean() > 78
        assert columns.mean() == pytest.approx(80, abs=3)
        assert np.array_equal(with_it.rgba[with_it.bone == 0], without.rgba[without.bone == 0])
    else:
        assert more.max() < 10


def test_what_is_far_behind_lies_in_mist() -> None:
    pair = Renderer(balls(((0.1, 0, 0.1), 0.05), ((-0.1, -0.45, 0.1), 0.05)))
    frame = pair.draw(still(2), FRONT, (100, 100), INKS, shadow=False)
    near, far = (np.median(frame.rgba[frame.bone == row][:, 3]) for row in (0, 1))
    assert near == 255
    assert 20 < far < 200

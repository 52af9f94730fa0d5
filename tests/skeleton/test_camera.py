"""Where points land: to scale, the right way round, and the same after any detour."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.skeleton.camera import LARGEST, SMALLEST, VIEWS, WIDTHS, Camera, View, seen

metres = st.floats(-2, 2, width=32)
points = st.tuples(metres, metres, metres)
sizes = st.tuples(st.integers(1, 2000), st.integers(1, 2000))
cameras = st.builds(
    Camera, st.floats(-720, 720), st.floats(-90, 90), st.tuples(metres, metres, metres), st.floats(0.05, 5)
)
CENTRE = (0.0, 0.0, 1.0)


def at(camera: Camera, point: tuple[float, float, float], size: tuple[int, int] = (200, 100)) -> list[float]:
    return camera.project(np.array([point], np.float32), size)[0].tolist()


@given(cameras)
def test_directions_are_square_to_one_another(camera: Camera) -> None:
    right, up, away = camera.directions
    assert np.allclose(camera.directions @ camera.directions.T, np.eye(3), atol=1e-12)
    assert np.allclose(np.cross(right, up), -away, atol=1e-12)
    assert right[2] == 0


@pytest.mark.parametrize(
    ("turn", "rise", "right", "up", "near"),
    [
        (0, 0, (-1, 0, 0), (0, 0, 1), (0, 1, 0)),
        (90, 0, (0, 1, 0), (0, 0, 1), (1, 0, 0)),
        (180, 0, (1, 0, 0), (0, 0, 1), (0, -1, 0)),
        (0, -90, (-1, 0, 0), (0, 1, 0), (0, 0, -1)),
        (0, 90, (-1, 0, 0), (0, -1, 0), (0, 0, 1)),
    ],
    ids=["front", "person's right", "behind", "below", "above"],
)
def test_what_is_where(turn: float, rise: float, right: tuple, up: tuple, near: tuple) -> None:
    camera = Camera(turn, rise, CENTRE, 1.0)
    centre = np.array(CENTRE)
    assert at(camera, CENTRE) == pytest.approx([100, 50, 0])
    assert at(camera, tuple(centre + 0.1 * np.array(right))) == pytest.approx([110, 50, 0], abs=1e-4)
    assert at(camera, tuple(centre + 0.1 * np.array(up))) == pytest.approx([100, 40, 0], abs=1e-4)
    assert at(camera, tuple(centre + 0.1 * np.array(near))) == pytest.approx([100, 50, -0.1], abs=1e-4)


@given(cameras, points, sizes)
def test_lengths_keep_to_scale(camera: Camera, point: tuple[float, float, float], size: tuple[int, int]) -> None:
    x, y, depth = at(camera, point, size)
    right, up = camera.metres(x, y, size)
    way = np.array(point) - np.array(camera.centre)
    assert right**2 + up**2 + depth**2 == pytest.approx(float(way @ way), rel=1e-3, abs=1e-3)


@given(cameras, st.floats(-400, 400), st.floats(-60, 60))
def test_turning_there_and_back(camera: Camera, d_turn: float, d_rise: float) -> None:
    there = camera.turned(d_turn, d_rise)
    assert 0 <= there.turn < 360
    assert -90 <= there.rise <= 90
    back = there.turned(-d_turn, 0)
    assert np.allclose(back.directions[0], camera.directions[0], atol=1e-9)
    if -90 < camera.rise + d_rise < 90:
        assert np.allclose(there.turned(-d_turn, -d_rise).directions, camera.directions, atol=1e-9)


@given(cameras, st.floats(0.2, 5), st.tuples(st.floats(-1, 1), st.floats(-1, 1)), sizes)
def test_zooming_leaves_the_place_under_the_pointer(
    camera: Camera, factor: float, at_: tuple[float, float], size: tuple[int, int]
) -> None:
    zoomed = camera.zoomed(factor, at_)
    assert SMALLEST <= zoomed.height <= LARGEST
    way = at_[0] * camera.directions[0] + at_[1] * camera.directions[1]
    under = tuple((np.array(camera.centre) + way).tolist())
    before, after = (np.array(at(each, under, size)[:2]) - np.array(size) / 2 for each in (camera, zoomed))
    assert np.allclose(before, after, atol=1e-3 * max(1.0, np.abs(before).max()))


@given(cameras, st.floats(-1, 1), st.floats(-1, 1))
def test_moving_there_and_back(camera: Camera, right: float, up: float) -> None:
    moved = camera.moved(right, up)
    assert np.allclose(moved.moved(-right, -up).centre, camera.centre, atol=1e-9)
    x, y, depth = at(moved, camera.centre)
    assert camera.metres(x, y, (200, 100)) == pytest.approx((-right, -up), abs=1e-4)
    assert depth == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("size", [(480, 960), (900, 700), (1600, 400), (100, 900)])
def test_a_view_shows_what_it_is_for(view: View, size: tuple[int, int]) -> None:
    camera = seen(view, size)
    assert camera.height >= VIEWS[view].height
    assert size[0] / camera.pixels(size) >= WIDTHS[view] - 1e-9
    assert camera.height == VIEWS[view].height or size[0] / camera.pixels(size) == pytest.approx(WIDTHS[view])


def test_a_camera_without_height_is_no_trouble() -> None:
    assert np.isfinite(Camera(0, 0, CENTRE, 0.0).matrix((10, 10))).all()

"""Which pixel shows which triangle, beside a slow and plain way to find out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.skeleton.frame import Window
from desktop.skeleton.raster import Visible, visible

WIDTH, HEIGHT = 23, 17
near_by = st.floats(-12, 35, width=32)
far_off = st.floats(-1e5, 1e5, width=32)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, y (T, 3) in pixels and depth (T, 3) of a few triangles."""
    count = draw(st.integers(0, 6))
    reach = draw(st.sampled_from([near_by, far_off, st.integers(0, 20).map(lambda n: n / 2)]))
    numbers = st.lists(reach, min_size=3 * count, max_size=3 * count)
    depths = st.lists(st.floats(-1, 1, width=32), min_size=3 * count, max_size=3 * count)
    x, y, z = (np.array(draw(each), np.float32).reshape(count, 3) for each in (numbers, numbers, depths))
    return x, y, z


def drawn(x: np.ndarray, y: np.ndarray, z: np.ndarray, window: Window = Window(0, 0, WIDTH, HEIGHT)) -> Visible:
    corners = np.arange(x.size, dtype=np.intp).reshape(-1, 3)
    a, b, c = (np.ascontiguousarray(corners[:, n]) for n in range(3))
    return visible(x.ravel(), y.ravel(), z.ravel(), (a, b, c), window)


def plainly(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The depth of each pixel, and where it is too close to an edge or to another triangle to call."""
    columns, rows = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    depth, unsure = np.full((HEIGHT, WIDTH), np.inf), np.zeros((HEIGHT, WIDTH), bool)
    for px, py, pz in zip(x.astype(float), y.astype(float), z.astype(float), strict=True):
        area = (px[1] - px[0]) * (py[2] - py[0]) - (px[2] - px[0]) * (py[1] - py[0])
        longest = max(np.hypot(px[n] - px[n - 1], py[n] - py[n - 1]) for n in range(3))
        if area >= -1e-4 * max(1.0, longest):
            # It faces away, or is too thin to say how deep it lies.
            if area < 1e-4 * max(1.0, longest):
                unsure |= near_edges(px, py, columns, rows, longest)
            continue
        inside, where = np.ones((HEIGHT, WIDTH), bool), np.zeros((HEIGHT, WIDTH))
        for n in range(3):
            i, j = (n + 1) % 3, (n + 2) % 3
            share = ((px[j] - px[i]) * (rows - py[i]) - (columns - px[i]) * (py[j] - py[i])) / area
            inside &= share > 0
            where += share * pz[n]
        unsure |= near_edges(px, py, columns, rows, longest)
        steep = 1e-4 * longest * longest / -area
        unsure |= inside & (np.abs(where - depth) < steep)
        depth = np.where(inside & (where < depth), where, depth)
    return depth, unsure


def near_edges(px: np.ndarray, py: np.ndarray, columns: np.ndarray, rows: np.ndarray, longest: float) -> np.ndarray:
    """Where the middle of a pixel is as good as on an edge."""
    found = np.zeros(columns.shape, bool)
    for n in range(3):
        way = np.array([px[n] - px[n - 1], py[n] - py[n - 1]])
        length = max(1e-9, float(np.hypot(*way)))
        off = np.abs(way[0] * (rows - py[n]) - way[1] * (columns - px[n])) / length
        # On a nearly level edge a little up or down is far to the side.
        found |= off < 1e-3 + 1e-6 * longest
    return found


@given(scenes())
def test_every_pixel_shows_the_nearest_triangle(scene: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    expected, unsure = plainly(*scene)
    got = drawn(*scene).depth
    sure = ~unsure
    assert np.array_equal(np.isinf(got)[sure], np.isinf(expected)[sure])
    both = sure & np.isfinite(expected)
    assert np.allclose(got[both], expected[both], atol=5e-3)


@given(scenes(), st.integers(0, WIDTH), st.integers(0, HEIGHT), st.integers(0, WIDTH), st.integers(0, HEIGHT))
def test_a_window_shows_what_the_whole_shows_there(
    scene: tuple[np.ndarray, np.ndarray, np.ndarray], a: int, b: int, c: int, d: int
) -> None:
    window = Window(min(a, c), min(b, d), max(a, c), max(b, d))
    part = drawn(*scene, window).depth
    whole = drawn(*scene).depth[window.top : window.bottom, window.left : window.right]
    assert np.array_equal(np.isinf(part), np.isinf(whole))
    assert np.allclose(part[np.isfinite(part)], whole[np.isfinite(whole)], atol=1e-3)


def test_neighbours_leave_no_gap_and_do_not_overlap() -> None:
    rng = np.random.default_rng(1)
    side = 9
    places = np.stack(np.meshgrid(np.arange(side) * 3.0 - 1, np.arange(side) * 2.5 - 1), -1) + rng.uniform(-0.9, 0.9, 2)
    places += rng.uniform(-0.9, 0.9, places.shape)
    at = np.arange(side * side).reshape(side, side)
    a, b, c, d = (each.ravel() for each in (at[:-1, :-1], at[:-1, 1:], at[1:, :-1], at[1:, 1:]))
    corners = tuple(np.concatenate(pair).astype(np.intp) for pair in ((a, b), (c, c), (b, d)))
    x, y = (places[..., n].ravel().astype(np.float32) for n in range(2))
    inner = Window(2, 2, 18, 13)
    seen = visible(x, y, np.zeros(side * side, np.float32), corners, inner)
    assert np.isfinite(seen.depth).all()
    assert seen.runs.length.sum() == seen.depth.size


def test_values_run_evenly_over_a_triangle() -> None:
    x, y = np.array([[0, 0, 20]], np.float32), np.array([[0, 16, 0]], np.float32)
    seen = drawn(x, y, np.zeros((1, 3), np.float32))
    got = seen.values(np.array([0.0, 16.0, 40.0], np.float32))
    column, row = seen.pixel % WIDTH + 0.5, seen.pixel // WIDTH + 0.5
    assert got == pytest.approx(row + 2 * column, abs=1e-3)
    assert set(seen.labels(np.array([7], np.int16))) == {7}

"""A hand on the camera: what is pointed at stays under the pointer."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.skeleton.camera import VIEWS, Camera, View
from desktop.ui.explainer.view.turning import FARTHEST, MOST_BELOW, NEAREST, ROOM_BELOW, dragged, neared, pushed, whole

SIZE = (400, 500)


def spot(camera: Camera, x: float, y: float, z: float) -> tuple[float, float]:
    seen = camera.project(np.array([[x, y, z]], np.float32), SIZE)[0]
    return float(seen[0]), float(seen[1])


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize(("across", "down"), [(30, 0), (0, -20), (12, 7)])
def test_a_push_moves_everything_alike(view: View, across: float, down: float) -> None:
    camera = VIEWS[view]
    before, after = spot(camera, 0.1, 0.05, 0.2), spot(pushed(camera, across, down, SIZE), 0.1, 0.05, 0.2)
    assert after == pytest.approx((before[0] + across, before[1] + down), abs=0.1)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("factor", [1.3, 0.8])
def test_what_the_pointer_is_on_stays_there(view: View, factor: float) -> None:
    camera = VIEWS[view]
    at = spot(camera, 0.1, 0.05, 0.2)
    near = neared(camera, factor, at, SIZE, camera)
    assert near.height == pytest.approx(camera.height / factor)
    assert spot(near, 0.1, 0.05, 0.2) == pytest.approx(at, abs=0.1)


@pytest.mark.parametrize(("factor", "height"), [(1e6, NEAREST), (1e-6, FARTHEST * VIEWS[View.FRONT].height)])
def test_there_is_an_end_to_it(factor: float, height: float) -> None:
    first = VIEWS[View.FRONT]
    assert neared(first, factor, (0, 0), SIZE, first).height == pytest.approx(height)


def test_what_is_in_front_follows_the_hand() -> None:
    camera = VIEWS[View.FRONT]
    chest = (0.0, 0.12, 1.3)
    before, after = spot(camera, *chest), spot(dragged(camera, 40, 0, SIZE), *chest)
    assert after[0] > before[0]
    assert spot(dragged(camera, 0, 40, SIZE), *chest)[1] > before[1]


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("size", [(60, 600), (160, 400), (400, 400), (1200, 300)])
def test_a_narrow_view_holds_it_too(view: View, size: tuple[int, int]) -> None:
    from desktop.skeleton.camera import WIDTHS

    camera = whole(VIEWS[view], size)
    assert camera.height * size[0] / size[1] >= min(WIDTHS[view], 0.72) * 0.99
    assert camera.height >= VIEWS[view].height


@pytest.mark.parametrize("size", [(400, 180), (400, 300), (900, 420), (400, 900)])
def test_below_the_heels_there_is_room_for_words(size: tuple[int, int]) -> None:
    camera = whole(VIEWS[View.HEEL], size)
    floor, shin = (float(camera.project(np.array([[0.0, 0.0, z]], np.float32), size)[0][1]) for z in (0.0, 0.25))
    assert size[1] - floor >= min(ROOM_BELOW, MOST_BELOW * size[1]) - 0.1
    assert shin > -1

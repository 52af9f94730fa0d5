"""The skeleton looks as agreed, on every machine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop import assets
from desktop.skeleton.bones import Skeleton, load
from desktop.skeleton.renderer import Renderer
from tests.skeleton.golden import GOLDEN, SITTINGS, drawn, read, write

VISIBLE = 12
"""From which difference of a byte on somebody might see it."""
FEW = 0.002


@pytest.fixture(scope="module")
def skeleton() -> Skeleton:
    return load(assets.read_bytes("skeleton/skeleton.npz"))


@pytest.fixture(scope="module")
def renderer(skeleton: Skeleton) -> Renderer:
    return Renderer(skeleton)


def apart(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """The mean difference of a byte, and the share of pixels that look different."""
    difference = np.abs(one.astype(int) - other)
    return float(difference.mean()), float((difference.max(axis=2) > VISIBLE).mean())


@pytest.mark.parametrize("name", SITTINGS)
def test_it_looks_as_agreed(renderer: Renderer, skeleton: Skeleton, name: str, tmp_path: Path) -> None:
    agreed, now = read(GOLDEN / f"{name}.png"), drawn(renderer, skeleton, SITTINGS[name])
    assert agreed.shape == now.shape
    mean, seen = apart(agreed, now)
    if mean > 0.2 or seen > FEW:
        difference = np.full_like(now, 255)
        difference[..., :3] = 255 - np.minimum(255, 4 * np.abs(agreed.astype(int) - now).max(axis=2, keepdims=True))
        write(tmp_path / f"{name}-now.png", now)
        write(tmp_path / f"{name}-difference.png", difference)
        pytest.fail(f"{name}: {mean:.2f}, {seen:.2%}; see {tmp_path}; if it should be: python -m tests.skeleton.golden")


def test_the_ruler_tells_pictures_apart(renderer: Renderer, skeleton: Skeleton) -> None:
    one, other = (drawn(renderer, skeleton, SITTINGS[name]) for name in ("front-light", "front-moving"))
    assert apart(one, one) == (0, 0)
    assert apart(one, other)[1] > FEW


def test_every_agreed_picture_is_of_something() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == set(SITTINGS)
    assert sum(path.stat().st_size for path in GOLDEN.glob("*.png")) < 600_000

"""The cast loads when asked, once, and does without a file that is missing or damaged."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.assets import AssetMissingError, read_bytes
from desktop.ui.explainer.cast import FILE, Cast


def missing() -> bytes:
    raise AssetMissingError(FILE)


@pytest.mark.parametrize("read", [lambda: b"", lambda: b"nonsense", lambda: read_bytes(FILE)[:-2000], missing])
def test_without_a_skeleton_everything_is_none(read: object) -> None:
    cast = Cast(read)  # type: ignore[arg-type]
    assert (cast.skeleton, cast.still, cast.chain, cast.gait, cast.renderer) == (None,) * 5
    assert cast.damaged


def test_it_is_read_once() -> None:
    asked = []
    cast = Cast(lambda: asked.append(1) or read_bytes(FILE))  # type: ignore[func-returns-value]
    assert not asked
    assert cast.skeleton is cast.skeleton
    assert cast.chain is not None
    assert cast.renderer is cast.renderer
    assert asked == [1]
    assert not cast.damaged


def test_it_stands_still_as_the_chain_stands_level(cast: Cast) -> None:
    from desktop.skeleton.chain import Stance

    assert cast.still is not None
    assert cast.chain is not None
    assert np.array_equal(cast.still.matrices, cast.chain.pose(Stance()).matrices)

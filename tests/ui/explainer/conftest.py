"""The shipped skeleton, loaded once for all tests of the explainer."""

from __future__ import annotations

import pytest

from desktop.ui.explainer.cast import Cast


@pytest.fixture(scope="session")
def cast() -> Cast:
    made = Cast()
    assert made.skeleton is not None, made.damaged
    return made

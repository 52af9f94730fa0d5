"""The access keys of the activities."""

from __future__ import annotations

import pytest

from desktop.ui.widgets.activities.card import access_keys


@pytest.mark.parametrize(
    ("names", "taken", "keys"),
    [
        (["Brushing teeth", "Washing dishes", "Cooking"], "", ["b", "w", "c"]),
        (["Brushing teeth", "Bus stop"], "u", ["b", "s"]),
        (["Aa", "Äß", "aa"], "", ["a", "", ""]),
    ],
)
def test_access_keys(names: list[str], taken: str, keys: list[str]) -> None:
    assert access_keys(names, taken) == keys

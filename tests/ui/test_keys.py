"""Keys are said as the person's own keyboard has them."""

import sys

import pytest
from PySide6.QtGui import QKeySequence

from desktop.ui import keys

SAID = {
    "Ctrl+1": "⌘1",
    "Ctrl+Z": "⌘Z",
    "Ctrl+Shift+Z": "⇧⌘Z",
    "Ctrl+Return": "⌘↩",
    "Alt+Left": "⌥←",
    "Alt+Right": "⌥→",
    "F6": "F6",
}


@pytest.mark.parametrize(("portable", "on_a_mac"), SAID.items())
def test_a_mac_has_signs_and_the_others_have_words(
    portable: str, on_a_mac: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert keys.written(portable) == on_a_mac
    monkeypatch.setattr(sys, "platform", "win32")
    if QKeySequence(portable).toString(QKeySequence.SequenceFormat.NativeText) != on_a_mac:
        assert keys.written(portable) == portable


@pytest.mark.skipif(sys.platform != "darwin", reason="only there does Qt write them so")
@pytest.mark.parametrize("portable", SAID)
def test_on_a_real_mac_they_are_what_qt_writes_in_menus(portable: str) -> None:
    assert keys.written(portable) == QKeySequence(portable).toString(QKeySequence.SequenceFormat.NativeText)


@pytest.mark.parametrize(
    ("system", "held", "access", "redo"), [("darwin", "⌘", "", "⇧⌘Z"), ("linux", "Ctrl", "Alt+N", "Ctrl+Y")]
)
def test_keys_that_differ(system: str, held: str, access: str, redo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "darwin" != system:
        pytest.skip("a Mac writes nothing in words")
    monkeypatch.setattr(sys, "platform", system)
    assert (keys.held("Ctrl"), keys.access("n"), keys.redo()) == (held, access, redo)

"""Keys as each system writes them: Ctrl+Z, and on a Mac ⌘Z, whose command key Qt calls Control."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence

HELD = {"Meta": "⌃", "Alt": "⌥", "Shift": "⇧", "Ctrl": "⌘"}
"""What a Mac calls the keys that are held, in the order in which it writes them."""

PRESSED = {"Return": "↩", "Left": "←", "Right": "→"}


def written(keys: str) -> str:
    """`keys`, such as `Ctrl+Shift+Z`, for a person to read."""
    if not _on_a_mac():
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    *held, key = keys.split("+")
    return "".join(sign for name, sign in HELD.items() if name in held) + PRESSED.get(key, key)


def held(key: str) -> str:
    """One of the keys that are held, by itself: `Ctrl`."""
    return HELD[key] if _on_a_mac() else key


def access(letter: str) -> str:
    """The keys that press what has `letter` underlined; nothing on a Mac, which underlines none."""
    return "" if _on_a_mac() else written(f"Alt+{letter.upper()}")


def redo() -> str:
    """The keys that do again what was taken back, of the two there are the ones that are usual here."""
    return written("Ctrl+Shift+Z" if _on_a_mac() else "Ctrl+Y")


def _on_a_mac() -> bool:
    return sys.platform == "darwin"

"""The few colours that all drawn figures share, by what they are for, on a screen and in print."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from desktop.ui.theme.theme import Theme

PRINTED = {
    "ink": "text",
    "muted": "quiet",
    "surface": "paper",
    "sunken": "tint",
    "edge": "grid",
    "control_edge": "rule",
    "accent": "text",
    "accent_ink": "paper",
    "accent_soft": "tint",
    "attention": "quiet",
    "attention_soft": "tint",
    "emergency": "text",
    "emergency_soft": "tint",
}
"""Roles of the screen by their counterparts on paper."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Looks roles up in a theme; in the theme for print it takes their counterparts."""

    theme: Theme

    def __call__(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of `role`, `alpha` from 0 for clear to 1; raises KeyError for a role that no theme has."""
        known = role if role in self.theme.colours else PRINTED.get(role, role)
        colour = self.theme.colour(known)
        colour.setAlphaF(min(1.0, max(0.0, alpha)))
        return colour

    def between(self, one: str, other: str, share: float) -> QColor:
        """A mix; `share` 0 is all `one`."""
        here, there = self(one), self(other)
        return QColor.fromRgbF(
            here.redF() + (there.redF() - here.redF()) * share,
            here.greenF() + (there.greenF() - here.greenF()) * share,
            here.blueF() + (there.blueF() - here.blueF()) * share,
        )

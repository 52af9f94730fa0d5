"""A theme: colours by role, read from `resources/themes`, turned into a palette and a style sheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from string import Template
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from desktop import assets

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb by role name; see the comments in the files."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def colour(self, role: str) -> QColor:
        """The colour of `role`; raises KeyError for a role that no theme has."""
        return QColor(self.colours[role])


def load(name: str) -> Theme:
    """The theme in `resources/themes/<name>.toml`."""
    data = tomllib.loads(assets.read_text(f"themes/{name}.toml"))
    return Theme(name, data["dark"], MappingProxyType(data["colours"]))


def palette(theme: Theme) -> QPalette:
    """The palette for everything that Qt draws by itself and for widgets that paint their own pixels."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, source in (
        (role.Window, "ground"),
        (role.WindowText, "ink"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "ink"),
        (role.PlaceholderText, "muted"),
        (role.Button, "surface"),
        (role.ButtonText, "ink"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "ink"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_ink"),
        (role.Accent, "accent"),
        (role.Light, "accent_soft"),
        (role.Mid, "edge"),
        (role.Dark, "control_edge"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.BrightText, "attention"),
    ):
        made.setColor(target, theme.colour(source))
    for disabled in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, disabled, theme.colour("muted"))
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole program in these colours."""
    variant = "dark" if theme.dark else "light"
    icons = assets.folder("icons").as_posix()
    return Template(assets.read_text("themes/style.qss")).substitute(theme.colours, icons=icons, variant=variant)

"""The colours that the skeleton is drawn in, from the roles of a theme."""

from __future__ import annotations

from desktop.skeleton.frame import Colour, Inks
from desktop.ui.theme.theme import Theme


def inks(theme: Theme) -> Inks:
    """The inks of `theme`; raises KeyError for a theme that lacks a role of the skeleton's."""

    def colour(role: str) -> Colour:
        made = theme.colour(role)
        return made.redF(), made.greenF(), made.blueF()

    return Inks(
        bone=colour("bone"),
        bone_shade=colour("bone_shade"),
        bone_line=colour("bone_line"),
        pale=colour("bone_pale"),
        pale_shade=colour("bone_pale_shade"),
        pale_line=colour("bone_pale_line"),
        dashed_line=colour("bone_dashed_line"),
        lit=colour("bone_lit"),
        lit_shade=colour("bone_lit_shade"),
        lit_line=colour("bone_lit_line"),
        body=colour("body"),
        body_edge=colour("body_edge"),
        shadow=colour("floor_shadow"),
    )

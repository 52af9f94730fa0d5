"""Figures that are drawn, not modelled: each changes with time, fits any rectangle, and says in words what it shows.

May import themes, words and the small drawing of a sole from the widgets; no page, no state.
"""

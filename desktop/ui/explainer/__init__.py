"""What shows the skeleton and lets a person move it: the view, what plays in it, the panels, the explorer, the figures.

`panels` and `explorer` are what the pages put up; both use `player`, which plays in `view`. What all share is here.
Imported by the pages that show it, never on the start path: it loads numpy and the geometry.
"""

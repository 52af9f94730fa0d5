"""What draws the skeleton and lets a person move it: the view, its overlays, the drawn figures, the timeline.

Imported by the pages that show it, never on the start path: it loads numpy and the geometry.
"""

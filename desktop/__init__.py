"""Evenfoot, a desktop guide to noticing how you stand.

`cli` and `app` sit on `ui`, `ui` on `report`, `system` and `exchange`, those on `state` and `storage`,
those on `crash` and `assets`, and everything on `domain`. Nothing imports upwards.
"""

__version__ = "0.1.0"

"""Bakes what the drawn figures and the day's focus take from the skeleton: outlines and small pictures.

Run it from the checkout after the skeleton has been baked anew. It needs what the application needs and nothing else,
and the same skeleton gives the same files.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKELETON = ROOT / "resources" / "skeleton"
FIGURES = SKELETON / "figures"


def bake() -> dict[str, bytes]:
    """Every file by its name."""
    from figure_outlines import outlines, written
    from focus_pictures import PICTURES, drawn, packed, stages

    from desktop.skeleton import bones

    skeleton = bones.load((SKELETON / "skeleton.npz").read_bytes())
    made = {"outlines.json": written(outlines(skeleton))}
    for theme, stage in stages(skeleton).items():
        made |= {f"{name}-{theme}.png": packed(drawn(stage, name)) for name in PICTURES}
    return made


if __name__ == "__main__":
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([*sys.argv, "-platform", "offscreen"])
    FIGURES.mkdir(exist_ok=True)
    for name, data in bake().items():
        (FIGURES / name).write_bytes(data)

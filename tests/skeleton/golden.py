"""Agreed pictures of the skeleton; `python -m tests.skeleton.golden` draws them anew for a person to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from desktop import assets
from desktop.skeleton.bones import Region, Skeleton, load
from desktop.skeleton.camera import View, seen
from desktop.skeleton.kinematics import Pose
from desktop.skeleton.renderer import Paint, Renderer
from desktop.ui.theme.inks import inks
from desktop.ui.theme.theme import load as theme
from tests.skeleton.shapes import still

GOLDEN = Path(__file__).parents[1] / "golden" / "skeleton"
PAINTS = {Region.CHEST: Paint.PALE, Region.HEAD: Paint.PALE, Region.ARM: Paint.PALE, Region.LOW_BACK: Paint.DASHED}
FORMAT = QImage.Format.Format_RGBA8888_Premultiplied


@dataclass(frozen=True)
class Sitting:
    """What one agreed picture shows."""

    view: View
    theme: str
    size: tuple[int, int]
    samples: int = 1
    body: bool = False
    certainty: bool = False
    lit: str = ""
    turn: float = 0.0
    tipped: float = 0.0


SITTINGS: Mapping[str, Sitting] = {
    "front-light": Sitting(View.FRONT, "light", (150, 300), 3, body=True),
    "front-moving": Sitting(View.FRONT, "light", (150, 300), body=True),
    "back-dark": Sitting(View.BACK, "dark", (150, 300), 3, body=True, certainty=True),
    "side-ink": Sitting(View.SIDE, "ink", (150, 300), 3, certainty=True),
    "heel-light": Sitting(View.HEEL, "light", (240, 200), 2, tipped=10.0),
    "heel-ink": Sitting(View.HEEL, "ink", (240, 200), 2, lit="calcaneus_r"),
    "soles-dark": Sitting(View.SOLES, "dark", (200, 200), 2, lit="metatarsal_1_l"),
    "soles-light": Sitting(View.SOLES, "light", (200, 200)),
    "turned-light": Sitting(View.FRONT, "light", (150, 300), 2, certainty=True, turn=55.0),
}


def pose(skeleton: Skeleton, degrees: float) -> Pose:
    """At rest, but for the right heel bone, which is tipped about its lowest point."""
    made = still(len(skeleton.bones))
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]])
    foot = skeleton.landmarks["heel_r"].astype(float)
    row = skeleton.index("calcaneus_r")
    made.matrices[row, :, :3], made.matrices[row, :, 3] = turn, foot - turn @ foot
    return made


def drawn(renderer: Renderer, skeleton: Skeleton, sitting: Sitting) -> np.ndarray:
    """The picture (H, W, 4)."""
    paints = np.array([PAINTS.get(bone.region, Paint.SOLID) for bone in skeleton.bones])
    return renderer.draw(
        pose(skeleton, sitting.tipped),
        seen(sitting.view, sitting.size).turned(sitting.turn, 0),
        sitting.size,
        inks(theme(sitting.theme)),
        paints=paints if sitting.certainty else None,
        samples=sitting.samples,
        body=sitting.body,
        lit=skeleton.index(sitting.lit) if sitting.lit else -1,
    ).rgba


def write(path: Path, rgba: np.ndarray) -> None:
    """A picture as a file."""
    height, width = rgba.shape[:2]
    assert QImage(rgba.tobytes(), width, height, 4 * width, FORMAT).save(str(path))


def read(path: Path) -> np.ndarray:
    """The picture in a file, as the renderer made it."""
    image = QImage(str(path)).convertToFormat(FORMAT)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)


def main() -> None:
    """Draw all of them."""
    skeleton = load(assets.read_bytes("skeleton/skeleton.npz"))
    renderer = Renderer(skeleton)
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, sitting in SITTINGS.items():
        write(GOLDEN / f"{name}.png", drawn(renderer, skeleton, sitting))


if __name__ == "__main__":
    main()

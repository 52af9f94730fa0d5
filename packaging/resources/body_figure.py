"""Bakes the body figure from the skeleton: its outline, the places on it that can be marked, and the bones inside.

Run it from the checkout after the skeleton has been baked anew. It needs what the application needs and nothing else,
and the same skeleton gives the same files.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from body_outline import Array, extent, outline, pose
from body_places import places
from focus_pictures import few
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.camera import Camera
from desktop.skeleton.frame import Bytes
from desktop.skeleton.renderer import Renderer
from desktop.ui.theme.inks import inks
from desktop.ui.theme.theme import load

ROOT = Path(__file__).resolve().parents[2]
BODY = ROOT / "resources" / "body"
SIDES = {"back": 180.0, "front": 0.0}
STRENGTH = {"ink": 0.45, "light": 1.0, "dark": 1.0}
"""How strong the bones are: on paper they must not be taken for a pattern; the screen has its own say."""

TALL = {"ink": 680, "light": 1000, "dark": 1000}
"""The height of a picture in pixels: twice that on screen, and nearly what a printer resolves on six centimetres."""

COLOURS = {"ink": 12, "light": 40, "dark": 40}
"""How many a picture keeps: as many as let its file stay small."""

UNIT = 10_000
"""Steps of the numbers in the file to the height of a picture: six to a millimetre of a person."""


def figure(skeleton: Skeleton) -> bytes:
    """The outline and the places in parts of UNIT of the picture's height: x from its middle, y from its top down."""
    half, low, high = extent(skeleton)
    tall = high - low
    line = outline(skeleton)

    def parts(points: Array) -> list[list[int]]:
        made: list[list[int]] = np.rint(np.c_[points[:, 0], high - points[:, 1]] / tall * UNIT).astype(int).tolist()
        return [point for at, point in enumerate(made) if point != made[at - 1]]

    made: dict[str, object] = {"unit": UNIT, "width": round(2 * half / tall * UNIT), "outline": parts(line)}
    for side in SIDES:
        made[side] = {name: parts(points) for name, points in places(skeleton, line, side).items()}
    return (json.dumps(made, separators=(",", ":")) + "\n").encode()


def bones(skeleton: Skeleton, turn: float, theme: str) -> QImage:
    """The bones seen from `turn`, pale on white paper for print and on nothing for the screen."""
    half, low, high = extent(skeleton)
    scale = TALL[theme] / (high - low)
    size = (round(2 * half * scale), TALL[theme])
    camera = Camera(turn, 0.0, (0.0, 0.0, (low + high) / 2), high - low)
    frame = Renderer(skeleton).draw(pose(skeleton), camera, size, inks(load(theme)), samples=3, shadow=False)
    made = QImage(*size, QImage.Format.Format_RGBA8888_Premultiplied)
    made.fill(QColor("white") if theme == "ink" else QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.setOpacity(STRENGTH[theme])
    painter.drawImage(0, 0, _image(frame.rgba))
    painter.end()
    return made


def _image(rgba: Bytes) -> QImage:
    height, width = rgba.shape[:2]
    return QImage(rgba.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888_Premultiplied).copy()


def packed(image: QImage, colours: int) -> bytes:
    """As a PNG file in so many colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    few(image, colours).save(buffer, "PNG", 0)
    return bytes(buffer.data().data())


def bake() -> dict[str, bytes]:
    """Every file by its name."""
    from desktop.skeleton import bones as geometry

    skeleton = geometry.load((ROOT / "resources" / "skeleton" / "skeleton.npz").read_bytes())
    made = {"figure.json": figure(skeleton)}
    for side, turn in SIDES.items():
        for theme in STRENGTH:
            made[f"{side}-{theme}.png"] = packed(bones(skeleton, turn, theme), COLOURS[theme])
    return made


if __name__ == "__main__":
    application = QGuiApplication([*sys.argv, "-platform", "offscreen"])
    BODY.mkdir(exist_ok=True)
    for name, data in bake().items():
        (BODY / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")

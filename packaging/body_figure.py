"""Bakes the body figure from the skeleton: its outline, the places on it that can be marked, and the bones inside.

Run it from the checkout after the skeleton has been baked anew. It needs what the application needs and nothing else,
and the same skeleton gives the same files.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from body_places import BACK, FRONT, Landmarks, places
from figure_outlines import blurred, thinned
from focus_pictures import packed
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPolygonF

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.camera import Camera
from desktop.skeleton.chain import Stance
from desktop.skeleton.kinematics import Chain
from desktop.skeleton.renderer import Paint, Renderer
from desktop.ui.explainer.figures.contours import loops
from desktop.ui.theme.inks import inks
from desktop.ui.theme.theme import load

ROOT = Path(__file__).resolve().parent.parent
BODY = ROOT / "resources" / "body"
SIDES = {"back": (180.0, BACK), "front": (0.0, FRONT)}
THEMES = ("ink", "light", "dark")

FINE = 0.001
"""Metres of a cell of the grid on which the outline is traced."""

ROOM = 0.02
"""Metres around the body in a picture."""

PIXELS = 640
"""The height of a picture of the bones: what a printer resolves on six centimetres."""

LEAST = 2.5e-6
"""Corners that span less than so many square metres with their neighbours are left out."""


def extent(skeleton: Skeleton) -> tuple[float, float, float]:
    """Half the width, the lower and the upper edge of every picture, in metres."""
    points = skeleton.envelope.points
    return float(np.abs(points[:, 0]).max()) + ROOM, float(points[:, 2].min()) - ROOM, float(points[:, 2].max()) + ROOM


def outline(skeleton: Skeleton, turn: float) -> NDArray[np.float64]:
    """The edge of the body seen from `turn`, in metres to the right of the picture and up."""
    half, low, high = extent(skeleton)
    envelope = skeleton.envelope
    flat = envelope.points.astype(np.float64) @ Camera(turn, 0.0, (0.0, 0.0, 0.0), 1.0).directions[:2].T
    columns, rows = round(2 * half / FINE), round((high - low) / FINE)
    image = QImage(columns, rows, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    painter.translate(half / FINE, high / FINE)
    painter.scale(1 / FINE, -1 / FINE)
    for triangle in flat[envelope.triangles]:
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in triangle.tolist()]))
    painter.end()
    data = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine())
    cells = blurred(data[:, :columns].astype(np.float32) / np.float32(255), 3.0)
    cells[[0, -1]] = cells[:, [0, -1]] = 0
    longest = max(loops(cells, 0.5), key=len)
    points = np.c_[(longest[:, 0] + 0.5) * FINE - half, high - (longest[:, 1] + 0.5) * FINE]
    return _even(thinned(points, LEAST))


def _even(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same line from the topmost point on, clockwise, so that every run gives the same file."""
    x, y = points.T
    if (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() > 0:
        points = points[::-1]
    return np.roll(points, -int(np.argmax(points[:, 1])), axis=0)


def places_on(skeleton: Skeleton, line: NDArray[np.float64], side: str) -> dict[str, NDArray[np.float64]]:
    """Each place of `side` as a closed line within the outline `line`, in metres."""
    body = _path(line)
    found = {}
    for name, corners in places(Landmarks.of(skeleton), side).items():
        parts = body.intersected(_path(np.array(corners))).toSubpathPolygons()
        if not parts:
            raise SystemExit(f"{name} lies outside the body")
        largest = max(parts, key=_area)
        points = np.array([(point.x(), point.y()) for point in largest.toList()])
        found[name] = thinned(points[:-1] if (points[0] == points[-1]).all() else points, LEAST / 8)
    return found


def _path(points: NDArray[np.float64]) -> QPainterPath:
    made = QPainterPath()
    made.addPolygon(QPolygonF([QPointF(*point) for point in points.tolist()]))
    made.closeSubpath()
    return made


def _area(part: QPolygonF) -> float:
    box: QRectF = part.boundingRect()
    return box.width() * box.height()


def bones(skeleton: Skeleton, turn: float, theme: str) -> QImage:
    """The pale bones seen from `turn`, on white paper for print and on nothing for the screen."""
    half, low, high = extent(skeleton)
    size = (round(PIXELS * 2 * half / (high - low)), PIXELS)
    camera = Camera(turn, 0.0, (0.0, 0.0, (low + high) / 2), high - low)
    paints = np.full(len(skeleton.bones), Paint.PALE)
    pose = Chain(skeleton).pose(Stance())
    frame = Renderer(skeleton).draw(pose, camera, size, inks(load(theme)), paints=paints, samples=3, shadow=False)
    made = QImage(frame.rgba.data, *size, size[0] * 4, QImage.Format.Format_RGBA8888_Premultiplied).copy()
    if theme != "ink":
        return made.convertToFormat(QImage.Format.Format_ARGB32)
    paper = QImage(*size, QImage.Format.Format_Grayscale8)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, made)
    painter.end()
    return paper


def figure(skeleton: Skeleton) -> bytes:
    """Outlines and places in heights of the picture: x from its middle to the right, y from its top down."""
    half, low, high = extent(skeleton)
    tall = high - low

    def shares(points: NDArray[np.float64]) -> list[list[float]]:
        return np.round(np.c_[points[:, 0] / tall, (high - points[:, 1]) / tall], 4).tolist()  # type: ignore[no-any-return]

    made: dict[str, object] = {"width": round(2 * half / tall, 4)}
    for side, (turn, _) in SIDES.items():
        line = outline(skeleton, turn)
        found = places_on(skeleton, line, side)
        made[side] = {"outline": shares(line), "places": {name: shares(points) for name, points in found.items()}}
    return (json.dumps(made, separators=(",", ":")) + "\n").encode()


def bake() -> dict[str, bytes]:
    """Every file by its name."""
    from desktop.skeleton import bones as geometry

    skeleton = geometry.load((ROOT / "resources" / "skeleton" / "skeleton.npz").read_bytes())
    made = {"figure.json": figure(skeleton)}
    for side, (turn, _) in SIDES.items():
        for theme in THEMES:
            made[f"{side}-{theme}.png"] = packed(bones(skeleton, turn, theme))
    return made


if __name__ == "__main__":
    application = QGuiApplication([*sys.argv, "-platform", "offscreen"])
    BODY.mkdir(exist_ok=True)
    for name, data in bake().items():
        (BODY / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")

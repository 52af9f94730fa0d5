"""Outlines of bones and of the flesh around them, as the drawn figures need them, traced from the geometry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.camera import Camera
from desktop.ui.explainer.figures.contours import loops

FINE = 0.0008
"""Metres of a cell of the grid that outlines are traced on."""

SMALLEST = 40.0
"""Cells that a loop surrounds at least; smaller ones are chinks between bones."""

Cells = NDArray[np.float32]
Traced = list[list[float]]


@dataclass(frozen=True)
class Shape:
    """A group of bones seen from one side as one outline; `flesh` metres are put around it, rounded by `soft`."""

    keys: tuple[str, ...]
    flesh: float = 0.0
    soft: float = 0.004
    below: float = 9.0
    least: float = 1.2e-7


FROM_BEHIND, FROM_OUTSIDE, FROM_INSIDE = 180.0, 90.0, 270.0
TOES = tuple(f"{part}_phalanx_{toe}_r" for toe in range(1, 6) for part in ("proximal", "middle", "distal"))
RAYS = tuple(f"metatarsal_{ray}_r" for ray in range(1, 6))
MIDFOOT = ("navicular_r", "cuboid_r", "cuneiform_1_r", "cuneiform_2_r", "cuneiform_3_r")
FOOT = ("calcaneus_r", "talus_r", *MIDFOOT, *RAYS, *TOES)
PIECES: dict[str, tuple[float, dict[str, Shape]]] = {
    "heel": (
        FROM_BEHIND,
        {
            "forefoot": Shape((*MIDFOOT, *RAYS, *TOES)),
            "tibia": Shape(("tibia_r",), below=0.24),
            "fibula": Shape(("fibula_r",), below=0.24),
            "talus": Shape(("talus_r",)),
            "calcaneus": Shape(("calcaneus_r",)),
            "leg_flesh": Shape(("tibia_r", "fibula_r", "talus_r"), flesh=0.013, below=0.24, least=6e-7),
            "forefoot_flesh": Shape((*MIDFOOT, *RAYS, *TOES), flesh=0.0095, least=6e-7),
            "heel_flesh": Shape(("calcaneus_r",), flesh=0.0095, least=6e-7),
        },
    ),
    "pelvis": (
        FROM_OUTSIDE,
        {
            "sacrum": Shape(("sacrum",)),
            **{f"lumbar_{at}": Shape((f"lumbar_{at}",)) for at in (4, 5)},
            "hip_bone": Shape(("hip_bone_r",)),
        },
    ),
    "leg": (
        FROM_OUTSIDE,
        {
            "foot": Shape(FOOT),
            "shin": Shape(("tibia_r", "fibula_r")),
            "thigh": Shape(("femur_r",)),
            "patella": Shape(("patella_r",)),
            "hip_bone": Shape(("hip_bone_r",)),
            "sacrum": Shape(("sacrum",)),
        },
    ),
    "foot": (
        FROM_INSIDE,
        {
            "flesh": Shape(("tibia_r", "fibula_r", *FOOT), flesh=0.0105, below=0.16, least=6e-7),
            "fibula": Shape(("fibula_r",), below=0.16),
            "tibia": Shape(("tibia_r",), below=0.16),
            **{key.removesuffix("_r"): Shape((key,)) for key in FOOT[::-1] if key[-3] in "1r" or key[-3].isalpha()},
        },
    ),
}
"""For each picture where it is seen from and its pieces, the farthest first."""


def mask(skeleton: Skeleton, shape: Shape, camera: Camera, box: tuple[float, float, float, float]) -> Cells:
    """How much of each cell of `box` (left, bottom, right, top in metres) the shape covers, (rows, columns), 0 to 1."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

    left, bottom, right, top = box
    columns, rows = round((right - left) / FINE), round((top - bottom) / FINE)
    image = QImage(columns, rows, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    painter.translate(-left / FINE, top / FINE)
    painter.scale(1 / FINE, -1 / FINE)
    for key in shape.keys:
        for corner in _triangles(skeleton, key, camera, shape.below):
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in corner.tolist()]))
    painter.end()
    data = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine())
    return data[:, :columns].astype(np.float32) / np.float32(255)


def _triangles(skeleton: Skeleton, key: str, camera: Camera, below: float) -> NDArray[np.float64]:
    """The triangles of a bone as the camera sees them (T, 3, 2), cut off above `below` metres."""
    for mesh in (skeleton.near, skeleton.whole):
        if key in (bone.key for bone in skeleton.bones):
            chosen = mesh.triangles[mesh.triangle_bone == skeleton.index(key)]
            if len(chosen):
                points = mesh.points.astype(np.float64)
                points[:, 2] = np.minimum(points[:, 2], below)
                flat = points @ camera.directions[:2].T
                return flat[chosen]
    return np.zeros((0, 3, 2))


def blurred(cells: Cells, sigma: float) -> Cells:
    """Softened by a bell of `sigma` cells in both directions."""
    reach = max(1, round(3 * sigma))
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    bell /= bell.sum()
    for axis in (0, 1):
        cells = np.apply_along_axis(lambda line: np.convolve(line, bell, "same"), axis, cells)
    return cells.astype(np.float32)


def swollen(cells: Cells, radius: float) -> Cells:
    """Grown by `radius` cells on every side."""
    reach = int(np.ceil(radius))
    grown = cells
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            if row * row + column * column <= radius * radius:
                grown = np.maximum(grown, np.roll(cells, (row, column), (0, 1)))
    return grown


def traced(skeleton: Skeleton, shape: Shape, camera: Camera) -> list[Traced]:
    """The outlines of a shape in millimetres to the right and up, the longest first."""
    box = _box(skeleton, shape, camera)
    cells = mask(skeleton, shape, camera, box)
    if shape.flesh:
        cells = blurred(swollen(cells, shape.flesh / FINE), shape.soft / FINE)
    cells = blurred(cells, 1.4)
    cells[[0, -1]] = cells[:, [0, -1]] = 0
    found = sorted(loops(cells, 0.5), key=len, reverse=True)
    lines = []
    for loop in found:
        if _area(loop) > SMALLEST:
            points = np.c_[box[0] + (loop[:, 0] + 0.5) * FINE, box[3] - (loop[:, 1] + 0.5) * FINE]
            lines.append(np.round(thinned(points, shape.least) * 1000, 1).tolist())
    return lines


def _area(loop: NDArray[np.float64]) -> float:
    x, y = loop.T
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2


def _box(skeleton: Skeleton, shape: Shape, camera: Camera) -> tuple[float, float, float, float]:
    points = np.concatenate([_triangles(skeleton, key, camera, shape.below).reshape(-1, 2) for key in shape.keys])
    margin = shape.flesh * 1.5 + 0.012
    left, bottom = points.min(0) - margin
    right, top = points.max(0) + margin
    return float(left), float(bottom), float(right), float(top)


def thinned(points: NDArray[np.float64], least: float) -> NDArray[np.float64]:
    """Without the corners that span less than `least` square metres with their neighbours (Visvalingam)."""
    kept = points
    while len(kept) > 8:
        before, after = np.roll(kept, 1, 0) - kept, np.roll(kept, -1, 0) - kept
        areas = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]) / 2
        at = int(np.argmin(areas))
        if areas[at] > least:
            break
        kept = np.delete(kept, at, 0)
    return kept


def outlines(skeleton: Skeleton) -> dict[str, dict[str, list[Traced]]]:
    """Every piece of every picture."""
    made = {}
    for name, (turn, pieces) in PIECES.items():
        camera = Camera(turn, 0.0, (0.0, 0.0, 0.0), 1.0)
        known = {bone.key for bone in skeleton.bones}
        here = {piece: _known(shape, known) for piece, shape in pieces.items()}
        made[name] = {piece: traced(skeleton, shape, camera) for piece, shape in here.items() if shape.keys}
    return made


def _known(shape: Shape, known: Iterable[str]) -> Shape:
    return replace(shape, keys=tuple(key for key in shape.keys if key in known))


def written(made: dict[str, dict[str, list[Traced]]]) -> bytes:
    """As the file under resources holds them."""
    return (json.dumps(made, separators=(",", ":"), sort_keys=False) + "\n").encode()

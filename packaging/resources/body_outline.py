"""The outline of the body around the bones as an atlas draws it: tables of how far the skin lies from the joints.

Metres; x to the right of the picture, y up. Everything is worked out for the right half and mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from figure_outlines import blurred, swollen, thinned
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from desktop.skeleton.bones import Floats, Skeleton
from desktop.skeleton.kinematics import Pose
from desktop.skeleton.rigid import STILL, Y, about, moved, turn
from desktop.ui.explainer.figures.contours import loops

Array = NDArray[np.float64]
Points = Sequence[tuple[float, float]]

OUT = 8.0
"""Degrees by which the arms hang farther from the trunk than in the stance, so that they can be marked."""
ARM = ("humerus", "ulna", "radius", "hand")

FINE = 0.001
"""Metres of a cell of the grid on which the parts run together."""
SOFT = 4.0
"""Cells over which they do."""
ROOM = 0.006
"""Metres around the body."""
LEAST = 3e-6
"""Corners that span less than so many square metres with their neighbours are left out."""
FINGERS, CHINKS = 0.0085, 0.007
"""Metres of skin around the bones of the hand, and by how much more the chinks between them are closed."""

# From which landmark, and how far to its right and above it the skin lies.
HEAD = (
    ("crown", 0.000, 0.021), ("crown", 0.030, 0.017), ("crown", 0.057, 0.001), ("crown", 0.075, -0.028),
    ("crown", 0.0815, -0.066), ("crown", 0.080, -0.084), ("crown", 0.0885, -0.078), ("crown", 0.0915, -0.095),
    ("crown", 0.087, -0.116), ("crown", 0.079, -0.128), ("crown", 0.073, -0.152), ("crown", 0.064, -0.172),
    ("c4_c5", 0.0565, 0.006), ("c6_c7", 0.057, 0.021), ("c6_c7", 0.0665, 0.010), ("c7_t1", 0.090, 0.0205),
    ("c7_t1", 0.120, 0.0155), ("shoulder_r", -0.020, 0.040), ("shoulder_r", 0.010, 0.0295),
    ("shoulder_r", 0.031, 0.007),
)  # fmt: skip
TRUNK = (
    ("shoulder_r", 0.000, -0.060), ("t6_t7", 0.149, 0.010), ("t8_t9", 0.153, 0.010), ("t10_t11", 0.148, 0.006),
    ("t12_l1", 0.140, 0.004), ("l1_l2", 0.132, -0.014), ("l2_l3", 0.1295, -0.019), ("l3_l4", 0.132, -0.017),
    ("l5_s1", 0.143, 0.016), ("hip_r", 0.078, 0.106), ("hip_r", 0.089, 0.056), ("hip_r", 0.095, 0.004),
    ("hip_r", 0.096, -0.040), ("hip_r", 0.0925, -0.095), ("hip_r", 0.085, -0.170),
)  # fmt: skip
LEG = (
    ("knee_r", 0.073, 0.150), ("knee_r", 0.059, 0.075), ("knee_r", 0.0515, 0.028), ("knee_r", 0.049, -0.010),
    ("knee_r", 0.0495, -0.045), ("knee_r", 0.055, -0.095), ("knee_r", 0.0545, -0.145), ("knee_r", 0.047, -0.205),
    ("ankle_r", 0.038, 0.130), ("ankle_r", 0.0325, 0.075), ("ankle_r", 0.034, 0.030), ("ankle_r", 0.0385, 0.008),
    ("ankle_r", 0.0415, -0.012), ("ankle_r", 0.052, -0.020), ("ankle_r", 0.070, -0.031), ("ankle_r", 0.081, -0.042),
    ("ankle_r", 0.0815, -0.051), ("ankle_r", 0.066, -0.0555), ("ankle_r", 0.010, -0.0555), ("ankle_r", -0.022, -0.055),
    ("ankle_r", -0.031, -0.047), ("ankle_r", -0.0335, -0.030), ("ankle_r", -0.035, -0.010), ("ankle_r", -0.0350, 0.010),
    ("ankle_r", -0.0275, 0.044), ("ankle_r", -0.0225, 0.095), ("ankle_r", -0.028, 0.165),
    ("knee_r", -0.037, -0.160), ("knee_r", -0.0435, -0.115), ("knee_r", -0.0435, -0.075), ("knee_r", -0.041, -0.040),
    ("knee_r", -0.0445, -0.005), ("knee_r", -0.0455, 0.022), ("knee_r", -0.0415, 0.070), ("knee_r", -0.046, 0.120),
    ("knee_r", -0.053, 0.190), ("knee_r", -0.061, 0.260), ("knee_r", -0.068, 0.305), ("knee_r", -0.0755, 0.325),
)  # fmt: skip
# How far down the arm from the shoulder to the elbow, and from there to the wrist; half widths outside and inside.
UPPER = (
    (-0.05, 0.036, 0.030), (0.08, 0.0485, 0.040), (0.25, 0.0510, 0.041), (0.42, 0.0475, 0.042), (0.62, 0.0420, 0.042),
    (0.82, 0.0385, 0.039),
)  # fmt: skip
LOWER = (
    (0.00, 0.0395, 0.0405), (0.14, 0.0430, 0.0415), (0.30, 0.0425, 0.0400), (0.50, 0.0375, 0.0350),
    (0.72, 0.0305, 0.0285), (0.90, 0.0265, 0.0250), (1.05, 0.0270, 0.0255), (1.25, 0.0270, 0.0240),
)  # fmt: skip


def pose(skeleton: Skeleton) -> Pose:
    """The stance with the arms a little out."""
    made = np.tile(STILL, (len(skeleton.bones), 1, 1))
    for row, bone in enumerate(skeleton.bones):
        if bone.name in ARM:
            shoulder = skeleton.landmarks[f"shoulder_{bone.side}"].astype(np.float64)
            made[row] = about(turn(Y, -OUT if bone.side == "r" else OUT), shoulder, shoulder)
    return Pose(made.astype(np.float32))


def points(skeleton: Skeleton, key: str) -> Array:
    """The points of a bone (N, 3) in this pose; raises KeyError."""
    row = skeleton.index(key)
    mesh = next(mesh for mesh in (skeleton.near, skeleton.whole) if (mesh.point_bone == row).any())
    return _posed(skeleton, row, mesh.points[mesh.point_bone == row])


def _posed(skeleton: Skeleton, row: int, given: Floats) -> Array:
    return moved(pose(skeleton).matrices[row].astype(np.float64), given.astype(np.float64))


def curve(given: Points, steps: int = 8) -> Array:
    """A smooth line (N, 2) through all of `given`, open at its ends."""
    at = np.array(given, np.float64)
    ends = np.concatenate((2 * at[:1] - at[1:2], at, 2 * at[-1:] - at[-2:-1]))
    knots = np.concatenate(([0.0], np.cumsum(np.sqrt(np.linalg.norm(np.diff(ends, axis=0), axis=1)))))
    parts = [_span(ends[n : n + 4], knots[n : n + 4], steps) for n in range(len(at) - 1)]
    return np.concatenate((*parts, at[-1:]))


def _span(p: Array, t: Array, steps: int) -> Array:
    """The middle part of a line through four points (4, 2), each passed at its time (4,)."""
    now = np.linspace(t[1], t[2], steps, endpoint=False)[:, None]

    def between(one: Array, other: Array, start: float, end: float) -> Array:
        return np.asarray(((end - now) * one + (now - start) * other) / (end - start))

    a, b, c = (between(p[n], p[n + 1], t[n], t[n + 1]) for n in range(3))
    return between(between(a, b, t[0], t[2]), between(b, c, t[1], t[3]), t[1], t[2])


def extent(skeleton: Skeleton) -> tuple[float, float, float]:
    """Half the width, the lower and the upper edge of every picture, in metres."""
    hand = points(skeleton, "hand_r")
    top = float(skeleton.landmarks["crown"][2]) + HEAD[0][2]
    return float(hand[:, 0].max()) + FINGERS + ROOM, -0.005 - ROOM, top + ROOM


def outline(skeleton: Skeleton) -> Array:
    """The edge of the body (N, 2), clockwise from the top; from the front and from behind it is the same."""
    half, low, high = extent(skeleton)
    columns, rows = 2 * round(half / FINE), round((high - low) / FINE)
    image, painter = _canvas(columns, rows, high)
    for part in (_trunk(skeleton), _arm(skeleton)):
        painter.drawPolygon(_polygon(part))
    painter.end()
    cells = np.maximum(_cells(image), _hand(skeleton, columns, rows, high))
    cells = blurred(np.maximum(cells, cells[:, ::-1]), SOFT)
    cells[[0, -1]] = cells[:, [0, -1]] = 0
    longest = max(loops(cells, 0.5), key=len)
    found = np.c_[(longest[:, 0] + 0.5 - columns / 2) * FINE, high - (longest[:, 1] + 0.5) * FINE]
    return _mirrored(found)


def _mirrored(line: Array) -> Array:
    """The right half of a closed line, thinned, and its mirror image; clockwise from the top."""
    x, y = line.T
    if (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() > 0:
        line = line[::-1]
    line = np.roll(line, -int(np.argmax(line[:, 1])), axis=0)
    right = line[line[:, 0] > FINE / 2]
    half = np.concatenate(([[0.0, right[0, 1]]], right, [[0.0, right[-1, 1]]]))
    # The straight way back at x = 0 is no part of it.
    half = thinned(half, LEAST)
    half[[0, -1], 0] = 0.0
    return np.concatenate((half, half[-2:0:-1] * [-1, 1]))


def _trunk(skeleton: Skeleton) -> Array:
    rows = (*HEAD, *TRUNK, *LEG)
    return curve([_beside(skeleton, *row) for row in rows])


def _beside(skeleton: Skeleton, name: str, right: float, up: float) -> tuple[float, float]:
    x, _, z = skeleton.landmarks[name].tolist()
    return x + right, z + up


def _arm(skeleton: Skeleton) -> Array:
    shoulder, elbow, wrist = joints(skeleton)
    outer, inner = [], []
    for start, end, table in ((shoulder, elbow, UPPER), (elbow, wrist, LOWER)):
        along = (end - start) / np.linalg.norm(end - start)
        across = np.array([-along[1], along[0]])
        for share, out, within in table:
            at = start + share * (end - start)
            outer.append(tuple((at + out * across).tolist()))
            inner.append(tuple((at - within * across).tolist()))
    return np.concatenate((curve(outer), curve(inner)[::-1]))


def joints(skeleton: Skeleton) -> tuple[Array, Array, Array]:
    """The right shoulder, elbow and wrist (2,) in the picture."""
    shoulder = skeleton.landmarks["shoulder_r"].astype(np.float64)
    elbow = skeleton.landmarks["elbow_r"].astype(np.float64)
    matrix = pose(skeleton).matrices[skeleton.index("ulna_r")].astype(np.float64)
    ulna, radius = points(skeleton, "ulna_r"), points(skeleton, "radius_r")
    low = np.concatenate([bone[bone[:, 2] < bone[:, 2].min() + 0.012] for bone in (ulna, radius)])
    wrist = (low.min(axis=0) + low.max(axis=0)) / 2
    return shoulder[[0, 2]], moved(matrix, elbow)[[0, 2]], wrist[[0, 2]]


def _hand(skeleton: Skeleton, columns: int, rows: int, high: float) -> NDArray[np.float32]:
    """The cells that the hand covers, with its skin."""
    row = skeleton.index("hand_r")
    mesh = skeleton.whole
    placed = _posed(skeleton, row, mesh.points)[:, [0, 2]]
    image, painter = _canvas(columns, rows, high)
    for corner in placed[mesh.triangles[mesh.triangle_bone == row]]:
        painter.drawPolygon(_polygon(corner))
    painter.end()
    bare = _cells(image)
    below, right = slice(*_around(bare, 0)), slice(*_around(bare, 1))
    grown = swollen(bare[below, right], (FINGERS + CHINKS) / FINE)
    bare[below, right] = 1 - swollen(1 - grown, CHINKS / FINE)
    return bare


def _around(cells: NDArray[np.float32], axis: int) -> tuple[int, int]:
    """The first row (axis 0) or column of what is covered, and the one after the last, with room for skin."""
    found, room = np.flatnonzero(cells.any(axis=1 - axis)), round((FINGERS + 2 * CHINKS) / FINE)
    return max(0, int(found[0]) - room), int(found[-1]) + 1 + room


def _canvas(columns: int, rows: int, high: float) -> tuple[QImage, QPainter]:
    """A black picture of the half, and what paints white on it in metres."""
    image = QImage(columns, rows, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("white"), FINE / 2))
    painter.setBrush(QColor("white"))
    painter.translate(columns / 2, high / FINE)
    painter.scale(1 / FINE, -1 / FINE)
    return image, painter


def _polygon(corners: Array) -> QPolygonF:
    return QPolygonF([QPointF(*corner) for corner in corners.tolist()])


def _cells(image: QImage) -> NDArray[np.float32]:
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return data[:, : image.width()].astype(np.float32) / np.float32(255)

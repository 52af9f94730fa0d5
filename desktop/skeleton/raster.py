"""From triangles to the pixels that they cover, the nearest one winning: rows of spans, no loop over anything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Indexes, Window

FAR = np.float32(np.inf)
"""The depth of a pixel that shows nothing."""
THINNEST = np.float32(1e-5)
"""Square pixels; thinner triangles have no slope that could be trusted."""

Corners = tuple[Indexes, Indexes, Indexes]
Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Triangles that cover a pixel: corners from the top one to the bottom one, row by row from far to near."""

    number: Indexes
    corners: Corners
    x: tuple[Floats, Floats, Floats]
    y: tuple[Floats, Floats, Floats]
    first: Counts
    rows: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Runs of pixels in a row that one triangle covers, and how far its top corner is to the left and above."""

    face: Indexes
    row: Counts
    column: Counts
    length: Counts
    right: Floats
    down: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Visible:
    """What can be seen: `pixel` says where in the window, row by row; `depth` is of the whole window."""

    pixel: Indexes
    depth: Floats
    faces: Faces
    runs: Spans
    span: Indexes
    step: Floats

    def values(self, by_point: Floats) -> Floats:
        """What is known at each point, at each of the pixels."""
        return _filled(self.faces, self.runs, self.span, self.step, by_point)

    def labels(self, by_face: NDArray[np.int16]) -> NDArray[np.int16]:
        """What is known of each triangle, at each of the pixels."""
        return by_face.take(self.faces.number).take(self.runs.face).take(self.span)


def _clipped(edge: Floats, low: int, high: int) -> Counts:
    """The first pixel whose middle is not before `edge`, within bounds; changes `edge`."""
    np.ceil(edge, out=edge)
    np.maximum(edge, np.float32(low), out=edge)
    np.minimum(edge, np.float32(high), out=edge)
    return edge.astype(np.int32)


def front_faces(x: Floats, y: Floats, z: Floats, given: Corners, window: Window) -> Faces:
    """The triangles that face the viewer and may cover the middle of a pixel in the window, farthest first."""
    a, b, c = given
    xa, xb, xc, ya, yb, yc = (of.take(corner) for of in (x, y) for corner in given)
    facing = np.flatnonzero((xb - xa) * (yc - ya) - (xc - xa) * (yb - ya) < -THINNEST)
    xa, xb, xc, ya, yb, yc = (each.take(facing) for each in (xa, xb, xc, ya, yb, yc))
    first = _clipped(np.minimum(np.minimum(ya, yb), yc), window.top, window.bottom)
    rows = _clipped(np.maximum(np.maximum(ya, yb), yc), window.top, window.bottom) - first
    left = _clipped(np.minimum(np.minimum(xa, xb), xc), window.left, window.right)
    right = _clipped(np.maximum(np.maximum(xa, xb), xc), window.left, window.right)
    some = np.flatnonzero((rows > 0) & (right > left))
    number = facing.take(some)
    order = _far_to_near(z.take(a.take(number)) + z.take(b.take(number)) + z.take(c.take(number)))
    some, number = some.take(order), number.take(order)
    (i, j, k), heights = _top_down(y, a.take(number), b.take(number), c.take(number))
    return Faces(number, (i, j, k), (x.take(i), x.take(j), x.take(k)), heights, first.take(some), rows.take(some))


def _far_to_near(depth: Floats) -> Indexes:
    """The order of triangles by depth, in steps fine enough to leave little to put right pixel by pixel."""
    if not depth.size:
        return np.empty(0, np.intp)
    low, high = depth.min(), depth.max()
    steps = (high - depth) * np.float32(65000 / max(float(high - low), 1e-6))
    # Sixteen bits are sorted by counting, in linear time.
    return np.argsort(steps.astype(np.uint16), kind="stable")


def _top_down(y: Floats, a: Indexes, b: Indexes, c: Indexes) -> tuple[Corners, tuple[Floats, Floats, Floats]]:
    """Corners by height in the picture, so that both triangles at an edge compute it alike and leave no gap."""

    def pair(i: Indexes, j: Indexes, yi: Floats, yj: Floats) -> tuple[Indexes, Indexes, Floats, Floats]:
        swap = yj < yi
        return np.where(swap, j, i), np.where(swap, i, j), np.minimum(yi, yj), np.maximum(yi, yj)

    ya, yb, yc = y.take(a), y.take(b), y.take(c)
    a, b, ya, yb = pair(a, b, ya, yb)
    b, c, yb, yc = pair(b, c, yb, yc)
    a, b, ya, yb = pair(a, b, ya, yb)
    return (a, b, c), (ya, yb, yc)


def _slope(xa: Floats, ya: Floats, xb: Floats, yb: Floats) -> Floats:
    rise = yb - ya
    rise[rise == 0] = 1
    return (xb - xa) / rise


def spans(faces: Faces, window: Window) -> Spans:
    """The rows of every triangle, cut at the window."""
    (x0, x1, x2), (y0, y1, y2) = faces.x, faces.y
    face = np.repeat(np.arange(len(faces.rows)), faces.rows)
    row = np.arange(len(face), dtype=np.int32)
    row += (faces.first - np.cumsum(faces.rows, dtype=np.int32) + faces.rows).take(face)
    middle = row.astype(np.float32)
    left, down = x0.take(face), middle - y0.take(face)
    long = _slope(x0, y0, x2, y2).take(face)
    long *= down
    long += left
    # Each edge starts from its own upper end, in whichever triangle.
    edge = face * 2
    edge += middle >= y1.take(face)
    short = _either(_slope(x0, y0, x1, y1), _slope(x1, y1, x2, y2)).take(edge)
    short *= middle - _either(y0, y1).take(edge)
    short += _either(x0, x1).take(edge)
    column = _clipped(np.minimum(long, short), window.left, window.right)
    length = _clipped(np.maximum(long, short), window.left, window.right)
    length -= column
    some = np.flatnonzero(length > 0)
    column = column.take(some)
    right = column.astype(np.float32)
    right -= left.take(some)
    return Spans(face.take(some), row.take(some), column, length.take(some), right, down.take(some))


def _either(upper: Floats, lower: Floats) -> Floats:
    """Values for the upper and the lower of the two short edges of each triangle in turn."""
    made = np.empty(2 * len(upper), np.float32)
    made[::2], made[1::2] = upper, lower
    return made


def _gradients(faces: Faces, values: Floats) -> tuple[Floats, Floats, Floats]:
    """A value at each top corner, and how much it grows by pixel to the right and down."""
    (x0, x1, x2), (y0, y1, y2) = faces.x, faces.y
    i, j, k = faces.corners
    ax, bx, ay, by = x1 - x0, x2 - x0, y1 - y0, y2 - y0
    inverse: Floats = np.reciprocal(ax * by - bx * ay)
    base = values.take(i)
    a, b = values.take(j) - base, values.take(k) - base
    return base, (a * by - b * ay) * inverse, (b * ax - a * bx) * inverse


def visible(x: Floats, y: Floats, z: Floats, corners: Corners, window: Window) -> Visible:
    """Draw triangles, given by rows of points, and find which of them every pixel shows."""
    # From here on the middle of a pixel is at a whole number.
    faces = front_faces(x - np.float32(0.5), y - np.float32(0.5), z, corners, window)
    runs = spans(faces, window)

    ends = np.cumsum(runs.length, dtype=np.int32)
    starts = ends - runs.length
    span = np.repeat(np.arange(len(starts)), runs.length)
    place = np.arange(len(span), dtype=np.int32)
    offset = (runs.row - window.top) * window.width + (runs.column - window.left) - starts
    pixel = (offset.take(span) + place).astype(np.intp)
    place -= starts.take(span)
    step = place.astype(np.float32)
    depth = _filled(faces, runs, span, step, z)
    buffer = np.full(window.width * window.height, FAR, np.float32)
    seen = np.flatnonzero(_resolve(buffer, pixel, depth))
    pixel, span, step = pixel.take(seen), span.take(seen), step.take(seen)
    return Visible(pixel, buffer.reshape(window.height, window.width), faces, runs, span, step)


def _filled(faces: Faces, runs: Spans, span: Indexes, step: Floats, values: Floats) -> Floats:
    """`values` by point, at pixels that lie `step` to the right of where their span starts."""
    base, by_right, by_down = _gradients(faces, values)
    right = by_right.take(runs.face)
    start = by_down.take(runs.face)
    start *= runs.down
    start += base.take(runs.face)
    start += right * runs.right
    made = right.take(span)
    made *= step
    made += start.take(span)
    return made


def _resolve(buffer: Floats, pixel: Indexes, depth: Floats) -> NDArray[np.bool_]:
    """Which of the fragments, given roughly from far to near, is the nearest in its pixel; `buffer` gets the depths."""
    buffer[pixel] = depth
    there = buffer.take(pixel)
    late = np.flatnonzero(depth < there)
    if late.size:
        late = late[np.argsort(-depth[late], kind="stable")]
        # Of values for the same place the last one stays.
        buffer[pixel[late]] = depth[late]
        there = buffer.take(pixel)
    nearest: NDArray[np.bool_] = depth == there
    return nearest

"""From triangles to the pixels that they cover, the nearest one winning: rows of spans, no loop over anything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Indexes, Window

FAR = np.float32(np.inf)
"""The depth of a pixel that shows nothing."""
HALF = np.float32(0.5)
THINNEST = np.float32(1e-5)
"""Square pixels; thinner triangles have no slope that could be trusted."""

Corners = tuple[Indexes, Indexes, Indexes]


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Triangles that cover a pixel: corners from the top one to the bottom one, row by row from far to near."""

    number: Indexes
    corners: Corners
    x: tuple[Floats, Floats, Floats]
    y: tuple[Floats, Floats, Floats]
    first: Indexes
    rows: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Runs of pixels in a row that one triangle covers."""

    face: Indexes
    row: Indexes
    column: Indexes
    length: Indexes
    right: Floats
    down: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Visible:
    """What can be seen: `pixel` in the window row by row, the `face` by its number, and `values` there.

    `depth` is of the whole window, FAR where nothing is.
    """

    pixel: Indexes
    face: Indexes
    values: tuple[Floats, ...]
    depth: Floats


def _clipped(edge: Floats, low: int, high: int) -> Indexes:
    """The first pixel whose middle is not before `edge`, within bounds."""
    return np.clip(np.ceil(edge - HALF), low, high).astype(np.intp)


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
    i, j, k = _top_down(y, a.take(number), b.take(number), c.take(number))
    return Faces(
        number,
        (i, j, k),
        (x.take(i), x.take(j), x.take(k)),
        (y.take(i), y.take(j), y.take(k)),
        first.take(some),
        rows.take(some),
    )


def _far_to_near(depth: Floats) -> Indexes:
    """The order of triangles by depth, in steps fine enough to leave little to put right pixel by pixel."""
    if not depth.size:
        return np.empty(0, np.intp)
    low, high = depth.min(), depth.max()
    steps = (high - depth) * np.float32(65000 / max(float(high - low), 1e-6))
    # Sixteen bits are sorted by counting, in linear time.
    return np.argsort(steps.astype(np.uint16), kind="stable")


def _top_down(y: Floats, a: Indexes, b: Indexes, c: Indexes) -> Corners:
    """Corners by height in the picture, so that both triangles at an edge compute it alike and leave no gap."""

    def pair(i: Indexes, j: Indexes) -> tuple[Indexes, Indexes]:
        swap = y.take(j) < y.take(i)
        return np.where(swap, j, i), np.where(swap, i, j)

    a, b = pair(a, b)
    b, c = pair(b, c)
    a, b = pair(a, b)
    return a, b, c


def _slope(xa: Floats, ya: Floats, xb: Floats, yb: Floats) -> Floats:
    rise = yb - ya
    rise[rise == 0] = 1
    return (xb - xa) / rise


def spans(faces: Faces, window: Window) -> Spans:
    """The rows of every triangle, cut at the window."""
    (x0, x1, x2), (y0, y1, y2) = faces.x, faces.y
    face = np.repeat(np.arange(len(faces.rows)), faces.rows)
    row = np.arange(len(face)) + (faces.first - np.cumsum(faces.rows) + faces.rows).take(face)
    middle = row.astype(np.float32) + HALF
    down = middle - y0.take(face)
    left = x0.take(face)
    long = left + down * _slope(x0, y0, x2, y2).take(face)
    above = middle < y1.take(face)
    # Each edge starts from its own upper end, in whichever triangle.
    short = np.where(above, left, x1.take(face))
    run = np.where(above, down, middle - y1.take(face))
    short += run * np.where(above, _slope(x0, y0, x1, y1).take(face), _slope(x1, y1, x2, y2).take(face))
    column = _clipped(np.minimum(long, short), window.left, window.right)
    length = _clipped(np.maximum(long, short), window.left, window.right) - column
    some = np.flatnonzero(length > 0)
    column = column.take(some)
    right = column.astype(np.float32) + HALF - left.take(some)
    return Spans(face.take(some), row.take(some), column, length.take(some), right, down.take(some))


def _gradients(faces: Faces, values: Floats) -> tuple[Floats, Floats, Floats]:
    """A value at each top corner, and how much it grows by pixel to the right and down."""
    (x0, x1, x2), (y0, y1, y2) = faces.x, faces.y
    i, j, k = faces.corners
    ax, bx, ay, by = x1 - x0, x2 - x0, y1 - y0, y2 - y0
    inverse: Floats = np.reciprocal(ax * by - bx * ay)
    base = values.take(i)
    a, b = values.take(j) - base, values.take(k) - base
    return base, (a * by - b * ay) * inverse, (b * ax - a * bx) * inverse


def visible(x: Floats, y: Floats, z: Floats, corners: Corners, window: Window, channels: tuple[Floats, ...]) -> Visible:
    """Draw triangles, given by rows of points, and say which of them every pixel shows and `channels` there."""
    faces = front_faces(x, y, z, corners, window)
    runs = spans(faces, window)

    def along(values: Floats) -> tuple[Floats, Floats]:
        base, by_right, by_down = _gradients(faces, values)
        step = by_right.take(runs.face)
        return base.take(runs.face) + step * runs.right + by_down.take(runs.face) * runs.down, step

    starts = np.cumsum(runs.length) - runs.length
    span = np.repeat(np.arange(len(starts)), runs.length)
    offset = (runs.row - window.top) * window.width + (runs.column - window.left) - starts
    pixel = offset.take(span)
    place = np.arange(len(span))
    pixel += place
    place -= starts.take(span)
    step = place.astype(np.float32)
    depth = _filled(*along(z), span, step)
    buffer = np.full(window.width * window.height, FAR, np.float32)
    seen = np.flatnonzero(_resolve(buffer, pixel, depth))
    pixel, span, step = pixel.take(seen), span.take(seen), step.take(seen)
    values = tuple(_filled(*along(channel), span, step) for channel in channels)
    return Visible(pixel, faces.number.take(runs.face.take(span)), values, buffer.reshape(window.height, window.width))


def _filled(start: Floats, slope: Floats, span: Indexes, step: Floats) -> Floats:
    """A value at each pixel, `step` pixels to the right of where its span starts."""
    made = slope.take(span)
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

"""The file: every array in the smallest type that holds it, mirror images exactly alike, the same bytes every time."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass

import numpy as np

from skeleton.mesh import Array, Mesh

FORMAT = 1
STEPS = 65535
BELOW = 1024
"""Steps that the outline of the body may reach below the floor."""
SCALES = {"whole": (-16, -16, -15), "near": (-16, -16, -17), "envelope": (-16, -16, -15)}
"""Steps of each axis as powers of two metres, so that 0 and mirror images are held exactly."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One drawn bone: `row` among the bones, its surface, unit normals (V, 3) and openness (V,)."""

    row: int
    mesh: Mesh
    normals: Array
    openness: Array


@dataclass(frozen=True, slots=True, eq=False)
class Wrap:
    """The body: its surface, the two bone rows (V, 2) each point hangs on, and the share (V,) of the first."""

    mesh: Mesh
    hung: Array
    share: Array


def packed(
    bones: list[dict[str, str]],
    meshes: dict[str, list[Piece]],
    wrap: Wrap,
    landmarks: dict[str, Array],
    axes: dict[str, Array],
) -> bytes:
    """The content of the file."""
    arrays: dict[str, Array] = {}
    boxes = {name: _box(name) for name in SCALES}
    for name, pieces in meshes.items():
        starts = np.cumsum([0] + [len(piece.mesh.points) for piece in pieces[:-1]])
        faces = [piece.mesh.triangles + start for piece, start in zip(pieces, starts, strict=True)]
        arrays[f"{name}_points"] = _steps(name, np.concatenate([piece.mesh.points for piece in pieces]))
        normals = np.concatenate([piece.normals for piece in pieces])
        arrays[f"{name}_normals"] = np.round(normals * 127).astype(np.int8)
        arrays[f"{name}_openness"] = _bytes(np.concatenate([piece.openness for piece in pieces]))
        arrays[f"{name}_point_bone"] = np.repeat(
            np.array([piece.row for piece in pieces], np.uint8), [len(piece.mesh.points) for piece in pieces]
        )
        arrays[f"{name}_triangles"] = np.concatenate(faces).astype(np.uint16)
    arrays["envelope_points"] = _steps("envelope", wrap.mesh.points)
    arrays["envelope_triangles"] = wrap.mesh.triangles.astype(np.uint16)
    arrays["envelope_hung"] = wrap.hung.astype(np.uint8)
    arrays["envelope_share"] = _bytes(wrap.share)
    about = {
        "format": FORMAT,
        "bones": bones,
        "boxes": boxes,
        "landmarks": {name: _rounded(value) for name, value in sorted(landmarks.items())},
        "axes": {name: _rounded(value) for name, value in sorted(axes.items())},
    }
    arrays["about"] = np.frombuffer(json.dumps(about, separators=(",", ":")).encode(), np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def _box(name: str) -> list[list[float]]:
    """x and y reach to both sides of 0; z starts on the floor."""
    size = [2.0**power for power in SCALES[name]]
    low = [-32767 * size[0], -32767 * size[1], -BELOW * size[2] if name == "envelope" else 0.0]
    return [low, [start + STEPS * one for start, one in zip(low, size, strict=True)]]


def _steps(name: str, points: Array) -> Array:
    low = np.array(_box(name)[0])
    size = 2.0 ** np.array(SCALES[name], dtype=float)
    steps = np.round(points[:, :] / size) - low / size
    if steps.min() < 0 or steps.max() > STEPS:
        raise ValueError(f"{name} leaves its box")
    return steps.astype(np.uint16)


def _bytes(values: Array) -> Array:
    return np.round(np.clip(values, 0, 1) * 255).astype(np.uint8)


def _rounded(value: Array) -> list[float]:
    return [round(float(part), 6) + 0.0 for part in value]

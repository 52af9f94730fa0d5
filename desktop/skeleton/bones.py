"""The geometry: bones as triangles in the neutral stance, as the file under `resources/skeleton` holds them.

Metres. x points to the person's right, y forward, z up; the origin lies on the floor midway between the heels.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]

FORMAT = 1
"""The layout of the file; another one is refused."""


class SkeletonDamagedError(Exception):
    """The file is not a skeleton that this program can draw; `detail` says why, for the log."""

    def __init__(self, detail: str) -> None:
        """Keep what was found."""
        super().__init__(detail)
        self.detail = detail


class Region(StrEnum):
    """Which part of the body a bone belongs to."""

    FOOT = "foot"
    SHIN = "shin"
    THIGH = "thigh"
    PELVIS = "pelvis"
    LOW_BACK = "low_back"
    CHEST = "chest"
    HEAD = "head"
    ARM = "arm"


@dataclass(frozen=True, slots=True)
class Bone:
    """One rigid piece. `name` is its key in the texts, without the side; `side` is "r", "l" or empty."""

    name: str
    side: str
    region: Region

    @property
    def key(self) -> str:
        """The name with its side, for example "talus_r"."""
        return f"{self.name}_{self.side}" if self.side else self.name


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Triangles of many bones. Rows of a bone are contiguous and bones come in the skeleton's order.

    `points` (V, 3) metres, `normals` (V, 3) unit, `openness` (V,) from 0 in a fold to 1 in the open,
    `point_bone` (V,), `triangles` (T, 3) rows of points, counter-clockwise from outside, `triangle_bone` (T,).
    """

    points: Floats
    normals: Floats
    openness: Floats
    point_bone: Integers
    triangles: Integers
    triangle_bone: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Envelope:
    """The outline of the body: `points` (V, 3), `triangles` (T, 3), each point hung on two bones `hung` (V, 2).

    `share` (V,) from 0 to 1 is how much of the first of the two bones' movement it follows.
    """

    points: Floats
    triangles: Integers
    hung: Integers
    share: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Every bone, drawn from afar (`whole`) or, feet and shins only, from near by (`near`), and the body around them.

    `landmarks` gives points (3,) by name: joint centres such as "hip_r", "knee_r", "ankle_r", "l5_s1", and what touches
    the floor such as "heel_r", "ball_big_toe_r", "ball_little_toe_r". `axes` gives unit directions (3,) of joints.
    """

    bones: tuple[Bone, ...]
    whole: Mesh
    near: Mesh
    envelope: Envelope
    landmarks: Mapping[str, Floats]
    axes: Mapping[str, Floats]

    def index(self, key: str) -> int:
        """The row of a bone in every array by bone; raises KeyError."""
        for row, bone in enumerate(self.bones):
            if bone.key == key:
                return row
        raise KeyError(key)


def load(data: bytes) -> Skeleton:
    """Read what the baking script wrote; raises SkeletonDamagedError, whatever is wrong with the bytes."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            about = json.loads(arrays["about"].tobytes())
            if about["format"] != FORMAT:
                raise SkeletonDamagedError(f"format {about['format']}")
            return _skeleton(about, arrays)
    except (OSError, ValueError, KeyError, TypeError, IndexError, EOFError, zipfile.BadZipFile) as error:
        raise SkeletonDamagedError(str(error)) from error


def _skeleton(about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Skeleton:
    bones = tuple(Bone(each["name"], each["side"], Region(each["region"])) for each in about["bones"])
    return Skeleton(
        bones,
        _mesh("whole", about, arrays),
        _mesh("near", about, arrays),
        _envelope(about, arrays),
        _vectors(about["landmarks"]),
        _vectors(about["axes"]),
    )


def _vectors(given: dict[str, list[float]]) -> Mapping[str, Floats]:
    return MappingProxyType({name: np.array(value, np.float32) for name, value in given.items()})


def _placed(name: str, about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Floats:
    """Points are kept as 16-bit steps within a box."""
    low, high = (np.array(corner, np.float32) for corner in about["boxes"][name])
    return low + arrays[f"{name}_points"].astype(np.float32) * ((high - low) / np.float32(65535))


def _mesh(name: str, about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Mesh:
    normals = arrays[f"{name}_normals"].astype(np.float32)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1)
    point_bone = arrays[f"{name}_point_bone"].astype(np.int32)
    triangles = arrays[f"{name}_triangles"].astype(np.int32)
    return Mesh(
        _placed(name, about, arrays),
        normals,
        arrays[f"{name}_openness"].astype(np.float32) / np.float32(255),
        point_bone,
        triangles,
        point_bone[triangles[:, 0]],
    )


def _envelope(about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Envelope:
    return Envelope(
        _placed("envelope", about, arrays),
        arrays["envelope_triangles"].astype(np.int32),
        arrays["envelope_hung"].astype(np.int32),
        arrays["envelope_share"].astype(np.float32) / np.float32(255),
    )

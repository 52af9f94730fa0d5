"""The geometry: bones as triangles in the neutral stance, as the file under `resources/skeleton` holds them.

Metres. x points to the person's right, y forward, z up; the origin lies on the floor midway between the heels.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.archive import unpacked

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
    the floor such as "heel_r", "ball_big_toe_r", "ball_little_toe_r"; at least those in LANDMARKS. `axes` gives unit
    directions (3,) of joints: "ankle" and "toes" point outwards from the body, "subtalar" forwards and up.
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


SPINE = ("s1", *(f"{part}{row}" for part, count in (("l", 5), ("t", 12), ("c", 7)) for row in range(count, 0, -1)))
_SIDES = ("r", "l")
_RAYS = range(1, 6)
LANDMARKS = (
    *(
        f"{name}_{side}"
        for name in (
            *("hip", "knee", "kneecap", "ankle", "subtalar", "heel", "ball_big_toe", "ball_little_toe"),
            *(f"head_metatarsal_{ray}" for ray in _RAYS),
            *("shoulder", "elbow"),
        )
        for side in _SIDES
    ),
    *(f"{above}_{below}" for below, above in pairwise(SPINE)),
    "crown",
)
AXES = ("ankle_r", "ankle_l", "subtalar_r", "subtalar_l")
FEET = (
    *("calcaneus", "talus", "navicular", "cuboid"),
    *(f"cuneiform_{number}" for number in (1, 2, 3)),
    *(f"{name}_{ray}" for name in ("metatarsal", "proximal_phalanx") for ray in _RAYS),
)
BONES = (
    *(f"{name}_{side}" for name in (*FEET, "tibia", "fibula", "hip_bone") for side in _SIDES),
    *("sacrum", "lumbar_3"),
)
"""What every skeleton has, for whoever lets it stand or walk or draws over it; FEET are seen from near by, too."""

_FARTHEST = 10.0
"""Metres from the origin, beyond which nothing of a person is."""


def load(data: bytes) -> Skeleton:
    """Read what the baking script wrote; raises SkeletonDamagedError, whatever is wrong with the bytes."""
    try:
        arrays = unpacked(data)
        about = json.loads(arrays["about"].tobytes())
        if about["format"] != FORMAT:
            raise ValueError(f"format {about['format']}")
        return _skeleton(about, arrays)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise SkeletonDamagedError(f"{type(error).__name__}: {error}") from error


def _skeleton(about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Skeleton:
    bones = tuple(_bone(**each) for each in about["bones"])
    keys = [bone.key for bone in bones]
    _require(len(set(keys)) == len(keys) <= 255 and set(keys) >= set(BONES), "bones")
    whole = _mesh("whole", len(bones), about, arrays)
    # Not unique: it loads the masked arrays, which costs a quarter of opening the page.
    _require(bool(np.bincount(whole.triangle_bone, minlength=len(bones)).all()), "a bone without a surface")
    axes = _vectors(about["axes"], AXES)
    _require(all(abs(float(np.linalg.norm(axis)) - 1) < 1e-3 for axis in axes.values()), "axes")
    near = _mesh("near", len(bones), about, arrays)
    held = np.bincount(near.triangle_bone, minlength=len(bones))
    _require(
        all(held[keys.index(f"{name}_{side}")] for name in FEET for side in _SIDES), "a foot without a near surface"
    )
    return Skeleton(
        bones,
        whole,
        near,
        _envelope(len(bones), about, arrays),
        _vectors(about["landmarks"], LANDMARKS),
        axes,
    )


def _require(fine: bool, what: str) -> None:
    if not fine:
        raise ValueError(what)


def _bone(name: str, side: str, region: str) -> Bone:
    _require(isinstance(name, str) and name.isascii() and name.isidentifier() and side in ("r", "l", ""), "bone")
    return Bone(name, side, Region(region))


def _vector(given: list[float]) -> Floats:
    fine = len(given) == 3 and all(
        type(part) in (int, float) and math.isfinite(part) and abs(part) < _FARTHEST for part in given
    )
    _require(fine, "vector")
    return np.array(given, np.float32)


def _vectors(given: dict[str, list[float]], needed: tuple[str, ...]) -> Mapping[str, Floats]:
    _require(given.keys() >= set(needed), "landmarks or axes are missing")
    return MappingProxyType({name: _vector(value) for name, value in given.items()})


def _numbers(
    arrays: Mapping[str, NDArray[Any]], name: str, kind: type, rows: int | None, *columns: int
) -> NDArray[Any]:
    """An array of the type and shape that its name stands for; `rows` None takes any number but 0."""
    array = arrays[name]
    count = len(array) if rows is None else rows
    _require(array.dtype == kind and array.shape == (count, *columns) and count > 0, f"{name} {array.shape}")
    return array


def _rows(array: NDArray[Any], name: str, count: int) -> Integers:
    _require(int(array.max()) < count, f"{name} out of range")
    return array.astype(np.int32)


def _placed(name: str, about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Floats:
    """Points are kept as 16-bit steps within a box."""
    low, high = (_vector(corner) for corner in about["boxes"][name])
    _require(bool((low < high).all()), f"box of {name}")
    steps = _numbers(arrays, f"{name}_points", np.uint16, None, 3)
    return low + steps.astype(np.float32) * ((high - low) / np.float32(65535))


def _mesh(name: str, bones: int, about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Mesh:
    points = _placed(name, about, arrays)
    count = len(points)
    normals = _numbers(arrays, f"{name}_normals", np.int8, count, 3).astype(np.float32)
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    _require(bool((lengths > 100).all()), f"{name} normals")
    openness = _numbers(arrays, f"{name}_openness", np.uint8, count).astype(np.float32) / np.float32(255)
    point_bone = _rows(_numbers(arrays, f"{name}_point_bone", np.uint8, count), f"{name} bones", bones)
    triangles = _rows(_numbers(arrays, f"{name}_triangles", np.uint16, None, 3), f"{name} triangles", count)
    owners = point_bone[triangles]
    _require(bool((owners == owners[:, :1]).all()), f"a triangle of {name} between bones")
    _require(bool((np.diff(point_bone) >= 0).all() and (np.diff(owners[:, 0]) >= 0).all()), f"order of {name}")
    return Mesh(points, normals / lengths, openness, point_bone, triangles, owners[:, 0].copy())


def _envelope(bones: int, about: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Envelope:
    points = _placed("envelope", about, arrays)
    count = len(points)
    return Envelope(
        points,
        _rows(_numbers(arrays, "envelope_triangles", np.uint16, None, 3), "envelope triangles", count),
        _rows(_numbers(arrays, "envelope_hung", np.uint8, count, 2), "envelope bones", bones),
        _numbers(arrays, "envelope_share", np.uint8, count).astype(np.float32) / np.float32(255),
    )

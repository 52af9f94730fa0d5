"""Light on bone: a table from which way a surface faces to how light it is, and from there to a colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Bytes, Colour, Indexes, Inks, Paint

SIDE = 256
"""The table of light has so many directions across and down."""
TONES = 256
FULL = 0.66
"""The tone at which a bone has its own colour; above it shines."""
MISTS = 24
"""Steps from clear to the thickest mist."""


class Look(IntEnum):
    """What a bone's colours are taken from: its paint, or that it is pointed at."""

    SOLID = 0
    PALE = 1
    DASHED = 2
    LIT = 3


@dataclass(frozen=True, slots=True, eq=False)
class Ramps:
    """`fills`, colours as packed bytes by look, mist and tone in one row, and `lines` (4, 3) from 0 to 255 by look."""

    fills: NDArray[np.uint32]
    lines: NDArray[np.int32]


def light_table() -> Floats:
    """How light a surface is, from 0 to 1, by where its direction lands across (columns) and down (rows)."""
    steps = (np.arange(SIDE) + 0.5) / (SIDE / 2) - 1
    x, y = np.meshgrid(steps, -steps)
    length = np.maximum(1.0, np.sqrt(x * x + y * y))
    x, y = x / length, y / length
    z = np.sqrt(np.maximum(0.0, 1.0 - x * x - y * y))

    def lamp(right: float, up: float, near: float, wrap: float) -> NDArray[np.float64]:
        size = (right * right + up * up + near * near) ** 0.5
        lit: NDArray[np.float64] = (x * right + y * up + z * near) / size
        return np.maximum(0.0, (lit + wrap) / (1.0 + wrap))

    key, fill = lamp(-0.50, 0.62, 0.60, 0.25), lamp(0.8, -0.1, 0.55, 0.3)
    sky = 0.5 + 0.5 * y
    edge = (1.0 - z) ** 3
    glint = lamp(-0.38, 0.48, 0.79, 0.0)
    rim = edge * lamp(0.75, 0.55, -0.1, 0.0)
    light = 0.09 + 0.56 * key**1.3 + 0.14 * fill + 0.14 * sky - 0.15 * edge + 0.34 * rim + 0.12 * glint**24
    # Rounded, so that the last bits of a power do not matter.
    made: Floats = (np.round(np.clip(light, 0.0, 1.0) * 4096) / 4096).astype(np.float32).reshape(-1)
    return made


def _ramp(light: Colour, shade: Colour) -> NDArray[np.float64]:
    """From the shade through the bone's own colour to a little above it, (256, 3)."""
    tone = np.linspace(0.0, 1.0, TONES)[:, None]
    own, dark = np.array(light), np.array(shade)
    bright = own + (1.0 - own) * own * own * 0.6
    middle = dark + (own - dark) * np.clip(tone / FULL, 0.0, 1.0)
    made: NDArray[np.float64] = middle + (bright - own) * np.clip((tone - FULL) / (1 - FULL), 0.0, 1.0)
    return made


@lru_cache(maxsize=8)
def ramps(inks: Inks) -> Ramps:
    """The colours that a picture in these inks needs."""
    pale = _ramp(inks.pale, inks.pale_shade)
    colours = np.stack([_ramp(inks.bone, inks.bone_shade), pale, pale, _ramp(inks.lit, inks.lit_shade)])
    cover = left(np.arange(MISTS))[None, :, None, None]
    packed = np.empty((len(Look), MISTS, TONES, 4), np.uint8)
    packed[..., :3] = np.round(colours[:, None] * cover * 255)
    packed[..., 3:] = np.round(cover * 255)
    lines = np.round(np.array([inks.bone_line, inks.pale_line, inks.dashed_line, inks.lit_line]) * 255)
    return Ramps(packed.view(np.uint32).reshape(-1), lines.astype(np.int32))


def left(mist: NDArray[np.integer]) -> NDArray[np.float64]:
    """How much of a bone is left to see in each mist, from all to nothing."""
    made: NDArray[np.float64] = 1.0 - mist / (MISTS - 1)
    return made


def front(depth: Floats, shown: NDArray[np.bool_]) -> float:
    """The depth in metres behind which mist begins to gather: a quarter of the bones (B,) shown are before it."""
    return float(np.sort(depth[shown])[np.count_nonzero(shown) // 4]) if shown.any() else 0.0


def mists(depth: Floats, before: float, height: float) -> Floats:
    """How misty it is at a depth, 0 to MISTS - 1: what lies far behind the front of the bones fades.

    The mist is the thicker the less one sees: `height` metres.
    """
    made = (depth - np.float32(before + 0.1 + 0.18 * height)) * np.float32((MISTS - 1) / (0.12 + 0.9 * height))
    mist: Floats = np.clip(made, 0, MISTS - 1)
    return mist


def looks(paints: NDArray[np.integer] | None, bones: int, lit: int) -> Bytes:
    """The look of each bone (B,); a hidden one keeps a look that nobody sees."""
    made = np.zeros(bones, np.uint8) if paints is None else np.asarray(paints).astype(np.uint8)
    made = np.where(made == Paint.HIDDEN, Look.SOLID, made).astype(np.uint8)
    if 0 <= lit < bones:
        made[lit] = Look.LIT
    return made


def lit(table: Floats, across: Floats, down: Floats) -> Floats:
    """How light surfaces are that face this far to the right of the picture and down in it, -1 to 1."""
    half = np.float32(SIDE / 2)
    column = np.clip(across * half + half, 0, SIDE - 1).astype(np.intp)
    row = np.clip(down * half + half, 0, SIDE - 1).astype(np.intp)
    made: Floats = table.take(row * SIDE + column)
    return made


def tones(light: Floats, share: Bytes) -> Indexes:
    """How light each pixel is, 0 to 255, by the light there from 0 to 1 and how much of it, 0 to 255, gets through."""
    light *= share
    return np.clip(light, 0, TONES - 1, out=light).astype(np.intp)

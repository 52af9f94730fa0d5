"""Light on bone: a table from which way a surface faces to how light it is, and from there to a colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Bytes, Colour, Inks, Paint

SIDE = 256
"""The table of light has so many directions across and down."""
TONES = 256


class Look(IntEnum):
    """What a bone's colours are taken from: its paint, or that it is pointed at."""

    SOLID = 0
    PALE = 1
    DASHED = 2
    LIT = 3


@dataclass(frozen=True, slots=True, eq=False)
class Ramps:
    """Colours by look and tone: `fills` (4, 256) as packed bytes and `lines` (4, 3) from 0 to 255."""

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
    light = 0.10 + 0.62 * key * key**0.35 + 0.13 * fill + 0.12 * sky - 0.16 * edge + 0.34 * rim + 0.10 * glint**24
    # Rounded, so that the last bits of a power do not matter.
    return (np.round(np.clip(light, 0.0, 1.0) * 4096) / 4096).astype(np.float32).reshape(-1)


def _ramp(light: Colour, shade: Colour) -> NDArray[np.float64]:
    """From the shade through the bone's own colour to a little above it, (256, 3)."""
    tone = np.linspace(0.0, 1.0, TONES)[:, None]
    own, dark = np.array(light), np.array(shade)
    bright = own + (1.0 - own) * 0.55
    middle = dark + (own - dark) * np.clip(tone / 0.78, 0.0, 1.0)
    made: NDArray[np.float64] = middle + (bright - own) * np.clip((tone - 0.78) / 0.22, 0.0, 1.0)
    return made


def ramps(inks: Inks) -> Ramps:
    """The colours that a picture in these inks needs."""
    pale = _ramp(inks.pale, inks.pale_shade)
    colours = np.stack([_ramp(inks.bone, inks.bone_shade), pale, pale, _ramp(inks.lit, inks.lit_shade)])
    packed = np.full((len(Look), TONES, 4), 255, np.uint8)
    packed[..., :3] = np.round(colours * 255)
    lines = np.round(np.array([inks.bone_line, inks.pale_line, inks.pale_line, inks.lit_line]) * 255)
    return Ramps(packed.view(np.uint32).reshape(len(Look), TONES), lines.astype(np.int32))


def looks(paints: NDArray[np.integer] | None, bones: int, lit: int) -> Bytes:
    """The look of each bone (B,); a hidden one keeps a look that nobody sees."""
    made = np.zeros(bones, np.uint8) if paints is None else np.asarray(paints).astype(np.uint8)
    made = np.where(made == Paint.HIDDEN, Look.SOLID, made).astype(np.uint8)
    if 0 <= lit < bones:
        made[lit] = Look.LIT
    return made


def tones(table: Floats, across: Floats, down: Floats, openness: Floats) -> NDArray[np.intp]:
    """How light each pixel is, 0 to 255; folds are darker."""
    top = np.float32(SIDE - 1)
    column = np.clip(across, 0, top).astype(np.intp)
    row = np.clip(down, 0, top).astype(np.intp)
    light = table[row * SIDE + column] * openness
    return np.clip(light * np.float32(TONES - 1), 0, TONES - 1).astype(np.intp)

"""Ink: a line where one bone ends, heavier below and to the right, where the light does not come from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.skeleton.bones import Floats
from desktop.skeleton.frame import Bytes
from desktop.skeleton.shading import Look

WEIGHTS = {Look.PALE: 120, Look.DASHED: 160, Look.SOLID: 230, Look.LIT: 255}
"""How strong the line of a look is, of 255; a stronger one wins where two meet."""


def looks_by_weight() -> Bytes:
    """The look that a line of each weight (256,) belongs to."""
    made = np.zeros(256, np.uint8)
    for look, weight in sorted(WEIGHTS.items(), key=lambda each: -each[1]):
        made[: weight + 1] = look
    return made


def step(pixel: float) -> np.float32:
    """From which jump in depth on, in metres, there is a line inside a bone; `pixel` is the size of one in metres."""
    return np.float32(0.0085 * (pixel * 1000) ** 0.5)


def _pairs(depth: Floats, bone: NDArray[np.int16], weight: Bytes, jump: np.float32, made: Bytes) -> None:
    """Add the lines between neighbours in columns; transposed views give those between rows."""
    near, far = slice(None, -1), slice(1, None)
    change = depth[:, far] - depth[:, near]
    here, there = weight[:, near], weight[:, far]
    heavy, light = (change > jump).view(np.uint8), (change < -jump).view(np.uint8)
    touch = (bone[:, far] != bone[:, near]).view(np.uint8)
    inner = touch * (np.maximum(here, there) >> 1)
    first = np.maximum(np.maximum(heavy * here, light * (there >> 2)), inner)
    second = np.maximum(np.maximum(light * (there - (there >> 2)), heavy * (here >> 1)), inner)
    np.maximum(made[:, near], first, out=made[:, near])
    np.maximum(made[:, far], second, out=made[:, far])


def _spread(given: Bytes, samples: int) -> Bytes:
    """The line as wide as `samples` asks for."""
    made = given.copy()
    side = given >> 1 if samples == 2 else given
    np.maximum(made[:, 1:], side[:, :-1], out=made[:, 1:])
    np.maximum(made[:, :-1], side[:, 1:], out=made[:, :-1])
    tall = made.copy()
    side = made >> 1 if samples == 2 else made
    np.maximum(tall[1:], side[:-1], out=tall[1:])
    np.maximum(tall[:-1], side[1:], out=tall[:-1])
    return tall


def ink(depth: Floats, bone: NDArray[np.int16], weight: Bytes, pixel: float, samples: int) -> Bytes:
    """How much line covers each pixel, 0 to 255.

    `weight` is that of the bone's look in each pixel, 0 where there is none.
    """
    made = np.zeros(bone.shape, np.uint8)
    jump = step(pixel)
    _pairs(depth, bone, weight, jump, made)
    _pairs(depth.T, bone.T, weight.T, jump, made.T)
    for _ in range(samples // 2):
        made = _spread(made, samples)
    return made

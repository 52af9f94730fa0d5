"""One foot over one stride on a floor that passes backwards: how it rolls from heel to toes and swings ahead again.

Curves are (SAMPLES,) over a stride from heel strike to heel strike, in the shape that textbooks of walking draw. The
numbers are rounded for a calm walk: a schematic drawing, no measurement of anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.foot import SETTLING, Underside, settle, undersides
from desktop.skeleton.rigid import Array, X, Y, Z, about, after, exponential, moved, turn

SAMPLES = 160
"""Moments of a stride that are worked out; between them the moves are blended."""

TOE_OFF = 0.62
"""The part of the stride at which the toes leave the floor."""

SPEED, REACH = 1.07, 0.243
"""Metres that the floor passes in a stride, and that the ankle is ahead of the hips at heel strike."""

PITCH = (
    (0.00, 19.0),
    (0.03, 13.0),
    (0.06, 5.0),
    (0.09, 0.0),
    (0.34, 0.0),
    (0.40, -1.1),
    (0.46, -4.1),
    (0.52, -12.3),
    (0.58, -31.4),
    (0.62, -56.2),
    (0.66, -57.0),
    (0.71, -50.0),
    (0.78, -21.0),
    (0.85, -0.5),
    (0.92, 15.0),
    (0.97, 20.0),
)
"""Degrees that the toes are above the heel."""

EVERSION = (
    (0.00, -3.0),
    (0.05, -1.0),
    (0.15, 3.5),
    (0.25, 5.8),
    (0.32, 6.0),
    (0.40, 4.0),
    (0.50, -0.5),
    (0.58, -4.0),
    (0.64, -5.0),
    (0.75, -3.0),
    (0.90, -2.5),
)
"""Degrees that the heel is tipped beyond neutral: + rolled in, a little rolled out where it strikes and pushes off."""

TOES_DOWN = ((0.00, 0.0), (0.06, 0.0), (0.12, 1.0), (0.62, 1.0), (0.76, 0.3), (0.90, 0.0))
"""The share of the foot's pitch that the toes do not follow: 1 where they lie on the floor."""

SWING = ((0.006, 0.104, 0.070), (-0.024, -0.096, 0.206))
"""Metres by which the ankle's way through the air is bent, ahead and up: in its middle, to its end, at both ends."""

_OBLIQUE = 0.2
"""How much the foot rolls out for each degree that its heel rises: toes bend along a line that runs obliquely."""
_SHARPNESS = 2000.0
_SOFTNESS = 0.010
_ROUND, _BENT = 0.016, 57.0
"""Metres of a metatarsal's front that a toe may touch, and degrees by which toes bend at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Stride:
    """The right foot: moves (N, 13, 3, 4) of its pieces, its toes (N, 5, 3, 4), the ankle (N, 3) and `e` (N,)."""

    pieces: Array
    toes: Array
    ankle: Array
    e: Array


def curve(keys: Sequence[tuple[float, float]], softness: float = 0.015) -> Array:
    """A seamless curve (SAMPLES,) near the keys (part of the stride, value), rounded over `softness` of a stride."""
    parts, values = np.array(keys, np.float64).T
    fine = np.interp(np.arange(SAMPLES * 8) / (SAMPLES * 8), parts, values, period=1)
    return np.asarray(_rounded(fine, softness)[::8])


def _rounded(values: Array, softness: float) -> Array:
    waves = np.fft.rfft(values, axis=0).T
    waves = waves * np.exp(-2 * (np.pi * softness * np.arange(waves.shape[-1])) ** 2)
    return np.asarray(np.fft.irfft(waves.T, len(values), axis=0))


def stride(skeleton: Skeleton) -> Stride:
    """Let the right foot walk, with the hips over y = 0."""
    settled, e, pitch = settle(skeleton), curve(EVERSION), curve(PITCH)
    pieces = np.stack([settled.at(each) for each in e])
    rests = undersides(skeleton)
    soles = np.concatenate(
        [moved(pieces[:, None, rest.row], rest.points - rest.points[:, 2].min() * Z) for rest in rests], axis=1
    )
    foot = _rolled(pitch, soles)
    ankle = moved(pieces[:, 0], skeleton.landmarks["ankle_r"].astype(np.float64))
    way = moved(foot, ankle)
    way += (REACH - way[0, 1]) * Y
    way = _rounded(_through_the_air(way), _SOFTNESS)
    foot[:, :, 3] += way - moved(foot, ankle)
    moves = after(foot[:, None], pieces)
    return Stride(moves, _toes(foot, pitch, moves, skeleton), way, e)


def _lifted(pitch: Array, share: Array | float = 1.0) -> Array:
    """The turns (N, 3, 3) of a foot whose toes point up by degrees."""
    roll = _OBLIQUE * np.maximum(-pitch, 0)
    return exponential(np.radians(np.stack((pitch, roll, 0 * pitch), -1) * np.reshape(share, (-1, 1))))


def _rolled(pitch: Array, soles: Array) -> Array:
    """The moves (N, 3, 4) of a foot that rolls over the floor without slipping on what may touch it, (N, P, 3)."""
    linear = _lifted(pitch)
    heights = (soles @ linear[:, 2, :, None])[..., 0]
    weights = np.exp(-_SHARPNESS * (heights - heights.min(1, keepdims=True)))
    weights /= weights.sum(1, keepdims=True)
    touch = (weights[..., None] * soles).sum(1)
    slip = ((linear[1:] - linear[:-1]) @ ((touch[1:] + touch[:-1]) / 2)[..., None])[:, :2, 0]
    level = np.concatenate((np.zeros((1, 2)), np.cumsum(-slip, 0)))
    level[:, 1] -= SPEED * np.arange(SAMPLES) / SAMPLES
    up = -(weights * heights).sum(1)
    return np.concatenate((linear, np.stack((*level.T, up), -1)[..., None]), -1)


def _through_the_air(way: Array) -> Array:
    """The ankle's places (N, 3) with those after toe-off replaced by a swing that leaves and lands without a jolt."""
    off = round(TOE_OFF * SAMPLES)
    span = 1 - off / SAMPLES
    s = (np.arange(off + 1, SAMPLES) / SAMPLES - off / SAMPLES)[:, None] / span
    start = way[off], (way[off] - way[off - 4]) * span * SAMPLES / 4
    end = way[0], (way[4] - way[0]) * span * SAMPLES / 4
    across = (start[0] * (1 + 2 * s) + start[1] * s) * (1 - s) ** 2 + (end[0] * (3 - 2 * s) - end[1] * (1 - s)) * s**2
    along = 2 * s[:, 0] - 1
    bulge = 16 * (s[:, 0] * (1 - s[:, 0])) ** 2
    for axis, (middle, late, ends) in zip((1, 2), SWING, strict=True):
        across[:, axis] += bulge * (middle + late * along + ends * along**2)
    return np.concatenate((way[: off + 1], across))


def _toes(foot: Array, pitch: Array, moves: Array, skeleton: Skeleton) -> Array:
    """Each toe turns about the head of its metatarsal, back towards the floor, and keeps touching it."""
    down = curve(TOES_DOWN)
    linear = foot[..., :3] @ _lifted(pitch, down).swapaxes(-1, -2)
    bent = np.sin(np.radians(np.clip(-pitch * down, 0, 90)))[:, None] * [1.0, 1.0, 0.0]
    toes = []
    for head in undersides(skeleton)[1:]:
        drawn = foot[..., :3] @ _opening(skeleton, head)
        toes.append(about(linear, head.middle, moved(moves[:, head.row], head.middle) + bent * drawn))
    return np.stack(toes, 1)


def _opening(skeleton: Skeleton, head: Underside) -> Array:
    """The way (3,) by which a toe bent upwards by 90 degrees would miss the touch that it has at rest."""
    mesh, name = skeleton.near, SETTLING[head.row]
    toe = f"proximal_phalanx_{name[-1]}_r"
    one, other = (mesh.points[mesh.point_bone == skeleton.index(key)].astype(np.float64) for key in (f"{name}_r", toe))
    one = one[one[:, 1] > one[:, 1].max() - _ROUND]
    gaps = []
    for degrees in (0.0, _BENT):
        ways = one[None] - moved(about(turn(X, degrees), head.middle, head.middle), other)[:, None]
        far = np.sqrt((ways**2).sum(-1))
        nearest = np.unravel_index(np.argmin(far), far.shape)
        gaps.append((float(far[nearest]), ways[nearest]))
    (rest, _), (wide, way) = gaps
    return np.asarray((wide - rest) / wide * way / np.sin(np.radians(_BENT)))

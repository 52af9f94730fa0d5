"""A leg between a hip and an ankle that have both moved: it leans, turns in, and stretches a little."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.skeleton.bones import Skeleton
from desktop.skeleton.chain import LINKS
from desktop.skeleton.rigid import Array, X, Z, about, after, leading, turn


@dataclass(frozen=True, slots=True, eq=False)
class Leg:
    """The joints of one leg at rest, (3,) each; `inward` is +1 where turning in is turning to the left."""

    hip: Array
    knee: Array
    ankle: Array
    cap: Array
    inward: float

    @classmethod
    def of(cls, skeleton: Skeleton, side: str) -> Leg:
        """The right ("r") or the left ("l") leg."""
        names = ("hip", "knee", "ankle", "kneecap")
        hip, knee, ankle, cap = (skeleton.landmarks[f"{name}_{side}"].astype(np.float64) for name in names)
        return cls(hip, knee, ankle, cap, 1.0 if side == "r" else -1.0)

    def moves(self, hip: Array, ankle: Array, shin: float, thigh: float) -> Array:
        """The moves (3, 3, 4) of shin, thigh and kneecap that put hip and ankle in their places.

        Shin and thigh turn in by degrees about their own length, the kneecap half-way between them. Where hip and
        ankle are nearer or farther than at rest, the leg is stretched along its length, so that the knee never bends.
        """
        rest, now = self.hip - self.ankle, hip - ankle
        far, farther = np.linalg.norm(rest), np.linalg.norm(now)
        along = rest / far
        stretch = np.eye(3) + (farther / far - 1) * np.outer(along, along)
        lean = about(leading(along, now / farther) @ stretch, self.ankle, ankle)
        low, high = self.knee - self.ankle, self.hip - self.knee
        turns = np.concatenate(
            (
                turn(low / np.linalg.norm(low), [self.inward * shin]),
                turn(high / np.linalg.norm(high), [self.inward * thigh, self.inward * (shin + thigh) / 2]),
            )
        )
        return after(lean, about(turns, np.stack((self.knee,) * 3), np.stack((self.knee,) * 3)))

    def bent(self, hips: Array, ankles: Array, e: Array) -> Array:
        """The moves (N, 3, 3, 4) of shin, thigh and kneecap for hips and ankles (N, 3) that are nearer than at rest.

        The knee bends forward, shin and thigh turn in with the heel's angle `e` (N,), and nothing stretches.
        """
        high, low = float(np.linalg.norm(self.hip - self.knee)), float(np.linalg.norm(self.knee - self.ankle))
        way = hips - ankles
        far = np.linalg.norm(way, axis=-1)
        reach = np.minimum(far, _REACH * (high + low))
        # The shin rolls nearer on the round end of the thigh the more the knee bends.
        nearer = low - _ROLLS * (1 - (reach**2 - high**2 - low**2) / (2 * high * low))
        cosine = (high**2 + reach**2 - nearer**2) / (2 * high * reach)
        line = way / far[:, None]
        hinge = _square(line)
        knees = hips - high * (cosine[:, None] * line - np.sqrt(1 - cosine**2)[:, None] * np.cross(line, hinge))
        shins, thighs = (_frames(one - other, hinge) for one, other in ((knees, ankles), (hips, knees)))
        shin, thigh = (_frames(one - other, X)[None] for one, other in ((self.knee, self.ankle), (self.hip, self.knee)))
        inward = self.inward * e
        upper = thighs @ turn(Z, LINKS["thigh"].follow(1) * inward) @ thigh.swapaxes(-1, -2)
        lower = shins @ turn(Z, LINKS["shin"].follow(1) * inward) @ shin.swapaxes(-1, -2)
        bend = np.degrees(np.arccos(np.clip((lower[:, :, 2] * upper[:, :, 2]).sum(-1), -1, 1)))
        cap = upper @ turn(X, -_KNEECAP * bend)
        inwards = (self.knee - self.cap) / np.linalg.norm(self.knee - self.cap)
        capped = knees + (_SINKS * (1 - np.cos(np.radians(bend))))[:, None] * (cap @ inwards)
        moves = (
            about(lower, self.ankle, ankles),
            about(upper, self.hip, hips),
            about(cap, self.knee, capped),
        )
        return np.stack(moves, 1)


_REACH = 0.9998
"""How straight a walking knee gets, as a share of the leg's length."""
_ROLLS = 0.0045
"""Metres that the shin comes nearer to the thigh in a knee bent by 90 degrees."""
_KNEECAP, _SINKS = 0.8, 0.004
"""How much of the knee's bend the kneecap follows, and the metres that it comes nearer to a knee bent by 90 degrees."""


def _square(line: Array) -> Array:
    """The directions (N, 3) to the right that are square to unit lines (N, 3)."""
    across = X - line[:, :1] * line
    return np.asarray(across / np.linalg.norm(across, axis=-1, keepdims=True))


def _frames(up: Array, hinge: Array) -> Array:
    """The turns (..., 3, 3) that bring z along `up` and x near `hinge`."""
    along = up / np.linalg.norm(up, axis=-1, keepdims=True)
    across = hinge - (hinge * along).sum(-1, keepdims=True) * along
    across = across / np.linalg.norm(across, axis=-1, keepdims=True)
    return np.stack((across, np.cross(along, across), along), -1)

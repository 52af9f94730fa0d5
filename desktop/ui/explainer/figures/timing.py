"""When things happen in a figure: shares of its time, softened at both ends."""

from __future__ import annotations

MOMENTS = (0.0, 1 / 3, 2 / 3, 1.0)
"""The four times that tell the story of every figure."""


def eased(at: float, start: float, end: float) -> float:
    """0 before `start`, 1 from `end` on, and a soft way in between."""
    share = min(1.0, max(0.0, (at - start) / (end - start))) if end > start else float(at >= start)
    return share * share * (3 - 2 * share)


def moment(at: float) -> int:
    """Which of the four moments was reached last."""
    return sum(at >= each - 1e-6 for each in MOMENTS[1:])

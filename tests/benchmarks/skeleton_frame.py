"""How long one frame of the whole skeleton takes: `python -m tests.benchmarks.skeleton_frame`.

One core, one sample, 480 by 960 pixels, standing at rest and turned a little from frame to frame as a hand would.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import numpy as np

from desktop import assets
from desktop.skeleton.bones import Skeleton, load
from desktop.skeleton.camera import VIEWS, View, seen
from desktop.skeleton.kinematics import Pose
from desktop.skeleton.renderer import Renderer
from desktop.ui.theme.inks import inks
from desktop.ui.theme.theme import load as theme

SIZE = (480, 960)
FRAMES = 120
WARM = 10
AIM = 16.0
"""Milliseconds."""


@dataclass(frozen=True)
class Took:
    """Milliseconds of each frame: on the clock, and of this process alone, whatever else the machine did."""

    clock: list[float]
    own: list[float]

    def __str__(self) -> str:
        spread = f"{min(self.clock):.1f} to {max(self.clock):.1f}"
        return f"{median(self.clock):>7.1f} ms  {spread:<16} of its own {median(self.own):.1f} ms"


def timed(frame: Callable[[int], object], frames: int = FRAMES) -> Took:
    """Time each frame, once it is warm; `frame` gets the number of the frame."""
    clock, own = [], []
    for number in range(-WARM, frames):
        began, own_began = time.perf_counter(), time.process_time()
        frame(number)
        if number >= 0:
            clock.append((time.perf_counter() - began) * 1000)
            own.append((time.process_time() - own_began) * 1000)
    return Took(clock, own)


def standing(skeleton: Skeleton) -> Pose:
    """The skeleton at rest."""
    return Pose(np.tile(np.eye(4, dtype=np.float32)[:3], (len(skeleton.bones), 1, 1)))


def moving_frames(skeleton: Skeleton, frames: int = FRAMES) -> Took:
    """Each frame of the whole skeleton while it is turned."""
    renderer, pose, colours = Renderer(skeleton), standing(skeleton), inks(theme("light"))
    start = VIEWS[View.FRONT]
    return timed(lambda number: renderer.draw(pose, start.turned(3.0 * number, 0), SIZE, colours), frames)


def main() -> None:
    """Measure, and print the table."""
    skeleton = load(assets.read_bytes("skeleton/skeleton.npz"))
    whole = moving_frames(skeleton)
    triangles = len(skeleton.whole.triangles)
    print(f"{len(skeleton.bones)} bones, {triangles} triangles, {SIZE[0]} by {SIZE[1]} pixels, one core")
    reached = "reached" if median(whole.clock) <= AIM else "MISSED"
    print(f"{'whole, turning':<22}{whole}  aim: at most {AIM:.0f} ms {reached}")
    renderer, pose, colours = Renderer(skeleton), standing(skeleton), inks(theme("light"))
    for view in View:
        for samples, frames in ((1, FRAMES // 4), (3, FRAMES // 12)):
            took = timed(
                lambda _, view=view, samples=samples: renderer.draw(
                    pose, seen(view, SIZE), SIZE, colours, samples=samples, body=True
                ),
                frames,
            )
            print(f"{f'{view}, body, {samples} samples':<22}{took}")


if __name__ == "__main__":
    main()

"""How fast the skeleton is drawn, opened and moved: `python -m tests.benchmarks.explainer`.

The frame is drawn by numpy on one core, and beside it in the same run by pyqtgraph's GLViewWidget through whatever
OpenGL the display has. Opening and moving are measured in the real window on a display of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from desktop import assets
from desktop.skeleton.bones import load
from tests.benchmarks.skeleton_frame import AIM, SIZE, moving_frames
from tests.desktop_e2e.xsession import XSession, missing, wait_until, xsession

ROOT = Path(__file__).parents[2]
OPENINGS = 5
RATIO_AIM, MORE_AIM, ANSWER_AIM = 2.0, 250.0, 50.0
DRAGS, SLIDES = 120, 3
ENDS = 20
"""Presses of an arrow key from one end of the slider to the other."""


def verdict(name: str, value: float, unit: str, goal: float) -> str:
    """A figure beside what it should be."""
    reached = "reached" if value <= goal else "MISSED"
    return f"{name:<46} {value:>8.2f} {unit:<6} aim: at most {goal:g} {reached}"


def child(session: XSession, module: str, *arguments: str) -> "subprocess.Popen[str]":
    """A program of this folder on the display."""
    environment = session.environment | {"PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", f"tests.benchmarks.{module}", *arguments)
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def answer(process: "subprocess.Popen[str]") -> str:
    """The last line that a program says before it ends."""
    out, _ = process.communicate(timeout=120)
    if process.returncode:
        raise SystemExit(f"a benchmark ended with {process.returncode}")
    return out.strip().splitlines()[-1]


def frames(session: XSession) -> None:
    """One core of numpy against OpenGL on all cores."""
    skeleton = load(assets.read_bytes("skeleton/skeleton.npz"))
    own = median(moving_frames(skeleton).clock)
    apart, together, driver = answer(child(session, "opengl_frame")).split(maxsplit=2)
    print(f"{len(skeleton.bones)} bones, {len(skeleton.whole.triangles)} triangles, {SIZE[0]} by {SIZE[1]} pixels")
    print(verdict("A frame of the whole skeleton, one core", own, "ms", AIM))
    print(f"The same by GLViewWidget, {driver}:")
    print(f"{'  each bone with its own transform':<46} {float(apart):>8.2f} ms")
    print(f"{'  in one piece that cannot move':<46} {float(together):>8.2f} ms")
    print(verdict("Beside GLViewWidget, bone by bone", own / float(apart), "times", RATIO_AIM))
    print(f"{'Beside GLViewWidget, in one piece':<46} {own / float(together):>8.2f} times")


def opening(session: XSession) -> None:
    """The panels for the first time, beside a switch between two text pages."""
    runs = [json.loads(answer(child(session, "answering", "opening"))) for _ in range(OPENINGS)]
    switch, words, picture = (median(run[name] for run in runs) for name in ("switch", "words", "picture"))
    print(f"{'A switch between two text pages':<46} {switch:>8.1f} ms")
    print(f"{'The panels for the first time, words':<46} {words:>8.1f} ms")
    print(f"{'The panels for the first time, skeleton':<46} {picture:>8.1f} ms")
    print(
        verdict(
            "More than the switch, skeleton painted", median(r["picture"] - r["switch"] for r in runs), "ms", MORE_AIM
        )
    )


def moving(session: XSession) -> None:
    """Drag and slide with real events, in bursts as a hand makes them."""
    process = child(session, "answering", "moving")
    assert process.stdout
    places = json.loads(process.stdout.readline())
    window = session.window("^Evenfoot$")
    x, y = places["view"]
    steps = [f"mousemove {x + (n % 60) * 2} {y + n % 9} sleep 0.016" for n in range(DRAGS)]
    drag = f"mousemove {x} {y} mousedown 1 sleep 0.05 {' '.join(steps)} mouseup 1"
    session.tool("xdotool", *drag.split())
    # A press at its left end brings the slider there, and the keys to the slider.
    session.tool("xdotool", "mousemove", *map(str, places["slider"]), "click", "1", "sleep", "0.3")
    for key in ("Right", "Left") * SLIDES:
        session.tool("xdotool", "key", "--delay", "40", *[key] * ENDS)
    wait_until(lambda: session.windows("^Evenfoot$"), "the window is there")
    session.close(window)
    took = json.loads(answer(process))
    p95 = quantiles(took, n=20)[-1]
    print(f"{len(took)} key presses and movements, median {median(took):.1f} ms, slowest {max(took):.1f} ms")
    print(verdict("Input to painted frame, 95 of 100", p95, "ms", ANSWER_AIM))


def main() -> None:
    """Measure, and print the tables."""
    if lacking := missing():
        print(f"The explainer needs a display to be measured: {', '.join(lacking)}")
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory(prefix="evenfoot-benchmark-") as name, xsession(Path(name)) as session:
        for measure in (frames, opening, moving):
            measure(session)
            print()


if __name__ == "__main__":
    main()

"""Starts a program in a process of its own, measures its time and memory, and writes the lines of the tables."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Timer

ROOT = Path(__file__).parents[2]
DRIVER = (sys.executable, str(Path(__file__).with_name("first_paint.py")))
"""What runs a program that is not frozen; its kind comes behind."""
MIB = 1024
PATIENCE = 20.0


@dataclass(frozen=True)
class Run:
    """One process: seconds until its window was painted and until it could be used, and memory in MiB."""

    seconds: float
    ready: float
    memory: float
    chart_seconds: float = 0.0
    chart_memory: float = 0.0


def pss(process: int) -> float:
    """The memory that a process takes, its share of what is shared included, in MiB."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    assert found, rollup
    return int(found[1]) / MIB


@contextmanager
def started(command: Sequence[str], home: Path) -> Iterator[subprocess.Popen[str]]:
    """A program under the driver with its data below `home`, ended if it takes longer than any of this should."""
    environment = os.environ | {"XDG_DATA_HOME": str(home)}
    environment |= {} if "DISPLAY" in os.environ else {"QT_QPA_PLATFORM": "offscreen"}
    # What is installed for good has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True, bufsize=1) as process:
        watchdog = Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            yield process
        finally:
            watchdog.cancel()
            process.kill()


def measure(command: Sequence[str], home: Path) -> Run:
    """Start one program, wait for its window, look at its memory, and let it close itself."""
    kind = command[-1]
    began = time.monotonic()
    with started(command, home) as process:
        assert process.stdin
        assert process.stdout

        def answer(word: str) -> float:
            line = process.stdout.readline().split()
            if line[:1] != [word]:
                said = " ".join(line) or "nothing"
                raise SystemExit(f"{kind} did not say {word!r}; it said {said!r} and ended with {process.wait()}")
            return float(line[1]) if len(line) > 1 else 0.0

        def look() -> float:
            memory = pss(process.pid)
            process.stdin.write("go on\n")
            return memory

        seconds = answer("painted") - began
        ready = answer("ready") - began
        answer("settled")
        memory = look()
        chart = (answer("chart"), look()) if kind == "chart" else ()
        run = Run(seconds, ready, memory, *chart)
        if process.wait() != 0:
            raise SystemExit(f"{kind} ended with {process.returncode}")
    return run


def row(name: str, values: list[float], unit: str, digits: int) -> str:
    """A line of the table: the median, and between which values it lies."""
    low, high = min(values), max(values)
    return f"{name:<34} {median(values):>8.{digits}f} {unit:<4} {low:.{digits}f} to {high:.{digits}f}"


def aim(name: str, value: str, goal: str, reached: bool) -> str:
    """A line under the table: a figure beside what it should be."""
    return f"{name:<34} {value:>13} aim: at most {goal:<8} {'reached' if reached else 'MISSED'}"


def place() -> str:
    """Where the windows are shown."""
    return "on a display" if "DISPLAY" in os.environ else "offscreen"

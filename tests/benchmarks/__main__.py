"""Prints how long Evenfoot takes to show its window, and its memory, beside a bare window; then the other figures.

Run as `python -m tests.benchmarks` from the checkout, on Linux. Both programs run in turn, warm, each in a process of
its own, and Evenfoot as by its icon, without arguments; the figures are medians. On the offscreen platform, or on the
display if there is one.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Timer

from desktop.storage import folders
from tests.benchmarks import explainer, page, ten_years

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("first_paint.py")
ROUNDS = 9
MIB = 1024
PATIENCE = 20.0
TIME_AIM = 1.5
MEMORY_AIM = 40.0


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
def started(kind: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    """A program under the driver with its data below `home`, ended if it takes longer than any of this should."""
    environment = os.environ | {"XDG_DATA_HOME": str(home)}
    environment |= {} if "DISPLAY" in os.environ else {"QT_QPA_PLATFORM": "offscreen"}
    # What is installed for good has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = (sys.executable, str(DRIVER), kind)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True, bufsize=1) as process:
        watchdog = Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            yield process
        finally:
            watchdog.cancel()
            process.kill()


def measure(kind: str, home: Path) -> Run:
    """Start one program, wait for its window, look at its memory, and let it close itself."""
    began = time.monotonic()
    with started(kind, home) as process:
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


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory(prefix="evenfoot-benchmark-") as name:
        home = Path(name)
        began = time.monotonic()
        count = ten_years.write(folders.data_folder(home / folders.NAME))
        print(f"A diary of ten years: {count} records, written in {time.monotonic() - began:.1f} s")
        pairs = [(measure("bare", home), measure("evenfoot", home)) for _ in range(ROUNDS + 1)][1:]
        charts = [measure("chart", home) for _ in range(ROUNDS // 3)]
    bare, program = ([pair[n] for pair in pairs] for n in (0, 1))
    print(f"Medians of {ROUNDS} runs in turn, {'on a display' if 'DISPLAY' in os.environ else 'offscreen'}, warm\n")
    print(row("Start to painted: bare window", [run.seconds for run in bare], "s", 3))
    print(row("Start to painted: Evenfoot", [run.seconds for run in program], "s", 3))
    print(row("Start to Today in use: Evenfoot", [run.ready for run in program], "s", 3))
    print(row("Memory: bare window", [run.memory for run in bare], "MiB", 1))
    print(row("Memory: Evenfoot", [run.memory for run in program], "MiB", 1))
    print(row("First chart: to open it", [run.chart_seconds for run in charts], "s", 3))
    print(row("First chart: memory with it", [run.chart_memory for run in charts], "MiB", 1))
    # Pair by pair: whatever else this machine was doing then, it did to both.
    ratio = median(run.seconds / beside.seconds for beside, run in pairs)
    in_use = median(run.ready / beside.seconds for beside, run in pairs)
    more = median(run.memory - beside.memory for beside, run in pairs)
    print()
    print(aim("Start beside the bare window", f"{ratio:.2f} times", f"{TIME_AIM} times", ratio <= TIME_AIM))
    print(f"{'Today in use beside the bare window':<34} {in_use:>7.2f} times")
    print(aim("Memory above the bare window", f"{more:.1f} MiB", f"{MEMORY_AIM:.0f} MiB", more <= MEMORY_AIM))
    print("\nThe skeleton\n")
    explainer.main()
    print("\nThe physician's page\n", flush=True)
    page.main()


if __name__ == "__main__":
    main()

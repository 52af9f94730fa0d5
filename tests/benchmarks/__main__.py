"""Prints how long Evenfoot takes to show its window, and its memory, beside a bare window; then the other figures.

Run as `python -m tests.benchmarks` from the checkout, on Linux. Both programs run in turn, warm, each in a process of
its own, and Evenfoot as by its icon, without arguments; the figures are medians. On the offscreen platform, or on the
display if there is one.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from desktop.storage import folders
from tests.benchmarks import explainer, page, ten_years
from tests.benchmarks.runs import DRIVER, aim, measure, place, row

ROUNDS = 9
TIME_AIM = 1.5
MEMORY_AIM = 40.0


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory(prefix="evenfoot-benchmark-") as name:
        home = Path(name)
        began = time.monotonic()
        count = ten_years.write(folders.data_folder(home / folders.NAME))
        print(f"A diary of ten years: {count} records, written in {time.monotonic() - began:.1f} s")
        pairs = [(measure((*DRIVER, "bare"), home), measure((*DRIVER, "evenfoot"), home)) for _ in range(ROUNDS + 1)][
            1:
        ]
        charts = [measure((*DRIVER, "chart"), home) for _ in range(ROUNDS // 3)]
    bare, program = ([pair[n] for pair in pairs] for n in (0, 1))
    print(f"Medians of {ROUNDS} runs in turn, {place()}, warm\n")
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

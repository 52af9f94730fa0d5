"""Prints how large the frozen Evenfoot is and how soon it shows its window, beside a frozen bare window.

Run as `python -m tests.benchmarks.frozen` from the checkout, on Linux; it freezes what it measures, which takes about
two minutes. The bare window is frozen by the same rules with the same libraries. What is timed is Evenfoot frozen with
the few lines around it that say when its window was painted; what is weighed is the bundle as it is shipped. Both
programs run in turn, warm; the figures are medians. On the offscreen platform, or on the display if there is one.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from desktop.storage import folders
from tests.benchmarks import ten_years
from tests.benchmarks.runs import ROOT, aim, measure, place, row

HERE = Path(__file__).parent
FREEZE = ROOT / "packaging" / "freeze"
OUT = ROOT / "build" / "benchmark"
ROUNDS = 15
SIZE_AIM = 1.15
TIME_AIM = 1.5
MB = 1e6


def freeze(*more: str | Path) -> None:
    """Freeze one program into OUT."""
    subprocess.run([sys.executable, FREEZE, "--out", OUT, *more], check=True, stdout=subprocess.DEVNULL)


def size(folder: Path) -> float:
    """What the files of a bundle take, in MB, each counted once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / MB


def main() -> None:
    """Freeze, measure, and print the table."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks.frozen", description=__doc__)
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="weigh this one instead of freezing it anew")
    parser.add_argument("--again", action="store_true", help="take what the last run has frozen")
    parser.add_argument("--python", default=sys.executable, metavar="PY", help="the interpreter that is frozen in")
    options = parser.parse_args()
    if not options.again:
        python = ("--python", options.python)
        if options.bundle is None:
            freeze(*python)
        freeze(*python, "--entry", HERE / "bare.py", "--name", "bare")
        freeze(*python, "--entry", HERE / "first_paint.py", "--name", "watched")
    bundle, beside = options.bundle or OUT / "evenfoot", OUT / "bare"
    bare_command, command = (str(beside / "bare"), "bare"), (str(OUT / "watched" / "watched"), "evenfoot")
    with tempfile.TemporaryDirectory(prefix="evenfoot-benchmark-") as name:
        home = Path(name)
        ten_years.write(folders.data_folder(home / folders.NAME))
        pairs = [(measure(bare_command, home), measure(command, home)) for _ in range(ROUNDS + 1)][1:]
    bare, program = ([pair[n] for pair in pairs] for n in (0, 1))
    print(f"Medians of {ROUNDS} runs in turn, {place()}, warm, with a diary of ten years\n")
    print(f"{'Size: frozen bare window':<34} {size(beside):>8.1f} MB")
    print(f"{'Size: frozen Evenfoot':<34} {size(bundle):>8.1f} MB")
    print(row("Start to painted: bare window", [run.seconds for run in bare], "s", 3))
    print(row("Start to painted: Evenfoot", [run.seconds for run in program], "s", 3))
    print(row("Start to Today in use: Evenfoot", [run.ready for run in program], "s", 3))
    print(row("Memory: bare window", [run.memory for run in bare], "MiB", 1))
    print(row("Memory: Evenfoot", [run.memory for run in program], "MiB", 1))
    larger = size(bundle) / size(beside)
    later = median(run.seconds / other.seconds for other, run in pairs)
    print()
    print(aim("Size beside the bare window", f"{larger:.2f} times", f"{SIZE_AIM} times", larger <= SIZE_AIM))
    print(aim("Start beside the bare window", f"{later:.2f} times", f"{TIME_AIM} times", later <= TIME_AIM))


if __name__ == "__main__":
    main()

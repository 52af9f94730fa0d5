"""How large the bundle is beside a bare window frozen by the same rules, and how soon both are seen."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import frozen
import product
from interpreter import SERIES
from linux.debian_root import Failed
from wine import Prefix

FIGURES = Path(__file__).with_name("FIGURES.txt")
ROUNDS = 7
BARE, WATCHED = "bare", "watched"


def freeze_both(windows: Prefix, again: bool) -> None:
    """Freeze the bare window, and Evenfoot with the few lines around it that say when its window was painted.

    With `again` what was frozen before is taken as it is.
    """
    for name, entry in ((BARE, "bare.py"), (WATCHED, "first_paint.py")):
        if not (again and (frozen.OUT / name / f"{name}.com").exists()):
            frozen.freeze(windows, name, "--entry", frozen.BENCHMARKS / entry, "--name", name)


def seconds(windows: Prefix, name: str, kind: str) -> float:
    """How long it takes from the start of a program to its first paint, as seen from outside."""
    began = time.monotonic()
    with windows.start(frozen.OUT / name / f"{name}.com", kind) as program:
        assert program.stdin
        assert program.stdout
        try:
            line = program.stdout.readline()
            took = time.monotonic() - began
            # It waits to be looked at, and closes then.
            program.communicate("go on\n", timeout=60)
        finally:
            program.kill()
    if not line.startswith("painted"):
        raise Failed(f"{name} said {line!r}")
    return took


def measure(windows: Prefix, setup: Path) -> str:
    """Start both in turn, and write what came out beside this file."""
    pairs = [(seconds(windows, BARE, "bare"), seconds(windows, WATCHED, "evenfoot")) for _ in range(ROUNDS + 1)][1:]
    bare, evenfoot = (median(pair[n] for pair in pairs) for n in (0, 1))
    small, large = (frozen.size(frozen.OUT / name) / 1e6 for name in (BARE, product.COMMAND))
    rows = [
        ("Size: frozen bare window", f"{small:.1f} MB", ""),
        ("Size: frozen Evenfoot", f"{large:.1f} MB", f"{large / small:.2f} times"),
        ("Size: installer", f"{setup.stat().st_size / 1e6:.1f} MB", ""),
        ("Start to painted: frozen bare window", f"{bare:.2f} s", ""),
        ("Start to painted: frozen Evenfoot", f"{evenfoot:.2f} s", f"{median(b / a for a, b in pairs):.2f} times"),
    ]
    lines = [f"{name:<38} {value:>10}  {remark}".rstrip() for name, value, remark in rows]
    head = (
        f"Evenfoot {product.version()}, frozen for Windows with Python {SERIES}, started under Wine 10 on Debian 13.\n"
        f"Starts: medians of {ROUNDS} in turn, warm, Wine's own start in each: no figures of a real Windows."
    )
    FIGURES.write_text("\n".join([head, "", *lines, ""]), encoding="utf-8")
    return "; ".join(" ".join(line.split()) for line in lines)

"""The file beside the program is what the baking script writes, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINNED = dict(
    line.split("==")
    for line in (ROOT / "packaging" / "resources" / "requirements.txt").read_text().splitlines()
    if line and not line.startswith("#")
)


def missing() -> str:
    """What keeps the script from baking the same bytes here, or nothing."""
    for name, pinned in PINNED.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            return f"{name} is not installed"
        if found != pinned:
            return f"{name} is {found}, the file was baked with {pinned}"
    return ""


def test_every_tool_of_the_oven_has_its_version() -> None:
    assert {"mujoco", "myo-sim", "numpy", "scipy"} <= PINNED.keys()
    assert all(part.isdigit() for number in PINNED.values() for part in number.split(".")[:2])


@pytest.mark.parametrize("word", ["Apache License", "2016.2586891", "myo-sim", "What we changed"])
def test_licence_and_credit_lie_beside_the_file(word: str) -> None:
    beside = ROOT / "resources" / "skeleton"
    assert word in (beside / "NOTICE").read_text() + (beside / "LICENSE").read_text()


@pytest.mark.skipif(bool(missing()), reason=missing() or "it can be baked")
def test_baking_again_gives_the_same_bytes() -> None:
    script = ROOT / "packaging" / "resources" / "bake_skeleton.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ok"), done.stderr

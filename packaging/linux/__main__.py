"""Makes the Debian package of the program: `python packaging/linux` in a checkout, dist/evenfoot_VERSION_ARCH.deb.

Needs dpkg-dev, and the libraries that the bundle links from the system: `.ci/run` names their packages.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import history
import product
from freeze import __main__ as freezing
from linux import deb


def main() -> int:
    """Build the package, and say where it is and how large; gives 0 if it is there, else 1."""
    parser = argparse.ArgumentParser("python packaging/linux", description="Make the Debian package.")
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="the frozen program; frozen first, unless given")
    parser.add_argument("--out", type=Path, default=product.ROOT / "dist", metavar="DIR", help="where the package goes")
    parser.add_argument("--fast", action="store_true", help="pack quickly and loosely, for a trial")
    options = parser.parse_args()
    try:
        bundle = options.bundle or _made(sys.executable, "freeze", options.out) / product.COMMAND
        # The icons are painted by Qt: where this Python has none, the one that freezes has.
        with freezing.alone():
            painter = sys.executable if find_spec("PySide6") else freezing.environment(sys.executable)
        icons = _made(painter, "icon", product.ROOT / "build" / "icons")
        file = deb.build(bundle.resolve(), icons, options.out, history.made(), fast=options.fast)
    except (deb.BuildError, LookupError, subprocess.CalledProcessError) as error:
        print(f"packaging/linux: {error}", file=sys.stderr)
        return 1
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")
    return 0


def _made(python: str | Path, room: str, out: Path) -> Path:
    """Let another room make its things in `out`."""
    subprocess.run(
        (python, product.ROOT / "packaging" / room, "--out", out),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return out


if __name__ == "__main__":
    sys.exit(main())

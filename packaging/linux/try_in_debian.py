"""Tries a Debian package in fresh Debian systems: `python packaging/linux/try_in_debian.py DEB`, as root.

Each is bootstrapped once into build/roots from the mirror that this machine is set up with, copied, tried and thrown
away; needs debootstrap and what `.ci/run` installs. Prints a table, keeps pictures of the windows, gives 1 if
anything failed. The figures of the last run are in FIGURES.txt beside this file.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parents[2]))

import product
from linux.checks import CHECKS, Trial
from linux.debian_root import Failed, fresh

from tests.desktop_e2e.xsession import xsession

RELEASES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
ROOTS = product.ROOT / "build" / "roots"
FAILED = "FAILED"
PICTURES = product.ROOT / "build" / "pictures"


def tried(package: Path, release: str, options: argparse.Namespace) -> dict[str, str]:
    """What became of each check in a fresh `release`; after one that fails, no more are made."""
    results: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="evenfoot-") as name, xsession(Path(name) / "desktop") as desktop:
        try:
            with fresh(release, options.roots, options.mirror, Path(name)) as root:
                trial = Trial(root, desktop, package, options.pictures, release)
                for check, make in CHECKS.items():
                    results[check] = FAILED
                    began = time.monotonic()
                    remark = make(trial)
                    results[check] = f"{time.monotonic() - began:5.1f} s  {remark}".rstrip()
        except (Failed, AssertionError) as error:
            print(f"{RELEASES[release]}: {error}", file=sys.stderr)
    return results


def table(package: Path, results: dict[str, dict[str, str]]) -> str:
    """The results as lines of text, a column for each release."""
    rows = [["", *(RELEASES[release] for release in results)]]
    rows += [[check, *(found.get(check, "not made") for found in results.values())] for check in CHECKS]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join([f"{package.name}, {package.stat().st_size / 1e6:.1f} MB", *lines])


def main() -> int:
    """Try it, print the table; gives 0 if all went well, 1 if anything failed, 2 if nothing can be tried."""
    parser = argparse.ArgumentParser("python packaging/linux/try_in_debian.py", description="Try a Debian package.")
    parser.add_argument("package", type=Path, metavar="DEB", help="what `python packaging/linux` has made")
    parser.add_argument("--release", action="append", choices=RELEASES, help="only this one; may be given again")
    parser.add_argument("--mirror", metavar="URL", help="where Debian comes from; as apt does it, unless given")
    parser.add_argument("--roots", type=Path, default=ROOTS, metavar="DIR", help="where fresh systems are kept")
    parser.add_argument("--pictures", type=Path, default=PICTURES, metavar="DIR", help="where the pictures go")
    options = parser.parse_args()
    if os.geteuid():
        parser.error("only root can enter another system")
    if not options.package.is_file():
        parser.error(f"no file {options.package}")
    options.pictures.mkdir(parents=True, exist_ok=True)
    package = options.package.resolve()
    results = {release: tried(package, release, options) for release in options.release or RELEASES}
    print(table(package, results))
    good = all(set(found) == set(CHECKS) and FAILED not in found.values() for found in results.values())
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

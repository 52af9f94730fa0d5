"""Builds Evenfoot for Windows under Wine 10, wraps it, and tries the installer: `python packaging/windows/under_wine`.

A longer run, for Linux, as root, with what `.ci/run` installs: it bootstraps a Debian 13 with Wine, puts Python for
Windows together from PyPI, freezes our own wheel by the recipe of all systems, makes the installer, and installs,
starts, upgrades and removes it in a Windows on which nothing was ever installed. A line for each step; the exit code is
1 if any failed. What it fetches is kept in build/under_wine, pictures of the window go to build/pictures, the figures
to FIGURES.txt beside this file.

What is frozen here is never released: the interpreter comes from a third party, and Wine is no Windows. It shows that
the bundle is complete, that the program's own parts for Windows run, and that the installer does what it says. It
cannot show SmartScreen, real fonts and sizes of letters, input methods, printers, or how fast Windows is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parents[2]))
sys.path.insert(2, str(Path(__file__).resolve().parents[3]))

import figures
import frozen
import interpreter
import product
import trial
import wine
from steps import Steps

from tests.desktop_e2e.xsession import XSession, xsession

TOOLS = (
    "debootstrap",
    "unshare",
    "chroot",
    "makensis",
    wine.COMPILER,
    "Xvfb",
    "openbox",
    "xdotool",
    "import",
    "pdftotext",
)


def build(steps: Steps, workshop: list[wine.Prefix], options: argparse.Namespace, display: str) -> bool:
    """Freeze Evenfoot; `workshop` gets the Windows that it was done in. Gives whether all went well."""

    def prepare() -> None:
        workshop.append(wine.copied(wine.debian(options.mirror), "workshop", display))

    made = steps.do("a Debian with Wine, a Windows", prepare) and steps.do("fetch", interpreter.fetch)
    if made and not options.again:
        shutil.rmtree(frozen.OUT, ignore_errors=True)
        made = (
            steps.do("unpack", interpreter.unpack)
            and steps.do("draw the icons", lambda: frozen.draw_icons(workshop[0]))
            and steps.do("freeze Evenfoot", lambda: frozen.freeze(workshop[0], product.COMMAND))
        )
    return made and steps.do("what was frozen is the wheels'", frozen.as_in_the_wheels)


def attempt(steps: Steps, workshop: wine.Prefix, desktop: XSession, fast: bool) -> Path | None:
    """Make the installer and try it; after a step that fails no more are made. Gives the installer."""
    made: list[Path] = []
    bundle = frozen.OUT / product.COMMAND

    def wrap() -> str:
        made.append(frozen.installer(wine.BUILD, bundle, fast=fast))
        return f"{made[0].stat().st_size / 1e6:.1f} MB"

    if not steps.do("make the installer", wrap):
        return None
    windows = wine.copied(workshop.root, "trial", workshop.display)
    tried = trial.Trial(windows, desktop, bundle, made[0])
    try:
        all(steps.do(name, partial(check, tried)) for name, check in trial.CHECKS.items())
    finally:
        windows.end()
    return made[0]


def try_and_measure(steps: Steps, workshop: wine.Prefix, desktop: XSession, options: argparse.Namespace) -> None:
    """Try the installer; what the program is compared with is frozen in the meantime, on another core."""
    if options.fast:
        attempt(steps, workshop, desktop, fast=True)
        return
    with ThreadPoolExecutor(1) as beside:
        frozen_beside = beside.submit(figures.freeze_both, workshop, options.again)
        setup = attempt(steps, workshop, desktop, fast=False)
        if steps.do("freeze what it is compared with", frozen_beside.result) and setup:
            steps.do("figures", partial(figures.measure, workshop, setup))


def main() -> int:
    """Do it all; gives 0 if all went well, 1 if anything failed."""
    parser = argparse.ArgumentParser("python packaging/windows/under_wine", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mirror", metavar="URL", help="where Debian comes from; as apt does it, unless given")
    parser.add_argument("--again", action="store_true", help="try what the last run has frozen")
    parser.add_argument("--fast", action="store_true", help="no figures, and an installer packed fast")
    options = parser.parse_args()
    if os.geteuid():
        parser.error("only root can enter another system")
    if lacking := wine.missing(TOOLS):
        parser.error(f"missing on this machine: {', '.join(lacking)}")
    wine.apart()
    wine.BUILD.mkdir(parents=True, exist_ok=True)
    steps = Steps()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="evenfoot-")))
        desktop = stack.enter_context(xsession(folder / "desktop"))
        workshop: list[wine.Prefix] = []
        if build(steps, workshop, options, desktop.environment["DISPLAY"]):
            stack.callback(workshop[0].end)
            try_and_measure(steps, workshop[0], desktop, options)
    return 1 if steps.failed else 0


if __name__ == "__main__":
    sys.exit(main())

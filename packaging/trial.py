"""Installs an installer on this very machine, tries the program and takes it away again.

`python packaging/trial.py INSTALLER` is for the empty machines of the release workflow: it installs for real (on Linux
through apt-get, as root or by sudo), writes a diary where a person's would be, and refuses to start where there
already is one. The diary has to outlive the program.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import product
import smoke

SECONDS = 120
SAMPLE = product.ROOT / "resources" / "sample" / "diary.json"


class Failed(Exception):
    """What did not work, in words."""


def run(*command: str | Path) -> None:
    """Run a command; raises Failed with all that it said."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        words = " ".join(str(part) for part in command)
        raise Failed(f"{words}: exit code {done.returncode}\n{done.stdout}{done.stderr}")


def diary() -> Path:
    """Where a person's diary is on this system."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ["LOCALAPPDATA"]) / "evenfoot" / "diary.db"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "evenfoot" / "diary.db"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "evenfoot" / "diary.db"


def gone(folder: Path) -> bool:
    """Whether `folder` is away, or goes within two minutes: an uninstaller on Windows works on after it has ended."""
    end = time.monotonic() + SECONDS
    while folder.exists() and time.monotonic() < end:
        time.sleep(1)
    return not folder.exists()


@contextmanager
def windows(installer: Path) -> Iterator[Path]:
    """The installer for one person, silently, and once more over itself."""
    folder = Path(os.environ["LOCALAPPDATA"]) / "Programs" / product.NAME
    run(installer, "/S")
    run(installer, "/S")
    yield folder
    run(folder / "uninstall.exe", "/S")
    if not gone(folder):
        raise Failed(f"left behind: {', '.join(str(path) for path in folder.rglob('*'))}")


@contextmanager
def macos(image: Path) -> Iterator[Path]:
    """The disk image, opened, copied into the person's applications, and closed."""
    applications = Path.home() / "Applications"
    applications.mkdir(exist_ok=True)
    installed = applications / f"{product.NAME}.app"
    with tempfile.TemporaryDirectory() as name:
        run("hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", name, image)
        try:
            run("ditto", Path(name) / installed.name, installed)
        finally:
            run("hdiutil", "detach", "-force", name)
    run("codesign", "--verify", "--deep", "--strict", installed)
    yield installed
    shutil.rmtree(installed)


@contextmanager
def debian(package: Path) -> Iterator[Path]:
    """The package, with what it depends on."""
    root = [] if os.geteuid() == 0 else ["sudo"]
    apt = (*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "--no-install-recommends")
    run(*apt, "update")
    run(*apt, "install", package.resolve())
    yield Path("/usr/bin") / product.COMMAND
    run(*apt, "remove", product.COMMAND)
    for place in (Path("/usr/bin") / product.COMMAND, Path("/usr/lib") / product.COMMAND):
        if os.path.lexists(place):
            raise Failed(f"left behind: {place}")


INSTALLERS = {".exe": windows, ".dmg": macos, ".deb": debian}


def trial(installer: Path) -> None:
    """Install, write a diary, run the smoke test, uninstall, look for the diary; raises Failed."""
    kept = diary()
    if kept.parent.exists():
        raise Failed(f"{kept.parent} is here already; this is for a machine that nobody keeps a diary on")
    with INSTALLERS[installer.suffix](installer) as where:
        started = smoke.program(where)
        run(started, "import", SAMPLE)
        before = hashlib.sha256(kept.read_bytes()).hexdigest()
        if wrong := smoke.smoke(where):
            raise Failed("\n".join(wrong))
    if not kept.is_file():
        raise Failed(f"the diary went with the program: {kept}")
    if hashlib.sha256(kept.read_bytes()).hexdigest() != before:
        raise Failed(f"the diary is not what it was: {kept}")
    shutil.rmtree(kept.parent)


def main() -> int:
    """Try it; exit code 1 and what went wrong on standard error, or one line."""
    parser = argparse.ArgumentParser("python packaging/trial.py", description="Install, try and uninstall.")
    parser.add_argument("installer", type=Path, metavar="INSTALLER", help="an .exe, a .dmg or a .deb")
    options = parser.parse_args()
    if options.installer.suffix not in INSTALLERS:
        parser.error(f"not an installer: {options.installer}")
    try:
        trial(options.installer)
    except Failed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.installer.name}: installed, tried, uninstalled; the diary stayed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Freezes the checkout: wheel, fresh environment with the pinned packages, PyInstaller, dist/evenfoot.

Run as `python packaging/freeze` from anywhere. The bundle is made of the installed wheel only, and of exactly the
packages whose hashes are in packaging/requirements-build.txt; what is left in build/ makes the next run faster.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import history
import product

HERE = Path(__file__).resolve().parent
BUILD = product.ROOT / "build" / "freeze"
REQUIREMENTS = HERE.parent / "requirements-build.txt"
SOURCES = ("desktop", "resources", "pyproject.toml", "README.md", "LICENSE")
PYTHON = Path("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PATIENCE = 1800


@contextmanager
def alone() -> Iterator[None]:
    """Wait until nobody else freezes in this checkout, and keep others waiting."""
    BUILD.mkdir(parents=True, exist_ok=True)
    # The one lock of the standard library that holds on every system and goes with its process.
    with closing(sqlite3.connect(BUILD / "lock", timeout=PATIENCE)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def run(*command: str | Path, **more: str) -> None:
    """Run a command in the build folder, with an environment that nothing of this shell leaks into."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONNOUSERSITE": "1", "PYTHONHASHSEED": "0"} | more
    subprocess.run([str(part) for part in command], cwd=BUILD, env=environment, check=True)


def tag(python: str) -> str:
    """What an environment is called after: the version of `python`, and what is installed into it."""
    asked = "import sys, sysconfig; print(sys.version.split()[0], sysconfig.get_platform(), sep='-')"
    version = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
    return f"{version}-{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]}"


def environment(python: str) -> Path:
    """The interpreter of an environment with the pinned packages, made if there is none yet."""
    BUILD.mkdir(parents=True, exist_ok=True)
    folder = BUILD / tag(python)
    done = folder / "done"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        run(python, "-m", "venv", folder)
        run(folder / PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", REQUIREMENTS)
        done.touch()
    return folder / PYTHON


def wheel(python: Path) -> Path:
    """The checkout as a wheel, built from a copy, where nothing of an earlier build lies about."""
    source, out = python.parents[1] / "source", python.parents[1] / "wheel"
    for folder in (source, out):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir()
    for name in SOURCES:
        if (product.ROOT / name).is_dir():
            shutil.copytree(product.ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(product.ROOT / name, source)
    run(python, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "-w", out, source)
    (made,) = out.glob("*.whl")
    return made


def draw_icons(python: Path) -> None:
    """Draw the icons anew into build/icons."""
    run(python, HERE.parent / "icon", "--out", product.ROOT / "build" / "icons", QT_QPA_PLATFORM="offscreen")


def freeze(python: str, out: Path, name: str, *more: str | Path) -> Path:
    """Make the bundle `name` in `out` and give its place; `more` goes to the recipe."""
    inside = environment(python)
    pip = (inside, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--force-reinstall")
    run(*pip, wheel(inside))
    draw_icons(inside)
    run(
        *(inside, "-m", "PyInstaller", "--noconfirm", "--clean"),
        *("--distpath", out.resolve(), "--workpath", inside.parents[1] / "work", HERE / "evenfoot.spec", "--", *more),
        PYI_LOG_LEVEL="ERROR",
        SOURCE_DATE_EPOCH=f"{history.made().timestamp():.0f}",
    )
    return out / (f"{product.NAME}.app" if sys.platform == "darwin" else name)


def main() -> int:
    """Freeze, and say where the bundle is and how large."""
    parser = argparse.ArgumentParser("python packaging/freeze", description="Freeze the checkout into a bundle.")
    parser.add_argument("--python", default=sys.executable, metavar="PY", help="the interpreter that is frozen in")
    parser.add_argument("--out", type=Path, default=product.ROOT / "dist", metavar="DIR", help="where the bundle goes")
    parser.add_argument("--entry", type=Path, metavar="FILE", help="freeze another program by the same rules")
    parser.add_argument("--name", default=product.COMMAND, help="what the bundle of the other program is called")
    options = parser.parse_args()
    other = ("--entry", options.entry.resolve(), "--name", options.name) if options.entry else ()
    try:
        with alone():
            made = freeze(options.python, options.out, options.name, *other)
    except subprocess.CalledProcessError as error:
        print(f"packaging/freeze: {Path(error.cmd[0]).name} {' '.join(error.cmd[1:3])} failed", file=sys.stderr)
        return 1
    except LookupError as error:
        print(f"packaging/freeze: {error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{made}: {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

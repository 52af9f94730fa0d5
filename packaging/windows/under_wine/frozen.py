"""Freezes Evenfoot for Windows by the recipe of all systems, and looks at what came out."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import product
from interpreter import PYTHON, SITE
from linux.debian_root import Failed
from wine import BUILD, Prefix

RECIPE = product.ROOT / "packaging" / "freeze" / "evenfoot.spec"
BENCHMARKS = product.ROOT / "tests" / "benchmarks"
OUT = BUILD / "frozen"
PATIENCE = 900.0
MADE_BY_THE_FREEZER = {f"{product.NAME}.exe", f"{product.COMMAND}.com", "base_library.zip"}


def draw_icons(windows: Prefix) -> str:
    """Draw the icons with the Windows that is here; freezing and wrapping take them."""
    windows.must("python/python.exe", product.ROOT / "packaging" / "icon", patience=PATIENCE)
    return ""


def freeze(windows: Prefix, name: str, *more: object) -> str:
    """Freeze what the recipe says by itself, or another program; says how large it is."""
    said = windows.must(
        *("python/python.exe", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *("--distpath", OUT, "--workpath", BUILD / "work" / name, RECIPE, *(("--", *more) if more else ())),
        patience=PATIENCE,
    )
    if said:
        raise Failed(said)
    return f"{size(OUT / name) / 1e6:.1f} MB"


def size(folder: Path) -> int:
    """What the files of a bundle take, in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def as_in_the_wheels() -> str:
    """Every library in the bundle is one of a wheel or of Python, to the last byte: none is Wine's, none is ours."""
    known = {_sum(path) for folder in (PYTHON, SITE) for path in folder.rglob("*") if path.suffix in {".dll", ".pyd"}}
    bundle = OUT / product.COMMAND
    binaries = [path for path in bundle.rglob("*") if path.is_file() and path.read_bytes()[:2] == b"MZ"]
    strange = [path.name for path in binaries if path.name not in MADE_BY_THE_FREEZER and _sum(path) not in known]
    if strange or not binaries:
        raise Failed(f"from elsewhere: {', '.join(sorted(strange))}")
    return f"{len(binaries)} libraries and programs"


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def installer(out: Path, bundle: Path, *, fast: bool = False, **more: str | int | Path) -> Path:
    """Wrap a bundle as `python packaging/windows` does; `more` stands in for what that would tell its scripts."""
    found = importlib.util.spec_from_file_location("windows_installer", RECIPE.parents[1] / "windows" / "__main__.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    made = module.build(bundle, out, fast, **more)
    assert isinstance(made, Path)
    return made

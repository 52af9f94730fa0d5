"""Lays out what the package installs, below a folder that stands for the root of a system."""

from __future__ import annotations

import gzip
import os
import shutil
from datetime import datetime
from pathlib import Path

import product
from linux import parts

SHARE = Path("usr/share")
PROGRAM = Path("usr/lib") / product.COMMAND
STARTER = PROGRAM / product.COMMAND
DOC = SHARE / "doc" / product.COMMAND
DRAWINGS = product.ROOT / "resources" / "icons"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The sizes of hicolor that a picture is installed in, in pixels: all that `python packaging/icon` draws of them."""


def lay(root: Path, bundle: Path, icons: Path, made: datetime) -> None:
    """Put everything into `root`, dated `made`, with the modes that it is installed with. Raises OSError.

    `bundle` is the frozen program, `icons` the folder with the icon's pictures.
    """
    shutil.copytree(bundle, root / PROGRAM, symlinks=True)
    # Nobody may pass on what the bundle is made of without them.
    (root / PROGRAM / product.LICENCES).stat()
    _link(root / "usr/bin" / product.COMMAND, Path("../lib") / product.COMMAND / product.COMMAND)
    _write(root / SHARE / "applications" / parts.DESKTOP, parts.filled(parts.DESKTOP))
    _write(root / SHARE / "metainfo" / parts.METAINFO, parts.filled(parts.METAINFO))
    _write(root / SHARE / "lintian/overrides" / product.COMMAND, parts.filled(parts.OVERRIDES))
    _write(root / DOC / "copyright", parts.filled(parts.COPYRIGHT))
    _pack(root / DOC / "changelog.gz", parts.changelog())
    _pack(root / SHARE / "man/man1" / f"{parts.MANUAL}.gz", parts.filled(parts.MANUAL))
    _link(root / DOC / product.LICENCES, Path("../../../lib") / product.COMMAND / product.LICENCES)
    _icons(root / SHARE / "icons/hicolor", icons)
    settle(root, made)


def settle(root: Path, made: datetime) -> None:
    """Give everything below `root` its mode and its date, whatever mask and clock it was copied with."""
    stamp = int(made.timestamp())
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path == root / STARTER
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (stamp, stamp), follow_symlinks=False)
    root.chmod(0o755)
    os.utime(root, (stamp, stamp))


def _icons(hicolor: Path, folder: Path) -> None:
    for size in ICON_SIZES:
        name = f"{size}x{size}"
        _copy(folder / f"{product.COMMAND}-{size}.png", hicolor / name / "apps" / f"{product.ID}.png")
    _copy(DRAWINGS / f"{product.COMMAND}.svg", hicolor / "scalable" / "apps" / f"{product.ID}.svg")
    _copy(DRAWINGS / f"{product.COMMAND}-symbolic.svg", hicolor / "symbolic" / "apps" / f"{product.ID}-symbolic.svg")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _pack(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _copy(source: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)


def _link(path: Path, target: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)

"""The oldest macOS that the pinned wheels say they need, read from the headers of what the bundle takes from them.

`python packaging/macos/minimum.py` prints it for each architecture. It needs macholib and, the first time, the index.
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from macholib.mach_o import LC_BUILD_VERSION, LC_VERSION_MIN_MACOSX
from macholib.MachO import MachO

sys.path.extend(str(Path(__file__).resolve().parents[1] / room) for room in ("", "freeze"))

import product
import trim
import wheels
from signing import MAGICS

WHEELS = product.ROOT / "build" / "wheels"
ARCHITECTURES = {0x01000007: "x86_64", 0x0100000C: "arm64"}
NEVER_TAKEN = (".app/", "/Qt/qml/", "/Qt/libexec/")
"""Programs beside the libraries, and modules of a language that the program does not speak."""

Version = tuple[int, int]


def headers(file: Path) -> dict[str, Version]:
    """The oldest macOS that a Mach-O file names, by architecture; nothing for one that names none."""
    found = {}
    for header in MachO(str(file)).headers:
        for load, command, _ in header.commands:
            if load.cmd in (LC_BUILD_VERSION, LC_VERSION_MIN_MACOSX):
                number = int(command.minos if load.cmd == LC_BUILD_VERSION else command.version)
                found[ARCHITECTURES[header.header.cputype]] = (number >> 16, number >> 8 & 255)
    return found


def code_of(wheel: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """The Mach-O files in `wheel` that may get into the bundle, one after the other: place in the wheel, and a copy."""
    copy = folder / "code"
    with zipfile.ZipFile(wheel) as opened:
        for name in opened.namelist():
            if any(part in f"/{name}" for part in NEVER_TAKEN) or not trim.shipped_binary(name):
                continue
            with opened.open(name) as packed:
                magic = packed.read(4)
                # A static library may hold several architectures as well.
                if magic not in MAGICS or PurePosixPath(name).suffix == ".a":
                    continue
                with copy.open("wb") as out:
                    out.write(magic)
                    shutil.copyfileobj(packed, out)
            yield name, copy


def highest(wheel: Path) -> dict[str, dict[str, Version]]:
    """What each Mach-O file of `wheel` that may be taken says, by its place and architecture."""
    with TemporaryDirectory() as folder:
        return {name: headers(file) for name, file in code_of(wheel, Path(folder))}


def minimums(fetched: Iterable[Path], architecture: str) -> dict[Version, list[str]]:
    """The versions of macOS that files for `architecture` name, each with those that do."""
    found: dict[Version, list[str]] = defaultdict(list)
    for wheel in fetched:
        for name, versions in highest(wheel).items():
            if architecture in versions:
                found[versions[architecture]].append(name)
    return dict(found)


def main() -> int:
    """Print what is named on each architecture, the highest last."""
    for system in wheels.SYSTEMS:
        if system.platform == "darwin":
            found = minimums(wheels.download(system, wheels.INSTALLERS, WHEELS), system.machine)
            for (major, minor), files in sorted(found.items()):
                print(f"{system.machine} {major}.{minor}: {len(files)} files, as {files[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

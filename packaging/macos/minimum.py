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


def minimums(fetched: Iterable[Path]) -> dict[str, dict[Version, list[str]]]:
    """For each architecture the versions of macOS that files in the wheels name, each with those that do."""
    found: dict[str, dict[Version, list[str]]] = {name: defaultdict(list) for name in ARCHITECTURES.values()}
    # Wheels for all architectures are fetched for each.
    for wheel in {wheel.name: wheel for wheel in fetched}.values():
        with TemporaryDirectory() as folder:
            for name, file in code_of(wheel, Path(folder)):
                for architecture, version in headers(file).items():
                    found[architecture][version].append(name)
    return found


def main() -> int:
    """Print what is named on each architecture, the highest last."""
    macs = [system for system in wheels.SYSTEMS if system.platform == "darwin"]
    fetched = [wheel for mac in macs for wheel in wheels.download(mac, wheels.INSTALLERS, WHEELS)]
    for architecture, versions in minimums(fetched).items():
        for (major, minor), files in sorted(versions.items()):
            print(f"{architecture} {major}.{minor}: {len(files)} files, as {files[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Says as JSON what a bundle is made of. Run by the Python that froze it, which knows where each part came from.

Every module in the bundle has to belong to Python, to a distribution or to PyInstaller, and every file of machine code
to one of these, to Qt or to a package of the system: what belongs nowhere is an error, not a gap.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

OURS = "evenfoot"
QT, PYTHON, PYINSTALLER = "qt", "python", "pyinstaller"
BINDINGS = {"pyside6-essentials", "shiboken6"}
MACHINE_CODE = (b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
"""How a file of machine code begins: on Linux, on Windows, on macOS for several processors and for one."""

EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")
LICENCES = {"apsw-sqlite3mc": "any-OSI", "colorama": "BSD-3-Clause", "tomli-w": "MIT"}
"""Where the metadata of a distribution are not exact: what the licence in its files is."""


class Unknown(Exception):
    """A part of the bundle that came from nowhere."""


def normal(name: str) -> str:
    """A distribution's name as indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@functools.cache
def distributions() -> dict[str, metadata.Distribution]:
    """What is installed where the bundle was frozen, by name."""
    return {normal(found.name): found for found in metadata.distributions()}


def licence(name: str, told: Any) -> dict[str, str]:
    """A licence as an expression of SPDX, or in the words of the metadata."""
    text = LICENCES.get(name) or told.get("License-Expression") or told.get("License") or ""
    if EXPRESSION.fullmatch(text):
        return {"expression": text}
    if not text:
        raise Unknown(f"the licence of {name}")
    return {"name": " ".join(text.split())}


def modules(program: Path) -> set[str]:
    """The names at the top of all modules that are packed into the program."""
    from PyInstaller.archive.readers import CArchiveReader

    packed = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    return {name.partition(".")[0] for name in packed.toc}


def owners(names: set[str]) -> set[str]:
    """The distributions that modules belong to; raises Unknown."""
    found = set()
    of_module = metadata.packages_distributions()
    for name in names:
        if name in of_module:
            found |= {normal(owner) for owner in of_module[name]}
        elif name.startswith(("_pyi", "pyi")):
            found.add(PYINSTALLER)
        elif name not in sys.stdlib_module_names and not name.startswith("_sysconfigdata"):
            raise Unknown(f"module {name}")
    return found


@functools.cache
def _recorded() -> dict[str, set[tuple[str, str]]]:
    """By the name of each installed file, in small letters: the distribution, and where it lies in it."""
    found: dict[str, set[tuple[str, str]]] = {}
    for name, distribution in distributions().items():
        for file in distribution.files or ():
            place = PurePosixPath(file).as_posix().lower()
            found.setdefault(place.rpartition("/")[2], set()).add((name, place))
    return found


@functools.cache
def _of_python() -> set[str]:
    base = Path(sys.base_prefix)
    places = (base, base / "DLLs", base / "lib", Path(sysconfig.get_path("stdlib")) / "lib-dynload")
    return {path.name.lower() for place in places if place.is_dir() for path in place.iterdir() if path.is_file()}


@functools.cache
def system_package(name: str) -> str | None:
    """The Debian package that a library came from, None where there is no dpkg or it does not know it."""
    try:
        asked = subprocess.run(["dpkg-query", "-S", f"*/{name}"], capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return None
    owners = [line.partition(":")[0] for line in asked.splitlines() if not line.startswith("diversion")]
    return owners[0] if owners else None


def package(name: str) -> dict[str, str]:
    """Name, version and architecture of a Debian package."""
    form = "-f=${Version} ${Architecture}\n"
    told = subprocess.run(["dpkg-query", "-W", form, name], capture_output=True, text=True, check=True).stdout.split()
    return {"name": name, "version": told[0], "architecture": told[1]}


def owner(path: PurePosixPath) -> str:
    """Whose a file of machine code is, as it lies in the bundle; raises Unknown."""
    # On Windows a library has its name as those write it that link it, whatever its file was called.
    small = path.name.lower()
    recorded = _recorded().get(small, set())
    exact = {name for name, place in recorded if path.as_posix().lower().endswith(place)}
    if not exact and (small in _of_python() or re.match(r"(lib)?python3|Python$", path.name)):
        return PYTHON
    names = exact or {name for name, _ in recorded}
    if names & BINDINGS:
        of_qt = {"Qt", "plugins"} & set(path.parts) or re.match(r"(lib)?(Qt6|icu)", path.name)
        return QT if of_qt else min(names & BINDINGS)
    if len(names) == 1:
        return names.pop()
    if found := system_package(path.name):
        return f"deb:{found}"
    raise Unknown(f"file {path}")


def machine_code(bundle: Path) -> list[Path]:
    """Every file of machine code in the bundle, each once."""
    found = []
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4).startswith(MACHINE_CODE):
                    found.append(path)
    return found


def files(bundle: Path, programs: set[Path]) -> list[dict[str, str]]:
    """Place, SHA-256 and owner of all machine code; the programs are PyInstaller's, with what is ours packed behind."""
    found = []
    for path in machine_code(bundle):
        place = PurePosixPath(path.relative_to(bundle).as_posix())
        whose = PYINSTALLER if path in programs else owner(place)
        found.append({"path": str(place), "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "of": whose})
    return found


def look(bundle: Path, program: Path) -> dict[str, Any]:
    """All that is in the bundle."""
    import apsw
    from PySide6.QtCore import qVersion

    programs = {path for path in (program, program.with_suffix(".com"), program.with_suffix(".exe")) if path.is_file()}
    inside = files(bundle, programs)
    names = owners(modules(program)) | {file["of"] for file in inside} | {PYINSTALLER}
    packages = {name.removeprefix("deb:") for name in names if name.startswith("deb:")}
    found = []
    for name in sorted(names & set(distributions()) - {OURS}):
        told = distributions()[name].metadata
        found.append({"name": name, "version": told["Version"], "licence": licence(name, told)})
    return {
        "python": sys.version.split()[0],
        "qt": qVersion(),
        "sqlite": apsw.sqlite_lib_version(),
        "ciphers": apsw.mc_version.rpartition(" ")[2],
        "distributions": found,
        "packages": [package(name) for name in sorted(packages)],
        "files": inside,
    }


if __name__ == "__main__":
    try:
        print(json.dumps(look(Path(sys.argv[1]), Path(sys.argv[2]))))
    except Unknown as error:
        sys.exit(f"packaging/sbom: unknown: {error}")

"""Makes the Debian package of a laid out tree: what it depends on, its control file, its sums, and the file itself."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
import textwrap
from datetime import datetime
from pathlib import Path

import product
from linux import tree

RECOMMENDED = {
    "at-spi2-core": "what a screen reader listens to",
    "xdg-desktop-portal": "the desktop's own file dialog, and whether it is dark or light",
}
"""What no file of the bundle links, and the program does without, and what it is for."""
ELF = b"\x7fELF"


class BuildError(Exception):
    """The package cannot be built; the text says what to do."""


def build(bundle: Path, icons: Path, out: Path, made: datetime, *, fast: bool = False) -> Path:
    """Write the package of `bundle` into the folder `out` and give its place; raises BuildError.

    `fast` packs quickly and loosely, for a trial.
    """
    out.mkdir(parents=True, exist_ok=True)
    file = out.resolve() / f"{product.COMMAND}_{product.version()}_{architecture()}.deb"
    with tempfile.TemporaryDirectory(prefix="evenfoot-deb-") as name:
        root = Path(name) / "root"
        try:
            tree.lay(root, bundle, icons, made)
        except OSError as error:
            raise BuildError(str(error)) from error
        size, sums = _size(root), _sums(root)
        fields = control(depends(root), size)
        control_folder = root / "DEBIAN"
        control_folder.mkdir()
        (control_folder / "control").write_text(fields, encoding="utf-8")
        (control_folder / "md5sums").write_text(sums, encoding="utf-8")
        tree.settle(root, made)
        pack(root, file, made, fast=fast)
    return file


def pack(root: Path, file: Path, made: datetime, *, fast: bool = False) -> None:
    """Make `file` of a tree with its DEBIAN folder; twice the same tree makes twice the same bytes."""
    packing = ("-Zgzip", "-z1") if fast else ("-Zxz",)
    _run("dpkg-deb", "--root-owner-group", *packing, "--build", root, file, SOURCE_DATE_EPOCH=f"{made.timestamp():.0f}")


def architecture() -> str:
    """What Debian calls the machine that this runs on."""
    return _run("dpkg", "--print-architecture").strip()


def control(depends: str, size: int) -> str:
    """The text of the control file; `size` is in KiB."""
    return (
        f"Package: {product.COMMAND}\n"
        f"Version: {product.version()}\n"
        f"Architecture: {architecture()}\n"
        f"Maintainer: {product.PUBLISHER} <{product.CONTACT}>\n"
        f"Installed-Size: {size}\n"
        f"Depends: {depends}\n"
        f"Recommends: {', '.join(RECOMMENDED)}\n"
        "Suggests: cups, orca\n"
        "Section: education\n"
        "Priority: optional\n"
        f"Description: {_synopsis()}\n"
        f"{textwrap.fill(product.DESCRIPTION, 79, initial_indent=' ', subsequent_indent=' ')}\n"
    )


def _synopsis() -> str:
    return product.SUMMARY[0].lower() + product.SUMMARY[1:]


def depends(root: Path) -> str:
    """The packages with the libraries that the bundle links and does not bring along; raises BuildError."""
    program = root / tree.PROGRAM
    linked = [path for path in sorted(program.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]
    folders = sorted({path.parent for path in linked})
    with tempfile.TemporaryDirectory(prefix="evenfoot-control-") as name:
        # It asks for the control file of a source package, in the folder that it is called in.
        debian = Path(name) / "debian"
        debian.mkdir()
        (debian / "control").write_text(f"Source: {product.COMMAND}\n\nPackage: {product.COMMAND}\nArchitecture: any\n")
        said = _run(
            *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
            *(f"-l{folder}" for folder in folders),
            *(f"-x{package}" for package in _brought_along(linked)),
            *(f"-e{path}" for path in linked),
            cwd=Path(name),
        )
    return said.strip().removeprefix("shlibs:Depends=")


def _brought_along(linked: list[Path]) -> list[str]:
    """The packages whose libraries are all in the bundle; where they are installed, they would still be named."""
    needed = set(re.findall(r"^ +NEEDED +(\S+)$", _run("objdump", "-p", *linked), re.MULTILINE))
    bundled = {path.name for path in linked}
    return sorted(_packages(bundled) - _packages(needed - bundled))


def _packages(libraries: set[str]) -> set[str]:
    """The packages of this system that have a file of one of these names."""
    # What no package has is not found, which is no failure.
    asked = ("dpkg-query", "--search", *(f"*/{name}" for name in sorted(libraries)))
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return {name.partition(":")[0] for line in found.splitlines() for name in line.partition(": ")[0].split(", ")}


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == ELF


def _size(root: Path) -> int:
    """KiB as Debian counts them: files rounded up, one for everything else."""
    found = (path for path in root.rglob("*"))
    return sum(-(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1 for path in found)


def _sums(root: Path) -> str:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )


def _run(*command: str | Path, cwd: Path | None = None, **more: str) -> str:
    environment = os.environ | {"LC_ALL": "C.UTF-8"} | more
    try:
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BuildError(f"{command[0]} is not installed; it comes with dpkg-dev") from error
    if done.returncode:
        raise BuildError(_why(str(command[0]), done.stderr))
    return done.stdout


def _why(tool: str, said: str) -> str:
    """What is wrong in one line; a library that this system lacks is named, for its package has to be known here."""
    if lacking := sorted(set(re.findall(r"cannot find library (\S+)", said))):
        return f"install what brings {', '.join(lacking)}, so that {tool} can say which packages these are"
    errors = [line for line in said.splitlines() if "error" in line] or said.splitlines()
    return f"{tool} failed: {' '.join(errors[-3:])}"

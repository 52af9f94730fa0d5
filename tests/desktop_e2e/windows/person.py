"""Somebody with a home on a Windows of their own, and what the installer of this checkout does there."""

import runpy
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from tests.desktop_e2e.windows.wine import INSTALLED, Windows

ROOM = runpy.run_path(str(Path(__file__).parents[3] / "packaging" / "windows" / "__main__.py"))
PRODUCT = ROOM["product"]
VERSION = PRODUCT.version()
PROGRAM = INSTALLED / ROOM["PROGRAM"]
UNINSTALLER = INSTALLED / "uninstall.exe"
DONE, NOT_WRITTEN, OLD_WINDOWS, IS_OPEN, NEWER_DIARY, WRONG_FOLDER, NO_ROOM, DIARY_NOT_DELETED = 0, 2, 3, 4, 5, 6, 7, 8
Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Every file below `folder` and what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Person:
    """Somebody with an empty home on that Windows."""

    system: Windows

    def install(self, setup: Path, *options: str) -> tuple[int, str]:
        return self.system.run(setup, "/S", *options)

    def uninstall(self, *options: str, folder: PureWindowsPath = INSTALLED) -> tuple[int, str]:
        """Uninstall, and wait: the uninstaller's own copy would go on alone."""
        return self.system.run(folder / "uninstall.exe", "/S", *options, f"_?={folder}")

    def files(self, folder: PureWindowsPath = INSTALLED) -> Tree:
        return tree(self.system.path(folder))

    def write(self, path: PureWindowsPath, data: bytes = b"mine") -> Path:
        here = self.system.path(path)
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(data)
        return here


def whole(person: Person, payload: Tree, folder: PureWindowsPath = INSTALLED) -> bool:
    """Whether exactly the program is in `folder`, with its uninstaller."""
    found = person.files(folder)
    return bool(found.pop("uninstall.exe", b"")) and found == payload

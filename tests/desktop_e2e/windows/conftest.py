"""One Windows for all tests of the installer, and installers around a stand-in for the frozen program."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop_e2e.windows import wine
from tests.desktop_e2e.windows.person import ROOM, Person, Tree, tree
from tests.desktop_e2e.windows.wine import Windows

Setup = Callable[..., Path]


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like the frozen program's, around a program that a compiler makes in a moment."""
    if lacking := wine.missing():
        pytest.skip(f"an installer for Windows needs {', '.join(lacking)}")
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "_internal" / "größe").mkdir(parents=True)
    (folder / "_internal" / "größe" / "new.dll").write_bytes(b"new")
    (folder / ROOM["LICENCES"]).write_text("licences")
    source, program = Path(__file__).with_name("stand_in.c"), folder / ROOM["PROGRAM"]
    options = ("-municode", "-mwindows", "-Wall", "-Werror")
    subprocess.run(["x86_64-w64-mingw32-gcc", *options, "-o", program, source], check=True)
    shutil.copy(program, folder / ROOM["CONSOLE"])
    return folder


@pytest.fixture(scope="session")
def made(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Setup:
    """Makes an installer, of the stand-in and without packing it well unless told otherwise."""

    def make(payload: Path = bundle, fast: bool = True, **told: str | int) -> Path:
        made: Path = ROOM["build"](payload, tmp_path_factory.mktemp("setup"), fast=fast, **told)
        return made

    return make


@pytest.fixture(scope="session")
def setup(made: Setup) -> Path:
    """The installer of this version."""
    return made()


@pytest.fixture(scope="session")
def older(made: Setup, bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installer of a version that had a file more."""
    folder = shutil.copytree(bundle, tmp_path_factory.mktemp("older") / "bundle")
    (folder / "_internal" / "stale.dll").write_bytes(b"stale")
    (folder / "_internal" / "größe" / "new.dll").write_bytes(b"old")
    return made(folder, VERSION="0.0.9")


@pytest.fixture(scope="session")
def system(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """One Windows for all: to make it takes longer than all the rest."""
    with wine.windows(tmp_path_factory.mktemp("windows")) as system:
        yield system


@pytest.fixture
def person(system: Windows) -> Person:
    system.tidy()
    return Person(system)


@pytest.fixture
def payload(bundle: Path) -> Tree:
    return tree(bundle)

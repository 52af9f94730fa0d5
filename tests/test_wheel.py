"""What is installed is what is in the trees: no file left out, none added."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from desktop import __version__

ROOT = Path(__file__).parents[1]
TREES = {"desktop": "desktop", "resources": "desktop/resources"}
JUNK = shutil.ignore_patterns("__pycache__", "*.pyc", "*.pyo")
BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
READ = """
import sys
sys.path.insert(0, sys.argv[1])
from importlib.resources import files
from desktop import assets
import hashlib
assert assets.__file__.startswith(sys.argv[1]), assets.__file__
root = files("desktop.resources")
assert str(root).startswith(sys.argv[1]), root
assert assets.migrations()
for name in sys.stdin.read().split():
    print(hashlib.sha256(assets.read_bytes(name)).hexdigest(), name)
"""


def contents(tree: Path) -> dict[str, bytes]:
    """Every shipped file below `tree` by its path there."""
    found = (path for path in tree.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the checkout, where no earlier build lies around."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for tree in TREES:
        shutil.copytree(ROOT / tree, source / tree, ignore=JUNK)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    # What a build leaves behind in the trees must not be shipped.
    (source / "resources" / "__pycache__").mkdir()
    (source / "resources" / "__pycache__" / "left_over.pyc").touch()
    built = subprocess.run(
        (sys.executable, "-c", BUILD, str(out)), cwd=source, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_the_trees_and_nothing_else(installed: Path) -> None:
    expected = {
        f"{inside}/{name}": data for tree, inside in TREES.items() for name, data in contents(ROOT / tree).items()
    }
    shipped = {name: data for name, data in contents(installed).items() if ".dist-info/" not in name}
    assert sorted(shipped) == sorted(expected)
    assert shipped == expected


def test_the_wheel_runs_anywhere_and_carries_its_licence_and_command(wheel: Path, installed: Path) -> None:
    assert wheel.name == f"evenfoot-{__version__}-py3-none-any.whl"
    (info,) = installed.glob("*.dist-info")
    assert (info / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "evenfoot = desktop.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")


def test_the_packages_have_the_version_of_the_wheel() -> None:
    read = "import product; print(product.version(), end='')"
    said = subprocess.run(
        (sys.executable, "-c", read), cwd=ROOT / "packaging", capture_output=True, text=True, check=True
    )
    assert said.stdout == __version__


def test_resources_are_read_from_an_installed_wheel(installed: Path, tmp_path: Path) -> None:
    resources = contents(ROOT / "resources")
    names = [name for name in sorted(resources) if " " not in name]
    read = subprocess.run(
        (sys.executable, "-c", READ, str(installed)),
        input="\n".join(names),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    assert read.stdout.splitlines() == [f"{hashlib.sha256(resources[name]).hexdigest()} {name}" for name in names]

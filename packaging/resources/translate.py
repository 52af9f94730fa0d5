"""Brings the translation files under resources/i18n up to date with the texts in desktop/, and compiles them.

Run it from the checkout after changing a text on screen. English has a file for its plurals only.
Needs the tools that come with PySide6-Essentials.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "desktop").rglob("*.py"))
TOOLS = Path(sys.executable).parent


def update(translation: Path) -> None:
    """Collect the texts of the program into a .ts file, keeping what is translated."""
    options = ["-pluralonly"] if translation.stem.endswith("_en") else []
    command = [str(TOOLS / "pyside6-lupdate"), *options, "-no-obsolete", "-locations", "none", *SOURCES]
    subprocess.run([*command, "-ts", str(translation)], cwd=ROOT, check=True)


def compile(translation: Path, to: Path) -> None:
    """Turn a .ts file into the .qm file that the program reads."""
    command = [str(TOOLS / "pyside6-lrelease"), "-silent", str(translation), "-qm", str(to)]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    for found in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        update(found)
        compile(found, found.with_suffix(".qm"))

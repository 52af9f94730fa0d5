"""Writes the bill of materials of a frozen bundle: `python packaging/sbom --bundle dist/evenfoot --out FILE.cdx.json`.

What is in it is looked up in the bundle itself by the Python that froze it (`--python` as for packaging/freeze); the
hashes are those of the wheels that pip takes by packaging/requirements-build.txt, which is what was installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import smoke
from freeze import __main__ as freezing
from sbom import document, look

HERE = Path(__file__).resolve().parent


def wheels(python: Path) -> dict[str, str]:
    """`name==version` and SHA-256 of every wheel that the pinned requirements are on this system."""
    command = (
        "install",
        "--quiet",
        "--dry-run",
        "--ignore-installed",
        "--require-hashes",
        "--no-deps",
        "--report",
        "-",
    )
    asked = (str(python), "-m", "pip", *command, "-r", str(freezing.REQUIREMENTS))
    report = json.loads(subprocess.run(asked, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout)
    found = {}
    for item in report["install"]:
        name, version = look.normal(item["metadata"]["name"]), item["metadata"]["version"]
        found[f"{name}=={version}"] = item["download_info"]["archive_info"]["hashes"]["sha256"]
    return found


def main() -> int:
    """Write it, and say how much is in it."""
    parser = argparse.ArgumentParser("python packaging/sbom", description="Write what a bundle is made of.")
    parser.add_argument("--bundle", type=Path, required=True, metavar="DIR", help="the frozen bundle")
    parser.add_argument("--python", default=sys.executable, metavar="PY", help="the interpreter that was frozen in")
    parser.add_argument("--of", type=Path, metavar="FILE", help="the installer that the bundle is in")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write")
    options = parser.parse_args()
    with freezing.alone():
        inside = freezing.environment(options.python)
    asked = [inside, HERE / "look.py", options.bundle.resolve(), smoke.program(options.bundle.resolve())]
    told = subprocess.run([str(part) for part in asked], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if told.returncode:
        return 1
    artefact = (options.of.name, hashlib.sha256(options.of.read_bytes()).hexdigest()) if options.of else None
    written = document.document(json.loads(told.stdout), wheels(inside), artefact)
    options.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(written['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())

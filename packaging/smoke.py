"""Runs a frozen or installed program with `--smoke-test` and says what is wrong with it.

`python packaging/smoke.py WHERE`, where WHERE is a bundle (`dist/evenfoot`, `dist/Evenfoot.app`) or a program
(`/usr/bin/evenfoot`). Nothing may stand on standard error, standard output is one JSON object of this checkout's
version, and everything in it has worked.
"""

from __future__ import annotations

import argparse
import json
import plistlib
import subprocess
import sys
from pathlib import Path

import product

SECONDS = 300
STEPS = ("pages", "skeleton", "entry", "page")
"""What a program that tried nothing could leave out; whatever else it names has to have worked as well."""


def program(where: Path) -> Path:
    """The program that a bundle is started by; on Windows the one that prints."""
    if (info := where / "Contents" / "Info.plist").is_file():
        return where / "Contents" / "MacOS" / plistlib.loads(info.read_bytes())["CFBundleExecutable"]
    if not where.is_dir():
        return where
    names = (f"{product.COMMAND}.com", product.COMMAND)
    found = [where / name for name in names if (where / name).is_file()]
    if not found:
        raise FileNotFoundError(f"no program in {where}")
    return found[0]


def problems(code: int, output: str, errors: str, *, frozen: bool = True) -> list[str]:
    """What is wrong with what a smoke test answered; nothing if it is all right."""
    found = [f"exit code {code}"] if code else []
    if errors:
        found.append(f"standard error: {errors.strip()}")
    try:
        told = json.loads(output)
    except ValueError:
        return [*found, f"standard output is not JSON: {output.strip() or 'nothing'}"]
    if not isinstance(told, dict):
        return [*found, f"standard output is not an object: {told}"]
    found += [f"not told: {name}" for name in STEPS if name not in told]
    found += [f"failed: {name}" for name, result in told.items() if name != "frozen" and not result]
    if told.get("version") != product.version():
        found.append(f"version {told.get('version')}, this checkout is {product.version()}")
    if "frozen" in told and told["frozen"] is not frozen:
        found.append(f"frozen: {told['frozen']}")
    return found


def smoke(where: Path, *, frozen: bool = True) -> list[str]:
    """Run the program at `where` and give what is wrong with it."""
    started = program(where)
    try:
        done = subprocess.run([started, "--smoke-test"], capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return [f"no end after {SECONDS} seconds"]
    except OSError as error:
        return [f"does not start: {error}"]
    texts = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    return problems(done.returncode, *texts, frozen=frozen)


def main() -> int:
    """Run it; one line for each thing that is wrong, exit code 1 if any is."""
    parser = argparse.ArgumentParser("python packaging/smoke.py", description="Run the smoke test of a program.")
    parser.add_argument("where", type=Path, metavar="WHERE", help="a bundle or a program")
    parser.add_argument("--not-frozen", action="store_true", help="the program was installed by pip")
    options = parser.parse_args()
    wrong = smoke(options.where, frozen=not options.not_frozen)
    print(
        "\n".join(wrong) or f"{options.where}: all of the smoke test worked", file=sys.stderr if wrong else sys.stdout
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

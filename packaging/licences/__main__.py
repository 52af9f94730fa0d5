"""Writes resources/licences.txt: every part that is shipped, whose it is, and under which terms.

Run as `python packaging/licences --python PY` after the pinned packages have changed, where PY is an interpreter that
has exactly these, for instance the one that packaging/freeze leaves in build/freeze. Where two versions are pinned it
must have the older one, of Python 3.11: that numpy brings a library more. The same packages give the same bytes.
`--check` writes nothing and says whether the file is what would be written.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import product
from licences import installed, locked, parts, writing

OUT = product.ROOT / "resources" / "licences.txt"


def written(python: str) -> str:
    """The text, with the licence files of what `python` has; raises LookupError if that is not what is locked."""
    found = installed.ask(python)
    versions = locked.versions()
    for name in sorted(locked.shipped()):
        here, wanted = found.get(name, installed.NONE).version, min(versions[name])
        if here != wanted:
            raise LookupError(f"{name} {wanted} is pinned, not {here}")
    return writing.document(parts.load(), found, versions)


def main() -> int:
    """Write or check it."""
    parser = argparse.ArgumentParser("python packaging/licences", description="Write the licences of all parts.")
    parser.add_argument("--python", default=sys.executable, metavar="PY", help="has exactly the pinned packages")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if the file is not up to date")
    options = parser.parse_args()
    try:
        text = written(options.python)
    except (LookupError, subprocess.CalledProcessError) as error:
        print(f"{error}; see --python", file=sys.stderr)
        return 1
    if options.check:
        return int(OUT.read_text(encoding="utf-8") != text)
    OUT.write_text(text, encoding="utf-8", newline="\n")
    print(f"{OUT}: {len(text) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Prints what CHANGELOG.md says of this version: `python packaging/release_notes.py [--tag v1.2.3]`.

With a tag it refuses, with exit code 1, a tag that is not this checkout's version and a version not yet given a date.
"""

from __future__ import annotations

import argparse
import re
import sys

import product

HEADING = re.compile(r"^## (?P<version>\S+) – (?P<date>.+)$", re.MULTILINE)


def notes(changes: str, version: str) -> tuple[str, str]:
    """The date and the text of a version's section; raises LookupError where there is none or it is empty."""
    headings = list(HEADING.finditer(changes))
    for found, after in zip(headings, [*headings[1:], None], strict=True):
        if found["version"] == version:
            text = changes[found.end() : after.start() if after else None].strip()
            if not text:
                raise LookupError(f"CHANGELOG.md says nothing of {version}")
            return found["date"], text
    raise LookupError(f"CHANGELOG.md has no section '## {version} – DATE'")


def refusal(tag: str, version: str, date: str) -> str | None:
    """Why `tag` cannot be released, or None."""
    if tag != f"v{version}":
        return f"the tag is {tag}, this checkout is {version}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        return f"CHANGELOG.md dates {version} '{date}', a release needs a day as in 2026-01-31"
    return None


def main() -> int:
    """Print the notes, or say on standard error what is missing."""
    parser = argparse.ArgumentParser("python packaging/release_notes.py", description="Print a version's notes.")
    parser.add_argument("--tag", metavar="TAG", help="refuse if this tag is not of this version")
    options = parser.parse_args()
    version = product.version()
    try:
        date, text = notes((product.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    if options.tag is not None and (why := refusal(options.tag, version, date)):
        print(why, file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Prints what CHANGELOG.md says of this version: `python packaging/release_notes.py [--tag v1.2.3]`.

With a tag it refuses, with exit code 1, a tag that is not this checkout's version and a version not yet given a date.
"""

from __future__ import annotations

import argparse
import sys

import history


def refusal(tag: str, release: history.Release) -> str | None:
    """Why `release` cannot come out as `tag`, or None."""
    if tag != f"v{release.version}":
        return f"the tag is {tag}, this checkout is {release.version}"
    if not release.day:
        return f"CHANGELOG.md says that {release.version} is unreleased, a release needs a day as in 2026-01-31"
    return None


def main() -> int:
    """Print the notes, or say on standard error what is missing."""
    parser = argparse.ArgumentParser("python packaging/release_notes.py", description="Print a version's notes.")
    parser.add_argument("--tag", metavar="TAG", help="refuse if this tag is not of this version")
    options = parser.parse_args()
    try:
        release = history.releases()[0]
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    if options.tag is not None and (why := refusal(options.tag, release)):
        print(why, file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(release.text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

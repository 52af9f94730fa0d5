"""Writes the list of what a bundle consists of, as wheels have one: the frozen program compares itself with that.

A line is a name below the folder of the libraries, a digest and a size. The list names itself last, with neither.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

File = tuple[str, Path]
"""A name as it stands in the list, and where the file lies now."""

SIGNED = (".exe", ".com")
"""How the programs of Windows end: a certificate is put into them after the list was written."""


def text(files: Iterable[File], itself: str) -> str:
    """The list of `files`, which is going to be called `itself`. Raises OSError."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    for name, path in sorted(files):
        # A link has no digest: what it stands for is named as well, and need not be read twice.
        writer.writerow((name, "" if path.is_symlink() else _digest(path), path.stat().st_size))
    writer.writerow((itself, "", ""))
    return lines.getvalue()


def of_bundle(bundle: Path, inside: Path) -> Iterator[File]:
    """Everything in `bundle`, named as seen from the folder `inside` it, but for what is signed later."""
    for path in bundle.rglob("*"):
        if path.is_file() and not (path.parent == bundle and path.suffix in SIGNED):
            yield PurePosixPath(*Path(os.path.relpath(path, inside)).parts).as_posix(), path


def of_data(entries: Iterable[tuple[str, str, str]]) -> Iterator[File]:
    """The data among the tables of PyInstaller.

    On macOS nothing else can be named: every library gets a signature, and a framework a seal.
    """
    for dest, file, kind in entries:
        name = dest.replace("\\", "/")
        if kind == "DATA" and ".framework/" not in name:
            yield name, Path(file)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").digest()
    return "sha256=" + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")

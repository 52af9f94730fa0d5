"""Takes the folders of the builder's machine out of a library for Linux, where it would look for others first.

A Python that was built for one place says in each of its libraries that the others lie there. On another machine that
is a folder that anybody may have made. Folders that are told as seen from the library itself stay.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\x7fELF\x02\x01"
"""How a library begins that is for 64 bits, with the lowest byte first: all that there are wheels for."""
PT_LOAD, PT_DYNAMIC = 1, 2
DT_NULL, DT_STRTAB, DT_RPATH, DT_RUNPATH = 0, 5, 15, 29
ENTRY = struct.Struct("<QQ")
NEAR = b"$ORIGIN"

Segment = tuple[int, int, int, int]
"""Its kind, where it begins in the file, where it is loaded, and its size in the file."""


def without_folders(library: bytes) -> bytes:
    """`library` without the search paths that name any other folder than those near it; anything else as it is."""
    changed = bytearray(library)
    for start, entries in _dynamic(library):
        kept = []
        for entry, path in entries:
            if path is None or all(folder.startswith(NEAR) for folder in path[1].split(b":")):
                kept.append(entry)
            else:
                place, text = path
                changed[place : place + len(text)] = bytes(len(text))
        # The list ends where an entry is empty.
        kept += [(DT_NULL, 0)] * (len(entries) - len(kept))
        changed[start : start + len(kept) * ENTRY.size] = b"".join(ENTRY.pack(*entry) for entry in kept)
    return bytes(changed)


def _dynamic(library: bytes) -> Iterator[tuple[int, list[tuple[tuple[int, int], tuple[int, bytes] | None]]]]:
    """Where the list for the loader begins, and its entries, those of search paths each with its place and text."""
    if not library.startswith(MAGIC):
        return
    segments = list(_segments(library))
    for kind, start, _, size in segments:
        if kind != PT_DYNAMIC:
            continue
        entries = list(ENTRY.iter_unpack(library[start : start + size]))
        strings = dict(entries).get(DT_STRTAB, 0)

        def path(tag: int, value: int, strings: int = strings) -> tuple[int, bytes] | None:
            if tag not in (DT_RPATH, DT_RUNPATH):
                return None
            place = _in_file(segments, strings + value)
            return place, library[place : library.index(b"\0", place)]

        yield start, [(entry, path(*entry)) for entry in entries]


def _segments(library: bytes) -> Iterator[Segment]:
    (table,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    for number in range(count):
        kind, _, start, loaded, _, length = struct.unpack_from("<IIQQQQ", library, table + number * size)
        yield kind, start, loaded, length


def _in_file(segments: list[Segment], loaded: int) -> int:
    """Where in the file stands what is loaded there."""
    return next(
        start + loaded - begin
        for kind, start, begin, size in segments
        if kind == PT_LOAD and begin <= loaded < begin + size
    )

"""A library for Linux looks for others where the bundle is, and nowhere that only its builder has."""

import struct
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
LOADED = 0x4000
"""Where the library of these tests is loaded: a string is looked up there, not where it stands in the file."""
NEEDED, STRINGS, RPATH, RUNPATH = 1, 5, 15, 29


@pytest.fixture
def elf(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(PACKAGING)
    from freeze import elf

    return elf


def library(*entries: tuple[int, bytes]) -> bytes:
    """The smallest file that a loader could read `entries` of, each a tag and a string."""
    strings, listed = b"\0", []
    for tag, text in entries:
        listed.append((tag, len(strings)))
        strings += text + b"\0"
    size = 16 * (len(listed) + 2)
    at = 64 + 2 * 56
    listed = [(STRINGS, LOADED + at + size), *listed, (0, 0)]
    head = b"\x7fELF\x02\x01\x01".ljust(32, b"\0") + struct.pack("<QQIHHHHHH", 64, 0, 0, 64, 56, 2, 0, 0, 0)
    whole = at + size + len(strings)
    segments = struct.pack("<IIQQQQQQ", 1, 4, 0, LOADED, LOADED, whole, whole, 1)
    segments += struct.pack("<IIQQQQQQ", 2, 4, at, LOADED + at, LOADED + at, size, size, 8)
    return head + segments + b"".join(struct.pack("<QQ", *entry) for entry in listed) + strings


@pytest.mark.parametrize("tag", [RPATH, RUNPATH])
@pytest.mark.parametrize("path", [b"/home/me/lib", b"$ORIGIN:/home/me/lib", b"lib", b""])
def test_a_folder_of_the_builder_goes_and_nothing_else_moves(elf: ModuleType, tag: int, path: bytes) -> None:
    made = library((NEEDED, b"libx.so"), (tag, path), (NEEDED, b"liby.so"))
    plain = elf.without_folders(made)
    assert len(plain) == len(made)
    assert path + b"\0liby.so" not in plain or not path
    listed = struct.unpack_from("<10Q", plain, 64 + 2 * 56)
    assert listed[::2] == (STRINGS, NEEDED, NEEDED, 0, 0)
    assert plain.endswith(b"\0libx.so\0" + bytes(len(path) + 1) + b"liby.so\0")
    assert elf.without_folders(plain) == plain


@pytest.mark.parametrize("path", [b"$ORIGIN", b"$ORIGIN/../lib:$ORIGIN"])
def test_folders_near_the_library_stay(elf: ModuleType, path: bytes) -> None:
    made = library((RUNPATH, path), (NEEDED, b"libx.so"))
    assert elf.without_folders(made) == made


@pytest.mark.parametrize("content", [b"", b"MZ", b"\x7fELF\x01\x01 of 32 bits", b"#!/bin/sh\n"])
def test_what_is_no_library_for_linux_stays_as_it_is(elf: ModuleType, content: bytes) -> None:
    assert elf.without_folders(content) == content

"""Reads back a PDF file that the program wrote: strictly, and with nothing of what wrote it.

It knows the files of desktop.report.pdf_file alone: one table of objects in a stream, every byte between header and
table in some object, fonts that say what their glyphs mean.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import pairwise

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FRAME = re.compile(rb"(\d+) 0 obj\n(.*)\nendobj\n", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\n(.*)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|(\bEMC\b)")
_MEANT = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n")
_FREE, _PLAIN, _PACKED = 0, 1, 2


class WrongPdfError(ValueError):
    """What is wrong with the file, in one line."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of each page, a line for each piece of its structure; and the attached files by name."""

    pages: tuple[str, ...]
    files: dict[str, bytes]
    language: str
    objects: int


def read(data: bytes) -> Document:
    """What the file says; raises WrongPdfError."""
    try:
        return _read(data)
    except WrongPdfError:
        raise
    except (ArithmeticError, LookupError, ValueError) as error:
        raise WrongPdfError(f"something is not where it says ({type(error).__name__}: {error})") from error


def _read(data: bytes) -> Document:
    objects, root = _objects(data)
    for number, body in objects.items():
        for to in _references(_head(body)):
            _must(to in objects, f"object {number} refers to {to}, which is not there")
    catalogue = objects[root]
    _must(b"/StructTreeRoot" in catalogue and b"/Marked true" in catalogue, "the page is not tagged")
    language = _found(rb"/Lang \(([^)]*)\)", catalogue, "no language")
    sheets = _references(_found(rb"/Kids\s*\[([^]]*)\]", _at(objects, catalogue, "Pages"), "no pages"))
    _must(bool(sheets), "no pages")
    return Document(
        tuple(_text(objects, objects[sheet]) for sheet in sheets),
        _files(objects, catalogue),
        language.decode("ascii"),
        len(objects),
    )


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise WrongPdfError(what)


def _found(pattern: bytes, text: bytes, otherwise: str) -> bytes:
    found = re.search(pattern, text)
    if not found:
        raise WrongPdfError(otherwise)
    return found[1]


def _references(text: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb"\b(\d+) 0 R\b", text)]


def _head(body: bytes) -> bytes:
    return body.partition(b"stream\n")[0]


def _at(objects: dict[int, bytes], body: bytes, name: str) -> bytes:
    number = int(_found(rb"/%s (\d+) 0 R" % name.encode(), body, f"no {name}"))
    return objects[number]


def _objects(data: bytes) -> tuple[dict[int, bytes], int]:
    """Every object by its number, and the number of the root."""
    _must(data.startswith(HEADER), "it does not begin as a PDF file")
    start = int(_found(rb"\nendobj\nstartxref\n(\d+)\n%%EOF\n\Z", data, "it does not end as a PDF file"))
    end = data.rindex(b"startxref\n")
    table, rows = _table(data[start:end])
    places = {number: offset for number, (kind, offset, _) in rows.items() if kind == _PLAIN}
    _must(places.get(table) == start, "the table is not where it says")
    ends = [*sorted(places.values())[1:], end]
    _must(min(places.values()) == len(HEADER), "there is something before the first object")
    objects: dict[int, bytes] = {}
    for (number, offset), until in zip(sorted(places.items(), key=lambda place: place[1]), ends, strict=True):
        frame = _FRAME.fullmatch(data, offset, until)
        _must(frame is not None and int(frame[1]) == number, f"object {number} is not at {offset}")
        objects[number] = frame[2] if frame else b""
    packs = {pack: _unpacked(objects, pack) for kind, pack, _ in rows.values() if kind == _PACKED}
    for number, (kind, pack, place) in rows.items():
        if kind == _PACKED:
            _must(place < len(packs[pack]) and packs[pack][place][0] == number, f"object {number} is not in {pack}")
            objects[number] = packs[pack][place][1]
    return objects, int(_found(rb"/Root (\d+) 0 R", objects[table], "no root"))


def _table(framed: bytes) -> tuple[int, dict[int, tuple[int, int, int]]]:
    """The number of the table itself, and what it says of every object: kind, offset or pack, place in the pack."""
    frame = _FRAME.fullmatch(framed)
    if not frame or b"/Type/XRef/W[1 4 2]" not in frame[2]:
        raise WrongPdfError("there is no table of objects")
    rows = _content(frame[2])
    size = int(_found(rb"/Size (\d+)", frame[2], "a table without a size"))
    _must(len(rows) == 7 * size, f"a table of {size} objects has {len(rows)} bytes")
    parts = (rows[7 * number : 7 * number + 7] for number in range(size))
    entries = ((part[0], int.from_bytes(part[1:5]), int.from_bytes(part[5:])) for part in parts)
    return int(frame[1]), {number: entry for number, entry in enumerate(entries) if entry[0] != _FREE}


def _content(body: bytes, objects: dict[int, bytes] | None = None) -> bytes:
    """What a stream holds, of exactly the length that it says."""
    found = _STREAM.fullmatch(body)
    if not found:
        raise WrongPdfError("an object is no stream")
    head, held = found[1], found[2]
    said = _found(rb"/Length (\d+(?: 0 R)?)", head, "a stream without a length")
    length = int((objects or {})[int(said.split()[0])] if said.endswith(b"R") else said)
    _must(length == len(held), f"a stream of {length} bytes has {len(held)}")
    if b"/FlateDecode" not in head:
        return held
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(held)
    except zlib.error as error:
        raise WrongPdfError(f"a stream is damaged: {error}") from error
    _must(unpacker.eof, "a stream is cut off")
    return plain


def _unpacked(objects: dict[int, bytes], pack: int) -> list[tuple[int, bytes]]:
    """The small objects in a stream, with their numbers."""
    held = _content(objects[pack])
    _must(b"/Type/ObjStm" in _head(objects[pack]), f"object {pack} is no pack")
    first = int(_found(rb"/First (\d+)", objects[pack], "a pack without a first object"))
    table = [int(number) for number in held[:first].split()]
    starts = [*table[1::2], len(held) - first + 1]
    bodies = (held[first + begin : first + end - 1] for begin, end in pairwise(starts))
    return list(zip(table[::2], bodies, strict=True))


def _text(objects: dict[int, bytes], sheet: bytes) -> str:
    """What a page shows, by what its fonts say that their glyphs mean."""
    fonts = _found(rb"/Font <<([^>]*)>>", _at(objects, sheet, "Resources"), "no fonts")
    meant = {name: _meanings(objects, int(font)) for name, font in re.findall(rb"/(\w+) (\d+) 0 R", fonts)}
    said: list[str] = []
    here: dict[bytes, str] = {}
    for font, glyphs, end in _SHOWN.findall(_content(_at(objects, sheet, "Contents"), objects)):
        if end:
            said.append("\n")
        elif font:
            _must(font in meant, f"a font {font.decode('ascii', 'replace')} that is not there")
            here = meant[font]
        else:
            said += (here.get(glyphs[at : at + 4].upper(), "\ufffd") for at in range(0, len(glyphs), 4))
    return "".join(said)


def _meanings(objects: dict[int, bytes], font: int) -> dict[bytes, str]:
    pairs = _MEANT.findall(_content(_at(objects, objects[font], "ToUnicode"), objects))
    return {glyph.upper(): bytes.fromhex(letters.decode()).decode("utf-16-be") for glyph, letters in pairs}


def _files(objects: dict[int, bytes], catalogue: bytes) -> dict[str, bytes]:
    """The attached files by name."""
    found: dict[str, bytes] = {}
    named = re.search(rb"/EmbeddedFiles<</Names\[([^]]*)\]>>", catalogue)
    for name, number in re.findall(rb"\(([^)]*)\) (\d+) 0 R", named[1]) if named else ():
        held = int(_found(rb"/EF<</F (\d+) 0 R", objects[int(number)], "an attachment without a file"))
        content = _content(objects[held], objects)
        said = int(_found(rb"/Size (\d+)", objects[held], "an attachment without a size"))
        _must(said == len(content), f"an attachment of {said} bytes has {len(content)}")
        found[name.decode("ascii")] = content
    return found

"""A PDF file as numbered objects: takes apart what Qt wrote, and writes objects as a file. Knows no Qt.

It reads the plain files of QPdfWriter alone, which have one table of objects, and refuses any other.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.report.letters import readable
from desktop.report.page import Rect

_PACKED = 200
"""How many small objects are compressed together."""

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_SUBSET = re.compile(rb"/[A-Z]{6}\+")
_FAST = 200_000
"""From so many bytes on, compressing quickly matters more than the last tenth of the size."""


class StrangePdfError(ValueError):
    """The file is not of the kind that this module reads."""


@dataclass(slots=True)
class Objects:
    """The objects of a file by number, without their frames; `small` ones hold no stream and are packed together.

    `root` is the number of the catalogue, `info` that of the description.
    """

    large: dict[int, bytes]
    root: int
    info: int
    small: dict[int, str] = field(default_factory=dict)
    last: int = 0

    def number(self) -> int:
        """A number that is still free."""
        self.last = (self.last or max(self.large)) + 1
        return self.last

    def add(self, text: str) -> int:
        """Take in a small object; gives its number."""
        number = self.number()
        self.small[number] = text
        return number

    def add_stream(self, body: bytes) -> int:
        """Take in an object with a stream; gives its number."""
        number = self.number()
        self.large[number] = body
        return number


def take_apart(data: bytes) -> Objects:
    """The objects of a file that Qt wrote; raises StrangePdfError."""
    start = _last(rb"startxref\s+(\d+)\s+%%EOF", data[-99:])
    head = re.compile(rb"xref\s+0 (\d+)\s*\n").match(data, start)
    if not head:
        raise StrangePdfError("no table of objects")
    entries = (data[head.end() + 20 * n : head.end() + 20 * n + 18] for n in range(int(head[1])))
    offsets = {n: int(entry[:10]) for n, entry in enumerate(entries) if entry.endswith(b"n") and int(entry[:10])}
    ends = dict(pairwise([*sorted(offsets.values()), start]))
    objects: dict[int, bytes] = {}
    for number, offset in offsets.items():
        frame = re.compile(rb"%d 0 obj\s" % number).match(data, offset)
        body = data[offset : ends[offset]].rstrip()
        if not frame or not body.endswith(b"endobj"):
            raise StrangePdfError(f"no object {number} at {offset}")
        objects[number] = data[frame.end() : offset + len(body) - 6].rstrip(b"\r\n")
    return _in_order(objects, _last(rb"/Root (\d+) 0 R", data[start:]), _last(rb"/Info (\d+) 0 R", data[start:]))


def _in_order(objects: dict[int, bytes], root: int, info: int) -> Objects:
    """The objects under new numbers, by where they are first referred to: Qt's order of fonts is by chance."""
    order: dict[int, int] = {}
    waiting = [info, root]
    while waiting:
        number = waiting.pop()
        if number not in order and number in objects:
            order[number] = len(order) + 1
            waiting += [int(found[1]) for found in reversed([*_REFERENCE.finditer(_head(objects[number]))])]

    def renumbered(number: int) -> bytes:
        head = _head(objects[number])
        named = _SUBSET.sub(b"/" + _letters(order[number]) + b"+", head)
        return _REFERENCE.sub(lambda to: b"%d 0 R" % order.get(int(to[1]), 0), named) + objects[number][len(head) :]

    return Objects({order[number]: renumbered(number) for number in order}, order[root], order[info])


def _head(body: bytes) -> bytes:
    """What an object says before the stream it may have."""
    return body.partition(b"stream\n")[0]


def _letters(number: int) -> bytes:
    """Six capitals, others for every number."""
    return bytes(ord("A") + number // 26**place % 26 for place in range(6))


def content_of(body: bytes) -> bytes:
    """What the stream `body` holds, unpacked; raises StrangePdfError."""
    found = re.search(rb">>\s*?stream\r?\n", body)
    if not found or not body.endswith(b"endstream"):
        raise StrangePdfError("no stream")
    held = body[found.end() : -len(b"endstream")]
    if b"/FlateDecode" not in body[: found.start()]:
        return held
    try:
        # The line end before `endstream` is no part of it.
        return zlib.decompressobj().decompress(held)
    except zlib.error as error:
        raise StrangePdfError("a damaged stream") from error


def reference(body: bytes, name: str) -> int:
    """The number of the object that `body` refers to under `name`; raises StrangePdfError."""
    return _last(rb"/%s (\d+) 0 R" % name.encode(), body)


def stream(held: bytes, entries: str = "", packed: bool = True) -> bytes:
    """A stream object that holds `held`."""
    if packed:
        held = zlib.compress(held, 1 if len(held) > _FAST else 6)
        entries += "/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("ascii"), len(held), held)


def string(text: str) -> str:
    """Any text as PDF writes it. Controls and halves of surrogate pairs are left out."""
    clean = readable(text)
    if clean.isascii():
        return "(" + re.sub(r"([\\()])", r"\\\1", clean) + ")"
    return f"<FEFF{clean.encode('utf-16-be').hex().upper()}>"


def box(rect: Rect, height: float) -> str:
    """`rect` on a sheet `height` points high, counted from its lower edge as PDF does."""
    corners = (rect.x, height - rect.bottom, rect.right, height - rect.y)
    return "[" + " ".join(f"{round(corner, 2):g}" for corner in corners) + "]"


def put_together(objects: Objects) -> bytes:
    """The file; the same objects give the same bytes."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, tuple[int, int, int]] = {}

    def write(number: int, body: bytes) -> None:
        places[number] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    for number, body in objects.large.items():
        write(number, body)
    numbers = sorted(objects.small)
    for first in range(0, len(numbers), _PACKED):
        packed, pack = numbers[first : first + _PACKED], objects.number()
        places |= {number: (2, pack, place) for place, number in enumerate(packed)}
        write(pack, _pack([(number, objects.small[number]) for number in packed]))
    start, own = len(out), objects.number()
    places[own] = (1, start, 0)
    identity = hashlib.sha256(out).hexdigest()[:32]
    ends = f"/Root {objects.root} 0 R/Info {objects.info} 0 R/ID[<{identity}><{identity}>]"
    return bytes(out) + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, _index(places, own + 1, ends), start)


def _pack(objects: list[tuple[int, str]]) -> bytes:
    """Many small objects in one stream, behind a table of where each begins."""
    starts, at = [], 0
    for number, text in objects:
        starts.append(f"{number} {at}")
        at += len(text) + 1
    table = " ".join(starts) + "\n"
    held = table + "\n".join(text for _, text in objects)
    return stream(held.encode("ascii"), f"/Type/ObjStm/N {len(objects)}/First {len(table)}")


def _index(places: dict[int, tuple[int, int, int]], count: int, ends: str) -> bytes:
    """The table of where every object is, as a stream."""
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + rest.to_bytes(2, "big")
        for kind, place, rest in (places.get(number, (0, 0, 65535)) for number in range(count))
    )
    return stream(rows, f"/Type/XRef/W[1 4 2]/Size {count}{ends}")


def _last(pattern: bytes, data: bytes) -> int:
    found = re.findall(pattern, data)
    if not found:
        raise StrangePdfError(f"no {pattern.decode('ascii')}")
    return int(found[-1])

"""The two files that hold an icon in many sizes: Windows' .ico and macOS's .icns."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

AS_PNG = 256
"""From this size on a picture of an .ico is a PNG: every Windows that has such sizes reads it, smaller ones not all."""

ICNS = {
    "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024, "ic11": 32, "ic12": 64, "ic13": 256, "ic14": 512,
}  # fmt: skip
"""What is a PNG in an .icns, with its size in pixels: 128 to 512, and 16 to 512 at double density."""

ICNS_PLAIN = {"ic04": 16, "ic05": 32}
"""What no macOS takes as a PNG."""


def png(image: QImage) -> bytes:
    """The bytes of a PNG."""
    return _written(image, "PNG")


def bmp(image: QImage) -> bytes:
    """The bytes of a BMP of 24 bits a pixel, if that is how the picture is kept."""
    return _written(image, "BMP")


def ico(images: Iterable[QImage]) -> bytes:
    """An .ico of square pictures of at most 256 pixels."""
    pictures = [(image.width(), png(image) if image.width() >= AS_PNG else _bitmap(image)) for image in images]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place, entries = len(head) + 16 * len(pictures), b""
    for size, data in pictures:
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + entries + b"".join(data for _, data in pictures)


def icns(images: dict[int, QImage]) -> bytes:
    """An .icns of the pictures by their size in pixels, which must hold every size of ICNS and ICNS_PLAIN."""
    chunks = [(kind, _argb(images[size])) for kind, size in ICNS_PLAIN.items()]
    chunks += [(kind, png(images[size])) for kind, size in ICNS.items()]
    body = b"".join(kind.encode() + struct.pack(">I", 8 + len(data)) + data for kind, data in chunks)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def _written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind):
        raise OSError(f"Qt cannot write {kind} files")
    data = buffer.data()
    return bytes(data.data())


def _pixels(image: QImage) -> bytes:
    """Blue, green, red and alpha of every pixel, row by row from the top."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)  # Must live as long as its bytes are read.
    return bytes(plain.constBits())


def _bitmap(image: QImage) -> bytes:
    size, pixels = image.width(), _pixels(image)
    rows = [pixels[4 * size * row : 4 * size * (row + 1)] for row in range(size)]
    width = -(-size // 32) * 4
    mask = b"".join(_mask(row).ljust(width, b"\0") for row in reversed(rows))
    colours = b"".join(reversed(rows))
    # The height counts the picture and its mask.
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(colours) + len(mask), 0, 0, 0, 0)
    return head + colours + mask


def _mask(row: bytes) -> bytes:
    """One bit for each pixel, set where nothing is to be seen; for what knows no alpha."""
    clear = [alpha < 128 for alpha in row[3::4]]
    clear += [False] * (-len(clear) % 8)
    return bytes(sum(bit << (7 - i) for i, bit in enumerate(clear[k : k + 8])) for k in range(0, len(clear), 8))


def _argb(image: QImage) -> bytes:
    blue, green, red, alpha = (_pixels(image)[channel::4] for channel in range(4))
    return b"ARGB" + b"".join(b"".join(_packed(channel)) for channel in (alpha, red, green, blue))


def _packed(channel: bytes) -> Iterator[bytes]:
    """Runs of 3 to 130 equal bytes as two, what is between them in pieces of 1 to 128 behind their length."""
    waiting = b""
    for _, group in groupby(channel):
        run = bytes(group)
        while len(run) >= 3:
            yield from _pieces(waiting)
            waiting = b""
            yield bytes([min(len(run), 130) + 125, run[0]])
            run = run[130:]
        waiting += run
    yield from _pieces(waiting)


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), 128):
        piece = data[start : start + 128]
        yield bytes([len(piece) - 1]) + piece

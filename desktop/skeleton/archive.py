"""Arrays of numbers from the bytes of a file, and nothing else: bounded in size, no code in it is ever run."""

from __future__ import annotations

import io
import math
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGEST_FILE = 8 * 2**20
LARGEST_CONTENT = 32 * 2**20
"""Bytes, packed and unpacked: more is not a skeleton."""

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER = re.compile(
    rb"\{'descr': '(\|u1|\|i1|<u2|<i2)', 'fortran_order': False, 'shape': \((\d{1,8}),(?: (\d))?\), \} *\n"
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, OverflowError, RuntimeError)


def unpacked(data: bytes) -> Mapping[str, NDArray[Any]]:
    """Every array by name, one or two-dimensional, of 8 or 16 bits; raises ValueError for anything else."""
    if len(data) > LARGEST_FILE:
        raise ValueError(f"{len(data)} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = file.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST_CONTENT:
                raise ValueError("unpacks to too much")
            return {entry.filename.removesuffix(".npy"): _array(_content(file, entry)) for entry in entries}
    except _BROKEN as error:
        raise ValueError(str(error) or type(error).__name__) from error


def _content(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type not in _METHODS:
        raise ValueError(f"{entry.filename}: packed in an unknown way")
    content = file.read(entry)
    if len(content) != entry.file_size:
        raise ValueError(f"{entry.filename}: cut off")
    return content


def _array(content: bytes) -> NDArray[Any]:
    start = len(_MAGIC) + 2
    header = start + int.from_bytes(content[start - 2 : start], "little")
    found = _HEADER.fullmatch(content[start:header])
    if not content.startswith(_MAGIC) or found is None:
        raise ValueError("not a plain array")
    shape = tuple(int(size) for size in found.groups()[1:] if size is not None)
    kind = np.dtype(found[1].decode("ascii"))
    if len(content) - header != math.prod(shape) * kind.itemsize:
        raise ValueError(f"shape {shape} does not fit its content")
    return np.frombuffer(content, kind, offset=header).reshape(shape)

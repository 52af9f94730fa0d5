"""The two font files of the page, looked over before anybody uses them. Knows no Qt."""

from __future__ import annotations

import struct
import sys
from array import array

from desktop import assets

FILES = ("fonts/page-regular.ttf", "fonts/page-bold.ttf")

_WHOLE = 0xB1B0AFBA
"""What the 32-bit words of a TrueType file add up to: its own check against damage."""


def read(name: str) -> bytes:
    """The font file `name`, one of `FILES`; raises AssetMissingError where it is not as it was made."""
    data = assets.read_bytes(name)
    if len(data) % 4 or struct.calcsize("I") != 4:
        raise assets.AssetMissingError(name)
    words = array("I", data)
    if sys.byteorder == "little":
        words.byteswap()
    if sum(words) & 0xFFFFFFFF != _WHOLE:
        raise assets.AssetMissingError(name)
    return data

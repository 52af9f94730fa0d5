"""Which characters of what a person typed can go on paper at all."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NO_LETTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def readable(text: str) -> str:
    """`text` as PDF, XML and fonts take it: controls become a space; halves of surrogate pairs and the like go."""
    return text if text.isascii() and text.isprintable() else _NO_LETTERS.sub("", _CONTROLS.sub(" ", text))

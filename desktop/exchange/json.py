"""The diary as JSON: everything there is, exactly; the one format that comes back in."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from errno import EISDIR, ENOTDIR
from os import strerror
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any

from desktop.domain.diary import Diary
from desktop.exchange.errors import BadContent, ExchangeError, FutureVersion, NotOurFile, TooLarge

# msgspec and the wire form built on it are loaded where they are used: the window opens without them.
if TYPE_CHECKING:
    from desktop.exchange import wire

SIZE_LIMIT = 64 * 2**20
"""Bytes. Ten years with several entries a day make about three million."""

SAID_LIMIT = 120
WHOLE = "the top level"
"""The `where` of what has no place of its own."""

_TYPES = {
    "int": "a whole number",
    "float": "a fraction",
    "str": "text",
    "bool": "true or false",
    "null": "null",
    "array": "a list",
    "object": "an object",
    "date": "a date",
    "datetime": "a date and time",
}
_PHRASES = {
    "RFC3339 encoded datetime": "date and time",
    "RFC3339 encoded ": "",
    "enum value": "value",
    "object missing required field": "missing",
    "object contains unknown field": "unknown field",
    "a timezone component": "an offset from UTC",
}


def dump(diary: Diary) -> bytes:
    """`diary` as UTF-8 text; the same diary always gives the same bytes."""
    from desktop.exchange import wire
    from desktop.exchange.writing import to_wire

    return wire.written(to_wire(diary))


def load(data: bytes) -> Diary:
    """The diary in `data`; raises ExchangeError, without a path, for anything that `dump` could not have meant."""
    import msgspec

    from desktop.exchange.reading import from_wire

    if len(data) > SIZE_LIMIT:
        raise TooLarge(None, len(data), SIZE_LIMIT)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise BadContent(None, "line 1", "the text is not UTF-8")
    # Editors on Windows put a mark in front that changes nothing.
    data = data.removeprefix(BOM_UTF8)
    try:
        _claim(data)
        text = _text(data)
        found = _decoded(data)
    except RecursionError as error:
        raise BadContent(None, WHOLE, "brackets are nested too deeply") from error
    except msgspec.DecodeError as error:
        raise _malformed(data, error) from error
    _refuse_repeated_keys(text)
    return from_wire(found)


def read_file(path: Path) -> Diary:
    """The diary in the file `path`; raises ExchangeError with that path, and OSError where it cannot be read."""
    size = _file_size(path)
    if size > SIZE_LIMIT:
        raise TooLarge(path, size, SIZE_LIMIT)
    with path.open("rb") as file:
        # A device or a pipe has no size to ask for beforehand.
        data = file.read(SIZE_LIMIT + 1)
    try:
        return load(data)
    except ExchangeError as error:
        error.path = path
        raise


def _file_size(path: Path) -> int:
    """How large a file is. Windows would say of a folder that it is forbidden, and of a name below a file nothing."""
    try:
        found = path.stat()
    except FileNotFoundError:
        if path.parent.is_file():
            raise NotADirectoryError(ENOTDIR, strerror(ENOTDIR), str(path)) from None
        raise
    if S_ISDIR(found.st_mode):
        raise IsADirectoryError(EISDIR, strerror(EISDIR), str(path))
    return found.st_size


def _claim(data: bytes) -> None:
    """Refuse what does not say that it is ours."""
    import msgspec

    from desktop.exchange import wire

    try:
        msgspec.json.decode(data, type=wire.Claim)
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        raise NotOurFile(None, 'it does not say "format": "evenfoot-diary"') from error


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadContent(None, _line(data, error.start), "the text is not UTF-8") from error


def _decoded(data: bytes) -> wire.Diary:
    """The content, each value within its limits; only after the version, which says what to expect."""
    import msgspec

    from desktop.exchange import wire

    try:
        edition = msgspec.json.decode(data, type=wire.Edition)
        if edition.version > wire.VERSION:
            raise FutureVersion(None, edition.version, wire.VERSION)
        return msgspec.json.decode(data, type=wire.Diary)
    except msgspec.ValidationError as error:
        raise BadContent(None, *_plain(error)) from error


def _malformed(data: bytes, error: Exception) -> ExchangeError:
    """Text that is no JSON: one of ours that was damaged if it begins like one, else somebody else's."""
    if not re.match(rb'\s*\{\s*"format"\s*:\s*"evenfoot-diary"', data):
        return NotOurFile(None, "it is not JSON")
    at = re.search(r"\(byte (\d+)\)", str(error))
    where = _line(data, int(at[1]) if at else len(data))
    return BadContent(None, where, "this is not JSON" if at else "the text breaks off")


def _line(data: bytes, offset: int) -> str:
    breaks = data.count(b"\n", 0, offset)
    return f"line {breaks + 1}"


def _plain(error: Exception) -> tuple[str, str]:
    """Where in the file a value is wrong, and how, without the marks of a programming language."""
    # A name quoted from the file may hold anything; what is said of it is one short line.
    said = "".join(letter if letter.isprintable() else "?" for letter in str(error))
    detail, _, where = said.partition(" - at `$")
    detail = detail[:1].lower() + detail[1:]
    for phrase, words in _PHRASES.items():
        detail = detail.replace(phrase, words)
    detail = re.sub("`([^`]*)`", lambda marked: _in_words(marked[1]), detail)
    return where.strip("`.")[:SAID_LIMIT] or WHOLE, detail[:SAID_LIMIT]


def _in_words(marked: str) -> str:
    kinds = [kind for kind in marked.split(" | ") if kind != "null"] or ["null"]
    return " or ".join(_TYPES.get(kind, f'"{kind}"') for kind in kinds)


def _refuse_repeated_keys(text: str) -> None:
    """Refuse an object that says something twice, such as two ratings in one day: decoding keeps the last one only."""

    def check(pairs: list[tuple[str, Any]]) -> None:
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1:
                day = dict(pairs).get("day")
                raise BadContent(None, f"{day}: {key}" if day else key, "this one comes twice")

    json.loads(text, object_pairs_hook=check)

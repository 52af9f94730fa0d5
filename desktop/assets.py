"""The only reader of `resources/`: the same lines serve a checkout, a wheel and the frozen program."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

FALLBACK_LANGUAGE = "en"


class AssetMissingError(Exception):
    """A file that the program ships is not there or cannot be read: the installation is damaged."""

    def __init__(self, name: str) -> None:
        """Keep the name below `resources/`."""
        super().__init__(name)
        self.name = name


def _place(name: str) -> Path:
    """Where `name`, with slashes, lies below `resources/`."""
    # Not importlib.resources: it loads what reads zip files, which costs a tenth of a start and serves nobody here.
    try:
        resources = import_module("desktop.resources")
    except ImportError as error:
        raise AssetMissingError(name) from error
    return Path(resources.__path__[0], *name.split("/"))


def read_bytes(name: str) -> bytes:
    """The file `name`, with slashes, below `resources/`; raises AssetMissingError."""
    try:
        return _place(name).read_bytes()
    except OSError as error:
        raise AssetMissingError(name) from error


def read_text(name: str) -> str:
    """The UTF-8 text of `name`; raises AssetMissingError."""
    try:
        return read_bytes(name).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise AssetMissingError(name) from error


def read_toml(name: str) -> dict[str, Any]:
    """The parsed TOML of `name`; raises AssetMissingError."""
    try:
        return tomllib.loads(read_text(name))
    except tomllib.TOMLDecodeError as error:
        raise AssetMissingError(name) from error


def names(folder: str, suffix: str) -> list[str]:
    """The files directly in `folder` that end in `suffix`, sorted, as names for the readers above."""
    try:
        found = _place(folder).iterdir()
        return sorted(f"{folder}/{entry.name}" for entry in found if entry.name.endswith(suffix))
    except OSError as error:
        raise AssetMissingError(folder) from error


def folder(name: str) -> Path:
    """Where the folder `name` lies on the disk, for Qt, which reads some files by itself; raises AssetMissingError."""
    found = _place(name)
    if not found.is_dir():
        raise AssetMissingError(name)
    return found


def migrations() -> list[str]:
    """The numbered steps of the diary's schema, in order."""
    return [read_text(name) for name in names("schema", ".sql")]


@cache
def content(language: str, name: str) -> dict[str, Any]:
    """The texts `name` in `language`, each one that is not translated in English; raises AssetMissingError."""
    found = read_toml(f"content/{FALLBACK_LANGUAGE}/{name}.toml")
    for candidate in dict.fromkeys((language.partition("-")[0], language)):
        if candidate in languages() and candidate != FALLBACK_LANGUAGE:
            try:
                found = _over(found, read_toml(f"content/{candidate}/{name}.toml"))
            except AssetMissingError:
                continue
    return found


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """`below` with what `above` says instead, table by table."""
    merged = {**below, **above}
    both = (key for key in below.keys() & above.keys() if isinstance(below[key], dict) and isinstance(above[key], dict))
    return {**merged, **{key: _over(below[key], above[key]) for key in both}}


def form(language: str, n: int) -> str:
    """Which form of a text a count of `n` asks for in `language`: `one`, in some `few`, or `other`."""
    match language.partition("-")[0]:
        case "fr":
            return "one" if n < 2 else "other"
        case "pl":
            few = n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14}
            return "one" if n == 1 else "few" if few else "other"
        case _:
            return "one" if n == 1 else "other"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have texts."""
    try:
        found = _place("content").iterdir()
        return tuple(sorted(entry.name for entry in found if entry.is_dir()))
    except OSError as error:
        raise AssetMissingError("content") from error


def page_languages() -> tuple[str, ...]:
    """The languages that the physician's page can be in: those with its words."""
    return tuple(tag for tag in languages() if f"content/{tag}/report.toml" in names(f"content/{tag}", ".toml"))


@cache
def window_languages() -> tuple[str, ...]:
    """The languages that the window can speak: those with a compiled translation, English for its plurals."""
    compiled = (Path(name).stem for name in names("i18n", ".qm"))
    return tuple(stem.removeprefix("evenfoot_") for stem in compiled)


def language_tag(tag: str) -> str:
    """`tag` as a document may say it: a machine without a language is said to speak `en-POSIX`, which is plain English.

    Blank for what names no language.
    """
    return "-".join(part for part in tag.split("-") if part not in {"C", "POSIX"})


def window_language(tag: str) -> str:
    """`tag` if the window speaks that language; otherwise English as it is written in the region of `tag`."""
    tag = language_tag(tag)
    language, *rest = tag.split("-")
    if language in window_languages():
        return tag
    region = next((part for part in rest if len(part) == 2 and part.isupper()), "")
    return f"{FALLBACK_LANGUAGE}-{region}" if region else FALLBACK_LANGUAGE

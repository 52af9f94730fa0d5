"""The parts as parts.toml and libraries.toml have them, and the texts that several share."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is shipped and has terms of its own."""

    id: str
    name: str
    licence: str
    chapter: str
    copyright: str = ""
    note: str = ""
    only: str = ""
    """The systems that it is shipped for; empty for all."""
    distribution: str = ""
    """The name on PyPI of what its version and its licence files come from."""
    texts: tuple[str, ...] = ()
    """The names of shared texts."""
    files: tuple[str, ...] = ()
    """Files of ours that hold its terms, from the root of the checkout."""
    leave_out: tuple[str, ...] = ()
    """Licence files of the distribution that say no more than another one does."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All parts in the order in which they are told, with the titles of chapters and shared texts."""

    chapters: dict[str, str]
    titles: dict[str, str]
    parts: tuple[Part, ...]
    libraries: dict[str, str] = field(default_factory=dict)
    """Patterns of the base names of shipped libraries, in small letters, and the part that each belongs to."""

    def part_of(self, path: str) -> str | None:
        """The part that a library in a bundle belongs to; None for one that nobody thought of."""
        inside, name = path.replace("\\", "/").lower(), PurePosixPath(path.replace("\\", "/")).name.lower()
        for pattern, part in self.libraries.items():
            if fnmatchcase(inside if "/" in pattern else name, pattern):
                return part
        return None


def load() -> Catalogue:
    """Read it; raises ValueError for a part, a text or a chapter that is named and not there."""
    data = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
    lists = ("texts", "files", "leave_out")
    parts = tuple(
        Part(**{key: tuple(value) if key in lists else value for key, value in each.items()}) for each in data["part"]
    )
    libraries = tomllib.loads((HERE / "libraries.toml").read_text(encoding="utf-8"))
    found = Catalogue(data["chapters"], data["texts"], parts, libraries)
    known = {part.id for part in parts}
    wrong = [each for each in libraries.values() if each not in known]
    wrong += [text for part in parts for text in part.texts if text not in data["texts"]]
    wrong += [text for text in data["texts"] if not any(text in part.texts for part in parts)]
    wrong += [part.chapter for part in parts if part.chapter not in data["chapters"]]
    if wrong or len(known) != len(parts):
        raise ValueError(f"named and not there, there twice, or used by nobody: {wrong}")
    return found


def text(name: str) -> str:
    """A text that several parts share."""
    return (HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8")

"""The text of the licences as a window shows it: paragraphs that flow, and headings that are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONG = 60
"""Columns from which on a line was broken because it was full; shorter ones end where their writer wanted it."""

OWN_LINE = re.compile(r"[-*] |\(?\w{1,2}[.)] |[\d.]+  |Copyright\b|\(C\)|\[")
"""What begins a line of its own: an item of a list, a number, a holder of rights."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, where it begins in the text, and whether it opens a chapter."""

    title: str
    place: int
    chapter: bool

    @property
    def number(self) -> str:
        """What stands before its name, "1.1" for instance; empty for a heading that only leads to others."""
        return self._parts[0]

    @property
    def name(self) -> str:
        """Its title without the number."""
        return self._parts[1]

    @property
    def _parts(self) -> tuple[str, str]:
        found = re.fullmatch(r"([\d.]+)  (.+)", self.title)
        return (found[1], found[2]) if found else ("", self.title)


def flowing(text: str) -> tuple[str, list[Section]]:
    """`text` without the breaks of its full lines and without the rules below its headings; and these headings."""
    told: list[str] = []
    found: list[Section] = []
    place = 0
    before = ""
    for line in text.splitlines():
        rule = re.fullmatch(r"=+|-+", line)
        if rule and before and not before.startswith(" ") and len(before) == len(line):
            found.append(Section(before, place - len(before) - 1, line.startswith("=")))
            continue
        bare = line.strip()
        if bare and len(before) >= LONG and not OWN_LINE.match(bare):
            told[-1] += f" {bare}"
            place += len(bare) + 1
        else:
            told.append(line)
            place += len(line) + 1
        before = line
    return "\n".join(told), found

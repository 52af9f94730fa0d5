"""Puts the parts and their terms into one plain text that can be read in a window, from the top or by its numbers."""

from __future__ import annotations

import re
import textwrap

import product
from licences import parts
from licences.installed import NONE, Distribution
from licences.parts import Catalogue, Part

WIDTH, WIDEST = 92, 100
"""Columns of our own words, and those up to which the lines of others stay as they are."""

WHOLE = {"break_on_hyphens": False, "break_long_words": False}
INDENT = "  "
"""In front of every line that is not ours, so that no heading of a licence is taken for one of this file."""

SHARED, TOOLKIT = "texts", "toolkit"


def document(catalogue: Catalogue, found: dict[str, Distribution], versions: dict[str, set[str]]) -> str:
    """The whole text."""
    numbers = _numbers(catalogue)
    lines = [_heading("The licences of Evenfoot and of its parts", "="), _own(_told("foreword"))]
    lines += [_heading("What is in this file", "="), _contents(catalogue, numbers, versions)]
    for chapter, title in catalogue.chapters.items():
        lines.append(_heading(f"{numbers[chapter]}  {title}", "="))
        if chapter == TOOLKIT:
            lines.append(_own(_notice(numbers, versions)))
        for part in (each for each in catalogue.parts if each.chapter == chapter):
            lines.append(_part(part, catalogue, numbers, found.get(part.distribution, NONE), versions))
    lines.append(_heading(f"{numbers[SHARED]}  Licences that several parts share", "="))
    for name, title in catalogue.titles.items():
        users = [part.name for part in catalogue.parts if name in part.texts]
        lines += [_heading(f"{numbers[f'{SHARED}/{name}']}  {title}", "-"), _own(f"Used by: {', '.join(users)}.")]
        lines.append(foreign(parts.text(name)))
    return "\n\n".join(lines) + "\n"


def _numbers(catalogue: Catalogue) -> dict[str, str]:
    """The number of each chapter, part and shared text."""
    numbers: dict[str, str] = {}
    for n, chapter in enumerate(catalogue.chapters, 1):
        numbers[chapter] = str(n)
        for k, part in enumerate((part for part in catalogue.parts if part.chapter == chapter), 1):
            numbers[part.id] = f"{n}.{k}"
    last = numbers[SHARED] = str(len(catalogue.chapters) + 1)
    return numbers | {f"{SHARED}/{name}": f"{last}.{k}" for k, name in enumerate(catalogue.titles, 1)}


def _contents(catalogue: Catalogue, numbers: dict[str, str], versions: dict[str, set[str]]) -> str:
    lines = []
    for chapter, title in catalogue.chapters.items():
        lines.append(f"{numbers[chapter]}  {title}")
        inside = (part for part in catalogue.parts if part.chapter == chapter)
        lines += [f"  {numbers[part.id]}  {_called(part, versions)}: {part.licence}" for part in inside]
    lines.append(f"{numbers[SHARED]}  Licences that several parts share")
    lines += [f"  {numbers[f'{SHARED}/{name}']}  {title}" for name, title in catalogue.titles.items()]
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent=INDENT + INDENT) for line in lines)


def _called(part: Part, versions: dict[str, set[str]]) -> str:
    numbers = sorted(versions.get(part.distribution, ()))
    return f"{part.name} {' or '.join(numbers)}".strip()


def _notice(numbers: dict[str, str], versions: dict[str, set[str]]) -> str:
    (pyside,), (shiboken,) = versions["pyside6-essentials"], versions["shiboken6"]
    texts = {"lgpl": numbers[f"{SHARED}/LGPL-3.0"], "gpl": numbers[f"{SHARED}/GPL-3.0"]}
    return _told("qt").format(qt=pyside, pyside=pyside, shiboken=shiboken, **texts)


def _part(
    part: Part, catalogue: Catalogue, numbers: dict[str, str], found: Distribution, versions: dict[str, set[str]]
) -> str:
    own = [_heading(f"{numbers[part.id]}  {_called(part, versions)}", "-")]
    said = [f"Licence: {part.licence}."]
    if part.only:
        said.append(f"Only on {part.only}.")
    own.append(_own(" ".join(said)))
    if part.copyright:
        own.append(foreign(part.copyright))
    if part.note:
        own.append(_own(part.note.strip()))
    if part.texts:
        named = [f"{numbers[f'{SHARED}/{name}']} ({catalogue.titles[name]})" for name in part.texts]
        own.append(_own(f"The text: {', '.join(named)}."))
    texts = {name: text for name, text in sorted(found.files.items()) if name not in part.leave_out}
    texts |= {file: (product.ROOT / file).read_text(encoding="utf-8") for file in part.files}
    seen: set[str] = set()
    for name, text in texts.items():
        rest = without(text, {numbers[f"{SHARED}/{each}"]: parts.text(each) for each in catalogue.titles})
        if (words := " ".join(rest.split())) in seen:
            continue
        seen.add(words)
        if len(texts) > 1:
            own.append(f"{name.rpartition('/')[2] if name in part.files else name}:")
        own.append(foreign(rest))
    return "\n\n".join(own)


def without(text: str, shared: dict[str, str]) -> str:
    """`text` with each text in it that is printed elsewhere replaced by the number under which it is."""
    # The longest first: some hold others.
    for number, other in sorted(shared.items(), key=lambda item: -len(item[1])):
        words = other.split()
        pattern = r"\s+".join(map(re.escape, words))
        text = re.sub(pattern, f"[The text that is printed under {number}.]", text)
    return text


def foreign(text: str) -> str:
    """The words of others, indented, with the ends of their lines; a passage with too long a line is wrapped anew."""
    lines = []
    for passage in _passages(text.expandtabs(4).strip("\n").splitlines()):
        start = INDENT + " " * min(len(passage[0]) - len(passage[0].lstrip()), 16)
        if max(map(len, passage)) + len(INDENT) <= WIDEST:
            lines += [f"{INDENT}{line}".rstrip() for line in passage]
        else:
            after = start + ("  " if re.match(r"[-*] ", passage[0].lstrip()) else "")
            lines += textwrap.wrap(
                " ".join(line.strip() for line in passage),
                WIDTH,
                initial_indent=start,
                subsequent_indent=after,
                **WHOLE,
            )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _passages(lines: list[str]) -> list[list[str]]:
    """Lines that belong together: no blank one, no step to the right or left, and no new item of a list among them."""
    found: list[list[str]] = []
    for line in lines:
        bare = line.lstrip()
        follows = found and found[-1][0].strip() and bare and not re.match(r"[-*(\d]", bare)
        if follows and len(line) - len(bare) == len(found[-1][-1]) - len(found[-1][-1].lstrip()):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _told(name: str) -> str:
    return (parts.HERE / f"{name}.txt").read_text(encoding="utf-8")


def _own(text: str) -> str:
    """Our words, wrapped; a line that is indented is a command and stays."""
    return "\n".join(
        line if line.startswith(" ") else textwrap.fill(line, WIDTH, **WHOLE) for line in text.strip().splitlines()
    )


def _heading(title: str, rule: str) -> str:
    return f"{title}\n{rule * len(title)}"

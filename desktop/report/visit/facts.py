"""Short answers in balanced columns, each with its name before it; what is long goes across all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, pairwise

from desktop.report.page import BODY, STRONG, Block, Ink, Mark, Role, Text
from desktop.report.typeset import cut, elided, keeping, line, paragraph, run_in, told
from desktop.report.visit.answers import Fact
from desktop.report.visit.frame import Frame, rule
from desktop.report.visit.plan import Lost, Piece

LONG = 8
"""An answer with more lines than this in a column goes across all of them."""

_TOP = 4.0
_BETWEEN = 2.5


Heights = dict[tuple[Fact, float], float]
"""How high each answer is in a column of some width: a page is drafted several times."""


def facts(
    name: str, columns: Sequence[Frame], answers: Sequence[Fact], y: float, known: Heights | None = None
) -> Piece | None:
    """The block `name` in columns that stand side by side; None if there is no answer."""
    if not answers:
        return None
    known = {} if known is None else known
    narrow = [fact for fact in answers if len(columns) == 1 or not long(columns[0], fact, known)]
    whole = replace(columns[0], width=columns[-1].right - columns[0].x)
    tried = (_split(found, narrow, known) for found in _shifted(columns))
    columns, split = min(tried, key=lambda found: found[2])[:2]
    marks: list[Mark] = [rule(whole, y)]
    says: list[str] = []
    bottom, ends = y + _TOP, 0

    def put(column: Frame, fact: Fact, top: float) -> float:
        nonlocal ends
        texts = _set(column, fact, top, len(says))
        marks.extend(texts)
        says.append(fact.says)
        bullet = whole.words.say("page.bullet") if _listed(fact) else ""
        ends += cut(texts, fact.label + "".join(bullet + text for text in fact.texts) + fact.quiet)
        return texts[-1].rect.bottom + _BETWEEN

    for column, items in zip(columns, split, strict=True):
        top = y + _TOP
        for fact in items:
            top = put(column, fact, top)
        bottom = max(bottom, top)
    for fact in answers:
        if fact not in narrow:
            together = fact.texts if fact.ends else (whole.words.join("page.parts", fact.texts),)
            bottom = put(whole, replace(fact, texts=together), bottom)
    block = Block(name, whole.rect(y, bottom - _BETWEEN - y), tuple(marks), tuple(says))
    return Piece(block, {Lost.ENDS: ends})


def _listed(fact: Fact) -> bool:
    """Whether each text stands on a line of its own."""
    return len(fact.texts) > 1 or any(fact.ends)


def long(column: Frame, fact: Fact, known: Heights) -> bool:
    """Whether `fact` is too long for a column."""
    return _height(column, fact, known) > LONG * BODY.leading + 1


def _height(column: Frame, fact: Fact, known: Heights) -> float:
    key = (fact, column.width)
    if key not in known:
        known[key] = _set(column, fact, 0.0, 0)[-1].rect.bottom
    return known[key]


def _set(column: Frame, fact: Fact, y: float, row: int) -> list[Text]:
    """One text beside its name, several below it."""
    measure, width = column.measure, column.width
    if not _listed(fact):
        style = STRONG if fact.strong else BODY
        found = list(run_in(measure, fact.label, fact.texts[0], (column.x, y, width), fact.limit, style, row))
        if fact.quiet:
            below = paragraph(measure, fact.quiet, (column.x, found[-1].rect.bottom, width), 4, BODY, Ink.QUIET)
            found += (replace(text, follows=True) for text in told(below, Role.TD, row))
        return found
    found = list(told((line(measure, elided(measure, fact.label, STRONG, width), column.x, y, STRONG),), Role.TH, row))
    bullet = column.words.say("page.bullet")
    indent = measure.width(bullet, BODY) + 4
    ends = fact.ends or ("",) * len(fact.texts)
    for number, (whole, end) in enumerate(zip(fact.texts, ends, strict=False)):
        text = keeping(measure, whole, end, BODY, width - indent, fact.limit)
        top = found[-1].rect.bottom
        lines = paragraph(measure, text, (column.x + indent, top, width - indent), fact.limit, BODY)
        cells = (line(measure, bullet, column.x, top, BODY), *lines)
        found += (
            Text(cell.rect, cell.text, cell.style, cell.ink, Role.TD, number > 0 or at > 0, row)
            for at, cell in enumerate(cells)
        )
    return found


def _shifted(columns: Sequence[Frame]) -> list[Sequence[Frame]]:
    """The columns as they are, and two of them with one wider than the other."""
    if len(columns) != 2:
        return [columns]
    left, right = columns
    return [
        (replace(left, width=left.width + by), replace(right, x=right.x + by, width=right.width - by))
        for by in (share * left.width for share in (0.0, -0.08, 0.08, -0.16, 0.16))
    ]


def _split(
    columns: Sequence[Frame], items: Sequence[Fact], known: Heights
) -> tuple[Sequence[Frame], list[Sequence[Fact]], float]:
    """The items in their order in these columns, the highest of which is as low as can be, and how low that is."""
    heights = [[_height(column, fact, known) + _BETWEEN for fact in items] for column in columns]

    def parts(ends: Iterable[int]) -> list[tuple[int, int]]:
        edges = [0, *ends, len(items)]
        return list(pairwise(edges))

    def highest(ends: tuple[int, ...]) -> float:
        return max(sum(column[a:b]) for column, (a, b) in zip(heights, parts(ends), strict=True))

    best = min(combinations_with_replacement(range(len(items) + 1), len(columns) - 1), key=highest)
    return columns, [items[a:b] for a, b in parts(best)], highest(best)

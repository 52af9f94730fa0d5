"""The chart in words: whoever cannot see it is told when it was and what the ratings are, in a number of parts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.diary import gather
from desktop.domain.routine import WeekKind
from desktop.domain.summary import summarise
from desktop.report.page import Role
from desktop.report.sheet import A4
from desktop.report.structure import Node, structure
from desktop.report.visit.chart_words import alternative
from desktop.report.visit.layout import lay_out
from desktop.report.words import Words
from tests.report import diaries
from tests.report.golden import AGREED

WHOLE = "Line chart of the pain from 0 to 10, "


def told(words: Words, scores: str, *weeks: int) -> list[str]:
    """The parts of what is told of these ratings, one character a day, with weeks from these days on."""
    records = [*diaries.ratings(scores), *(diaries.week(WeekKind.BASELINE, diaries.day(n)) for n in weeks)]
    last = diaries.day(len(scores) - 1)
    whole, _, parts = alternative(words, summarise(gather(records), diaries.START, last, last).trend).partition(". ")
    assert whole.startswith(WHOLE)
    return parts.removesuffix(".").split("; ")


def test_up_to_four_weeks_each_day_is_told(words: Words) -> None:
    assert told(words, "5-.g") == ["1 Mar: 5", "2 Mar: left out", "3 Mar: no rating", "4 Mar: 6 (entered later)"]
    assert len(told(words, "5" * 28)) == 28


def test_a_longer_chart_is_told_by_weeks(words: Words) -> None:
    first, *others, last = told(words, "3456..." + "." * 7 + "555...." + "6" * 8)
    assert first == "1 Mar 2026 to 7 Mar 2026: average 4.5 (4 of 7 days), 3 to 6"
    assert others[:2] == [
        "8 Mar 2026 to 14 Mar 2026: no rating",
        "15 Mar 2026 to 21 Mar 2026: not enough days to average (3 of 7), 5 to 5",
    ]
    assert last == "29 Mar 2026 to 29 Mar 2026: not enough days to average (1 of 1), 6 to 6"


@pytest.mark.parametrize(
    ("days", "parts", "first"),
    [
        (26 * 7, 26, 7),
        (26 * 7 + 1, 7, 28),
        (26 * 28, 26, 28),
        (26 * 28 + 1, 3, 364),
        (3653, 11, 364),
        (36530, 101, 364),
    ],
)
def test_a_long_chart_is_told_in_few_parts(days: int, parts: int, first: int, words: Words) -> None:
    found = told(words, "5" * days)
    assert len(found) == parts
    end = words.day(diaries.START + timedelta(days=first - 1))
    assert found[0] == f"1 Mar 2026 to {end}: average 5.0 ({first} of {first} days), 5 to 5"


@pytest.mark.parametrize(("weeks", "named"), [((), 0), ((0,), 1), (range(0, 56, 7), 8), (range(0, 63, 7), 0)])
def test_few_weeks_are_named(weeks: tuple[int, ...], named: int, words: Words) -> None:
    found = [part for part in told(words, "5" * 70, *weeks) if part.startswith("Baseline week: ")]
    assert len(found) == named
    assert found[:1] in ([], ["Baseline week: 1 Mar 2026 to 7 Mar 2026"])


@pytest.mark.parametrize("name", ["sample", "full", "gaps"])
def test_axes_are_no_part_of_the_figure(name: str, words: Words) -> None:
    page = lay_out(diaries.ALL[name](), A4, words, AGREED)
    (number,) = [number for number, block in enumerate(page.blocks) if block.name == "chart"]
    chart = page.blocks[number]
    axes = [text for text in chart.texts if text.role is Role.ARTIFACT]
    assert {"0", "10"} <= {text.text for text in axes}
    assert all(not text.text.isdigit() for text in chart.texts if text not in axes)

    def is_chart(node: Node | None) -> bool:
        return bool(node and node.alt.startswith(WHOLE))

    pieces = [piece for piece in structure([page], lambda _: "").sheets[0] if is_chart(piece.node)]
    assert 1 <= len(pieces) <= 4
    assert not {id(text) for text in axes} & {id(mark) for piece in pieces for mark in piece.marks}

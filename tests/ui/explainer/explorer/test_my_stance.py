"""The stance that the diary logs most, each pair of opposites for itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.domain.clock import Moment
from desktop.domain.diary import CheckIn, DiaryDay, FeltSpot, FeltWeight
from desktop.skeleton.chain import HIGHEST, LOWEST, Stance
from desktop.ui.explainer.explorer.my_stance import INNER, OUTER, my_stance
from desktop.ui.words import Words

DAY = date(2026, 3, 18)
IN, OUT, LEFT, RIGHT, HEEL, BALL = (
    frozenset({spot})
    for spot in (FeltSpot.INNER, FeltSpot.OUTER, FeltSpot.LEFT, FeltSpot.RIGHT, FeltSpot.HEEL, FeltSpot.BALL)
)
NOTHING: FeltWeight = frozenset()


def day(*felt: FeltWeight) -> DiaryDay:
    at = Moment.at(datetime(2026, 3, 18, 9, tzinfo=UTC))
    return DiaryDay(DAY, check_ins=tuple(CheckIn(str(n), DAY, at, "dishes", felt=each) for n, each in enumerate(felt)))


@pytest.mark.parametrize(
    ("felt", "e", "why"),
    [
        ([], 0, ("none",)),
        ([NOTHING, NOTHING], 0, ("none",)),
        ([IN, IN, OUT], INNER, ("inner", "same", "between")),
        ([OUT, OUT, NOTHING, NOTHING, NOTHING], OUTER, ("outer", "same", "between")),
        ([IN, OUT], 0, ("middle", "same", "between")),
        ([LEFT, LEFT, IN], 0, ("middle", "left", "between")),
        ([IN | RIGHT | BALL], INNER, ("inner", "right", "ball")),
        ([OUT | LEFT | HEEL, OUT | RIGHT | HEEL], OUTER, ("outer", "same", "heel")),
    ],
)
def test_what_is_said_most(felt: list[FeltWeight], e: float, why: tuple[str, ...]) -> None:
    found = my_stance([day(*felt)])
    assert (found.stance.left, found.stance.right, found.why) == (e, e, why)


@pytest.mark.parametrize(
    ("felt", "sway"), [(LEFT, (-1, 0)), (RIGHT, (1, 0)), (HEEL, (0, -1)), (BALL, (0, 1)), (IN, (0, 0))]
)
def test_the_body_leans_where_it_was_felt(felt: FeltWeight, sway: tuple[int, int]) -> None:
    right, forward = my_stance([day(felt)]).stance.sway
    assert ((right > 0) - (right < 0), (forward > 0) - (forward < 0)) == sway


def test_days_count_together() -> None:
    assert my_stance([day(OUT), day(IN), day(IN)]).stance == Stance(INNER, INNER)
    assert LOWEST <= OUTER < 0 < INNER <= HIGHEST


def test_every_reason_has_its_sentence(words: Words) -> None:
    texts = words.content("explainer")["explorer"]["my_stance"]
    spoken = {"inner", "outer", "middle", "left", "right", "same", "heel", "ball", "between"}
    assert {"none", "begin", "felt"} | spoken <= set(texts)
    begins = [texts[name].split(":")[0] for name in ("inner", "left", "heel")]
    assert begins == ["Between inner and outer edge", "Left or right", "Front to back"]
    assert len({texts[name] for name in spoken}) == len(spoken)

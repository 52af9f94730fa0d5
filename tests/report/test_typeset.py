"""Lines in a box: where they stand, whichever way their script runs."""

from __future__ import annotations

import pytest

from desktop.report.page import BODY
from desktop.report.typeset import paragraph, runs_left
from tests.report.diaries import ARABIC
from tests.report.plain import PlainMeasure

BOX = (50.0, 20.0, 120.0)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", False), ("12, 13", False), ("words", False), (ARABIC, True), (f"5 {ARABIC}", True), (f"a {ARABIC}", False)],
)
def test_the_first_letter_says_which_way_a_text_runs(text: str, wanted: bool) -> None:
    assert runs_left(text) is wanted


@pytest.mark.parametrize(("text", "edge"), [("word " * 20, "left"), (f"{ARABIC} " * 6, "right"), (ARABIC, "left")])
def test_a_paragraph_is_set_from_where_it_begins(text: str, edge: str) -> None:
    lines = paragraph(PlainMeasure(), text, BOX, 5, BODY)
    assert (len(lines) > 1) == (text != ARABIC)
    for line in lines:
        at = line.rect.x if edge == "left" else line.rect.right
        assert at == pytest.approx(BOX[0] if edge == "left" else BOX[0] + BOX[2])
    assert [line.follows for line in lines] == [row > 0 for row in range(len(lines))]

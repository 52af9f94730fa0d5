"""A handout goes on one sheet whole, however much there is: nothing overlaps, nothing is cut, nothing is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.report.handout import Frame, Handout, lay_out_handout
from desktop.report.page import Picture, plain_text
from desktop.report.paint import image
from desktop.report.sheet import A4, LETTER, Sheet
from tests import strategies
from tests.report.plain import PlainMeasure

assert strategies, "Its settings hold: a busy machine is no failure."

RED = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe"
    "92ef0000000049454e44ae426082"
)
SENTENCE = "Feet, knees and hips soften each step on its way up to the back."


def made(paragraphs: int = 4, pairs: int = 2, sources: int = 8, frames: int = 4) -> Handout:
    return Handout(
        place="2 of 8",
        title="Your body works as a chain",
        lead="Foot, leg, hips and spine are linked when you stand. [1, 2]",
        frames=tuple(Frame(RED, 1.26, f"Caption {number} of a picture.") for number in range(frames)),
        notes=("Movement drawn bigger.",),
        paragraphs=tuple(f"{number}: {SENTENCE} {SENTENCE}" for number in range(paragraphs)),
        heard="You may have heard",
        known="What is known",
        pairs=tuple((f"said {number}: {SENTENCE}", f"now {number}: {SENTENCE}") for number in range(pairs)),
        sources_title="Sources",
        sources=tuple(f"{number} source: {SENTENCE} {SENTENCE}" for number in range(sources)),
        disclaimer="General information.",
        creator="Evenfoot",
        language="en",
    )


@pytest.mark.parametrize("sheet", [A4, LETTER])
@given(st.builds(made, st.integers(1, 8), st.integers(0, 5), st.integers(1, 20), st.integers(1, 4)))
def test_all_of_it_is_on_the_sheet(sheet: Sheet, handout: Handout) -> None:
    page = lay_out_handout(handout, sheet, PlainMeasure())
    inner = sheet.margin, sheet.width - sheet.margin, sheet.height - sheet.margin
    for block in page.blocks:
        assert block.rect.x >= inner[0]
        assert block.rect.right <= inner[1] + 0.01
        assert block.rect.bottom <= inner[2] + 0.01
        for text in block.texts:
            assert text.rect.right <= inner[1] + 0.01
            assert block.rect.y - 0.01 <= text.rect.y
            assert text.rect.bottom <= block.rect.bottom + 0.01
    for above, below in pairwise(page.blocks):
        assert not above.rect.overlaps(below.rect)
    said = plain_text(page)
    wanted = (*handout.paragraphs, *handout.sources, *(each for pair in handout.pairs for each in pair), handout.title)
    assert all(text in said for text in wanted)
    drawn = " ".join(text.text for block in page.blocks for text in block.texts)
    assert all(text.split()[0] in drawn for text in wanted)


def test_the_pictures_keep_their_shape_and_stand_over_their_captions() -> None:
    page = lay_out_handout(made(), A4, PlainMeasure())
    block = next(block for block in page.blocks if block.name == "pictures")
    pictures = [mark for mark in block.marks if isinstance(mark, Picture)]
    captions = [text for text in block.texts if "Caption" in text.text]
    assert len(pictures) == len(captions) == 4
    for picture, caption in zip(pictures, captions, strict=True):
        assert picture.rect.height == pytest.approx(picture.rect.width * 1.26)
        assert picture.rect.bottom <= caption.rect.y
        assert block.rect.holds(picture.rect)
    for one, other in pairwise(pictures):
        assert not one.rect.overlaps(other.rect)


def test_little_is_set_in_the_usual_size_and_much_in_a_smaller_one() -> None:
    sizes = []
    for handout in (made(2, 1, 3), made(8, 5, 20)):
        page = lay_out_handout(handout, A4, PlainMeasure())
        sizes.append(next(block for block in page.blocks if block.name == "text").texts[0].style.size)
    assert sizes[0] == 10
    assert 4 < sizes[1] < 10


def test_without_pairs_there_is_no_empty_part() -> None:
    page = lay_out_handout(made(pairs=0), A4, PlainMeasure())
    assert [block.name for block in page.blocks] == ["title", "pictures", "text", "sources", "foot"]


def test_the_pictures_are_painted(qapp: QApplication) -> None:
    page = lay_out_handout(made(), A4, PlainMeasure())
    first = next(mark for mark in page.blocks[1].marks if isinstance(mark, Picture))
    x, y = (round(each) for each in (first.rect.x + first.rect.width / 2, first.rect.y + first.rect.height / 2))
    assert image(page).pixelColor(x, y).red() == 255
    assert image(page).pixelColor(x, y).green() == 0

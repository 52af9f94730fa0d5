"""The agreed pages: as data, as the text of the file, and as a picture of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage

from tests.report import diaries
from tests.report.golden import GOLDEN, as_data, as_file, as_picture, as_text, difference, needs_poppler

AGAIN = "if it should be so: python -m tests.report.golden"
MEAN, GREATEST = 1.5, 90.0
"""How far a picture may be off, in greys of 255: fonts are smoothed in other ways elsewhere."""

SMALL = 90_000
"""Bytes of a picture."""


@pytest.mark.parametrize("name", diaries.ALL)
def test_the_page_is_as_it_was_agreed(name: str) -> None:
    assert as_data(diaries.ALL[name]()) == (GOLDEN / f"{name}.txt").read_text("utf-8"), AGAIN


@needs_poppler
@pytest.mark.parametrize("name", diaries.ALL)
@pytest.mark.usefixtures("qapp")
def test_the_text_of_the_file_is_as_it_was_agreed(name: str) -> None:
    assert as_text(as_file(diaries.ALL[name]())) == (GOLDEN / f"{name}.pdf.txt").read_text("utf-8"), AGAIN


@needs_poppler
@pytest.mark.parametrize("name", diaries.ALL)
@pytest.mark.usefixtures("qapp")
def test_the_picture_is_as_it_was_agreed(name: str, tmp_path: Path) -> None:
    if name == "right_to_left" and not all(family.startswith("DejaVu") for family in _arabic()):
        pytest.skip("Arabic and Hebrew come from the fonts of the machine, and these are others than the agreed ones")
    agreed = QImage(str(GOLDEN / f"{name}.png"))
    found = as_picture(as_file(diaries.ALL[name]()), tmp_path)
    assert (found.width(), found.height()) == (agreed.width(), agreed.height())
    mean, greatest = difference(found, agreed)
    found.save(str(tmp_path / "found.png"))
    assert (mean <= MEAN, greatest <= GREATEST) == (True, True), f"{mean=:.2f} {greatest=:.0f} {tmp_path}; {AGAIN}"


def _arabic() -> list[str]:
    """The fonts that letters from right to left are taken from; one that says nothing if there are none."""
    return QFontDatabase.families(QFontDatabase.WritingSystem.Arabic) or [""]


def test_the_ruler_tells_pictures_apart() -> None:
    agreed = QImage(str(GOLDEN / "sample.png"))
    assert difference(agreed, agreed) == (0.0, 0.0)
    moved = agreed.copy(0, -3, agreed.width(), agreed.height())
    assert difference(agreed, moved)[0] > MEAN
    assert difference(agreed, QImage(str(GOLDEN / "gaps.png")))[1] > GREATEST


@pytest.mark.parametrize("name", diaries.ALL)
def test_pictures_stay_small(name: str) -> None:
    assert 10_000 < (GOLDEN / f"{name}.png").stat().st_size < SMALL

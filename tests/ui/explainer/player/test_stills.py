"""The four still pictures: what is baked is what is drawn, on paper, and small."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop import assets
from desktop.skeleton.scenes import SCENES
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player import stills
from desktop.ui.explainer.player.strip import SHAPE
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

ROOT = Path(__file__).resolve().parents[4]
LARGEST = 120_000
STEP = 11
"""Pixels of a strip that are compared as one: other fonts set other words, and lines fall a little elsewhere."""

spec = importlib.util.spec_from_file_location("packaging_strips", ROOT / "packaging" / "resources" / "strips.py")
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)


def grey(image: QImage) -> np.ndarray:
    """By how much ink each square of the picture is covered, 0 to 255."""
    flat = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())[:, : flat.width()]
    high, wide = rows.shape[0] // STEP, rows.shape[1] // STEP
    return rows[: high * STEP, : wide * STEP].reshape(high, STEP, wide, STEP).astype(float).mean((1, 3))


@pytest.mark.parametrize("key", SCENES)
def test_a_strip_is_baked_as_it_is_drawn(qapp: QApplication, key: str) -> None:
    data = assets.read_bytes(stills.file(key))
    assert len(data) < LARGEST
    kept, fresh = QImage.fromData(data), QImage.fromData(tool.bake(key))
    assert kept.size() == fresh.size()
    far = np.abs(grey(kept) - grey(fresh))
    assert far.mean() < 2, "run packaging/resources/strips.py"
    assert (grey(kept).min(), grey(kept).max()) != (255, 255)


def test_baked_they_are_four_of_one_size(qapp: QApplication) -> None:
    found = stills.baked("chain")
    assert len(found) == 4
    assert len({(each.width(), each.height()) for each in found}) == 1
    assert not np.array_equal(grey(found[0]), grey(found[-1]))


def test_a_spoilt_strip_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "read_bytes", lambda _name: b"nonsense")
    with pytest.raises(assets.AssetMissingError):
        stills.baked("chain")


@pytest.mark.parametrize("fineness", [1.0, 2.0])
def test_drawn_they_have_the_size_of_the_screen(cast: Cast, words: Words, look: Look, fineness: float) -> None:
    found = stills.drawn("rolling_in", cast, words, look, fineness)
    assert [(each.width(), each.height()) for each in found] == [
        (round(SHAPE[0] * fineness), round(SHAPE[1] * fineness))
    ] * 4
    corners = [each.pixelColor(0, each.height() - 1).alpha() for each in found]
    assert corners == [0] * 4, "the ground shows through"


@pytest.fixture
def coloured(qapp: QApplication) -> Iterator[None]:
    """The window's sheet, as it is while somebody prints."""
    before = qapp.styleSheet()
    qapp.setStyleSheet("QWidget { color: #ff8040; }")
    yield
    qapp.setStyleSheet(before)


@pytest.mark.usefixtures("coloured")
@pytest.mark.parametrize("key", ["chain", "rolling_in", "walking"])
def test_on_paper_there_are_only_greys(cast: Cast, words: Words, key: str) -> None:
    for image in stills.drawn(key, cast, words, stills.PrintLook()):
        flat = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
        pixels = np.frombuffer(flat.constBits(), np.uint8).reshape(-1, 4)[:, :3].astype(int)
        assert np.ptp(pixels, axis=1).max() <= 2

"""What was baked for the drawn figures is what the skeleton gives today, within what rounding may change."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainterPath, QPolygonF
from PySide6.QtWidgets import QApplication

from desktop import assets
from desktop.skeleton import bones
from desktop.skeleton.bones import Skeleton

PACKAGING = Path(__file__).resolve().parents[1] / "packaging" / "resources"
BAKING = ("figures", "figure_outlines", "focus_pictures", "body_outline", "body_figure")
MILLIMETRES = 1.0
SHADES = 4.0
"""By how much of 255 a picture in few colours differs on average from one in all, and a little more."""
BODY_STEPS = 6
"""About a millimetre of a person."""
SAMPLED = [("arrive", "light"), ("soft_knees", "light"), ("baseline", "dark"), ("shift", "dark")]


@pytest.fixture(scope="module")
def tools() -> Iterator[dict[str, ModuleType]]:
    sys.path.insert(0, str(PACKAGING))
    try:
        yield {name: import_module(name) for name in BAKING}
    finally:
        sys.path.remove(str(PACKAGING))


@pytest.fixture(scope="module")
def skeleton() -> Skeleton:
    return bones.load(assets.read_bytes("skeleton/skeleton.npz"))


def pixels(image: QImage) -> np.ndarray[Any, np.dtype[np.float64]]:
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    data = np.frombuffer(straight.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return data[:, : image.width()].astype(np.float64)


def boxes(traced: dict[str, dict[str, list[list[list[float]]]]]) -> dict[str, list[float]]:
    """The box around every piece, in millimetres."""
    return {
        f"{picture} {piece}": [*np.concatenate(lines).min(0), *np.concatenate(lines).max(0)]
        for picture, pieces in traced.items()
        for piece, lines in pieces.items()
    }


def test_the_outlines_are_those_of_the_bones(tools: dict[str, ModuleType], skeleton: Skeleton) -> None:
    stored = boxes(json.loads(assets.read_text("skeleton/figures/outlines.json")))
    fresh = boxes(json.loads(tools["figure_outlines"].written(tools["figure_outlines"].outlines(skeleton))))
    assert stored.keys() == fresh.keys()
    assert {name for name, box in stored.items() if np.abs(np.subtract(box, fresh[name])).max() > MILLIMETRES} == set()


@pytest.mark.parametrize(("name", "ground"), SAMPLED)
def test_the_pictures_are_those_of_the_skeleton(
    qapp: QApplication, tools: dict[str, ModuleType], skeleton: Skeleton, name: str, ground: str
) -> None:
    tool = tools["focus_pictures"]
    fresh = pixels(tool.drawn(tool.Stage(skeleton, tool.load(ground)), name))
    stored = pixels(QImage.fromData(assets.read_bytes(f"skeleton/figures/{name}-{ground}.png")))
    seen = (fresh[..., 3] > 0) | (stored[..., 3] > 0)
    assert np.abs(fresh - stored)[seen].mean() < SHADES


def test_every_picture_and_no_other_is_stored(tools: dict[str, ModuleType]) -> None:
    tool = tools["focus_pictures"]
    wanted = {f"skeleton/figures/{name}-{ground}.png" for name in tool.PICTURES for ground in tool.THEMES}
    assert set(assets.names("skeleton/figures", ".png")) == wanted


def test_few_colours_keep_a_picture(qapp: QApplication, tools: dict[str, ModuleType]) -> None:
    tool = tools["focus_pictures"]
    ramp = np.zeros((8, 256, 4), np.uint8)
    ramp[..., 0] = ramp[..., 3] = np.arange(256)
    image = QImage(ramp.tobytes(), 256, 8, 1024, QImage.Format.Format_RGBA8888_Premultiplied)
    kept = tool.few(image, 32)
    assert kept.colorCount() <= 32
    assert np.abs(pixels(kept) - pixels(image)).mean() < SHADES
    assert kept.pixelColor(0, 0).alpha() == 0


def test_the_body_figure_is_that_of_the_skeleton(
    qapp: QApplication, tools: dict[str, ModuleType], skeleton: Skeleton
) -> None:
    fresh, stored = json.loads(tools["body_figure"].figure(skeleton)), json.loads(assets.read_text("body/figure.json"))
    assert fresh["width"] == pytest.approx(stored["width"], abs=BODY_STEPS)
    lines = [{"outline": found["outline"], **found["back"], **found["front"]} for found in (fresh, stored)]
    assert lines[0].keys() == lines[1].keys()
    for name in lines[0]:
        one, other = (np.array([*np.min(found[name], 0), *np.max(found[name], 0)]) for found in lines)
        assert one == pytest.approx(other, abs=BODY_STEPS), name


def test_every_bone_lies_within_the_outline(
    qapp: QApplication, tools: dict[str, ModuleType], skeleton: Skeleton
) -> None:
    tool = tools["body_outline"]
    body = QPainterPath()
    body.addPolygon(QPolygonF([QPointF(*point) for point in (tool.outline(skeleton) * 1000).tolist()]))
    outside = {
        bone.key
        for bone in skeleton.bones
        if not all(
            body.contains(QPointF(*point)) for point in (tool.points(skeleton, bone.key)[:, [0, 2]] * 1000).tolist()
        )
    }
    assert outside == set()


def test_the_body_figure_is_baked_to_the_same_bytes(
    qapp: QApplication, tools: dict[str, ModuleType], skeleton: Skeleton
) -> None:
    tool = tools["body_figure"]
    assert tool.figure(skeleton) == tool.figure(skeleton)
    assert len({tool.packed(tool.bones(skeleton, 0.0, "ink"), tool.COLOURS["ink"]) for _ in range(2)}) == 1


@pytest.mark.parametrize("ground", ["ink", "dark"])
def test_the_bones_in_the_body_are_those_of_the_skeleton(
    qapp: QApplication, tools: dict[str, ModuleType], skeleton: Skeleton, ground: str
) -> None:
    fresh = pixels(tools["body_figure"].bones(skeleton, 180.0, ground))
    stored = pixels(QImage.fromData(assets.read_bytes(f"body/back-{ground}.png")))
    assert np.abs(fresh - stored).mean() < SHADES

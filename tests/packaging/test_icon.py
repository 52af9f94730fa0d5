"""The icon: every file a system asks for, the same bytes each time, and a mark that is seen at 16 pixels."""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from icnsutil import IcnsFile
from PySide6.QtGui import QColor, QImage, QImageReader

from desktop.ui.theme.theme import load

ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = ROOT / "resources" / "icons"
PNG_SIZES = (16, 20, 22, 24, 32, 40, 48, 64, 96, 128, 256, 512, 1024)
ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 256]
MAC = {
    f"{side}x{side}{double}": side * (1 + bool(double)) for side in (16, 32, 128, 256, 512) for double in ("", "@2x")
}
EVEN = 24
"""By how much of 255 Qt's smoothing of edges differs from left to right."""
GROUNDS = {"white": "#ffffff", "black": "#000000", "dark tray": "#202020", "task bar": "#2f6fb3", "grey": "#dfe3e6"}


def draw(out: Path) -> Path:
    command = [sys.executable, str(ROOT / "packaging" / "icon"), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True, cwd=out.parent)
    return out


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw(tmp_path_factory.mktemp("icons") / "first")


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pixels(picture: QImage) -> np.ndarray:
    """Height, width, and four colours that count for as much as is seen of them."""
    plain = picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), plain.width(), 4)


def on(ground: str, picture: QImage) -> Callable[[int, int], QColor]:
    """The colour of a pixel of `picture` when it lies on `ground`."""
    below = QColor(ground)

    def seen(x: int, y: int) -> QColor:
        pixel = picture.pixelColor(x, y)
        mixed = [
            over * pixel.alphaF() + under * (1 - pixel.alphaF())
            for over, under in zip(pixel.getRgbF()[:3], below.getRgbF()[:3], strict=True)
        ]
        return QColor.fromRgbF(*mixed)

    return seen


def test_the_same_drawing_gives_the_same_bytes(icons: Path) -> None:
    again = draw(icons.with_name("second"))
    names = {path.name for path in icons.iterdir()}
    assert names == {path.name for path in again.iterdir()}
    assert all((icons / name).read_bytes() == (again / name).read_bytes() for name in names)


@pytest.mark.parametrize("size", PNG_SIZES)
def test_png(icons: Path, size: int) -> None:
    picture = QImage(str(icons / f"evenfoot-{size}.png"))
    assert (picture.width(), picture.height(), picture.hasAlphaChannel()) == (size, size, True)
    assert picture.pixelColor(0, 0).alpha() < 64
    assert picture.pixelColor(size // 2, size // 8).alpha() == 255
    seen = pixels(picture).astype(int)
    assert np.abs(seen - seen[:, ::-1]).max() <= EVEN, "it stands unevenly"


def test_ico(icons: Path) -> None:
    data = (icons / "evenfoot.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(ICO_SIZES))
    reader = QImageReader(str(icons / "evenfoot.ico"))
    for number, size in enumerate(ICO_SIZES):
        width, height, _, _, planes, bits, length, place = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width, height, planes, bits) == (size % 256, size % 256, 1, 32)
        assert data[place : place + 8].startswith(b"\x89PNG\r\n\x1a\n") is (size == 256)
        assert place + length <= len(data)
        reader.jumpToImage(number)
        alone = QImage(str(icons / f"evenfoot-{size}.png")).convertToFormat(QImage.Format.Format_ARGB32)
        assert reader.read().convertToFormat(QImage.Format.Format_ARGB32) == alone


def test_the_mask_of_an_ico_hides_the_corners(icons: Path) -> None:
    data = (icons / "evenfoot.ico").read_bytes()
    for number, size in enumerate(ICO_SIZES[:-1]):
        length, place = struct.unpack_from("<II", data, 14 + 16 * number)
        stride = -(-size // 32) * 4
        mask = data[place + length - stride * size : place + length]
        assert len(mask) == stride * size
        assert mask[0] & 0x80
        assert not mask[stride * (size // 2)] & 0x01


def test_icns(icons: Path, tmp_path: Path) -> None:
    file = icons / "evenfoot.icns"
    assert list(IcnsFile.verify(str(file))) == []
    IcnsFile(str(file)).export(str(tmp_path), convert_png=True)
    made = {path.stem: QImage(str(path)) for path in tmp_path.glob("*.png")}
    assert {name: picture.width() for name, picture in made.items()} == MAC
    for name, size in MAC.items():
        # Apple's grid: a tile of 824 in a picture of 1024.
        margin = 0 if size == 16 else round(size * 100 / 1024)
        middle = size // 2
        assert made[name].pixelColor(margin + 1, middle).alpha() == 255
        assert margin < 3 or made[name].pixelColor(margin - 2, middle).alpha() == 0


@pytest.mark.parametrize(("name", "size"), [("sidebar", (164, 314)), ("header", (150, 57))])
def test_pictures_of_the_wizard(icons: Path, name: str, size: tuple[int, int]) -> None:
    data = (icons / f"{name}.bmp").read_bytes()
    header, width, height, planes, bits, compression = struct.unpack_from("<IiiHHI", data, 14)
    assert (data[:2], header, (width, height), planes, bits, compression) == (b"BM", 40, size, 1, 24, 0)
    seen = pixels(QImage(str(icons / f"{name}.bmp"))).reshape(-1, 4)
    assert len(np.unique(seen, axis=0)) > 16


@pytest.mark.parametrize("size", [16, 20, 24, 32])
@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_the_mark_is_seen_when_it_is_small(icons: Path, ground: str, size: int) -> None:
    """Both feet and the lowest vertebra stand out from their tile, and the mark as a whole from what it lies on."""
    picture = QImage(str(icons / f"evenfoot-{size}.png"))
    seen = on(ground, picture)
    tile = seen(size // 2, size - 1 - size // 16)
    step = size / 16
    left, right = seen(int(4.5 * step), int(12.5 * step)), seen(int(11.5 * step), int(12.5 * step))
    spine = seen(size // 2, int(9 * step) if size <= 24 else int(8.4 * step))
    assert contrast(tile, seen(size // 2, int(12.5 * step))) < 1.6, "the feet are one"
    assert min(contrast(tile, each) for each in (left, right)) >= 4.5
    assert contrast(tile, spine) >= 3
    assert max(contrast(QColor(ground), each) for each in (tile, left, spine)) >= 3


@pytest.mark.parametrize("name", ["evenfoot", "evenfoot-small"])
def test_its_colours_are_those_of_the_theme(name: str) -> None:
    theme = load("light").colours
    used = {each.get("fill") for each in ET.parse(DRAWINGS / f"{name}.svg").iter()} - {None}
    (tile,) = used - {theme[role] for role in ("bone", "bone_lit")}
    # The accent, but lighter: it also has to be seen on a dark ground.
    assert abs(QColor(tile).hslHue() - QColor(theme["accent"]).hslHue()) <= 2
    assert len(used) == 3


@pytest.mark.parametrize("size", ICO_SIZES)
@pytest.mark.parametrize("ground", ["#ffffff", "#202124"])
def test_the_edge_of_its_tile_is_seen_on_light_and_dark(icons: Path, ground: str, size: int) -> None:
    seen = on(ground, QImage(str(icons / f"evenfoot-{size}.png")))
    for x, y in ((0, size // 2), (size - 1, size // 2), (size // 2, 0), (size // 2, size - 1)):
        assert contrast(QColor(ground), seen(x, y)) >= 3


@pytest.mark.parametrize("size", [16, 32, 48, 64, 128, 256])
def test_its_bars_and_feet_end_on_whole_pixels(icons: Path, size: int) -> None:
    """There are no mixed colours down the middle, and none down a foot."""
    picture = QImage(str(icons / f"evenfoot-{size}.png"))
    for x, top in ((size // 2, 0), (size * 11 // 32, size * 21 // 32)):
        assert len({picture.pixelColor(x, y).name() for y in range(top, size)}) == 2


@pytest.mark.parametrize("name", ["evenfoot", "evenfoot-small", "evenfoot-symbolic"])
def test_what_every_renderer_can_draw(name: str) -> None:
    tree = ET.parse(DRAWINGS / f"{name}.svg").getroot()
    assert {each.tag.rpartition("}")[2] for each in tree.iter()} <= {"svg", "g", "rect", "path"}
    assert len(list(tree.iter())) <= 9


def test_the_symbolic_one_has_one_colour_and_no_ground() -> None:
    tree = ET.parse(DRAWINGS / "evenfoot-symbolic.svg").getroot()
    assert tree.get("viewBox") == "0 0 16 16"
    assert len({each.get("fill") for each in tree.iter()} - {None}) == 1
    picture = QImage(str(DRAWINGS / "evenfoot-symbolic.svg"))
    assert 70 <= (pixels(picture)[:, :, 3] > 200).sum() <= 140
    assert picture.pixelColor(0, 0).alpha() == 0

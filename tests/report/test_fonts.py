"""The page brings its own font, says what no font has, and does without the font where its file is damaged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF

from desktop import assets
from desktop.report import ink, page_fonts
from desktop.report.page import BODY, STRONG, Style

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def anew() -> Iterator[None]:
    """As in a program that has not yet asked for the font."""
    ink._family.cache_clear()
    yield
    ink._family.cache_clear()


def damaged(data: bytes) -> list[bytes]:
    middle = len(data) // 2
    return [b"", data[:-1], data[:-4], data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :], b"<html>"]


@pytest.mark.parametrize("style", [BODY, STRONG])
def test_the_page_is_set_in_its_own_font(style: Style) -> None:
    found = QFontInfo(ink.font(style))
    assert (found.family(), found.bold()) == ("Evenfoot Sans", style.bold)


@pytest.mark.parametrize("style", [BODY, STRONG])
@pytest.mark.parametrize("alike", ["0123456789", "+\u2212", "<\u2264", ">\u2265"])
def test_figures_are_equally_wide(alike: str, style: Style) -> None:
    metrics = QFontMetricsF(ink.font(style))
    assert len({metrics.horizontalAdvance(letter) for letter in alike}) == 1


@pytest.mark.parametrize("text", ["AV", "To", "\u0413\u0430"])
def test_letters_are_set_close_where_they_should_be(text: str) -> None:
    metrics = QFontMetricsF(ink.font(BODY))
    assert metrics.horizontalAdvance(text) < sum(metrics.horizontalAdvance(letter) for letter in text)


@pytest.mark.parametrize("style", [BODY, STRONG])
@pytest.mark.parametrize(
    "text",
    [
        "Pain, from 0 to 10 \u2013 \u2018why\u2019 \u201cnot\u201d \u2014 \u2026 \u00b7 \u2022",
        "Fa\u00dfb\u00f6den \u0141\u00f3d\u017a \u015e\u0131\u011f\u0103\u021b \u0150\u0171 Vi\u1ec7t Nam \u1eaa\u1edf",
        "\u038c\u03bb\u03b1 \u03ba\u03b1\u03bb\u03ac",
        "\u0429\u0456\u0457\u0491\u040f",
        "\u2190\u2191\u2192\u2193",
        "\u2212\u00d7\u00f7\u00b1\u2264\u2265\u2260\u2248\u221a\u221e \u00b2\u00b3\u2074\u2082",
        "\u20ac\u20ab\u20ba \u2116\u2122 \u00bd\u2153 \u25a0\u25a1\u25b2\u25cb\u25cf\u2610\u2611\u2713\u2717",
    ],
)
def test_our_own_font_has_what_is_written(text: str, style: Style) -> None:
    metrics = QFontMetricsF(ink.font(style))
    bare = [letter for letter in text if not metrics.inFontUcs4(ord(letter))]
    assert bare == []


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("", ""),
        ("Anna \u2212 \u0645\u0646", ""),
        ("a\ue000b\ue001\ue000", "\ue000\ue001"),
        ("tab\tline\nend\x00\x7f\u200f\ufeff\u00ad\ufe0f\ud83e", ""),
    ],
)
def test_what_no_font_has_is_told(text: str, gone: str) -> None:
    assert ink.missing(text) == gone


@pytest.mark.parametrize("name", page_fonts.FILES)
def test_the_files_are_whole(name: str) -> None:
    assert page_fonts.read(name) == assets.read_bytes(name)


@pytest.mark.parametrize("kind", range(5))
@pytest.mark.usefixtures("anew")
def test_a_damaged_file_is_noticed_and_done_without(kind: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = damaged(assets.read_bytes(page_fonts.FILES[1]))[kind]
    whole = assets.read_bytes(page_fonts.FILES[0])
    monkeypatch.setattr(assets, "read_bytes", lambda name: data if name == page_fonts.FILES[1] else whole)
    with pytest.raises(assets.AssetMissingError):
        page_fonts.read(page_fonts.FILES[1])
    monkeypatch.setattr(ink, "ink_theme", lambda: ink.InkTheme({}, ("DejaVu Sans",)))
    assert QFontInfo(ink.font(BODY)).family() != "Evenfoot Sans"


@pytest.mark.parametrize("name", ["OFL.txt", "NOTICE"])
def test_the_licence_is_beside_the_font(name: str) -> None:
    assert "sil open font license" in assets.read_text(f"fonts/{name}").lower()

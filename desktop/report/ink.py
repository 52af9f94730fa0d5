"""The ink theme: the greys of the page and the fonts it asks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase

from desktop import assets
from desktop.report.page import Ink, Style

UNITS = 20
"""Font units in a point: fonts are set that much larger and scaled down, so that no device rounds their widths."""


@dataclass(frozen=True)
class InkTheme:
    """Colours by ink, and font families in order of preference."""

    colours: dict[Ink, str]
    families: tuple[str, ...]


@cache
def ink_theme() -> InkTheme:
    """The theme in `resources/themes/ink.toml`."""
    data = tomllib.loads(assets.read_text("themes/ink.toml"))
    return InkTheme({ink: data["colours"][ink] for ink in Ink}, tuple(data["type"]["families"]))


def colour(ink: Ink) -> QColor:
    """The grey of an ink."""
    return QColor(ink_theme().colours[ink])


def font(style: Style) -> QFont:
    """The font of a style, `UNITS` times its size. Needs a running QGuiApplication."""
    found = QFont(_family())
    found.setStyleHint(QFont.StyleHint.SansSerif)
    found.setPixelSize(round(style.size * UNITS))
    found.setBold(style.bold)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    # A ligature comes out of a PDF as one odd letter: searching for "five" would not find it.
    for feature in ("liga", "clig", "dlig"):
        found.setFeature(QFont.Tag(feature), 0)
    found.setFeature(QFont.Tag("tnum"), 1)
    return found


@cache
def _family() -> str:
    # Asking Qt for a family that is missing makes it search all fonts and warn: ask for installed ones only.
    installed = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return next((name for name in ink_theme().families if name in installed), system)

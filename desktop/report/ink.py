"""The ink theme: the greys of the page and the fonts it asks for."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF

from desktop import assets
from desktop.report import page_fonts
from desktop.report.page import BODY, Ink, Style

UNITS = 20
"""Font units in a point: fonts are set that much larger and scaled down, so that no device rounds their widths."""


@dataclass(frozen=True)
class InkTheme:
    """Colours by ink, and the font families that stand in where the page's own cannot be read, the best first."""

    colours: dict[Ink, str]
    families: tuple[str, ...]


@cache
def ink_theme() -> InkTheme:
    """The theme in `resources/themes/ink.toml`."""
    data = tomllib.loads(assets.read_text("themes/ink.toml"))
    return InkTheme({ink: data["colours"][ink] for ink in Ink}, tuple(data["type"]["families"]))


def colour(ink: Ink) -> QColor:
    """The grey of an ink."""
    return QColor(_colours()[ink])


@cache
def _colours() -> dict[Ink, QColor]:
    return {ink: QColor(name) for ink, name in ink_theme().colours.items()}


def font(style: Style) -> QFont:
    """The font of a style, `UNITS` times its size. Needs a running QGuiApplication."""
    return QFont(_font(style, _family()))


@cache
def _font(style: Style, family: str) -> QFont:
    found = QFont(family)
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


def missing(text: str) -> str:
    """The letters of `text`, each once and in order, that no font on this machine has. Needs a QGuiApplication."""
    return "".join(letter for letter in dict.fromkeys(text) if not _has(letter))


@cache
def _has(letter: str) -> bool:
    # Controls, marks of direction and selectors are not seen, and half a surrogate pair is no letter.
    kind, name = unicodedata.category(letter), unicodedata.name(letter, "")
    unseen = kind in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"} or name.startswith("VARIATION SELECTOR")
    return unseen or QFontMetricsF(font(BODY)).inFontUcs4(ord(letter))


@cache
def _family() -> str:
    try:
        own = [QFontDatabase.addApplicationFontFromData(QByteArray(page_fonts.read(name))) for name in page_fonts.FILES]
    except assets.AssetMissingError:
        # The page matters more than its face: `check` says what is wrong.
        own = [-1]
    if min(own) >= 0:
        return QFontDatabase.applicationFontFamilies(own[0])[0]
    # Asking Qt for a family that is missing makes it search all fonts and warn: ask for installed ones only.
    installed = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return next((name for name in ink_theme().families if name in installed), system)

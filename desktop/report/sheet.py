"""The paper: its size in points, its margin, and which one a region uses."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from desktop.domain.preferences import Paper

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """An upright sheet; `width`, `height` and `margin` in points."""

    name: str
    width: float
    height: float
    margin: float = 15 * POINTS_PER_MM


A4 = Sheet("a4", 595.0, 842.0)
LETTER = Sheet("letter", 612.0, 792.0)

_LETTER_COUNTRIES = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.UnitedStatesMinorOutlyingIslands,
        QLocale.Country.UnitedStatesVirginIslands,
        QLocale.Country.PuertoRico,
        QLocale.Country.Guam,
        QLocale.Country.AmericanSamoa,
        QLocale.Country.NorthernMarianaIslands,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.Venezuela,
        QLocale.Country.CostaRica,
        QLocale.Country.Guatemala,
        QLocale.Country.ElSalvador,
        QLocale.Country.Nicaragua,
        QLocale.Country.Panama,
        QLocale.Country.DominicanRepublic,
        QLocale.Country.Belize,
    }
)
"""Where shops and surgeries stock Letter, after CLDR's paper sizes."""


def sheet_for(choice: Paper, locale: QLocale | None = None) -> Sheet:
    """The chosen sheet; for `Paper.REGION` that of the country of `locale`, the system's unless given."""
    if choice is not Paper.REGION:
        return LETTER if choice is Paper.LETTER else A4
    country = (locale or QLocale.system()).territory()
    return LETTER if country in _LETTER_COUNTRIES else A4

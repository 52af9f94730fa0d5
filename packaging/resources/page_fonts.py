"""Makes the two fonts of the page out of Noto Sans SemiCondensed: fewer letters, no ligatures, a name of their own.

Run it as `python packaging/resources/page_fonts.py FOLDER`, where FOLDER holds the fonts of Debian's packages
fonts-noto-core and fonts-noto-extra 20201225-1. Needs fonttools 4.68.0; the same files give the same fonts.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILY = "Evenfoot Sans"
SOURCES = {"Regular": "NotoSans-SemiCondensed.ttf", "Bold": "NotoSans-SemiCondensedBold.ttf"}

LETTERS = (
    (0x0020, 0x024F),  # Latin, with what Central Europe, Turkey and Africa write
    (0x0250, 0x02FF),  # phonetic and spacing marks
    (0x0300, 0x036F),  # accents on their own
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin additional: Vietnamese
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x218F),  # letterlike signs and fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x25A0, 0x26FF),  # shapes
    (0xFFFD, 0xFFFD),
)

BORROWED = {
    "NotoSansMath-Regular.ttf": "\u2248\u2260\u221a\u221e",
    "NotoSansSymbols-{style}.ttf": "\u2190\u2191\u2192\u2193\u2194\u2195",
    "NotoSansSymbols2-Regular.ttf": "\u25a0\u25a1\u25b2\u25cb\u25cf\u2610\u2611\u2612\u2713\u2717",
}
"""Signs that Noto Sans lacks, by the font that has them in the same size."""

NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14]
"""Copyright, names and licence."""

FEATURES = ("ccmp", "locl", "mark", "mkmk", "kern", "tnum", "lnum")
"""No `liga`: a ligature comes out of a PDF as one odd letter."""


def made(source: Path, style: str) -> TTFont:
    """The font of `style` with the letters and features above, without hinting, under its own name."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        layout_features=list(FEATURES),
        hinting=False,
        name_IDs=NAMES,
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[letter for first, last in LETTERS for letter in range(first, last + 1)])
    subsetter.subset(font)
    plain = FAMILY.replace(" ", "")
    version = str(font["name"].getDebugName(5)).partition(";")[0].removeprefix("Version ")
    named = {
        1: FAMILY,
        2: style,
        3: f"{version};{plain}-{style}",
        4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        5: f"Version {version}; a part of Noto Sans SemiCondensed",
        6: f"{plain}-{style}",
    }
    for number, text in named.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWidthClass = 5
    return font


def complete(font: TTFont, folder: Path, style: str) -> None:
    """Give `font` the signs of `BORROWED`, and a minus, a less-or-equal and a greater-or-equal of its own strokes."""
    for name, letters in BORROWED.items():
        lender = TTFont(folder / name.format(style=style))
        assert lender["head"].unitsPerEm == font["head"].unitsPerEm
        for letter in letters:
            glyph = lender.getBestCmap()[ord(letter)]
            pen = TTGlyphPen(None)
            _draw(lender, glyph, pen)
            _add(font, ord(letter), pen, lender["hmtx"][glyph][0])
    # The horizontal stroke of the plus, as wide as a figure.
    left, _, right, _ = _bounds(font, "plus")
    low, high = sorted({y for y in _heights(font, "plus") if y not in _bounds(font, "plus")})
    pen = TTGlyphPen(None)
    _bar(pen, left, low, right, high)
    _add(font, 0x2212, pen, font["hmtx"]["plus"][0])
    for letter, glyph in ((0x2264, "less"), (0x2265, "greater")):
        left, bottom, right, _ = _bounds(font, glyph)
        pen = TTGlyphPen(None)
        _draw(font, glyph, pen, bottom // 2)
        _bar(pen, left, 0, right, high - low)
        _add(font, letter, pen, font["hmtx"][glyph][0])


def _draw(font: TTFont, glyph: str, pen: TTGlyphPen, up: int = 0) -> None:
    """The outline of `glyph`, without references to others, `up` units higher."""
    drawn = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(drawn)
    for step, points in drawn.value:
        getattr(pen, step)(*((x, y + up) for x, y in points))


def _bar(pen: TTGlyphPen, left: int, low: int, right: int, high: int) -> None:
    pen.moveTo((left, low))
    for point in ((left, high), (right, high), (right, low)):
        pen.lineTo(point)
    pen.closePath()


def _bounds(font: TTFont, glyph: str) -> tuple[int, int, int, int]:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.bounds


def _heights(font: TTFont, glyph: str) -> list[int]:
    return [y for _, y in font["glyf"][glyph].getCoordinates(font["glyf"])[0]]


def _add(font: TTFont, letter: int, pen: TTGlyphPen, width: int) -> None:
    glyph, name = pen.glyph(), f"uni{letter:04X}"
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    for table in font["cmap"].tables:
        table.cmap[letter] = name


def main() -> None:
    """Write both."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    OUT.mkdir(exist_ok=True)
    folder = Path(sys.argv[1])
    for style, name in SOURCES.items():
        target = OUT / f"page-{style.lower()}.ttf"
        font = made(folder / name, style)
        complete(font, folder, style)
        font.save(target, reorderTables=True)
        print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()

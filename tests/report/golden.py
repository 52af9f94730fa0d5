"""Agreed pages; `python -m tests.report.golden` writes them anew for a person to compare.

Each is kept as data set in a measure without fonts, as the text of its PDF file, and as a picture of it at 100 dpi.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop import assets
from desktop.domain.summary import Summary
from desktop.domain.warning_signs import Sign
from desktop.report.page import Page
from desktop.report.pdf import pdf_bytes
from desktop.report.sheet import A4
from desktop.report.visit.compose import compose
from desktop.report.visit.layout import lay_out
from desktop.report.words import Words, words
from tests.report import diaries
from tests.report.plain import PlainMeasure

GOLDEN = Path(__file__).parent / "golden"
AGREED = PlainMeasure(0.47)
"""As wide as the page's own font is on average."""

DPI = 100
SHADES = 16
"""As many greys as a picture keeps: it is looked at, and stays small."""

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")


def agreed_words() -> Words:
    """The page's own words; signs by their ids and activities by theirs, whose texts belong to other files."""
    signs = {"signs": {sign: {"page": f"sign {sign} " * 3} for sign in Sign}}
    return words(assets.content("en", "report"), {}, signs, "en-GB", assets.content("en", "answers"))


def drawn(page: Page) -> str:
    """Every block with its place and its marks: texts where they stand, other marks counted by ink."""
    lines = []
    for block in page.blocks:
        rect = block.rect
        lines.append(f"[{block.name}] {rect.x:.1f} {rect.y:.1f} {rect.width:.1f} {rect.height:.1f}")
        lines += [f"  {t.rect.x:.1f} {t.rect.y:.1f} {t.style.size:g}{'b' * t.style.bold} {t.text}" for t in block.texts]
        kinds = [f"{type(mark).__name__} {getattr(mark, 'ink', 'series')}" for mark in block.marks]
        lines += [f"  {kinds.count(kind)} {kind}" for kind in sorted(set(kinds)) if not kind.startswith("Text")]
    return "\n".join(lines) + "\n"


def as_data(summary: Summary) -> str:
    """The layout in a measure that is the same everywhere."""
    return drawn(lay_out(summary, A4, agreed_words(), AGREED))


def as_file(summary: Summary) -> bytes:
    """The PDF as it is shipped."""
    return pdf_bytes(compose(summary, A4, "en-GB"))


def as_text(file: bytes) -> str:
    """What pdftotext reads, in lines; how wide it makes a gap and how it marks directions is its own affair."""
    run = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    found = subprocess.run(run, input=file, capture_output=True, check=True).stdout.decode()
    found = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", normalize("NFKC", found))
    return "\n".join(line for line in (" ".join(line.split()) for line in found.splitlines()) if line) + "\n"


def as_picture(file: bytes, scratch: Path) -> QImage:
    """What pdftoppm paints, in few greys."""
    (scratch / "page.pdf").write_bytes(file)
    run = ["pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-png", "page.pdf", "page"]
    subprocess.run(run, cwd=scratch, check=True, capture_output=True)
    picture = QImage(str(scratch / "page.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    step = 255 // (SHADES - 1)
    greys = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    greys = np.round(greys / step).astype(np.uint8) * step
    size = (picture.width(), picture.height(), picture.bytesPerLine())
    return QImage(greys.tobytes(), *size, QImage.Format.Format_Grayscale8).copy()


def difference(one: QImage, other: QImage, every: int = 6) -> tuple[float, float]:
    """The mean and the greatest difference of two pictures of one size, in squares of `every` pixels, 0 to 255."""
    squares = []
    for picture in (one, other):
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        shape = (grey.height(), grey.bytesPerLine())
        whole = np.frombuffer(grey.constBits(), np.uint8).reshape(shape)[:, : grey.width()].astype(float)
        high, wide = whole.shape[0] // every, whole.shape[1] // every
        squares.append(whole[: high * every, : wide * every].reshape(high, every, wide, every).mean(axis=(1, 3)))
    apart = np.abs(squares[0] - squares[1])
    return float(apart.mean()), float(apart.max())


def write() -> None:
    """Put all of them in their place."""
    from tempfile import TemporaryDirectory

    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    for name, summary in diaries.ALL.items():
        (GOLDEN / f"{name}.txt").write_text(as_data(summary()), "utf-8", newline="\n")
        file = as_file(summary())
        (GOLDEN / f"{name}.pdf.txt").write_text(as_text(file), "utf-8", newline="\n")
        with TemporaryDirectory() as scratch:
            # The lowest quality is the smallest file; nothing is lost.
            as_picture(file, Path(scratch)).save(str(GOLDEN / f"{name}.png"), "PNG", 0)
    del application


if __name__ == "__main__":
    write()

"""Agreed pages as text; `python -m tests.report.golden` writes them anew for a person to compare."""

from __future__ import annotations

from pathlib import Path

from desktop import assets
from desktop.domain.warning_signs import Sign
from desktop.report.layout import lay_out
from desktop.report.page import Page
from desktop.report.sheet import A4
from desktop.report.words import Words, words
from tests.report import diaries
from tests.report.plain import PlainMeasure

GOLDEN = Path(__file__).parent / "golden"


def agreed_words() -> Words:
    """The page's own words; signs by their ids and activities by theirs, whose texts belong to other files."""
    signs = {"signs": {sign: {"text": f"Sign {sign} " * 6} for sign in Sign}}
    return words(assets.content("en", "report"), {}, signs, "en-GB")


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


if __name__ == "__main__":
    for name, summary in diaries.ALL.items():
        page = lay_out(summary(), A4, agreed_words(), PlainMeasure())
        (GOLDEN / f"{name}.txt").write_text(drawn(page), "utf-8", newline="\n")

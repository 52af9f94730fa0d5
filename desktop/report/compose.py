"""From a Summary to a finished page in one call: for the window, the commands and the printer alike."""

from __future__ import annotations

from desktop.domain.preferences import Paper
from desktop.domain.summary import Summary
from desktop.report.layout import lay_out
from desktop.report.measure import FontMeasure
from desktop.report.page import Page
from desktop.report.sheet import Sheet, sheet_for
from desktop.report.words import load


def compose(summary: Summary, paper: Paper | Sheet, language: str, *, appendix: bool = False) -> tuple[Page, ...]:
    """The page of `summary` on `paper` in `language` (a BCP 47 tag), and the sheets of its daily table if asked for.

    Needs a QGuiApplication for its fonts.
    """
    sheet = paper if isinstance(paper, Sheet) else sheet_for(paper)
    page = lay_out(summary, sheet, load(language), FontMeasure())
    return (page,)

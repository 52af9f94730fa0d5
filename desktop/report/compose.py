"""From a Summary to finished pages in one call: for the window, the commands and the printer alike."""

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
    words, measure = load(language), FontMeasure()
    if not appendix:
        return (lay_out(summary, sheet, words, measure),)
    # Few want the table, and it takes long for many years.
    from desktop.report.appendix import daily_table

    table = daily_table(summary, sheet, words, measure)
    return (lay_out(summary, sheet, words, measure, len(table)), *table)

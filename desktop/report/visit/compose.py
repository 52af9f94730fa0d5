"""From a Summary to finished pages in one call: for the window, the commands and the printer alike."""

from __future__ import annotations

from desktop.domain.preferences import Paper
from desktop.domain.summary import Summary
from desktop.report.measure import FontMeasure
from desktop.report.page import Page
from desktop.report.sheet import Sheet, sheet_for
from desktop.report.typeset import Measure
from desktop.report.visit.layout import lay_out
from desktop.report.words import Words, load


def compose(summary: Summary, paper: Paper | Sheet, language: str, *, appendix: bool = False) -> tuple[Page, ...]:
    """The page of `summary` on `paper` in `language` (a BCP 47 tag), and the sheets of its daily table if asked for.

    Needs a QGuiApplication for its fonts.
    """
    sheet = paper if isinstance(paper, Sheet) else sheet_for(paper)
    words, measure = load(language), FontMeasure()
    if not appendix:
        return (lay_out(summary, sheet, words, measure),)
    table = _daily_table(summary, sheet, words, measure)
    return (lay_out(summary, sheet, words, measure, len(table)), *table)


_last: tuple[object, tuple[Page, ...]] | None = None
"""The last daily table, behind all that it was made of."""


def _daily_table(summary: Summary, sheet: Sheet, words: Words, measure: Measure) -> tuple[Page, ...]:
    """The sheets of the table. For many years they take long, and most of what changes on the page is not in them."""
    global _last  # noqa: PLW0603 - one for the program: the window shows one page.
    from desktop.report.visit.appendix import daily_table

    ends = summary.trend.first, summary.trend.last
    known = tuple(row.activity for row in summary.activities)
    made_of = (sheet, words, summary.person.name, ends, known, summary.days)
    if _last is None or _last[0] != made_of:
        _last = (made_of, daily_table(summary, sheet, words, measure))
    return _last[1]

"""Trends: what is read, what is hidden, and what is said below the chart."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import PainRating, SkippedDay
from desktop.domain.preferences import ThemeChoice
from desktop.domain.routine import WeekKind
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.pages.trends_page import TrendsPage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words
from tests.fakes import MemoryJournal
from tests.ui.days import TODAY, ago, moment, rating, week

Remember = Callable[..., None]
FORTNIGHT = (
    *(rating(n, score) for n, score in zip(range(13, 6, -1), (6, 5, 7, 6, 5, 6, 4), strict=True)),
    *(rating(n, 4) for n in (6, 5, 3, 2, 0)),
    week(WeekKind.BASELINE, 13, "b"),
    week(WeekKind.AWARENESS, 6, "a"),
)


@pytest.fixture
def page(qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look) -> TrendsPage:
    made = TrendsPage(diary_state, preferences, words, look)
    qtbot.addWidget(made)
    made.resize(890, 800)
    return made


@pytest.fixture
def asked(journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch) -> list[tuple[date, date]]:
    """The ranges of days that were read."""
    found: list[tuple[date, date]] = []
    days = journal.days
    monkeypatch.setattr(journal, "days", lambda first, last: found.append((first, last)) or days(first, last))
    return found


def seen(widget: QWidget, page: TrendsPage) -> bool:
    return widget.isVisibleTo(page)


def test_an_empty_diary_says_what_to_do(page: TrendsPage) -> None:
    page.show()
    assert page.empty.text().startswith("Nothing to draw yet. Rate your pain once")
    assert page.chart is None
    assert not seen(page.card, page)
    assert not seen(page.weeks, page)
    assert not seen(page.range_row, page)


def test_one_rating_is_one_point(page: TrendsPage, remember: Remember) -> None:
    remember(rating(0, 4))
    page.show()
    assert page.chart is not None
    assert len(page.chart.plot.solid.points()) == 1
    assert not seen(page.waiting, page)
    assert not seen(page.weeks, page)


def test_weeks_are_said_with_care(page: TrendsPage, remember: Remember) -> None:
    remember(*FORTNIGHT)
    page.show()
    assert page.means.text() == (
        "Baseline week, 5 to 11 March: 5.6 on average (7 of 7 days).\n"
        "Week of noticing, 12 to 18 March: 4.0 on average (5 of 7 days)."
    )
    assert "does not show what caused it" in page.caution.text()
    assert "pain often drops anyway" in page.caution.text()
    assert not seen(page.why, page)


def test_a_week_with_too_few_days_has_no_mean(page: TrendsPage, remember: Remember) -> None:
    remember(rating(1, 3), rating(0, 4), week(WeekKind.AWARENESS, 2))
    page.show()
    assert page.means.text() == ("Week of noticing, 16 to 18 March: not enough days to average (2 of 3 days so far).")
    assert seen(page.why, page)


def test_only_the_last_weeks_are_said(page: TrendsPage, remember: Remember) -> None:
    remember(rating(0, 4), rating(200, 4), *(week(WeekKind.AWARENESS, 7 * n, f"w{n:02}") for n in range(1, 20)))
    page.ranges.button(0).setChecked(True)
    page.show()
    assert page.means.text().count("\n") == 7
    assert page.more_weeks.text().startswith("11 earlier")


def test_a_long_diary_opens_at_two_weeks_and_reads_no_more(
    page: TrendsPage, remember: Remember, asked: list[tuple[date, date]]
) -> None:
    remember(*(PainRating(ago(n), moment(ago(n)), n % 11) for n in range(0, 3650, 3)), week(WeekKind.AWARENESS, 15))
    page.show()
    assert page.ranges.checkedId() == 14
    assert min(first for first, _ in asked) == ago(15)
    assert page.chart is not None
    assert len(page.chart.series.points if page.chart.series else ()) == 14


@pytest.mark.parametrize(("days", "points"), [(14, 14), (91, 91), (365, 53), (0, 142)])
def test_ranges(page: TrendsPage, remember: Remember, days: int, points: int) -> None:
    remember(*(rating(n, 4) for n in range(0, 990, 2)))
    page.show()
    page.ranges.button(days).click()
    assert page.chart is not None
    assert page.chart.series is not None
    assert len(page.chart.series.points) == points


def test_a_short_diary_is_not_lost_in_an_empty_year(page: TrendsPage, remember: Remember) -> None:
    remember(*(rating(n, 4) for n in range(20)))
    page.show()
    page.ranges.button(365).click()
    assert page.chart is not None
    assert page.chart.series is not None
    assert page.chart.series.first == ago(19)


def test_a_range_without_ratings_points_to_a_longer_one(page: TrendsPage, remember: Remember) -> None:
    remember(rating(0, 4), rating(60, 4))
    remember(SkippedDay(TODAY, moment()))
    page._diary.unrate(TODAY)
    page.show()
    assert page.empty.text() == "No ratings in this time. Choose a longer one above."
    assert seen(page.range_row, page)
    page.ranges.button(91).click()
    assert seen(page.card, page)


def test_scores_wait_for_todays_rating(page: TrendsPage, remember: Remember, diary_state: DiaryState) -> None:
    remember(rating(1, 4))
    page.show()
    assert seen(page.veil, page)
    assert page.chart is None
    diary_state.rate(TODAY, 3)
    assert not seen(page.veil, page)
    assert page.chart is not None


def test_they_can_be_shown_anyway_for_the_day(page: TrendsPage, remember: Remember, clock: object) -> None:
    remember(rating(1, 4))
    page.show()
    page.veil.button.click()
    assert seen(page.card, page)
    assert page.chart is not None
    assert page.chart.hasFocus() or not page.isActiveWindow()
    clock.advance(days=1)  # type: ignore[attr-defined]
    page.refresh()
    assert seen(page.veil, page)
    assert not seen(page.card, page)


@pytest.mark.parametrize("change", [{"blind_rating": False}, {}], ids=["not blind", "left out"])
def test_they_do_not_wait(
    page: TrendsPage, remember: Remember, preferences: PreferencesState, change: dict[str, bool]
) -> None:
    remember(rating(1, 4))
    if not change:
        remember(SkippedDay(TODAY, moment()))
    preferences.update(**change)
    page.show()
    assert seen(page.card, page)


def test_without_ratings_the_chart_stays_away(
    page: TrendsPage, remember: Remember, preferences: PreferencesState
) -> None:
    preferences.update(ratings=False)
    page.show()
    assert "switched off" in page.empty.text()
    remember(rating(1, 4))
    page.refresh()
    assert "switched off" in page.veil.text.text()
    assert not seen(page.card, page)


def test_the_readout_follows_the_arrows(page: TrendsPage, remember: Remember, qtbot: QtBot) -> None:
    remember(*FORTNIGHT)
    page.show()
    assert page.chart is not None
    qtbot.keyClick(page.chart, Qt.Key.Key_Home)
    assert page.readout.text() == "Thu 5 March: 6 of 10"


def test_the_table_opens_and_closes(page: TrendsPage, remember: Remember) -> None:
    remember(*FORTNIGHT)
    page.show()
    assert not seen(page.table, page)
    page.table_button.click()
    assert seen(page.table, page)
    assert page.model.rowCount() == 14
    assert page.table_button.text() == "Hide the &table"
    page.table_button.click()
    assert not seen(page.table, page)


def test_a_change_shows_at_once_but_only_when_seen(
    page: TrendsPage, diary_state: DiaryState, asked: list[tuple[date, date]]
) -> None:
    diary_state.rate(TODAY, 5)
    assert (ago(13), TODAY) not in asked
    page.show()
    diary_state.rate(TODAY, 7)
    assert page.chart is not None
    assert [point.pos().y() for point in page.chart.plot.solid.points()] == [7]


def test_the_theme_reaches_the_chart(
    page: TrendsPage, remember: Remember, preferences: PreferencesState, look: Look
) -> None:
    remember(rating(0, 4))
    page.show()
    preferences.update(theme=ThemeChoice.DARK)
    assert page.chart is not None
    assert page.chart.plot.backgroundBrush().color() == look.theme.colour("surface")
    assert look.theme.dark


@pytest.mark.parametrize("width", [490, 700, 890])
def test_nothing_is_wider_than_the_page(page: TrendsPage, remember: Remember, width: int) -> None:
    remember(*FORTNIGHT)
    page.resize(width, 800)
    page.show()
    QApplication.processEvents()
    inner = page.widget()
    assert inner is not None
    assert inner.width() <= page.viewport().width()


def test_the_page_itself_loads_no_chart() -> None:
    run = "import sys, desktop.ui.pages.trends_page; sys.exit(bool({'pyqtgraph', 'numpy'} & set(sys.modules)))"
    assert subprocess.run((sys.executable, "-c", run), check=False).returncode == 0

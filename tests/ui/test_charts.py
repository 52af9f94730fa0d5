"""The chart: what it is made of, what it says, and what a screen reader gets of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QFont, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.diary import DiaryDay, Note, PainRating, SkippedDay, gather
from desktop.domain.routine import Turn, Week, WeekKind
from desktop.ui.charts.date_axis import DateAxis, ScoreAxis
from desktop.ui.charts.legend import Legend, Mark, marks
from desktop.ui.charts.sayings import NOTE_SHOWN, Sayings, shortened
from desktop.ui.charts.series import Grain, Series, series
from desktop.ui.charts.table import TrendTable
from desktop.ui.charts.trend_chart import TrendChart
from desktop.ui.charts.trend_items import SKIPPED_AT
from desktop.ui.theme.theme import load
from desktop.ui.words import Words
from tests.ui.days import TODAY, ago, moment, rating, week

RECORDS = (
    *(
        rating(days, score)
        for days, score in ((13, 6), (12, 5), (10, 7), (9, 5), (8, 6), (7, 5), (5, 4), (3, 3), (0, 5))
    ),
    rating(6, 8, recalled=True),
    SkippedDay(ago(4), moment()),
    Note(ago(3), moment(), "Slept badly.\nLong drive."),
)
WEEKS = (week(WeekKind.BASELINE, 13, "b"), week(WeekKind.AWARENESS, 6, "a"))


def two_weeks(*more: PainRating) -> Series:
    return series(gather([*RECORDS, *more]).days, WEEKS, ago(13), TODAY)


def years(count: int) -> Series:
    """Rated four days of five, for that many years."""
    days = [ago(n) for n in range(365 * count)]
    rated = [DiaryDay(day, PainRating(day, moment(day), n % 11)) for n, day in enumerate(days) if n % 5]
    return series(rated, (), days[-1], days[0])


@pytest.fixture
def sayings(words: Words) -> Sayings:
    return Sayings(words)


@pytest.fixture
def chart(qtbot: QtBot, words: Words) -> TrendChart:
    made = TrendChart(words, load("light"))
    qtbot.addWidget(made)
    made.resize(760, 400)
    made.show_series(two_weeks())
    made.show()
    return made


def test_the_line_stops_at_gaps() -> None:
    runs = [[(point.first - ago(13)).days for point in run] for run in two_weeks().runs()]
    assert runs == [[0, 1], [3, 4, 5, 6, 7, 8], [10], [13]]


def test_points_keep_their_marks() -> None:
    found = {(TODAY - point.first).days: point for point in two_weeks().points}
    assert [days for days, point in found.items() if point.recalled] == [6]
    assert [days for days, point in found.items() if point.skipped] == [4]
    assert found[3].note.startswith("Slept badly")
    assert found[11].value is None


@pytest.mark.parametrize(
    ("days", "grain", "points"),
    [(14, Grain.DAY, 14), (112, Grain.DAY, 112), (113, Grain.WEEK, 17), (365, Grain.WEEK, 53)],
)
def test_long_stretches_are_drawn_by_the_week(days: int, grain: Grain, points: int) -> None:
    found = series((), (), ago(days - 1), TODAY)
    assert (found.grain, len(found.points)) == (grain, points)
    assert found.empty


@pytest.mark.parametrize(("weekday", "starts"), [(0, 0), (6, 6)])
def test_calendar_weeks_begin_as_the_language_has_it(weekday: int, starts: int) -> None:
    found = series((), (), ago(200), TODAY, weekday)
    assert {point.first.weekday() for point in found.points[1:]} == {starts}


def test_a_week_with_three_ratings_has_no_mean_but_is_not_empty() -> None:
    days = gather([rating(n, 4) for n in (0, 1, 2)]).days
    found = series(days, (), ago(200), TODAY)
    assert not found.runs()
    assert not found.empty
    assert found.points[-1].mean is not None
    assert found.points[-1].mean.rated == 3


def test_a_week_cut_by_the_range_keeps_its_whole_mean() -> None:
    days = gather(RECORDS).days
    found = series(days, WEEKS, ago(9), TODAY)
    assert found.weeks[0].mean.rated == 6
    assert (found.bands[0].first, found.bands[0].last) == (ago(9), ago(7))
    assert found.points[0].first == ago(9)


def test_weeks_before_the_range_are_left_out() -> None:
    assert [band.week.week.id for band in series((), WEEKS, ago(5), TODAY).bands] == ["a"]


def test_a_pause_parts_a_band() -> None:
    turns = (Turn(ago(9), 1), Turn(ago(7), None), Turn(ago(4), 3))
    found = series((), (Week("p", WeekKind.AWARENESS, turns),), ago(13), TODAY)
    assert [(band.first, band.last) for band in found.bands] == [(ago(9), ago(8)), (ago(4), TODAY)]


def test_chart_items_are_those_of_the_series(chart: TrendChart) -> None:
    first = ago(13).toordinal()
    xs, ys = chart.plot.line.getData()
    assert [int(x - first) for x in xs] == [0, 1, 3, 4, 5, 6, 7, 8, 10, 13]
    assert list(ys) == [6, 5, 7, 5, 6, 5, 8, 4, 3, 5]
    assert list(chart.plot.line.opts["connect"]) == [True, False, True, True, True, True, True, False, False, False]
    assert [(point.pos().x() - first, point.pos().y()) for point in chart.plot.hollow.points()] == [(7, 8)]
    assert len(chart.plot.solid.points()) == 9
    assert [(point.pos().x() - first, point.pos().y()) for point in chart.plot.skipped.points()] == [(9, SKIPPED_AT)]
    assert list(chart.plot.means.getData()[1]) == pytest.approx([34 / 6, 34 / 6, 5, 5])


def test_hollow_points_are_hollow(chart: TrendChart) -> None:
    surface, line = load("light").colour("surface"), load("light").colour("chart_line")
    assert chart.plot.hollow.opts["brush"].color() == surface
    assert chart.plot.solid.opts["brush"].color() == line


def test_the_scale_is_always_from_0_to_10(chart: TrendChart) -> None:
    for shown in (two_weeks(), series(gather([rating(0, 2)]).days, (), ago(13), TODAY), years(10)):
        chart.show_series(shown)
        (left, right), (low, high) = chart.plot.getViewBox().viewRange()
        assert low < 0
        assert 10 < high < 13
        assert left < shown.first.toordinal()
        assert right > shown.last.toordinal()


def test_weeks_are_named_with_their_mean_where_there_is_room(chart: TrendChart) -> None:
    said = [label.toPlainText() for _, label in chart.plot.labels]
    assert said == ["Baseline week\n5.7 (6 of 7 days)", "Week of noticing\n5.0 (4 of 7 days)"]
    chart.resize(220, 400)
    QApplication.processEvents()
    assert all(len(label.toPlainText()) <= len("5.7") for _, label in chart.plot.labels)


def test_ten_years_have_dots_without_labels(chart: TrendChart) -> None:
    chart.show_series(years(10))
    assert chart.plot.labels == []
    assert len(chart.plot.line.getData()[0]) > 500


def test_arrows_walk_and_are_heard(chart: TrendChart, qtbot: QtBot) -> None:
    said: list[str] = []
    chart.picked.connect(said.append)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End)
    for key in keys:
        qtbot.keyClick(chart, key)
    assert said[0] == "Wed 18 March: 5 of 10"
    assert said[1] == "Tue 17 March: not rated"
    assert said[2] == said[3] == "Thu 5 March: 6 of 10"
    assert said[4] == "Fri 6 March: 5 of 10"
    assert chart.accessibleDescription() == said[-1] == said[0]
    qtbot.keyClick(chart, Qt.Key.Key_A)
    assert len(said) == len(keys)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (6, "Thu 12 March: 8 of 10, entered later"),
        (4, "Sat 14 March: left out"),
        (3, "Sun 15 March: 3 of 10, “Slept badly. Long drive.”"),
        (11, "Sat 7 March: not rated"),
    ],
)
def test_each_day_is_read_with_its_marks(sayings: Sayings, days: int, said: str) -> None:
    shown = two_weeks()
    assert sayings.readout(shown.points[13 - days], shown.grain) == said


@pytest.mark.parametrize(
    ("rated", "said"),
    [
        ((0, 1), "Week of 16 March 2026: Not enough days to average (2 of 3 days)"),
        ((), "Week of 16 March 2026: not rated"),
    ],
)
def test_each_week_is_read_with_its_count(sayings: Sayings, rated: tuple[int, ...], said: str) -> None:
    shown = series(gather([rating(n, 4) for n in rated]).days, (), ago(200), TODAY)
    assert sayings.readout(shown.points[-1], shown.grain) == said


def test_the_whole_is_described_in_sentences(chart: TrendChart) -> None:
    assert chart.accessibleDescription() == (
        "From 5 March 2026 to 18 March 2026. 10 of 14 days are rated. The lowest is 3, the highest is 8. "
        "1 day was entered later. 1 day was left out. "
        "Baseline week, 5 to 11 March: 5.7 on average (6 of 7 days). "
        "Week of noticing, 12 to 18 March: 5.0 on average (4 of 7 days). "
        "Use the left and right arrow keys to read it one by one."
    )


def test_coming_back_tells_of_the_whole_again(chart: TrendChart, qtbot: QtBot) -> None:
    whole = chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription() == "Thu 5 March: 6 of 10"
    QApplication.sendEvent(chart, QFocusEvent(QEvent.Type.FocusOut))
    assert chart.accessibleDescription() == whole


def test_a_screen_reader_meets_a_chart(chart: TrendChart) -> None:
    access = QAccessible.queryAccessibleInterface(chart)
    assert access is not None
    assert access.role() == QAccessible.Role.Chart
    assert access.text(QAccessible.Text.Name) == "Chart of your pain ratings"
    assert access.text(QAccessible.Text.Description) == chart.accessibleDescription()
    assert access.childCount() == 0


def test_pointing_reads_the_nearest_day(chart: TrendChart) -> None:
    said: list[str] = []
    chart.picked.connect(said.append)
    view = chart.plot.getViewBox()
    place = view.mapViewToScene(QPointF(ago(8).toordinal() + 0.3, 5))
    chart._point_at(place)
    chart._point_at(place)
    assert said == ["Tue 10 March: 6 of 10"]
    chart._point_at(QPointF(-50, -50))
    assert len(said) == 1


def test_nothing_to_walk_along(qtbot: QtBot, words: Words) -> None:
    bare = TrendChart(words, load("light"))
    qtbot.addWidget(bare)
    said: list[str] = []
    bare.picked.connect(said.append)
    qtbot.keyClick(bare, Qt.Key.Key_Left)
    bare.pick(0, aloud=True)
    bare.recolour(load("dark"))
    assert said == []


@pytest.mark.parametrize(
    ("keys", "zooms"), [(Qt.KeyboardModifier.NoModifier, False), (Qt.KeyboardModifier.ControlModifier, True)]
)
def test_the_wheel_scrolls_the_page_and_zooms_dates_with_control(
    chart: TrendChart, keys: Qt.KeyboardModifier, zooms: bool
) -> None:
    over, view = chart.plot.viewport(), chart.plot.getViewBox()
    (left, right), heights = view.viewRange()
    middle, phase = QPointF(over.rect().center()), Qt.ScrollPhase.NoScrollPhase
    at, button = QPointF(over.mapToGlobal(middle)), Qt.MouseButton.NoButton
    wheel = QWheelEvent(middle, at, QPoint(), QPoint(0, 120), button, keys, phase, False)
    QApplication.sendEvent(over, wheel)
    after, now = view.viewRange()
    assert (after[1] - after[0] < right - left) is zooms
    assert now == heights
    assert wheel.isAccepted() is zooms, "what is not accepted goes on to the page"


def test_walking_brings_a_zoomed_day_into_view(chart: TrendChart, qtbot: QtBot) -> None:
    view = chart.plot.getViewBox()
    view.setXRange(ago(7).toordinal(), TODAY.toordinal(), padding=0)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    (left, right), _ = view.viewRange()
    assert left <= ago(13).toordinal() <= right


def test_pens_fit_a_finer_screen(chart: TrendChart, monkeypatch: pytest.MonkeyPatch) -> None:
    coarse = chart.plot.line.opts["pen"].widthF()
    monkeypatch.setattr(chart.plot, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert chart.plot.line.opts["pen"].widthF() == 2 * coarse


def test_a_theme_recolours_and_keeps_the_place(chart: TrendChart) -> None:
    chart.pick(3, aloud=False)
    chart.recolour(load("dark"))
    assert chart.plot.backgroundBrush().color() == load("dark").colour("surface")
    assert chart.plot.line.opts["pen"].color() == load("dark").colour("chart_line")
    assert chart.place == 3


@pytest.mark.parametrize(
    ("last", "days", "size", "expected"),
    [
        (TODAY, 7, 700, ["12 Mar", "13 Mar", "14 Mar", "15 Mar", "16 Mar", "17 Mar", "18 Mar"]),
        (TODAY, 14, 700, ["6 Mar", "8 Mar", "10 Mar", "12 Mar", "14 Mar", "16 Mar", "18 Mar"]),
        (TODAY, 60, 420, ["26 Jan", "9 Feb", "23 Feb", "9 Mar"]),
        (TODAY, 365, 300, ["Apr 2025", "Jul 2025", "Oct 2025", "Jan 2026"]),
        (date(2026, 1, 3), 3650, 500, ["2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_dates_are_whole_and_do_not_touch(words: Words, last: date, days: int, size: int, expected: list[str]) -> None:
    axis = DateAxis(words)
    small = QFont()
    small.setPixelSize(12)
    axis.setStyle(tickFont=small)
    first = last - timedelta(days=days - 1)
    [(spacing, ticks)] = axis.tickValues(first.toordinal() - 0.5, last.toordinal() + 0.5, size)
    said = axis.tickStrings(ticks, 1, spacing)
    assert said == expected[-len(said) :]
    assert len(said) >= 3
    assert all(tick == int(tick) for tick in ticks)
    assert axis._label_width(axis._pattern, last) * len(said) <= size


def test_weekly_dates_follow_the_region(qapp: QApplication) -> None:
    axis = DateAxis(Words("en-US"))
    [(_, ticks)] = axis.tickValues(ago(40).toordinal(), TODAY.toordinal(), 420)
    assert {date.fromordinal(int(tick)).strftime("%a") for tick in ticks} == {"Sun"}


def test_the_ends_of_the_scale_have_words(qapp: QApplication) -> None:
    axis = ScoreAxis("no pain", "worst")
    [(spacing, ticks)] = axis.tickValues(-0.9, 11.4, 300)
    assert axis.tickStrings(ticks, 1, spacing) == ["no pain  0", *(str(n) for n in range(1, 10)), "worst  10"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (two_weeks, {Mark.RATING, Mark.LATER, Mark.SKIPPED, Mark.MEAN}),
        (lambda: series(gather([rating(0, 2)]).days, (), ago(13), TODAY), {Mark.RATING}),
        (lambda: years(1), {Mark.WEEK}),
    ],
    ids=["all", "one", "weeks"],
)
def test_the_legend_explains_what_is_there(qtbot: QtBot, shown: Callable[[], Series], expected: set[Mark]) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_series(shown())
    assert {mark for mark, entry in legend.entries.items() if not entry.isHidden()} == expected == set(marks(shown()))
    legend.resize(700, 40)
    assert not legend.grab().isNull()


def table_rows(model: TrendTable) -> list[tuple[str, ...]]:
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_the_table_says_the_same(words: Words, qtmodeltester: object) -> None:
    model = TrendTable(words)
    model.show_series(two_weeks())
    rows = table_rows(model)
    heads = tuple(model.headerData(n, Qt.Orientation.Horizontal) for n in range(4))
    assert heads == ("Day", "Rating", "Entered", "Note")
    assert len(rows) == 14
    assert rows[0] == ("Wed 18 March", "5", "on the day", "")
    assert rows[3] == ("Sun 15 March", "3", "on the day", "Slept badly. Long drive.")
    assert rows[4] == ("Sat 14 March", "–", "left out", "")
    assert rows[6] == ("Thu 12 March", "8", "later", "")
    assert rows[1] == ("Tue 17 March", "–", "not rated", "")
    assert model.data(model.index(3, 3), Qt.ItemDataRole.ToolTipRole) == "Slept badly.\nLong drive."
    assert model.data(model.index(0, 3), Qt.ItemDataRole.ToolTipRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_the_table_of_weeks(words: Words) -> None:
    model = TrendTable(words)
    model.show_series(series(gather([rating(n, 4, recalled=n == 1) for n in range(9)]).days, (), ago(200), TODAY))
    assert table_rows(model)[:2] == [
        ("Week of 16 March 2026", "–", "3 of 3 days", "some later"),
        ("Week of 9 March 2026", "4.0", "6 of 7 days", ""),
    ]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Average"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 9), date(2026, 3, 15), "9 to 15 March"),
        (date(2026, 3, 30), date(2026, 4, 5), "30 March to 5 April"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 to 4 January 2026"),
        (date(2024, 3, 9), date(2024, 3, 15), "9 to 15 March 2024"),
        (date(2026, 3, 9), date(2026, 3, 9), "9 March"),
    ],
)
def test_ranges_are_said_briefly(sayings: Sayings, first: date, last: date, said: str) -> None:
    assert sayings.date_range(first, last, TODAY) == said


def test_long_notes_are_cut_at_a_word() -> None:
    cut = shortened("word " * 40)
    assert cut.endswith("word…")
    assert len(cut) <= NOTE_SHOWN

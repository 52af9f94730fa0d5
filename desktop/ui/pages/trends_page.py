"""What the pain did: a chart, the same as a table, and the means of the weeks in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHeaderView, QTableView, QWidget

from desktop.domain.trend import reach
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.blind import scores_wait
from desktop.ui.charts.legend import Legend
from desktop.ui.charts.sayings import Sayings
from desktop.ui.charts.series import Series, series
from desktop.ui.charts.table import TrendTable
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import Choice, LinkButton
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import Body, Caption
from desktop.ui.widgets.veil import Veil
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.ui.charts.trend_chart import TrendChart

SHORTEST = 14
EVERYTHING = 0
WEEKS_IN_WORDS = 8
TABLE_HEIGHT = 320


class TrendsPage(Page):
    """Reads only the range that is chosen; two weeks unless another one is."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """The chart itself is made when there is something to draw."""
        super().__init__("", parent=parent)
        self._diary, self._preferences, self._words, self._look = diary, preferences, words, look
        self._shown_on: date | None = None
        self._sayings = Sayings(words, self)
        self.chart: TrendChart | None = None
        self._name()
        self.ranges = QButtonGroup(self)
        self.range_row = self._ranges()
        self.veil = Veil("", self.tr("&Show anyway"))
        self.waiting = Card(tone=Tone.QUIET)
        self.empty = Body()
        self.empty.setObjectName("nothing_to_draw")
        self.waiting.add(self.veil, self.empty)
        self.card = self._card()
        self.weeks = self._weeks()
        for widget in (self.range_row, self.waiting, self.card, self.weeks):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.veil.lifted.connect(self._lift)
        diary.changed.connect(self.refresh_if_visible)
        preferences.changed.connect(self.refresh_if_visible)
        look.changed.connect(self._recolour)

    def refresh(self) -> None:
        """Read the range and show it."""
        today = self._diary.today
        found = self._read(today)
        reason = self._hidden(today)
        hidden = bool(reason) and self._shown_on != today and not found.empty
        self.veil.text.setText(reason)
        self.veil.setVisible(hidden)
        self.empty.setText(self._nothing(found))
        self.empty.setVisible(found.empty)
        self.range_row.setVisible(not self._blank(found))
        shown = not hidden and not found.empty
        self.waiting.setVisible(not shown)
        self.card.setVisible(shown)
        self.weeks.setVisible(shown and bool(found.weeks))
        if shown:
            self._show(found)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.show_truth()

    def _name(self) -> None:
        self.title.setText(self.tr("Trends"))
        self.setAccessibleName(self.tr("Trends"))
        self.say_below_title(self.tr("Your ratings from 0 to 10. A day without a rating is left empty."))

    def _ranges(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder)
        for days, text in (
            (SHORTEST, self.tr("&2 weeks")),
            (91, self.tr("&3 months")),
            (365, self.tr("A &year")),
            (EVERYTHING, self.tr("A&ll")),
        ):
            button = Choice(text)
            button.setObjectName(f"range_{days}")
            self.ranges.addButton(button, days)
            flow.addWidget(button)
        self.ranges.button(SHORTEST).setChecked(True)
        self.ranges.idClicked.connect(lambda _days: self.show_truth())
        holder.setAccessibleName(self.tr("How far back"))
        return holder

    def _card(self) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("Chart"))
        self.readout = Body()
        self.readout.setObjectName("readout")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Room for a note, so that nothing below jumps while the pointer moves along.
        self.readout.setMinimumHeight(2 * self.readout.fontMetrics().lineSpacing())
        self.legend = Legend()
        self.table_button = LinkButton("")
        self.table_button.setObjectName("show_table")
        self.table = QTableView()
        self.table_button.clicked.connect(lambda: self._show_table(shown=self.table.isHidden()))
        self.model = TrendTable(self._words, self)
        self._prepare_table()
        card.add(self.readout, self.legend)
        card.body.addLayout(row(self.table_button))
        card.add(self.table)
        self._show_table(shown=False)
        return card

    def _prepare_table(self) -> None:
        self.table.setObjectName("trend_table")
        self.table.setAccessibleName(self.tr("Your ratings as a table"))
        self.table.setModel(self.model)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        heads.setHighlightSections(False)

    def _weeks(self) -> Card:
        card = Card(self.tr("Week by week"))
        self.means = Body()
        self.means.setObjectName("means")
        self.more_weeks = Caption()
        self.caution = Caption(self._words.content("trends")["comparison"]["body"])
        self.caution.setObjectName("caution")
        self.why = Caption(self._words.content("trends")["too_few"]["body"])
        card.add(self.means, self.more_weeks, self.caution, self.why)
        return card

    def _read(self, today: date) -> Series:
        first = self._first(today)
        weeks = self._diary.weeks()
        days = self._diary.days(*reach(weeks, first, today, today))
        return series(days, weeks, first, today, self._words.locale.firstDayOfWeek().value - 1)

    def _first(self, today: date) -> date:
        """The first day to show: never more than two weeks of nothing before the first entry."""
        span, latest = self._diary.span(), today - timedelta(days=SHORTEST - 1)
        start = min(span[0], latest) if span else latest
        days = self.ranges.checkedId()
        return start if days == EVERYTHING else max(start, today - timedelta(days=days - 1))

    def _hidden(self, today: date) -> str:
        """Why the scores stay hidden; empty where they do not."""
        if not self._preferences.value.ratings:
            return self.tr("Ratings are switched off, so the chart of earlier ones is hidden.")
        if scores_wait(self._diary.day(today), self._preferences.value):
            return self.tr("Your earlier scores are hidden until you have rated today, so that they do not sway you.")
        return ""

    def _blank(self, found: Series) -> bool:
        """Whether no other range would show more either."""
        span = self._diary.span()
        return found.empty and (span is None or span[0] >= found.first)

    def _nothing(self, found: Series) -> str:
        if not self._blank(found):
            return self.tr("No ratings in this time. Choose a longer one above.")
        if not self._preferences.value.ratings:
            return self.tr("Ratings are switched off, so there is no chart. You can switch them on in Settings.")
        return self.tr("Nothing to draw yet. Rate your pain once on the Today page, and the first point appears here.")

    def _show(self, found: Series) -> None:
        if self.chart is None:
            self.chart = self._make_chart()
        self.readout.setText(self.tr("Point at the chart, or use the arrow keys in it, to read a point."))
        self.chart.show_series(found)
        self.legend.show_series(found)
        self.model.show_series(found)
        self.means.setText(
            "\n".join(self._sayings.week_sentence(week, found.last) for week in found.weeks[-WEEKS_IN_WORDS:])
        )
        left = len(found.weeks) - WEEKS_IN_WORDS
        self.more_weeks.setText(self.tr("%n earlier week(s) are in the chart.", "", max(left, 0)))
        self.more_weeks.setVisible(left > 0)
        self.why.setVisible(any(week.mean.value is None for week in found.weeks[-WEEKS_IN_WORDS:]))

    def _make_chart(self) -> TrendChart:
        # Half a second of imports, paid by the first chart and not by the start of the program.
        from desktop.ui.charts.trend_chart import TrendChart

        chart = TrendChart(self._words, self._look.theme)
        chart.picked.connect(self.readout.setText)
        self.card.body.insertWidget(0, chart)
        QWidget.setTabOrder(chart, self.table_button)
        return chart

    def _show_table(self, *, shown: bool) -> None:
        self.table.setVisible(shown)
        self.table_button.setText(self.tr("Hide the &table") if shown else self.tr("Show as a &table"))

    def _lift(self) -> None:
        self._shown_on = self._diary.today
        self.refresh()
        if self.chart is not None:
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recolour(self) -> None:
        if self.chart is not None:
            self.chart.recolour(self._look.theme)

"""The ways from the screen to paper and back: cards to cut out, a week to tick, and typing it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.domain.routine import WeekKind
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.print_row import PrintRow, RowTexts
from desktop.ui.widgets.answers.fields import DateField, PickField
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, Rule
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.paper.sheet_thumb import SheetThumb
from desktop.ui.widgets.text import Caption, Heading, Strong
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.report.page import Page
    from desktop.report.sheet import Sheet
    from desktop.ui.dialogs.paper_week import PaperWeekDialog

BESIDE, LINED, PICTURED = 760, 560, 420
"""Pixels of the card from which on both sheets stand side by side, the last button beside its line, and pictures."""

GAP = 16


class OnPaperCard(Card):
    """Shows both sheets as they will print, and opens the dialog for one that is filled in."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, parent: QWidget | None = None
    ) -> None:
        """The sheets are in the language of the page, with the activities in use."""
        super().__init__(parent=parent)
        self.setObjectName("on_paper")
        # It goes by the width it is given, not the other way round.
        self.setMinimumWidth(1)
        self._diary, self._preferences, self._words = diary, preferences, words
        self._own_kind = self._own_day = False
        self._days_from: date | None = None
        self.cards_thumb, self.week_thumb = SheetThumb(), SheetThumb()
        self.cards = self._row("cards", self.tr("Print cards…"), self.tr("Cards"), self.cards_for)
        self.week = self._row("week", self.tr("Print sheet…"), self.tr("Week sheet"), self.week_for)
        self.kind = PickField()
        self.kind.setObjectName("sheet_kind")
        self.kind.setAccessibleName(self.tr("Kind of week"))
        # Its longest text may be cut, or it would take the room of the other sheet.
        self.kind.setSizeAdjustPolicy(PickField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        self.kind.addItem(self.tr("For a week of noticing"), WeekKind.AWARENESS)
        self.kind.addItem(self.tr("For a baseline week"), WeekKind.BASELINE)
        self.dated = QCheckBox(self.tr("Dates"))
        self.dated.setAccessibleName(self.tr("Print the dates"))
        self.dated.setObjectName("sheet_dated")
        self.first = DateField()
        self.first.setObjectName("sheet_first")
        self.first.setAccessibleName(self.tr("First day"))
        self.type_in = Button(self.tr("T&ype in a paper week…"))
        self.type_in.setObjectName("type_in")
        self.told = Outcome()
        self.told.setObjectName("paper_told")
        self._lay_out()
        self.kind.activated.connect(self._choose_kind)
        self.dated.toggled.connect(self._choose)
        self.first.dateChanged.connect(self._choose_day)
        self.type_in.clicked.connect(self.open_typing)

    def refresh(self, days_from: date | None = None) -> None:
        """Show the sheets as they would print now. A sheet is typed in from `days_from` on, if given."""
        self._days_from = days_from
        ratings, week = self._preferences.value.ratings, self._diary.week()
        if not self._own_kind:
            self.kind.setCurrentIndex(1 if week and week.kind is WeekKind.BASELINE and ratings else 0)
        if not self._own_day:
            self.first.set_day(week.start if week else self._diary.today)
        self.kind.setVisible(ratings)
        self.first.setEnabled(self.dated.isChecked())
        activities = self._diary.activities()
        common = (activities, self._language, self._preferences.value.paper)
        self.cards_thumb.show_sheet(lambda: self.cards_for(None)[0], common)
        self.week_thumb.show_sheet(lambda: self.week_for(None)[0], (*common, *self._chosen))

    def settle(self) -> None:
        """Have both pictures at once."""
        self.cards_thumb.settle()
        self.week_thumb.settle()

    def open_typing(self) -> None:
        """Type a sheet in; the focus comes back here afterwards."""
        dialog = self._typing()
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _result: self._typed(dialog))
        self.told.say("")
        dialog.open()

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """The dialog, for the tour."""
        from desktop.ui.dialogs.paper_week import WIDTH

        dialog = self._typing()
        dialog.show()
        # The tour's screen that is not there may be smaller than the dialog.
        dialog.resize(WIDTH, dialog.sizeHint().height())
        yield "paper", dialog
        dialog.close()
        dialog.deleteLater()

    def cards_for(self, sheet: Sheet | None) -> tuple[Page, ...]:
        """The cards on `sheet`, the usual one for None."""
        from desktop.report.paper import on_paper

        return on_paper.cards(self._diary.activities(), sheet or self._preferences.value.paper, self._language)

    def week_for(self, sheet: Sheet | None) -> tuple[Page, ...]:
        """The week as it was chosen on `sheet`, the usual one for None."""
        from desktop.report.paper import on_paper

        paper = sheet or self._preferences.value.paper
        return on_paper.week(self._diary.activities(), on_paper.Plan(*self._chosen), paper, self._language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both sheets beside one another where there is room, else below; their pictures give way last."""
        super().resizeEvent(event)
        for layout, from_width in ((self._sheets, BESIDE), (self._back, LINED)):
            beside = self.width() >= from_width
            layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for thumb in (self.cards_thumb, self.week_thumb):
            thumb.setVisible(self.width() >= PICTURED)

    @property
    def _language(self) -> str:
        return self._preferences.value.page_language or self._words.language

    @property
    def _chosen(self) -> tuple[WeekKind, date | None, bool]:
        """The kind of week, its first day if dates are wanted, and whether there are ratings."""
        ratings = self._preferences.value.ratings
        kind = WeekKind(self.kind.currentData()) if ratings else WeekKind.AWARENESS
        return kind, self.first.day() if self.dated.isChecked() else None, ratings

    def _typed(self, dialog: PaperWeekDialog) -> None:
        self.type_in.setFocus()
        self.told.say(dialog.decided)

    def _typing(self) -> PaperWeekDialog:
        # Few need it, and it brings a table along.
        from desktop.domain.paper import first_day
        from desktop.ui.dialogs.paper_week import PaperWeekDialog

        first = self._days_from or first_day(self._diary.weeks(), self._diary.today)
        return PaperWeekDialog(first, self._diary, self._preferences, self._words, self.window())

    def _row(self, name: str, text: str, about: str, pages: Callable[[Sheet | None], tuple[Page, ...]]) -> PrintRow:
        texts = RowTexts(text, self.tr("Save as PDF…"), self.tr("Preview…"), name, about)
        return PrintRow(texts, pages, partial(self._file, about), self._write)

    def _lay_out(self) -> None:
        dates = flow(self.dated, self.first)
        heading = Heading(self.tr("On paper"))
        self.setAccessibleName(heading.text())
        self.add(heading)
        self._sheets = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sheets.setSpacing(GAP)
        cut_out = Caption(self.tr("To cut out and put up where you stand. They do not say what they are for."))
        tick = Caption(self.tr("Seven days to tick with a pen, if you do not want a computer at the sink."))
        cards = self._sheet(self.cards_thumb, Strong(self.tr("Cards")), cut_out, self.cards)
        week = self._sheet(self.week_thumb, Strong(self.tr("Week sheet")), tick, self.kind, dates, self.week)
        for each in (cards, week):
            self._sheets.addLayout(each, 1)
        self.body.addLayout(self._sheets)
        self.body.addWidget(Rule())
        self._back = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._back.setSpacing(8)
        self._back.addWidget(Caption(self.tr("Is a sheet filled in? Seven days take about a minute to type.")), 1)
        self._back.addWidget(self.type_in, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._back)
        self.add(self.told)

    def _sheet(self, thumb: SheetThumb, *parts: QWidget | QLayout) -> QHBoxLayout:
        """A picture, and what can be done with the sheet beside it."""
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        made = QHBoxLayout()
        made.setSpacing(GAP)
        made.addWidget(thumb, 0, Qt.AlignmentFlag.AlignTop)
        made.addLayout(column, 1)
        return made

    def _choose_kind(self) -> None:
        self._own_kind = True
        self._choose()

    def _choose_day(self) -> None:
        self._own_day = True
        self._choose()

    def _choose(self) -> None:
        for row in (self.cards, self.week):
            row.forget()
        self.refresh()

    def _file(self, name: str) -> str:
        from desktop.ui.documents import in_documents

        return in_documents(f"{name}.pdf")

    def _write(self, path: Path, data: bytes) -> None:
        from desktop.state.files import write_for_person

        write_for_person(self._preferences.folder, path, data)

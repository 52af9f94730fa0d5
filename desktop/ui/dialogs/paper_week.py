"""Typing in a week that was ticked on paper. Nothing is saved before the end, then all of it at once."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.diary import NOTE_LIMIT, DiaryDay
from desktop.domain.errors import DomainError, InTheFuture
from desktop.domain.paper import ROWS, Clash, Keep, clashes, standing
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.blind import scores_wait
from desktop.ui.failures import sentence
from desktop.ui.widgets.answers.fields import DateField, labelled
from desktop.ui.widgets.buttons import Button, PrimaryButton
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.paper.clash_card import ClashCard
from desktop.ui.widgets.paper.grid import PaperGrid
from desktop.ui.widgets.paper.model import Kind, PaperColumn, PaperRow
from desktop.ui.widgets.paper.pad import PaperPad
from desktop.ui.widgets.text import Caption, Title
from desktop.ui.words import Words

WIDTH, EDGE = 860, 24
LOW = 640
"""Pixels of height below which the question has the room of everything above the table."""


class PaperWeekDialog(QDialog):
    """Seven days from a first one on. Return saves from anywhere; Escape asks once before it throws anything away."""

    def __init__(
        self,
        first: date,
        diary: DiaryState,
        preferences: PreferencesState,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        """`first` can be changed in the dialog."""
        super().__init__(parent)
        self._diary, self._preferences, self._words = diary, preferences, words
        self._warned = False
        self.decided = ""
        """What became of the boxes of which diary and paper said something else, for whoever closes the dialog."""
        self.setObjectName("paper_week")
        self.setWindowTitle(self.tr("Type in a paper week"))
        self.first = DateField()
        self.first.setObjectName("paper_first")
        self.first.setMaximumDate(_qdate(diary.today))
        self.first.set_day(first)
        self.grid, self.pad, self.clash = PaperGrid(NOTE_LIMIT), PaperPad(), ClashCard()
        self.grid.setAccessibleName(self.tr("The days of the sheet"))
        self._kept = Caption(self.tr("Grey entries with a marked corner are in your diary already."))
        self._kept.setObjectName("paper_kept")
        self.said = Outcome()
        self.said.setObjectName("paper_said")
        self.cancel, self.save = Button(self.tr("&Cancel")), PrimaryButton(self.tr("Sa&ve the week"))
        self.cancel.setObjectName("cancel_paper")
        self.save.setObjectName("save_paper")
        # Return in the field of the date saves, too.
        self.save.setDefault(True)
        self._lay_out()
        self._listen()
        self.refresh()
        room = self.screen().availableSize()
        wanted = self.sizeHint().expandedTo(self.minimumSizeHint())
        self.resize(min(max(WIDTH, wanted.width()), room.width() - EDGE), min(wanted.height(), room.height() - EDGE))
        self.grid.setFocus()

    def refresh(self) -> None:
        """Show what the diary holds of these days; what is typed stays."""
        today, first = self._diary.today, self.first.day()
        waits = scores_wait(self._diary.day(today), self._preferences.value)
        days = self._days()
        rows = [
            PaperRow(
                day,
                f"{self._words.weekday(day)} {self._words.short_date(day)}",
                self._spoken(day),
                standing(days.get(day, DiaryDay(day))),
                open=day <= today,
                hidden=waits and day != today,
            )
            for day in (first + timedelta(days=number) for number in range(ROWS))
        ]
        score = (
            [PaperColumn(Kind.SCORE, self.tr("pain"), heading=self.tr("Pain"))]
            if self._preferences.value.ratings
            else []
        )
        ticks = [PaperColumn(Kind.TICK, self._words.activity(each), each.id) for each in self._diary.activities()]
        note = PaperColumn(Kind.NOTE, self.tr("note"), heading=self.tr("Note"))
        self.grid.show_days([*score, *ticks, note], rows)
        self._kept.setVisible(self.grid.cells.keeps)

    def store(self, keep: Keep | None = None) -> None:
        """Save everything that was typed and close; where it clashes with the diary ask first what to keep."""
        self.grid.finish()
        rows = self.grid.cells.typed()
        found = clashes(self._days(), rows)
        if not self.grid.cells.entered:
            self.said.say(self.tr("Nothing is typed in yet."))
        elif found and keep is None:
            self.said.say("")
            self._make_room(asking=True)
            self.clash.ask([self._clash(each) for each in found])
        else:
            try:
                self._diary.type_in(rows, keep or Keep.DIARY)
            except InTheFuture as error:
                self._refuse(self.tr("{day} is still to come. Nothing was saved. Choose an earlier first day."), error)
            except DomainError as error:
                self.said.say(sentence(error) or "", wrong=True)
            else:
                self.decided = self.clash.decided(len(found), replaced=keep is Keep.PAPER)
                self.accept()

    def reject(self) -> None:
        """Close; what was typed is thrown away only the second time."""
        self.grid.finish()
        if self.grid.cells.entered and not self._warned:
            self._warned = True
            self.said.say(
                self.tr("Nothing is saved yet. Press Enter to save, or close once more to throw it away."), wrong=True
            )
            return
        super().reject()

    def _lay_out(self) -> None:
        about = self.tr("One key fills a box and goes on. Backspace goes back, Enter saves. Nothing is saved before.")
        start = QHBoxLayout()
        start.setSpacing(16)
        start.addLayout(labelled(self.tr("&First day on the sheet"), self.first))
        start.addWidget(self._kept, 100, Qt.AlignmentFlag.AlignBottom)
        start.addStretch(1)
        self._top = _top(self.tr("Type in a paper week"), about, start)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.said.setMinimumHeight(1)
        foot.addWidget(self.said, 1)
        foot.addStretch(0)
        foot.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE - 4, EDGE, EDGE - 6)
        column.setSpacing(14)
        column.addWidget(self._top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.pad)
        column.addWidget(self.clash)
        column.addStretch(0)
        column.addLayout(foot)
        QWidget.setTabOrder(self.grid, self.cancel)

    def _listen(self) -> None:
        self.first.dateChanged.connect(self.refresh)
        self.grid.entered.connect(self.store)
        self.grid.moved.connect(self._follow)
        self.grid.cells.dataChanged.connect(self._go_on)
        self.grid.misplaced.connect(self.said.say)
        self.pad.scored.connect(self.grid.score)
        self.pad.ticked.connect(self.grid.tick)
        self.pad.left_out.connect(self.grid.leave_out)
        self.pad.emptied.connect(self.grid.empty)
        self.clash.diary_kept.connect(lambda: self.store(Keep.DIARY))
        self.clash.paper_kept.connect(lambda: self.store(Keep.PAPER))
        self.clash.left.connect(self._leave_clash)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda _checked=False: self.store())
        self._diary.changed.connect(self.refresh)

    def _days(self) -> dict[date, DiaryDay]:
        first = self.first.day()
        return {day.day: day for day in self._diary.days(first, first + timedelta(days=ROWS - 1))}

    def _follow(self) -> None:
        """Say below the table what the cell asks for."""
        here = self.grid.currentIndex()
        self.pad.setEnabled(self.grid.is_open(here))
        if not here.isValid():
            return
        cells = self.grid.cells
        column, row = cells.columns[here.column()], cells.days[here.row()]
        asked = column.name
        if column.kind is Kind.SCORE:
            asked = self.tr("In the past 24 hours, how strong was your back pain on average?")
            if cells.waiting is not None:
                asked = self.tr("1. With 0 it is ten, with any other key it stays 1.")
        self.pad.show_cell(self.tr("{day}: {what}").format(day=row.spoken, what=asked), column.kind, rated=cells.rated)

    def _go_on(self) -> None:
        """What was said and asked was about other entries."""
        self._warned = False
        self.said.say("")
        self._make_room(asking=False)

    def _leave_clash(self) -> None:
        self._make_room(asking=False)
        self.grid.setFocus()

    def _make_room(self, *, asking: bool) -> None:
        self._top.setHidden(asking and self.height() < LOW)
        self.pad.setHidden(asking)
        if not asking:
            self.clash.hide()

    def _refuse(self, text: str, error: InTheFuture) -> None:
        self.said.say(text.format(day=self._spoken(error.day)), wrong=True)

    def _clash(self, found: Clash) -> str:
        """For example "Monday 2 March, pain: 7 on paper, 5 in the diary"."""
        kind, name = Kind.SCORE, self.tr("pain")
        if found.activity is not None:
            kind = Kind.TICK
            names = {each.id: self._words.activity(each) for each in self._diary.all_activities()}
            name = names[found.activity]
        cells = self.grid.cells
        # A score that waits for today's rating is told here all the same: nobody can choose without it.
        there = cells.said(kind, found.diary)
        text = self.tr("{day}, {what}: {paper} on paper, {diary} in the diary")
        return text.format(day=self._spoken(found.day), what=name, paper=cells.said(kind, found.paper), diary=there)

    def _spoken(self, day: date) -> str:
        return self._words.locale.toString(_qdate(day), self.tr("dddd d MMMM"))


def _top(title: str, about: str, start: QHBoxLayout) -> QWidget:
    """What stands above the table."""
    top, said = QWidget(), Caption(about)
    # Not what it could need at its narrowest.
    said.setMinimumHeight(1)
    column = QVBoxLayout(top)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Title(title))
    column.addWidget(said)
    column.addSpacing(10)
    column.addLayout(start)
    return top


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

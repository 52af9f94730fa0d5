"""One past day, or today: add to it, change it, take things back or leave it out. Everything is saved at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.diary import CheckIn, DiaryDay
from desktop.domain.errors import DomainError
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.state.steps import Deed, Step
from desktop.ui.blind import scores_wait
from desktop.ui.deed_words import DeedWords
from desktop.ui.dialogs.scrolling import scrolling
from desktop.ui.failures import sentence
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.day.note_card import NoteCard
from desktop.ui.widgets.day.occasions import Addable, DayOccasions, OccasionLine
from desktop.ui.widgets.day.rating import DayRating, RatingView
from desktop.ui.widgets.text import Caption, ErrorText, Title
from desktop.ui.words import Words

WIDTH, HEIGHT = 680, 760
EDGE = 24


class DayDialog(QDialog):
    """Shows and changes one diary day. What is done in here can be undone in here."""

    def __init__(
        self, day: date, diary: DiaryState, preferences: PreferencesState, words: Words, parent: QWidget | None = None
    ) -> None:
        """`day` is today or earlier."""
        super().__init__(parent)
        self._day, self._diary, self._preferences, self._words = day, diary, preferences, words
        self._deeds = DeedWords(diary, words, self)
        self._done, self._doing, self._lifted = 0, False, False
        self._stayed_for = ""
        self.setObjectName("day_dialog")
        self.setWindowTitle(words.long_date(day))
        self._about, self.error = Caption(), ErrorText()
        self.error.setObjectName("day_error")
        self.rating, self.occasions = DayRating(), DayOccasions()
        self.note = NoteCard(self.tr("&Note"), self.tr("Anything worth keeping about this day"))
        self.skip, self._skip_text = Button(""), Caption()
        self.skip.setObjectName("skip_day")
        self._saved, self.undo = Caption(), QuietButton(self.tr("&Undo"))
        self.undo.setObjectName("undo_in_day")
        self.close_button = PrimaryButton(self.tr("&Close"))
        self.close_button.setObjectName("close_day")
        self._lay_out()
        self._listen()
        self.note.start(self._note_text())
        self.refresh()
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width() - EDGE), min(HEIGHT, room.height() - 2 * EDGE))
        self._first_focus().setFocus()

    def refresh(self) -> None:
        """Show what is true now."""
        day, today, ratings = self._diary.day(self._day), self._diary.today, self._preferences.value.ratings
        later = self.tr("Everything is saved at once. New entries are marked as entered later.")
        self._about.setText(later if self._day < today else self.tr("Everything is saved at once."))
        self.rating.setVisible(ratings or day.rating is not None)
        self.rating.show_view(self._rating_view(day, today))
        self.occasions.show_day(self._lines(day), self._addable(day), pain=ratings)
        self.note.show_saved(self._note_text())
        self.skip.setText(self.tr("&Take this day back in") if day.skipped else self.tr("&Leave this day out"))
        left_out = self.tr("This day is left out. What you wrote for it is still here.")
        counts = self.tr("You can leave a day out. It is no miss, and what you wrote for it stays.")
        self._skip_text.setText(left_out if day.skipped else counts)
        last = self._undoable()
        self.undo.setEnabled(last is not None)
        self._saved.setText(self._deeds.saved(last) if last else "")

    def done(self, result: int) -> None:
        """Save a note that is still being written, then close.

        A note that is refused keeps the dialog open until it is mended; one that a disk does not take keeps it once.
        """
        self.note.commit()
        left = self.note.field.toPlainText()
        if not self.note.unsaved or (left == self._stayed_for and not self.note.refused):
            super().done(result)
        self._stayed_for = left

    def _lay_out(self) -> None:
        title = Title(self._words.near(self._day, self._diary.today))
        leave = Card(tone=Tone.QUIET)
        line = QHBoxLayout()
        line.addWidget(self._skip_text, 1)
        line.addWidget(self.skip)
        leave.body.addLayout(line)
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, EDGE - 4, EDGE, EDGE)
        column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        for text in (title, self._about):
            head.addWidget(text)
        column.addLayout(head)
        for widget in (self.error, self.rating, self.occasions, self.note, leave):
            column.addWidget(widget)
        column.addStretch(1)
        self.area = scrolling(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 8, EDGE, 14)
        foot.addWidget(self._saved, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addLayout(foot)

    def _listen(self) -> None:
        diary, day = self._diary, self._day
        self.rating.chosen.connect(self._rate)
        self.rating.sites_changed.connect(self._save_sites)
        self.rating.removed.connect(lambda: self._do(lambda: diary.unrate(day)))
        self.rating.lifted.connect(self._lift)
        self.occasions.added.connect(lambda activity: self._do(lambda: diary.notice(day, activity)))
        self.occasions.changed.connect(lambda check_in: self._do(lambda: diary.check_in(check_in)))
        self.occasions.removed.connect(self._remove)
        self.note.written.connect(self._write)
        self.skip.clicked.connect(self._turn_skip)
        self.undo.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
        diary.changed.connect(self._follow)

    def _follow(self) -> None:
        self._done += self._doing
        self.refresh()

    def _do(self, deed: Callable[[], object], refuse: Callable[[str], None] | None = None) -> None:
        """Do one thing and count it if it changed anything; say beside its field why it cannot be done."""
        self._doing = True
        self.error.say("")
        try:
            deed()
        except DomainError as error:
            (refuse or self.error.say)(sentence(error) or "")
            self.refresh()
        finally:
            self._doing = False

    def _rate(self, score: int) -> None:
        self._lifted = True
        self._do(lambda: self._diary.rate(self._day, score))

    def _save_sites(self, sites: object) -> None:
        rating = self._diary.day(self._day).rating
        if rating is not None and isinstance(sites, frozenset):
            self._do(lambda: self._diary.rate(self._day, rating.score, sites))

    def _remove(self, check_in: CheckIn) -> None:
        self._do(lambda: self._diary.remove_check_in(check_in))
        (self.occasions.first_focus() or self.note.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, text: str) -> None:
        self._do(lambda: self._diary.write_note(self._day, text), self.note.refuse)

    def _turn_skip(self) -> None:
        skipped = self._diary.day(self._day).skipped
        self._do(lambda: self._diary.unskip(self._day) if skipped else self._diary.skip(self._day))

    def _undoable(self) -> Step | None:
        return self._diary.undoable if self._done > 0 else None

    def _undo(self) -> None:
        self.note.commit()
        if not self._undoable():
            return
        self._done -= 1
        step = self._diary.undo()
        if step and step.deed is Deed.NOTE:
            self.note.start(self._note_text())
        if step:
            self._saved.setText(self._deeds.taken_back(step))

    def _lift(self) -> None:
        self._lifted = True
        self.refresh()
        self.rating.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_focus(self) -> QWidget:
        if self.rating.isHidden() or not self._rating_view(self._diary.day(self._day), self._diary.today).can_rate:
            return self.occasions.first_focus() or self.note.field
        return self.rating.first_focus()

    def _note_text(self) -> str:
        note = self._diary.day(self._day).note
        return note.text if note else ""

    def _rating_view(self, day: DiaryDay, today: date) -> RatingView:
        wait = self._day != today and not self._lifted and scores_wait(self._diary.day(today), self._preferences.value)
        allowed = day.rating is not None or self._day >= self._diary.now().yesterday
        return RatingView(
            day.rating, today=self._day == today, can_rate=allowed, hidden=wait and day.rating is not None
        )

    def _lines(self, day: DiaryDay) -> list[OccasionLine]:
        names = {activity.id: self._words.activity(activity) for activity in self._diary.all_activities()}
        return [OccasionLine(each, names.get(each.activity, each.activity), self._when(each)) for each in day.check_ins]

    def _when(self, check_in: CheckIn) -> str:
        """The hour; of a recalled occasion only that, since its moment is when it was entered."""
        if check_in.recalled:
            return self.tr("entered later")
        local = check_in.at.local
        return self._words.locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)

    def _addable(self, day: DiaryDay) -> list[Addable]:
        return [
            Addable(activity.id, self._words.activity(activity), activity.several_times or not day.of(activity.id))
            for activity in self._diary.activities()
        ]

"""How Today says what was noticed, what yesterday's rating was and why it asks."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTime

from desktop.domain.diary import CheckIn, DiaryDay
from desktop.domain.errors import TextTooLong
from desktop.domain.routine import Activity
from desktop.ui.widgets.activities.row import Occasions
from desktop.ui.words import Words


class TodayWords(QObject):
    """Sentences of one day, in the language of the window."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """`words` gives names, times and numbers."""
        super().__init__(parent)
        self._words = words

    def occasions(self, day: DiaryDay, activity: Activity) -> Occasions:
        """What the row of `activity` shows for `day`."""
        made = day.of(activity.id)
        name, cue = self._words.activity(activity), self._words.cue(activity)
        return Occasions(activity.id, name, cue, activity.several_times, made, self._when(made))

    def yesterday(self, yesterday: DiaryDay) -> str:
        """Yesterday's rating in words; empty where there is none."""
        rating = yesterday.rating
        if rating is None:
            return ""
        late = self.tr("Yesterday: {score} (entered later)")
        text = late if rating.recalled else self.tr("Yesterday: {score}")
        return text.format(score=self._words.score(rating.score))

    def warning_signs(self, *, jump: bool) -> str:
        """Why the warning signs are to be looked at: a jump of the rating, or the middle of the week."""
        if jump:
            return self.tr(
                "Your rating today is 3 or more points above the one before. Please read the list; it is short."
            )
        return self.tr("You have come to the middle of the week. Please read the list once more; it is short.")

    def too_long(self, error: TextTooLong) -> str:
        """What to do about a note that does not fit."""
        text = self.tr("This note is not saved yet: it is {length} letters long, and {limit} fit. Please shorten it.")
        number = self._words.locale.toString
        return text.format(length=number(error.length), limit=number(error.limit))

    def _when(self, made: tuple[CheckIn, ...]) -> str:
        if not made:
            return ""
        local = made[-1].at.local
        time = self._words.locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        return self.tr("About the latest time, at {time}").format(time=time)

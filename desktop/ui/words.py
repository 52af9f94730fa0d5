"""How days, activities and scores are said in the language of the window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QObject

from desktop import assets

if TYPE_CHECKING:
    from desktop.domain.routine import Activity


class Words(QObject):
    """The texts of one language, with its way of writing dates and numbers."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        """`language` is a BCP 47 tag; texts that are not translated come in English."""
        super().__init__(parent)
        self.language = language
        self.locale = QLocale(language)

    def content(self, name: str) -> dict[str, Any]:
        """The long texts `name`; raises AssetMissingError."""
        return assets.content(self.language, name)

    def activity(self, activity: Activity) -> str:
        """The name of an activity: the person's own, or the built-in one's in this language."""
        return activity.name or str(self.content("activities")[activity.id]["name"])

    def cue(self, activity: Activity) -> str:
        """The if-then sentence of an activity; empty where the person gave none."""
        if activity.cue or activity.name:
            return activity.cue
        return str(self.content("activities")[activity.id]["cue"])

    def long_date(self, day: date) -> str:
        """For example "Sunday, 15 March"."""
        return self._date(day, self.tr("dddd, d MMMM"))

    def full_date(self, day: date) -> str:
        """For example "15 March 2026"."""
        return self._date(day, self.tr("d MMMM yyyy"))

    def short_date(self, day: date) -> str:
        """For example "15 Mar"."""
        return self._date(day, self.tr("d MMM"))

    def weekday(self, day: date) -> str:
        """For example "Sun"."""
        return self._date(day, "ddd")

    def near(self, day: date, today: date) -> str:
        """Today, yesterday, or the long date."""
        if day == today:
            return self.tr("Today")
        return self.tr("Yesterday") if day == today - timedelta(days=1) else self.long_date(day)

    def score(self, value: float) -> str:
        """A mean or a score with at most one decimal, in the language's own digits."""
        return self.locale.toString(float(value), "f", 0 if isinstance(value, int) else 1)

    def _date(self, day: date, pattern: str) -> str:
        return self.locale.toString(QDate(day.year, day.month, day.day), pattern)

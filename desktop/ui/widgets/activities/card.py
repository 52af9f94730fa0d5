"""The activities in use, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.diary import CheckIn
from desktop.ui.widgets.activities.row import ActivityRow, Occasions
from desktop.ui.widgets.card import Card, Rule
from desktop.ui.widgets.text import Caption

KEY_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def access_keys(names: Iterable[str], taken: str) -> list[str]:
    """For each name the first of its letters that no other has and that is not in `taken`; empty if there is none."""
    free = set(KEY_LETTERS) - set(taken)
    found = []
    for name in names:
        key = next((letter for letter in name.lower() if letter in free), "")
        free.discard(key)
        found.append(key)
    return found


class ActivitiesCard(Card):
    """Every signal begins with the id of its activity, or carries the CheckIn it is about."""

    noticed = Signal(str)
    evened = Signal(str, bool)
    changed = Signal(object)
    removed = Signal(object)
    rebuilt = Signal()
    """There are other rows now, so the tab order is to be set again."""

    def __init__(self, taken_keys: str, parent: QWidget | None = None) -> None:
        """`taken_keys` are the access keys of the rest of the window."""
        super().__init__(self.tr("When did you notice?"), parent=parent)
        self._taken = taken_keys
        self._rows: dict[str, ActivityRow] = {}
        self._none = Caption(self.tr("No activity is in use. You can choose some in Settings."))
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 4, 0, 0)
        self._list.setSpacing(12)
        self.body.addLayout(self._list)
        self.add(self._none)

    def show_all(self, shown: list[Occasions], *, pain: bool) -> None:
        """Show these activities in this order; a row that was there stays as it is."""
        if list(self._rows) != [one.activity for one in shown]:
            self._rebuild([one.activity for one in shown])
        keys = access_keys((one.name for one in shown), self._taken)
        latest = self._latest(shown)
        for one, key in zip(shown, keys, strict=True):
            mine = latest is not None and latest.activity == one.activity
            self._rows[one.activity].show_occasions(replace(one, key=key, even_key=mine), pain=pain)
        self._none.setVisible(not shown)

    def say_once(self, activity: str) -> None:
        """Say at `activity` that two taps right after one another count once."""
        self._rows[activity].say_once()

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """The details of an activity, opened to be looked at, where somebody noticed it."""
        for activity in self._rows:
            more = self.findChild(QPushButton, f"more_{activity}")
            if isinstance(more, QPushButton) and more.isEnabled():
                more.click()
                yield "more", self
                more.click()
                return

    def _rebuild(self, activities: list[str]) -> None:
        rows = {activity: self._rows.get(activity) or self._row(activity) for activity in activities}
        for gone in self._rows.keys() - rows.keys():
            self._rows[gone].hide()
            self._rows[gone].deleteLater()
        while (item := self._list.takeAt(0)) is not None:
            if isinstance(rule := item.widget(), Rule):
                rule.deleteLater()
        for number, row in enumerate(rows.values()):
            if number:
                self._list.addWidget(Rule())
            self._list.addWidget(row)
            row.show()
        self._rows = rows
        self.rebuilt.emit()

    def _row(self, activity: str) -> ActivityRow:
        row = ActivityRow(activity)
        row.noticed.connect(lambda: self.noticed.emit(activity))
        row.evened.connect(lambda on: self.evened.emit(activity, on))
        row.changed.connect(self.changed)
        row.removed.connect(self.removed)
        row.rebuilt.connect(self.rebuilt)
        return row

    def _latest(self, shown: list[Occasions]) -> CheckIn | None:
        made = [one.check_ins[-1] for one in shown if one.check_ins]
        return max(made, key=lambda check_in: check_in.at, default=None)

"""What was noticed on one day: a line for each occasion, and a way to add one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.diary import CheckIn, Evened
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card, empty
from desktop.ui.widgets.day.occasion_detail import OccasionDetail
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Body, Caption, Heading, Strong


@dataclass(frozen=True, slots=True)
class OccasionLine:
    """One check-in with the name of its activity and when it was, in words."""

    check_in: CheckIn
    activity: str
    when: str


@dataclass(frozen=True, slots=True)
class Addable:
    """An activity that an occasion can be added for; not again where once a day is enough."""

    activity: str
    name: str
    allowed: bool


class OccasionRow(QWidget):
    """One occasion; "Change" opens its details below it."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin closed."""
        super().__init__(parent)
        self._name, self._about = Strong(), Caption()
        self.more = QuietButton("")
        self.detail = OccasionDetail()
        self.detail.hide()
        self.detail.changed.connect(self.changed)
        self.detail.removed.connect(self.removed)
        self.more.clicked.connect(lambda: self.open(self.detail.isHidden()))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._about, 1, 0)
        grid.addWidget(self.more, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.detail, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def show_line(self, line: OccasionLine, *, pain: bool) -> None:
        """Show one check-in; `pain` says whether its details ask for pain."""
        self._name.setText(line.activity)
        self._about.setText(self._said(line))
        self.more.setObjectName(f"change_{line.check_in.id}")
        self.detail.show_check_in(line.check_in, self.tr("All of this is optional."), pain=pain)
        self._name_for_ears()

    def open(self, wanted: bool) -> None:
        """Show or hide the details."""
        self.detail.setVisible(wanted)
        self._name_for_ears()

    def _name_for_ears(self) -> None:
        closed = self.detail.isHidden()
        self.more.setText(self.tr("Change…") if closed else self.tr("Less"))
        text = self.tr("Change {activity}, {when}") if closed else self.tr("Less about {activity}, {when}")
        self.more.setAccessibleName(text.format(activity=self._name.text(), when=self._about.text()))

    def _said(self, line: OccasionLine) -> str:
        evened = {
            Evened.YES: self.tr("evened"),
            Evened.NO: self.tr("not evened"),
            Evened.NOT_SAID: self.tr("noticed"),
        }
        felt = self.tr("weight felt") if line.check_in.felt else ""
        return ", ".join(part for part in (line.when, evened[line.check_in.evened], felt) if part)


class DayOccasions(Card):
    """Rows are kept while their check-in lasts, so that focus and open details stay."""

    added = Signal(str)
    """The id of the activity."""
    changed = Signal(object)
    """The CheckIn as it is wanted now."""
    removed = Signal(object)
    """The CheckIn that is wanted no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__("", parent=parent)
        title = self.tr("What you noticed")
        self.setAccessibleName(title)
        self.rows: dict[str, OccasionRow] = {}
        self.buttons: dict[str, Button] = {}
        self._nothing = Body(self.tr("Nothing noted for this day."))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._adds = QWidget()
        self._flow = Flow(self._adds)
        self._add_text = Caption(self.tr("Add an occasion of:"))
        self.add(Heading(title), self._nothing)
        self.body.addLayout(self._lines)
        self.add(self._add_text, self._adds)

    def show_day(self, lines: Sequence[OccasionLine], addable: Sequence[Addable], *, pain: bool) -> None:
        """Show the occasions of a day and what can be added; `pain` says whether details ask for pain."""
        self._nothing.setVisible(not lines)
        wanted = [line.check_in.id for line in lines]
        for gone in [id for id in self.rows if id not in wanted]:
            row = self.rows.pop(gone)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(lines):
            if line.check_in.id not in self.rows:
                self.rows[line.check_in.id] = self._row(place)
            self.rows[line.check_in.id].show_line(line, pain=pain)
        if [each.activity for each in addable] != list(self.buttons):
            self._offer(addable)
        for each in addable:
            self.buttons[each.activity].setEnabled(each.allowed)
        self._add_text.setVisible(bool(addable))

    def first_focus(self) -> QWidget | None:
        """What takes the focus when a row has gone."""
        rows = [row.more for row in self.rows.values()]
        return next(iter([*rows, *(button for button in self.buttons.values() if button.isEnabled())]), None)

    def _row(self, place: int) -> OccasionRow:
        row = OccasionRow()
        row.changed.connect(self.changed)
        row.removed.connect(self.removed)
        self._lines.insertWidget(place, row)
        return row

    def _offer(self, addable: Sequence[Addable]) -> None:
        empty(self._flow)
        self.buttons = {}
        for each in addable:
            button = Button(each.name.replace("&", "&&"))
            button.setObjectName(f"add_{each.activity}")
            button.setAccessibleName(self.tr("Add an occasion of {activity}").format(activity=each.name))
            button.clicked.connect(lambda _checked=False, activity=each.activity: self.added.emit(activity))
            self.buttons[each.activity] = button
            self._flow.addWidget(button)

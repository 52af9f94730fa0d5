"""Beside or above a part: how far somebody is, in words, and the list of the parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.visit.part_list import PartList
from desktop.ui.visit.peg_part import PAST_WEEK
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.text import Strong

WIDTH = 216
WIDEST = 16777215


class Side(QWidget):
    """Says `chosen` with the name of a part. Where there is little room the list waits behind a button."""

    chosen = Signal(str)

    def __init__(self, titles: Mapping[str, str]) -> None:
        """`titles` by the names of the parts, in order."""
        super().__init__()
        self.progress = Strong()
        self.progress.setObjectName("parts_progress")
        self.all = Button(self.tr("&All parts"))
        self.all.setObjectName("all_parts")
        self.all.setCheckable(True)
        self.list = PartList(titles, PAST_WEEK)
        self._wide = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        line = row(self.progress)
        line.addWidget(self.all)
        column.addLayout(line)
        column.addWidget(self.list)
        column.addStretch(1)
        self.list.chosen.connect(self._choose)
        self.all.toggled.connect(lambda: self.arrange(wide=self._wide))

    def arrange(self, *, wide: bool) -> None:
        """Show the list at once where there is room beside the part."""
        self._wide = wide
        self.setMinimumWidth(WIDTH if wide else 0)
        self.setMaximumWidth(WIDTH if wide else WIDEST)
        self.all.setVisible(not wide)
        self.list.opens = wide
        self.list.setVisible(wide or self.all.isChecked())

    def show_state(self, done: Collection[str]) -> None:
        """Say which parts hold an answer, and how many of those of the interview."""
        words = (self.tr("No answer yet"), self.tr("Answered"))
        today = (self.tr("Not answered today"), self.tr("Answered today"))
        for name, line in self.list.lines.items():
            line.say((today if name == PAST_WEEK else words)[name in done], on=name in done)
        count = sum(name in done for name in self.list.lines if name != PAST_WEEK)
        text = self.tr("{n} of {all} answered")
        self.progress.setText(text.format(n=count, all=len(self.list.lines) - 1))

    def _choose(self, name: str) -> None:
        self.all.setChecked(False)
        self.chosen.emit(name)

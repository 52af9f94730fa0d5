"""What was tried against the pain: up to five lines, or that nothing was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.interview import MOST_TRIED, SHORT_TEXT, Helped, Part, Tried
from desktop.ui.visit.part import Asking, Bound, VisitPart
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.answers.chips import OneOf
from desktop.ui.widgets.answers.fields import labelled
from desktop.ui.widgets.answers.tick import TickBox
from desktop.ui.widgets.answers.writing import Writing
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.text import Caption, Strong


class TriedRow(Card):
    """One thing that was tried."""

    changed, removed, touched = Signal(), Signal(), Signal()

    def __init__(self, number: int, texts: Mapping[str, Any], names: Mapping[Any, str]) -> None:
        """`number` counts from 1."""
        super().__init__(tone=Tone.QUIET)
        self.setObjectName(f"tried_{number}")
        heading = self.tr("Number {n}").format(n=number)
        self.setAccessibleName(f"{texts['what']}: {heading}")
        self.what = self._writing(f"tried_{number}_what", texts["what"], number, texts["what_example"])
        self.how_long = self._writing(f"tried_{number}_how_long", texts["how_long"], number, texts["how_long_example"])
        label = QLabel(texts["helped"])
        self.helped = OneOf(f"tried_{number}_helped", f"{texts['helped']} ({number})", names, label)
        self.remove = QuietButton(self.tr("Remove"))
        self.remove.setObjectName(f"tried_{number}_remove")
        self.remove.setAccessibleName(self.tr("Remove number {n}").format(n=number))
        head = QHBoxLayout()
        head.addWidget(Strong(heading), 1)
        head.addWidget(self.remove)
        self.body.addLayout(head)
        self.body.addLayout(labelled(texts["what"], self.what, self.what.field))
        self.body.addLayout(labelled(texts["how_long"], self.how_long, self.how_long.field))
        self.add(self.helped)
        for answer in (self.what, self.how_long, self.helped):
            answer.changed.connect(self.changed)
            answer.changed.connect(self.touched)
        for writing in (self.what, self.how_long):
            writing.field.textChanged.connect(self.touched)
        self.remove.clicked.connect(self.removed)

    def value(self) -> Tried | None:
        """What it says; None where it says nothing."""
        said = Tried(self.what.value(), self.how_long.value(), self.helped.value())
        return said if said != Tried("") else None

    def set_value(self, tried: Tried | None) -> None:
        """Show `tried`, or an empty row, without saying so."""
        shown = tried or Tried("")
        self.what.set_value(shown.what)
        self.how_long.set_value(shown.how_long)
        self.helped.set_value(shown.helped)

    def _writing(self, name: str, label: str, number: int, example: str) -> Writing:
        return Writing(name, f"{label} ({number})", SHORT_TEXT, example if number == 1 else "")


class TriedPart(VisitPart):
    """A row for each thing; another one comes when it is asked for."""

    changed = Signal()

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.TRIED, asking)
        texts = asking.field("tried")
        self.nothing = TickBox(texts["nothing"])
        self.nothing.setObjectName("tried_nothing")
        names = asking.names("helped", Helped)
        self.rows = [TriedRow(number + 1, texts, names) for number in range(MOST_TRIED)]
        self.another = Button(self.tr("Add another"))
        self.another.setObjectName("tried_another")
        self.full = Caption(self.tr("The page has room for {n} of them.").format(n=MOST_TRIED))
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.nothing)
        for number, each in enumerate(self.rows):
            column.addWidget(each)
            each.changed.connect(self.changed)
            each.touched.connect(self._settle)
            each.removed.connect(lambda number=number: self._remove(number))
        column.addLayout(row(self.another))
        column.addWidget(self.full)
        self.body.addSpacing(6)
        self.body.addLayout(column)
        self.bind("tried", Bound(self.value, self.set_value), self.changed)
        self.nothing.toggled.connect(self._say_nothing)
        self.another.clicked.connect(self._add)
        self._open, self._ticking = 1, False

    def first(self) -> QWidget:
        """What is there to be said first."""
        return self.nothing if self.nothing.isChecked() else self.rows[0].what.field

    def value(self) -> tuple[Tried, ...] | None:
        """What was tried: empty where nothing was, None where there is no answer."""
        said = tuple(tried for each in self.rows if (tried := each.value()))
        return said if said or self.nothing.isChecked() else None

    def set_value(self, tried: tuple[Tried, ...] | None) -> None:
        """Show what was tried without saying so. Rows that say the same already stay where they are."""
        if tried != self.value() or not tried:
            self._fill(tried or ())
        self._tick(on=tried == ())
        self._settle()

    def _fill(self, tried: tuple[Tried, ...]) -> None:
        for number, each in enumerate(self.rows):
            each.set_value(tried[number] if number < len(tried) else None)
        self._open = max(len(tried), 1)

    def _settle(self) -> None:
        """Show the rows that are open; that nothing was tried can be said only where nothing stands."""
        said = any(each.value() for each in self.rows)
        if said:
            self._tick(on=False)
        nothing = self.nothing.isChecked()
        self.nothing.setVisible(not said)
        for number, each in enumerate(self.rows):
            each.setVisible(not nothing and number < self._open)
            each.remove.setVisible(self._open > 1 or each.value() is not None)
        self.another.setVisible(not nothing and said and self._open < MOST_TRIED)
        self.full.setVisible(not nothing and self._open == MOST_TRIED)

    def _tick(self, *, on: bool) -> None:
        self._ticking = True
        self.nothing.setChecked(on)
        self._ticking = False

    def _say_nothing(self) -> None:
        if not self._ticking:
            self._settle()
            self.changed.emit()

    def _add(self) -> None:
        self._open += 1
        self._settle()
        self.rows[self._open - 1].what.field.setFocus()

    def _remove(self, number: int) -> None:
        """Take one away and let those below it move up."""
        stand = [each.value() for each in self.rows[: self._open]]
        del stand[number]
        self._open = max(len(stand), 1)
        for each, tried in zip(self.rows, [*stand, *[None] * MOST_TRIED], strict=False):
            each.set_value(tried)
        self._settle()
        self.rows[min(number, self._open - 1)].what.field.setFocus()
        announce(self, self.tr("Number {n} was taken away.").format(n=number + 1))
        self.changed.emit()

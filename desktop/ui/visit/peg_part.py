"""The three questions of PEG on the past week: answered in one go, with earlier answers out of sight meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.peg import Peg
from desktop.ui.visit.part import BETWEEN, Asking
from desktop.ui.visit.peg_past import PegPast
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Caption, PanelTitle, Strong
from desktop.ui.widgets.veil import Veil

ITEMS = ("pain", "enjoyment", "activity")
PAST_WEEK = "past_week"
"""The name of this part, beside those of the interview."""


@dataclass(frozen=True, slots=True)
class PegView:
    """Today's answer or none, the earlier ones with the latest first, and whether their scores wait for today's."""

    today: Peg | None
    earlier: Sequence[Peg]
    hidden: bool


class PegPart(Card):
    """Three scales. Says `answered` with three scores as soon as all are there, and again when one is changed."""

    answered = Signal(int, int, int)
    removed, lifted = Signal(), Signal()

    def __init__(self, asking: Asking) -> None:
        """Empty until `show_view`."""
        super().__init__()
        texts, self._items = asking.part(PAST_WEEK), asking.words.content("answers")["peg"]
        self.setObjectName(f"part_{PAST_WEEK}")
        self.setAccessibleName(texts["title"])
        self._today: Peg | None = None
        self.place, self.title = Caption(), PanelTitle(texts["title"])
        head = QVBoxLayout()
        head.setSpacing(2)
        for text in (self.place, self.title, Caption(texts["why"])):
            head.addWidget(text)
        self.body.addLayout(head)
        self.scales = {item: self._scale(item) for item in ITEMS}
        self.state = Caption()
        self.state.setObjectName("peg_state")
        self.clear = QuietButton(self.tr("Clear"))
        self.clear.setObjectName("peg_clear")
        self.clear.setAccessibleName(self.tr("Clear all three answers"))
        self.body.addSpacing(4)
        line = row(self.state, stretch_last=True)
        line.addWidget(self.clear)
        self.body.addLayout(line)
        self.veil = Veil(self.tr("Earlier answers are hidden until you have answered today."), self.tr("Show anyway"))
        self.past = PegPast([self._items[item]["name"] for item in ITEMS], asking.words)
        self.add(self.veil, self.past)
        lines = source_lines(texts["sources"], asking.words.content("sources"))
        self.add(Caption(texts["note"]), Sources(self.tr("Where this comes from"), self.tr("Hide the source"), lines))
        self.clear.clicked.connect(self._clear)
        self.veil.lifted.connect(self.lifted)

    def first(self) -> QWidget:
        """The first scale without a score, or the first one."""
        open_ones = [scale for scale in self.scales.values() if scale.value() is None]
        scale = (open_ones or list(self.scales.values()))[0]
        return scale.button(scale.value() or 0)

    def show_view(self, view: PegView) -> None:
        """Show what is true now; scores that wait for the others stay."""
        if view.today != self._today:
            for item, scale in self.scales.items():
                scale.set_value(getattr(view.today, item) if view.today else None)
        self._today = view.today
        self.veil.setVisible(view.hidden and bool(view.earlier))
        self.past.show_answers([] if view.hidden else view.earlier)
        self._settle()

    def missing(self) -> list[str]:
        """The names of the items that have no score yet."""
        return [str(self._items[item]["name"]) for item, scale in self.scales.items() if scale.value() is None]

    def _scale(self, item: str) -> ScoreRow:
        texts = self._items[item]
        scale = ScoreRow(texts["lowest"], texts["highest"])
        scale.setObjectName(f"peg_{item}")
        scale.ask(texts["question"])
        scale.chosen.connect(self._choose)
        column = QVBoxLayout()
        column.setContentsMargins(0, BETWEEN, 0, 0)
        column.setSpacing(8)
        column.addWidget(Strong(texts["question"]))
        column.addWidget(scale)
        self.body.addLayout(column)
        return scale

    def _said(self) -> str:
        missing = self.missing()
        if not missing:
            saved = self.tr("Saved for today. You can change it until the day ends.")
            return saved if self._today else self.tr("Not saved yet.")
        if len(missing) == len(ITEMS):
            return self.tr("Saved once all three have a number. For 10, press 1 and then 0.")
        return self.tr("Not saved yet. Still to answer: {items}.").format(items=", ".join(missing))

    def _choose(self) -> None:
        scores = [score for scale in self.scales.values() if (score := scale.value()) is not None]
        if len(scores) == len(ITEMS):
            self.answered.emit(*scores)
        self._settle()
        announce(self, self.state.text())

    def _clear(self) -> None:
        for scale in self.scales.values():
            scale.set_value(None)
        self.first().setFocus()
        self._settle()
        if self._today is not None:
            self.removed.emit()

    def _settle(self) -> None:
        self.state.setText(self._said())
        self.clear.setVisible(len(self.missing()) < len(ITEMS))

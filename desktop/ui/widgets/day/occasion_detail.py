"""More about one occasion: where the weight was, whether it was evened, pain before and after."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.diary import CheckIn, Evened, FeltWeight
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.buttons import Button, Choice
from desktop.ui.widgets.card import row
from desktop.ui.widgets.feet.felt_weight import FeltWeightChoice
from desktop.ui.widgets.text import Body, Caption

WIDEST = 560


class OccasionDetail(QWidget):
    """Shows one check-in and says what it becomes; everything in it is optional."""

    changed = Signal(object)
    """The CheckIn as it is wanted now."""

    removed = Signal(object)
    """The CheckIn that is wanted no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing until the first `show_check_in`."""
        super().__init__(parent)
        self._check_in: CheckIn | None = None
        self._when = Caption()
        self._yes = self._answer(self.tr("Yes"), Evened.YES)
        self._no = self._answer(self.tr("No"), Evened.NO)
        self._felt = FeltWeightChoice()
        self._felt.changed.connect(self._say_felt)
        self._before = self._pain("pain_before", self.tr("Pain before"))
        self._after = self._pain("pain_after", self.tr("Pain after"))
        self._pains = self._pain_rows()
        remove = Button(self.tr("Remove this occasion"))
        remove.setObjectName("remove")
        remove.clicked.connect(lambda: self.removed.emit(self._check_in))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._when)
        column.addWidget(Body(self.tr("Did you even your weight?")))
        column.addLayout(row(self._yes, self._no))
        column.addSpacing(6)
        column.addWidget(Body(self.tr("Where did you feel your weight?")))
        column.addWidget(self._felt)
        column.addSpacing(6)
        column.addWidget(self._pains)
        column.addLayout(row(remove))

    def show_check_in(self, check_in: CheckIn, when: str, *, pain: bool) -> None:
        """Show `check_in`; `when` names the occasion, and `pain` says whether pain is asked for at all."""
        self._check_in = check_in
        self._when.setText(when)
        self._yes.setChecked(check_in.evened is Evened.YES)
        self._no.setChecked(check_in.evened is Evened.NO)
        self._felt.set_value(check_in.felt)
        self._before.set_value(check_in.pain_before)
        self._after.set_value(check_in.pain_after)
        self._pains.setVisible(pain)

    def _answer(self, text: str, answer: Evened) -> Choice:
        choice = Choice(text)
        choice.setObjectName(f"evened_{answer}")
        choice.setAccessibleDescription(self.tr("Did you even your weight?"))
        choice.turned.connect(lambda on: self._say(evened=answer if on else Evened.NOT_SAID))
        return choice

    def _pain(self, field: str, name: str) -> ScoreRow:
        scale = ScoreRow(self.tr("no pain"), self.tr("worst pain imaginable"), optional=True)
        scale.setObjectName(field)
        scale.ask(name)
        scale.chosen.connect(lambda score: self._say(**{field: score}))
        scale.cleared.connect(lambda: self._say(**{field: None}))
        return scale

    def _pain_rows(self) -> QWidget:
        rows = QWidget()
        rows.setMaximumWidth(WIDEST)
        rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        grid = QVBoxLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for scale in (self._before, self._after):
            grid.addWidget(Body(scale.accessibleName()))
            grid.addWidget(scale)
            grid.addSpacing(6)
        grid.addWidget(Caption(self.tr("Both are optional. Press a number again to take it back.")))
        return rows

    def _say_felt(self, felt: FeltWeight) -> None:
        self._say(felt=felt)

    def _say(self, **changes: object) -> None:
        if self._check_in is not None:
            self.changed.emit(replace(self._check_in, **changes))  # type: ignore[arg-type]

"""Today's offer to answer the three questions of PEG, at the ends of a week."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain import peg
from desktop.state.diary_state import DiaryState


class PegPrompt(QWidget):
    """Says `asked` when somebody wants to answer. "Not now" hides it for the day, until the program is closed."""

    asked, rebuilt = Signal(), Signal()

    def __init__(self, diary: DiaryState, parent: QWidget | None = None) -> None:
        """Empty until it is due for the first time."""
        super().__init__(parent)
        self._diary = diary
        self._put_off: date | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def offer(self, today: date, *, wanted: bool) -> None:
        """Show or hide it as is due `today`."""
        wanted = wanted and self._put_off != today
        due = wanted and peg.due(self._diary.weeks(), self._diary.pegs(), today)
        if due and not self._column.count():
            self._build()
        self.setVisible(due)

    def _build(self) -> None:
        # Only few days need it, and no start has to wait for it.
        from desktop.ui.widgets.buttons import Button, QuietButton
        from desktop.ui.widgets.card import Card
        from desktop.ui.widgets.flow import flow
        from desktop.ui.widgets.text import Body

        card = Card(self.tr("Three questions on the past week"))
        answer, later = Button(self.tr("Answer them")), QuietButton(self.tr("Not now"))
        answer.setObjectName("answer_peg")
        later.setObjectName("peg_not_now")
        card.add(Body(self.tr("Asked at the start and at the end of a week, for your page. It takes half a minute.")))
        card.body.addLayout(flow(answer, later))
        answer.clicked.connect(self.asked)
        later.clicked.connect(self._not_now)
        self._column.addWidget(card)
        self.rebuilt.emit()

    def _not_now(self) -> None:
        self._put_off = self._diary.today
        # Before the button that has the focus goes, or the focus would be anywhere.
        self.focusNextChild()
        self.hide()

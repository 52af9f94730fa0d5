"""Today's quiet way to the questions before a visit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.interview import Interview, Part, answered
from desktop.ui.widgets.buttons import LinkButton
from desktop.ui.widgets.text import Caption


class VisitPrompt(QWidget):
    """One line; says `asked` when somebody wants to go there."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until it is offered."""
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        question = Caption(self.tr("A visit soon?"))
        self.go = LinkButton(self.tr("Answer a few questions"))
        self.go.setObjectName("before_a_visit")
        self.go.setAccessibleDescription(question.text())
        self.go.clicked.connect(self.asked)
        line.addWidget(question)
        line.addWidget(self.go)
        line.addStretch(1)
        self.hide()

    def offer(self, told: Interview, *, wanted: bool) -> None:
        """Show it until something was said in every part."""
        self.setVisible(wanted and len(answered(told)) < len(Part))

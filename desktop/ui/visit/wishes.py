"""The part with the person's own questions: three lines, and good ones to tap."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.interview import MOST_QUESTIONS, SHORT_TEXT, Part, tidy
from desktop.ui.visit.part import BETWEEN, Asking, Bound, VisitPart
from desktop.ui.widgets.answers.tick import literal
from desktop.ui.widgets.answers.writing import Writing
from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Caption, Strong


class QuestionsPart(VisitPart):
    """A tap takes a suggestion over into the first empty line, or out again; the words can be changed there."""

    changed = Signal()

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.QUESTIONS, asking)
        texts = asking.field("questions")
        self.lines: list[Writing] = []
        self.suggestions: dict[str, Choice] = {}
        column = QVBoxLayout()
        column.setContentsMargins(0, BETWEEN, 0, 0)
        column.setSpacing(8)
        column.addWidget(Strong(texts["question"]))
        for number in range(1, MOST_QUESTIONS + 1):
            column.addLayout(self._line(number))
        self.hint = Caption(texts["suggested"])
        self.hint.setContentsMargins(0, BETWEEN, 0, 0)
        column.addWidget(self.hint)
        column.addLayout(self._suggest([one["text"] for one in texts["suggestions"]]))
        self.body.addLayout(column)
        self.bind("questions", Bound(self.value, self.set_value), self.changed)

    def first(self) -> QWidget:
        """The first line with nothing in it."""
        return next((line for line in self.lines if not line.value()), self.lines[0]).field

    def value(self) -> tuple[str, ...]:
        """The questions, without the lines that are empty."""
        return tidy(line.value() for line in self.lines)

    def set_value(self, questions: tuple[str, ...]) -> None:
        """Show `questions` without saying so; lines that say the same already stay where they are."""
        if questions != self.value():
            for number, line in enumerate(self.lines):
                line.set_value(questions[number] if number < len(questions) else "")
        self._settle()

    def _line(self, number: int) -> QHBoxLayout:
        writing = Writing(f"question_{number}", self.tr("Question {n}").format(n=number), SHORT_TEXT)
        writing.changed.connect(self.changed)
        writing.field.textChanged.connect(self._settle)
        self.lines.append(writing)
        line = QHBoxLayout()
        line.setSpacing(10)
        count = Strong(self.asking.words.locale.toString(number))
        count.setContentsMargins(0, 5, 0, 0)
        count.setFixedWidth(16)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(writing, 1)
        return line

    def _suggest(self, texts: list[str]) -> Flow:
        flow = Flow()
        for number, text in enumerate(texts, start=1):
            choice = Choice(literal(text))
            choice.setObjectName(f"suggestion_{number}")
            choice.setAccessibleDescription(self.hint.text())
            choice.turned.connect(lambda on, text=text: self._take(text, on))
            self.suggestions[text] = choice
            flow.addWidget(choice)
        return flow

    def _take(self, text: str, on: bool) -> None:
        wanted = "" if on else text
        line = next((line for line in self.lines if line.value() == wanted), None)
        if line is not None:
            line.set_value(text if on else "")
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        stand = [line.value() for line in self.lines]
        for text, choice in self.suggestions.items():
            choice.setChecked(text in stand)
            choice.setEnabled(text in stand or "" in stand)

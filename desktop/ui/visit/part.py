"""What every part of the interview is made of: a card of questions, each bound to one field of the interview."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.interview import LONG_TEXT, SHORT_TEXT, Interview, Part
from desktop.ui.widgets.answers.chips import AnyOf, OneOf
from desktop.ui.widgets.answers.passing import Passing
from desktop.ui.widgets.answers.tick import literal
from desktop.ui.widgets.answers.writing import Writing
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Caption, PanelTitle, Strong
from desktop.ui.words import Words

BETWEEN = 14
"""Pixels between two questions, beside what stands between the lines of one."""

CLOSER = 6
"""The same where the line of the question is a high one."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What the parts ask with: the words of the window, and what day it is."""

    words: Words
    today: Callable[[], date]

    def part(self, name: str) -> Mapping[str, Any]:
        """The texts of the part `name`."""
        return self.words.content("interview")["parts"][name]  # type: ignore[no-any-return]

    def field(self, name: str) -> Mapping[str, Any]:
        """The texts that ask for the field `name`."""
        return self.words.content("interview")["fields"][name]  # type: ignore[no-any-return]

    def names(self, table: str, kind: type[StrEnum]) -> dict[Any, str]:
        """How the answers of one kind are named."""
        texts = self.words.content("answers")[table]
        return {value: texts[value] for value in kind}

    def yes_no(self) -> dict[Any, str]:
        """Yes and no."""
        texts = self.words.content("answers")
        return {True: texts["yes"], False: texts["no"]}

    def none(self) -> str:
        """That none of several is so."""
        return str(self.words.content("answers")["none"])


class Bound(NamedTuple):
    """How an answer is read from its widget, and how it is put there."""

    value: Callable[[], Any]
    set_value: Callable[[Any], None]


class VisitPart(Card):
    """One part. Says `said` when there is something to keep; `answers` says what."""

    said = Signal()
    page_asked = Signal(str)
    """The name of another page to open."""

    def __init__(self, part: Part, asking: Asking) -> None:
        """Empty until `show_interview`."""
        super().__init__()
        texts = asking.part(part)
        self.part, self.asking = part, asking
        self.setObjectName(f"part_{part}")
        self.setAccessibleName(texts["title"])
        self.place, self.title = Caption(), PanelTitle(texts["title"])
        why = Caption(texts["why"])
        head = QVBoxLayout()
        head.setSpacing(2)
        for text in (self.place, self.title, why):
            head.addWidget(text)
        self.body.addLayout(head)
        self._bound: dict[str, Bound] = {}
        self._kept: dict[str, Any] = {}
        self._shown: dict[str, Any] = {}

    def show_interview(self, interview: Interview) -> None:
        """Show what was told. What is being written and was not kept yet stays."""
        for name, bound in self._bound.items():
            kept = getattr(interview, name)
            written = name in self._kept and bound.value() != self._shown[name]
            if name not in self._kept or (kept != self._kept[name] and (not written or bound.value() == kept)):
                bound.set_value(kept)
                self._shown[name] = bound.value()
            self._kept[name] = kept

    def answers(self) -> dict[str, Any]:
        """What somebody has said here and was not kept yet, by the names of the fields."""
        found = {name: bound.value() for name, bound in self._bound.items() if name in self._kept}
        return {name: value for name, value in found.items() if value != self._shown[name]}

    def first(self) -> QWidget:
        """What gets the focus when the part is opened."""
        raise NotImplementedError

    def bind(self, name: str, bound: Bound, changed: SignalInstance) -> None:
        """Let `bound` hold the field `name`."""
        self._bound[name] = bound
        changed.connect(self.said)

    def ask(self, name: str, widget: QWidget) -> None:
        """Put `widget` below the question for the field `name`."""
        texts = self.asking.field(name)
        column = QVBoxLayout()
        column.setContentsMargins(0, BETWEEN, 0, 0)
        column.setSpacing(6)
        question = Strong(literal(texts["question"]))
        entry = widget.entry() if isinstance(widget, Passing) else widget
        question.setBuddy(entry)
        column.addWidget(question)
        if "why" in texts:
            column.addWidget(Caption(texts["why"]))
            entry.setAccessibleDescription(texts["why"])
        column.addWidget(widget)
        self.body.addLayout(column)

    def write(self, name: str, *, lines: int = 1) -> Writing:
        """Ask for the person's own words; several `lines` take long ones."""
        texts = self.asking.field(name)
        limit = LONG_TEXT if lines > 1 else SHORT_TEXT
        made = Writing(name, texts["question"], limit, texts.get("example", ""), lines=lines)
        self.bind(name, Bound(made.value, made.set_value), made.changed)
        self.ask(name, made)
        return made

    def choose(self, name: str, options: Mapping[Any, str]) -> OneOf:
        """Ask for one out of a few."""
        made = OneOf(name, self.asking.field(name)["question"], options)
        self._place(name, made)
        return made

    def tick(self, name: str, options: Mapping[Any, str]) -> AnyOf:
        """Ask for all that fit."""
        made = AnyOf(name, self.asking.field(name)["question"], options, self.asking.none())
        self._place(name, made)
        return made

    def _place(self, name: str, made: OneOf | AnyOf) -> None:
        """Below what stands there; a line on what it is good for follows."""
        self.bind(name, Bound(made.value, made.set_value), made.changed)
        self.body.addSpacing(CLOSER)
        self.add(made)
        if "why" in (texts := self.asking.field(name)):
            self.add(Caption(texts["why"]))
            made.setAccessibleDescription(texts["why"])

"""The questions before a visit: one part at a time, in any order, each of which can be left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain import peg
from desktop.domain.interview import Part, answered
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.theme.look import Look
from desktop.ui.visit.part import Asking, VisitPart
from desktop.ui.visit.parts import KINDS
from desktop.ui.visit.peg_part import PAST_WEEK
from desktop.ui.visit.peg_room import PegRoom
from desktop.ui.visit.side import Side
from desktop.ui.visit.ways import Ways
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.tab_order import set_tab_order
from desktop.ui.words import Words

WIDE = 760
"""Pixels of the page from which on the list stands beside the part."""

WIDEST = 960


class QuestionsPage(Page):
    """Opens at the first part without an answer. What is said is kept as soon as somebody goes on to the next thing."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """See Page."""
        super().__init__(parent=parent)
        texts = words.content("interview")
        self.call(self.tr("Questions"), texts["page"]["lead"])
        self._diary, self._preferences = diary, preferences
        self._asking = Asking(words, lambda: diary.today)
        self._names = [*KINDS, PAST_WEEK]
        self._rooms: dict[str, VisitPart | PegRoom] = {}
        self._key = ""
        self.side = Side({name: texts["parts"][name]["title"] for name in self._names})
        self.ways = Ways()
        self._build()
        lines = source_lines(texts["page"]["sources"], words.content("sources"))
        self.sources = Sources(self.tr("Where these questions come from"), self.tr("Hide the sources"), lines)
        self.column.addWidget(self.sources)
        self.column.addStretch(1)
        diary.changed.connect(self.refresh_if_visible)
        preferences.changed.connect(self.refresh_if_visible)

    @property
    def key(self) -> str:
        """The name of the part that is open, "past_week" for PEG."""
        if not self._key:
            self.open(self._start())
        return self._key

    @property
    def room(self) -> VisitPart | PegRoom:
        """The part that is open."""
        return self._rooms[self.key]

    def refresh(self) -> None:
        """Show what is true now. What is being written stays."""
        self._show_place()
        self._show_told()
        for room in self._rooms.values():
            if isinstance(room, PegRoom):
                room.refresh()
        asked = any(each.day == self._diary.today for each in self._diary.pegs())
        self.side.show_state({*answered(self._diary.interview()), *([PAST_WEEK] if asked else [])})

    def commit(self) -> bool:
        """Keep what is still being written; all of it can be kept."""
        changes: dict[str, Any] = {}
        for room in self._rooms.values():
            if isinstance(room, VisitPart):
                changes |= room.answers()
        if changes:
            self._diary.tell(replace(self._diary.interview(), **changes))
            # Out of sight nothing is refreshed, and what is kept would come again after an undo.
            self._show_told()
        return True

    def open(self, key: str) -> None:
        """Show the part `key`, making it if nobody asked for it before."""
        self.commit()
        if key not in self._rooms:
            self._rooms[key] = self._make(key)
            self._place.insertWidget(0, self._rooms[key])
        self._key = key
        for name, room in self._rooms.items():
            room.setVisible(name == key)
        # Its own source stands in the part of PEG.
        self.sources.setVisible(key != PAST_WEEK)
        self.side.list.mark(key)
        self.verticalScrollBar().setValue(0)
        self.refresh()
        set_tab_order(self.column)

    def turn_to(self, part: str) -> None:
        """Show a part to somebody who is here: have it read out, and put the focus where it begins."""
        self.open(part)
        self.room.first().setFocus(Qt.FocusReason.TabFocusReason)
        self.verticalScrollBar().setValue(0)
        announce(self, f"{self.room.place.text()}: {self.room.title.text()}")

    def step(self, by: int) -> None:
        """Go on by so many parts, where there are so many."""
        order = self._order()
        number = order.index(self.key) + by
        if 0 <= number < len(order):
            self.turn_to(order[number])

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """Every part, with the window around it."""
        before = self.key
        for name in self._names:
            self.open(name)
            self.side.list.lines[name].setFocus()
            yield name, self.window()
        self.open(before)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is shown, where there is room for it."""
        self.show_truth()
        super().showEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was written is lost; by a timer, for an error has no way out of an event."""
        super().hideEvent(event)
        QTimer.singleShot(0, self, self.commit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and part beside one another where there is room, else below."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.widen(WIDEST)
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self._place.addWidget(self.ways)
        self._place.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.side)
        self._beside.addLayout(self._place, 1)
        self.column.addLayout(self._beside)
        self.side.chosen.connect(self._choose)
        self.ways.back.clicked.connect(lambda: self.step(-1))
        self.ways.next.clicked.connect(lambda: self.step(1))
        for button in (self.ways.leave, self.ways.on):
            button.clicked.connect(self._leave)
        for keys, by in ((("Ctrl+PgDown", "Alt+Right"), 1), (("Ctrl+PgUp", "Alt+Left"), -1)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(partial(self.step, by))

    def _make(self, key: str) -> VisitPart | PegRoom:
        if key == PAST_WEEK:
            return PegRoom(self._asking, self._diary, self._preferences)
        made = KINDS[Part(key)](self._asking)
        made.said.connect(self.commit)
        made.page_asked.connect(self.page_asked)
        return made

    def _start(self) -> str:
        """The first part without an answer; where all have one, PEG if it is due, else the first."""
        done = answered(self._diary.interview())
        left = [part for part in KINDS if part not in done]
        due = self._preferences.value.ratings and peg.due(self._diary.weeks(), self._diary.pegs(), self._diary.today)
        return [*left, *([PAST_WEEK] if due else []), *KINDS][0]

    def _order(self) -> list[str]:
        """Who does not rate is not led to PEG, but can go there."""
        asked = self._preferences.value.ratings or self.key == PAST_WEEK
        return self._names if asked else self._names[:-1]

    def _show_told(self) -> None:
        interview = self._diary.interview()
        for room in self._rooms.values():
            if isinstance(room, VisitPart):
                room.show_interview(interview)

    def _show_place(self) -> None:
        order = self._order()
        number = order.index(self.key)
        text = self.tr("After the {all} parts") if self.key == PAST_WEEK else self.tr("Part {n} of {all}")
        self.room.place.setText(text.format(n=number + 1, all=len(KINDS)))
        self.ways.show_place(first=number == 0, last=number + 1 == len(order))

    def _choose(self, key: str) -> None:
        """The focus stays on the list where that stays; else it goes to where the part begins."""
        if self.side.list.isVisible():
            # Before the part goes that may have it: a screen reader picks without it.
            self.side.list.lines[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self.open(key)
        else:
            self.turn_to(key)

    def _leave(self) -> None:
        self.commit()
        self.page_asked.emit("summary")

    def _arrange(self) -> None:
        wide = self.width() >= WIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(beside if wide else below)
        self._beside.setSpacing(24 if wide else 16)
        self.side.arrange(wide=wide)
        self.ways.arrange(wide=wide)
        set_tab_order(self.column)

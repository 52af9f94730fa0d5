"""The line at the bottom of the window, as the diary has it say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.state.diary_state import DiaryState
from desktop.ui.deed_words import DeedWords
from desktop.ui.keys import redo, written
from desktop.ui.widgets.saved.line import SavedLine
from desktop.ui.words import Words


class SavedNews(SavedLine):
    """Says what the diary has just saved and offers to take it back; says `news` when that is something new."""

    news = Signal()

    def __init__(self, diary: DiaryState, words: Words, parent: QWidget | None = None) -> None:
        """Follow `diary`; `words` name what was saved."""
        super().__init__("", "", parent)
        self.undo.setText(self.tr("&Undo"))
        self.redo.setText(self.tr("Redo"))
        self._diary = diary
        self._deeds = DeedWords(diary, words, self)
        self._told = self._newest = 0
        diary.changed.connect(self._follow)
        self._follow()

    def take_back(self) -> None:
        """Take the last thing back and say so."""
        if step := self._diary.undo():
            self.say(self._deeds.taken_back(step))

    def do_again(self) -> None:
        """Do again what was taken back last, and say so."""
        if step := self._diary.redo():
            self.say(self._deeds.done_again(step))

    def _follow(self) -> None:
        """Only what is new: a diary also changes by a new day, a name on the page, or something taken back."""
        last, following, latest = self._diary.undoable, self._diary.redoable, self._diary.latest
        back = (
            self.tr("Take back: {what} ({keys})").format(what=self._deeds.what(last), keys=written("Ctrl+Z"))
            if last
            else ""
        )
        again = (
            self.tr("Do again: {what} ({keys})").format(what=self._deeds.what(following), keys=redo())
            if following
            else ""
        )
        self.offer(back, again)
        if last and latest > self._newest:
            self._newest = latest
            self.news.emit()
            self.say(self._deeds.saved(last))
        elif latest != self._told:
            self.say("")
        self._told = latest

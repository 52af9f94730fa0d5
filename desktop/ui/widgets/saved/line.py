"""The line that says what has just been saved, to the eye and to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.page import COLUMN, MARGIN
from desktop.ui.widgets.text import Caption


class SavedLine(QWidget):
    """What is on disk now, with a button that takes it back and one that does it again."""

    def __init__(self, undo: str, redo: str, parent: QWidget | None = None) -> None:
        """`undo` and `redo` are the texts of the buttons; connect their `clicked`."""
        super().__init__(parent)
        self._text = Caption()
        self.undo, self.redo = QuietButton(undo), QuietButton(redo)
        self.undo.setObjectName("undo")
        self.redo.setObjectName("redo")
        # A click leaves the focus where it is: a note that is being written is not saved by it, only to be taken back.
        for button in (self.undo, self.redo):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 4, MARGIN, 6)
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        self._inner = inner = QHBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._text, 1)
        # Undo stays under the pointer while Redo comes and goes.
        for button in (self.redo, self.undo):
            inner.addWidget(button)
        self.offer("", "")
        line.addStretch(1)
        line.addWidget(column, 1000)
        line.addStretch(1)

    def stand_last(self) -> None:
        """Come after everything else by Tab: whoever walks into a page must not meet Undo first."""
        # A widget that gets a parent goes to the end of the chain.
        for button in (self.redo, self.undo):
            shown = not button.isHidden()
            self._inner.removeWidget(button)
            button.setParent(None)
            self._inner.addWidget(button)
            button.setVisible(shown)

    def offer(self, undo: str, redo: str) -> None:
        """Say at each button what it would do; an empty text leaves nothing to do."""
        focused = next((button for button in (self.undo, self.redo) if button.hasFocus()), None)
        for button, what in ((self.undo, undo), (self.redo, redo)):
            button.setToolTip(what)
            button.setAccessibleDescription(what)
        self.redo.setVisible(bool(redo) or focused is self.redo)
        self.undo.setEnabled(bool(undo) or focused is self.undo)
        # Before one of them goes: the focus would go somewhere else.
        if focused is self.undo and not undo and redo:
            self.redo.setFocus()
        elif focused is self.redo and not redo and undo:
            self.undo.setFocus()
        self.redo.setVisible(bool(redo))
        self.undo.setEnabled(bool(undo))

    def say(self, sentence: str) -> None:
        """Show `sentence` and have it read out."""
        self._text.setText(sentence)
        announce(self, sentence)

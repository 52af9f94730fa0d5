"""The line that says what has just been saved, to the eye and to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.page import COLUMN, MARGIN
from desktop.ui.widgets.text import Caption


class SavedLine(QWidget):
    """What is on disk now, with a button that takes it back."""

    def __init__(self, undo: str, parent: QWidget | None = None) -> None:
        """`undo` is the text of the button; connect its `clicked`."""
        super().__init__(parent)
        self._text = Caption()
        self._text.setWordWrap(False)
        self.undo = QuietButton(undo)
        self.undo.setObjectName("undo")
        # A click leaves the focus where it is: a note that is being written is not saved by it, only to be taken back.
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 4, MARGIN, 6)
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        self._inner = inner = QHBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._text)
        inner.addStretch(1)
        inner.addWidget(self.undo)
        line.addStretch(1)
        line.addWidget(column, 1000)
        line.addStretch(1)

    def stand_last(self) -> None:
        """Come after everything else by Tab: whoever walks into a page must not meet Undo first."""
        # A widget that gets a parent goes to the end of the chain.
        self._inner.removeWidget(self.undo)
        self.undo.setParent(None)
        self._inner.addWidget(self.undo)

    def say(self, sentence: str) -> None:
        """Show `sentence` and have it read out."""
        self._text.setText(sentence)
        announce(self, sentence)

"""A card to write in: what the person says about the day, in their own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop.ui.keys import written
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Caption, ErrorText, Heading

LINES = 4
PAUSE = 1200
"""Milliseconds without a key after which a note is saved."""


class NoteField(QPlainTextEdit):
    """Several lines; says `done` when the focus leaves it and on Ctrl+Return. Tab goes on."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Four lines high."""
        super().__init__(parent)
        self.setObjectName("note")
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 28)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person has gone on to something else."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return saves."""
        saves = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if saves and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class NoteCard(Card):
    """A field that knows whether what stands in it is saved."""

    written = Signal(str)

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        """`title` has the access key; `hint` stands in the empty field."""
        super().__init__(parent=parent)
        self.setAccessibleName(title.replace("&", ""))
        self._saved = ""
        self.field = NoteField()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(title.replace("&", ""))
        self.field.setToolTip(
            self.tr("Saved when you pause or go on, or with {keys}").format(keys=written("Ctrl+Return"))
        )
        self._state = Caption()
        self._state.setObjectName("note_state")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._error = ErrorText()
        self._error.setObjectName("note_error")
        heading = Heading(title)
        heading.setBuddy(self.field)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addWidget(self._state, 1)
        self.body.addLayout(head)
        self.add(self.field, self._error)
        # Nothing that was typed is lost for long; the timer runs only after a key.
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.commit)
        self.field.done.connect(self.commit)
        self.field.textChanged.connect(self._changed)

    @property
    def unsaved(self) -> bool:
        """Whether something stands here that is not on disk."""
        return self.field.toPlainText().strip() != self._saved

    @property
    def refused(self) -> bool:
        """Whether it says why what stands here cannot be saved."""
        return bool(self._error.text())

    def commit(self) -> None:
        """Hand over what is not saved yet, if anything."""
        self._pause.stop()
        if self.unsaved:
            self.written.emit(self.field.toPlainText())

    def show_saved(self, text: str) -> None:
        """`text` is on disk. What is being written stays as it is."""
        unsaved = self.unsaved
        self._saved = text
        if not unsaved and self.unsaved:
            self.field.setPlainText(text)
        self._say_state()

    def start(self, text: str) -> None:
        """Show another day's note."""
        self._saved = text
        self.field.setPlainText(text)
        self._say_state()

    def refuse(self, sentence: str) -> None:
        """Say why what stands here cannot be saved, and keep it."""
        self._error.say(sentence)
        self.field.setAccessibleDescription(sentence)

    def _changed(self) -> None:
        self._say_state()
        if self.unsaved:
            self._pause.start()

    def _say_state(self) -> None:
        if self.unsaved:
            self._state.setText(self.tr("Not saved yet"))
            return
        self._error.say("")
        self.field.setAccessibleDescription("")
        self._state.setText(self.tr("Saved") if self._saved else "")
